"""The values that a sentence gives to letters: "for T = 1: m = 3" says nothing of m for T = 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from symsgd.check.clauses.examples import in_sentence_before
from symsgd.check.finding import is_literal
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.errors import SymsgdError
from symsgd.read.meaning import elaborate
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.values import Value


def given_in_sentence(pieces: Sequence[Piece], piece: Piece) -> Mapping[str, Value]:
    """Return the numbers that the sentence of a piece gives to letters before it.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("For $T = 1$: $m = 3$.")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> {name: str(value) for name, value in given_in_sentence(pieces, pieces[1]).items()}
    {'T': '1'}
    """
    return _numbers_of(one for one in in_sentence_before(pieces, piece)
                       if len(one.sides) == 2 and cues.is_local(one.before))  # fmt: skip


def numbers_before(pieces: Sequence[Piece], piece: Piece) -> Mapping[str, Value]:
    """Return the numbers that formulas alone give to letters, before a piece in its sentence.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("With $T = 1$: $m = 3$.")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> {name: str(value) for name, value in numbers_before(pieces, pieces[1]).items()}
    {'T': '1'}
    """
    return _numbers_of(in_sentence_before(pieces, piece))


def _numbers_of(pieces: Iterable[Piece]) -> dict[str, Value]:
    """Return the numbers that equations give to letters; the last one counts."""
    found: dict[str, Value] = {}
    for one in pieces:
        first = one.sides[0].piece
        given = len(one.sides) > 1 and one.signs == ("=",)
        name = None if first is None or not given else name_of(first)
        value = None if name is None else _number(one.sides[1])
        if name is not None and value is not None:
            found[name] = value
    return found


def for_other_values(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return what a claim speaks of that was given for another value of a letter."""
    questions = []
    for name in sorted(scope.provisos.given_for.keys() & (left.names | right.names)):
        for letter, value in scope.provisos.given_for[name].items():
            now = scope.around.given_now.get(letter, scope.values.get(letter))
            if letter != name and now is not None and now != value:
                questions.append(f"what {name} is for {letter} = {now}")
    return tuple(questions)


def _number(side: Side) -> Value | None:
    if side.piece is None or not is_literal(side.piece):
        return None
    try:
        return elaborate(side.piece, Scope(), side.source, finish=False).value
    except SymsgdError:
        return None
