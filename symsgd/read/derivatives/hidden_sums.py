"""Letters that stand for open sums: with S = Σ_j e^{x_j}, what holds S changes with every x_i."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope


def sums_over(scope: Scope, body: Node, name: str, *, plain: bool = False) -> tuple[str, ...]:
    """Return the symbols of a formula that are open sums over a variable.

    With ``plain`` a sum over x_j is none over x.
    """
    free = n.free_variables(body) if scope.families else ()
    found = (one for one in free if one != name and one not in scope.notation.held)
    return tuple(one for one in found if _is_sum_over(scope, one, name, plain=plain))


def check_values(e: Elaborator, value: Node | Matrix, names: Iterable[str]) -> None:
    """Refuse a number for a letter beside a symbol that is an open sum over it: f(2) of f = wE."""
    for name in names:
        for entry in value.entries if isinstance(value, Matrix) else (value,):
            if hidden := sums_over(e.scope, entry, name, plain=True):
                raise e.lacks(*(f"how {one} depends on {name}" for one in hidden))


def _is_sum_over(
    scope: Scope, symbol: str, name: str, seen: frozenset[str] = frozenset(), *, plain: bool
) -> bool:
    """Say whether a symbol is an open sum that may hold a variable: S = Σ_j e^{x_j} holds x_i."""
    whole = scope.families.get(symbol)
    if whole is None or whole.letter or symbol in seen:
        return False
    parts = [*s.walk(whole.body)]
    letters = {part.name for part in parts if isinstance(part, s.Letter)}
    indexed = {
        part.base.name
        for part in parts
        if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter) and part.sub is not None
    }
    if name in (letters - indexed if plain else letters):
        return True
    if not plain or "_" in name or "^" in name:
        base = name.partition("_")[0].partition("^")[0]
        if base in letters:
            return True
    return any(_is_sum_over(scope, one, name, seen | {symbol}, plain=plain) for one in letters)
