"""Items with items below them are parts of their own, unless their words go on."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.words.outer_items import begins_part
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
- $\int \cos 4x\,dx$
  - $u = 4x$
  - $\int \cos 4x\,dx = \frac14\sin 4x + C$
- $\int x e^{3x}\,dx$
  - $u = 3x$, so $u^2 = 9x^2$
  - $\int x e^{3x}\,dx = \frac{e^{3x}}{9}(3x - 1) + C$
=> P P P
- $\int \cos 4x\,dx$
  - $u = 4x$
- $\int x e^{3x}\,dx$
  - $u = 3x$, so $u^2 = 16x^2$
  - $\int x e^{3x}\,dx = \frac{e^{3x}}{9}(3x + 1) + C$
=> R R
1. Differentiate.
   - $y = x^2$
   - $\frac{dy}{dx} = 2x$
2. Once more.
   - $y = x^3$
   - $\frac{dy}{dx} = 3x^2$
=> P P
1. Differentiate.
   - $y = x^2$
   - $\frac{dy}{dx} = 2x$
2. Once more.
   - $y = x^3$
   - $\frac{dy}{dx} = 2x$
=> P R
- The parabola
    - $f(x) = x^2$
        - $f'(x) = 2x$
    - $f(3) = 9$
- The cubic
    - $f(x) = x^3$
        - $f'(x) = 2x$
    - $f(3) = 9$
=> P P R N
- The parabola: $f(x) = x^2$
  - $f'(x) = 2x$
- The slope
  - $f'(x) = 2x$
  - $f'(1) = 3$
=> P P N
- Let $a = 2$.
  - $3a = 6$
- Let $b = 1$.
  - $3a = 6$
  - $3a = 7$
=> P P N
- Data
  - $w = 2$, $x = 3$
- Forward pass
  - $wx = 6$
  - $wx = 7$
=> P R
- Definition
  - $y = x^2 + 2x$
- Step 2
  - $y = x(x + 1)$
=> R
Let $f(x) = x^2$.

- The slope
  - $f'(x) = 2x$
- The curvature
  - $f''(x) = 3$
=> P R
- First
  - Let $u = 4x$.
  - Then $u = 3x$.
=> R
\begin{itemize}
\item The parabola
  \begin{itemize}
  \item $y = x^2$
  \item $\frac{dy}{dx} = 2x$
  \end{itemize}
\item The cubic
  \begin{enumerate}
  \item $y = x^3$

  It has
  \item $\frac{dy}{dx} = 3x^2$ and $\frac{dy}{dx} = 2x$
  \end{enumerate}
\end{itemize}
=> P P R
\begin{itemize}
\item Given
  \begin{itemize}
  \item $w = 2$
  \end{itemize}
\item Forward pass
  \begin{itemize}
  \item $w^2 = 5$
  \end{itemize}
\end{itemize}
=> R
\begin{enumerate}
\item $f(x) = x^2$
  \begin{enumerate}
  \item $f'(x) = 2x$
  \end{enumerate}
\item $g(x) = x^3$
  \begin{enumerate}
  \item $f'(x) = 3x^2$
  \item $g'(x) = 2x$
  \end{enumerate}
\end{enumerate}
=> P N R
""")


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


def test_what_only_another_item_gives_is_told():
    text = "- A parabola\n  - $f(x) = x^2$\n- Its values\n  - $f(3) = 9$\n  - $f(3) = 8$"
    right, wrong = check_text(text, by=decide).claims
    told = "what is given in an example, exercise or item that is over: f(x) of line 2"
    assert told in right.conditions[0]
    assert wrong.missing == ("whether what is given there of f holds here",)


def test_an_item_without_items_below_it_is_no_part():
    assert verdicts("- Let $f(x) = x^2$.\n- $f(3) = 8$") == ["R"]


@pytest.mark.parametrize(
    ("label", "own"),
    [
        ("$", True),
        ("Let $", True),
        ("Problem 3", True),
        ("Part (b):", True),
        ("**Function 2**: $", True),
        ("Differentiating $", True),
        ("The tangent at 1", True),
        ("Data", False),
        ("**Initial values**", False),
        ("Expanding the square", False),
        ("Hence $", False),
        ("Step 3", False),
        ("Solution:", False),
        ("Backward pass", False),
        ("Gegeben", False),
    ],
)
def test_the_words_of_an_item(label, own):
    assert begins_part(label) is own
