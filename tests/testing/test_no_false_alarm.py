"""Honest rounding is never called wrong: ten thousand networks, many of them saturated."""

from __future__ import annotations

from fractions import Fraction
from itertools import filterfalse, pairwise
from random import Random

import pytest

from symsgd.network.network import Network
from symsgd.testing import SgdProblem, check_step
from symsgd.testing.expected import Expected
from symsgd.testing.layout import Layout
from symsgd.testing.rounding import allows
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


def overflows(case: SgdProblem, limit: float = _LIMIT) -> bool:
    """Say whether some weighted input is so large that e^z leaves the range of floats."""
    from symsgd.algebra.floats import Floats
    from symsgd.network.sgd import forward

    floats = Floats()
    W, b = case.network.parameters(floats)
    for x, y in case.data:
        sample = case.network.sample(list(x), list(y), floats)
        passed = forward(case.network, W, b, sample)
        if any(not abs(v) < limit for z in passed.z.values() for v in z):
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


def test_nor_in_float32():
    random, count = Random(32), 0  # noqa: S311  (cases, not secrets)
    while count < 400:
        case = problem(random)
        if overflows(case, limit=80.0):
            continue
        program = Honest(case.network, random.randrange(6))
        check_step(program.step, case, vectors="columns", precision="float32")
        count += 1


def test_and_a_billionth_more_is_noticed():
    """Nine of ten entries of a right gradient may not grow by a billionth of themselves."""
    random, noticed, entries = Random(9), 0, 0  # noqa: S311  (cases, not secrets)
    layout = Layout(vectors="columns")
    for case in filterfalse(overflows, (problem(random) for _ in range(150))):
        expected = Expected.of(case)
        found = Honest(case.network, 0).gradient(*layout.arguments(case))
        for l, gradient in enumerate(found["dW"], 2):
            balls = [ball for row in expected[f"dW^[{l}]"] for ball in row]
            pairs = [(b, v) for b, v in zip(balls, gradient.flat, strict=True) if v]
            noticed += sum(not allows(ball, float(v) * (1 + 1e-9)) for ball, v in pairs)
            entries += len(pairs)
    assert noticed / entries > 0.9
