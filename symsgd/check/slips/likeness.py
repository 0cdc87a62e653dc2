"""How much a side looks like the side before it, and like itself: who slips, slips once."""

from __future__ import annotations

from collections import Counter

from symsgd.errors import SymsgdError
from symsgd.read.documents.source import Source
from symsgd.read.tokens.lexer import tokens

_LENGTHS = (2, 3, 4, 5)


def likeness(text: str, other: str) -> int:
    """Return how many runs of tokens of a side stand on the other side or twice on this one.

    >>> likeness("e^{-x}", "1+e^{-x}") > likeness("e^{x}", "1+e^{-x}")
    True
    """
    ours, theirs = _runs(text), _runs(other)
    shared = sum((ours & theirs).values())
    return 2 * shared + sum(count - 1 for count in ours.values())


def _runs(text: str) -> Counter[tuple[str, ...]]:
    try:
        texts = [token.text for token in tokens(Source(text)) if token.kind not in "{}"]
    except SymsgdError:
        return Counter()
    return Counter(
        tuple(texts[i : i + length]) for length in _LENGTHS for i in range(len(texts) - length + 1)
    )
