# ruff: noqa: E501  (a row is a document)
"""Updates with and without a number side by side: which values a claim behind them means is asked."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $w = 0.5$, $b = 0$, $x = 2$, $y = 0$, $\eta = 1$. Forward: $z = wx + b = 1$, $L = \frac12(z-y)^2$.

Update: $w \leftarrow w - \eta\frac{\partial L}{\partial w}$, $b \leftarrow b - \eta\frac{\partial L}{\partial z} = -1$.

Forward again: $z = wx + b = -4$.
=> P N P N
Let $w = 0.5$, $b = 0$, $x = 2$, $y = 0$, $\eta = 1$. Forward: $z = wx + b = 1$, $L = \frac12(z-y)^2$.

Update: $w \leftarrow w - \eta\frac{\partial L}{\partial w}$, $b \leftarrow b - \eta\frac{\partial L}{\partial z} = -1$.

Forward again: $z = wx + b = -3$.
=> P N P R
Let $w = 0.5$, $b = 0$, $x = 2$.

Update: $w \leftarrow w - x$, $b \leftarrow b - 1 = -1$.

Then $wx + b = -4$ and $wx + b = -5$, $wx + b = 0$.
=> P N R N
Let $w = 0.5$, $b = 0$, $x = 2$, $y = 0$, $\eta = 1$. Let $z = wx + b$, $L = \frac12(z-y)^2$. Later we add momentum.

Update: $w \leftarrow w - \eta\frac{\partial L}{\partial w} = -1.5$, $b \leftarrow b - \eta\frac{\partial L}{\partial z} = -1$.

Again: $z = wx + b = -4$.
=> P N N
Let $w = 0.5$, $b = 0$, $x = 2$, $y = 0$, $\eta = 1$. Let $z = wx + b$, $L = \frac12(z-y)^2$. Later we add momentum.

Update: $w \leftarrow w - \eta\frac{\partial L}{\partial w} = -1.5$, $b \leftarrow b - \eta\frac{\partial L}{\partial z} = -2$.

Again: $z = wx + b = -4$.
=> P R N
Let $x = 1$, $y = 3$. We update in this order: $x \leftarrow x - y = -2$, $y \leftarrow y - x = 5$.
=> P P
Let $w = 1$, $v = 3$, $g = 2$. Momentum: $v \leftarrow \frac12 v + g = \frac72$, $w \leftarrow w - v = -\frac52$.
=> P P
""")
def test_updates_side_by_side(document, expected):
    assert verdicts(document) == expected
