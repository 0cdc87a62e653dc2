# ruff: noqa: E501  (a row is a document)
r"""Words that give f another meaning, deny a formula, or say where it is looked at."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $f(x) = x^2$. We have $f'(x) = 2x$.

Let $f: \mathbb{R} \to \mathbb{R}$, $f(x) = x^5$. We have $f'(x) = 5x^4$ and $f'(x) = 2x$.
=> P P R
Let $f(x) = x^2$. We have $f'(x) = 2x$.

Let $f: \mathbb{R} \to \mathbb{R}$ be defined by $f(x) = x^6$. We have $f'(x) = 6x^5$ and $f'(x) = 2x$.
=> P P R
Let $f(x) = x^2$. We have $f'(x) = 2x$.

Find the derivative of $f(x) = x^8$. We have $f'(x) = 8x^7$ and $f'(x) = 2x$.
=> P P R
Let $f(x) = x^2$. We have $f'(x) = 2x$.

已知函数 $f(x) = x^3$，则 $f'(x) = 3x^2$，$f'(x) = 2x$。
=> P P R
1/ $f(x) = 2x - e^x$

On a $f'(x) = 2 - e^x$

2/ $f(x) = x e^{x}$

On a $f'(x) = e^x + x e^x$ et $f'(x) = x e^x$.
=> P P R
Let $f(x) = (x+1)^2$. We have $f'(x) = 2x + 2$.

We find the expanded form: $f(x) = x^2 + 2x + 2$.
=> P R
Let $f(x) = (x+1)^2$. We have $f'(x) = 2x + 2$.

Expanding gives $f(x) = x^2 + 2x + 2$.
=> P R
Let $f(x) = (x+1)^2$. We have $f'(x) = 2x + 2$.

Compute $f(x) = x^2 + 2x + 2$. So $f(0) = 2$.
=> P N N
Let $f(x) = (x+1)^2$. We have $f'(x) = 2x + 2$.

Calculer la dérivée de $f(x) = x^3$. On a $f'(x) = 3x^2$ et $f'(x) = x^2$.
=> P P R
One example is $f(x) = \cos(x^2)$.

Consider $y = \sin 2x$. This is a composition of functions, where $f(x) = \sin x$ and $g(x) = 2x$. Thus $y' = f'(g(x)) \cdot g'(x) = \cos(2x) \cdot 2$.
=> N N N
""")  # fmt: skip
def test_words_that_name_another_function(document, expected):
    assert verdicts(document) == expected


@rows(r"""
One example is $f(x) = \cos(x^2)$. If forced to guess, one would likely guess $f'(x) = -\sin(2x)$. However, this is not the case.
=>
One example is $f(x) = \cos(x^2)$. As one would guess, $f'(x) = -\sin(2x)$.
=> R
We solve $2(x-1) = 2\lambda x$. Note that $x \ne 0$ since otherwise we would get $-2=0$ in the equation.
=>
Maximize $f(x) = 10x - x^2$ on the interval $[0,10]$. We see that $x = 5$ is the maximum, since $f = 0$ at the endpoints of the interval.
=> N
Let $f(x) = 10x - x^2$ and $x = 5$. Then $f = 0$.
=> R
""")  # fmt: skip
def test_words_that_deny_or_place_a_formula(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $x=-1/2$ and $y = 1/8$. Let $D = 4y-(2x+1)^2$. At $(-1, 0)$, $D = -1$. Then $D = 1/2$ and $x + 1 = 1/2$.
=> P P P
We have $x=-1/2$ and $y = 1/8$. Let $D = 4y-(2x+1)^2$.

At $(-1,0)$, $D = 1/2$.
=> R
Let $f(x, y) = x^2 + y$. At $(1, 2)$, $f = 3$ and $f = 4$. At $(2, 2)$ we have $\frac{\partial f}{\partial x} = 4$ and $\frac{\partial f}{\partial x} = 2$.
=> P R P R
Let $y = x^2 + 1$. At $(1, 2)$, $y' = 2$ and $y' = 3$.
=> P R
""")  # fmt: skip
def test_a_point_gives_its_coordinates_for_a_sentence(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = e^x$. $$\begin{align*} f(x) &= e^x \;\; f(0)=1 \\ f'(x) &= e^x \;\; f'(0)=2 \end{align*}$$
=> P P P R
Let $a = 2$. $$a^2 = 4 \;\; 3a = 6$$ and $$2a \;\; = \;\; 5$$ and $x \;\; y + x \; y = 2xy$.
=> P P R P
""")  # fmt: skip
def test_two_thick_spaces_part_relations(document, expected):
    assert verdicts(document) == expected
