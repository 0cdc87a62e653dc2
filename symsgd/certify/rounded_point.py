"""Numbers that rounded decimals may stand for, such that an equation of them holds exactly.

An expression in which every decimal stands once is monotonic in each of them.  Going from the
corner where it is least to that where it is greatest, one decimal at a time, it meets every value
between on one of the edges, and there an equation in one decimal is solved step by step.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import prod

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.expression.node import Node

Interval = tuple[Fraction, Fraction]
MOST_TERMS = 10  # of a sum: each has two ends
Corner = tuple[Fraction, dict[str, Fraction]]  # a value, and where it is taken


def point_of_rounding(
    left: Node, right: Node, intervals: Mapping[str, Interval]
) -> dict[str, Node] | None:
    """Return values within the intervals with which both sides are equal, if they are found.

    >>> a, b = n.variables("a b")
    >>> within = {"a": (Fraction(1), Fraction(2)), "b": (Fraction(3), Fraction(4))}
    >>> found = point_of_rounding(a * b, n.number(7), within)
    >>> {name: str(value) for name, value in found.items()}
    {'a': '2', 'b': '7/2'}
    >>> point_of_rounding(a * b, n.number(9), within) is None
    True
    """
    total, target = left - right, n.number(0)
    for side, other in ((left, right), (right, left)):
        if not n.free_variables(other):
            total, target = side, other
    ends = _ends(total, intervals)
    if ends is None:
        return None
    at, goal = dict(ends[0][1]), ends[1][1]
    if _sign(target, ends[0][0]) < 0:
        return None
    for name, value in goal.items():
        moved = {**at, name: value}
        reached = _value(total, moved)
        if reached is not None and _sign(target, reached) <= 0:
            solved = _solved(total, name, target, at)
            others = {other: n.number(number) for other, number in at.items()}
            return None if solved is None else {**others, name: solved}
        at = moved
    return None


def _sign(target: Node, value: Fraction) -> int:
    """Return the sign of a number less a fraction, or 0 where it is not seen."""
    exact = _value(target, {})
    if exact is not None:
        return (exact > value) - (exact < value)
    ball = enclose(target - n.number(value), {})
    return 0 if not is_ball(ball) or ball.contains(0) else 1 if ball > 0 else -1


def _ends(root: Node, intervals: Mapping[str, Interval]) -> tuple[Corner, Corner] | None:
    """Return where an expression is least and greatest, or None if a decimal stands in it twice."""
    done: dict[Node, tuple[Corner, Corner]] = {}
    for node in n.walk(root):
        found = _ends_of(node, [done[arg] for arg in node.args if arg in done], intervals)
        if found is None:
            return None
        done[node] = found
    return done[root]


def _ends_of(
    node: Node, args: list[tuple[Corner, Corner]], intervals: Mapping[str, Interval]
) -> tuple[Corner, Corner] | None:
    if node.head == n.VARIABLE and node.value in intervals:
        low, high = intervals[node.value]
        return (low, {node.value: low}), (high, {node.value: high})
    if node.head == n.NUMBER:
        number = Fraction(node.value)
        return (number, {}), (number, {})
    if node.head not in _MONOTONIC:
        return None
    names = [name for ends in args for name in ends[0][1]]
    if len(set(names)) < len(names) or len(args) > MOST_TERMS:
        return None
    if node.head == n.DIVIDE and args[1][0][0] <= 0 <= args[1][1][0]:
        return None
    if node.head == n.POWER and args[0][0][0] < 0:
        return None
    corners: list[dict[str, Fraction]] = [{}]
    for ends in args:
        corners = [{**one, **end[1]} for one in corners for end in ends]
    values = [(_value(node, corner), corner) for corner in corners]
    known = [(value, corner) for value, corner in values if value is not None]
    if len(known) < len(values):
        return None
    return min(known, key=lambda one: one[0]), max(known, key=lambda one: one[0])


_MONOTONIC = (n.ADD, n.MULTIPLY, n.NEGATE, n.DIVIDE, n.POWER)


def _value(root: Node, at: Mapping[str, Fraction]) -> Fraction | None:
    """Return the value of sums, products, quotients and squares; None where there is none."""
    done: dict[Node, Fraction] = {}
    for node in n.walk(root):
        args = [done[arg] for arg in node.args]
        match node.head:
            case n.VARIABLE if node.value in at:
                done[node] = at[node.value]
            case n.NUMBER:
                done[node] = Fraction(node.value)
            case n.ADD:
                done[node] = sum(args, start=Fraction(0))
            case n.MULTIPLY:
                done[node] = prod(args, start=Fraction(1))
            case n.NEGATE:
                done[node] = -args[0]
            case n.DIVIDE if args[1]:
                done[node] = args[0] / args[1]
            case n.POWER if args[1] in _EXPONENTS:
                done[node] = args[0] ** int(args[1])
            case _:
                return None
    return done[root]


_EXPONENTS = range(21)


def _solved(node: Node, name: str, target: Node, at: Mapping[str, Fraction]) -> Node | None:
    """Return what a decimal must be for an expression to have a value, the others being given."""
    while node.head != n.VARIABLE:
        inside = [arg for arg in node.args if name in n.free_variables(arg)]
        others = [_value(arg, at) for arg in node.args if arg not in inside]
        if len(inside) != 1 or None in others:
            return None
        rest = [n.number(other) for other in others if other is not None]
        match node.head:
            case n.ADD:
                target = target - n.add(*rest)
            case n.NEGATE:
                target = -target
            case n.MULTIPLY if 0 not in others:
                target = target / n.multiply(*rest)
            case n.DIVIDE if inside[0] is node.args[0]:
                target = target * rest[0]
            case n.DIVIDE if _value(target, {}) != 0:
                target = rest[0] / target
            case n.POWER if _value(node.args[1], {}) == 2:  # of a base that is not negative
                target = n.apply("sqrt", target)
            case _:
                return None
        node = inside[0]
    exact = _value(target, {})
    return target if exact is None else n.number(exact)
