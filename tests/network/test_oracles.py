"""Gradients and parameters found by finite differences at 200 digits, not by backpropagation.

``tests/data/networks.jsonl``: central differences of the forward cost with mpmath (h = 1e-60),
cross-checked with jax.grad; 40 digits are given.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from symsgd.algebra.balls import Balls, enclose, working_precision
from symsgd.network import sgd
from symsgd.network.network import Network
from symsgd.network.training import Training

DATA = Path(__file__).parent.parent / "data" / "networks.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
NAMES = {"gelu_erf": "gelu"}


def network_of(row: dict) -> Network:
    names = [NAMES.get(name, name) for name in row["activations"]]
    return Network(row["layers"], names, row["cost"], weights=row["W"], biases=row["b"])


def close(text: str, ball: object) -> bool:
    """Say whether a ball agrees with a decimal to 38 digits."""
    value = Fraction(text)
    error = abs(value) * Fraction(1, 10**38) + Fraction(1, 10**45)
    from symsgd.algebra.decimals import ends_of

    low, high = ends_of(ball)
    return low - error <= value <= high + error


def entries(table: dict, arrays: tuple) -> list[tuple[str, object]]:
    W, b = arrays
    pairs = []
    for l, (weights, biases) in enumerate(zip(table["W"], table["b"], strict=True), 2):
        for row, values in zip(weights, W[l].rows, strict=True):
            pairs += zip(row, values, strict=True)
        pairs += zip(biases, list(b[l]), strict=True)
    return pairs


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_gradient_of_the_first_step(row):
    network = network_of(row)
    with working_precision(400):
        algebra = Balls({})
        W, b = network.parameters(algebra)
        samples = [network.sample(d["x"], d["y"], algebra) for d in row["data"]]
        batch = [samples[k] for k in row["batches"][0]]
        passes = [sgd.backward(network, W, sgd.forward(network, W, b, s)) for s in batch]
        for text, ball in entries(row["trace"][0]["grad"], sgd.gradients(network, W, passes)):
            assert close(text, ball), (text, ball)
        costs = [sgd.cost_value(network, p.a[network.depth], p.y) for p in passes]
        assert close(row["trace"][0]["cost_before"], sum(costs) / len(costs))


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r["optimizer"] == "sgd"], ids=lambda row: row["name"]
)
def test_parameters_after_every_step(row):
    data = [(d["x"], d["y"]) for d in row["data"]]
    run = Training(network_of(row), data, tuple(map(tuple, row["batches"])), row["eta"])
    for t, entry in enumerate(row["trace"], 1):
        with working_precision(400):
            for text, ball in entries(entry["theta"], run.run(Balls({}), t)):
                assert close(text, ball)
        # the exact graph says the same as the numbers
        W, b = run.parameters(t)
        with working_precision(400):
            for text, node in entries(entry["theta"], (W, b)):
                assert close(text, enclose(node, {}, 400))
