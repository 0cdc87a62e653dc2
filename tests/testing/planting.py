"""The planted programs, the cases they are run on, and what two kinds of check say about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np

from symsgd.network.network import Network
from symsgd.testing import SgdProblem, WrongValue, check_gradient, check_step
from symsgd.testing.failures import Finding

HERE = Path(__file__).parent / "planted"
NAMES = tuple(sorted(path.stem for path in HERE.glob("*.py") if path.stem != "correct"))
STEP, RELATIVE, ABSOLUTE = 1e-6, 1e-3, 1e-5  # the defaults of torch.autograd.gradcheck

_SAMPLES = [(["1/2", -1], ["1/4"]), ([2, "3/4"], [1])]
CASES = {
    "USUAL": SgdProblem.of(
        Network(
            [2, 3, 1],
            weights=[[["1/2", -1], ["3/4", "1/4"], [-2, "3/2"]], [[1, "-1/2", "5/4"]]],
            biases=[["1/8", -1, "1/2"], ["-3/4"]],
        ),
        _SAMPLES,
    ),
    "SQUARE": SgdProblem.of(
        Network(
            [2, 2, 2],
            weights=[[["1/2", -1], ["3/4", "1/4"]], [[2, "-1/2"], ["5/4", "3/2"]]],
            biases=[["1/8", -1], ["1/2", "-3/4"]],
        ),
        [(["1/2", -1], ["1/4", 0]), ([2, "3/4"], [1, "1/2"])],
    ),
    "SATURATED": SgdProblem.of(Network([2, 1], weights=[[[5, 6]]], biases=[[4]]), [([1, 2], [3])]),
}


@dataclass(frozen=True)
class Planted:
    """One program with a bug."""

    name: str

    @cached_property
    def program(self) -> ModuleType:
        return import_module(f"tests.testing.planted.{self.name}")

    @property
    def problem(self) -> SgdProblem:
        return CASES[getattr(self.program, "CASE", "USUAL")]

    @property
    def in_step(self) -> bool:
        """Whether the bug sits in the step, and the gradient alone is right."""
        return caught(lambda: check_gradient(self.program.gradient, *parts(self.problem))) is None

    def finding(self) -> Finding | None:
        """Return what our checks find: first in the gradient, then in the step."""
        problem = self.problem
        found = caught(lambda: check_gradient(self.program.gradient, *parts(problem)))
        return found or caught(lambda: check_step(self.program.step, problem))

    def passes_fixed_tolerances(self) -> bool:
        """Say whether central differences with fixed tolerances find nothing on the same data."""
        W, b = ([np.array(p, dtype=float) for p in ps] for ps in floats(self.problem))
        b = [bias.reshape(-1, 1) for bias in b]
        return all(
            gradcheck(self.program, W, b, *(np.array(side, dtype=float)[:, None] for side in pair))
            for pair in self.problem.data
        )


def parts(problem: SgdProblem) -> tuple[Network, list]:
    return problem.network, list(problem.data)


def floats(problem: SgdProblem) -> tuple[list, list]:
    return (
        [[[float(v) for v in row] for row in rows] for rows in problem.weights],
        [[float(v) for v in row] for row in problem.biases],
    )


def caught(check: Callable[[], None]) -> Finding | None:
    try:
        check()
    except WrongValue as wrong:
        return wrong.finding
    return None


def gradcheck(program: ModuleType, W: list, b: list, x: np.ndarray, y: np.ndarray) -> bool:
    """Compare a gradient with central differences as ``torch.autograd.gradcheck`` does."""
    found = program.gradient(W, b, x, y)
    return all(
        np.allclose(gradient, differences(program, W, b, x, y, part), RELATIVE, ABSOLUTE)
        for parts, gradients in ((W, found["dW"]), (b, found["db"]))
        for part, gradient in zip(parts, gradients, strict=True)
    )


def differences(
    program: ModuleType, W: list, b: list, x: np.ndarray, y: np.ndarray, part: np.ndarray
) -> np.ndarray:
    """Return the central differences of the program's own cost by one of its arrays."""
    slopes = np.zeros_like(part)
    for place in np.ndindex(part.shape):
        kept, costs = part[place], []
        for moved in (kept + STEP, kept - STEP):
            part[place] = moved
            costs.append(float(program.cost(W, b, x, y)))
        part[place] = kept
        slopes[place] = (costs[0] - costs[1]) / (2 * STEP)
    return slopes
