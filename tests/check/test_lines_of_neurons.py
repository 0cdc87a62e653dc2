r"""Lines of the algorithm for one neuron, ``δ_j^{[L]} = …``: an entry, and not the whole layer."""

import pytest

from tests.check.verdict_rows import verdicts

NETWORK = """+++
[notation.functions]
sigma = "sigmoid"
[network]
layers = [2, 3, 2]
activation = "sigmoid"
cost = "half_squared_error"
+++
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (r"\delta_j^{[L]} = (a_j^{[L]} - y_j)\sigma'(z_j^{[L]})", "P"),
        (r"\delta_j^{[L]} = (a_j^{[L]} + y_j)\sigma'(z_j^{[L]})", "R"),
        (r"\delta_j^{[L]} = 2(a_j^{[L]} - y_j)\sigma'(z_j^{[L]})", "R"),
        (r"\delta_i^{[L]} = a_i^{[L]} - y_i", "R"),
        (r"\delta_j^L = (a_j^L - y_j)\sigma'(z_j^L)", "P"),
        (r"\delta_1^{[L]} = (a_1^{[L]} - y_1)\sigma'(z_1^{[L]})", "P"),
        (r"\delta_1^{[L]} = (a_2^{[L]} - y_1)\sigma'(z_1^{[L]})", "R"),
        (r"\delta^{[L]}_j = \frac{\partial C}{\partial z_j^{[L]}}", "P"),
        (r"\delta^{[L]}_j = \frac{\partial C}{\partial a_j^{[L]}}", "R"),
        (r"z_j^{[L]} = \sum_k w_{jk}^{[L]} a_k^{[L-1]} + b_j^{[L]}", "P"),
        (r"z_j^{[L]} = \sum_k w_{jk}^{[L]} a_k^{[L-1]}", "R"),
        (r"a_j^{[L]} = \sigma(z_j^{[L]})", "P"),
        (r"a_j^{[L]} = z_j^{[L]}", "R"),
        (r"\delta^{[L]} = (a^{[L]} - y)\odot\sigma'(z^{[L]})", "P"),
        (r"\delta^{[L]} = (a^{[L]} + y)\odot\sigma'(z^{[L]})", "R"),
    ],
)
def test_a_line_for_one_neuron(line, expected):
    assert verdicts(f"{NETWORK}${line}$") == [expected]
