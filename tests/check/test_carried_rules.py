"""Rules, numbers and signs that go on from the formula before, and those that begin anew."""

from tests.check.verdict_rows import rows, verdicts

ROWS = r"""
Newton's method for $f(x) = x^2 - 2$: $x_{n+1} = x_n - \frac{x_n^2-2}{2x_n}$.

For optimisation of $g(x) = x^4$: $x_{n+1} = x_n - \frac{4x_n^3}{12x_n^2} = \frac23 x_n$. So $x_{n+1} = \frac13 x_n$.
=> P R
Newton's method for $f(x) = x^2 - 2$: $x_{n+1} = x_n - \frac{x_n^2-2}{2x_n}$. So $x_{n+1} = x_n - \frac{1}{2x_n}$.
=> R
Let $h = \tanh(1) \approx 0.7616$ and $y = \tanh(h/2)$. So $y = \tanh(0.3808) \approx 0.3634$.
=> P N P
Let $h = \tanh(1) \approx 0.7616$ and $y = \tanh(h/2)$. So $y = \tanh(0.3608)$.
=> P R
Let $c = 0.125$. Then $\tanh(c/2) = \tanh(0.125)$.
=> R
The loss is $-\ln 0.665 \approx 0.408$. If class 2 were true it would be $-\ln(0.245) \approx 1.046$.
=> P R
With $w = 2$ it is $b = 3$. With $\eta = 0.1$ we get $b \approx 0.5 - 0.0818 \approx 0.432$.
=> R
We have $v = \frac{9}{2}$, which is $\approx 4.5$.

step $= 0.001\cdot\frac{2}{4} \approx 0.0006$
=> P R
$0.001\cdot\frac{2}{4} \approx 0.0006$ and $\frac{1}{1+e^{-1.1}} \approx 0.751$ and $0.2378 + 0.2982 \approx 0.5359$.
=> R R P
Let $a=2$ and $b=5$. (In the next exercise, $a=4$.) Then $a+b = 7$ and $ab = 20$.
=> P R
Let $a=3$. (In exercise 3, $a = 5$.) So $a^2 - 1 = 8$ and $a^2 - 1 = 24$.
=> P R
Let $w_1=w_2=b=0$. Step with $\eta=0.05$: $w_1=0.3$, $w_2=0.6$, $b=0.3$. So $w_1 + w_2 = 0.9$ and $b = 0.4$.
=> P R
$L(w) = w^3 - w$. $L(w) = 0 \iff w \in \{-1, 0, 1\}$.
=> P
$L(w) = w^3 - w$. $L(w) = 0 \iff w \in \{0, 1\}$.
=> R
Define $H(e)=\frac12e^2$ for $|e|\le1$, $H(e)=|e|-\frac12$ otherwise. $H(0.5)=0.125$. $H(2)=1.5$. $H(3)=3$.
=> P P R
Let $q=2$, $k=3$. (We will need $k=1$ in the following exercise.) $qk=6$ and $qk = 2$.
=> P R
Let $(x, y) = (2, 1)$. With $y = 3$ instead, $x y = 6$ and $xy = 2$.
=> P R
Let $x = 0.6$, $w_1 = 0.2$, $w_2 = -0.3$ and $t = 0.5$. $h = \tanh(0.12)$, $o = w_2 h$, $L = \frac12(o-t)^2$.
So $\frac{dL}{dw_2} = (o-t) h$, $\frac{dL}{dw_1} = (o-t) w_2 (1 - h^2) x$ and $\frac{dL}{dw_2} = o h$.
=> P N R
Let $v = 2$, $x = 3$ and $w = 1$. $z = vx$. So $\frac{\partial z}{\partial w} = x$ and $\frac{\partial z}{\partial v} = v$.
=> N R
$J(m)=\frac12(x-m)^2+\frac{m^2}{6}$. $J'(m)=-(x-m)+\frac{m}{3}$, and $J'(m)=0$ gives $m=\frac{3x}{4}$.
=> P P
$J(m)=\frac12(x-m)^2+\frac{m^2}{6}$. $J'(m)=-(x-m)+\frac{m}{3}$, and $J'(m)=0$ gives $m=\frac{3x}{5}$.
=> P R
$F = \frac{2\cdot0.8\cdot0.667}{0.8+0.667}\approx0.727$. So $F=\frac{80}{110}$ and $F = \frac{80}{100}$.
=> P N R
Train $y=wx$ on $x=3$, $t=6$ with $L=\frac12(wx-t)^2$. $w_0=1$. Iteration 1: $\frac{dL}{dw}=(3-6)\cdot3=-9$.
=> N P
Train $y=wx$ on $x=3$, $t=6$ with $L=\frac12(wx-t)^2$. $w_0=1$. So $\frac{dL}{dw}=(wx-t)t$.
=> R
$x=2$, $a=3$, $c=0.5$. $h=ax=6$; $o=ch=3$. $\eta=0.1$: $c=0.5+0.6=1.1$; $a=3.1$. Then $o=6.82$.
$\eta=0.01$: $c=0.56$, $a=3.01$, $o=0.56\cdot3.01\cdot2$, and not $o=0.5\cdot3.01\cdot2$. So $o = 6$.
=> P P P P P R
$f(x) = x^3 - x$. $f'(x)=0$ at $x=\frac{1}{\sqrt3}$.
=> P
$f(x) = x^3 - x$. $f'(x)=0$ at $x=\frac{1}{\sqrt2}$.
=> R
Let $f(x) = \ln x$. $f(e) = 1$ and $f(e^2) = 3$.
=> P R
"""  # noqa: E501


@rows(ROWS)
def test_what_goes_on(document, expected):
    assert verdicts(document) == expected
