r"""The sign ``\sim``: rounding between numbers, steps of elimination between matrices."""

from __future__ import annotations

from collections.abc import Sequence

from symsgd.read import surface as s

SIM, NEAR, ROWS = "sim", "~", "rows"  # as it stands, and what it says


def meant(sign: str, *beside: s.Surface | None) -> str:
    r"""Return what a sign says between two sides: ``A \sim B`` is no ``A \approx B``.

    >>> from symsgd.read.notation.parse import parse
    >>> matrix = parse(r"\begin{pmatrix} 1 & 2 \end{pmatrix}")
    >>> meant("sim", parse("A"), matrix), meant("sim", parse("x"), parse("0.3"))
    ('rows', '~')
    >>> meant("~", matrix, matrix)
    '~'
    """
    if sign != SIM:
        return sign
    return ROWS if any(map(_is_matrix, beside)) else NEAR


def signs_meant(signs: Sequence[str], sides: Sequence[s.Surface | None]) -> tuple[str, ...]:
    r"""Return what the signs of a chain say; one without a left side begins with a sign.

    >>> from symsgd.read.notation.parse import parse
    >>> sides = [parse("A"), parse(r"\begin{matrix} 1 \\ 2 \end{matrix}"), parse("I")]
    >>> signs_meant(["=", "sim"], sides)
    ('=', 'rows')
    """
    if SIM not in signs:
        return tuple(signs)
    lefts = [None, *sides] if len(signs) == len(sides) else sides
    return tuple(map(meant, signs, lefts, lefts[1:]))


def _is_matrix(piece: s.Surface | None) -> bool:
    """Say whether a side is written with all its entries."""
    match piece:
        case s.MatrixOf():
            return True
        case s.Scripted():
            return _is_matrix(piece.base)
        case s.Group():
            return len(piece.items) == 1 and _is_matrix(piece.items[0])
        case s.Product():
            return any(map(_is_matrix, piece.factors))
    return False
