"""The tokens of all formulas of a text, which several readers look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from symsgd.errors import SymsgdError
from symsgd.read.documents.math_spans import MathSpan
from symsgd.read.documents.source import Source
from symsgd.read.tokens.lexer import Token, tokens


class Lexed:
    r"""The tokens of the formulas of a text, each read once; what is wrong is told each time.

    >>> lexed = Lexed(Source(r"$\alpha$"))
    >>> lexed.at(1, 7) is lexed.at(1, 7)
    True
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._known: dict[tuple[int, int], tuple[Token, ...]] = {}

    def at(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens between two places, or raise what is wrong with them."""
        if (start, end) not in self._known:
            self._known[start, end] = tokens(self.source, start, end)
        return self._known[start, end]

    def readable(self, spans: Iterable[MathSpan]) -> Iterator[tuple[Token, ...]]:
        """Yield the tokens of the formulas that have any; the others are told where they stand."""
        for span in spans:
            with suppress(SymsgdError):
                yield self.at(span.start, span.end)
