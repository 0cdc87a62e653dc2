r"""The entries of an array that are out of line, put right by those of the other side."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.entries import Decide
from symsgd.check.slips.edit import Edit
from symsgd.check.slips.values import rounded_in_words, value_in_words
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.values import Value, plain

MOST_ENTRIES = 36


def entries_put_right(
    piece: s.Surface, text: str, start: int, values: tuple[Value, Value], by: Decide
) -> Edit | None:
    r"""Return the change of the wrong entries of an array, or None if they cannot be told.

    ``text`` is the side, which begins at ``start``; ``values`` are its value and the right one.

    >>> from symsgd.expression.node import number
    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.notation.parse import parse
    >>> ours, theirs = (Matrix(((number(1),), (number(k),))) for k in (2, -3))
    >>> edit = entries_put_right(parse("(1, 2)"), "(1, 2)", 0, (ours, theirs), decide)
    >>> edit.apply("(1, 2)"), edit.what
    ('(1, -3)', '-3 instead of 2')
    """
    one, two = (plain(value) for value in values)
    places = list(_entries(piece))
    if not (isinstance(one, Matrix) and isinstance(two, Matrix)):
        return None
    if len(one.entries) != len(places) or len(two.entries) != len(places):
        return None
    if len(places) > MOST_ENTRIES:
        return None
    changes, olds = [], []
    for place, ours, theirs in zip(places, one.entries, two.entries, strict=True):
        if by(ours, theirs, Context(), "=").proved:
            continue
        old = text[place.start - start : place.end - start]
        new = rounded_in_words(theirs, old) if "." in old or "{,}" in old else None
        new = value_in_words(theirs, old) or new
        if new is None:
            return None
        if new == old:
            continue  # right to the digits shown
        changes.append((place.start - start, place.end - start, new))
        olds.append(old)
    if not changes:
        return None
    first = changes[0]
    what = f"{first[2]} instead of {olds[0]}"
    if len(changes) > 1:
        what = "the entries of the left side"
    return Edit(tuple(changes), "entries", what, first[:2])


def _entries(piece: s.Surface) -> Iterator[s.Surface]:
    match piece:
        case s.MatrixOf():
            yield from (entry for row in piece.rows for entry in row)
        case s.Group(bracket="(" | "[") if len(piece.items) > 1:
            yield from piece.items
        case s.Scripted(base=s.Group()) if {x.kind for x in piece.scripts} == {"transpose"}:
            yield from _entries(piece.base)
