"""A letter below that stands for a quantity is a label: δ_o beside the output o = σ(uh)."""

from tests.check.verdict_rows import rows, verdicts

ROWS = r"""
$h = f(vx)$, $o = f(uh)$, $E = \frac12 o^2$.

Put $\delta_o = o f'(uh)$. So $\frac{\partial E}{\partial u} = \delta_o h$.

$\delta_h = \delta_o u f'(vx)$

$\frac{\partial E}{\partial v} = \delta_h x$
=> P P
$h = f(vx)$, $o = f(uh)$, $E = \frac12 o^2$. Here $f$ is the sigmoid.

Put $\delta_o = o\,o(1 - o)$. So $\frac{\partial E}{\partial u} = \delta_o h$.

$\delta_h = \delta_o u h(1 - h)$

$\frac{\partial E}{\partial v} = \delta_h u$
=> P R
Put $h = 0.5$, $x = 1$ and $u = 2$. $\delta_h = \delta_o u h(1-h)$ and $\delta_o = 0.3$.

So $\delta_h x = 0.15$ and $\delta_h x = 0.3$.
=> P R
$a_k = k^2$ for every $k$. So $a_3 = 9$ and $a_3 = 6$.
=> P R
$\delta_o = (o - t) o (1 - o)$ and $\delta_h = h(1-h) w \delta_o$.
=>
"""


@rows(ROWS)
def test_labels(document, expected):
    assert verdicts(document) == expected
