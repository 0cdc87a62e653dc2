"""Means and deviations in what is differentiated: constants, or statistics of the variable?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.read.intermediate import each
from symsgd.read.sums.extremes import check_extremes
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

_NORMALIZED = ("x", "z", "a", "h", "u", "y")


def check_statistics(e: Elaborator, value: Value, name: str, fixed: frozenset[str]) -> None:
    """Ask about a mean and a deviation of what is differentiated by, if nothing is said of them.

    In (x_i − μ)/σ both may be constants, or the statistics of x: then they change with x_i.
    """
    check_extremes(e, value)
    base, mark, _ = name.partition("_")
    if not mark or base not in _NORMALIZED:
        return
    scope, free = e.scope, n.free_variables(*each(value))
    known = {*scope.notation.held, *fixed, *scope.domains, *scope.values}
    means = [symbol for symbol in free if _letter(symbol) in ("mu", f"bar_{base}")]
    if means and not known.issuperset(means):
        asked = [symbol for symbol in free if symbol in means or _letter(symbol) == "sigma"]
        e.missing.extend(f"whether {symbol} depends on {name}" for symbol in asked
                         if symbol not in known)  # fmt: skip


def _letter(symbol: str) -> str:
    accent, mark, rest = symbol.partition("_")
    if accent in ("bar", "hat") and mark:
        return f"{accent}_{rest.partition('_')[0].partition('^')[0]}"
    return accent.partition("^")[0]
