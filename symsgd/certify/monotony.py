"""Proofs by the signs of derivatives, replayed with the checker's own derivatives and signs.

By the mean value theorem a continuous function whose derivative is not negative
on an open interval does not fall there; if it has a power series and is not
constant, it grows.  What a certificate gives is where to look, and generators
and steps for the signs; everything else is worked out again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from symsgd.certify.enclosure import Undefined, exact, number_of, value_at
from symsgd.certify.field import NoValue, Rejected
from symsgd.certify.fold import OWN
from symsgd.certify.means import Sign
from symsgd.certify.slopes import needs, slope
from symsgd.certify.state import State
from symsgd.certify.vanishing import vanishes
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.functions.meaning import spelled_out

Json = dict[str, Any]
BITS = 128
_ONE = n.number(1)


def fits(sign: Sign | None, relation: str) -> bool:
    """Say whether a sign shows ``u relation 0``."""
    if sign is None:
        return False
    value, strict = sign
    return {
        ">": value > 0 and strict, ">=": value >= 0, "<": value < 0 and strict,
        "<=": value <= 0, "!=": value != 0 and strict,
    }[relation]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where signs are asked for: an open interval of one variable, or a point of it."""

    name: str
    domains: Json
    known: tuple[Node, ...]  # about the parameters
    integers: frozenset[str]
    low: Fraction | None = None
    high: Fraction | None = None

    def part(self, low: Fraction | None, high: Fraction | None) -> Place:
        """Return an open interval."""
        ends = {"low": low, "high": high, "low_open": True, "high_open": True}
        domain = {**ends, "integer": False, "nonzero": False, "declared": True}
        return replace(self, domains={**self.domains, self.name: domain}, low=low, high=high)

    def contains(self, value: Fraction) -> bool:
        """Say whether a number lies in the interval."""
        above = self.low is None or self.low < value
        return above and (self.high is None or value < self.high)

    def point(self) -> Place:
        """Return what is left when a number is put in for the variable."""
        kept = {name: d for name, d in self.domains.items() if name != self.name}
        return replace(self, domains=kept, low=None, high=None)

    def at(self, value: Fraction, node: Node) -> Node:
        """Return an expression with a number put in for the variable."""
        return n.substitute(node, {n.variable(self.name): n.number(value)})

    # -- signs -------------------------------------------------------------------------------

    def state(self, leaf: Json) -> State:
        """Return generators and steps with what is known here."""
        state = State(leaf, self.domains)
        state.assume(list(self.known))
        return state

    def sign(self, node: Node, leaf: Json) -> Sign | None:
        """Return the sign that an expression has wherever it has a value."""
        state = self.state(leaf)
        found = state.rules.sign(state.fold.of(node))
        for step in state.rules.steps:  # what was not needed, too: nothing wrong is accepted
            if not step.checked:
                state.rules.check(step)
        return found

    def require(self, wanted: Iterable[Node], leaves: list[Json]) -> None:
        """Check that relations hold here, each by one of the leaves."""
        for need in dict.fromkeys(wanted):
            value = number_of(need.args[0])
            if value is not None and fits(((value > 0) - (value < 0), True), str(need.value)):
                continue
            if not any(self._holds(need, leaf) for leaf in leaves):
                raise Rejected(f"{need} is not shown")

    def _holds(self, need: Node, leaf: Json) -> bool:
        try:
            return fits(self.sign(need.args[0], leaf), str(need.value))
        except (Rejected, NoValue):
            return False


def is_shown(node: Node, sign: int, given: Json, place: Place) -> bool:
    """Check sign · node ≥ 0 wherever the node has a value; say whether 0 is excluded."""
    match given["rule"]:
        case "sign":
            found = place.sign(node, given["value"])
            if found is None or found[0] not in (0, sign):
                raise Rejected("a sign is not known, or another one")
            return found[0] != 0 and found[1]
        case "exponential":
            exponent = read_rows(given["exponent"])
            strict, total = _product(node, (exponent,), given, place)
            found = place.sign(n.apply("exp", exponent) - _ONE, given["value"])
            if found is None or found[0] not in (0, sign * total):
                raise Rejected("an exponential is not on the right side of 1")
            return strict and found[0] != 0 and found[1]
        case "product":
            factors = [read_rows(part["factor"]) for part in given["factors"]]
            strict, total = _product(node, tuple(factors), given, place)
            for factor, part in zip(factors, given["factors"], strict=True):
                own = 1 if part["sign"] > 0 else -1
                inner = is_shown(factor, own, part["shown"], place)
                strict, total = strict and inner, total * own
            if total != sign:
                raise Rejected("a product has the other sign")
            return strict
        case "anchor":
            return _from_anchor(node, sign, given, place)
    raise Rejected("a rule that is not known here")


def _product(node: Node, factors: tuple[Node, ...], given: Json, place: Place) -> tuple[bool, int]:
    """Check node = cofactor · factors, all of which have values; return the cofactor's sign."""
    cofactor = read_rows(given["cofactor"])
    parts = (cofactor, *factors)
    plain = [spelled_out(part, OWN) for part in parts]
    wanted = [need for part in plain for need in needs(part, place.integers, smooth=False)]
    place.require(wanted, given["needs"])
    state = place.state(given["identity"])
    left, right = state.fold.of(node), state.fold.of(n.multiply(*parts))
    if not vanishes(state.field, state.signs, state.field.subtract(left, right)[0]):
        raise Rejected("a product is not what it is said to be")
    found = place.sign(cofactor, given["cofactor sign"])
    if found is None or not found[0]:
        raise Rejected("the sign of a factor is not known")
    return found[1], found[0]


def _from_anchor(node: Node, sign: int, given: Json, place: Place) -> bool:
    at, rate = Fraction(given["at"]), slope(node, place.name)
    wanted = [*needs(node, place.integers, smooth=True), *needs(rate, place.integers, smooth=False)]
    place.require(wanted, given["needs"])
    inside, here = place.contains(at), place.at(at, node)
    if not inside:
        if at not in (place.low, place.high):
            raise Rejected("an anchor outside of its interval")
        place.point().require(needs(here, place.integers, smooth=False), given["needs at end"])
    value = place.point().sign(here, given["value"])
    if value is None or value[0] not in (0, sign):
        raise Rejected("the value at an anchor is not known, or has the other sign")
    sides = [(place.part(place.low, at), -sign)] if at != place.low else []
    sides += [(place.part(at, place.high), sign)] if at != place.high else []
    strict = not inside
    for (side, wanted_sign), shown in zip(sides, given["slopes"], strict=True):
        grows = is_shown(rate, wanted_sign, shown, side)
        strict = strict and (grows or _is_somewhere_nonzero(rate, given["nonzero"], side))
    return strict or (value[0] != 0 and value[1])


def _is_somewhere_nonzero(rate: Node, points: list[str], side: Place) -> bool:
    """Say whether a derivative is not zero throughout: then its zeros are isolated."""
    if n.free_variables(rate) != (side.name,):
        return False
    for point in filter(side.contains, map(Fraction, points)):
        try:
            ball = value_at(rate, {side.name: exact(point)}, BITS)
        except Undefined:
            continue
        if ball.is_finite() and not ball.contains(0):
            return True
    return False
