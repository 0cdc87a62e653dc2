# ruff: noqa: E501  (a row is a document)
r"""Functions of an index: π(a) = e^{θ_a}/Σ_b e^{θ_b}, p(k) and π(a | s) are families."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $\pi(a) = \frac{e^{\theta_a}}{\sum_b e^{\theta_b}}$. Then $\sum_a \pi(a) = 1$ and $\sum_a \pi(a) = 2$.
=> P R
Let $\pi(a) = \frac{e^{\theta_a}}{\sum_b e^{\theta_b}}$. Then $\frac{\partial \ln \pi(a)}{\partial\theta_c} = 1[a=c] - \pi(c)$ and $\frac{\partial \ln \pi(a)}{\partial\theta_c} = 1[a=c] + \pi(c)$.
=> P R
Let $\pi(a) = \frac{e^{\theta_a}}{\sum_b e^{\theta_b}}$. Then $\sum_a \pi(a) (1[a=c] - \pi(c)) = 0 \cdot \theta_c$ and $\sum_a \pi(a) (1[a=c] - \pi(c)) = \pi(c)$.
=> P R
The policy is
$$\begin{align} \pi_{\theta}(a \mid s) &= \frac{e^{\theta_{s,a}}}{\sum_b e^{\theta_{s,b}}} \end{align}$$
for a fixed $s \in S$. Then $\sum_a \pi_\theta(a|s) = 1$, $\frac{\partial \ln \pi_\theta(a|s)}{\partial\theta_{s,c}} = 1[a=c] - \pi_\theta(c|s)$ and $\frac{\partial \ln \pi_\theta(a|s)}{\partial\theta_{s,c}} = 1[a=c] + \pi_\theta(c|s)$.
=> P P R
Let $p(k) = \operatorname{softmax}(z)_k$. Then $\sum_k p(k) = 1$.
=> P
Let $p(k) = \frac{e^{z_k}}{\sum_j e^{z_j}}$. Then $\sum_k p(k) = 1$, $p(k)/p(j) = e^{z_k - z_j}$ and $p(k)/p(j) = e^{z_k + z_j}$.
=> P P R
Let $Q(a) = r_a + \gamma V$. Then $Q(1) - Q(2) = r_1 - r_2$ and $Q(1) - Q(2) = r_1 + r_2$.
=> P R
Let $q(i) = \frac{w_i}{\sum_j w_j}$. Then $q(i) q(i) = q(i)^2$ and $\sum_i q(i) = 1$.
=> P P
$\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$. Then $\frac{\partial\operatorname{softmax}(z)_i}{\partial z_j} = \operatorname{softmax}(z)_i([i=j] - \operatorname{softmax}(z)_j)$.
=> P P
""")  # fmt: skip
def test_a_function_of_an_index_is_a_family(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\pi(a) = \frac{e^{\theta_a}}{\sum_b e^{\theta_b}}$. So $\pi(a + 1) = 2\pi(a)$ and $\pi(0.5) = 2$.
=> N N
Let $\pi(a|s) = \frac{e^{\theta_{s,a}}}{\sum_b e^{\theta_{s,b}}}$. Then $\sum_s \pi(a|s) = 1$.
=> X X
Let $\pi(a|s) = \frac{e^{\theta_{s,a}}}{\sum_b e^{\theta_{s,b}}}$. Then $\pi(a|s) = 2\pi(a|t)$.
=> X X
Let $x(t) = x_t$. Then $x'(t) = 0$.
=> N
Let $f(x) = \ln p_x$. Then $\frac{df}{dx} = 0$ and $\frac{d}{dx} f(x) = 0$.
=> N N
Let $p(k) = x_k$. In the next part $p(k) = k^2$. Then $p(2) = 4$ and $p(2) = x_2$.
=> N N
Let $L(w) = \sum_i (y_i - w x_i)^2$. Then $L'(w) = -2\sum_i x_i(y_i - w x_i)$ and $L'(w) = 2\sum_i x_i(y_i - w x_i)$.
=> P R
""")  # fmt: skip
def test_a_function_of_anything_else_is_none(document, expected):
    assert verdicts(document) == expected
