"""Steps against a gradient that the text states."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $\nabla_W L = \delta a^T$. SGD: $W_{t+1} = W_t - \eta \delta a^T$.
=> P
Let $\nabla_W L = \delta a^T$. SGD: $W_{t+1} = W_t + \eta \delta a^T$.
=> R
The gradient of the loss is $\frac{\partial L}{\partial W} = \delta a^T$.
The update is $W \leftarrow W + \eta \delta a^T$.
=> N R
Of the loss, $\frac{\partial L}{\partial w} = -(y - a)x$. Update: $w \leftarrow w + \eta (y - a) x$.
=> N P
Of the loss, $\frac{\partial L}{\partial w} = -(y - a)x$. Update: $w \leftarrow w - \eta (y - a) x$.
=> N R
Gradient descent: $w \leftarrow w + \eta \frac{\partial L}{\partial w}$.
=> R
""")
def test_a_step_goes_against_the_gradient(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Gradient descent: $w \leftarrow w - \eta \frac{\partial L}{\partial w}$.
=>
Gradient ascent on the likelihood: $w \leftarrow w + \eta \frac{\partial L}{\partial w}$.
=>
For the loss, $\frac{\partial L}{\partial W_1} = \delta a^T$. Update: $W_2 \leftarrow W_2 + \eta \delta a^T$.
=> N
For the loss, $\frac{\partial L}{\partial W} = 2\delta a^T$. Update: $W \leftarrow W - \eta \delta a^T$.
=> N
""")  # noqa: E501
def test_of_another_step_nothing_is_said(document, expected):
    assert verdicts(document) == expected
