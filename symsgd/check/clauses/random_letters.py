r"""Random letters with whole numbers as values: ``X \sim \text{Bernoulli}(p)``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from symsgd.check.outline import Piece
from symsgd.read.names import name_of

_COUNTS = re.compile(
    r"\b(?:Ber(?:n(?:oulli)?)?|Bin(?:om(?:ial)?)?|Poi(?:s(?:son)?)?|Pois|Geom(?:etric)?|Rademacher"
    r"|Cat(?:egorical)?|Multinomial)\b|^\s*(?:\\mathcal\s*\{?\s*)?B(?![A-Za-z])"
)


def random_letters(pieces: Iterable[Piece]) -> frozenset[str]:
    r"""Return the letters that take only some whole numbers.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$X \sim \text{Bernoulli}(p)$, $Y \sim N(0, 1)$, $Z \approx B(p)$")
    >>> sorted(random_letters(outline(source, scan(source.text)).pieces))
    ['X']
    """
    found = set()
    for piece in pieces:
        if piece.signs[:1] != ("~",) or len(piece.sides) != 2:
            continue
        first, second = piece.sides
        sign = first.source.text[first.end : second.start].strip()
        name = None if first.piece is None else name_of(first.piece)
        if name is not None and sign in ("\\sim", "∼", "~") and _COUNTS.search(second.text):
            found.add(name)
    return frozenset(found)
