"""The variable at which a bare function symbol is taken: ``σ'`` in ``σ'(x) = … σ'``."""

from __future__ import annotations

from collections.abc import Iterable

from symsgd.read import surface as s
from symsgd.read.derivatives.capital_d import by_capital_d
from symsgd.read.names import name_of
from symsgd.read.notation.ranges import bound_letters
from symsgd.read.scope import Scope


def ambient_variable(pieces: Iterable[s.Surface], scope: Scope) -> str | None:
    r"""Return the ambient variable of a chain, or None if nothing tells it.

    It is the variable of a derivative, else the argument of the first function
    applied to a lone symbol, else the only variable there is.

    >>> from symsgd.read.notation.parse import parse
    >>> ambient_variable([parse(r"\sigma'(x)"), parse(r"1 - \sigma")], Scope.of(
    ...     functions={"sigma": "sigmoid"}))
    'x'
    """
    pieces = tuple(pieces)
    stated = stated_variable(pieces, scope)
    if stated is not None:
        return stated
    symbols = {name for piece in pieces for name in free_symbols(piece, scope)}
    return symbols.pop() if len(symbols) == 1 else None


def generic_variable(pieces: Iterable[s.Surface], scope: Scope) -> str | None:
    r"""Return x for a chain of functions without any variable, such as ``σ' = σ(1 - σ)``.

    >>> from symsgd.read.notation.parse import parse
    >>> generic_variable([parse(r"\sigma'"), parse(r"\sigma - \sigma^2")],
    ...     Scope.of(functions={"sigma": "sigmoid"}))
    'x'
    >>> generic_variable([parse("t")], Scope()) is None
    True
    """
    pieces = tuple(pieces)
    free = any(True for piece in pieces for _ in free_symbols(piece, scope))
    letters = (part for piece in pieces for part in s.parts(piece, s.Letter))
    bare = [scope.functions[part.name] for part in letters if part.name in scope.functions]
    own = {one.params for one in bare}  # of v(t) it is t, so that dw/dv may have v beside it
    [name] = own.pop() if len(own) == 1 and len(bare[0].params) == 1 else ("x",)
    return name if bare and not free and len(pieces) > 1 and not scope.knows(name) else None


def stated_variable(pieces: Iterable[s.Surface], scope: Scope) -> str | None:
    """Return the variable that a derivative or an application names, or None.

    >>> from symsgd.read.notation.parse import parse
    >>> stated_variable([parse("x^2 - 1")], Scope()) is None
    True
    """
    for piece in pieces:
        for part in s.parts(piece, s.Derivative, s.Product):
            found = _by_derivative(part, scope) or _by_application(part, scope)
            if found is not None:
                return found
    return None


def _by_derivative(part: s.Surface, scope: Scope) -> str | None:
    if isinstance(part, s.Product):
        places = range(len(part.factors))
        found = (by_capital_d(part.factors, part.operators, i, scope) for i in places)
        part = next((one for one in found if one is not None), part)
    if isinstance(part, s.Derivative) and part.variables and not part.partial:
        return name_of(part.variables[0][0])
    return None


def _by_application(part: s.Surface, scope: Scope) -> str | None:
    if not isinstance(part, s.Product):
        return None
    for head, after, operator in zip(part.factors, part.factors[1:], part.operators, strict=False):
        group = after.base if isinstance(after, s.Scripted) else after
        base = head.base if isinstance(head, s.Scripted) else head
        if operator or not isinstance(base, s.Letter) or not isinstance(group, s.Group):
            continue
        if base.name in scope.functions and len(group.items) == 1 and group.bracket == "(":
            name = name_of(group.items[0])
            if name is not None and name not in scope.functions:
                return name
    return None


def free_symbols(piece: s.Surface, scope: Scope) -> Iterable[str]:
    r"""Yield the letters of a piece that may be variables, each as often as it stands there.

    >>> from symsgd.read.notation.parse import parse
    >>> list(free_symbols(parse(r"a\sin x + 1"), Scope()))
    ['a', 'x']
    """
    counted = {*scope.indices, *scope.ranges, *_bound(piece), "e", "pi"}
    for part in s.parts(piece, s.Letter):
        if part.word or part.name in counted:
            continue
        if part.name not in scope.functions and part.name not in scope.values:
            yield part.name


def _bound(piece: s.Surface) -> Iterable[str]:
    """Yield the indices of sums and products."""
    for part in s.parts(piece, s.Integral, s.Limit, s.Big):
        if isinstance(part, s.Integral | s.Limit) and isinstance(part.variable, s.Letter):
            yield part.variable.name
        if isinstance(part, s.Big):
            yield from bound_letters(part.lower)
