"""What an example gives holds in it: behind it, only what its formulas do not decide is decided."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
\begin{example}
Let $f(x) = \frac12 \lambda x^2$ with $\lambda > 0$. Then $f'(x) = \lambda x$.
\end{example}
\begin{theorem}
Let $f$ be convex. Then $f(2x) = 4 f(x)$.
\end{theorem}
=> P N
\begin{example}
Let $x_{k+1} = x_k - \eta\lambda x_k$. Then $x_{k+1} = (1 - \eta\lambda) x_k$. For
$\eta = 1/\lambda$ one step suffices: $x_1 = 0$.
\end{example}
\begin{example}
We start at $3$ and get $x_1 = 2.4$ and $x_2 = 2.4 - 0.1\cdot 4.8 = 1.92$.
\end{example}
=> P N N P
\begin{example}
Let $f(x) = x^2$. Then $f'(x) = 2x$.
\end{example}
\begin{example}
Another one has $f(3) = 27$ and $f'(x) = 3x^2$.
\end{example}
=> P N N
\begin{example}
Let $f(x) = x^2$. Then $f'(x) = 2x$ and $f'(1) = 3$.
\end{example}
In this example $f''(x) = 2$.
=> P R P
\begin{definition}
Let $f(x) = x^2$.
\end{definition}
\begin{lemma}
$f'(x) = 3x$.
\end{lemma}
=> R
Let $f(x) = x^2$.
\begin{example}
$f(3) = 9$.
\end{example}
\begin{theorem}
$f'(x) = 3x$.
\end{theorem}
=> P R
**Example 1.** Let $a = 2$ and $g(x) = ax$. Then $g(3) = 6$.

**Theorem.** For every $x$: $g(2x) = 2 g(x)$.

**Example 2.** Here $g(3) = 9$.
=> P N N
Let $f(x) = x^2$.
# Theory
Let $f$ be a convex function. Then $f(2x) = 4f(x)$ and $f'(x) = 2x$.
=> N N
Let $f(x) = x^2$.
# Theory
Let $f$ be as above. Then $f(2x) = 4f(x)$.
=> P
Let $f(x) = x^2$.
# Theorie
Sei $f$ konvex. Dann ist $f(2x) = 4f(x)$.
=> N
Let $a = 2$.
## Rule
Let $a$ be any real number. Then $a x = 2x$. Now $f(x) = ax$ has $f'(x) = a$.
=> N P
Let $f(x) = x^2$. Let $f$ be restricted to $x > 0$. Then $f'(x) = 2x$.
=> P
Let $L > 0$. Let $f$ be $L$-smooth and $0 < \eta \le 1/L$. Then
$1 - \frac{L\eta}{2} \ge \frac12$, so $L\eta \ge 1$.
=> P R
Let $\sigma(x) = 1/(1 + e^{-x})$ for $x \in \mathbb{R}$. Let $z = w^\top x + b$
and $\hat y = \sigma(z)$. Then $\frac{\partial \hat y}{\partial z} = \hat y(1 - \hat y)$.
=> P
\newtheorem{ex}{Example}[section]
\newtheorem*{prop}{Proposition}
\begin{ex}
Let $f(x) = x^2$. Then $f(3) = 9$.
\end{ex}
\begin{prop}
$f(2x) = 4 f(x)$.
\end{prop}
=> P N
\newtheorem{bsp}{Beispiel}
\begin{bsp}
Sei $f(x) = x^2$. Dann ist $f(3) = 9$.
\end{bsp}
\begin{bsp}
Hier ist $f(3) = 27$.
\end{bsp}
=> P N
\newtheorem{ex}{Exercise}
\begin{ex}
Let $a = 2$. Then $3a = 6$.
\end{ex}
\begin{ex}
Let $a = 3$. Then $3a = 9$.
\end{ex}
=> P P
Let $z = wx + b$.
\begin{example}
Take $x = 0$ and $b = 0$. Then $z = 0$.
\end{example}
\begin{lemma}
$\frac{\partial z}{\partial w} = 7x$ and $z = 2z$.
\end{lemma}
=> P N N
# First
Take $x = 0$. Let $h = \tanh(ux)$.
# Second
Then $\frac{\partial h}{\partial u} = 5(1 - h^2) x$ and
$\frac{\partial h}{\partial u} = (1 - h^2) x$.
=> N P
Let $C = \frac12 (a - y)^2$ with $a = \sigma(z)$ and $\sigma(z) = 1/(1 + e^{-z})$.

For the cross-entropy $C = -y\ln a - (1-y)\ln(1-a)$ we have $\frac{\partial C}{\partial z} = a - y$.
=> P
""")


@DOCUMENTS
def test_what_is_decided_behind_an_example(document, expected):
    assert verdicts(document) == expected


def test_the_question_names_the_example():
    from symsgd.check.check import check_text

    text = r"""\begin{example}
Let $f(x) = x^2$.
\end{example}
\begin{theorem}
$f(2x) = 4 f(x)$.
\end{theorem}"""
    (claim,) = check_text(text).claims
    why = "right by what is given in an example, exercise or item that is over: f(x) of line 2"
    assert claim.reason == why
    assert claim.missing == ("whether what is given there of f holds here",)
