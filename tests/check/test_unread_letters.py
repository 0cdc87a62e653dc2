# ruff: noqa: E501  (a row is a document)
"""What an unread formula may say of a letter is not held against a claim."""

import pytest

from symsgd.check.check import check_text
from tests.check.verdict_rows import rows, verdicts

ASKED = [
    r"Let $0 < x \garbage 1$. Then $x^2 < x$.",
    r"We have $x^2 < x$, where $0 < x \garbage 1$.",
    r"Let $a = 2$. Now let $a = \garbage$. Then $a + 1 = 3$.",
    r"Let $a = 2$. Now let $a = \garbage$. Then $a + 1 = 4$.",
    r"Let $x = 3$. For $x \in \garbage$ we have $x^2 < x$.",
    r"Let $p + q = \garbage$. Then $p^2 + q^2 = 1 - 2pq$.",
    "For x $>$ 0 we have $|x| = x$.",
    r"For x in [0, 1/2] we have $x^2 < x$.",
    "Let $|x| < 1.\n\nThen $x^2 < |x|$.",
]
REFUTED = [
    r"Let $0 < y \garbage 1$. Then $x^2 < x$.",
    r"Here $\garbage x$ is left out. Then $x^2 < x$.",
    r"Let $f(x) = x^2$. Then $f'(x) = \garbage$ and $f'(x) = 3x$.",
    r"We have $x^2 < x$. Now let $0 < x \garbage 1$.",
    r"Let $a = 2$. Then $a + 1 = 4$. Now let $a = \garbage$.",
    "## Exercise 1\nLet $0 < x \\garbage 1$.\n\n## Exercise 2\nNow let $y = 3$. Then $x^2 < x$.",
    r"With $\frac{\partial C}{\partial w} = \garbage$ we have $w + 1 = w$.",
]
PROVED = [
    r"Let $0 < x \garbage 1$. Then $x \cdot x = x^2$.",
    r"Let $a = 2$. Then $a + 1 = 3$. Now let $a = \garbage$.",
    r"Let $a = 2$. Then $f(a) = \garbage$ and $a + 1 = 3$.",
]


def _statuses(text: str) -> set[str]:
    return {str(claim.status) for claim in check_text(text).claims} - {"UNREAD"}


@pytest.mark.parametrize("text", ASKED)
def test_a_claim_about_a_letter_of_an_unread_formula_asks(text):
    assert _statuses(text) == {"NEEDS_CONTEXT"}
    assert any("is not read" in claim.reason for claim in check_text(text).claims)


@pytest.mark.parametrize("text", REFUTED)
def test_other_claims_are_refuted_as_before(text):
    assert _statuses(text) == {"REFUTED"}


@pytest.mark.parametrize("text", PROVED)
def test_what_holds_for_every_value_is_proved(text):
    assert _statuses(text) == {"PROVED"}


def test_the_question_names_the_place_of_the_formula():
    claim = check_text("Let $0 < x \\garbage 1$.\nThen $x^2 < x$.").claims[0]
    assert claim.missing == ("what is said of x at 1:6",)
    assert claim.counterexample is None


PLAIN = {
    "For x > 0 we have $|x| = x$.": {"PROVED"},
    "Let f(x) = x³. Then $f'(x) = 3x^2$.": {"PROVED"},
    "Let f(x) = x³. Then $f'(x) = 3x$.": {"REFUTED"},
    "Let n = 3. Then $n^2 = 9$.": {"PROVED"},
    "Let n = 3. Then $n^2 = 8$.": {"REFUTED"},
    "Let σ(x) = 1/(1+e^(-x)). Then σ'(x) = σ(x)(1-σ(x)).": {"PROVED"},
    "Let σ(x) = 1/(1+e^(-x)). Then σ'(x) = σ(x)(1+σ(x)).": {"REFUTED"},
    "We had n = 100 samples. Then $n + 1 = 101$.": {"PROVED"},
}


@pytest.mark.parametrize("text", PLAIN)
def test_formulas_in_plain_text_count(text):
    assert _statuses(text) == PLAIN[text]


@rows(r"""
$w = (1, -1)^T$, $b = 1$, $σ(t) = 1/(1+e^{-t})$. $z = (1, 1)^T$, $h = σ(z) = (σ(1), 0.731)^T$, $s = w^T h + b ≈ 1.000$.

Again: $z = (2, 1)^T$, $h = σ(z) ≈ (0.8808, 0.7311)^T$, $s = w^T h + b ≈ 1.1497$, $o = σ(s) ≈ 0.7594$ and $w^T w = 3$.
=> X P X X N N R
$x = (1, 2)^T$, $w = (1, 1)^T$ and $h = (0.5, 0.5)^T$. $s = w^T h = 1$, so $s = 2$.
=> P R
""")
def test_a_letter_worked_out_anew_by_what_is_not_read_has_no_known_number(document, expected):
    assert verdicts(document) == expected
