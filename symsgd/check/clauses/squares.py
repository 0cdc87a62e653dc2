"""Squares that are quantities of their own: the variance σ² of batch normalisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

_VARIANCES = ("sigma", "s", "tau", "hat_sigma")


def squares_with_names(pieces: tuple[Piece, ...]) -> frozenset[str]:
    """Return the letters whose square a document differentiates by: of ∂L/∂σ² the name is σ²."""
    found = set[str]()
    for piece in pieces:
        sides = [side.piece for side in piece.sides if side.piece is not None]
        parts = (part for side in sides for part in s.walk(side))
        by = (v for part in parts if isinstance(part, s.Derivative) for v, _ in part.variables)
        found |= {name for symbol in by if (name := _squared(symbol)) is not None}
    return frozenset(found - {name for piece in pieces for name in _given(piece)})


def with_root(piece: Piece, scope: Scope, *, known: bool = False) -> Piece | None:
    r"""Return ``\sigma = \sqrt{…}`` for ``\sigma^2 = …``, or None if that defines no variance.

    The letter has no meaning yet, but for ``known``; a standard deviation is not negative.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def root(text):
    ...     return with_root(outline(Source(text), scan(text)).pieces[0], Scope())
    >>> type(root(r"$\sigma^2 = a + b$").sides[1].piece).__name__, root("$x^2 = a$")
    ('Root', None)
    """
    if len(piece.sides) < 2 or piece.signs[0] not in ("=", ":="):
        return None
    first, second = piece.sides[:2]
    base = None if first.piece is None else _squared(first.piece)
    if base not in _VARIANCES or second.piece is None or not isinstance(first.piece, s.Scripted):
        return None
    letter = first.piece.base if first.piece.sub is None else replace(first.piece, scripts=())
    name = name_of(letter, dict(scope.indices)) or base
    if (
        scope.knows(name) is not known
        or name in scope.families
        or base in scope.notation.index_superscripts
    ):
        return None
    root = s.Root(second.piece.start, second.piece.end, second.piece, None)
    sides = (replace(first, piece=letter), replace(second, piece=root))
    return replace(piece, sides=sides, signs=piece.signs[:1])


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
