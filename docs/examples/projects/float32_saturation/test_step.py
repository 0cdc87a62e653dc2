"""σ(21) is 1 in float32: the gradient is 0 where it is −1.5·10⁻⁹, and nothing is ever learned."""

from pathlib import Path

import correct
import pytest
import wrong

from symsgd.read.problem import read_problem
from symsgd.testing import check_step

PROBLEM = read_problem(Path(__file__).with_name("problem.toml").read_text("utf-8"))


@pytest.mark.parametrize("program", [correct, wrong], ids=["correct", "wrong"])
def test_step(program):
    check_step(program.step, PROBLEM)
