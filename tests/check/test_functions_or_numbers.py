# ruff: noqa: E501  (a row is a document)
r"""Letters with two uses: σ(z) and N(μ, σ²), a policy π(a) and 2π, an error e(t) and e^{-t}."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
# Output
Here $\sigma$ is the sigmoid and $a = \sigma(z)$, so $\sigma'(z) = \sigma(z)(1 - \sigma(z))$.

# Noise
$D(\mu, \sigma) = \frac12(\mu^2 + \sigma^2 - 1 - \ln\sigma^2)$. Then $\frac{\partial D}{\partial\sigma} = \sigma - \frac1\sigma$.
=> P P
# Output
Here $\sigma$ is the sigmoid and $a = \sigma(z)$, so $\sigma'(z) = \sigma(z)(1 - \sigma(z))$.

# Noise
$D(\mu, \sigma) = \frac12(\mu^2 + \sigma^2 - 1 - \ln\sigma^2)$. Then $\frac{\partial D}{\partial\sigma} = \sigma + \frac1\sigma$.
=> P R
# Output
Here $\sigma$ is the sigmoid and $a = \sigma(z)$.

# Noise
Let $x \sim N(\mu, \sigma^2)$ with $\sigma = 2$. Then $\sigma^2 = 4$ and $2\sigma = 5$.

# Again
$\sigma(0) = \frac12$ and $\sigma(0) = 0$.
=> P R P R
# Output
Here $\sigma$ is the sigmoid.

# Bounds
We know $\sigma < 2$ and $\sigma^2 > 1$.

# Derivative
Since $\sigma(x) < 1$, $\sigma < 2$ as well.
=> N P P
""")  # fmt: skip
def test_a_section_tells_whether_a_letter_is_the_function(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\pi(a) = \frac{e^{a}}{1 + e^{a}}$. Then $\pi(0) = \frac12$, $\pi'(a) = \pi(a)(1 - \pi(a))$ and $\pi(0) = 0$.
=> P P R
Let $\pi(a) = \frac{1}{\sqrt{2\pi}} e^{-a^2/2}$. So $\ln\pi(a) = -\frac{a^2}{2} - \frac12\ln 2\pi$.
=> P
Let $\pi(a) = \frac{1}{\sqrt{2\pi}} e^{-a^2/2}$. So $\ln\pi(a) = -\frac{a^2}{2} - \ln 2\pi$.
=> R
Let $\pi(a) = a^2$. Then $\pi = 4a$.
=> N
Let $P = \begin{pmatrix}0.9 & 0.1\\0.5 & 0.5\end{pmatrix}$ and $\pi = (\frac56, \frac16)$. Then $\pi P = \pi$, $\pi_1 + \pi_2 = 1$ and $\pi P = 2\pi$.
=> P P R
The area is $A = \pi r^2$, so $\pi(r + 1)^2 = \pi r^2 + 2\pi r + \pi$ and $\sin\pi = 1$.
=> P R
The error $e(t) = 1 - y(t)$ with $y(t) = 1 - e^{-t}$ is $e(t) = e^{-t}$, so $e(0) = 1$ and $e'(t) = e^{-t}$.
=> P P R
""")  # fmt: skip
def test_a_policy_or_an_error_has_the_letter_of_a_constant(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $D = \sigma^2 - \ln\sigma^2$ with $\sigma > 0$ and $s = \ln\sigma^2$. Then $\partial D/\partial s = e^s - 1$.
=> P
Let $D = \sigma^2 - \ln\sigma^2$ with $\sigma > 0$ and $s = \ln\sigma^2$. Then $\partial D/\partial s = e^s + 1$.
=> R
Let $u = x^2$ and $y = u + 3x$. Then $\frac{dy}{du} = 1 + \frac{3}{2x}$, and with $x$ held fixed $\partial y/\partial u = 1$.
=> P P
Let $u = x^2$ and $y = u + 3x$. Then $\frac{dy}{du} = 2 + \frac{3}{2x}$.
=> R
Let $s = \ln\sigma^2$. Then $\frac{\partial}{\partial s}(s^2 + \sigma^2) = 2s + \sigma^2$.
=> P
Let $s = \ln\sigma^2$. Then $\frac{\partial}{\partial s}(s^2 + \sigma^2) = \sigma^2$.
=> R
Let $L = (a - y)^2 + \lambda w^2$ with $a = wx$. Then $\partial L/\partial a = 2(a - y)$.
=> P
Let $L = (a - y)^2 + \lambda w^2$ with $a = wx$. Then $\partial L/\partial a = a - y$.
=> R
""")  # fmt: skip
def test_a_derivative_by_a_quantity_may_mean_that_all_depends_on_it(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$x \cdot 1[a = c] = 1[a = c] \cdot x$ and $1\{a = c\} + 1\{a \ne c\} = 1$ and $1\{a = c\} = 1\{a \ne c\}$.
=> P P R
With $p_j = \frac{e^{z_j}}{\sum_k e^{z_k}}$: $\frac{\partial p_i}{\partial z_j} = p_i([i = j] - p_j)$.
=> P
With $p_j = \frac{e^{z_j}}{\sum_k e^{z_k}}$: $\frac{\partial p_i}{\partial z_j} = p_i([i = j] + p_j)$.
=> R
$x = 2[1 = 2y]$, $x(i = j) = 1$ and $[a = b] = 2$.
=> X X
""")  # fmt: skip
def test_the_bracket_of_iverson_is_1_where_it_holds(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(i) = i x_i$. Then $\sum_i f(i) = 2$ and $f(1) = x_2$.
=> N N
Let $\pi(a) = \frac{e^{\theta_a}}{\sum_b e^{\theta_b}}$. The area is $A = \pi r^2$. So $\sum_a \pi(a) = 2$.
=> N
""")  # fmt: skip
def test_the_argument_of_a_function_of_an_index_is_not_put_in(document, expected):
    assert verdicts(document) == expected
