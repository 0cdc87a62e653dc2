r"""What an expression at a place means: the value put in after everything is differentiated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.derivatives.calculus import meant
from symsgd.read.derivatives.hidden_sums import check_values
from symsgd.read.intermediate import each, replaced, without_names
from symsgd.read.names import name_of
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.notation.evaluations import Places


def evaluated(e: Elaborator, piece: s.Evaluated) -> Value:
    """Return the value at a place, or the difference of those at two places."""
    value = e.value(piece.body)
    low = _at(e, piece, value, piece.lower)
    if not piece.upper:
        return low
    return v.total([_at(e, piece, value, piece.upper), v.minus(low)])


def _at(e: Elaborator, piece: s.Evaluated, value: Value, places: Places) -> Value:
    put: dict[Node, Node] = {}
    for symbol, target in places:
        if isinstance(symbol, s.Relation) or isinstance(target, s.Relation):
            raise e.wrong(piece, "evaluation-place", "this does not say at which value",
                          "expected x = 1")  # fmt: skip
        name = _only_letter(e, piece, value) if symbol is None else _name(e, symbol)
        number = e.value(target)
        if isinstance(number, Matrix):
            raise e.lacks(f"the entries of {name}")
        if any(node.head == n.CONSTANT and node.value == "infinity" for node in n.walk(number)):
            raise e.wrong(target, "not-supported", "a value at infinity is a limit",
                          r"write \lim_{x \to \infty}")  # fmt: skip
        put[n.variable(name)] = number
        named = meant(e, symbol, name) if symbol is not None else None
        if named is not None:
            put[named] = number
    check_values(e, value, (str(one.value) for one in put if one.head == n.VARIABLE))
    _check_dependence(e, value, put)
    return without_names(replaced(value, put))


def _name(e: Elaborator, symbol: s.Surface) -> str:
    name = name_of(symbol, dict(e.scope.indices))
    if name is None:
        raise e.wrong(symbol, "evaluation-place", "this is no variable", "expected a letter")
    return name


def _only_letter(e: Elaborator, piece: s.Evaluated, value: Value) -> str:
    """Return the letter that a value is put in for where the bar does not name it."""
    free = [name for name in n.free_variables(*each(value)) if name not in e.scope.values]
    if len(free) != 1:
        raise e.wrong(
            piece,
            "evaluation-place",
            "the bar does not say which variable takes the value",
            "write it as in x = 0",
        )
    return free[0]


def _check_dependence(e: Elaborator, value: Value, put: dict[Node, Node]) -> None:
    """Refuse a place that changes nothing only because the text has not said what depends on it."""
    free = n.free_variables(*each(value))
    inside = set(n.walk(*each(value)))
    for symbol in put:
        if symbol in inside or symbol.head == n.LET or not free:
            continue
        name = str(symbol.value)
        if any(other not in inside for other in put) and len(inside & set(put)) > 0:
            continue
        unknown = [one for one in free if not e.scope.knows(one)]
        if unknown:
            raise e.lacks(f"how {', '.join(unknown)} depends on {name}")
