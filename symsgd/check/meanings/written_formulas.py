"""Formulas that give a name its meaning, kept as they are written, with their index letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symsgd.check.judgement import Side
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import indices_of
from symsgd.read.records import Formula
from symsgd.read.scope import Scope


def with_formula(scope: Scope, left_side: Side, right: Side) -> Scope:
    r"""Return the scope in which ``P_{ij} = u_i u_j`` says what P is for all of its indices.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> left, right = (Side(Source(""), 0, 0, parse(side)) for side in ("P_{ij}", "u_i u_j"))
    >>> with_formula(Scope(), left, right).formulas["P"].letters
    ('i', 'j')
    """
    left = left_side.piece
    base = left.base if isinstance(left, s.Scripted) else left
    if not isinstance(base, s.Letter) or base.word or right.piece is None:
        return scope
    if is_entry_of_formula(left_side):
        return scope
    letters: tuple[str, ...] | None = ()
    if isinstance(left, s.Scripted):
        letters = None if left.scripts else indices_of(left.sub)
    if letters is None or len(set(letters)) != len(letters):
        return scope
    formula = Formula(letters, right.piece, right.source, right.bare)
    return replace(scope, formulas={**scope.formulas, base.name: formula})


def is_entry_of_formula(side: Side) -> bool:
    """Say whether a side is an entry of what is no single letter: A^T gives A_ij no meaning."""
    return bool(side.arrays) and side.whole is not None and not is_symbol(side.whole)


def is_entry_of_one(left: Side, given: Iterable[Side]) -> bool:
    r"""Say whether a side is any entry of a matrix that was given as a whole: C_ij of C = AB.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> def side(text):
    ...     return Side(Source(""), 0, 0, parse(text), whole=parse(text))
    >>> is_entry_of_one(side("C_{ij}"), [side("C")]), is_entry_of_one(side("C_{ii}"), [side("C")])
    (True, False)
    >>> is_entry_of_one(side("C_{kl}"), [side("C_{ij}")])
    False
    """
    whole = left.whole
    indices = indices_of(whole.sub) if isinstance(whole, s.Scripted) and not whole.scripts else None
    matrix = indices is not None and len({*indices}) == len(indices) > 1
    return matrix and any(isinstance(one.whole, s.Letter) for one in given)


def speaks_of_itself(left: Side, right: Side) -> bool:
    """Say whether an array is on both sides, as in A = A^T: that says no more what A is.

    A sum such as w - g is a new value of w.
    """
    symbol, other = left.whole, right.whole
    if not left.arrays or not isinstance(symbol, s.Letter) or other is None:
        return False
    named = any(isinstance(part, s.Letter) and part.name == symbol.name for part in s.walk(other))
    return named and not isinstance(other, s.Sum)


def is_member_of_softmax(piece: s.Surface) -> bool:
    r"""Say whether a piece is softmax_1(a, b), which is known without a definition.

    >>> from symsgd.read.notation.parse import parse
    >>> softmax = r"\operatorname{softmax}_1(a, b)"
    >>> is_member_of_softmax(parse(softmax)), is_member_of_softmax(parse("s_1(a)"))
    (True, False)
    """
    if not isinstance(piece, s.Product) or len(piece.factors) != 2:
        return False
    symbol, group = piece.factors
    if not isinstance(symbol, s.Scripted) or not isinstance(group, s.Group):
        return False
    word = isinstance(symbol.base, s.Letter) and symbol.base.name == "softmax"
    return word and isinstance(symbol.sub, s.Number) and not symbol.scripts


def is_symbol(piece: s.Surface) -> bool:
    """Say whether a piece is a symbol with or without an index, or f(x), which is called f."""
    if isinstance(piece, s.Product):
        second = piece.factors[1]
        return (
            len(piece.factors) == 2 and isinstance(second, s.Group) and is_symbol(piece.factors[0])
        )
    return isinstance(piece, s.Letter) or (
        isinstance(piece, s.Scripted) and isinstance(piece.base, s.Letter) and not piece.scripts
    )
