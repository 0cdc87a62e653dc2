r"""Sides whose shapes clash only if a letter that nobody declared is a number.

With a matrix A that is given, A θ − b has no meaning for a number θ; but θ stands where a vector
does, and nothing says that it is none.
"""

from __future__ import annotations

from itertools import pairwise

from symsgd.check.judgement import Judgement, Side, ill_formed
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope


def clashing(error: SymsgdError, left: Side, right: Side, scope: Scope) -> Judgement:
    """Return the judgement on sides whose shapes clash; a letter that may be a vector is asked for.

    >>> from symsgd.expression.matrix import shape_error
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> side = Side(Source("x"), 0, 1, parse("x"), bare=frozenset("x"))
    >>> clashing(shape_error("add", (2, 2), (2, 1)), side, side, Scope()).missing
    ('what shape x has',)
    """
    return asked_of(ill_formed(error), error.message, left, right, scope)


def asked_of(found: Judgement, reason: str, left: Side, right: Side, scope: Scope) -> Judgement:
    """Return the question what shape a letter has, if shapes alone refute and it is not declared.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> side = Side(Source("x"), 0, 1, parse("x"), bare=frozenset("x"))
    >>> wrong = Judgement(Status.REFUTED, "2×2 and 1×1")
    >>> asked_of(wrong, wrong.reason, side, side, Scope()).missing
    ('what shape x has',)
    """
    names = sorted({*_marked(left, scope), *_marked(right, scope)})
    for side in (left, right):
        names += [one for one in _behind_arrays(side, scope) if one not in names]
    if found.status is not Status.REFUTED or not names:
        return found
    numbers = "is a number" if len(names) == 1 else "are numbers"
    said = f"{reason}, if {', '.join(names)} {numbers}"
    return found.asking(said, *(f"what shape {name} has" for name in names))


def _marked(side: Side, scope: Scope) -> set[str]:
    """Return the letters that the text shows to be arrays and of which it says no more."""
    functions = (scope.functions[name] for name in side.names if name in scope.functions)
    params = {param for function in functions for param in function.params or ()}
    return {name for name in (side.names | params) & side.bare if not scope.knows(name)}


def _behind_arrays(side: Side, scope: Scope) -> list[str]:
    """Return the letters without a meaning right behind a matrix, where numbers are rare."""
    found = []
    for product in s.walk(side.piece) if side.piece is not None else ():
        if not isinstance(product, s.Product):
            continue
        for before, factor in pairwise(product.factors):
            name = name_of(factor)
            if name is not None and not scope.knows(name) and _is_array(before, scope):
                found.append(name)
    return found


def _is_array(piece: s.Surface, scope: Scope) -> bool:
    if isinstance(piece, s.Scripted) and isinstance(piece.base, s.Letter) and piece.sub is None:
        piece = piece.base  # A^T as well
    name = name_of(piece)
    value = None if name is None else scope.definitions.get(name, scope.values.get(name))
    return isinstance(piece, s.MatrixOf) or isinstance(value, Matrix)
