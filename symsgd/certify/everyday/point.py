"""A refutation: at a rational point of the domain both sides are enclosed, and they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from flint import arb, ctx, fmpq

from symsgd.certify.everyday.expressions import value
from symsgd.certify.everyday.facts import Beyond, Wrong
from symsgd.expression import node as n
from symsgd.expression.node import Node

MOST_BITS = 1 << 14
MOST_EXPONENT = 10**6
HOLDS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}

_LOGIC = {"and": all, "true": all, "or": any, "false": any}


def compare(
    point: Mapping[str, Fraction], bits: int, sides: Sequence[Node], assumed: Sequence[Node],
    domains: Mapping[str, Any],
) -> tuple[int, list[arb]]:  # fmt: skip
    """Return the order of two sides at a point where everything assumed holds, and enclosures."""
    if not 2 <= bits <= MOST_BITS:
        raise Beyond("a precision out of bounds")
    for name in point.keys() & domains.keys():
        if not _inside(point[name], domains[name]):
            raise Wrong(f"{name} = {point[name]} lies outside of the domain")
    with ctx.workprec(bits):
        enclosures = Enclosures(point)
        if not all(enclosures.of(assumed)):
            raise Wrong("the point does not satisfy what is assumed")
        left, right = enclosures.of(sides)
        order = _order(left, right)
    if order is None:
        raise Wrong("the enclosures do not show it")
    return order, [left, right]


def _inside(at: Fraction, domain: Mapping[str, Any]) -> bool:
    low, high = (None if domain[end] is None else Fraction(domain[end]) for end in ("low", "high"))
    above = low is None or at > low or (at == low and not domain["low_open"])
    below = high is None or at < high or (at == high and not domain["high_open"])
    whole = at.denominator == 1 or not domain["integer"]
    return above and below and whole and (at != 0 or not domain["nonzero"])


def _order(left: arb, right: arb) -> int | None:
    return -1 if left < right else 1 if left > right else 0 if left == right else None


class Enclosures:
    """Balls around the values of expressions at a point, and whether conditions hold there.

    >>> print(*Enclosures({"x": Fraction(1, 2)}).of([n.variable("x") / 2]))
    0.250000000000000
    """

    def __init__(self, point: Mapping[str, Fraction]) -> None:
        self.point = point

    def of(self, roots: Iterable[Node]) -> list[Any]:
        """Return enclosures; every root must have a value, and what it needs."""
        done: dict[Node, Any] = {}
        roots = tuple(roots)
        for node in n.walk(*roots):
            try:
                done[node] = self._value(node, [done[arg] for arg in node.args])
            except Beyond as why:
                done[node] = why  # no harm in a branch that is not taken
        return [_known(done[root]) for root in roots]

    def _value(self, node: Node, args: Sequence[Any]) -> Any:  # noqa: ANN401 - see _known
        if node.head == n.PIECEWISE:
            pairs = zip(args[::2], args[1::2], strict=True)
            taken = next((result for result, holds in pairs if _known(holds)), Beyond("a branch"))
            return _known(taken)
        known = [_known(arg) for arg in args]
        if node.head == n.RELATION:
            order = _order(*known)
            if order is None:
                raise Beyond(f"whether {node}")
            return order in HOLDS[node.value]
        if node.head == n.LOGIC:
            return not known[0] if node.value == "not" else _LOGIC[node.value](known)
        return value(self, node, *known)

    def constant(self, value: Fraction | int) -> arb:
        """Return a rational number."""
        return arb(fmpq(Fraction(value).numerator, Fraction(value).denominator))

    def letter(self, kind: str, name: str) -> arb:
        """Return a coordinate of the point, or π."""
        if kind == "pi":
            return arb.pi()
        if name not in self.point:
            raise Beyond(f"the value of {name}")
        return self.constant(self.point[name])

    def plus(self, *terms: arb) -> arb:
        """Return the sum."""
        return sum(terms, start=arb(0))

    def times(self, *factors: arb) -> arb:
        """Return the product."""
        return prod(factors, start=arb(1))

    def power(self, a: arb, k: int) -> arb:
        """Return an integer power."""
        return a**k if abs(k) < MOST_EXPONENT else arb("nan")

    def applied(self, name: str, *args: arb) -> arb:
        """Return the value of a function."""
        u = args[0]
        match name:
            case "sigmoid":
                return 1 / (1 + (-u).exp())
            case "abs":
                return abs(*args)
            case "root":
                return u if u == 0 else (u.log() / args[1]).exp()
            case "power" | "rational_power":
                return (args[1] * u.log()).exp()
        return getattr(u, name)(*args[1:])  # type: ignore[no-any-return]

    def unknown(self, name: str, orders: tuple[int, ...], *args: arb) -> arb:
        """An unknown function has no value."""
        raise Beyond(f"the value of {name}")


def _known(result: Any) -> Any:  # noqa: ANN401 - an enclosure, or whether a condition holds
    if isinstance(result, Beyond):
        raise result
    if isinstance(result, arb) and not result.is_finite():
        raise Beyond("a part without a value")
    return result
