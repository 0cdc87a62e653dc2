r"""Two layers in index notation: a derivative by the last weights leaves the first unknown."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, ASK = "PROVED", "REFUTED", "NEEDS_CONTEXT"
LAYERS = r"""Let $\sigma$ be the sigmoid, $h_j=\sum_i w_{ij} x_i+b_j$, $H_j = \sigma(h_j)$,
$o_k=\sum_j v_{jk} H_j+c_k$, $O_k = \sigma(o_k)$ and $E = \frac{1}{2} \sum_k (Y_k-O_k)^2$. """


@pytest.mark.parametrize(
    ("claim", "allowed"),
    [
        (r"\frac{\partial E}{\partial O_k} = O_k - Y_k", {P}),
        (r"\frac{\partial E}{\partial v_{jk}} = (O_k- Y_k)O_k(1-O_k)H_j", {P}),
        (r"\frac{\partial E}{\partial c_k} = (O_k- Y_k)O_k(1-O_k)", {P}),
        (r"\frac{\partial o_k}{\partial h_j} = v_{jk}H_j(1-H_j)", {P}),
        (r"\frac{\partial E}{\partial v_{jk}} = (O_k- Y_k)O_k(1-O_k)H_k", {R, ASK}),
        (r"\frac{\partial E}{\partial v_{jk}} = (O_k- Y_k)O_k(1-O_k)", {R, ASK}),
        (r"\frac{\partial o_k}{\partial h_j} = v_{kj}H_j(1-H_j)", {R, ASK}),
        (r"\frac{\partial o_k}{\partial h_j} = v_{jk}", {R, ASK}),
        (r"\frac{\partial o_k}{\partial x_i} = 0", {R, ASK}),
        (r"\frac{\partial o_k}{\partial x_i} = v_{ik} H_i (1-H_i) w_{ii}", {R, ASK}),
        (r"\frac{\partial H_j}{\partial x_i} = 0", {R, ASK}),
        (r"\frac{\partial o_k}{\partial w_{ij}} = 0", {R, ASK}),
    ],
)
def test_layers_with_sums_over_any_number_of_neurons(claim, allowed):
    (found,) = check_text(LAYERS + f"${claim}$", by=decide).claims
    assert found.status.name in allowed


def test_a_meaning_that_depends_on_the_variable_stays():
    text = r"Let $u_j = w^2 x_j$, $s = \sum_j y_j u_j$. $\frac{\partial s}{\partial w} = 0$"
    (found,) = check_text(text, by=decide).claims
    assert found.status.name != P
