"""Functions that are given by the entries of their argument: ``φ(x) = (x_1^2, x_1 x_2)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.values import Value

_PLAIN = re.compile(r"[^\W\d_]+")


def entries_for(
    body: Value, params: Sequence[str], args: Sequence[Value]
) -> dict[Node, Node] | None:
    """Return what to put in for the entries x_1, x_2 of which φ(x) speaks, and of no x itself.

    None says that the argument does not tell its entries.

    >>> x_1, x_2 = n.variables("x_1 x_2")
    >>> def put(body, arg):
    ...     found = entries_for(body, ["x"], [arg])
    ...     return found and {str(one): str(other) for one, other in found.items()}
    >>> put(x_1 + x_2, Matrix.column(n.number(3), n.number(4))), put(x_1 + x_2, n.variable("z"))
    ({'x_1': '3', 'x_2': '4'}, {'x_1': 'z_1', 'x_2': 'z_2'})
    >>> put(x_1 + x_2, n.number(5)) is None, put(x_1 + n.variable("x"), n.number(5))
    (True, {})
    """
    if len(params) != 1 or len(args) != 1:
        return {}
    (param,), (arg,) = params, args
    names = n.free_variables(*(body.entries if isinstance(body, Matrix) else (body,)))
    places = {name: name.removeprefix(f"{param}_") for name in names}
    numbers = {name: int(place) for name, place in places.items()
               if place != name and place.isdecimal()}  # fmt: skip
    if param in names or not numbers:
        return {}
    if isinstance(arg, Matrix):
        if not arg.is_vector or 0 in numbers.values() or max(numbers.values()) > len(arg.entries):
            return None
        return {n.variable(name): arg.entries[at - 1] for name, at in numbers.items()}
    if arg == n.number(0):
        return {n.variable(name): arg for name in numbers}
    if arg.head != n.VARIABLE or not _PLAIN.fullmatch(str(arg.value)):
        return None
    return {n.variable(name): n.variable(f"{arg.value}_{at}") for name, at in numbers.items()}


def speaks_of_entries(body: Value, param: str) -> bool:
    """Say whether a formula has x_1, x_2 and no x: x is a vector, and f' is no derivative by it.

    >>> x, x_1 = n.variables("x x_1")
    >>> speaks_of_entries(x_1**2, "x"), speaks_of_entries(x - x_1, "x")
    (True, False)
    """
    names = n.free_variables(*(body.entries if isinstance(body, Matrix) else (body,)))
    return param not in names and any(name.startswith(f"{param}_") for name in names)
