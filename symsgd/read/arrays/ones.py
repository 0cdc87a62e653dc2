r"""A bold 1 is the vector of ones that fits: ``D^{[L]}\mathbf{1}``, ``\mathbf{1}^T x``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.products import Factors, Operators


def _is_bold_one(piece: s.Surface) -> bool:
    while isinstance(piece, s.Group) and piece.bracket == "{" and len(piece.items) == 1:
        piece = piece.items[0]
    return isinstance(piece, s.Named) and piece.words == "1"


def ones_before(e: Elaborator, factors: Factors, operators: Operators) -> tuple[Value, int] | None:
    """Return the product of a bold 1, transposed, and the vector after it."""
    first = factors[0]
    if not isinstance(first, s.Scripted) or not _is_bold_one(first.base):
        return None
    if [script.kind for script in first.scripts] != ["transpose"] or first.sub is not None:
        return None
    if len(factors) < 2:
        raise e.lacks("the length of the vector of ones")
    from symsgd.read.products import operand

    value, end = operand(e, factors, operators, 1)
    if not isinstance(value, Matrix):
        raise e.lacks("the length of the vector of ones")
    e.decide("ones", first, "the bold 1 is a vector of ones")
    return Matrix.row(*[n.number(1)] * value.shape[0]) @ value, end


def ones(e: Elaborator, piece: s.Surface, before: Value) -> Matrix | None:
    """Return a bold 1 after a matrix as the vector of ones that fits it; None if it is none."""
    if not isinstance(before, Matrix) or not _is_bold_one(piece):
        return None
    e.decide("ones", piece, "the bold 1 is a vector of ones")
    return Matrix.column(*[n.number(1)] * before.shape[1])
