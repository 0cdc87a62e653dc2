"""How small a difference is near a point: by its derivatives there (Taylor).

If a function is smooth near a place a and its derivatives of order 0 to n − 1 vanish there, it is
O((x − a)^n).  If one of them does not vanish, it is not.  A quotient whose denominator vanishes at
the place is multiplied by it, and more derivatives are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, expand
from symsgd.functions.table import FUNCTIONS
from symsgd.prove.calculus.limits import bare, check_regular
from symsgd.prove.calculus.quotients import together
from symsgd.prove.calculus.regularity import CONTINUOUS, SMOOTH, is_nonzero_somewhere, is_zero

MOST_ORDER = 12
MOST_NODES = 3000


@dataclass(frozen=True, slots=True)
class Expansion:
    """Pairs of derivatives at the place: two sides agree up to the order if each pair is equal.

    ``divisor`` must not be 0; it is None if that is certain.  ``unknown`` are the functions that
    are not in the table with the order of the highest derivative that must be continuous.
    Both sides are ``multiplied`` by their denominators if these change with the variable.
    """

    pairs: tuple[tuple[Node, Node], ...]
    divisor: Node | None
    unknown: tuple[tuple[str, int], ...]
    multiplied: bool


def expansion(left: Node, right: Node, name: str, place: Node, order: int) -> Expansion:
    """Return what says that the difference of two sides is O((x − a)^order) near a.

    >>> x = n.variable("x")
    >>> found = expansion(n.apply("sin", x), x, "x", n.number(0), 2)
    >>> [(str(one), str(other)) for one, other in found.pairs]
    [('sin(0)', '0'), ('cos(0)', '1')]
    """
    sides = [expand(side) for side in (left, right)]
    guards = [node.args[1] for node in n.walk(*sides) if node.head == n.WHERE_DEFINED]
    first, second = (bare(side) for side in sides)
    (top, below), (other, divisor) = together(first), together(second)
    under = below * divisor
    if multiplied := name in n.free_variables(under):
        first, second = n.multiply(top, divisor), n.multiply(other, below)
    at = {n.variable(name): place}
    unknown = frozenset(unknown_functions(first, second, under))
    try:
        for guard in guards:
            check_regular(guard, name, at, CONTINUOUS | unknown)
        for part in (first, second, under) if multiplied else (first, second):
            check_regular(part, name, at, SMOOTH | unknown)
    except SymsgdError:
        raise open_remainder("a part of a side may jump or have a kink there") from None
    vanishing, lowest = _first(under, name, at) if multiplied else (0, n.number(1))
    order += vanishing
    if order > MOST_ORDER:
        raise open_remainder(f"{order} derivatives are too many")
    pairs = []
    for _ in range(order):
        pairs.append(tuple(_guarded(n.substitute(one, at), guards, at) for one in (first, second)))
        first, second = (bare(expand(differentiate(one, name))) for one in (first, second))
        if sum(1 for _ in n.walk(first, second)) > MOST_NODES:
            raise open_remainder("its derivatives grow too large")
    return Expansion(
        tuple((one, other) for one, other in pairs),
        lowest if n.free_variables(lowest) else None,
        tuple(sorted(_orders(first, second).items())),
        multiplied,
    )


def open_remainder(why: str) -> SymsgdError:
    """Return the error that a remainder is not decided."""
    return SymsgdError(
        "open-remainder",
        f"how small this remainder is is not worked out: {why}",
        advice="write the expansion term by term",
    )


def unknown_functions(*roots: Node) -> tuple[str, ...]:
    """Return the names of functions that are not in the table.

    >>> unknown_functions(n.apply("g", n.variable("x")) + n.apply("exp", n.variable("x")))
    ('g',)
    """
    names = (node.value[0] for node in n.walk(*roots) if node.head == n.APPLY)
    return tuple(dict.fromkeys(name for name in names if name not in FUNCTIONS))


def _orders(*roots: Node) -> dict[str, int]:
    found: dict[str, int] = {}
    for node in n.walk(*roots):
        if node.head == n.APPLY and node.value[0] not in FUNCTIONS:
            name, orders = node.value
            found[name] = max(found.get(name, 0), sum(orders))
    return found


def _guarded(node: Node, guards: list[Node], at: dict[Node, Node]) -> Node:
    for guard in guards:
        node = n.where_defined(node, n.substitute(guard, at))
    return node


def _first(under: Node, name: str, at: dict[Node, Node]) -> tuple[int, Node]:
    """Return which derivative of a denominator is the first that does not vanish, and it."""
    for order in range(MOST_ORDER):
        value = n.substitute(under, at)
        if not is_zero(value):
            if unknown_functions(value) or not is_nonzero_somewhere(value):
                raise open_remainder("a denominator may vanish")
            return order, value
        under = bare(expand(differentiate(under, name)))
    raise open_remainder("a denominator vanishes too often")
