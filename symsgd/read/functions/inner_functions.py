r"""Functions of functions: beside ``u(x) = x^2``, g with ``g(u) = \sin u`` is one of u.

Alone, g is g(u(x)) then, and dg/dx goes through u.  Before a bracket it is taken at what stands
there; but people write g(x) and g'(x) of the composed function as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.expression.node import Node, free_variables, variable
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.names import name_of
from symsgd.read.records import Function

if TYPE_CHECKING:
    from symsgd.read.functions.functions_meaning import Reference
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope


def is_inner(scope: Scope, outer: str, param: str) -> bool:
    """Say whether the parameter of a function is a function of another letter itself.

    Of y(x) and x(y) none is the inner one: they are inverse to each other.

    >>> from symsgd.read.scope import Scope
    >>> square = Function(params=("x",), body=variable("x") ** 2)
    >>> scope = Scope().with_function("u", square)
    >>> is_inner(scope, "g", "u"), is_inner(scope, "g", "x"), is_inner(scope, "x", "u")
    (True, False, False)
    """
    function = scope.functions.get(param)
    if function is None or not isinstance(function.body, Node) or param == outer:
        return False
    free = {*function.params, *free_variables(function.body)}
    return bool(function.params) and free.isdisjoint((outer, param))


def is_one_of_two_inverses(scope: Scope, name: str) -> bool:
    """Say whether a function is one of the letter that is a function of its name: y(x) and x(y).

    >>> from symsgd.read.scope import Scope
    >>> x, y = variable("x"), variable("y")
    >>> scope = Scope().with_function("y", Function(params=("x",), body=2 * x))
    >>> is_one_of_two_inverses(scope, "y")
    False
    >>> both = scope.with_function("x", Function(params=("y",), body=y / 2))
    >>> is_one_of_two_inverses(both, "y")
    True
    """
    known = scope.functions
    return name in known and any(
        param in known and name in known[param].params for param in known[name].params
    )


def composed(e: Elaborator, piece: s.Surface, ref: Reference, group: s.Group) -> Reference:
    """Return a function that stands before a bracket: the one that the text gave, or g(u(x)).

    The second is another reading of g(x), where x is the letter of the inner function, and one to
    ask for where a number or a formula stands.
    """
    params, body = ref.function.params, ref.function.body
    if len(params) != 1 or len(group.items) != 1 or not isinstance(body, Node):
        return ref
    [param], [item] = params, group.items
    inner = e.scope.functions.get(param)
    if inner is None or not is_inner(e.scope, ref.name, param) or len(inner.params) != 1:
        return ref
    if _speaks_of(item, param):
        return ref
    named = name_of(item, dict(e.scope.indices)) == inner.params[0]
    kind = "composed" if named else "composed-at"
    text = f"{ref.name} before this bracket is a function of {param}"
    if e.decide(kind, piece, text, ("inner",)) != "inner":
        return ref
    whole = put_in(body, {variable(param): inner.body})  # type: ignore[dict-item]
    return replace(ref, function=Function(params=inner.params, body=whole))


def _speaks_of(piece: s.Surface, name: str) -> bool:
    return any(isinstance(part, s.Letter) and part.name == name for part in s.walk(piece))


def check_held_fixed(
    e: Elaborator, piece: s.Derivative, operand: s.Surface, names: Sequence[str]
) -> None:
    r"""Ask whether y is held fixed in ``\partial f/\partial x`` of f(x, y), where y(x) is given."""
    function = e.scope.functions.get(name_of(operand) or "")
    if not piece.partial or function is None or len(function.params) < 2:
        return
    others = [one for one in function.params if one not in names]
    for one in others:
        inner = e.scope.functions.get(one)
        if inner is not None and set(inner.params) & {*names}:
            raise e.lacks(f"whether {one} is held fixed")
