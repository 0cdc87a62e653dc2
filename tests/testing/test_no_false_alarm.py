"""Honest rounding is never called wrong: ten thousand networks, many of them saturated."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest

from symsgd.network.network import Network
from symsgd.testing import SgdProblem, check_step
from tests.testing.honest_program import COSTS, VALUES, Honest

CASES, SHARES = 10_000, 20
SCALES = (1e-9, 0.01, 0.5, 1.0, 3.0, 20.0, 150.0)
_LIMIT = 600.0  # beyond it e^z nears the end of floats, and the textbook's formulas overflow


def number(random: Random, scale: float) -> Fraction:
    kind = random.random()
    if kind < 0.1:
        return Fraction(0)
    if kind < 0.3:
        return Fraction(round(random.gauss(0, scale) * 8), 8)  # exact, and often at a kink
    if kind < 0.4:
        return Fraction(random.randint(-9, 9), random.choice((3, 7, 10)))  # rounded on the way in
    return Fraction(random.gauss(0, scale))


def problem(random: Random) -> SgdProblem:
    layers = [random.randint(1, 4) for _ in range(random.choice((2, 2, 3, 3, 4)))]
    scale, width = random.choice(SCALES), len(layers) - 1
    names = [random.choice(sorted(VALUES)) for _ in range(width)]
    cost = random.choice(sorted(COSTS))
    ending = random.random()
    if ending < 0.15:
        names[-1], cost = "sigmoid", "binary_cross_entropy"
    elif ending < 0.3:
        names[-1], cost, layers[-1] = "softmax", "categorical_cross_entropy", max(layers[-1], 2)
    tables = [
        [[number(random, scale) for _ in range(columns)] for _ in range(rows)]
        for columns, rows in pairwise(layers)
    ]
    biases = [[number(random, scale) for _ in range(rows)] for rows in layers[1:]]
    network = Network(layers, names, cost, weights=tables, biases=biases)
    data = [
        ([number(random, 1.0) for _ in range(layers[0])], target(random, network))
        for _ in range(random.choice((1, 1, 2, 5)))
    ]
    return SgdProblem.of(network, data, number(random, 1.0))


def target(random: Random, network: Network) -> list[Fraction]:
    size = network.size(network.depth)
    if network.cancels:
        hot = random.randrange(size)
        return [Fraction(int(i == hot)) for i in range(size)]
    return [number(random, 1.0) for _ in range(size)]


def overflows(case: SgdProblem) -> bool:
    """Say whether some weighted input is so large that e^z leaves the range of floats."""
    from symsgd.algebra.floats import Floats
    from symsgd.network.sgd import forward

    floats = Floats()
    W, b = case.network.parameters(floats)
    for x, y in case.data:
        sample = case.network.sample(list(x), list(y), floats)
        passed = forward(case.network, W, b, sample)
        if any(not abs(v) < _LIMIT for z in passed.z.values() for v in z):
            return True
    return False


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SHARES))
def test_a_correct_program_is_never_called_wrong(seed):
    random, count = Random(seed), 0  # noqa: S311  (cases, not secrets)
    while count < CASES // SHARES:
        case = problem(random)
        if overflows(case):
            continue
        program = Honest(case.network, random.randrange(6))
        check_step(program.step, case, vectors="columns")
        count += 1
