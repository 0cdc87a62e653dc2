"""The origin in words: "in the origin ∇f = (0, 0)" says what x and y are in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right

from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.check.words.sentences import rest_of_sentence
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_ORIGIN = re.compile(  # English, German, French, Spanish, Chinese
    r"\b(?:(?:at|in)\s+the\s+origin|im\s+(?:ursprung|nullpunkt)|à\s+l['’]origine|en\s+el\s+origen)\b"
    r"(?!\s+of\b)|[在于]原点",
    re.IGNORECASE,
)


def at_origin(words: str) -> bool:
    """Say whether words place what is said in the origin.

    >>> at_origin("In the origin"), at_origin("a line through the origin")
    (True, False)
    """
    return _ORIGIN.search(words) is not None


class Origins(State):
    """The part of the walk that puts zeros in for what functions depend on, in the origin."""

    def note_origin(self, piece: Piece) -> None:
        """Let the arguments of the functions of a piece be 0 where its sentence says so."""
        if not at_origin(piece.before) and not self._ends_there(piece):
            return
        letters = {part.name for side in piece.sides if side.piece is not None
                   for part in s.walk(side.piece) if isinstance(part, s.Letter)}  # fmt: skip
        known = (function for name, function in self.scope.functions.items() if name in letters)
        names = {name for function in known if function.body is not None
                 for name in function.params if name in self.scope.values}  # fmt: skip

        def change(scope: Scope) -> Scope:
            for name in sorted(names):
                scope = scope.with_value(name, n.number(0))
            return scope

        if names:
            self.limited_to(piece, change)

    def _ends_there(self, piece: Piece) -> bool:
        """Say whether the words behind the last formula of a sentence place it in the origin."""
        if not at_origin(rest_of_sentence(piece.after)):
            return False
        at = bisect_right(self.pieces, piece.start, key=lambda one: one.start)
        return at == len(self.pieces) or self.pieces[at].sentence != piece.sentence
