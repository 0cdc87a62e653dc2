"""A name whose formula stands in the text again: for other inputs, for the next members."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable

from symsgd.check.finding import is_literal, is_number
from symsgd.check.heads import Head, mentions
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.words import words_of_change
from symsgd.check.words.argument_words import is_consequence
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import free_variables
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.named_parts import form
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_QUANTITY = re.compile(
    r"\b(?:the|our|its|total|overall)\s+((?:[^\W\d_]+[\s-]+){0,2}?)([^\W\d_]{3,})\s+(?:is|reads|becomes)\s*$",
    re.IGNORECASE,
)


def is_again(piece: Piece, head: Head, before: Piece, scope: Scope) -> bool:
    """Say whether a chain works a name out anew that was worked out before as a number.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def again(text):
    ...     source = Source(text)
    ...     pieces = outline(source, scan(source.text)).pieces
    ...     return is_again(pieces[1], Head("g", "g"), pieces[0], Scope())
    >>> again("Here $g = 2w_0 = 8$. Step 2: $g = 2w_1 = 4$.")
    True
    >>> again("Here $g = 2w_0 = 8$. So $g = 3w_0 = 4$.")
    False
    """
    first, now = (one.sides[1].piece if len(one.sides) > 1 else None for one in (before, piece))
    if first is None or now is None or head.params is not None or is_literal(now):
        return False
    if is_literal(first):
        return _is_another_quantity(piece, before)
    if form(first) == form(now):
        apart = piece.sentence != before.sentence or piece.blocks != before.blocks  # rows
        anew = apart and not is_consequence(piece.before)
        return anew and _is_worked_out(piece.sides[1], scope.definitions.get(head.name), scope)
    ends = is_literal(piece.sides[-1].piece) and is_literal(before.sides[-1].piece)
    apart = words_of_change.is_later(piece.before) or piece.blocks != before.blocks
    return ends and apart and _without_numbers(first) == _without_numbers(now)


def is_parallel(pieces: tuple[Piece, ...], piece: Piece, before: Piece) -> bool:
    """Say whether two numbers stand behind the same word: "input (0, 0): z = 1", "input (1, 1):".

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("Input $(0, 0)$: $z = 1$. Input $(1, 1)$: $z = 2$.")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> is_parallel(pieces, pieces[3], pieces[1])
    True
    """
    labels = [_label(pieces, one) for one in (piece, before)]
    return labels[0] is not None and labels[0] == labels[1] and piece.sentence != before.sentence


def _label(pieces: tuple[Piece, ...], piece: Piece) -> str | None:
    """Return the word before the numbers and the colon that stand before a piece."""
    if piece.before.strip() != ":":
        return None
    at = bisect_left(pieces, piece.start, key=lambda one: one.start)
    first = pieces[at - 1] if at else None
    if first is None or not is_literal(first.sides[0].piece):
        return None
    word = re.search(r"([^\W\d_]+)\s*$", first.before)
    return word[1].lower() if word is not None and len(first.sides) == 1 else None


def _is_worked_out(side: Side, value: Value | None, scope: Scope) -> bool:
    """Say whether a formula stands for what it came to, and not for what it comes to now."""
    arrays = any(isinstance(scope.definitions.get(name), Matrix) for name in side.names)
    return arrays or (value is not None and not free_variables(*each(value)))


def came_out(pieces: Iterable[Piece], piece: Piece, head: Head) -> bool:
    """Say whether a number is what a formula with the letter in it came to before."""
    return any(
        len(other.sides) > 2
        and other.end < piece.start
        and other.sides[-1].text == piece.sides[-1].text
        and other.sides[1].piece is not None
        and mentions(other.sides[1].piece, head.name)
        for other in pieces
    )


def is_a_value(piece: Piece, head: Head, scope: Scope) -> bool:
    """Say whether a number is that of a function at a place: "the values: g(w_1) = 4"."""
    places = head.params or ()
    given = all(name in scope.values or name in scope.definitions for name in places)
    return bool(places) and given and is_number(piece.sides[-1].piece)


def _is_another_quantity(piece: Piece, before: Piece) -> bool:
    """Say whether words call a formula another quantity than the letter was, the number of layers.

    The words around the number must say what it was.
    """
    found = _QUANTITY.search(piece.before)
    was = f"{before.before} {before.after.partition('.')[0]}".lower()
    if found is None or re.search(r"\b(?:number|count|size|dimension)\b", was) is None:
        return False
    return found[2].lower() not in was


def _without_numbers(piece: s.Surface) -> Hashable:
    """Return what a formula says if the numbers in its indices do not count."""
    return _erased(form(piece))


def _erased(value: Hashable) -> Hashable:
    if not isinstance(value, tuple):
        return value
    if value[:1] == ("Scripted",):
        name, base, sub, scripts = value
        indexed = ("Number",) if isinstance(sub, tuple) and sub[:1] == ("Number",) else sub
        return (name, _erased(base), indexed, _erased(scripts))
    return tuple(map(_erased, value))
