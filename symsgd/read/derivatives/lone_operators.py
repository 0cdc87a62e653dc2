"""Operators such as d/dx and ∇ that have nothing to act on: what is said of them."""

from __future__ import annotations

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
    """Return a derivative's sign as text, such as d/dx."""
    if not isinstance(piece, s.Derivative) or len(piece.variables) != 1:
        return "d/d…"
    variable, order = piece.variables[0]
    sign, power = "∂" if piece.partial else "d", f"^{order}" if order > 1 else ""
    power = power if piece.times is None else f"^{subscript_text(piece.times)}"
    return f"{sign}{power}/{sign}{name_of(variable) or '…'}{power}"
