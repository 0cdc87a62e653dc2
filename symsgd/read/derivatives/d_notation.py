"""``dz`` for ∂L/∂z, as programs call it: where the text says so, or speaks of a network.

In ``dz^{[2]} = a^{[2]} - y`` no product is meant, and no differential either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.layers.layer_symbols import layer_symbol

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.values import Value


def d_of(piece: s.Surface | None) -> s.Surface | None:
    r"""Return the z of ``dz``, or None if a piece is nothing of the kind.

    >>> from symsgd.read.notation.parse import parse
    >>> d_of(parse("dz")).name, d_of(parse("2z")), d_of(parse("d"))
    ('z', None, None)
    """
    if not isinstance(piece, s.Product) or len(piece.factors) != 2 or piece.operators != ("",):
        return None
    first, second = piece.factors
    touching = isinstance(first, s.Letter) and first.name == "d" and first.end == second.start
    return second if touching and isinstance(second, s.Letter | s.Scripted) else None


def declared(left: s.Surface | None, right: s.Surface | None) -> s.Surface | None:
    r"""Return the L of ``dz = \frac{\partial L}{\partial z}``, which says what dz means.

    >>> from symsgd.read.notation.parse import parse
    >>> declared(parse("dz"), parse(r"\frac{\partial L}{\partial z}")).name
    'L'
    """
    by = d_of(left)
    if by is None or not isinstance(right, s.Derivative) or len(right.variables) != 1:
        return None
    variable, order = right.variables[0]
    same = order == 1 and _text(variable) == _text(by)
    symbol = isinstance(right.operand, s.Letter | s.Scripted)
    return right.operand if same and symbol else None


def written_with_d(
    e: Elaborator, factors: tuple[s.Surface, ...], operators: tuple[str, ...], i: int
) -> Value | None:
    """Return the derivative that ``dz`` at factor ``i`` is, or None if it is none."""
    first = factors[i]
    if not isinstance(first, s.Letter) or first.name != "d" or e.scope.knows("d"):
        return None
    if i + 1 >= len(factors) or operators[i] != "" or first.end != factors[i + 1].start:
        return None
    by = _without_transpose(factors[i + 1])
    cost = e.scope.differentiated
    if by is None or (cost is None and not _of_the_network(e, by)):
        return None
    operand = cost or s.Letter(first.start, first.end, "C")
    name = operand.name if isinstance(operand, s.Letter) else "the cost"
    e.decide("differential", first, f"d before a symbol is the derivative of {name} by it")
    piece = s.Derivative(first.start, by.end, operand, ((by, 1),), partial=True)
    from symsgd.read.derivatives.calculus import derivative
    from symsgd.read.marks import scripted

    found = derivative(e, piece, (operand,), ())
    after = factors[i + 1]
    turned = tuple(script for script in after.scripts if script.kind == "transpose") if (
        isinstance(after, s.Scripted)) else ()  # fmt: skip
    return scripted(e, found, piece, turned)


def _without_transpose(piece: s.Surface) -> s.Letter | s.Scripted | None:
    if isinstance(piece, s.Letter):
        return piece
    if not isinstance(piece, s.Scripted):
        return None
    kept = tuple(script for script in piece.scripts if script.kind != "transpose")
    return s.Scripted(piece.start, piece.end, piece.base, piece.sub, kept)


def _of_the_network(e: Elaborator, piece: s.Letter | s.Scripted) -> bool:
    """Say whether a symbol is a quantity of a network with a cost."""
    layers = e.scope.layers
    if layers is None or not isinstance(piece, s.Scripted):
        return False
    has_cost = any(name.startswith("delta^[") for name in layers.quantities)
    return has_cost and layer_symbol(piece, e.scope) is not None


def _text(piece: s.Surface) -> str | None:
    from symsgd.read.names import name_of

    return name_of(piece)
