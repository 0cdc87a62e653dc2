r"""The operator ``D_x``: ``D_x(x^2)`` and ``D_x^2 f`` are derivatives by x."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import name_of

if TYPE_CHECKING:
    from symsgd.read.scope import Scope

_COUNTS = frozenset("ijklmnN")  # below a D these number matrices or sets of data


def by_capital_d(
    factors: tuple[s.Surface, ...], operators: tuple[str, ...], i: int, scope: Scope
) -> s.Derivative | None:
    """Return the operator that a factor such as D_x is before what speaks of x, or None.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> found = by_capital_d(parse("D_x (x^2)").factors, ("",), 0, Scope())
    >>> found.variables[0][0].name, found.variables[0][1]
    ('x', 1)
    >>> by_capital_d(parse("D_x (y^2)").factors, ("",), 0, Scope()) is None
    True
    """
    piece = factors[i]
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return None
    variable, order = piece.sub, _order(piece)
    if piece.base.name != "D" or not isinstance(variable, s.Letter) or order is None:
        return None
    if variable.name in _COUNTS or scope.knows("D") or scope.knows(f"D_{variable.name}"):
        return None
    if i + 1 >= len(factors) or operators[i] != "":
        return None
    after = [part for factor in factors[i + 1 :] for part in s.walk(factor)]
    functions = [scope.functions.get(name_of(part) or "") for part in after]
    speaks = any(name_of(part) == variable.name for part in after)
    speaks = speaks or any(one is not None and variable.name in one.params for one in functions)
    if not speaks:
        return None
    return s.Derivative(piece.start, piece.end, None, ((variable, order),), partial=False)


def _order(piece: s.Scripted) -> int | None:
    if not piece.scripts:
        return 1
    [script, *others] = piece.scripts
    body = script.body
    if others or script.kind != "exponent" or not isinstance(body, s.Number):
        return None
    return int(body.digits) if body.digits in "123456789" else None
