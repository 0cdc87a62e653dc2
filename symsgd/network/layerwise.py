"""The gradient proved layer by layer, for networks too deep to multiply out.

By induction from the last layer: if the errors of layer l + 1 are the derivatives
of the cost by z of that layer, whatever numbers they are, then so are those of
layer l.  Each step is one layer deep, so its cost does not grow with the depth.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from symsgd.network.arrays import Array, Diagonal
from symsgd.network.polynomials import Polynomial, Polynomials
from symsgd.network.sgd import Pass, Rules
from symsgd.network.tangents import Parameter

if TYPE_CHECKING:
    from symsgd.network.network import Network

# multiplied out, the polynomials have some times as many terms as this
MOST_PATHS = 2000


def too_deep(network: Network) -> bool:
    """Say whether a network has more paths than polynomials should be written out for.

    >>> from symsgd.network.network import Network
    >>> too_deep(Network([10, 10, 10])), too_deep(Network([10] * 6))
    (False, True)
    """
    return prod(network.layers[1:]) > MOST_PATHS


def layerwise_differences(
    network: Network, rules: Rules, passed: Pass[Polynomial], W: dict[int, Array[Polynomial]]
) -> Iterator[Parameter]:
    """Yield the parameters at which a rule of the backward pass is no chain rule.

    The rule for the last layer is left to the caller.

    >>> from symsgd.network.network import Network
    >>> from symsgd.network.sgd import TEXTBOOK
    >>> network = Network([2, 2, 1])
    >>> passed, W = Polynomials(network, errors=True).forward()
    >>> list(layerwise_differences(network, TEXTBOOK, passed, W))
    []
    """
    algebra = passed.x.algebra
    if not isinstance(algebra, Polynomials):
        raise TypeError("the layers are compared as polynomials")
    for l in range(network.depth, 1, -1):
        errors = algebra.column(f"e{l}", network.size(l))
        if l < network.depth:
            later = algebra.column(f"e{l + 1}", network.size(l + 1))
            own = rules.earlier_delta(W[l + 1], passed.D[l], later)
            for i, error in enumerate(own):
                if error != _moved(W[l + 1], passed.D[l], later, i):
                    yield Parameter("b", l, i + 1)
                    yield Parameter("W", l, i + 1, 1)
        yield from _gradient_differences(rules, l, errors, passed.a[l - 1])


def _moved(
    W: Array[Polynomial], D: Array[Polynomial], later: Array[Polynomial], i: int
) -> Polynomial:
    """Return the derivative of the cost by z_i, carried forward through one layer."""
    algebra = W.algebra
    column = {i: D.entries[i]} if isinstance(D, Diagonal) else dict(enumerate(_column(D, i)))
    total = algebra.number(Fraction(0))
    for row, error in zip(W.rows, later, strict=True):
        for j, a in column.items():
            total += row[j] * a * error
    return total


def _column(D: Array[Polynomial], i: int) -> list[Polynomial]:
    return [row[i] for row in D.rows]


def _gradient_differences(
    rules: Rules, l: int, errors: Array[Polynomial], a: Array[Polynomial]
) -> Iterator[Parameter]:
    """Compare with ∂z_i/∂b_i = 1 and ∂z_i/∂w_ij = a_j."""
    dW, db = rules.weight_gradient(errors, a), rules.bias_gradient(errors)
    for i, error in enumerate(errors):
        if db.rows[i][0] != error:
            yield Parameter("b", l, i + 1)
        for j, value in enumerate(a):
            if dW.rows[i][j] != value * error:
                yield Parameter("W", l, i + 1, j + 1)
