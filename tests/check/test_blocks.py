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


TABLE = "| x | f |\n|---|---|\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # rows of a table
        (TABLE + "| $x=1$ | $x^2=1$ |\n| $x=2$ | $x^2=4$ |\n| $x=3$ | $x^2=8$ |", [P, P, R]),
        (TABLE + "| $x=1$ | $x^2=1$ |\n| $x=2$ | $x^2=2x$ |\n\nNow $x^2=2x$.", [P, P, N]),
        # labels
        ("Let $x=2$. Then $x^3=8$.\n\n**Remark.** In general $x^3=4x$.", [P, N]),
        ("Let $x=2$. Then $x^3=8$.\n\n**Remark.** Here $x^3=8$.", [P, P]),
        ("Let $x=2$. In general, $x^2 = 2x$.", [N]),
        ("Let $x=2$. In general, $x^2 - 1 = (x-1)(x+1)$.", [P]),
        ("Example. Let $x=2$. Then $x^2=4$.\n\nRemark. $x^2=2x$.", [P, N]),
        ("*Example 1.* Let $x=2$, $x^2=2x$.\n\n*Example 2.* Let $x=3$. $x^2=9$.", [P, P]),
        ("Theorem 1. $x + x = 2x$. Proof. Let $x=2$. Then $x^2=4$. Remark. $x^2=2x$.", [P, P, N]),
        ("**Given:** $w=2$.\n\n**Forward pass:** $3w = 6$, $w^2 = 2w$.", [P, P]),
        ("**Sigmoid.** Let $x=2$.\n\n**Tanh.** $x^2=2x$.", [N]),
        ("Beispiel: Sei $x=2$. Dann $x^2=4$.\n\nBemerkung: Es ist $x^2=2x$.", [P, N]),
        ("Sei $x=2$. Dann $x^2=4$. Allgemein gilt $x^2=2x$.", [P, N]),
        ("Exemple. Soit $x=2$. Alors $x^2=4$.\n\nRemarque. $x^2=2x$.", [P, N]),
        ("Ejemplo. Sea $x=2$. Entonces $x^2=4$.\n\nObservación. $x^2=2x$.", [P, N]),
        ("例1：设 $x=2$。则 $x^2=4$。\n\n注：$x^2=2x$。", [P, N]),
        ("例题1：$f(x)=x^2$，$f'(x)=2x$。\n\n例题2：$f(x)=x^3$， $f'(x)=3x^2$。", [P, P]),
        ("Aufgabe 1. Sei $x=2$, $x^2=4$.\n\nAufgabe 2. Sei $x=3$, $x^2=9$.", [P, P]),
        # cases
        ("Case 1: $x=1$. Then $x^2=1$. Case 2: $x=2$. Then $x^2=4$.", [P, P]),
        ("Case 1: $x=1$. Then $x^2=1$. Case 2: $x^2=x$.", [P, N]),
        ("Case 1: $x=1$, $x^2=x$. Case 2: $x=0$, $x^2=x$. In both cases $x^2=x$.", [P, P, N]),
        ("Fall 1: $x=1$. Dann $x^2=1$. Fall 2: $x=2$. Dann $x^2=4$.", [P, P]),
        ("Case 1: $x>0$. So $|x|=x$. Case 2: $x<0$. So $|x|=-x$. In all cases $|x|=-x$.",
         [P, P, N]),
        ("- Let $x>0$. Then $\\sqrt{x^2}=x$.\n- $\\sqrt{x^2}=x$, $\\sqrt{x^2}=|x|$.", [P, N, P]),
        # letters
        ("(a) Let $x=2$, so $x^2=4$. (b) $x^2=2x$. (c) $x=3$ gives $x^2=9$.", [P, N, P]),
        ("(a) Let $x=2$, so $x^2=4$.\n\n(b) $x^2=2x$.", [P, N]),
        ("a) Let $x=2$, so $x^2=4$.\n\nThen $x^2=2x$.\n\nb) $x^2=2x$.", [P, P, N]),
        ("(a) $f(x)=x^2$, $f'(x)=2x$. (b) $f(x)=x^3$, $f'(x)=3x^2$.", [P, P]),
        ("a) $f(x)=x^2$, b) $f(x)=x^3$, then $f'(x) = 3x^2$.", [P]),
        ("Let $x=2$; by (b), $x^2=4$, and by c) $x^2=2x$.", [P, P]),
        ("(a) Let $f(x)=x^2$. $f'(x)=2x$. (b) Show that $f(x)=x^3$.", [P, R]),
        # LaTeX
        ("\\begin{example} Let $x=2$. Then $x^2=4$. \\end{example} Now $x^2=2x$.", [P, N]),
        ("\\paragraph{Example.} Let $x=2$, $x^2=2x$. \\paragraph{General.} $x^2=2x$.", [P, N]),
        ("\\textbf{Example.} Let $x=2$.\n\n\\textbf{Remark.} $x^2=2x$.", [N]),
        ("<h2>One</h2> Let $x=2$. <h2>Two</h2> $x^2=2x$", [N]),
        ("One\n===\nLet $x=2$.\n\nTwo\n===\n$x^2=2x$", [N]),
        # a sign between two formulas is no item and no row
        ("Let $x = 2$ - $x^2=2x$.", [P]),
        # what an exercise stands in holds in it
        ("# Sheet\nLet $x=2$.\n## Exercise 1\n$y=3$. $xy=6$.\n## Exercise 2\n$xy=6$", [P, N]),
    ],
)  # fmt: skip
def test_values_of_examples_cases_and_rows(text, expected):
    assert [claim.status for claim in claims(text)] == expected


def test_values_of_a_row_need_no_condition():
    found = claims(TABLE + "| $x=1$ | $x^2=1$ |\n| $x=2$ | $x^2=4$ |")
    assert [claim.conditions for claim in found] == [(), ()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # another number for a letter is a new value, unless it is said to follow
        (r"We take $\eta=0.1$. With a larger rate $\eta=0.5$ we get $2\eta = 1$.", [P]),
        ("Let $y=x+1$. For $x=1$, $y=2$. For $x=2$, $y=3$. So $y=3$.", [P, P, N]),
        ("Sample 1: $x=1$, $y=2$, $x+y=3$. Sample 2: $x=2$. $y=3$. $x+y=5$.", [P, P]),
        ("First $x=1$: $x+1=2$. Second $x=2$: $x+1=3$.", [P, P]),
        (
            r"Let $\theta = 0$; $\cos\theta = 1$. If instead $\theta=\pi$ then $\cos\theta=-1$.",
            [P, P],
        ),
        ("Let $w=1$. Then $w=2$.", [R]),
        ("Let $w=1$ and $z=2w$. We get $w=2$.", [R]),
        ("Let $w=1$. So $w=1$.", [P]),
        # what a sentence supposes may go on in the next one, but not in general
        ("For $x=1$ we get $x^2=x$; in general $x^2 = x$.", [P, R]),
        ("At $x=0$ we have $\\sin x = 0$. Hence $\\sin x = x$.", [P, N]),
        ("For $x>0$ we have $|x|=x$. So $|x|+x=2x$.", [P, N]),
        ("For $x>0$ we have $|x|=x$. But $|x|+x=2x$ is true.", [P, R]),
        ("For $x>0$ we have $|x|=x$. In general, $|x|+x=2x$.", [P, R]),
        ("For $x>0$ we have $|x|=x$. For $x<0$ we have $|x|=x$.", [P, R]),
    ],
)
def test_new_values_and_what_goes_on(text, expected):
    assert [claim.status for claim in claims(text)] == expected
