"""Strategies for networks, their parameters and data; every number is an exact float."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn

from symsgd.functions.table import FUNCTIONS
from symsgd.network.costs import COSTS
from symsgd.network.network import Network
from symsgd.testing.problem import Row, Rows, Sample, SgdProblem

SIMPLE_FIRST = ("identity", "sigmoid", "tanh", "relu", "softplus")
ACTIVATIONS = (
    *SIMPLE_FIRST,
    *(name for name, row in FUNCTIONS.items() if row.activation and name not in SIMPLE_FIRST),
)
KINKED = frozenset(("relu", "leaky_relu", "elu"))
EIGHTHS, LARGE = 8, 256
Parameters = tuple[tuple[Rows, ...], tuple[Row, ...]]


@st.composite
def activations(draw: DrawFn, *, smooth: bool = False) -> str:
    """Return a strategy for names of activations; ``smooth`` leaves out those with a kink.

    >>> activations(smooth=True)
    activations(smooth=True)
    """
    return draw(st.sampled_from([name for name in ACTIVATIONS if not (smooth and name in KINKED)]))


@st.composite
def numbers(
    draw: DrawFn, min_value: float = -4, max_value: float = 4, *, saturating: bool = False
) -> Fraction:
    """Return a strategy for exact numbers that floats hold without rounding.

    They are multiples of 1/8 and shrink towards 0.  ``saturating`` mixes in multiples 256 times
    as large, which drive σ and tanh to their ends.

    >>> numbers(0, 1)
    numbers(min_value=0, max_value=1)
    """
    low, high = (Fraction(value) * EIGHTHS for value in (min_value, max_value))
    if low > high:
        raise InvalidArgument(f"min_value={min_value} is larger than max_value={max_value}")
    value = Fraction(draw(st.integers(-int(-low // 1), int(high // 1))), EIGHTHS)
    return value * LARGE if saturating and draw(st.integers(0, 3)) == 3 else value


@st.composite
def parameters(
    draw: DrawFn,
    layers: Sequence[int],
    *,
    min_value: float = -4,
    max_value: float = 4,
    saturating: bool = False,
) -> Parameters:
    """Return a strategy for the weights and the biases of a network with these layers.

    >>> parameters([2, 1])
    parameters([2, 1])
    """
    if len(layers) < 2 or any(size < 1 for size in layers):
        raise InvalidArgument(f"layers={layers!r} is no list of at least two positive sizes")
    entry = numbers(min_value, max_value, saturating=saturating)
    shapes = list(pairwise(layers))
    weights = tuple(
        tuple(tuple(draw(entry) for _ in range(columns)) for _ in range(rows))
        for columns, rows in shapes
    )
    return weights, tuple(tuple(draw(entry) for _ in range(rows)) for _, rows in shapes)


@st.composite
def networks(
    draw: DrawFn,
    *,
    min_layers: int = 2,
    max_layers: int = 4,
    max_size: int = 3,
    activations: Sequence[str] | None = None,
    costs: Sequence[str] | None = None,
    symbolic: bool = False,
    saturating: bool = False,
) -> Network:
    """Return a strategy for networks with numbers, or symbols, for parameters.

    ``activations`` and ``costs`` are the names to choose from.  A cost with logarithms ends in the
    activation that belongs to it.

    >>> networks(max_layers=2, activations=["tanh"])
    networks(max_layers=2, activations=['tanh'])
    """
    if not 2 <= min_layers <= max_layers:
        raise InvalidArgument(f"there is no number from {min_layers} to {max_layers} layers")
    if max_size < 1:
        raise InvalidArgument(f"max_size={max_size} leaves no neuron")
    names = _known(activations, ACTIVATIONS, "activations")
    row = COSTS[draw(st.sampled_from(_known(costs, tuple(COSTS), "costs")))]
    depth = draw(st.integers(min_layers, max_layers))
    sizes = [draw(st.integers(1, max_size)) for _ in range(max_layers)]
    chosen = [draw(st.sampled_from(names)) for _ in range(max_layers)][: depth - 1]
    layers = sizes[:depth]
    if row.shortcut is not None:
        chosen[-1] = row.shortcut
    if symbolic:
        return Network(layers, chosen, row.name)
    # the largest network is drawn and cut, so that a smaller one keeps its numbers when shrinking
    weights, biases = draw(parameters([max_size] * max_layers, saturating=saturating))
    shapes = list(pairwise(layers))
    tables = [
        [line[:columns] for line in table[:rows]]
        for (columns, rows), table in zip(shapes, weights, strict=False)
    ]
    columns = [line[:rows] for (_, rows), line in zip(shapes, biases, strict=False)]
    return Network(layers, chosen, row.name, weights=tables, biases=columns)


@st.composite
def data_sets(
    draw: DrawFn,
    inputs: int,
    outputs: int,
    *,
    min_size: int = 1,
    max_size: int = 3,
    min_value: float = -4,
    max_value: float = 4,
    one_hot: bool = False,
) -> tuple[Sample, ...]:
    """Return a strategy for samples (x, y) of these sizes; ``one_hot`` makes y a class.

    >>> data_sets(2, 1, max_size=1)
    data_sets(inputs=2, outputs=1, max_size=1)
    """
    if inputs < 1 or outputs < 1 or not 1 <= min_size <= max_size:
        raise InvalidArgument(f"no data with sizes {inputs}, {outputs}, {min_size} to {max_size}")
    entry = numbers(min_value, max_value)

    @st.composite
    def sample(draw: DrawFn) -> Sample:
        x = tuple(draw(entry) for _ in range(inputs))
        if one_hot:
            hot = draw(st.integers(0, outputs - 1))
            return x, tuple(Fraction(int(i == hot)) for i in range(outputs))
        return x, tuple(draw(entry) for _ in range(outputs))

    return tuple(draw(st.lists(sample(), min_size=min_size, max_size=max_size)))


@st.composite
def sgd_problems(
    draw: DrawFn,
    *,
    max_layers: int = 4,
    max_size: int = 3,
    max_samples: int = 3,
    activations: Sequence[str] | None = None,
    costs: Sequence[str] | None = None,
    saturating: bool = False,
) -> SgdProblem:
    """Return a strategy for whole problems: a network, its data and a learning rate.

    >>> sgd_problems(max_samples=1)
    sgd_problems(max_samples=1)
    """
    network = draw(
        networks(
            max_layers=max_layers,
            max_size=max_size,
            activations=activations,
            costs=costs,
            saturating=saturating,
        )
    )
    first, last = network.size(1), network.size(network.depth)
    outputs = last if network.cancels else max_size
    data = draw(data_sets(max_size, outputs, max_size=max_samples, one_hot=network.cancels))
    rate = Fraction(draw(st.integers(1, EIGHTHS)), EIGHTHS)
    return SgdProblem.of(network, [(x[:first], y[:last]) for x, y in data], rate)


def _known(given: Sequence[str] | None, known: Sequence[str], what: str) -> Sequence[str]:
    if given is None:
        return known
    unknown = [name for name in given if name not in known]
    if unknown or not given or isinstance(given, str):
        raise InvalidArgument(f"{what}={given!r}: choose from {', '.join(known)}")
    return given
