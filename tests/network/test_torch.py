"""Two steps of every PyTorch preset against torch.optim in float64, within a computed bound.

The reference is the ball of our own run; PyTorch may differ from it by what float64 loses: a
multiple of the spread that the same run shows when every input is moved by one rounding.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from symsgd.algebra.floats import Floats
from symsgd.network.descent import descend
from symsgd.network.network import Network
from symsgd.network.optimizers import optimizer

torch = pytest.importorskip("torch", reason="torch is not installed")

NETWORK = Network([2, 2, 1], "tanh", weights=[[["1/2", -1], [1, "1/3"]], [[1, "-1/2"]]],
                  biases=[[0, "1/5"], ["1/7"]])  # fmt: skip
DATA = [([1, 2], ["1/2"]), ([-1, 1], [-1])]
RULES = {
    "torch.optim.SGD": ({}, torch.optim.SGD),
    "torch.optim.SGD(momentum)": (
        {"mu": "9/10"},
        lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9),
    ),
    "torch.optim.SGD(nesterov)": (
        {"mu": "9/10"},
        lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9, nesterov=True),
    ),
    "torch.optim.Adagrad": ({}, torch.optim.Adagrad),
    "torch.optim.RMSprop": ({}, torch.optim.RMSprop),
    "torch.optim.Adam": ({}, torch.optim.Adam),
    "torch.optim.AdamW": ({}, torch.optim.AdamW),
    "torch.nn.utils.clip_grad_norm_": ({"limit": "1/10"}, torch.optim.SGD),
    "torch.nn.utils.clip_grad_value_": ({"limit": "1/10"}, torch.optim.SGD),
}


def in_torch(make, name, steps):
    def tensor(rows):
        values = [[float(Fraction(str(entry))) for entry in row] for row in rows]
        return torch.tensor(values, dtype=torch.float64, requires_grad=True)

    W = {l: tensor(NETWORK.weights[l]) for l in (2, 3)}
    b = {l: tensor(NETWORK.biases[l]) for l in (2, 3)}
    parameters = [b[2], W[2], b[3], W[3]]
    rule = make(parameters, 0.1)
    for _ in range(steps):
        rule.zero_grad()
        cost = 0
        for x, (y,) in DATA:
            a = torch.tensor([[float(e)] for e in x], dtype=torch.float64)
            for l in (2, 3):
                a = torch.tanh(W[l] @ a + b[l])
            cost = cost + 0.5 * ((a - float(Fraction(str(y)))) ** 2).sum() / len(DATA)
        cost.backward()
        if "norm" in name:
            torch.nn.utils.clip_grad_norm_(parameters, 0.1)
        if "value" in name:
            torch.nn.utils.clip_grad_value_(parameters, 0.1)
        rule.step()
    return [float(e) for p in parameters for e in p.detach().reshape(-1)]


def spread(run, moved):
    """How far one rounding in the rate and the data moves the result, in float64."""
    return max(
        abs(p - q) for p, q in zip(run.path(Floats())[-1], moved.path(Floats())[-1], strict=True)
    )


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("steps", [1, 2])
def test_agrees_with_pytorch(name, steps):
    settings, make = RULES[name]
    rule = optimizer(name, **settings)
    run = descend(NETWORK, DATA, steps, rule, "1/10")
    nudge = Fraction(1, 2**46)
    nudged = [([Fraction(e) * (1 + nudge) for e in x], y) for x, y in DATA]
    bound = spread(run, descend(NETWORK, nudged, steps, rule, Fraction(1, 10) * (1 + nudge)))
    theirs = in_torch(make, name, steps)
    for ours, other in zip(run.float64(), theirs, strict=True):
        assert abs(ours - other) <= bound + 2**-50
    if steps == 1:
        assert bound < 1e-11
