# ruff: noqa: E501  (a row is a document)
"""Values that the text only supposes, or gives to one case: nothing else rests on them."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


def claims(text):
    return check_text(text, by=decide).claims


SUPPOSED = [
    "With probability one half, $x = 1$.",
    "$x = 1$ with probability $1/2$.",
    "In the worst case $x = 1$.",
    "Say $x = 1$ for example.",
    "Take a point, e.g. $x = 1$.",
    "For instance, $x = 1$.",
    "Perhaps $x = 1$.",
    "$x = 1$ would be nice.",
    "Suppose for contradiction that $x = 1$.",
    "Suppose $x = 1$. This is a contradiction.",
    "When we put $x = 1$ we get $y = 2$.",
    "Im schlimmsten Fall ist $x = 1$.",
    "Mit Wahrscheinlichkeit $1/2$ ist $x = 1$.",
    "Nimm z. B. $x = 1$.",
    "Nimm z.B. $x = 1$.",
    "Angenommen, $x = 1$ (Widerspruch).",
    "Avec probabilité $1/2$, $x = 1$.",
    "Par exemple $x = 1$.",
    "Supposons par l'absurde $x = 1$.",
    "Dans le pire des cas, $x = 1$.",
    "Por ejemplo, $x = 1$.",
    "En el peor de los casos $x = 1$.",
    "Con probabilidad $1/2$, $x = 1$.",
    "例如 $x = 1$。",
    "在最壞情況下 $x = 1$。",
    "以機率 $1/2$，$x = 1$。",
    "假設 $x = 1$，矛盾。",
]


CASES = [  # what holds if x is 1 says nothing of x behind its sentence
    "If $x = 1$, then $y = 2$.",
    "Falls $x = 1$, dann ist $y = 2$.",
    "Si $x = 1$, alors $y = 2$.",
    "若 $x = 1$，則 $y = 2$。",
]


@pytest.mark.parametrize("words", CASES)
def test_a_case_ends_with_its_sentence(words):
    found = claims(f"{words} Then $x + 1 = 2$. And $x + 1 = 3$. And $x + x = 2x$, $x + x = 3x$.")
    assert [claim.status for claim in found[-4:]] == [N, N, P, R]
    assert claims(f"{words} Now $x^2 = x$.")[-1].status is N


@pytest.mark.parametrize("words", SUPPOSED)
def test_a_supposed_value_is_no_fact(words):
    found = claims(f"{words} Now $x^2 = x$.")
    assert found[-1].status is N
    assert found[-1].missing == ("whether x still has its value",)


@pytest.mark.parametrize("words", SUPPOSED)
def test_what_rests_on_a_supposed_value_names_it_or_asks(words):
    found = claims(f"{words} Then $x + 1 = 2$. And $x + 1 = 3$. And $x + x = 2x$, $x + x = 3x$.")
    assert [claim.status for claim in found[-4:]] == [P, N, P, R]
    assert found[-4].conditions == ("x = 1 (line 1)",)


@pytest.mark.parametrize(
    "words", ["Let $x = 1$.", "For example, let $x = 1$.", "Suppose $x = 1$.", "Here $x = 1$.",
              "Sei $x = 1$.", "Soit $x = 1$.", "Sea $x = 1$.", "令 $x = 1$。"]
)  # fmt: skip
def test_a_value_that_is_let_holds(words):
    assert [claim.status for claim in claims(f"{words} Now $x^2 = x$. And $x = 2$.")][:1] == [P]


def test_it_holds_in_its_own_sentence():
    assert [claim.status for claim in claims("If $x = 1$, we have $x^2 = x$.")] == [P]
    assert [claim.status for claim in claims("$x = 1$ would give $x^2 = 2$.")] == [N]


@pytest.mark.parametrize(
    "words", ["Unless $x = 0$,", "Außer für $x = 0$ gilt", "Sauf si $x = 0$,", "除非 $x = 0$，"]
)
def test_unless_leaves_a_place_out(words):
    assert [claim.status for claim in claims(f"{words} $x/x = 1$. So $x^2 = x$.")] == [P, R]


def test_what_a_condition_and_a_comma_lead_to_is_a_claim():
    found = claims("If $y = 1$, $y^2 = 2$. So $y = 3$.")
    assert found[0].status == R
    found = claims("If $x + y = 3$, $x - y = 1$, then $x = 2$.")
    assert [claim.status for claim in found] == [P]
    found = claims("If $x + y = 3$ and $x - y = 1$. Then $x = 2$.")
    assert [claim.status for claim in found] == [P]


def test_a_heading_is_no_part_of_the_sentence_below_it():
    [claim] = claims("# Part B\nIf $|x| < 1$, then $x + x = 2x$.\n")
    assert claim.status is P


@pytest.mark.parametrize(
    "text",
    [
        "Let $w = 2$. If $w$ were $3$, we would have $w^2 = 9$.",
        "Let $w = 2$. A weight of $3$ would give $w^2 = 9$.",
        "Sei $w = 2$. Wäre $w$ gleich $3$, würde es $w^2 = 9$ geben.",
    ],
)
def test_what_would_be_is_not_refuted(text):
    assert [claim.status for claim in claims(text)] in ([N], [])


def test_what_somebody_would_like_to_show_is():
    assert [claim.status for claim in claims("We would like to show $1 + 1 = 3$.")] == [R]


@rows(r"""
If $a = b$, then $a + b = 2b$. We have $a + b = 2b$.
=> P N
Let $F = 2PR/(P + R)$ with $P = 0.8$ and $R = 0.4$. If $P = R$, then $F = P$. When $P = 2R$, $F = \frac43 R$. If $P = R$, then $F = 2P$. Now $F = \frac{8}{15}$.
=> P P R P
We have $P = \frac{40}{50}$, $R = \frac{40}{60}$ and $F = \frac{2PR}{P + R} = \frac{8}{11}$. If $P = R$ then $F = P$.
=> P P
If $u = v^2$, then $du/dv = 2v$. Then $du/dv = 3v$.
=> P R
Let $c = 2d$. If $c = d$, then $d = 1$.
=> R
""")  # fmt: skip
def test_what_an_if_clause_sets_equal_is_equal_in_its_sentence(document, expected):
    assert verdicts(document) == expected


def test_what_is_set_equal_is_equal_inside_functions_of_the_text():
    text = r"$f(y) = a \ln y + b \ln(1 - y)$. If $a = b$, then $f(\frac12) = -2a\ln 2$."
    assert [claim.status for claim in claims(text)] == [P]
    assert [claim.status for claim in claims(text.replace("-2a", "-3a"))] == [R]


@rows(r"""
Assume $\sigma(z) = 0.9$ with the sigmoid $\sigma$. Then $\sigma'(z) = 0.9 \cdot 0.1 = 0.09$.
=> N P
Let $f(x) = x^2$. If $y = f(z) = 4$, then $2y = 8$.
=> N
Let $f(x) = x^2$. If $f(z) = 4$, then $f(z) + 1 = 5$.
=> P
Let $f(x) = x^2$. If $f(z) = 4$, then $f(z) + 1 = 6$.
=> R
Let $f(x) = x^2$ and $z = 2$. If $f(z) = 5$, then $z = 3$.
=> R
Let $f(x) = x^2$. For $a = f(z) = 4$ we have $a/2 = 2$.

The root of $z^2 + 1 = 2z$ is $z = 1$.
=> N P
""")
def test_the_value_of_a_function_is_supposed_of_a_letter(document, expected):
    assert verdicts(document) == expected
