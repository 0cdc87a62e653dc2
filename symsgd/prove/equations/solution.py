"""One solution of an equation, and whether a statement holds there.

A coordinate is a rational number, a closed form such as √2, or a real root of
an irreducible polynomial.  A statement holds at a point by exact proof only,
and fails there by disjoint enclosures, or because a side provably has no value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from typing import Any

from flint import arb, fmpq, fmpz_poly

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import Undefined, compare, enclose, working_precision
from symsgd.algebra.truth import SIGNS, connected
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.functions.table import sqrt
from symsgd.prove.cases import NotEqual, prove_equal
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.signs import NeedSign, OnBoundary

PRECISIONS = (64, 256, 1024)
MOST_DEGREE = 40


@dataclass(frozen=True, slots=True)
class Root:
    """A real root of an irreducible integer polynomial (coefficients lowest first).

    >>> print(Root((-1, -1, 0, 1), 0))
    1.324718 (a root of t^3 - t - 1)
    """

    coefficients: tuple[int, ...]
    place: int  # among the real roots, from the left

    def ball(self, bits: int) -> arb:
        """Return an enclosure."""
        with working_precision(bits + 32):
            return real_roots(fmpz_poly(list(self.coefficients)))[self.place]

    def __str__(self) -> str:
        text = self.ball(64).str(7, radius=False)
        return f"{text} (a root of {_polynomial(self.coefficients)})"


Coordinate = Fraction | Node | Root
Point = Mapping[str, Coordinate]


def _polynomial(coefficients: tuple[int, ...]) -> str:
    text = ""
    for k in range(len(coefficients) - 1, -1, -1):
        c = coefficients[k]
        if not c:
            continue
        power = "" if k == 0 else "t" if k == 1 else f"t^{k}"
        size = "" if abs(c) == 1 and k else str(abs(c))
        sign = ("-" if c < 0 else "") if not text else " - " if c < 0 else " + "
        text += sign + size + ("*" if size and power else "") + power
    return text


def real_roots(polynomial: fmpz_poly) -> list[arb]:
    """Return enclosures of the real roots of an irreducible polynomial, from the left."""
    roots: list[tuple[Any, int]] = polynomial.complex_roots()  # type: ignore[assignment]
    found: list[arb] = [root.real for root, _ in roots if root.imag == 0]
    return sorted(found, key=cmp_to_key(_from_the_left))


def _from_the_left(a: arb, b: arb) -> int:
    return -1 if a < b else 1  # the balls are disjoint


def roots_of(coefficients: list[int]) -> list[Coordinate]:
    """Return all real roots of an integer polynomial, as simply as possible.

    >>> [str(root) for root in roots_of([-2, 0, 1])]
    ['-sqrt(2)', 'sqrt(2)']
    >>> [str(root) for root in roots_of([-3, -1, 2])]
    ['3/2', '-1']
    """
    found: list[Coordinate] = []
    for factor, _ in fmpz_poly(coefficients).factor()[1]:
        degree = factor.degree()
        if degree == 1:
            found.append(Fraction(-int(factor[0]), int(factor[1])))
        elif degree == 2:
            found += _quadratic(*(int(factor[k]) for k in range(3)))
        elif degree > MOST_DEGREE:
            raise Unsupported(f"the roots of a polynomial of degree {degree}")
        else:
            texts = tuple(int(c) for c in factor.coeffs())
            found += [Root(texts, place) for place in range(len(real_roots(factor)))]
    return found


def _quadratic(c: int, b: int, a: int) -> list[Coordinate]:
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    square, rest = 1, discriminant
    for prime in range(2, 1000):
        while rest % (prime * prime) == 0:
            square, rest = square * prime, rest // (prime * prime)
    middle, width = Fraction(-b, 2 * a), Fraction(square, 2 * abs(a))
    root = sqrt(n.number(rest)) if width == 1 else n.number(width) * sqrt(n.number(rest))
    if middle == 0:
        return [-root, root]
    return [n.number(middle) - root, n.number(middle) + root]


def ball_of(value: Coordinate, bits: int) -> arb | None:
    """Return an enclosure of a coordinate, or None if it has no real value."""
    if isinstance(value, Fraction):
        with working_precision(bits):
            return arb(fmpq(value.numerator, value.denominator))
    if isinstance(value, Root):
        return value.ball(bits)
    ball = enclose(value, {}, bits)
    return None if isinstance(ball, Undefined) or not ball.is_finite() else ball


def member(domain: Domain, value: Coordinate) -> bool | None:
    """Say whether a coordinate belongs to a domain; None where that is not certain."""
    exact = rational_value(value) if isinstance(value, Node) else value
    if isinstance(exact, Fraction):
        return domain.contains(exact)
    if domain == Domain() or domain == Domain(declared=False):
        return True
    if domain.integer:
        return False if isinstance(value, Root) else None
    for bits in PRECISIONS:
        ball = ball_of(value, bits)
        if ball is None:
            return False
        answers = [ball > _exact(domain.low), ball < _exact(domain.high), ball != 0]
        wrong = [ball < _exact(domain.low), ball > _exact(domain.high)]
        wanted = [domain.low is not None, domain.high is not None, domain.nonzero]
        if any(bad and want for bad, want in zip(wrong, wanted, strict=False)):
            return False
        if all(good or not want for good, want in zip(answers, wanted, strict=True)):
            return True
    return None


def _exact(value: Fraction | None) -> arb:
    value = value or Fraction(0)
    return arb(fmpq(value.numerator, value.denominator))


def admitted(point: Point, context: Context) -> bool | None:
    """Say whether a point lies in the declared domain and satisfies what is assumed."""
    answers = [member(context.domain(name), value) for name, value in point.items()]
    answers += [holds(relation, point, context) for relation in context.relations]
    return False if False in answers else None if None in answers else True


def holds(statement: Node, point: Point, context: Context) -> bool | None:
    """Say whether a statement holds at a point; an equation without values does not hold.

    >>> x = n.variable("x")
    >>> statement = n.relation("=", x**2, n.number(2))
    >>> holds(statement, {"x": sqrt(n.number(2))}, Context())
    True
    >>> holds(n.relation("=", sqrt(x), x), {"x": Fraction(-1)}, Context())
    False
    """
    if statement.head == n.RELATION:
        return _relation(statement, point, context)
    answers: list[bool | None] = [holds(part, point, context) for part in statement.args]
    return connected(str(statement.value), answers)


def put_in(statement: Node, point: Point) -> Node:
    """Put the closed forms of a point into a statement."""
    places = {
        n.variable(name): value if isinstance(value, Node) else n.number(value)
        for name, value in point.items()
        if not isinstance(value, Root)
    }
    return n.substitute(statement, places)


def _relation(statement: Node, point: Point, context: Context) -> bool | None:
    left, right = put_in(statement, point).args
    sign = str(statement.value)
    values: list[Any] = []
    for bits in PRECISIONS:
        place = {k: v.ball(bits) for k, v in point.items() if isinstance(v, Root)}
        values = [enclose(side, place, bits, context) for side in (left, right)]
        if any(isinstance(value, Undefined) for value in values):
            return False
        if not all(value.is_finite() for value in values):
            continue
        order = compare(*values)
        if order is not None:
            return bool(order in SIGNS[sign])
    if not values or not all(value.is_finite() for value in values):
        return None
    if exactly_equal(left, right, point):
        return 0 in SIGNS[sign]
    return None


def exactly_equal(left: Node, right: Node, point: Point) -> bool:
    """Say whether two sides are provably equal at a point at which both have a value."""
    roots = {name: value for name, value in point.items() if isinstance(value, Root)}
    if len(roots) > 1:
        return False
    try:
        if not roots:
            return not prove_equal(left, right, Context()).excluded
        form = NormalForm(Context(), {("capacity",): 64}, logistic=False)
        top = (form.of(left) - form.of(right)).top
        used = form.ring.used(top)
        if top.is_zero() or len(used) != 1 or used[0].kind != "variable":
            return bool(top.is_zero())
        root = next(iter(roots.values()))
        parts = [form.ring.integer(c) for c in form.ring.by_powers(top, used[0])]
        return bool((fmpz_poly(parts) % fmpz_poly(list(root.coefficients))).is_zero())
    except (NotEqual, Unsupported, NowhereDefined, Excluded, NeedSign, OnBoundary, RestartNeeded):
        return False
