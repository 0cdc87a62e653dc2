r"""Braces that do not show on paper: ``{a + b}^2`` looks like a + b^2, and TeX squares nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.read import surface as s

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def as_on_paper(e: Elaborator, piece: s.Scripted) -> s.Surface | None:
    """Return ``{a + b}^2`` as a reader of the page sees it, if that reading was chosen.

    >>> from symsgd.read.meaning import elaborate
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.scope import Scope
    >>> text = "{a + b}^2"
    >>> meaning = elaborate(parse(text), Scope(), Source(text))
    >>> str(meaning.node), [(one.text, one.alternatives) for one in meaning.decisions]
    ('(a + b)^2', [('the power is of all that stands in the braces', ('paper',))])
    """
    base = piece.base
    if not isinstance(base, s.Group) or base.bracket != "{" or len(base.items) != 1:
        return None
    if piece.sub is not None or any(script.kind != "exponent" for script in piece.scripts):
        return None
    seen = _on_the_last(base.items[0], piece)
    if seen is None:
        return None
    text = "the power is of all that stands in the braces"
    return seen if e.decide("braces", piece, text, ("paper",)) == "paper" else None


def _on_the_last(body: s.Surface, piece: s.Scripted) -> s.Surface | None:
    """Return a sum or product whose last letter or number alone has the power."""
    match body:
        case s.Sum(terms=(*others, (sign, last))):
            inner = _on_the_last(last, piece) or _raised(last, piece)
            return None if inner is None else replace(body, terms=(*others, (sign, inner)))
        case s.Product(factors=(*others, last)):
            inner = _raised(last, piece)
            return None if inner is None else replace(body, factors=(*others, inner))
    return None


def _raised(last: s.Surface, piece: s.Scripted) -> s.Surface | None:
    if not isinstance(last, s.Letter | s.Number | s.Group):
        return None
    return s.Scripted(last.start, last.end, last, None, piece.scripts)
