"""Squares that are quantities of their own: the variance σ² of batch normalisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_VARIANCES = ("sigma", "s", "tau", "hat_sigma")


def squares_with_names(pieces: tuple[Piece, ...]) -> frozenset[str]:
    """Return the letters whose square a document defines, or differentiates by.

    Of σ² = … and ∂L/∂σ² the name is σ², and not σ; where the text differentiates by σ, σ² = … only
    says what σ is.
    """
    found, bare = set[str](), set[str]()
    defined = set[str]()
    for piece in pieces:
        sides = [side.piece for side in piece.sides if side.piece is not None]
        first = sides[0] if len(sides) > 1 and piece.signs[:1] in (("=",), (":=",)) else None
        if first is not None and (name := _squared(first)) in _VARIANCES:
            defined.add(name)
        parts = (part for side in sides for part in s.walk(side))
        by = [v for part in parts if isinstance(part, s.Derivative) for v, _ in part.variables]
        found |= {name for symbol in by if (name := _squared(symbol)) is not None}
        bare |= {symbol.name for symbol in by if isinstance(symbol, s.Letter)}
    found |= defined - bare
    return frozenset(found - {name for piece in pieces for name in _given(piece)})


def _given(piece: Piece) -> Iterator[str]:
    """Yield a letter that has a number of its own: its square is the square of that."""
    first = piece.sides[0].piece if len(piece.sides) == 2 else None
    if isinstance(first, s.Letter) and is_literal(piece.sides[1].piece):
        yield first.name


def with_squares(scope: Scope, letters: frozenset[str]) -> Scope:
    """Return the scope in which the squares of some letters are names."""
    if not letters:
        return scope
    superscripts = scope.notation.index_superscripts | letters
    notation = replace(scope.notation, index_superscripts=superscripts)
    return replace(scope, notation=notation, own_squares=letters)


def _squared(piece: s.Surface) -> str | None:
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return None
    powers = [script.body for script in piece.scripts if script.kind == "exponent"]
    two = len(powers) == len(piece.scripts) == 1 and isinstance(powers[0], s.Number)
    return piece.base.name if two and powers[0].digits == "2" else None  # type: ignore[union-attr]
