r"""What θ and ∇_θ run over: the parameters that a text lists, or the letters of its model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.scope import Scope

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

_AT_FIRST = ("{}^0", "{}^(0)", "{}_0")
Names = tuple[str, ...]


def parameters(over: str, scope: Scope) -> tuple[Names, bool]:
    r"""Return what ``\nabla_\theta`` runs over by the text, and whether that is a guess.

    >>> from symsgd.read.facets import Throughout
    >>> parameters("theta", Scope(throughout=Throughout(lists={"theta": ("b", "w")})))
    (('b', 'w'), False)
    >>> parameters("theta", Scope(throughout=Throughout(guessed_lists={"theta": ("b", "w")})))
    (('b', 'w'), True)
    """
    listed = scope.throughout.lists.get(over) if over else scope.around.gradient_by
    guessed = scope.throughout.guessed_lists.get(over, ())
    return (listed, False) if listed else (guessed, bool(guessed))


def all_parameters(piece: s.Derivative, scope: Scope) -> s.Surface | None:
    r"""Return the θ of ``\partial L/\partial\theta`` that stands for a list, or None.

    >>> from symsgd.read.facets import Throughout
    >>> from symsgd.read.notation.parse import parse
    >>> scope = Scope(throughout=Throughout(lists={"theta": ("b", "w")}))
    >>> by_all, by_one = parse(r"\partial_\theta L").factors[0], parse(r"\partial_b L").factors[0]
    >>> all_parameters(by_all, scope).name, all_parameters(by_one, scope)
    ('theta', None)
    """
    if not piece.partial or len(piece.variables) != 1 or piece.times is not None:
        return None
    [(symbol, order)] = piece.variables
    if order != 1 or not isinstance(symbol, s.Letter):
        return None
    names = parameters(symbol.name, scope)[0]
    value = scope.definitions.get(symbol.name)
    if scope.knows(symbol.name):  # as the vector of these very letters only
        listed = value.entries if isinstance(value, Matrix) else ()
        names = names if [one.value for one in listed] == list(names) else ()
    return symbol if names else None


def parameters_at_first(e: Elaborator, piece: s.Surface, base: str, name: str) -> Matrix | None:
    """Return what θ^0 is where nothing says it and θ is known: all parameters, as they begin."""
    if e.scope.knows(name) or not any(name == form.format(base) for form in _AT_FIRST):
        return None
    names, guessed = parameters(base, e.scope)
    if not names:
        return None
    whose = ", the letters of the model" if guessed else ""
    kind = "parameters" if guessed else "gradient"
    e.decide(kind, piece, f"{name} is ({', '.join(names)}){whose}")
    entries = [n.variable(one) for one in names]
    row = e.scope.notation.layout == "numerator"
    return Matrix.row(*entries) if row else Matrix.column(*entries)
