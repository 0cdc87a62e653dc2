"""The tokens of a formula as one compares them: without braces around a single one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symsgd.errors import SymsgdError
from symsgd.read.documents.source import Source
from symsgd.read.tokens.lexer import tokens


@dataclass(frozen=True, slots=True)
class Run:
    """Texts and kinds of tokens, and where each stands with its braces."""

    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def places_of(self, other: Run) -> Iterator[tuple[int, int]]:
        """Yield where another run stands in this one, from the left, none in another.

        >>> list(run_of("x^2 y + x^{2} y").places_of(run_of("x^2")))
        [(0, 3), (5, 8)]
        """
        size, i = len(other.texts), 0
        while size and i + size <= len(self.texts):
            if self._at(i, i + size) == (other.texts, other.kinds):
                yield i, i + size
                i += size
            else:
                i += 1

    def _at(self, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.texts[start:end], self.kinds[start:end]


def run_of(text: str) -> Run:
    """Return the tokens of a text, or none if it cannot be read.

    >>> run_of("x^{2}").texts
    ('x', '^', '2')
    """
    try:
        found = [(each.text, each.kind, each.start, each.end) for each in tokens(Source(text))]
    except SymsgdError:
        return Run((), (), ())
    i, kept = 0, []
    while i < len(found):
        three = found[i : i + 3]
        if [one[0] for one in three[::2]] == ["{", "}"] and three[1][0] not in "{}":
            kept.append((*three[1][:2], three[0][2], three[2][3]))
            i += 3
        else:
            kept.append(found[i])
            i += 1
    return Run(
        tuple(text for text, _, _, _ in kept),
        tuple(kind for _, kind, _, _ in kept),
        tuple((start, end) for _, _, start, end in kept),
    )
