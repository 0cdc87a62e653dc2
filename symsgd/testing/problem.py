"""One step of stochastic gradient descent as plain exact data: what a program is tested on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from symsgd.algebra.algebra import rational_value
from symsgd.errors import SymsgdError
from symsgd.network.exact import Given, GivenTable, exact
from symsgd.network.network import Network
from symsgd.network.tables import Task
from symsgd.network.trace import Trace
from symsgd.testing.arrays import plain
from symsgd.testing.pretty import pretty

Row = tuple[Fraction, ...]
Rows = tuple[Row, ...]
Sample = tuple[Row, Row]


@dataclass(frozen=True)
class SgdProblem:
    """A network with numbers for parameters, samples, and a learning rate.

    ``weights`` and ``biases`` begin at layer 2.  Every number is exact; a float stands for the
    binary number that it is.

    >>> problem = SgdProblem.of(
    ...     Network([2, 1], weights=[[[5, 6]]], biases=[[4]]), [([1, 2], [3])], eta=0.5)
    >>> problem
    SgdProblem.of(Network([2, 1], ['sigmoid'], 'half_squared_error', weights=[[[5, 6]]],
                          biases=[[4]]),
                  data=[([1, 2], [3])], eta='1/2')
    >>> print(problem.step()["z^[2]"])
    21
    """

    network: Network
    weights: tuple[Rows, ...]
    biases: tuple[Row, ...]
    data: tuple[Sample, ...]
    eta: Fraction = Fraction(1, 10)

    @classmethod
    def of(cls, network: Network, data: object, eta: Given = "1/10") -> SgdProblem:
        """Return the problem of a network and its data: one pair (x, y), or a list of them."""
        if network.symbolic:
            raise SymsgdError(
                "missing-value",
                f"the parameters {', '.join(network.symbolic[:4])} have no values",
                advice="give the network numbers: weights=[…], biases=[…]",
            )
        layers = range(2, network.depth + 1)
        return cls(
            network,
            tuple(tuple(tuple(map(_value, row)) for row in network.weights[l]) for l in layers),
            tuple(tuple(_value(row[0]) for row in network.biases[l]) for l in layers),
            tuple(_sample(network, x, y) for x, y in pairs(data)),
            exactly(eta, "the learning rate"),
        )

    @cached_property
    def layers(self) -> range:
        """The numbers of the layers that have parameters: 2, …, L."""
        return range(2, self.network.depth + 1)

    def step(self) -> Trace:
        """Return the trace of the step on the mean gradient of the samples."""
        return Task(self.network, self.data, self.eta).step()

    def __repr__(self) -> str:
        network = described(self.network, self.weights, self.biases)
        data = ", ".join(f"({_listed(x)}, {_listed(y)})" for x, y in self.data)
        return f"SgdProblem.of({network}, data=[{data}], eta={_shown(self.eta)})"

    _repr_pretty_ = pretty


def described(network: Network, weights: Sequence[Rows], biases: Sequence[Row]) -> str:
    """Return the call that makes a network."""
    tables = ", ".join(f"[{', '.join(map(_listed, rows))}]" for rows in weights)
    rest = ", ".join(map(_listed, biases))
    decay = f", regularization={network.regularization}" if network.regularized else ""
    return f"{repr(network)[:-1]}, weights=[{tables}], biases=[{rest}]{decay})"


def network_of(
    weights: Sequence[object],
    biases: Sequence[object],
    activations: str | Sequence[str] = "sigmoid",
    cost: str = "half_squared_error",
) -> Network:
    """Return the network with the parameters of a program: arrays of any library, layer by layer.

    A float stands for the binary number that it is.

    >>> network_of([[[0.5, 2.0]]], [[1.0]]).weights[2]
    ((<number 1/2>, <number 2>),)
    """
    tables = [_table(plain(value)) for value in weights]
    columns = [[row[0] for row in _table(plain(value), column=True)] for value in biases]
    sizes = [len(tables[0][0]), *(len(rows) for rows in tables)]
    return Network(sizes, activations, cost, weights=tables, biases=columns)


def exactly(value: Given, what: str = "the number") -> Fraction:
    """Return a number exactly; a float is the binary number that it is.

    >>> exactly(0.1) == exactly("0.1"), exactly(0.5)
    (False, Fraction(1, 2))
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, float) and value - value == 0:
        return Fraction(value)
    return _value(exact(value, what))


def pairs(data: object) -> list[tuple[Any, Any]]:
    """Return the samples of a data set: one pair (x, y), or a list of such pairs.

    >>> pairs(([1, 2], [3])), pairs([([1], 0), ([2], 1)])
    ([([1, 2], [3])], [([1], 0), ([2], 1)])
    """
    if isinstance(data, Mapping):
        data = (data["x"], data["y"])
    if isinstance(data, tuple) and len(data) == 2 and not all(map(_is_pair_of_vectors, data)):
        return [data]
    found = list(data) if isinstance(data, Sequence) else []
    if not found or not all(_is_pair(sample) for sample in found):
        raise SymsgdError(
            "no-data",
            "the data is no list of samples",
            advice="give pairs (x, y), such as [([1, 2], [3])]",
        )
    return found


def _is_pair(sample: object) -> bool:
    return isinstance(sample, tuple) and len(sample) == 2


def _is_pair_of_vectors(sample: object) -> bool:
    return isinstance(sample, tuple) and len(sample) == 2 and hasattr(sample[0], "__len__")


def _sample(network: Network, x: GivenTable, y: GivenTable) -> Sample:
    first, last = ([[exactly(v)] for v in _flat(plain(side))] for side in (x, y))
    columns = network.sample_nodes(first, last)
    inputs, targets = (tuple(_value(row[0]) for row in column) for column in columns)
    return inputs, targets


def _flat(value: Any) -> list[Any]:  # noqa: ANN401
    return (
        [entry for part in value for entry in _flat(part)]
        if isinstance(value, list | tuple)
        else [value]
    )


def _table(value: Any, *, column: bool = False) -> list[list[Fraction]]:  # noqa: ANN401
    rows = value if isinstance(value, list | tuple) else [value]
    if not any(isinstance(row, list | tuple) for row in rows):
        rows = [[entry] for entry in rows] if column else [rows]
    return [[exactly(entry) for entry in row] for row in rows]


def _value(node: Any) -> Fraction:  # noqa: ANN401
    value = node if isinstance(node, Fraction) else rational_value(node)
    if value is None:
        raise SymsgdError("not-a-number", f"{node} is no rational number", advice="give a number")
    return value


def _shown(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else repr(str(value))


def _listed(row: Sequence[Fraction]) -> str:
    return f"[{', '.join(map(_shown, row))}]"
