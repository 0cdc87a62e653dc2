"""Random networks against the truth; the wrong program fails with the smallest network."""

import correct
import pytest
import wrong
from hypothesis import given, settings

from symsgd.testing import check_gradient
from symsgd.testing.strategies import sgd_problems

TANH = sgd_problems(
    activations=["tanh"], costs=["half_squared_error"], max_layers=3, max_size=2, saturating=True
)


@pytest.mark.parametrize("program", [correct, wrong], ids=["correct", "wrong"])
@settings(derandomize=True, database=None, deadline=None)
@given(problem=TANH)
def test_gradient(program, problem):
    check_gradient(program.gradient, problem.network, list(problem.data))
