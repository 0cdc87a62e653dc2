r"""Formulas about functions themselves: ``\tanh' = 1 - \tanh^2``, without any variable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.derivatives.ambient import free_symbols
from symsgd.read.functions.bare_symbols import uses_bare
from symsgd.read.scope import Scope

if TYPE_CHECKING:
    from symsgd.read.functions.functions_meaning import Reference
    from symsgd.read.meaning import Elaborator


def is_point_free(pieces: Iterable[s.Surface], scope: Scope) -> bool:
    r"""Say whether a chain is about functions themselves: ``\tanh' = 1 - \tanh^2``.

    One side is nothing but the derivative of a word that is a function, and no variable occurs.

    >>> from symsgd.read.notation.parse import parse
    >>> is_point_free([parse(r"\tanh'"), parse(r"1-\tanh^2")], Scope())
    True
    >>> is_point_free([parse(r"\tanh' x"), parse(r"1-\tanh^2 x")], Scope())
    False
    """
    pieces = tuple(pieces)
    if len(pieces) < 2 or scope.knows("x") or not any(map(_is_derived_word, pieces)):
        return False
    return not any(True for piece in pieces for _ in free_symbols(piece, scope))


def _is_derived_word(piece: s.Surface) -> bool:
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter):
        return False
    primes = piece.sub is None and all(
        script.kind in ("prime", "order") for script in piece.scripts
    )
    return piece.base.word and primes


def check_composed(e: Elaborator, ref: Reference, piece: s.Surface, argument: s.Surface) -> None:
    r"""Raise if ``\sin\cos`` in a formula about functions may be a product or sin of cos."""
    from symsgd.read.functions import functions_meaning

    for part in s.walk(argument):
        if not isinstance(part, s.Letter) or not part.word:
            continue
        inner = functions_meaning.reference(e, part)
        if inner is not None and uses_bare(argument, part.name):
            raise e.wrong(
                piece, "no-argument",
                f"{ref.name} before {inner.name}: a product, or one function of the other",
                "write \\cdot for a product, and a variable for an argument",
            )  # fmt: skip
