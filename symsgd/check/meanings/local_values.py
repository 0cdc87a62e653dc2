"""Values that hold for a sentence: "at x = 2", and the data in "J(1) = 1/2 for x_1 = 1, …"."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.clauses.lines_through_points import speaks_of_line
from symsgd.check.finding import Finding, is_literal, is_number
from symsgd.check.heads import head_of, mentions, uses
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words import cues
from symsgd.check.words.range_words import upper_end
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node, free_variables
from symsgd.read import surface as s
from symsgd.read.arrays.given_entries import uses_member
from symsgd.read.intermediate import each
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

_FROM = re.compile(
    r"\b(?:from|start(?:s|ing)?\s+(?:at|from|in)|ab|von|de|depuis|desde)\W*$", re.IGNORECASE
)
_DATA = re.compile(r"\b(?:data(?:set)?|samples?|points|Daten|Stichprobe|données|datos)\b|数据|資料")


class LocalValues(State):
    """The part of the walk that gives symbols their values for one sentence."""

    cases_of_one: dict[str, Piece]  # "for x = 4 it is 0.25": what x is in its section

    def _is_worked_out(self, name: str) -> bool:
        """Say whether a symbol was given as a number that is worked out: x = ln 3."""
        value = self.scope.definitions.get(name)
        return isinstance(value, Node) and not free_variables(value)

    def _starts_at(self, piece: Piece, pieces: tuple[Piece, ...]) -> bool:
        """Say whether a gradient is taken where a method begins: "from (0, 0): ∇f = …"."""
        others = (side.piece for one in pieces for side in one.sides[:1]
                  if one.sentence == piece.sentence and one.start > piece.start)  # fmt: skip
        taken = any(one is not None and s.parts(one, s.Gradient) for one in others)
        return taken and _FROM.search(piece.before) is not None

    def _is_special(self, piece: Piece) -> bool:
        """Say whether "for η = 1/a" is a case of what was said of any η and a: no letter is named.

        "For z = wx + b", where w and b come in, says what z is.
        """
        first = piece.sides[0].piece
        if not isinstance(first, s.Letter) or not cues.is_for(piece.before):
            return False
        before = (one for one in self.pieces
                  if one.start < piece.start and one.sentence != piece.sentence)  # fmt: skip
        used = {name for one in before for side in one.sides for name in side.names}
        return {first.name, *piece.sides[1].names} <= used

    def local_value(self, piece: Piece, pieces: tuple[Piece, ...]) -> Finding | None:
        """Take the value that 'at x = 2' gives to a symbol for one sentence, if that is meant."""
        if not cues.is_local(piece.before) or upper_end(piece.after) is not None:
            return None
        last = piece.sides[-1].piece
        if len(piece.sides) != 2 or piece.signs != ("=",):
            return None
        place = not (is_literal(last) or is_number(last))  # "at t = w": a formula
        if place and not (cues.is_place(piece.before) or self._is_special(piece)):
            return None
        head = None if piece.sides[0].piece is None else head_of(piece.sides[0].piece, self.scope)
        if head is None or head.params is not None or head.name in self.loops:
            return None
        before = self.meant_in.get(head.name)
        if before is not None and cues.is_if(before.before) and not piece.within(before):
            self.forgotten(head.name)  # "if η = 1/λ" of another item says nothing of η = 0.1
        valued = head.name in self.scope.values or head.name in self.scope.alternatives
        valued = valued or head.name in self.entries_here or self._is_worked_out(head.name)
        if place and last is not None and mentions(last, head.name):
            return None
        if self.known(head) and not valued:
            return None
        if not valued and self._opens_with_data(piece, pieces):
            return None  # "for the data x_1 = 1, x_2 = 2": they are given for good
        others = [
            side.piece
            for other in pieces
            if other.sentence == piece.sentence and other is not piece
            for side in other.sides
            if side.piece is not None
        ]
        rests = any(self._rests_on(other, head.name) for other in others)
        if not rests and not place and not cues.is_if(piece.before):
            self._note_case(head.name, piece, pieces)
            return None  # but "if y = 1, L = −ln a" says nothing of other y
        found = self.unfinished(piece.sides[1], self.scope)
        if found is None or not isinstance(found.value, Node):
            return None
        value = found.value
        self.limited_to(piece, lambda scope: scope.with_value(head.name, value))
        return Finding(piece, Role.ASSIGNMENT, "in this sentence")

    def _note_case(self, name: str, piece: Piece, pieces: tuple[Piece, ...]) -> None:
        """Remember a case of which the text says one number: "for x = 4 it is 0.25"."""
        behind = [one for one in pieces if one.sentence == piece.sentence
                  and one.start > piece.start]  # fmt: skip
        if behind and all(not one.signs and is_number(one.sides[0].piece) for one in behind):
            self.cases_of_one[name] = piece

    def leave_cases(self, piece: Piece) -> None:
        """Forget such cases in the next section, which speaks of any number again."""
        over = [name for name, at in self.cases_of_one.items() if at.section != piece.section]
        for name in over:
            at = self.cases_of_one.pop(name)
            if name in self.given_in and self.given_in[name].start == at.start:
                self.forgotten(name)
                del self.given_in[name]

    def local_point(self, piece: Piece, pieces: tuple[Piece, ...]) -> Finding | None:
        """Take the coordinates that 'at (-1, 0)' gives to x and y for one sentence.

        Where the sentence is about a function of u and v, they get them.
        A formula of the sentence has to rest on those of them that no formula defines.
        """
        point = piece.sides[0].piece
        if (
            not isinstance(point, s.Group)
            or point.bracket != "("
            or not (cues.is_place(piece.before) or self._starts_at(piece, pieces))
        ):
            return None
        if piece.signs or not all(map(is_literal, point.items)) or len(point.items) not in (2, 3):
            return None
        values = {
            name: found.value
            for name, item in zip(self._arguments(piece, pieces), point.items, strict=False)
            if name not in self.scope.functions and not self._has_formula(name)
            if (found := self.meaning(item, piece.sides[0].source)) is not None
            and isinstance(found.value, Node)
        }
        if speaks_of_line(pieces, piece):
            return None
        others = (side.piece for other in pieces for side in other.sides
                  if other.sentence == piece.sentence and other is not piece)  # fmt: skip
        rests = any(one and all(self._rests_on(one, name) for name in values) for one in others)
        if not values or not rests:
            return None

        def change(scope: Scope) -> Scope:
            for name, value in values.items():
                scope = scope.with_value(name, value)
            return scope

        self.limited_to(piece, change)
        return Finding(piece, Role.ASSIGNMENT, "in this sentence")

    def _arguments(self, piece: Piece, pieces: tuple[Piece, ...]) -> tuple[str, ...]:
        """Return the arguments of the only function of a sentence, or x, y and z."""
        letters = {name for one in pieces if one.sentence == piece.sentence and one is not piece
                   for side in one.sides for name in side.names}  # fmt: skip
        found = {function.params for name, function in self.scope.functions.items()
                 if name in letters and function.body is not None
                 and len(function.params) > 1}  # fmt: skip
        return found.pop() if len(found) == 1 else ("x", "y", "z")

    def _has_formula(self, name: str) -> bool:
        """Say whether a symbol stands for a formula with other symbols in it."""
        value = self.scope.definitions.get(name)
        return value is not None and bool(free_variables(*each(value)))

    def _opens_with_data(self, piece: Piece, pieces: tuple[Piece, ...]) -> bool:
        """Say whether a sentence begins with data, which go on behind it."""
        if _DATA.search(piece.before) is None:
            return False
        earlier = (one for one in pieces if one.sentence == piece.sentence
                   and one.start < piece.start)  # fmt: skip
        return all(map(self._is_number, earlier))

    def _is_number(self, piece: Piece) -> bool:
        """Say whether a piece gives a symbol a number."""
        first = piece.sides[0].piece
        head = None if first is None else head_of(first, self.scope)
        plain = head is not None and head.params is None and len(piece.sides) == 2
        return plain and is_literal(piece.sides[1].piece)

    def local_vector(self, piece: Piece, pieces: tuple[Piece, ...]) -> Finding | None:
        """Take the vector that 'for x = (1, 2)' gives to a letter behind a claim, for its sentence.

        A formula before it in the sentence has to calculate with the letter.
        """
        symbol = piece.sides[0].piece
        if piece.signs != ("=",) or len(piece.sides) != 2 or not isinstance(symbol, s.Letter):
            return None
        head, found = head_of(symbol, self.scope), self.unfinished(piece.sides[1], self.scope)
        vector = None if found is None else found.value
        if head is None or found is None or not isinstance(vector, Matrix):
            return None
        earlier = (side.piece for other in pieces for side in other.sides
                   if other.sentence == piece.sentence and other.start < piece.start)  # fmt: skip
        rests = any(self._rests_on(one, head.name) for one in earlier if one is not None)
        if not rests or n.free_variables(*vector.entries):
            return None
        loose = frozenset({head.name}) if found.loose else frozenset()

        def change(scope: Scope) -> Scope:
            with_vector = scope.with_definition(head.name, vector)
            arrays = replace(with_vector.arrays, loose=scope.arrays.loose | loose)
            return replace(with_vector, arrays=arrays)

        self.limited_to(piece, change)
        return Finding(piece, Role.ASSIGNMENT, "in this sentence")

    def _rests_on(self, piece: s.Surface, name: str) -> bool:
        """Say whether a symbol is calculated with in a formula, or in what its names stand for."""
        if uses(piece, name):
            return True
        if uses_member(piece, name):
            return True
        names = {name_of(part) for part in s.walk(piece)}
        known = [value for key, value in self.scope.definitions.items() if key in names]
        known += [function.body for key, function in self.scope.functions.items()
                  if key in names and function.body is not None]  # fmt: skip
        if any(name in free_variables(*each(value)) for value in known):
            return True
        wholes = (family.body for key, family in self.scope.families.items() if key in names)
        return any(uses(body, name) or uses_member(body, name) for body in wholes)
