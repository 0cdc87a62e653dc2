"""Refutations replayed: the point lies in the domain, and both sides are enclosed again."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import arb, ctx

from symsgd.certify.enclosure import Undefined, exact, truth_at, value_at
from symsgd.certify.field import Rejected
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.functions.derivatives import differentiate, expand
from symsgd.functions.table import FUNCTIONS

MOST_BITS = 1 << 14
_FAILS = {"=": (-1, 1), "<": (0, 1), "<=": (1,), ">": (-1, 0), ">=": (-1,), "!=": (0,)}


def check_comparison(
    given: dict[str, Any], left: Node, right: Node, relations: tuple[Node, ...], *, fails: bool
) -> None:
    """Check that the relation fails at the point (or holds between constants), or raise."""
    point, bits = _point(given, relations)
    integers = _integers(given)
    balls = _balls(point, bits)
    if not fails and n.free_variables(left, right):
        raise Rejected("a comparison at one point says nothing about others")
    left, right = (_concrete(side, given.get("functions", {})) for side in (left, right))
    values = [_finite(side, balls, bits, integers) for side in (left, right)]
    with ctx.workprec(bits):
        stated = [arb(str(given[name])) for name in ("left", "right")]
    if not all(a.overlaps(b) for a, b in zip(stated, values, strict=True)):
        raise Rejected("a side has another value")
    if fails and given["claim"]["relation"] == "=" and stated[0].overlaps(stated[1]):
        raise Rejected("the stated enclosures meet")
    order = -1 if values[0] < values[1] else 1 if values[0] > values[1] else None
    if order is None and values[0] == values[1]:
        order = 0
    if order is None or (order in _FAILS[given["claim"]["relation"]]) != fails:
        raise Rejected("the enclosures do not tell the two sides apart")


def check_lost(given: dict[str, Any], left: Node, right: Node, relations: tuple[Node, ...]) -> None:
    """Check that the left side has a value all around the point, and the right side none."""
    point, bits = _point(given, relations)
    domains = given["context"]["domains"]
    if not all(name in domains and domains[name]["declared"] for name in point):
        raise Rejected("nobody declared the domain")
    integers = _integers(given)
    narrow = _balls(point, bits)
    own = _finite(left, narrow, bits, integers)
    with ctx.workprec(bits):
        if not arb(str(given["left"])).overlaps(own):
            raise Rejected("the left side has another value")
        radius = arb(0, 2.0**-30)
        wide = {name: ball + radius for name, ball in narrow.items()}
    _finite(left, wide, bits, integers)
    try:
        value_at(right, wide, bits, integers)
    except Undefined as undefined:
        if undefined.open or not point:
            return
    raise Rejected("that the right side has no value is not shown")


def _concrete(side: Node, functions: dict[str, Any]) -> Node:
    """Put particular functions in for unknown ones: an identity holds for each of them."""
    done: dict[Node, Node] = {}
    for node in n.walk(expand(side)):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if plain.head == n.APPLY and plain.value[0] in functions:
            name, orders = plain.value
            if name in FUNCTIONS:
                raise Rejected(f"{name} is no unknown function")
            places, rows = functions[name]
            body = read_rows(rows)
            if not set(n.free_variables(body)) <= set(places):
                raise Rejected("a function with variables of its own")
            for place, order in zip(places, orders, strict=True):
                body = differentiate(body, place, order)
            values = dict(zip(map(n.variable, places), plain.args, strict=True))
            plain = n.substitute(body, values)
        done[node] = plain
    return done[expand(side)]


def _finite(side: Node, point: dict[str, arb], bits: int, integers: frozenset[str]) -> arb:
    try:
        value = value_at(side, point, bits, integers)
    except Undefined:
        raise Rejected("a side has no value at the point") from None
    if not value.is_finite():
        raise Rejected("a side could not be enclosed")
    return value


def _balls(point: dict[str, Fraction], bits: int) -> dict[str, arb]:
    with ctx.workprec(bits):
        return {name: exact(value) for name, value in point.items()}


def _integers(given: dict[str, Any]) -> frozenset[str]:
    domains = given["context"]["domains"]
    return frozenset(name for name, domain in domains.items() if domain["integer"])


def _point(given: dict[str, Any], relations: tuple[Node, ...]) -> tuple[dict[str, Fraction], int]:
    bits = int(given["bits"])
    if not 2 <= bits <= MOST_BITS:
        raise Rejected("a precision out of bounds")
    point = {str(name): Fraction(value) for name, value in dict(given["point"]).items()}
    for name, value in point.items():
        domain = given["context"]["domains"].get(name)
        if domain is not None and not inside(value, domain):
            raise Rejected(f"{name} = {value} lies outside of the domain")
    if not all(truth_at(relation, _balls(point, bits), bits) for relation in relations):
        raise Rejected("the point does not satisfy what is assumed")
    return point, bits


def inside(value: Fraction, domain: dict[str, Any]) -> bool:
    """Say whether a number belongs to a domain, as it stands in the JSON data."""
    low, high = (None if domain[k] is None else Fraction(domain[k]) for k in ("low", "high"))
    if low is not None and (value < low or (domain["low_open"] and value == low)):
        return False
    if high is not None and (value > high or (domain["high_open"] and value == high)):
        return False
    return not (domain["integer"] and value.denominator != 1) and not (
        domain["nonzero"] and value == 0
    )
