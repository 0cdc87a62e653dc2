# ruff: noqa: E501  (a row is a document)
r"""One name for two things: H(p) and H(p, q), w with and without a penalty, a vector x and 0 < x < 1."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$H(p) = -p \ln p - (1-p)\ln(1-p)$ and $H(p, q) = -p\ln q - (1-p)\ln(1-q)$. So $H(p, p) = H(p)$ and $H(\frac12) = \ln 2$.
=> P P
$H(p) = -p \ln p - (1-p)\ln(1-p)$ and $H(p, q) = -p\ln q - (1-p)\ln(1-q)$. So $H(p, p) = 2H(p)$ and $H(\frac12) = \ln 3$.
=> R R
$H(p) = -p \ln p - (1-p)\ln(1-p)$ and $H(p, q) = -p\ln q - (1-p)\ln(1-q)$. We saw that $H(p) = -p\ln p$, and $H'(p) = \ln\frac{1-p}{p}$.
=> R P
Let $f(x) = x^2$ and $f(x, y) = x + y$. Then $f(3) = 9$, $f(1, 2) = 3$, $f(f(2), 1) = 5$ and $f(2) = 3$.
=> P P P R
""")  # fmt: skip
def test_functions_with_one_name_are_told_apart_by_their_arguments(document, expected):
    assert verdicts(document) == expected


