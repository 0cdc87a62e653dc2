"""Words and letters that are refused before an operand: unknown functions, a lone d."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import bracket_of
from symsgd.read.sums import statistics
from symsgd.read.tokens.function_words import FUNCTION_NAMES

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

Factors = tuple[s.Surface, ...]
Operators = tuple[str, ...]


def check_word(e: Elaborator, factors: Factors, operators: Operators, i: int) -> None:
    """Refuse an unknown word before a bracket: it is a function that nobody declared."""
    piece = factors[i].base if isinstance(factors[i], s.Scripted) else factors[i]  # type: ignore[attr-defined]
    follows = i + 1 < len(factors) and operators[i] == "" and bracket_of(factors[i + 1]) is not None
    if isinstance(piece, s.Letter) and piece.name in INSTEAD and not e.scope.knows(piece.name):
        raise e.wrong(piece, "not-supported", f"{piece.name} is not read", INSTEAD[piece.name])
    if not isinstance(piece, s.Letter) or not piece.word or not follows:
        return
    if piece.name in statistics.WORDS and not e.scope.knows(piece.name):
        raise statistics.expectation(e, piece, piece.name)
    if not e.scope.knows(piece.name) and piece.name not in e.scope.notation.words:
        near = get_close_matches(piece.name, sorted({*FUNCTION_NAMES, *e.scope.functions}), 1)
        raise e.wrong(
            piece,
            "unknown-function",
            f"no function is called {piece.name!r}",
            f"did you mean {near[0]!r}?" if near else "declare it under [notation.functions]",
        )


def check_differential(e: Elaborator, factors: Factors, operators: Operators, i: int) -> None:
    """Ask what d before another symbol is, if nobody declared it: a differential is no factor."""
    piece = factors[i]
    if not isinstance(piece, s.Letter) or piece.name != "d" or e.scope.knows("d"):
        return
    if "d" in e.scope.notation.scalars or "d" in e.scope.indices:
        return
    after = factors[i + 1] if i + 1 < len(factors) and operators[i] == "" else None
    if after is not None and not isinstance(after, s.Number | s.Fraction | s.Big):
        raise e.lacks("whether d is a factor or a differential")


INSTEAD = {
    "outer": "write u v^T for the outer product of two columns",
    "oplus": "write the sum, or the blocks of the matrix",
    "arg": "argmax and argmin name a place, not a value: write the equation that holds there",
    "dim": "write the number",
    "ker": "write the equation A x = 0",
    "gcd": "write the number",
    "deg": "write the number",
}
