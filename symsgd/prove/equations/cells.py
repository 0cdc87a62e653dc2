"""Statements about one variable with rational terms only, decided completely.

The real roots of every polynomial that occurs cut the line into cells: points
and open intervals on which each relation is true throughout or false
throughout.  Two statements have the same solutions if they agree on each cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cmp_to_key

from flint import arb, fmpq, fmpz_poly

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import working_precision
from symsgd.algebra.truth import SIGNS, connected
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.equations.solution import MOST_DEGREE, Coordinate, Root, ball_of, real_roots
from symsgd.prove.tower.ring import Unsupported

MOST_POWER = 10_000
MOST_BITS = 4096
Rational = tuple[fmpz_poly, fmpz_poly]  # a fraction of polynomials, not reduced


class Cells:
    """The line, cut at every root of the statements and at every end of the domain.

    >>> x = n.variable("x")
    >>> square = n.relation("<", x**2, n.number(4))
    >>> cells = Cells("x", Context(), square)
    >>> [(str(point), cells.truth(square, point)) for point in cells]
    [('-3', False), ('-2', False), ('0', True), ('2', False), ('3', False)]
    """

    def __init__(self, name: str, context: Context, *statements: Node) -> None:
        self.name = name
        self.context = context
        self._signs: dict[Node, tuple[Rational, list[fmpz_poly]]] = {}
        self._polynomials: list[fmpz_poly] = []
        for node in n.walk(*statements, *context.relations):
            if node.head == n.RELATION:
                self._read(node)
        domain = context.domain(name)
        for end in (domain.low, domain.high, Fraction(0) if domain.nonzero else None):
            if end is not None:
                self._polynomials.append(fmpz_poly([-end.numerator, end.denominator]))
        self.roots = self._all_roots()

    def __iter__(self) -> Iterator[Coordinate]:
        """Yield one point of each cell that meets the domain."""
        if not self.roots:
            yield from self._inside(Fraction(0))
            return
        edges = [_around(root) for root in self.roots]
        yield from self._inside(Fraction(edges[0][0].__ceil__() - 1))
        for i, root in enumerate(self.roots):
            yield from self._inside(root)
            beyond = edges[i + 1][0] if i + 1 < len(edges) else None
            yield from self._inside(_simple(edges[i][1], beyond))

    def _inside(self, point: Coordinate) -> Iterator[Coordinate]:
        if not self._in_domain(point):
            return
        if all(self.truth(relation, point) for relation in self.context.relations):
            yield point

    def _in_domain(self, point: Coordinate) -> bool:
        domain = self.context.domain(self.name)
        if isinstance(point, Fraction):
            return replace(domain, integer=False).contains(point)
        ends = [(domain.low, 1), (domain.high, -1)]
        return all(
            end is None or self._sign(fmpz_poly([-end.numerator, end.denominator]), point) == wanted
            for end, wanted in ends
        )

    def truth(self, statement: Node, point: Coordinate) -> bool:
        """Say whether a statement holds at a point; without values it does not hold."""
        if statement.head == n.RELATION:
            (top, below), guards = self._signs[statement]
            if any(self._sign(guard, point) == 0 for guard in guards):
                return False
            order = self._sign(top, point) * self._sign(below, point)
            return bool(order in SIGNS[str(statement.value)])
        parts = [self.truth(part, point) for part in statement.args]
        return connected(str(statement.value), parts)

    def fraction(self, relation: Node) -> Rational:
        """Return the left side of a relation minus the right one, as a fraction of polynomials."""
        return self._signs[relation][0]

    def _sign(self, polynomial: fmpz_poly, point: Coordinate) -> int:
        if isinstance(point, Fraction):
            exact = polynomial(fmpq(point.numerator, point.denominator))
            return int(exact > 0) - int(exact < 0)
        if not isinstance(point, Root):
            raise Unsupported(f"the sign of a polynomial at {point}")
        if polynomial.gcd(fmpz_poly(list(point.coefficients))).degree() > 0:
            return 0  # the minimal polynomial is irreducible
        bits = 64
        while bits <= MOST_BITS:
            ball = point.ball(bits)
            with working_precision(bits):
                value = polynomial(ball)
            if value > 0 or value < 0:
                return 1 if value > 0 else -1
            bits *= 4
        raise Unsupported("a sign at a root could not be settled")

    # -- reading -----------------------------------------------------------------------------

    def _read(self, relation: Node) -> None:
        guards: list[fmpz_poly] = []
        done: dict[Node, Rational] = {}
        for node in n.walk(*relation.args):
            done[node] = self._rational(node, [done[arg] for arg in node.args], guards)
        (a, b), (c, d) = (done[arg] for arg in relation.args)
        fraction = a * d - c * b, b * d
        self._signs[relation] = fraction, guards
        self._polynomials += [*fraction, *guards]

    def _rational(self, node: Node, args: list[Rational], guards: list[fmpz_poly]) -> Rational:
        one = fmpz_poly([1])
        match node.head:
            case n.NUMBER:
                value = Fraction(str(node.value))
                return fmpz_poly([value.numerator]), fmpz_poly([value.denominator])
            case n.VARIABLE if node.value == self.name:
                return fmpz_poly([0, 1]), one
            case n.LET:
                return args[0]
            case n.NEGATE:
                return -args[0][0], args[0][1]
            case n.ADD:
                total = fmpz_poly([0]), one
                for top, below in args:
                    same = below == total[1]
                    total = (
                        (total[0] + top, below) if same
                        else (total[0] * below + top * total[1], total[1] * below)
                    )  # fmt: skip
                return total
            case n.MULTIPLY:
                product = one, one
                for top, below in args:
                    product = product[0] * top, product[1] * below
                return product
            case n.DIVIDE:
                guards.append(args[1][0])
                return args[0][0] * args[1][1], args[0][1] * args[1][0]
            case n.POWER:
                return _power(node, args[0], guards)
        raise Unsupported(f"{node} is not a rational function of {self.name}")

    def _all_roots(self) -> list[Coordinate]:
        factors: dict[tuple[int, ...], fmpz_poly] = {}
        for polynomial in self._polynomials:
            if polynomial.degree() > 0:
                for factor, _ in polynomial.factor()[1]:
                    factors[tuple(int(c) for c in factor.coeffs())] = factor
        found: list[Coordinate] = []
        for coefficients, factor in factors.items():
            if factor.degree() == 1:
                found.append(Fraction(-coefficients[0], coefficients[1]))
            elif factor.degree() > MOST_DEGREE:
                raise Unsupported(f"the roots of a polynomial of degree {factor.degree()}")
            else:
                found += [Root(coefficients, k) for k in range(len(real_roots(factor)))]
        return sorted(found, key=cmp_to_key(_order))


def _power(node: Node, base: Rational, guards: list[fmpz_poly]) -> Rational:
    exponent = rational_value(node.args[1])
    if exponent is None or exponent.denominator != 1 or abs(exponent) > MOST_POWER:
        raise Unsupported(f"the power {node}")
    steps = int(exponent)
    top, below = base
    if steps < 0:
        guards.append(top)
        top, below, steps = below, top, -steps
    return top**steps, below**steps


def _order(a: Coordinate, b: Coordinate) -> int:
    """Compare two different real numbers."""
    bits = 64
    while bits <= MOST_BITS:
        left, right = ball_of(a, bits), ball_of(b, bits)
        if left is not None and right is not None and not left.overlaps(right):
            return -1 if left < right else 1
        bits *= 4
    raise Unsupported("two roots could not be separated")


def _around(root: Coordinate) -> tuple[Fraction, Fraction]:
    """Return rational numbers, close to a root, below and above it."""
    if isinstance(root, Fraction):
        return root, root
    ball = ball_of(root, MOST_BITS)
    if ball is None:
        raise Unsupported(f"the value of {root}")
    return _exact(ball.lower()), _exact(ball.upper())


def _exact(value: arb) -> Fraction:
    mantissa, exponent = value.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def _simple(low: Fraction, high: Fraction | None) -> Fraction:
    """Return a rational number strictly between two numbers that is pleasant to read."""
    if high is None:
        return Fraction(low.__floor__() + 1)
    middle = (low + high) / 2
    for size in (1, 2, 10, 100, 10**4, 10**8, 10**30):
        value = middle.limit_denominator(size)
        if low < value < high:
            return value
    return middle
