# ruff: noqa: E501  (a row is a document)
"""Values that hold in one sentence, and what is said of other letters there."""

import pytest

from symsgd.check.check import check_text
from tests.check.verdict_rows import rows, verdicts

SOFTMAX = r"The softmax is $p_i = e^{z_i/T}/\sum_j e^{z_j/T}$. "
PROVED = [
    SOFTMAX
    + r"For $z = (1, 2)$ and $T = 1$: $p_1 = 1/(1+e)$. For $T = 2$: $p_1 = 1/(1+\sqrt{e})$.",
    SOFTMAX + r"For $z = (1, 2)$ and $T = 2$ we get $p_1 = 1/(1+\sqrt{e}) \approx 0.378$.",
]
REFUTED = [
    SOFTMAX + r"For $z = (1, 2)$ and $T = 1$: $p_1 = 1/(1+\sqrt{e})$.",
    SOFTMAX + r"For $z = (1, 2)$ and $T = 2$ we get $p_1 = 1/(1+e)$.",
]
ASKED = [
    r"For $T = 1$: $m = 3q = 2q + q$. For $T = 2$: $m = 5q = 4q + q$.",
    r"At $T = 1$ we have $m = 3q = 2q + q$. At $T = 2$ we have $m = 5q = 4q + q$.",
]


def _statuses(text: str) -> set[str]:
    return {str(claim.status) for claim in check_text(text).claims}


@pytest.mark.parametrize("text", PROVED)
def test_a_member_is_worked_out_with_the_values_of_its_sentence(text):
    assert _statuses(text) == {"PROVED"}


@pytest.mark.parametrize("text", REFUTED)
def test_and_a_wrong_one_is_refuted(text):
    assert _statuses(text) == {"REFUTED"}


@pytest.mark.parametrize("text", ASKED)
def test_what_is_said_for_one_value_refutes_nothing_for_another(text):
    assert "REFUTED" not in _statuses(text)


@rows(
    r"""
Let $z = 2y + 1$. With $y = 0$, $z = 1$.
=> P
Let $z = 2y + 1$. With $y = 0$, $z = 2$.
=> R
Let $z = 2y + 1$. With $y = 1$ we have $z = 3$. With $y = 0$, $z = 2$.
=> P R
Let $z = 2y + x$. With $y = 0$, $z = 2$.
=>
Let $z = 2y + 1$. Take $y = 0$, $z = 2$. Then $yz = 0$.
=> P
"""
)
def test_what_comes_out_of_given_numbers_is_not_given(document, expected):
    assert verdicts(document) == expected


@rows(
    r"""
$y = \ln x$, $\frac{dy}{dx} = \frac1x$. For $x = 4$ it's $0.25$.

## Sigmoid

$y = \sigma(x) = \frac{1}{1+e^{-x}}$, $\frac{dy}{dx} = y(1-y)$. If $y = 0.5$ then $\frac{dy}{dx} = 0.25$.
=> P P P N
$y = \ln x$, $\frac{dy}{dx} = \frac1x$. For $x = 4$ it's $0.25$.

## Square

$y = x^2$, $\frac{dy}{dx} = 2x$, $\frac{dy}{dx} = 3x$.
=> P P R
"""
)
def test_a_case_of_which_one_number_is_said_ends_with_its_section(document, expected):
    assert verdicts(document) == expected
