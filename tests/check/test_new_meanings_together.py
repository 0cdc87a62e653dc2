# ruff: noqa: E501  (a row is a document)
r"""Names that a list, or one sentence for several of them, gives new meanings."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Consider $f(x) = x^2$. Then $f'(x) = 2x$.

1. $f(x) = x^3$. Then $f'(x) = 3x^2$.
=> P P
Consider $f(x) = x^2$. Then $f'(x) = 2x$.

- $f(x) = x^3$

  so $f'(x) = 3x^2$.
- $f(x) = x^4$

  so $f'(x) = 5x^3$.
=> P P R
Consider $y = x^2$. Then $y' = 2x$.

1. $y = x^3$. Then $y' = 3x^2$.
2. $y = x^4$. Then $y' = 4x^2$.
=> P P R
Let $f(x) = x^2$.

Practice problems:

1. $f(x) = x^3$
2. $f(x) = x^4$, so $f'(x) = 4x^3$ and $f'(x) = 3x^2$.
=> P R
Let $f(x) = x^2$.

1. $f(x) = x^3$
2. $f'(x) = 2x$
=> N P
Consider $f(x) = x^2$. Then $f'(x) = 2x$.

1. $f(x) = x^3$. Then $f'(x) = 3x^2$.

Back in the text: $f'(x) = 2x$ and $f'(x) = 5x$.
=> P P N R
""")  # fmt: skip
def test_an_item_begins_with_another_function(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = (x+1)^2$. Then

1. $f(x) = x^2 + 2x + 2$.
2. $f'(x) = 2x + 2$.
=> R P
Let $f(x) = (x+1)^2$. We expand:

- $f(x) = x^2 + 2x + 2$, so $f'(x) = 2x + 2$.
=> R P
Let $f(x) = (x+1)^2$. The following hold:

1. $f(x) = x^2 + 2x + 2$. Hence $f(0) = 2$.
2. $f(x) = x^2 + 2x + 1$. Hence $f(1) = 4$.
=> R R P P
The sigmoid is $\sigma(x) = \frac{1}{1+e^{-x}}$, so $\sigma(0) = \frac12$.

1. $\sigma(x) = \frac{e^x}{1-e^{x}}$. So $\sigma(0) = 1$.
=> P R R
""")  # fmt: skip
def test_an_item_says_something_of_the_function_given_before(document, expected):
    assert verdicts(document) == expected


@rows(r"""
With $u = x - 3$ and $v = x - 1$ we get $(uv)' = 2x - 4$.

Now take $u = x^2$, $v = \ln x$. Then $u' = 2x$, $v' = 1/x$, $v' = x$.
=> P P P R
With $u = x - 3$ and $v = x - 1$ we get $(uv)' = 2x - 4$.

Let $u = x^2$, $v = \ln x$. Then $u' = 2x$, $v' = 1/x$, $v' = x$.
=> P P P R
With $u = x - 3$ and $v = x - 1$ we get $(uv)' = 2x - 4$.

Identify:

$$
\begin{aligned}
u &= x^2+3 &  v &= e^x \\
u' &= 2x & v' &= x e^x
\end{aligned}
$$
=> P P R
With $u = x - 3$ and $v = x - 1$ we get $(uv)' = 2x - 4$.

Identify: $u = x^2 \qquad v = e^x$. Then $u' = 2x$ and $v' = e^x$.
=> P P P
Let $f(x) = x^2$, $g(x) = x$. Then $(fg)' = 3x^2$.

Now let $f(x) = x^3$, $g(x) = e^x$ and $h(x) = 2x$. Then $f'(x) = 3x^2$, $g'(x) = e^x$ and $g'(x) = 1$.
=> P P P R
Let $f(x) = x^2$, $g(x) = x$. Then $(fg)' = 3x^2$.

Example: $f(x) = x^3$, $g(x) = e^x$, so $g'(x) = e^x$ and $g'(x) = 1$.
=> P P R
Set $u = x$, $v = e^x$. Then $u' = 1$, $v' = e^x$.

Now $\int x \cos x dx$: $u = x$, $v = \sin x$, so $u' = 1$, $v' = \cos x$, $v' = \sin x$.
=> P P P P P R
""")  # fmt: skip
def test_words_before_the_first_govern_all_of_a_row(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $u = x - 3$ and $v = u + 1$. Then $v' = 1$.

Now take $u = x^2$, $v = x^2 + 2$. Then $v' = 2x$ and $v' = 3x$.
=> P N N R
Set $u = x$, $v = e^x$. Then $u' = 1$.

For the second integral, $u = x$, $v = \sin x$, so $v' = \cos x$.
=> P P N N
Set $u = x$, $v = e^x$. Then $u' = 1$.

We have $u = x$, $v = \sin x$, so $v' = \cos x$.
=> P P N N
With $u = x - 3$ and $v = x - 1$ we get $uv = x^2 - 4x + 3$. Here $u = x - 3$, $v = x + 1$.
=> P P R
Let $u = x - 3$ and $v = x - 1$. Then $uv = x^2 - 4x + 3$.

So $u = x - 3$ and $v = x - 2$.
=> P P R
Let $k = 2$ and $v = kx$. For $x = 2$, $v = 6$.
=> R
""")  # fmt: skip
def test_what_may_be_a_claim_is_not_taken_for_a_new_meaning(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Soit $f$ la fonction définie par $f(x) = x^2$. On a $f'(x) = 2x$.

Soit $f$ la fonction définie par $f(x) = x^3$. On a $f'(x) = 3x^2$ et $f'(x) = 2x$.
=> P P R
On pose $g$ la fonction définie sur $\mathbb{R}$ par $g(x) = x^2$. Alors $g'(x) = 2x$.

On pose $g$ la fonction définie sur $\mathbb{R}$ par $g(x) = x^4$. Alors $g'(x) = 4x^3$ et $g'(x) = 2x$.
=> P P R
Let $f$ be the function defined by $f(x) = x^2$. We have $f'(x) = 2x$.

Let $f$ be the function defined by $f(x) = x^3$. We have $f'(x) = 3x^2$ and $f'(x) = 2x$.
=> P P R
Sei $f$ die Funktion mit $f(x) = x^2$. Dann ist $f'(x) = 2x$.

Sei $f$ die Funktion mit $f(x) = x^3$. Dann ist $f'(x) = 3x^2$ und $f'(x) = 2x$.
=> P P R
Sea $g$ la función definida por $g(x) = x^2$. Entonces $g'(x) = 2x$.

Sea $g$ la función definida por $g(x) = x^3$. Entonces $g'(x) = 3x^2$ y $g'(x) = 2x$.
=> P P R
设函数 $h(x) = x^2$，则 $h'(x) = 2x$。

设函数 $h(x) = x^3$，则 $h'(x) = 3x^2$。
=> P P
The function $f$ is defined by $f(x) = x^2$. Then $f'(x) = 2x$.

The function $f$ is defined by $f(x) = x^3$. Then $f'(x) = 3x^2$ and $f'(x) = x$.
=> P N N R
Let $f(x) = (x+1)^2$. So $f(0) = 1$.

Let $f$ be as above, so $f(x) = x^2 + 2x + 2$.
=> P R
Let $f$ be the function defined by $f(x) = (x+1)^2$. Recall that $f$ is defined by $f(x) = x^2 + 2x + 2$.
=> R
En multipliant $x + 1$ par $2$, on obtient $2(x + 1) = 2x + 3$.
=> R
""")  # fmt: skip
def test_a_sentence_lets_a_letter_be_a_function(document, expected):
    assert verdicts(document) == expected
