"""Problem files of every kind that a worked solution is written for."""

from __future__ import annotations

import json
from itertools import pairwise
from random import Random


def network(layers, activations, cost, *, seed, tenths=False, symbols=False, x=None, y=None):
    """Return a problem file with a network of random numbers, or of symbols."""
    chance = Random(seed)  # noqa: S311

    def entry(name):
        if symbols:
            return name
        return f"{chance.randint(-9, 9)}/10" if tenths else chance.randint(-3, 3)

    W, b = {}, {}
    for l, (before, size) in enumerate(pairwise(layers), 2):
        W[l] = [[entry(f"w_{{{l},{i},{j}}}") for j in range(before)] for i in range(size)]
        b[l] = [entry(f"b_{{{l},{i}}}") for i in range(size)]
    x = x or [entry(f"x_{i}") for i in range(layers[0])]
    y = y or [entry(f"y_{i}") for i in range(layers[-1])]
    return f"""[notation]
index_superscripts = ["theta"]
[network]
layers = {layers}
activations = {json.dumps(activations)}
cost = "{cost}"
W = {_table(W)}
b = {_table(b)}
[data]
x = {json.dumps(x)}
y = {json.dumps(y)}
"""


def _table(rows):
    return f"{{ {', '.join(f'{key} = {json.dumps(value)}' for key, value in rows.items())} }}"


STEPS = {
    "one neuron": network([1, 1], ["sigmoid"], "half_squared_error", seed=1, x=[2], y=[1]),
    "two inputs": network([2, 1], ["sigmoid"], "squared_error", seed=2),
    "two outputs": network([2, 2], ["tanh"], "mean_squared_error", seed=3),
    "gelu": network([2, 2], ["gelu"], "half_squared_error", seed=7),
    "relu": network([2, 2], ["relu"], "half_squared_error", seed=10),
    "hidden layer": network([2, 2, 1], ["tanh", "sigmoid"], "binary_cross_entropy", seed=1, y=[1]),
    "one activation": network([1, 2, 1], ["silu", "silu"], "squared_error", seed=8),
    "three layers": network(
        [2, 2, 2, 1], ["softplus", "silu", "identity"], "squared_error", seed=4
    ),
    "symbols": network(
        [1, 2, 1], ["sigmoid", "sigmoid"], "half_squared_error", seed=5, symbols=True,
        x=["x"], y=["y"],
    ),
    "symbols and numbers": network(
        [3, 2], ["tanh"], "mean_squared_error", seed=6, symbols=True, x=[1, 2, 3], y=[1, 0]
    ),
}  # fmt: skip
LARGE = network([10, 10, 10], ["sigmoid", "sigmoid"], "half_squared_error", seed=3, tenths=True)
TASKS = {
    "identity": r"""kind = "identity"
claim = "\\tanh x = 2\\sigma(2x) - 1" """,
    "identity of a shifted argument": r"""kind = "identity"
claim = "\\sigma(3x - 1) + \\sigma(1 - 3x) = 1" """,
    "softmax": 'kind = "gradient"\nclasses = 3',
    "cross-entropy": 'kind = "gradient"\nactivation = "sigmoid"\ncost = "binary_cross_entropy"',
    "squared error": 'kind = "gradient"\nactivation = "tanh"\ncost = "half_squared_error"',
    "formula": 'kind = "derivative"\nformula = "x^2 \\\\sin(3x)"\norder = 2',
    "adam": """kind = "optimizer"
optimizer = "adam"
settings = { beta_1 = "9/10", beta_2 = "999/1000", epsilon = "1/100" }
theta = 1
gradient = 2
eta = "1/10"
steps = 2""",
    "momentum of symbols": 'kind = "optimizer"\noptimizer = "momentum"',
}
PROBLEMS = STEPS | {name: f"[task]\n{text}\n" for name, text in TASKS.items()}
