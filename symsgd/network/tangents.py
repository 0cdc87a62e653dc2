"""The derivative of the cost by one parameter, carried forward through the network.

This is the chain rule in the order of the computation.  It shares no rule with
the backward pass, so that each can prove the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from symsgd.network.arrays import Array, Diagonal, Layers, V
from symsgd.network.names import index_text

if TYPE_CHECKING:
    from symsgd.network.network import Network
    from symsgd.network.sgd import Pass


class Parameter(NamedTuple):
    """A weight ``W`` or bias ``b`` of a layer; rows and columns count from 1.

    >>> print(Parameter("W", 2, 1, 2))
    w_12^[2]
    """

    letter: str
    layer: int
    row: int
    column: int = 1

    def __str__(self) -> str:
        places = (self.row, self.column) if self.letter == "W" else (self.row,)
        return f"{self.letter.lower()}_{index_text(*places)}^[{self.layer}]"


def parameters(network: Network) -> Iterator[Parameter]:
    """Yield every parameter of a network.

    >>> from symsgd.network.network import Network
    >>> [str(p) for p in parameters(Network([2, 1]))]
    ['b_1^[2]', 'w_11^[2]', 'w_12^[2]']
    """
    for l in range(2, network.depth + 1):
        rows = range(1, network.size(l) + 1)
        yield from (Parameter("b", l, i) for i in rows)
        columns = range(1, network.size(l - 1) + 1)
        yield from (Parameter("W", l, i, j) for i in rows for j in columns)


def output_tangent(
    network: Network, W: Layers[V], passed: Pass[V], parameter: Parameter
) -> list[V]:
    """Return the derivative of each output by a parameter."""
    l, i = parameter.layer, parameter.row - 1
    algebra = passed.x.algebra
    own = (
        algebra.number(Fraction(1))
        if parameter.letter == "b"
        else passed.a[l - 1].rows[parameter.column - 1][0]
    )
    # of the layer of the parameter, one z only depends on it
    moving = _through(passed.D[l], {i: own})
    for m in range(l + 1, network.depth + 1):
        z = {
            k: algebra.add([algebra.multiply([row[j], value]) for j, value in moving.items()])
            for k, row in enumerate(W[m].rows)
        }
        moving = _through(passed.D[m], z)
    zero = algebra.number(Fraction(0))
    return [moving.get(k, zero) for k in range(network.size(network.depth))]


def _through(D: Array[V], z: dict[int, V]) -> dict[int, V]:
    if isinstance(D, Diagonal):
        return {k: D.algebra.multiply([D.entries[k], value]) for k, value in z.items()}
    return {
        k: D.algebra.add([D.algebra.multiply([row[j], value]) for j, value in z.items()])
        for k, row in enumerate(D.rows)
    }
