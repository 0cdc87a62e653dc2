"""One output as a function of its weighted input z: the error δ and its slope as polynomials in a.

Where a′ = P(a), as for σ and tanh, everything about the cost of one output is a polynomial in its
value a over an interval, and questions about all z are questions about roots.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import arb, fmpq, fmpq_poly

from symsgd.algebra.algebra import Algebra, evaluate, rational_value, unsupported
from symsgd.algebra.balls import compare
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS
from symsgd.network.inertia import inner_roots, real_roots
from symsgd.network.network import Network
from symsgd.network.sgd import A, Y

RANGES: dict[str, tuple[int, int]] = {"sigmoid": (0, 1), "tanh": (-1, 1)}


class InOne(Algebra[fmpq_poly]):
    """Polynomials in a, the value of an output."""

    def number(self, value: Fraction) -> fmpq_poly:
        """Return a constant."""
        return fmpq_poly([fmpq(value.numerator, value.denominator)])

    def variable(self, name: str) -> fmpq_poly:
        """Return a."""
        if name != "a":
            raise unsupported(f"the variable {name}")
        return fmpq_poly([0, 1])

    def power(self, base: fmpq_poly, exponent: fmpq_poly, written: Node) -> fmpq_poly:
        """Return a power with a whole exponent."""
        whole = rational_value(written)
        if whole is None or whole.denominator != 1 or whole < 0:
            raise unsupported(f"the exponent {written}")
        return base ** int(whole)

    def divide(self, above: fmpq_poly, below: fmpq_poly) -> fmpq_poly:
        """Return the quotient where it is a polynomial."""
        quotient, rest = divmod(above, below)
        if not rest.is_zero():
            raise unsupported("a quotient")
        return quotient


@dataclass(frozen=True)
class Profile:
    """The cost of one output with target y.

    ``error`` is δ = ∂C/∂z, ``curvature`` is ∂²C/∂z², both as polynomials in a; a lies
    strictly between ``low`` and ``high``, or is any number where these are None.

    >>> profile = profile_of(Network([2, 1]), Fraction(3))
    >>> print(profile.error, "|", profile.curvature)
    (-1)*x^3 + 4*x^2 + (-3)*x | 3*x^4 + (-11)*x^3 + 11*x^2 + (-3)*x
    """

    y: Fraction
    activation: str
    error: fmpq_poly
    curvature: fmpq_poly
    low: int | None = None
    high: int | None = None

    def inner(self, polynomial: fmpq_poly) -> list[tuple[arb, int]]:
        """Return the roots of a polynomial that lie in the open range, with multiplicities."""
        if polynomial.degree() < 1:
            return []
        if self.low is None or self.high is None:
            return real_roots(polynomial)
        return inner_roots(polynomial, self.low, self.high)

    def zeros(self) -> list[arb]:
        """Return the values a at which δ vanishes."""
        return [root for root, _ in self.inner(self.error)]

    def sign(self) -> int:
        """Return the sign that δ has for every z, or 0 if it has not the same everywhere.

        >>> profile_of(Network([2, 1]), Fraction(3)).sign()
        -1
        """
        if self.low is None or self.high is None or self.zeros() or self.error.is_zero():
            return 0
        middle = fmpq(self.low + self.high, 2)
        return 1 if self.error(middle) > 0 else -1

    @property
    def convex(self) -> bool:
        """Whether the cost of the output is convex in z: its curvature is nowhere negative.

        >>> profile_of(Network([2, 1], cost="bce"), Fraction(1, 2)).convex
        True
        """
        if self.low is None or self.high is None:
            return self.curvature.degree() <= 0 and self.curvature[0] >= 0
        found = self.inner(self.curvature)
        if any(multiplicity % 2 for _, multiplicity in found):
            return False
        inner = [root for root, _ in found]
        places = [arb(self.low), *inner, arb(self.high)]
        middle = (places[0] + places[1]) / 2
        return self._positive(middle)

    def _positive(self, place: arb) -> bool:
        total = arb(0)
        for c in reversed(self.curvature.coeffs()):
            total = total * place + arb(c)
        return compare(total, arb(0)) == 1

    def largest_curvature(self) -> tuple[arb, fmpq | None] | None:
        """Return sup |∂²C/∂z²| over all z as a ball, and exactly if it is rational; None for ∞.

        >>> profile_of(Network([2, 1]), Fraction(3)).largest_curvature()[1]
        63/256
        """
        curvature = self.curvature
        if self.low is None or self.high is None:
            constant = curvature.degree() <= 0
            value = abs(curvature[0])
            return (arb(value), value) if constant else None
        places: list[tuple[arb, fmpq | None]] = [
            (arb(end), fmpq(end)) for end in (self.low, self.high)
        ]
        slope = curvature.derivative()
        places += [(root, _rational_root(slope, root)) for root, _ in self.inner(slope)]
        values = [(_abs(curvature, ball, exact), exact) for ball, exact in places]
        top, exact = max(values, key=lambda pair: float(pair[0].mid()))
        for other, _ in values:
            if compare(other, top) is None and other is not top:
                top, exact = top.max(other), None
        return top, None if exact is None else abs(curvature(exact))


def _rational_root(polynomial: fmpq_poly, root: arb) -> fmpq | None:
    for factor, _ in polynomial.numer().factor()[1]:
        if factor.degree() == 1:
            c, m = factor.coeffs()
            if root.contains(arb(fmpq(-c, m))):
                return fmpq(-c, m)
    return None


def _abs(polynomial: fmpq_poly, ball: arb, exact: fmpq | None) -> arb:
    if exact is not None:
        return arb(abs(polynomial(exact)))
    total = arb(0)
    for c in reversed(polynomial.coeffs()):
        total = total * ball + arb(c)
    return abs(total)


def profile_of(network: Network, target: Fraction) -> Profile:
    """Return the profile of an output of a network; an error where δ is no polynomial in a."""
    name = network.activations[network.depth].name
    algebra, outputs = InOne(), network.size(network.depth)
    y = n.number(target)
    slope = n.substitute(network.cost_row.slope(A, Y, outputs), {Y: y})
    rate = _rate(name)
    if network.cancels and name in RANGES:
        error = evaluate(A - y, algebra)
    else:
        error = evaluate(slope, algebra) * rate
    low, high = RANGES.get(name, (None, None))
    return Profile(target, name, error, error.derivative() * rate, low, high)


def _rate(name: str) -> fmpq_poly:
    if name == "identity":
        return fmpq_poly([1])
    row = FUNCTIONS.get(name)
    if row is None or row.riccati is None or name not in RANGES:
        raise unsupported(f"an exact study of {name}")
    return fmpq_poly(list(row.riccati))


def profiles(network: Network, targets: Sequence[Sequence[Fraction]]) -> list[list[Profile]] | None:
    """Return the profile of each output for each sample, or None where there is none.

    >>> [[p.sign() for p in row] for row in profiles(Network([2, 1]), [[Fraction(2)]])]
    [[-1]]
    """
    try:
        return [[profile_of(network, y) for y in row] for row in targets]
    except SymsgdError:
        return None
