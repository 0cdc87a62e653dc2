"""Iterations, rates and rounded states of one exercise say nothing of those of the next."""

from tests.check.verdict_rows import rows, verdicts

ROWS = rows(r"""
**1.** We use $x_{k+1} = \frac23 x_k$ from $x_0 = 3$: $x_1 = 2$.

**2.** We use $x_{k+1} = \frac12 x_k + 1$ from $x_0 = 1$: $x_1 = 1.5$.
=> P P
**1.** We use $x_{k+1} = \frac23 x_k$ from $x_0 = 3$: $x_1 = 2$.

**2.** We use $x_{k+1} = \frac12 x_k + 1$ from $x_0 = 1$: $x_1 = 2.5$.
=> P R
1. $x_{k+1} = \frac23 x_k$ from $x_0 = 3$: $x_1 = 2$, $x_2 = \frac43$.
2. $x_{k+1} = \frac12 x_k + 1$ from $x_0 = 1$: $x_1 = 1.5$, $x_2 = 1.75$.
=> P P P P
1. $x_{k+1} = \frac23 x_k$ from $x_0 = 3$: $x_1 = 2$, $x_2 = \frac43$.
2. $x_{k+1} = \frac12 x_k + 1$ from $x_0 = 1$: $x_1 = 2$, $x_2 = 1.75$.
=> P P R P
$x_{k+1} = \frac23 x_k$, $x_0 = 3$, $x_1 = 2$.

Newton for $\sqrt2$: $x_{k+1} = \frac12\left(x_k + \frac2{x_k}\right)$, $x_0 = 1$, $x_1 = 1.5$.
=> P P
$x_{k+1} = \frac23 x_k$, $x_0 = 3$, $x_1 = 2$.

Newton for $\sqrt2$: $x_{k+1} = \frac12\left(x_k + \frac2{x_k}\right)$, $x_0 = 1$, $x_1 = 2.5$.
=> P R
$x_{k+1} = x_k - 0.1 \cdot 2x_k$ with $x_0 = 3$.

So $x_{k+1} = 0.7x_k$ with $x_0 = 3$: $x_1 = 2.4$.
=> R P
**1.** $x_0 = 2$, $x_1 = 1.68$.

**2.** $x_{k+1} = x_k - \frac{4x_k^3}{12x_k^2} = \frac23 x_k$. From $x_0 = 3$: $x_1 = 2$.
=> P P
**1.** $x_0 = 2$, $x_1 = 1.68$.

**2.** $x_{k+1} = x_k - \frac{4x_k^3}{12x_k^2} = \frac23 x_k$. From $x_0 = 3$: $x_1 = 1$.
=> P R
$w_{t+1} = 0.5w_t$ with $w_0 = 2$, so $w_1 = 1$. Starting from $w_0 = 8$: $w_1 = 4$, $w_2 = 2$.
=> P P P
$w_{t+1} = 0.5w_t$ with $w_0 = 2$, so $w_1 = 1$. Starting from $w_0 = 8$: $w_1 = 3$, $w_2 = 2$.
=> P R P
$w_{t+1} = 0.5w_t$ with $w_0 = 2$, so $w_1 = 1$. From $w_1 = 3$ we get $w_2 = 1.5$.
=> P R R
With $w_{k+1} = 0.9 w_k$: from $w_0 = 10$ we get $w_1 = 9$; from $w_0 = -1$ we get $w_1 = -0.9$.
=> P P
With $w_{k+1} = 0.9 w_k$: from $w_0 = 10$ we get $w_1 = 9$; from $w_0 = -1$ we get $w_1 = 0.9$.
=> P R
(i) $w_0 = 1$: $w_1 = 1 - 0.4 = 0.6$, $w_2 = 0.6 - 0.4\cdot 0.216 = 0.5136$.

(ii) Newton: $w_1 = w_0 - \frac{4w_0^3}{12w_0^2} = \frac23 w_0$. From $w_0 = 3$: $w_1 = 2$, $w_2 = \frac43$.
=> P P P P
(i) $w_0 = 1$: $w_1 = 1 - 0.4 = 0.6$, $w_2 = 0.6 - 0.4\cdot 0.216 = 0.5136$.

(ii) Newton: $w_1 = w_0 - \frac{4w_0^3}{12w_0^2} = \frac23 w_0$. From $w_0 = 3$: $w_1 = 1$, $w_2 = \frac43$.
=> P P P R
- $a_{n+1} = 2a_n + 1$, $a_0 = 0$: $a_1 = 1$, so $a_n = 2^n - 1$.
- $a_{n+1} = \frac{a_n}{3}$, $a_0 = 9$: $a_1 = 3$, so $a_n = 9\cdot 3^{-n}$.
=> P P P P
- $a_{n+1} = 2a_n + 1$, $a_0 = 0$: $a_1 = 1$, so $a_n = 2^n - 1$.
- $a_{n+1} = \frac{a_n}{3}$, $a_0 = 9$: $a_1 = 3$, so $a_n = 9\cdot 2^{-n}$.
=> P P P R
(b) With $x_0 = 1$: $x_1 = 1 - 0.1 \cdot 1 = 0.9$.

(c) $x_{k+1} = x_k - \frac{3x_k^2 - 2}{6x_k}$, $x_0 = 1$: $x_1 = \frac56$.
=> P P
(b) With $x_0 = 1$: $x_1 = 1 - 0.1 \cdot 1 = 0.9$.

(c) $x_{k+1} = x_k - \frac{3x_k^2 - 2}{6x_k}$, $x_0 = 1$: $x_1 = 0.9$.
=> P R
**1.** Use $\eta = \frac{2}{1+9} = 0.2$.

**2.** Use $\eta = 0.01$. Then $1 - \eta = 0.99$.
=> P P
1. Let $\eta = \frac{2}{1+9} = 0.2$.
2. Now $\eta = 0.01$.
=> P
**1.** Use $\eta = \frac{2}{1+9} = 0.2$.

**2.** Hence $\eta = 0.01$.
=> P R
With $\eta = \frac{2}{1+9} = 0.2$ we have $1 - \eta = 0.9$.
=> P R
$h_t = \tanh(0.5 h_{t-1})$, $h_0 = 1$.

$h_1 = \tanh(0.5) \approx 0.4621$

$h_2 = \tanh(0.5 \cdot 0.4621) \approx 0.2270$
=> P P N P
$h_t = \tanh(0.5 h_{t-1})$, $h_0 = 1$.

$h_1 = \tanh(0.5) \approx 0.4621$

$h_2 = \tanh(0.5 \cdot 0.4612) \approx 0.2265$
=> P P R P
$h_t = \tanh(0.5 h_{t-1})$, $h_0 = 1$.

$h_1 = \tanh(0.5) \approx 0.4721$

$h_2 = \tanh(0.5 \cdot 0.4721) \approx 0.2318$
=> P R R P
""")  # noqa: E501


@ROWS
def test_each_claim_gets_its_verdict(document, expected):
    assert verdicts(document) == expected
