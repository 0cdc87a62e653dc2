"""Formulas for every index: families such as ``s_i``, rules such as ``w_{t+1}``, functions f_k."""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.check.heads import Head, mentions_index
from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.meaning import Meaning
from symsgd.read.names import index_value, with_subscript
from symsgd.read.scope import Family, Function, IndexedFunction
from symsgd.read.sequences import is_rule, lowest, not_given, offsets, place_of, step_of
from symsgd.read.values import Value


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a sequence, by its number, with what the rule makes of it."""

    key: str
    number: int
    family: Family
    meaning: Meaning | None

    @property
    def line(self) -> int:
        """The line of the text that has the rule."""
        return self.family.source.line_column(self.family.body.start)[0]


class Rules(State):
    """The part of the walk that keeps what holds for every index."""

    def known(self, head: Head) -> bool:
        """Say whether a name has a meaning already; a rule gives one from what is given."""
        if super().known(head):
            return True
        found = self.member(head)
        return found is not None and is_rule(found.key, found.family) and self.is_complete(found)

    def is_complete(self, found: Member) -> bool:
        """Say whether everything is given on which a member rests."""
        meaning = found.meaning
        if meaning is None or meaning.value is None or meaning.missing:
            return False
        return not not_given(meaning.value, self.scope)

    def family(self, piece: Piece, rest: Piece, head: Head) -> None:
        """Keep what ``s_i`` is for every index, if a single free letter is its index."""
        symbol, body = piece.sides[0].piece, rest.sides[0].piece
        if not isinstance(symbol, s.Scripted) or body is None or "'" in head.name:
            return
        letter, base = symbol.sub, symbol.base
        if isinstance(letter, s.Letter) and isinstance(base, s.Letter) and len(letter.name) == 1:
            source = rest.sides[0].source
            if letter.name not in self.scope.indices and mentions_index(body, letter.name):
                found = Family(letter.name, body, source)
                layer = head.name.removeprefix(with_subscript(base.name, letter.name))
                self.both(lambda scope: scope.with_family(base.name + layer, found))

    def indexed_function(self, piece: Piece, head: Head, value: Value) -> None:
        """Keep what ``f_k(x)`` is for every k, if a single free letter is its subscript."""
        left = piece.sides[0].piece
        symbol = left.factors[0] if isinstance(left, s.Product) else None
        letter = symbol.sub if isinstance(symbol, s.Scripted) else None
        if head.params is None or not isinstance(letter, s.Letter) or not isinstance(value, Node):
            return
        free = letter.name not in (*self.scope.indices, *head.params)
        if free and letter.name in n.free_variables(value) and not self.scope.knows(letter.name):
            found = IndexedFunction(letter.name, Function(params=head.params, body=value))
            self.both(lambda scope: scope.with_indexed_function(head.base, found))

    def keep_rule(self, piece: Piece, rest: Piece, head: Head) -> None:
        """Keep a formula for every member of a sequence, such as ``v_{t+1}``."""
        symbol, body = piece.sides[0].piece, rest.sides[0].piece
        place = None if symbol is None else place_of(symbol, self.scope.indices)
        step = None if place is None else step_of(place.at)
        if place is None or step is None or body is None or head.params is not None:
            return
        letter = step.letter
        if len(letter) > 1 or letter in self.scope.indices or not mentions_index(body, letter):
            return
        low = self._least(letter, piece)
        found = Family(letter, body, rest.sides[0].source, step.shift, low)
        if self.keeps_rules and offsets(place.key, found) is not None:
            self.ruled_in[place.key] = piece
            self.both(lambda scope: scope.with_sequence(place.key, found))

    def _least(self, letter: str, piece: Piece) -> int | None:
        """Return the number from which the letter of a rule counts, if the sentence says it."""
        for other in self.pieces:
            near = other.sentence == piece.sentence and len(other.sides) == 2
            first = other.sides[0].piece if near else None
            if not isinstance(first, s.Letter) or first.name != letter:
                continue
            bound = other.sides[1].piece
            number = None if bound is None else index_value(bound, dict(self.scope.indices))
            if number is not None and other.signs[0] in ("=", ">=", ">"):
                return number + (other.signs[0] == ">")
        loop = self.loops.get(letter)
        if loop is None or not loop.open or loop.low is None:
            return None
        return index_value(loop.low, dict(self.scope.indices))

    def member(self, head: Head) -> Member | None:
        """Return which member of a sequence a head is, if the rule gives it."""
        scope = self.scope
        symbol = head.symbol
        if symbol is None or head.params is not None or not scope.sequences:
            return None
        place = place_of(symbol, scope.indices)
        family = None if place is None else scope.sequences.get(place.key)
        number = None if place is None else index_value(place.at, dict(scope.indices))
        if place is None or family is None or number is None or number < lowest(place.key, family):
            return None
        return Member(place.key, number, family, self.meaning(symbol, family.source))