@rows(r"""
With $\lambda = 1$ we get $w = \frac{8}{6} = \frac43$. Without regularisation $w = \frac85 = 1.6$. Then $5w = 8$.
=> P P P
With $\lambda = 1$ we get $w = \frac{8}{6} = \frac43$. Without regularisation $w = \frac85 = 1.5$.
=> P R
We get $w = \frac{8}{6} = \frac43$. Without loss of generality $w = \frac85$.
=> P R
We get $w = \frac{8}{6} = \frac43$.

Minimise $\frac12(w - z)^2 + \lambda|w|$. If $z > \lambda$: $w = z - \lambda$.
=> P
We get $w = \frac{8}{6} = \frac43$.

Show that the minimum of $J$ is at $w = \frac53$.
=> P R
""")  # fmt: skip
def test_another_setting_or_objective_has_its_own_solution(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Data: $x = (0, 2, 4)$ and $\sum x_i = 6$.

The function $f(x) = \ln x$ for $0 < x < 1$ has $f'(x) = \frac1x$.
=> P P
Data: $x = (1, 2)$, $y = (2, 3)$. Then $\sum x_i y_i = 8$, $\sum x_i^2 = 6$ and $\frac12\sum x_i = 1.5$.
=> P R P
With $\bar x = \frac1n\sum_i x_i$: $\sum (x_i - \bar x) = 0$.
=> P
With $\bar x = \frac1n\sum_i x_i$: $\sum (x_i - \bar x)^2 = \sum x_i^2 - n\bar x^2$ and $\sum (x_i - \bar x)^2 = \sum x_i^2 + n\bar x^2$.
=> P R
$\sum a_i b_j = 3$
=> N
""")  # fmt: skip
def test_a_sum_without_limits_runs_over_its_only_index(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The rate is $\eta = d^{-1/2}\min(t^{-1/2}, t w^{-3/2})$ with $d = 64$. The maximum is at $t = w$, where $\eta = \frac{1}{\sqrt{dw}}$. At $t = 4w$ we have $\eta = \frac{1}{2\sqrt{dw}}$. At $t = 4w$ we have $\eta = \frac{1}{\sqrt{dw}}$.
=> P P R
Let $f(t) = t^2 - T t$. At $t = 0$ it is $0$, at $t = T$ it is $0$. With $T = 2$ and $t = 3$: $f(t) = 3$.
=> P
""")  # fmt: skip
def test_where_something_is_looked_at_is_no_meaning_for_good(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\mu = \frac1n\sum_i x_i$, $\sigma^2 = \frac1n\sum_i(x_i - \mu)^2$, $\hat x_i = \frac{x_i - \mu}{\sigma}$. So $\sum_i\hat x_i = 0$, $\sum_i\hat x_i^2 = n$ and $\sum_i\hat x_i^2 = 1$.

For $x = (2, 4, 6)$ we have $\mu = 4$, $\sigma^2 = \frac83$ and $\sigma \approx 1.633$, not $\sigma \approx 1.6$.
=> P P R P P P
$s^2 = \frac{1}{n-1}\sum_i (x_i - \bar x)^2$. For $x = (1, 3)$ and $\bar x = 2$: $s^2 = 2$ and $s = 2$.
=> P R
The variance is $\sigma^2 = 9 + 16 = 25$, so $\sigma = 5$ and $\sigma = 4$.
=> P P R
Let $\sigma = 3$. The variance is $\sigma^2 = 9$ and $\sigma^2 = 8$.
=> P R
""")  # fmt: skip
def test_a_variance_defines_the_deviation(document, expected):
    assert verdicts(document) == expected


@rows(r"""
**3. Metrics.** $R = \frac{40}{60} = \frac23$ and $TP = 40$, $FP = 10$, $FN = 20$.

(a) Precision $P = \frac{TP}{TP + FP} = 0.8$ and recall $R = \frac{TP}{TP + FN}$.

(b) Accuracy $= \frac{40 + 30}{100} = 0.7$, not $0.8$. Error $= 1 - 0.7 = 0.1$.

**5. Filter.** $K = \frac{Q}{Q + R}$. With $Q = 4$, $R = 1$: $K = 0.8$ and $K = 0.9$.
=> P P P P R P R
Output size $o = \frac{n + 2p - k}{s} + 1$.

(a) $n = 32$, $k = 5$, $s = 1$, $p = 2$: $o = 32$. (b) $n = 28$, $k = 5$, $p = 0$, $s = 1$: $o = 23$.

(c) Keeping the size needs $p = \frac{k-1}{2}$.
=> P R
Hinge loss $\ell(m) = \max(0, 1 - m)$ with margin $m = y w x$. For $y = 1$, $w = 2$, $x = 1$: $m = 2$ and $\ell = 0$ and $\ell = 1$.
=> P P R
Let $\ell(m) = (1 - m)^2$ with $m = wx$. Then $\partial\ell/\partial w = -2(1 - m)x$ and $\partial\ell/\partial m = -2(1 - m)$.
=> P P
Let $\ell(m) = (1 - m)^2$ with $m = wx$. Then $\partial\ell/\partial w = -2(1 - m)$ and $\ell = (1 - 2wx)^2$.
=> R N
""")  # fmt: skip
def test_the_parts_of_a_problem_set_have_their_own_numbers(document, expected):
    assert verdicts(document) == expected


@rows(r"""
### Problem 1
Setting both to zero: $y = x^2$. So $y + x = x(x + 1)$.

### Problem 2
$\Lambda_y = x - 2\lambda = 0$. So $x = 2y$. Also $y = 2x$, and $y + x = 3x$.
=> P N P
### Problem 1
Let $z = wx + b$ and $a = z^2$.

### Problem 2
Show that $\partial z/\partial w = x$ and $\partial a/\partial z = 3z$.
=> P N
From $x - 2\lambda = 0$ it follows that $x = 2\lambda$. From $x - 2\lambda = 0$ it follows that $x = 3\lambda$.
=> P R
""")  # fmt: skip
def test_what_another_problem_defines_refutes_nothing(document, expected):
    assert verdicts(document) == expected


@rows(r"""
**Lemma 1.** With $\eta = \frac1L$ the factor is $\eta L = 1$.

**Example.** Let $L = 10$ and $\mu = 1$. The step is $\eta = \frac{2}{L + \mu} = \frac{2}{11}$.
=> P N P
Put $\eta = \frac1L$. With $L = 10$ we have $\eta = \frac{2}{11}$.
=> R
$h_t = \tanh(w h_{t-1})$ with $w = 0.5$. Then $\left|\frac{\partial h_t}{\partial h_{t-1}}\right| \le |w|$, thus $\le 0.5^{10}$ after ten steps.
=> P N
Rotation: $R(k) = \begin{pmatrix}\cos k & \sin k\\ -\sin k & \cos k\end{pmatrix}$, $R(k)R(l) = R(k+l)$, $R(k)^T = R(-k)$, $R(0) = I$, $R(k)R(l) = R(k-l)$.
=> P P P R
State: $c_t = f c_{t-1} + g$. Context: $c = \sum_j \alpha_j v_j$, and $\frac{\partial c}{\partial v_j} = \alpha_j$.
=> P
**Example.** $x = (10, 1)$ and $2x_1 = 20$.

**Newton.** For $f(x) = x - \ln x$ we have $f'(x) = 1 - \frac1x$ and $f'(x) = 1 + \frac1x$.
=> P P R
""")  # fmt: skip
def test_a_formula_in_another_block_may_be_a_new_meaning(document, expected):
    assert verdicts(document) == expected


@rows(r"""
## Density

At the mean: $p(m) = \frac{1}{s\sqrt{2\pi}}$

## Focal loss

$F(p) = -(1-p)^g\ln p$. With $g = 2$ and $p = 0.9$: $F \approx 0.00105$, $F(0.9) \approx 0.00105$, $F(0.9) \approx 0.0205$.
=> P P R
1. $p(x) = x^2$. $p(2) = 4$.
2. $H(p) = -p\ln p - (1-p)\ln(1-p)$, so $H'(p) = \ln\frac{1-p}{p}$ and $H(\frac12) = \ln 2$, $H'(p) = \ln\frac{p}{1-p}$.
=> P P P R
1. $p(x) = 2x$. $p(2) = 4$.
2. $H(p) = p(0) + 1$. Then $p(3) = 6$, $p(3) = 7$.
=> P P R
""")
def test_a_parameter_is_no_function_of_another_part(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $V(s) = s^2$. With the new policy $V^{\pi'}(s) \ge V(s)$.
=> N
Let $V(s) = s^2$ and $V^{new}(s) = s^2 + 1$. Then $V^{new}(s) - V(s) = 1$ and $V^{new}(3) = 9$.
=> P R
Let $V(s) = s^2$. Then $V^{new}(s) \ge V(s)$.
=> N
Let $f(x) = x^2$. Then $f^{[1]}(3) = 9$ and $f^{(1)}(3) = 5$.
=> P R
""")
def test_a_function_with_a_word_above_it_is_another_one(document, expected):
    assert verdicts(document) == expected
