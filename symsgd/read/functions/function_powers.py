r"""Powers between a letter and its bracket: ``g^2(x)`` is the square of g(x), as in ``\sin^2``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import name_of

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

GAMMA = "Gamma"  # before a bracket it is Euler's, unless somebody declares it
_FUNCTIONS = "fghFGH"  # σ² and φ² before a bracket may as well be factors


def powered(e: Elaborator, piece: s.Surface) -> tuple[s.Letter, s.Script] | None:
    """Return f and 2 of ``f^2(x)``, if f is a function that nobody knows and f^2 is no name."""
    scripts = piece.scripts if isinstance(piece, s.Scripted) and piece.sub is None else ()
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if len(scripts) != 1 or scripts[0].kind != "exponent" or not isinstance(base, s.Letter):
        return None
    exponent, name, scope = scripts[0].body, base.name, e.scope
    if name == GAMMA and not isinstance(exponent, s.Sum) and not scope.knows(name):
        return base, scripts[0]  # Γ(x) is Euler's function, and Γ^2(x) its square
    if not isinstance(exponent, s.Number) or exponent.digits in ("0", "1"):
        return None
    if scope.knows(name) or scope.knows(str(name_of(piece))) or scope.layers is not None:
        return None
    if name in scope.notation.index_superscripts or {name, name_of(piece)} & scope.bare.factors:
        return None
    return (base, scripts[0]) if name in _FUNCTIONS or name in scope.bare.applied else None
