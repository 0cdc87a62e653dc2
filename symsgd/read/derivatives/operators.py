"""Operators such as d/dx and ∇, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import name_of, subscript_text

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def no_operand(e: Elaborator, piece: s.Surface, sign: str) -> Exception:
    """Return the error that an operator has nothing to act on."""
    return e.wrong(
        piece,
        "no-operand",
        f"the operator {sign} has no operand: alone it is no value",
        "write after it what is differentiated",
    )


def operator_text(piece: s.Surface) -> str:
    r"""Return a derivative's sign as text, such as d/dx.

    >>> from symsgd.read.notation.parse import parse
    >>> operator_text(parse(r"\frac{d}{dx} f").factors[0])
    'd/dx'
    """
    if not isinstance(piece, s.Derivative) or len(piece.variables) != 1:
        return "d/d…"
    variable, order = piece.variables[0]
    sign, power = "∂" if piece.partial else "d", f"^{order}" if order > 1 else ""
    power = power if piece.times is None else f"^{subscript_text(piece.times)}"
    return f"{sign}{power}/{sign}{name_of(variable) or '…'}{power}"


def has_letters(pieces: Iterable[s.Surface]) -> bool:
    """Say whether a letter stands in a row of factors, or numbers alone.

    >>> from symsgd.read.notation.parse import parse
    >>> has_letters([parse("2")]), has_letters([parse("2"), parse("2x")])
    (False, True)
    """
    return any(isinstance(part, s.Letter) for piece in pieces for part in s.walk(piece))
