"""One step against the truth: only the new parameters are compared."""

import correct
import pytest
import wrong
from hypothesis import given, settings

from symsgd.testing import check_step
from symsgd.testing.strategies import sgd_problems

SIGMOID = sgd_problems(activations=["sigmoid"], costs=["half_squared_error"], max_samples=1)


@pytest.mark.parametrize("program", [correct, wrong], ids=["correct", "wrong"])
@settings(derandomize=True, database=None, deadline=None)
@given(problem=SIGMOID)
def test_step(program, problem):
    check_step(program.step, problem)
