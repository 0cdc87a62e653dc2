r"""Characteristic equations: in ``\det(B - \lambda I) = 0`` λ is unknown, whatever it was for A."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.names import name_of

_MARKS = ("det", "|", "vmatrix", "vert")
_UNITS = ("I", "E", "Id", "id")


def unknown_of(piece: Piece) -> str | None:
    r"""Return the letter of which a chain works out a characteristic polynomial, or None.

    Each side speaks of the letter, or is 0: a number would be the determinant for one value.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def unknown(text):
    ...     source = Source(text)
    ...     return unknown_of(outline(source, scan(source.text)).pieces[0])
    >>> unknown(r"$\det(A - \lambda I) = \lambda^2 - 1 = 0$"), unknown(r"$\det(A - \lambda I) = 3$")
    ('lambda', None)
    """
    text = piece.sides[0].source.text[piece.start : piece.end]
    if not any(mark in text for mark in _MARKS):  # at a glance: most formulas have none
        return None
    sides = [side.piece for side in piece.sides]
    if len(sides) < 2 or set(piece.signs) != {"="} or None in sides:
        return None
    found = [name for side in sides if side is not None for name in _letters(side)]
    if not found:
        return None
    name = found[0]
    others = [one for one in piece.sides if name not in one.names]
    return (
        name
        if len(piece.sides) - len(others) > 1 and all(_is_zero(one.piece) for one in others)
        else None
    )


def _letters(side: s.Surface) -> Iterator[str]:
    """Yield the letters λ of determinants of A - λI in a side, also with its entries."""
    for part in s.walk(side):
        inside: s.Surface | None = None
        if isinstance(part, s.Group) and part.bracket == "|" and len(part.items) == 1:
            inside = part.items[0]
        if isinstance(part, s.Product):
            pairs = zip(part.factors, part.factors[1:], strict=False)
            inside = next((after for head, after in pairs if name_of(head) == "det"), inside)
        if isinstance(part, s.MatrixOf) and len(part.rows) == len(part.rows[0]):
            yield from _on_diagonal(part)
        if inside is not None:
            yield from _before_unit(inside)


def _before_unit(piece: s.Surface) -> Iterator[str]:
    """Yield the letter that is multiplied by the unit matrix."""
    for part in s.walk(piece):
        if not isinstance(part, s.Product) or len(part.factors) != 2:
            continue
        letter, unit = map(name_of, part.factors)
        if letter is not None and unit is not None and unit.split("_")[0] in _UNITS:
            yield letter


def _on_diagonal(matrix: s.MatrixOf) -> Iterator[str]:
    """Yield λ or μ if it is a term of each entry of the diagonal, and stands nowhere else."""
    for name in ("lambda", "mu"):
        if all(
            _has(entry, name) is (i == j)
            for i, row in enumerate(matrix.rows)
            for j, entry in enumerate(row)
        ):
            yield name


def _has(piece: s.Surface, name: str) -> bool:
    return any(isinstance(part, s.Letter) and part.name == name for part in s.walk(piece))


def _is_zero(piece: s.Surface | None) -> bool:
    return isinstance(piece, s.Number) and piece.digits == "0"
