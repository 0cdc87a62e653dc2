"""The one walk over expressions: as fractions in a proof, as enclosures at a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from fractions import Fraction
from functools import reduce
from operator import add, mul, neg, truediv
from typing import Any, Protocol, TypeVar

from symsgd.expression import node as n
from symsgd.expression.node import Node

V = TypeVar("V")
E, EXP = n.constant("e"), (n.APPLY, ("exp", (0,)))
ARITHMETIC: dict[str, Callable[..., Any]] = {
    n.ADD: lambda *terms: reduce(add, terms),
    n.MULTIPLY: lambda *factors: reduce(mul, factors),
    n.DIVIDE: truediv,
    n.NEGATE: neg,
    n.LET: lambda body: body,
    n.WHERE_DEFINED: lambda body, _: body,
}


class Values(Protocol[V]):
    """What values are made of; they have +, −, ·, / and powers."""

    def constant(self, value: Fraction | int) -> V:
        """Return a rational number."""

    def known(self, head: str, value: Any, *args: V) -> V:  # noqa: ANN401 - of any head
        """Return the value of a variable, of π, of a function or of another power."""


def value(values: Values[V], node: Node, *args: V) -> V:
    """Return what one operation makes of the values of its arguments."""
    k = literal(node.args[1]) if node.head == n.POWER else None
    if node.head == n.NUMBER:
        return values.constant(node.value)
    if node is E or node.args[:1] == (E,) and node.head == n.POWER:
        return values.known(*EXP, args[1] if args else values.constant(1))
    if k is not None and k.denominator == 1:
        return args[0] ** int(k)
    if node.head in ARITHMETIC:
        return ARITHMETIC[node.head](*args)
    return values.known(node.head, node.value, *args)


def literal(node: Node) -> Fraction | None:
    """Return the value of a number, also written as −p or p/q.

    >>> literal(-(n.number(1) / n.number(2)))
    Fraction(-1, 2)
    """
    if node.head == n.NUMBER:
        return Fraction(node.value)
    parts = [literal(arg) for arg in node.args] if node.head in (n.NEGATE, n.DIVIDE) else []
    if not parts or None in parts or parts[1:] == [0]:
        return None
    return Fraction(ARITHMETIC[node.head](*parts))


def domain(node: Node, integers: Set[str]) -> Iterator[tuple[Node, str]]:
    """Yield what is related to zero wherever an operation has a value.

    >>> x = n.variable("x")
    >>> [(str(part), relation) for part, relation in domain(1 / x, frozenset())]
    [('x', '!=')]
    """
    match node.head, node.args:
        case n.DIVIDE, (_, divisor):
            yield divisor, "!="
        case n.APPLY, (u,) if node.value[0] == "log":
            yield u, ">"
        case n.APPLY, (u, k) if node.value[0] == "root" and (literal(k) or 1) % 2 == 0:
            yield u, ">="
        case n.POWER, (base, exponent) if base is not E:
            k = literal(exponent)
            if k is None and not integers.issuperset(n.free_variables(exponent)):
                yield base, ">"
            elif k is not None and k.denominator > 1:
                yield base, ">" if k < 0 else ">="
            elif k is not None and k < 0:
                yield base, "!="
