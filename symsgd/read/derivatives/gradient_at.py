r"""The gradient of a function at a state: ``\nabla C(w_t)`` is ∇C, taken at w_t."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.intermediate import each
from symsgd.read.names import name_of
from symsgd.read.records import Function
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def gradient_at(e: Elaborator, factors: Sequence[s.Surface]) -> Value | None:
    """Return the gradient of a known function where its own symbols do not stand, or None.

    At its own symbols, and at numbers, other rules say what a gradient is.
    """
    if len(factors) != 2 or not isinstance(factors[1], s.Group) or factors[1].bracket != "(":
        return None
    function = e.scope.functions.get(name_of(factors[0]) or "")
    if function is None or not function.params or not isinstance(function.body, Node):
        return None
    names = [set(_symbols(item)) for item in factors[1].items]
    if not all(names) or set().union(*names) & set(function.params):
        return None
    args = [entry for item in factors[1].items for entry in each(e.value(item))]
    if len(args) != len(function.params):
        return None
    values = dict(zip(map(n.variable, function.params), args, strict=True))
    body = function.body
    slopes = [put_in(n.derivative(body, name), values) for name in function.params]
    row = e.scope.notation.layout == "numerator"
    e.loose = e.loose or len(slopes) > 1
    return Matrix.row(*slopes) if row else Matrix.column(*slopes)


def gradient_at_parameters(e: Elaborator, factors: Sequence[s.Surface]) -> Value | None:
    r"""Return ``\nabla L(\theta^0)``, with the numbers of θ^0 put in for those that θ lists."""
    point = factors[-1]
    if len(factors) != 2 or not isinstance(point, s.Group) or len(point.items) != 1:
        return None
    place = point.items[0]
    base = place.base if isinstance(place, s.Scripted) else place
    names = e.scope.throughout.lists.get(base.name, ()) if isinstance(base, s.Letter) else ()
    name = name_of(factors[0]) or ""
    function, at = e.scope.functions.get(name), e.scope.definitions.get(name_of(place) or "")
    taken = e.scope.definitions.get(name) if function is None else function.body
    if not names or not isinstance(taken, Node) or not isinstance(at, Matrix):
        return None
    if len(at.entries) != len(names) or not set(names) & set(n.free_variables(taken)):
        return None
    values = dict(zip(map(n.variable, names), at.entries, strict=True))
    slopes = [put_in(n.derivative(taken, one), values) for one in names]
    e.loose = True
    row = e.scope.notation.layout == "numerator"
    return Matrix.row(*slopes) if row else Matrix.column(*slopes)


def gradient_at_numbers(
    e: Elaborator, operand: s.Surface, over: str, order: int = 1
) -> Value | None:
    """Return ∇f(1, 2) or ∇²f(1, 2) for a function of as many numbers: it is taken there."""
    if not isinstance(operand, s.Product) or len(operand.factors) != 2 or over:
        return None
    function = e.scope.functions.get(name_of(operand.factors[0]) or "")
    point = operand.factors[1]
    if function is None or not isinstance(function.body, Node) or not isinstance(point, s.Group):
        return None
    if len(point.items) != len(function.params):
        return None
    values: dict[Node, Node] = {
        n.variable(param): e.number(item)
        for param, item in zip(function.params, point.items, strict=True)
    }
    if order == 2:
        found = second_derivatives(function.body, function.params)
        if not isinstance(found, Matrix):
            return None
        rows, columns = found.shape
        return Matrix.of([[put_in(found.entries[i * columns + j], values) for j in range(columns)]
                          for i in range(rows)])  # fmt: skip
    e.loose = True
    entries = [put_in(n.derivative(function.body, name), values) for name in function.params]
    row = e.scope.notation.layout == "numerator"
    return Matrix.row(*entries) if row else Matrix.column(*entries)


def second_derivatives(body: Node, names: Sequence[str]) -> Value:
    r"""Return the matrix of second derivatives that ``\nabla^2 f`` is.

    >>> x, y = n.variables("x y")
    >>> second_derivatives(x * x * y, ("x", "y")).shape
    (2, 2)
    """
    rows = [[n.derivative(n.derivative(body, one), two) for two in names] for one in names]
    return Matrix.of(rows) if len(names) > 1 else rows[0][0]


def variables_of(e: Elaborator, function: Function) -> tuple[str, ...]:
    r"""Return what the gradient of a function runs over: the entries of its vectors as well.

    In ``f(x) = x_1^2 + 2x_2^2`` the x is the vector of x_1 and x_2.
    """
    body = function.body
    free = set(n.free_variables(*each(body))) if body is not None else set()
    names: list[str] = []
    for param in function.params:
        listed = e.scope.definitions.get(param)
        if isinstance(listed, Matrix) and all(one.head == n.VARIABLE for one in listed.entries):
            names += [str(one.value) for one in listed.entries]
        elif param in free:
            names.append(param)
        else:
            entries = list(takewhile(free.__contains__, (f"{param}_{i}" for i in count(1))))
            rest = any(name.startswith(f"{param}_") for name in free.difference(entries))
            names += [param] if rest or len(entries) < 2 else entries
    return tuple(names)


def _symbols(piece: s.Surface) -> Iterator[str]:
    """Yield the symbols of a formula; the w of w_t is none."""
    name = name_of(piece)
    if name is not None:
        yield name
        return
    for part in s.children(piece):
        yield from _symbols(part)
