"""Power series over the rationals: the cost along a curve through a point, term by term.

A stop at which the Hessian has no negative eigenvalue may still be no minimum: a curve along
which the first term that does not vanish is negative shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from flint import fmpq, fmpq_series

from symsgd.algebra.algebra import Algebra, unsupported
from symsgd.expression.node import Node

if TYPE_CHECKING:
    from symsgd.network.landscape import Landscape

ORDER = 7
MOST_TRIES = 3000


class SeriesInT(Algebra[fmpq_series]):
    """Truncated power series in t; σ and tanh where their argument is 0 at t = 0."""

    known = frozenset({"sigmoid", "tanh", "exp"})

    def number(self, value: Fraction) -> fmpq_series:
        """Return a constant."""
        return fmpq_series([fmpq(value.numerator, value.denominator)], prec=ORDER)

    def negate(self, value: fmpq_series) -> fmpq_series:
        """Return minus the series."""
        return value * -1

    def power(self, base: fmpq_series, exponent: fmpq_series, written: Node) -> fmpq_series:
        """Return a power with a whole exponent."""
        result = self.number(Fraction(1))
        for _ in range(int(written.value)):
            result *= base
        return result

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[fmpq_series]) -> fmpq_series:
        """Return a function of a series without constant term."""
        u = args[0]
        if any(orders) or u[0] != 0:
            raise unsupported(f"{name} of a series with a constant term")
        if name == "tanh":
            return 2 * self._sigmoid(2 * u) - 1
        return self._sigmoid(u) if name == "sigmoid" else u.exp()

    def _sigmoid(self, u: fmpq_series) -> fmpq_series:
        return self.number(Fraction(1)) / (self.number(Fraction(1)) + (u * -1).exp())


def along(landscape: Landscape, theta: Sequence[fmpq], direction: Sequence[int]) -> list[fmpq]:
    """Return the coefficients of C(θ + t d) in powers of t.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> line = Landscape(Network([1, 1], "identity"), [([1], [2])])
    >>> [str(c) for c in along(line, [fmpq(0), fmpq(0)], [1, 0])[:4]]
    ['2', '-2', '1/2', '0']
    """
    algebra = SeriesInT()
    point = [fmpq_series([p, d], prec=ORDER) for p, d in zip(theta, direction, strict=True)]
    cost = landscape.cost(algebra, point)
    return [cost[k] for k in range(ORDER)]


def way_down(
    landscape: Landscape, theta: Sequence[fmpq]
) -> tuple[tuple[int, ...], list[fmpq]] | None:
    """Return a direction along which the cost falls from a stop, with the series, or None.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> xor = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
    >>> direction, series = way_down(Landscape(Network([2, 2, 1]), xor), [fmpq(0)] * 9)
    >>> direction, [str(c) for c in series[:5]]
    ((0, 0, 2, 2, 4, 4, 1, -4, 2), ['1/8', '0', '0', '0', '-3/8'])
    """
    for tried, direction in enumerate(_directions(landscape)):
        if tried >= MOST_TRIES:
            return None
        series = along(landscape, theta, direction)
        k = next((k for k in range(1, ORDER) if series[k] != 0), None)
        if k is not None and (series[k] < 0 or k % 2):
            turned = -1 if series[k] > 0 else 1
            signs = [c * turned**k for k, c in enumerate(series)]
            return tuple(turned * d for d in direction), signs
    return None


def _directions(landscape: Landscape) -> Iterator[tuple[int, ...]]:
    """Yield small directions: first those in which what the hidden layer does cancels linearly.

    With hidden weights pⱼ·q and output weights uⱼ, Σ uⱼpⱼ = 0 makes the linear part of the
    output vanish, and its cubic part, which can tell apart what no line can, comes first.
    """
    network = landscape.network
    full = set(landscape.trained) >= {"b", "W"}
    if network.depth == 3 and network.size(3) == 1 and full:
        inputs, hidden = network.size(1), network.size(2)
        small = range(-2, 3)
        for p in product(range(1, hidden + 1), repeat=hidden):
            for u in product(small, repeat=hidden):
                together = sum(a * b for a, b in zip(p, u, strict=True))
                if together or not any(u):
                    continue
                for q in product((0, 1, -1), repeat=inputs + 1):
                    biases = [pj * q[0] for pj in p]
                    weights = [pj * e for pj in p for e in q[1:]]
                    # at θ = 0 the hidden values are f(0), and the bias takes their mean back
                    half = sum(u) if network.activations[2].name == "sigmoid" else 0
                    doubled = [2 * d for d in (*biases, *weights)]
                    yield (*doubled, -half, *(2 * e for e in u))
    if landscape.size <= 6:
        for direction in product((0, 1, -1), repeat=landscape.size):
            if any(direction):
                yield direction
