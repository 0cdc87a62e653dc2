"""Right documents with one claim spoiled: what once made the wrong claim come out as right."""

from symsgd.check.check import check_text
from tests.check.verdict_rows import rows, verdicts

SIGMOID = r"Let $f(x)=\frac{1}{1+e^{-x}}$. Then"


@rows(
    rf"""
{SIGMOID}
$$f''(x) = f'(x)(1-2f(x))$$
At $x=0$: $f''=0$.
=> P P
{SIGMOID}
$$f''(x) = 2f'(x)(1-2f(x))$$
At $x=0$: $f''=0$.
=> R P
{SIGMOID}
$$f''(x) = 2f'(x)(1-2f(x))$$
for $x=0$.
=> P
Let $f(x) = x^2$.
$f'(x) = 3x$
At $x = 0$ we get $f'(0) = 0$.
=> R P
$$\sqrt{{x^2}} = x$$
For $x \ge 0$.
=> P
$$\sqrt{{x^2}} = x$$
For $x \ge 0$ we have $|x| = x$.
=> R P
"""
)
def test_a_capital_letter_begins_a_sentence_behind_a_display(document, expected):
    assert verdicts(document) == expected


@rows(
    r"""
It is stable <=> $a = 2$. Then $a + 1 = 3$.
=> N
Let $σ(x) = \frac{1}{1+e^{-x}}$. A turning point <=> σ = 1/2 <=> $x = 0$. So $σ'(0) = \frac14$.
=> P P
Let $σ(x) = \frac{1}{1+e^{-x}}$. A turning point <=> σ = 1/2 <=> $x = 0$. So $σ'(0) = 0$.
=> P R
"""
)
def test_what_is_as_much_as_words_gives_no_value(document, expected):
    assert verdicts(document) == expected


def test_a_wrong_closed_form_beside_another_is_told():
    text = (
        r"The rule is $w_{t+1} = (1 - a)w_t$, so $w_t = 2(1-a)^t w_0$. And $f(x) = x^2$ has "
            r"$f'(x) = x$.")  # fmt: skip
    assert [claim.status.value for claim in check_text(text).claims] == ["REFUTED", "REFUTED"]


def test_an_equation_above_that_is_unread_is_passed_over():
    text = "Let $f = 2 3x$. $x + y = 1$ and $x - y = 0$, so $x = 1/2$."
    assert "REFUTED" not in {claim.status.value for claim in check_text(text).claims}
