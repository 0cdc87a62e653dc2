"""Letters that are unknown again: in "Solve $2^x = 8$", and in "Case 2: $x < 0$" behind case 1.

The number that a letter had solved another equation, or belonged to another case.
"""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.clauses.examples import paragraph
from symsgd.check.heads import head_of
from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.check.suppositions.characteristic import unknown_of
from symsgd.check.suppositions.piece_forms import lone
from symsgd.check.suppositions.premises import solution_behind
from symsgd.check.suppositions.sought import letters_to_solve_for, tells_to_solve
from symsgd.check.words import cues
from symsgd.check.words.argument_words import is_recall
from symsgd.check.words.cues_of_equations import sets_equal
from symsgd.expression.node import Node, free_variables

_ORDER = frozenset(("<", "<=", ">", ">=", "!="))
_CASE = re.compile(
    r"(?:^|[\s.;:*_(])(?:case|fall|cas|caso|情况|情況|情形)"
    r"(?:\s*(?:\d+|[A-Z]|[ivx]+|[一二三四五六]))?[\s.:,，：)*_]*$",
    re.IGNORECASE,
)


_OPTIMISES = cues.ends_with(
    r"\b(?:(?:mini|maxi|opti)mi[sz](?:e|ing)|minimum of|maximum of)(?:\s+(?:the\s+)?(?:function"
    r"|objective|loss|cost))?",
    r"\b(?:(?:mini|maxi)mier(?:e|en|t))(?:\s+(?:wir|man))?",
    r"\b(?:(?:mini|maxi)mis(?:er|e|ons|ez))",
    r"\b(?:(?:mini|maxi)mi(?:zar|zamos|za|ce))",
    r"最小化|最大化",
)


class SoughtAnew(State):
    """The part of the walk that forgets the number of a letter that is looked for again."""

    def seek_anew(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Forget the numbers of the letters that an equation is to be solved for, or of a case."""
        piece = pieces[i]
        if piece.order == 0 and _OPTIMISES.search(piece.before):
            for name in {name for side in piece.sides for name in side.names}:
                if name in self.scope.definitions or name in self.solved:
                    self.forget_number(name)  # it was worked out for another objective
        place = lone(piece.sides[0]) if len(piece.sides) == 1 else None
        given = self.given_in.get(place or "")
        if place is not None and given is not None and self._is_any_place(piece, given):
            self.forget_number(place)
        unknown = unknown_of(piece)
        given = None if unknown is None else self._given_at(unknown)
        let = given is not None and cues.is_let(given.before)
        if (
            unknown is not None
            and given is not None
            and not let
            and given.sentence != piece.sentence
        ):
            self.forget_number(unknown)  # it was an eigenvalue of another matrix, or one of several
        if len(piece.sides) < 2 or piece.order:
            return
        if tells_to_solve(piece):
            letters = letters_to_solve_for(pieces, i, self.scope)
            for name in letters or self._only_letter(piece):
                self.forget_number(name)
        given_there = is_recall(piece.before) or cues.is_condition(piece.before)
        solves = given_there or sets_equal(piece.before)
        solution = solution_behind(pieces, i) if solves else None
        if solution is not None:
            self._forget_other_number(str(lone(solution.sides[0])), solution)
        bounded = self._bounded(piece) if set(piece.signs) <= _ORDER else None
        given = None if bounded is None else self._given_at(bounded)
        if bounded is not None and given is not None and self._is_next_case(piece, given):
            self.forget_number(bounded)

    def _forget_other_number(self, name: str, solution: Piece) -> None:
        """Forget the number of a letter that comes out as another one in this sentence."""
        given, found = self._given_at(name), self.unfinished(solution.sides[1], self.scope)
        if given is None or found is None or paragraph(given) == paragraph(solution):
            return
        if found.value != self.scope.values.get(name, self.scope.definitions.get(name)):
            self.forget_number(name)

    def _is_any_place(self, piece: Piece, given: Piece) -> bool:
        """Say whether a bare letter is any place, after one place: "at t = 1 …. At time t, …"."""
        apart = piece.sentence != given.sentence
        return apart and cues.is_place(given.before) and cues.is_place(piece.before)

    def _only_letter(self, piece: Piece) -> tuple[str, ...]:
        """Return the one letter of an equation that is no function, if there is just one."""
        names = {name for side in piece.sides for name in side.names}
        names -= self.scope.functions.keys()
        return tuple(names) if len(names) == 1 else ()

    def _bounded(self, piece: Piece) -> str | None:
        """Return the one symbol that stands alone on a side of an inequality."""
        heads = [head_of(side.piece, self.scope) for side in piece.sides if side.piece is not None]
        names = [head.name for head in heads if head is not None and head.params is None]
        return names[0] if len(names) == 1 else None

    def _is_next_case(self, piece: Piece, given: Piece) -> bool:
        """Say whether an inequality opens a case, and a number was given in another one."""
        opens = _CASE.search(piece.before) is not None or not piece.before.strip(" *_([")
        return opens and piece.alike and given.alike and not piece.within(given)

    def _given_at(self, name: str) -> Piece | None:
        return self.given_in.get(name, self.meant_in.get(name))

    def forget_number(self, name: str) -> None:
        """Forget the number that the document gave a letter, not that of a problem file."""
        value = self.scope.values.get(name, self.scope.definitions.get(name))
        number = isinstance(value, Node) and not free_variables(value)
        if self._given_at(name) is None or not (number or name in self.scope.alternatives):
            return
        self.both(
            lambda scope: replace(
                scope.without(name),
                alternatives={k: v for k, v in scope.alternatives.items() if k != name},
            )
        )
        for told in (self.given_in, self.meant_in, self.said, self.earlier):
            told.pop(name, None)
