"""Layers of one size, so that the transpose that is forgotten fits; a mini-batch in rows."""

import correct
import numpy as np
import pytest
import wrong

from symsgd.testing import check_gradient, network_of

rng = np.random.default_rng(7)
NETWORK = network_of(
    [rng.normal(size=(3, 3)) for _ in range(3)],
    [rng.normal(size=3) for _ in range(3)],
    activations="sigmoid",
    cost="binary_cross_entropy",
)
DATA = [(rng.normal(size=3), np.eye(3)[k % 3]) for k in range(5)]


@pytest.mark.parametrize("program", [correct, wrong], ids=["correct", "wrong"])
def test_gradient(program):
    check_gradient(program.gradient, NETWORK, DATA, vectors="rows", transposed=True)
