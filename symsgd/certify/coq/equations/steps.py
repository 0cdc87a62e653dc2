"""Floors and ceilings: the whole number beside a number, and whether what is supposed ever holds.

The kernel knows them by name only, so that it may prove an equation whose denominator, such as
⌊k⌋ − k for a whole k, is always 0.  A theorem about that would be empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from symsgd.algebra.balls import enclose, is_ball
from symsgd.certify.coq.terms.term_functions import STEPS
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.points import points

_BITS = 256
_MANY = 400


def step_values(sides: Sequence[Node], point: Mapping[str, Fraction]) -> list[str]:
    """Return the steps that put whole numbers for the floors and ceilings of numbers.

    An argument with letters is taken at the point: it may be the same everywhere.

    >>> x = n.variable("x")
    >>> step_values([n.apply("floor", x - x + 2)], {})
    ['sgd_step_values (Rfloor_is) (2%Z)']
    """
    steps = (
        f"sgd_step_values ({STEPS[node.value[0]]}_is) ({value}%Z)"
        for node in n.walk(*sides)
        if _is_step(node)
        for value in _beside(node, point)
    )
    return list(dict.fromkeys(steps))


def hold_somewhere(needs: Sequence[Node], context: Context) -> bool:
    """Say whether there is a rational point at which all that a theorem supposes holds.

    >>> from symsgd.expression.domain import Domain
    >>> k, whole = n.variable("k"), Context.of({"k": Domain.named("integer")})
    >>> apart = n.relation("!=", n.apply("floor", k) - k, n.number(0))
    >>> hold_somewhere([apart], Context()), hold_somewhere([apart], whole)
    (True, False)
    """
    everything = (*needs, *context.relations)
    names = tuple(n.free_variables(*everything))
    tries = islice(points(names, context), _MANY)
    return any(all(_holds(each, point) for each in everything) for point in tries)


def with_steps(needs: Sequence[Node]) -> bool:
    """Say whether a floor or a ceiling stands in some relations."""
    return any(map(_is_step, n.walk(*needs)))


def _is_step(node: Node) -> bool:
    return node.head == n.APPLY and node.value[0] in STEPS


def _beside(node: Node, point: Mapping[str, Fraction]) -> Iterator[int]:
    """Yield the whole numbers that a floor or a ceiling may be."""
    argument = _settled(node.args[0], point)
    place = {name: point.get(name, Fraction(0)) for name in n.free_variables(argument)}
    value = enclose(argument, place, _BITS)
    if is_ball(value):
        whole = value.floor() if node.value[0] == "floor" else value.ceil()
        ends = whole.lower().unique_fmpz(), whole.upper().unique_fmpz()
        if ends[0] is not None and ends[1] is not None and ends[1] - ends[0] <= 1:
            yield from range(int(ends[0]), int(ends[1]) + 1)


def _settled(root: Node, point: Mapping[str, Fraction]) -> Node:
    """Return an expression with whole numbers for the floors that are known at a point."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        values = list(_beside(plain, point)) if _is_step(plain) else []
        done[node] = n.number(values[0]) if len(values) == 1 else plain
    return done[root]


def _holds(relation: Node, point: Mapping[str, Fraction]) -> bool:
    left, right = (enclose(_settled(side, point), point, _BITS) for side in relation.args)
    if not (is_ball(left) and is_ball(right)):
        return False
    match str(relation.value):
        case "!=":
            return not left.overlaps(right)
        case ">":
            return bool(left > right)
        case ">=":
            return bool(left >= right)
        case "<":
            return bool(left < right)
        case "<=":
            return bool(left <= right)
    return bool(left == right)
