"""One step of gradient descent for a small network with small whole numbers."""

from __future__ import annotations

from random import Random

from symsgd.expression.matrix import Matrix
from symsgd.expression.node import number
from symsgd.read.problem import read_problem
from symsgd.write.document import Bullets, Sentences
from symsgd.write.families.family import Family, Variant, register
from symsgd.write.families.toml import toml_text
from symsgd.write.latex import formula
from symsgd.write.solution import solution

_SHAPES = {
    "easy": ([1, 1], [2, 1]),
    "medium": ([2, 1], [3, 1], [2, 2]),
    "hard": ([1, 2, 1], [2, 2, 1]),
}
_ACTIVATIONS = {
    "easy": ["sigmoid"],
    "medium": ["sigmoid", "tanh"],
    "hard": ["sigmoid", "tanh", "softplus"],
}
_COSTS = {
    "easy": ["half_squared_error"],
    "medium": ["half_squared_error", "squared_error"],
    "hard": ["half_squared_error", "squared_error"],
}
_WORDS = {
    "half_squared_error": "half the sum of the squared errors",
    "squared_error": "the sum of the squared errors",
}


def make(chance: Random, level: str) -> Variant | None:
    """Return a network, one training point, and the step worked out.

    >>> variant = make(Random(1), "easy")
    >>> print(variant.toml.splitlines()[0])
    [notation]
    """
    layers = chance.choice(_SHAPES[level])
    activation, cost = chance.choice(_ACTIVATIONS[level]), chance.choice(_COSTS[level])
    W: dict[str, list[list[int]]] = {}
    b: dict[str, list[int]] = {}
    for l in range(2, len(layers) + 1):
        rows, columns = layers[l - 1], layers[l - 2]
        W[str(l)] = [[_number(chance) for _ in range(columns)] for _ in range(rows)]
        b[str(l)] = [chance.randint(-3, 3) for _ in range(rows)]
    x = [_number(chance) for _ in range(layers[0])]
    y = [chance.randint(-2, 3) for _ in range(layers[-1])]
    text = toml_text(
        {
            "notation": {"index_superscripts": ["theta"], "functions": {"sigma": "sigmoid"}},
            "domains": {"eta": "real"},
            "network": {
                "layers": layers,
                "activation": activation,
                "cost": cost,
                "W": W,
                "b": b,
            },
            "data": {"x": x, "y": y},
            "asked": {"theta^1": True},
        }
    )
    problem = read_problem(text)
    if _saturated(W["2"], x, b["2"]):
        return None
    facts = problem.network
    assert facts is not None  # noqa: S101 - the text above has the table
    items = [
        f"Layer {l}: ${_given('W', l, weights)}$ and ${_given('b', l, facts.b[l])}$."
        for l, weights in facts.W.items()
    ]
    return Variant(
        question=(
            Sentences(
                f"A network with layers {'-'.join(map(str, layers))} has the activation"
                f" {activation} in every layer. The cost is {_WORDS[cost]}. Carry out one step"
                r" of stochastic gradient descent with the learning rate $\eta$ on the training"
                r" point below, and write down $\theta^{1}$."
            ),
            Bullets(
                (*items, f"The training point: ${_column('a^{[1]}', x)}$ with ${_column('y', y)}$.")
            ),
        ),
        key=solution(problem).parts,
        toml=text,
        points=4 + 4 * (len(layers) - 2),
    )


def _given(letter: str, l: int, matrix: Matrix) -> str:
    single = matrix.single
    return f"{letter}^{{[{l}]}} = {formula(matrix if single is None else single)}"


def _number(chance: Random) -> int:
    return chance.choice([-3, -2, -1, 1, 2, 3])


def _column(name: str, values: list[int]) -> str:
    if len(values) == 1:
        return f"{name} = {values[0]}"
    return f"{name} = {formula(Matrix.column(*map(number, values)))}"


def _saturated(weights: list[list[int]], x: list[int], biases: list[int]) -> bool:
    """Say whether a first weighted input is 0 or so large that nothing moves."""
    inputs = (
        sum(w * v for w, v in zip(row, x, strict=True)) + b
        for row, b in zip(weights, biases, strict=True)
    )
    return any(z == 0 or abs(z) > 12 for z in inputs)


FAMILY = register(Family("sgd-step", "one step of gradient descent, in closed form", make))
