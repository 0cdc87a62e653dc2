"""A text read as a side of a claim: in the words and macros of the document, entry by entry."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.finding import Link
from symsgd.check.judgement import Side
from symsgd.check.slips.page import with_macros
from symsgd.errors import SymsgdError
from symsgd.read.documents.source import Source
from symsgd.read.notation.parse import parse_tokens
from symsgd.read.scope import Scope
from symsgd.read.sums.reach import reaching
from symsgd.read.tokens.lexer import tokens


def reread(text: str, like: Side, scope: Scope) -> Side | None:
    """Return a text as a side that stands where another one does, or None if it cannot be read.

    >>> written = Side(Source("x"), 0, 1)
    >>> side = reread("x + 1", written, Scope())
    >>> side.text, reread("x +", written, Scope())
    ('x + 1', None)
    """
    source = with_macros(Source(text, like.source.file), like.source)
    try:
        run = tokens(source)
        piece = reaching(parse_tokens(source, run, len(text), scope.notation.words))
    except SymsgdError:
        return None
    return Side(source, 0, len(text), piece)


def claim_of(left: str, right: str, link: Link) -> Link | None:
    """Return a claim with other texts for its sides, or None if they cannot be read.

    What speaks of arrays of any size is taken entry by entry, as the claim is.
    """
    one, two = reread(left, link.left, link.scope), reread(right, link.right, link.scope)
    if one is None or two is None:
        return None
    retold = link.left.retold or link.right.retold
    entries = None if retold is None else retold((one, two))
    if entries is not None:
        one, two = (replace(side, whole=whole.piece) for side, whole in
                    zip(entries, (one, two), strict=True))  # fmt: skip
    elif link.left.arrays:
        return None
    return replace(link, left=one, right=two)
