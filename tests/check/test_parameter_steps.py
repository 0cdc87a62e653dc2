# ruff: noqa: E501  (a row is a document)
"""Gradients by the parameters that a text lists, and what a step makes of each of them."""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $h(x_1, x_2) = \sigma(b + w_1x_1 + w_2x_2)$ with the sigmoid $\sigma$, $L = (y - h)^2$. With $x_1 = 1$, $x_2 = 2$, $y = 3$, $b = 4$, $w_1 = 5$, $w_2 = 6$, the step is $\theta^1 = \theta^0 - \eta\nabla L(\theta^0)$, so $b^1 = 4 + 2\eta (3-\sigma(21))\sigma(21)(1-\sigma(21))$ and $w_2^1 = 6 + 2\eta (3-\sigma(21))\sigma(21)(1-\sigma(21))$.
=> P R
Let $L = (b + w)^2$ with $b = 1$ and $w = 2$. The rule is $\theta^{t+1} = \theta^t - \eta \nabla L$. Then $b^{(1)} = 1 - 6\eta$, $w^{(1)} = 2 - 6 \eta$ and $w^{(1)} = 2 + 6\eta$.
=> P P R
Let $L = (b + w)^2$ with $b = 1$ and $w = 2$. We update $b_{new} = b - \eta \frac{\partial L}{\partial b} = 1 - 6\eta$ and $w_{new} = w - \eta\frac{\partial L}{\partial w} = 2 + 6\eta$.
=> P R
Let $L = (b + w)^2$ with $b = 1$ and $w = 2$. We update $b \leftarrow b - \eta \frac{\partial L}{\partial b} = 1 - 6\eta$ and $w \leftarrow w - \eta\frac{\partial L}{\partial w} = 2 + 6\eta$.
=> P R
Let $\theta = (b, w)$ and $L = (b + w)^2$. Start with $\theta_0 = (1, 2)$. With $\theta_1 = \theta_0 - \eta \nabla L(\theta_0)$ we get $\theta_1 = (1 - 6\eta, 2 - 6\eta)$ and $\theta_1 = (1 - 6\eta, 2 + 6\eta)$.
=> P R
Let $\theta = (b, w)$ and $L(\theta) = (b + w)^2$. Start with $\theta^{(0)} = (1, 2)$. Then $\nabla L(\theta^{(0)}) = (6, 6)$ and $\theta^{(1)} = \theta^{(0)} - \eta \nabla L(\theta^{(0)}) = (1 - 6\eta, 2 - 6\eta)$ and with $\eta = 0.1$ we get $\theta^{(1)} = (0.4, 1.4)$ and $\theta^{(1)} = (0.4, 1.5)$.
=> P P P R
Let $\theta^0 = (b, w) = (1, 2)$ and $L = (b + w)^2$. By $\theta^{n+1} = \theta^n - \eta \nabla L$ we get $\theta^1 = (1 - 6\eta, 2 - 6\eta)$ and $\theta^1 = (1 - 6\eta, 2 + 6\eta)$.
=> P R
Let $f(x) = x^2$. Gradient descent $x_{k+1} = x_k - \eta \nabla f(x_k)$ with $x_0 = 1$ gives $x_1 = 1 - 2\eta$ and $x_1 = 1 - \eta$.
=> P R
Let $L = (b + w)^2$ with $b = 1$ and $w = 2$. The rule is $\theta^{t+1} = \theta^t - \eta \nabla L$. Then $b^{(1)} = 1 - 6\eta$. Hence $b^{(2)} = 1 - 9\eta$. Also $c^{(1)} = 5$.
=> P
""")
def test_a_step_of_all_parameters_is_one_of_each(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\theta = (b, w)$ and $L = (b + w)^2$ with $b = 1$, $w = 2$. Then $\nabla L = (6, 6)$ and $\nabla L = (6, 5)$.
=> P N
Let $\theta = (b, w)$ and $x = (u, v)$. Let $f = u^2 + v^2$. Then $\nabla f = (2u, 2v)$.
=> N
Let $\theta = (b, w)$. Let $f = u^2 + v^2$. Then $\nabla f = (2u, 2v)$.
=> N
Let $\theta = (a, b)$, $x = (u, v)$ and $L = (au + bv)^2$. Then $\nabla L = 2(au + bv) (u, v)$. The step is $\theta_1 = \theta - \eta \nabla L = (a - 2\eta(au+bv)u, b - 2\eta(au+bv)v)$.
=> N P
Let $\theta = (a, b)$ and $L = (au + bv)^2$. Then $\nabla L = 2(au + bv) (u, v)$ and $\nabla L = 2(au + bv)(a, b)$.
=> P N
Let $w = (w_1, w_2)$ and $f(x_1, x_2) = w_1 x_1 + w_2 x_2$. Then $\nabla f = (w_1, w_2)$.
=> P
Let $w = (w_1, w_2)$ and $f = w_1 x_1 + w_2 x_2$. Then $\nabla f = w$.
=> N
Let $\theta = (b, w)$ and $L = (b + w)^2$ with $b = 1$, $w = 2$. Then $\nabla_\theta L = (6, 6)$ and $\nabla_\theta L = (6, 5)$.
=> P R
""")
def test_a_gradient_runs_over_the_parameters_of_the_text(document, expected):
    assert verdicts(document) == expected


SHEET = r"""
$$\theta^{n+1} = \theta^n - \alpha \nabla_\theta L$$

其中 $L = \frac12 (y - h)^2$，$h(x_1,x_2)=\sigma(b+w_1x_1+w_2x_2)$，$\sigma$ 為 sigmoid。

代入 $(b,w_1,w_2)=(4,5,6)$，$(x_1,x_2)=(1,2)$，$y=3$ 得

$$b^1 = 4 + \alpha(3-\sigma(21))\sigma(21)(1-\sigma(21))$$
$$w_1^1 = 5 + \alpha(3-\sigma(21))\sigma(21)(1-\sigma(21))$$
$$w_2^1 = 6 + FACTOR\alpha(3-\sigma(21))\sigma(21)(1-\sigma(21))$$
"""


def test_a_sheet_with_one_rule_for_all_parameters():
    assert verdicts(SHEET.replace("FACTOR", "2")) == ["P", "P", "P"]
    assert verdicts(SHEET.replace("FACTOR", "1")) == ["P", "P", "R"]
    report = check_text(SHEET.replace("FACTOR", "2"), by=decide)
    assert sum("as well" in told.text for told in report.assumptions) == 3


@rows(r"""
Let $b = 4$, $w = 5$, $L = b^2 + w^2$. The rule is $\theta^{n+1} = \theta^n - \eta \nabla L(2\theta^n)$. Then $b^1 = 4 - 8\eta$.
=>
Let $b = 4$, $w = 5$, $L = b^2 + w^2$. The rule is $\theta^{n+1} = \theta^n - \eta \nabla L(\theta^n)$. Then $b^1 = 4 - 8\eta$ and $b^1 = 4 - 16\eta$.
=> P R
The model is $f = wx$. Gradient descent on the squared error for the target 3: $w \leftarrow w - 2\eta(wx - 3)x$.
=> N
Let $L = (w-2)^2$. Unlike gradient descent, gradient ascent takes $w \leftarrow w + 2\eta(w-2)$.
=> N
Let $L = (w-2)^2$. Gradient descent takes $w \leftarrow w + 2\eta(w-2)$.
=> R
""")
def test_a_step_that_another_gradient_tells_is_not_held_against_this_one(document, expected):
    assert verdicts(document) == expected
