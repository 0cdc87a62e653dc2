"""With rounded decimals, equations with letters hold for some numbers that round to them."""

import pytest

from tests.check.verdict_rows import verdicts

_FRONT = '+++\n[notation]\ndecimals = "rounded"\n+++\nLet $x$ and $y$ be real.\n\n'

CLAIMS = [
    ("$x/3 = 0.33x$", "P"),
    ("$x/3 = 0.4x$", "R"),
    ("$x/3 + 2y/3 = 0.33x + 0.67y$", "P"),
    ("$x/3 + 2y/3 = 0.33x + 0.6y$", "R"),
    ("$(x + y)/3 = 0.33(x + y)$", "P"),
    ("$0.33x + 0.33y = x/3 + 33y/100$", "P"),
    ("$0.33x + 0.33y = x/3 + 33y/100 + 1$", "R"),
    ("$0.33x^2 = x^3/3$", "R"),
    ("$e^x/3 = 0.33e^x$", "U"),
    ("$e^x = 0.33e^x$", "R"),
    ("$e^{0.33x} = e^{x/3}$", "U"),
    ("$e^{0.33x} = e^{x/2}$", "R"),
    ("$e^{0.33} = 1.40$", "U"),
    ("$e^{0.33} = 1.5$", "R"),
    ("$(0.33x, 1) = (x/3, 1)$", "U"),
    ("$(0.33x, 1) = (x/2, 1)$", "R"),
    ("$(0.33x, 1) = (x/3, 2)$", "R"),
    ("$0.5x = x/2$", "P"),
    ("For $x > 100$, $x/3 = 0.33x + 0.001$.", "U"),
    ("For $0 < x < 1$, $x/3 = 0.33x + 0.1$.", "R"),
]


@pytest.mark.parametrize(("claim", "found"), CLAIMS)
def test_rounded(claim, found):
    assert verdicts(_FRONT + claim) == [found]


def test_beside_letters_decimals_are_exact_unless_something_else_is_said():
    assert verdicts("Let $x$ be real. $x/3 = 0.33x$") == ["R"]


def test_a_formula_that_is_solved_is_rounded_too():
    front = '+++\n[notation]\ndecimals = "rounded"\n+++\n'
    assert verdicts(front + "Let $x = 3w$. Then $w = 0.33x$.") == ["P"]
