"""A refutation: at a rational point of the domain both sides are enclosed, and they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import prod

from flint import arb, ctx, fmpq

from symsgd.certify.everyday.case import literal_value
from symsgd.certify.everyday.fractions import Beyond, Json, Wrong
from symsgd.expression import node as n
from symsgd.expression.node import Node

MOST_BITS = 1 << 14
MOST_EXPONENT = 10**6
HOLDS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
_PLAIN = ("exp", "log", "sin", "cos", "atan", "asin", "acos", "erf")


def compare(given: Json, sides: Sequence[Node], assumed: Sequence[Node]) -> None:
    """Check that a relation fails at a point, or holds between numbers; raise where it does not."""
    fails, bits = given["kind"] == "refutation", int(given["bits"])
    if given["functions"] or not 2 <= bits <= MOST_BITS:
        raise Beyond("particular functions, or a precision out of bounds")
    if not fails and n.free_variables(*sides):
        raise Wrong("values at a point say nothing about other points")
    point = {name: Fraction(value) for name, value in given["point"].items()}
    for name, value in point.items():
        if name in given["context"]["domains"] and not _inside(
            value, given["context"]["domains"][name]
        ):
            raise Wrong(f"{name} = {value} lies outside of the domain")
    with ctx.workprec(bits):
        balls = {name: arb(fmpq(v.numerator, v.denominator)) for name, v in point.items()}
        if not all(_order(*_values(fact.args, balls)) in HOLDS[fact.value] for fact in assumed):
            raise Wrong("the point does not satisfy what is assumed")
        values = _values(sides, balls)
        stated = [arb(str(given[name])) for name in ("left", "right")]
        if not all(a.overlaps(b) for a, b in zip(values, stated, strict=True)):
            raise Wrong("a side has another value")
        order = _order(*values)
    if order is None or (order in HOLDS[given["claim"]["relation"]]) == fails:
        raise Wrong("the enclosures do not show it")


def _inside(value: Fraction, domain: Json) -> bool:
    low, high = (None if domain[end] is None else Fraction(domain[end]) for end in ("low", "high"))
    above = low is None or value > low or (value == low and not domain["low_open"])
    below = high is None or value < high or (value == high and not domain["high_open"])
    whole = value.denominator == 1 or not domain["integer"]
    return above and below and whole and (value != 0 or not domain["nonzero"])


def _order(left: arb, right: arb) -> int | None:
    return -1 if left < right else 1 if left > right else 0 if left == right else None


def _values(sides: Iterable[Node], balls: Mapping[str, arb]) -> list[arb]:
    """Return enclosures; every part of a side must have one."""
    done: dict[Node, arb] = {}
    sides = tuple(sides)
    for node in n.walk(*sides):
        done[node] = _ball(node, [done[arg] for arg in node.args], balls)
        if not done[node].is_finite():
            raise Beyond(f"the value of {node}")
    return [done[side] for side in sides]


def _ball(node: Node, args: list[arb], balls: Mapping[str, arb]) -> arb:
    match node.head:
        case n.NUMBER:
            return arb(fmpq(node.value.numerator, node.value.denominator))
        case n.VARIABLE:
            return balls.get(node.value, arb("nan"))
        case n.CONSTANT if node.value in ("pi", "e"):
            return arb.pi() if node.value == "pi" else arb.const_e()
        case n.ADD:
            return sum(args, start=arb(0))
        case n.MULTIPLY:
            return prod(args, start=arb(1))
        case n.NEGATE:
            return -args[0]
        case n.DIVIDE:
            return args[0] / args[1]
        case n.LET | n.WHERE_DEFINED:
            return args[0]
        case n.POWER:
            power = literal_value(node.args[1])
            if power is not None and power.denominator == 1 and abs(power) < MOST_EXPONENT:
                return args[0] ** int(power)
            return (args[1] * args[0].log()).exp()
        case n.APPLY if not any(node.value[1]):
            return _applied(node.value[0], args)
    raise Beyond(f"the value of {node}")


def _applied(name: str, args: list[arb]) -> arb:
    u = args[0]
    match name:
        case _ if name in _PLAIN:
            return getattr(u, name)()  # type: ignore[no-any-return]
        case "sigmoid":
            return 1 / (1 + (-u).exp())
        case "abs":
            return abs(u)
        case "max" | "min":
            return getattr(u, name)(args[1])  # type: ignore[no-any-return]
        case "root" if u > 0:
            return (u.log() / args[1]).exp()
    raise Beyond(f"the value of {name}")
