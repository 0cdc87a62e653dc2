"""Symbols of functions without an argument of their own."""

from __future__ import annotations

from symsgd.read import surface as s
from symsgd.read.names import name_of


def uses_bare(piece: s.Surface, name: str) -> bool:
    r"""Say whether a function's symbol occurs without an argument of its own.

    >>> from symsgd.read.notation.parse import parse
    >>> uses_bare(parse(r"1-\sigma"), "sigma"), uses_bare(parse(r"1-\sigma(x)"), "sigma")
    (True, False)
    """
    if isinstance(piece, s.Product):
        for i, factor in enumerate(piece.factors):
            if _is_symbol(factor, name):
                after = piece.factors[i + 1] if i + 1 < len(piece.factors) else None
                after = after.base if isinstance(after, s.Scripted) else after
                if not isinstance(after, s.Group) or piece.operators[i] != "":
                    return True
            elif uses_bare(factor, name):
                return True
        return False
    if _is_symbol(piece, name):
        return True
    return any(uses_bare(child, name) for child in s.children(piece))


def _is_symbol(piece: s.Surface, name: str) -> bool:
    base = piece.base if isinstance(piece, s.Scripted) else piece
    return isinstance(base, s.Letter) and (base.name == name or name_of(piece) == name)
