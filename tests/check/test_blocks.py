"""Values hold in their block: what is claimed elsewhere must not rest on them in silence."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
SIGMOID = r"Let $\sigma(z) = \frac{1}{1+e^{-z}}$."


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a claim about the letter itself, after an example with a number
        ("## Example\nLet $x = 2$. Then $x^2 = 4$.\n\n## In general\n$x^2 = 2x$", [P, N]),
        ("## Example\nLet $x = 2$.\n\n## In general\n$x^2 - 1 = (x-1)(x+1)$", [P]),
        ("## Example\nLet $x = 2$.\n\n## In general\n$x^2 - 1 = x$", [R]),
        ("## Example\nLet $x = 2$.\n\n## In general\n$\\frac{d}{dx} x^2 = 2x$", [P]),
        ("# Sheet\nLet $x = 2$.\n\n## Part one\n$x^2 = 2x$", [P]),  # a part of what it is said of
        ("- Let $x = 2$.\n- Then $x^2 = 2x$.", [N]),
        ("- Let $x = 2$. Then $x^2 = 2x$.\n- Here $x^2 = 4$.", [P, P]),
        ("- For $x = 1$: $x^2 = x$\n- For $x = 2$: $x^2 = 2x$", [P, P]),
        ("\\section{A} Let $x = 2$. \\subsection{B} $x^2 = 2x$ \\section{C} $x^2 = 2x$", [P, N]),
        (
            "\\begin{itemize}\\item Let $x = 2$. \\item $x^2 = 2x$\\end{itemize}",
            [N],
        ),
        # the same value, given anew
        ("## A\nLet $x = 2$.\n\n## B\nLet $x = 2$. Then $x^2 = 2x$.", [P]),
        ("## A\nLet $x = y = 2$.\n\n## B\n$x^2 = 2x$", [N]),
        ("## A\nLet $(x, y) = (2, 3)$.\n\n## B\n$x^2 = 2x$", [N]),
        # numbers go on from one part to the next
        ("## Values\nLet $w = 2$, $x = 3$.\n\n## Forward\n$w x = 6$, $w + x = 6$", [P, R]),
        # a conclusion speaks of what its part of the text is about
        (f"# One\n{SIGMOID} Let $a = \\sigma(x)$, $x = 2$.\n\n## Two\nSo $a = \\sigma(2)$.", [P]),
        (f"# One\n{SIGMOID} Let $a = \\sigma(x)$, $x = 2$.\n\n## Two\nSo $a = \\sigma(3)$.", [R]),
    ],
)
def test_values_of_other_blocks(text, expected):
    assert [claim.status for claim in claims(text)] == expected


def test_what_a_claim_rests_on_is_told():
    text = "## Values\nLet $w = 2$.\n\n## Forward\n$w^2 = 4$"
    assert claims(text)[0].conditions == ("w = 2 (line 2)",)
    (wrong,) = claims("## Values\nLet $w = 2$.\n\n## Forward\n$w^2 = 5$")
    assert (wrong.status, wrong.conditions) == (R, ("w = 2 (line 2)",))
    (asked,) = claims("## Values\nLet $w = 2$.\n\n## Forward\n$w^2 = 2w$")
    assert asked.missing == ("whether w still has its value",)
    assert "w = 2 (line 2)" in asked.reason
    assert asked.counterexample is None
