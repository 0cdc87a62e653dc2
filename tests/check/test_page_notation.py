"""Notation of web pages: columns of remarks, numbers behind formulas, typed exponents, words.

A line with => ends a document and says what is expected of its claims, in their order.  P: proved,
R: refuted, N: needs context, U: undecided, X: unread.
"""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
\begin{align*}
a + a &= 2a & b + b &= 2b \\ c + c &= 2c && \text{because} \\ x + x &= 2x && e^0 = 1
\end{align*}
=> P P P P P
\begin{align*}
(x+1)^2 &= (x+1)(x+1) && \text{by definition} \\
&= x(x+1) + (x+1) && x \cdot x = x^2 \\
&= x^2 + 2x + 2
\end{align*}
=> P P R P
\begin{align*}
(x+1)^2 &= (x+1)(x+1) && 0 = 1 \\
&= x^2 + 2x + 1
\end{align*}
=> P P R
\begin{eqnarray}
(x+1)^2 &=& (x+1)(x+1) \\ &=& x^2 + 2x &+ 1
\end{eqnarray}
=> P P
\begin{alignat}{2}
3x + x & {}+{} y &&= 4x + y \\ x & & {}-{} x &= 0
\end{alignat}
=> P P
""")
def test_columns_of_an_alignment_stand_apart(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$x + x = 2x \quad (4)$$
=> P
$$\begin{aligned} x + x &= 2x \\ &= 3x \end{aligned} \qquad (2.4)$$
=> P R
$$\begin {aligned} x + x &= 2x \\ &= x\cdot 2 \end {aligned} (4)$$
=> P P
$$x + x = 2x (4)$$
=> R
$$x + x = 2x \quad (4a)$$
=> P
""")
def test_a_number_behind_a_formula_is_its_name(document, expected):
    assert verdicts(document) == expected


@rows(r"""
\begin{aligned}
x + x &= 2x \\ &= 3x
\end{aligned}
=> P R
\begin{gathered} x + x = 2x \\ y + y = 3y \end{gathered}
=> P R
\begin{split} x + x = 2x \end{split}
=> P
""")
def test_environments_without_dollars_are_read(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$f(x) = \frac{1}{x^2} (x > 0)$, so $f'(x) = -\frac{2}{x^3}$ and $f'(x) = \frac{2}{x^3}$.
=> P R
$$\sqrt{x^2} = x \quad (x > 0)$$
=> P
$$\sqrt{x^2} = -x \quad (x > 0)$$
=> R
$$g(a) = \frac{1}{1+e^{-ka}} \qquad (k > 0)$$ $$g'(a) = k g(a)(1 - g(a))$$
=> P
""")
def test_a_condition_in_brackets_stands_behind_a_formula(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$x + x = 2x =$$ that is $$= x \cdot 2$$ $$= 3x$$
=> P P R
$$x + x = 2x =$$
=> P X
""")
def test_a_sign_at_the_end_of_a_display_goes_on_in_the_next(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$s(x) = 1 ÷ (1 + e^(-x))$, hence $s'(x) = e^(-x) ÷ (1 + e^(-x))^2$,
$s'(x) = e^(-x) / (1 + e^(x))^2$.
=> P R
$e^(2x) = e^x e^x$ and $e^{(x-c)} e^{c} = e^x$ and $x^(2y+1) = x \cdot x^(2y)$.
=> P P P
Let $e^{(1)} = 3$. Then $e^{(1)} + 1 = 4$.
=> P
$w^(1) = 2$ and $w^(1) + 1 = 3$.
=> P
""")
def test_round_brackets_in_an_exponent(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$f(x) = \frac{1}{1 + e^{-x}} = \sigma(x)$, so $f'(x) = \sigma(x)(1 - \sigma(x))$,
$f'(x) = \sigma(x)$.
=> P R
$sigmoid(x) = f(x) = \frac{1}{1 + e^{-x}}$ and $f'(x) = f(x)(1 - f(x))$.
=> P P
$\frac{e^x}{1+e^x} = \sigma(x)$ and $\sigma(-x) = 1 - \sigma(x)$.
=> P
$\frac{e^x}{1+e^x} = s(z)$.
=> N
$f(x) = \frac{1}{1 + e^{-x}} = \sigma(x)$, where $\sigma$ is the tanh.
=> R
""")
def test_a_new_function_at_the_end_of_a_chain_gets_its_meaning_there(document, expected):
    assert verdicts(document) == expected


def test_the_scripts_of_mathjax_are_formulas():
    text = (
        'Let <script type="math/tex">f(x) = x^2</script>. Then\n\n'
        '<script type="math/tex; mode=display">\nf\'(x) = 2x = 3x\n</script>\n\n'
        '<script type="text/javascript">var a = "$1 = 2$";</script>\n'
    )
    assert verdicts(text) == ["P", "R"]
