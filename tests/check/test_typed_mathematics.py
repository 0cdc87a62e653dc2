"""Mathematics as it is typed without LaTeX, and what its authors mean by it."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
$L = a^2$, $a = 3z$. So $∂L/∂z = ∂L/∂a · ∂a/∂z = 18z$ and $∂L/∂z = ∂L/∂a · ∂a/∂z · ∂z/∂z = 6z$.
=> P P P R
$∂/∂x (x²·y) = 2xy$, $∂/∂x x² = 2x$, $∂/∂y(x·y²) = 3xy$, $\partial/\partial x (x^2 y) = 2xy$.
=> P P R P
$∂²/∂x² (x³·y) = 6xy$, $∂²/∂x∂y (x²·y) = 2x$ and $∂²/∂x² (x³·y) = 3x²y$.
=> P P R
$∂/∂x = 2x$, $∂/x = 1$ and $∂²/∂x (x³) = 6x$.
=> X X X
```math
sinh′(x) = cosh(x)
tanh(x) = 1 − 2/(e^(2x) + 1)
tanh′(x) = 1 − tanh²(x)
= 1/cosh²(x)
tanh′(0) = 2
```
=> P P P P R
$$
f(x) = (x+1)
(x-1)
= x² - 1
$$
=> P
$$
f(x) = \frac12 x
x = \frac12 x^2
$$
=> P
$f(w) = w^2-4w \to \min$. Then $f'(w) = 2w-4$, $f(2) = -4$ and $f(1) = 4$.
=> P P R
$E = \frac12(w-3)^2 \rightarrow \text{Min!}$ und $\frac{dE}{dw} = w-3$, $\frac{dE}{dw} = w+3$.
=> P R
$f(w) = w^2-4w \to 5$. Then $f'(w) = 2w-4$.
=> N
$a = \max(2, 1)$ and $b = \min_x (x^2+1)$. So $a = 2$.
=> P
""")


@DOCUMENTS
def test_what_is_typed(document, expected):
    assert verdicts(document) == expected


QUANTITIES = rows(r"""
Let $L(h) = (h-y)^2$ where $h = wx$. So $\frac{\partial L}{\partial w} = 2(h-y)x$.
=> P
Let $L(h) = (h-y)^2$ where $h = wx$. So $\frac{\partial L}{\partial w} = 2(h-y)$.
=> R
Let $L(h) = (h-y)^2$, $h = wx$. So $\frac{\partial L}{\partial h} = 2(h-y)$ and $L(3) = (3-y)^2$.
=> P P
Let $L(h) = (h-y)^2$. So $\frac{\partial L}{\partial w} = 2(h-y)x$.
=> N
""")


@QUANTITIES
def test_a_function_of_a_quantity_is_differentiated_through_it(document, expected):
    assert verdicts(document) == expected


LABELS = rows(r"""
已知 $z=wx$,其中 $w=1$,$x=2$。前向传播:$z=1\times 2=2$。
=> P P
Es sei $z=wx$ mit $w=1$, $x=2$. Vorwärtsdurchlauf: $z=1\cdot 2=2$. Rückwärts: $z = 3$.
=> P P R
On a $z=wx$ avec $w=1$, $x=2$. Passe avant : $z=1\times 3=3$.
=> R P
Sea $z=wx$ con $w=1$, $x=2$. Propagación hacia adelante: $z=1\cdot 2=2$.
=> P P
Let $z=wx$ with $w=1$, $x=2$. Tanh: $z=1\cdot 3=3$.
=> P
""")


@LABELS
def test_labels_of_a_pass_begin_no_other_case(document, expected):
    assert verdicts(document) == expected


SIGNS = rows(r"""
$¼ + ⅓ = 7/12$, $⅔ = 2/3$, $∫₀¹ x² dx = ⅓$, $∫_0^1 x² dx = ½$ and $2⅓ = 1$.
=> P P P R X
$Σ_{i=1}^{n} (2i − 1) = n²$, $Π_{k=1}^3 k = 6$, $Σ_{k=1}^3 k = 5$ and $Σ_{ij} + 1 = 1 + Σ_{ij}$.
=> P P R P
$eᶻ·e^z = e^{2z}$ and $eᶻ = e^x$ for $z = 1$, $x = 2$.
=> P R
""")


@SIGNS
def test_signs_of_unicode(document, expected):
    assert verdicts(document) == expected


MEANINGS = rows(r"""
Let $g(w) = w^2$, $w_0 = 1$ and $w_1 = 2$. The values: $g(w_0) = 1$, $g(w_1) = 4$ and $g(w_1) = 5$.
=> P P R
(a) We take $(x, y) = (2, 1)$, so $x + y = 3$.

(b) Let $p(x) = x^3 - 3x$. So $p'(x) = 3(x-1)(x+1)$; the critical points are $x = 1$ and $x = -1$.
=> P P
We take $(x, y) = (2, 1)$. So $x = 3$.
=> R
$\text{LeakyReLU}(x) = \max(0.1x, x)$. So $\text{LeakyReLU}(-10) = -1$.
=> P
$\text{LeakyReLU}(x) = \max(0.1x, x)$. So $\text{LeakyReLU}(-10) = -0.1$.
=> R
Let $F(a, b) = a^2 + ab$ and $(a, b) = (1, 1)$.
The new point is $(a, b) = (0.5, 2)$, so $a + b = 2.5$.
=> P
Let $F(a, b) = a^2 + ab$ and $(a, b) = (1, 1)$. So $(a, b) = (0.5, 2)$.
=> R
Let $E(w) = 5w^2 - 14w$. Its minimum is at $w = \frac75 = 1.4$.
Beginnt man mit $w = 0$, so ist $3w = 0$.
=> P P
Let $h = bx$ and $e = \frac12(h-t)^2$. So $\frac{\partial e}{\partial b} = (h-t)x$.
=> P
Let $h = bx$ and $e = \frac12(h-t)^2$. So $\frac{\partial e}{\partial b} = (h-t)$.
=> R
We have $e = \lim_{n\to\infty}(1+1/n)^n$ and $e^x e^x = e^{2x}$.
=> X P
Let $h = \max(0, ax)$ and $E = bh$. Where $ax>0$: $\frac{\partial E}{\partial a} = bx$.
=> P
Let $h = \max(0, ax)$ and $E = bh$. Wo $ax>0$: $\frac{\partial E}{\partial a} = bx + 1$.
=> N
We have $\sqrt{x^2} = x$, where $x > 0$. Let $y = x^2$. So $y > -1$.
=> P P
一、设 $x=2$,则 $3x=6$。

二、设 $h(t)=t^2$。于是 $h'(x)=2x$,解得 $x=0$。
=> P P
$\mathrm{LeakyReLU}(x) = \max(-0.01x, x)$
=> R
Let $x = \binom{1}{2}$ and $y = \binom{3}{-1}$. Then $\|x\|^2 = 5$ and $\|y\|^2 = 11$.
=> N N
$\binom{4}{2} = 6$ and $\binom{4}{2} = 5$.
=> P R
""")


@MEANINGS
def test_what_is_meant(document, expected):
    assert verdicts(document) == expected
