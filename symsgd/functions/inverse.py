"""Inverse functions, found by undoing one step after the other.

Each step u ↦ y that is undone is one-to-one on the real numbers where it has a value, and what
undoes it has a value just for the y that it takes: y = exp u is u = log y, and log y needs y > 0.
Thus what is found is the inverse on all that the function takes.  Squares and other functions that
are not one-to-one are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node

_UNDONE = {
    "exp": "log", "log": "exp", "tanh": "atanh", "atanh": "tanh", "sinh": "asinh", "asinh": "sinh",
    "sigmoid": "logit", "logit": "sigmoid",
}  # fmt: skip
_ONE, _ZERO = n.number(1), n.number(0)
_Line = tuple[Node, Node]  # the factor and the summand of a·t + b


def inverse(body: Node, variable: str, value: Node) -> Node | None:
    """Return the number at which a formula takes a value, if that is found; else None.

    >>> x, y = n.variables("x y")
    >>> print(inverse(2 * x + 1, "x", y))
    (y - 1)/2
    >>> print(inverse(x**2, "x", y))
    None
    """
    while body != n.variable(variable):
        step = _undo(body, variable, value)
        if step is None:
            return None
        body, value = step
    return value


def _undo(body: Node, variable: str, value: Node) -> _Line | None:
    """Return an inner part of a formula and the value that it has to take."""
    if not _speaks_of(body, variable):
        return None
    if body.head == n.APPLY:
        name, orders = body.value
        inner = _UNDONE.get(str(name))
        plain = len(body.args) == 1 and not any(orders)
        return (body.args[0], n.apply(inner, value)) if inner and plain else None
    if body.head == n.POWER:
        return _undo_power(body.args[0], body.args[1], variable, value)
    for part in _parts(body, variable):
        above, below = body.args if body.head == n.DIVIDE else (body, _ONE)
        first, second = _line(above, part, variable), _line(below, part, variable)
        if first is None or second is None:
            continue
        return _undo_fraction(part, first, second, value)
    return None


def _undo_power(base: Node, exponent: Node, variable: str, value: Node) -> _Line | None:
    if not _speaks_of(base, variable):
        number = _rational(base)
        if base == n.constant("e"):
            return exponent, n.apply("log", value)
        if number is not None and number > 0 and number != 1:
            return exponent, n.divide(n.apply("log", value), n.apply("log", base))
        return None
    return (base, n.divide(_ONE, value)) if _rational(exponent) == -1 else None


def _undo_fraction(part: Node, first: _Line, second: _Line, value: Node) -> _Line | None:
    """Solve y = (a t + b)/(c t + d) for t; it is one-to-one if ad ≠ bc."""
    (a, b), (c, d) = first, second
    if c != _ZERO:
        numbers = [_rational(one) for one in (a, b, c, d)]
        if any(one is None for one in numbers):
            return None
        one, two, three, four = (Fraction(number or 0) for number in numbers)
        if one * four == two * three:
            return None
        above = _minus(b, _product([d, value]))
        return part, n.divide(above, _minus(_product([c, value]), a))
    above = _minus(_product([d, value]), b)
    return part, above if a == _ONE else n.divide(above, a)


def _minus(value: Node, other: Node) -> Node:
    if value == _ZERO:
        return n.negate(other)
    return value if other == _ZERO else value - other


def _parts(body: Node, variable: str) -> Iterator[Node]:
    """Yield what a formula may be a fraction of lines in, the variable itself first."""
    yield n.variable(variable)
    seen = set()
    for part in n.walk(body):
        inner = part.head in (n.APPLY, n.POWER, n.DIVIDE) and part != body
        if inner and part not in seen and _speaks_of(part, variable):
            seen.add(part)
            yield part


def _line(node: Node, part: Node, variable: str) -> _Line | None:
    """Return a and b of a formula a·t + b, in which t is a part of it, or None."""
    if node == part:
        return _ONE, _ZERO
    if not _speaks_of(node, variable):
        return _ZERO, node
    if node.head == n.NEGATE:
        inner = _line(node.args[0], part, variable)
        return None if inner is None else (n.negate(inner[0]), _negated(inner[1]))
    if node.head == n.ADD:
        lines = [_line(one, part, variable) for one in node.args]
        if any(one is None for one in lines):
            return None
        pairs = [one for one in lines if one is not None]
        return _sum([a for a, _ in pairs]), _sum([b for _, b in pairs])
    if node.head == n.DIVIDE and not _speaks_of(node.args[1], variable):
        inner = _line(node.args[0], part, variable)
        return (
            None
            if inner is None
            else tuple(  # type: ignore[return-value]
                one if one == _ZERO else n.divide(one, node.args[1]) for one in inner
            )
        )
    if node.head == n.MULTIPLY:
        inside = [one for one in node.args if _speaks_of(one, variable)]
        others = [one for one in node.args if not _speaks_of(one, variable)]
        inner = _line(inside[0], part, variable) if len(inside) == 1 else None
        return (
            None
            if inner is None
            else tuple(  # type: ignore[return-value]
                one if one == _ZERO else _product([*others, one]) for one in inner
            )
        )
    return None


def _product(factors: list[Node]) -> Node:
    if _ZERO in factors:
        return _ZERO
    kept = [one for one in factors if one != _ONE]
    return n.multiply(*kept) if len(kept) > 1 else kept[0] if kept else _ONE


def _negated(node: Node) -> Node:
    return node if node == _ZERO else n.negate(node)


def _sum(terms: list[Node]) -> Node:
    kept = [one for one in terms if one != _ZERO]
    return n.add(*kept) if len(kept) > 1 else kept[0] if kept else _ZERO


def _speaks_of(node: Node, variable: str) -> bool:
    return variable in n.free_variables(node)


def _rational(node: Node) -> Fraction | None:
    """Return the number that a formula of whole numbers is, or None."""
    if node.head == n.NUMBER:
        return Fraction(node.value)
    parts = [_rational(one) for one in node.args]
    if not parts or any(one is None for one in parts):
        return None
    numbers = [Fraction(one or 0) for one in parts]
    if node.head == n.NEGATE:
        return -numbers[0]
    if node.head == n.ADD:
        return sum(numbers, Fraction(0))
    if node.head == n.MULTIPLY:
        product = Fraction(1)
        for one in numbers:
            product *= one
        return product
    if node.head == n.DIVIDE and numbers[1]:
        return numbers[0] / numbers[1]
    return None
