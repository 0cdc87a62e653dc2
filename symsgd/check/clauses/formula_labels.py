r"""Labels that are formulas: "``$1/t$: $\eta_t = …$``" opens another paragraph or item."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from symsgd.check.clauses.examples import paragraph
from symsgd.check.outline import Piece
from symsgd.read import surface as s

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATEX = re.compile(r"\\[A-Za-z]+")


def is_labelled_apart(pieces: Sequence[Piece], piece: Piece, before: Piece) -> bool:
    r"""Say whether a formula stands behind a label of its own, in another paragraph or item.

    A letter is no such label: behind "``$\delta$:``" may stand what is claimed of δ.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("$y = 1$\n\n$1/t$: $y = 2$\n\n$w$: $y = 3$\n\n$t = 1$: $y = 4$")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> [is_labelled_apart(pieces, pieces[k], pieces[0]) for k in (2, 4, 6)]
    [True, False, False]
    """
    if piece.before.strip(" \t*_") not in (":", "：") or piece.order:
        return False
    at = bisect_left(pieces, piece.start, key=lambda one: one.start)
    label = pieces[at - 1] if at else None
    if label is None or label.signs or label.order or paragraph(label) != paragraph(piece):
        return False
    opens = at == 1 or not (
        pieces[at - 2].blocks == label.blocks and paragraph(pieces[at - 2]) == paragraph(label)
    )
    words = _WORD.search(_LATEX.sub("", label.before.rpartition("\n")[2])) is not None
    symbol = label.sides[0].piece
    base = symbol.base if isinstance(symbol, s.Scripted) else symbol
    letter = isinstance(base, s.Letter) and not base.word
    apart = piece.blocks != before.blocks or paragraph(piece) != paragraph(before)
    return opens and not words and not letter and apart
