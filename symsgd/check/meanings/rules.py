"""Formulas for every index: families such as ``s_i``, rules such as ``w_{t+1}``, functions f_k."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from symsgd.check.heads import Head, mentions_index
from symsgd.check.indices.index_letters import counts_in
from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.check.words.range_words import is_afterwards, is_for_every
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.indexed import sample_of, samples_of
from symsgd.read.limits import constant_value
from symsgd.read.meaning import Meaning
from symsgd.read.names import index_value, name_of, with_subscript
from symsgd.read.records import Family, Function, IndexedFunction
from symsgd.read.scope import Scope
from symsgd.read.sequences import (
    Step,
    is_out_of_reach,
    is_rule,
    not_given,
    offsets,
    place_of,
    rule_for,
    step_of,
)
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

    def __init__(self, scope: Scope, asked: frozenset[str] = frozenset()) -> None:
        super().__init__(scope, asked)
        self.worked_out: dict[str, tuple[Scope, Member]] = {}

    def known(self, head: Head) -> bool:
        """Say whether a name has a meaning already; a rule gives one from what is given."""
        if super().known(head):
            return True
        found = self.member(head)
        return found is not None and is_rule(found.key, found.family) and self.is_complete(found)

    def is_complete(self, found: Member) -> bool:
        """Say whether everything is given on which a member rests."""
        meaning = found.meaning
        if meaning is not None and is_out_of_reach(meaning.missing):
            return True  # a text cannot give what its rule gives, and prove it by that
        if meaning is None or meaning.value is None or meaning.missing:
            return False
        return not not_given(meaning.value, self.scope)

    def family(self, piece: Piece, rest: Piece, head: Head) -> None:
        """Keep what ``s_i`` is for every index, if a single free letter is its index."""
        symbol, body = piece.sides[0].piece, rest.sides[0].piece
        if not isinstance(symbol, s.Scripted) or body is None or "'" in head.name:
            return
        letter, base = symbol.sub, symbol.base
        if (sample := sample_of(symbol)) is not None and isinstance(base, s.Letter):
            free = sample.name not in self.scope.indices and mentions_index(body, sample.name)
            if free and self.scope.layers is None:
                found = Family(sample.name, body, rest.sides[0].source)
                self.both(lambda scope: scope.with_family(samples_of(base.name), found))
            return
        if isinstance(letter, s.Letter) and isinstance(base, s.Letter) and len(letter.name) == 1:
            source = rest.sides[0].source
            counts = letter.name not in self.scope.indices and not self._is_label(letter.name, body)
            counts = counts and counts_in(body, letter.name, self.scope)
            if counts and not _differentiates_by(body, letter.name):
                found = Family(letter.name, body, source)
                layer = head.name.removeprefix(with_subscript(base.name, letter.name))
                self.both(lambda scope: scope.with_family(base.name + layer, found))

    def _is_label(self, letter: str, body: s.Surface) -> bool:
        """Say whether a letter stands for something that no index is: δ_h beside h = σ(vx)."""
        if letter in _NO_INDICES and _only_values(body, letter):
            return True
        value = self.scope.values.get(letter, self.scope.definitions.get(letter))
        if value is None or not (letter in self.meant_in or letter in self.given_in):
            return False
        number = constant_value(value) if isinstance(value, Node) else None
        return number is None or number.denominator != 1

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
        if len(letter) > 1 or letter in self.scope.indices or not self.keeps_rules:
            return
        if self._is_label(letter, body):
            return
        low, high = self.bounds(letter, piece)
        general = mentions_index(body, letter) or self._is_constant(piece, body, head)
        if not general and (low, high) == (None, None):
            return
        found = Family(letter, body, rest.sides[0].source, shift=step.shift, low=low, high=high)
        old = self.scope.members.sequences.get(place.key)
        if not mentions_index(body, letter) and old is not None and is_rule(place.key, old):
            return  # a number for one state is no rule
        if offsets(place.key, found) is not None:
            self.ruled_in[place.key] = piece
            self.both(lambda scope: scope.with_sequence(place.key, found))

    def another_case(self, piece: Piece, head: Head) -> bool:
        """Keep a formula that holds for other numbers than an earlier one, if both say for which.

        What the symbol is with a letter for its index is open then.
        """
        symbol, body = piece.sides[0].piece, piece.sides[1].piece
        place = None if symbol is None else place_of(symbol, self.scope.indices)
        step = None if place is None else step_of(place.at)
        old = None if place is None else self.scope.members.sequences.get(place.key)
        if place is None or step is None or old is None or body is None:
            return False
        low, high = self.bounds(step.letter, piece)
        if low is None and old.high is not None and is_afterwards(piece.before):
            low = old.high + 1
        apart = (old.high is not None and low is not None and low > old.high) or (
            old.low is not None and high is not None and high < old.low
        )
        if not apart or Step(old.letter, old.shift) != step:
            return False
        found = Family(
            step.letter, body, piece.sides[1].source,
            shift=step.shift, low=low, high=high, otherwise=old,
        )  # fmt: skip
        self.both(lambda scope: scope.with_sequence(place.key, found).without(head.name))
        return True

    def _is_constant(self, piece: Piece, body: s.Surface, head: Head) -> bool:
        """Say whether a formula without the index is meant for all: g_t = g, or "for all t"."""
        if isinstance(body, s.Letter) and body.name == head.base:
            return True
        return is_for_every(piece.after) or is_for_every(piece.before)

    def bounds(self, letter: str, piece: Piece) -> tuple[int | None, int | None]:
        """Return from where and up to where the letter of a rule counts, if the text says it.

        The bounds stand right behind a formula, or before all formulas of the sentence.
        """
        near = [other for other in self.pieces if other.sentence == piece.sentence]
        at = next((i for i, other in enumerate(near) if other.start >= piece.start), len(near))
        behind = list(itertools.takewhile(lambda one: _bounds(one, letter), near[at + 1 :]))
        before = list(itertools.takewhile(lambda one: _bounds(one, letter), near[:at]))
        for group in (behind, before):
            found = [bound for one in group for bound in _bounds(one, letter)]
            if found:
                lows = [low for low, _ in found if low is not None]
                highs = [high for _, high in found if high is not None]
                return max(lows, default=None), min(highs, default=None)
        loop = self.loops.get(letter)
        if loop is None or not loop.open or loop.low is None:
            return None, None
        return index_value(loop.low, dict(self.scope.indices)), None

    def is_beyond(self, head: Head) -> bool:
        """Say whether a head is a member for which the rule does not hold any more."""
        place = None if head.symbol is None else place_of(head.symbol, self.scope.indices)
        rule = None if place is None else self.scope.members.sequences.get(place.key)
        number = None if place is None else index_value(place.at, dict(self.scope.indices))
        if place is None or rule is None or number is None or rule.high is None:
            return False
        return number - rule.shift > rule.high and rule.at(number - rule.shift) is None

    def member(self, head: Head) -> Member | None:
        """Return which member of a sequence a head is, if the rule gives it."""
        scope = self.scope
        symbol = head.symbol
        if symbol is None or head.params is not None or not scope.members.sequences:
            return None
        place = place_of(symbol, scope.indices)
        number = None if place is None else index_value(place.at, dict(scope.indices))
        if place is None or number is None:
            return None
        family = rule_for(place.key, number, scope)
        if family is None:
            return None
        known = self.worked_out.get(head.name)
        if known is None or known[0] is not scope:  # it is asked for several times at one place
            meaning = self.meaning(symbol, family.source)
            known = scope, Member(place.key, number, family, meaning)
            self.worked_out[head.name] = known
        return known[1]


_NO_INDICES = frozenset("ohxyzw")  # by the habit of the field
Bounds = tuple[int | None, int | None]


def _bounds(piece: Piece, letter: str) -> tuple[Bounds, ...]:
    """Return the least and the greatest number that a piece such as ``t > 1`` leaves to t."""
    found: list[Bounds] = []
    for sign, left, right in zip(piece.signs, piece.sides, piece.sides[1:], strict=False):
        symbol, other, way = left.piece, right.piece, sign
        if not isinstance(symbol, s.Letter) or symbol.name != letter:
            symbol, other, way = right.piece, left.piece, _TURNED.get(sign, sign)
        number = None if other is None else index_value(other, {})
        if not isinstance(symbol, s.Letter) or symbol.name != letter or number is None:
            continue
        if way in (">", ">="):
            found.append((number + (way == ">"), None))
        elif way in ("<", "<="):
            found.append((None, number - (way == "<")))
        elif way == "=":
            numbers = [number, *(_number(side.piece) for side in piece.also)]
            found.append((min(numbers), max(numbers) if piece.also else None))
    return tuple(found)


_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _number(piece: s.Surface | None) -> int:
    return -1 if piece is None else index_value(piece, {}) or 0


def _only_values(body: s.Surface, letter: str) -> bool:
    """Say whether a letter stands in a formula, and is no index there: δ_o = (o − t) o (1 − o)."""
    below = [part.sub for part in s.walk(body) if isinstance(part, s.Scripted) and part.sub]
    indices = {name_of(part) for sub in below for part in s.walk(sub)}
    return letter not in indices and any(
        isinstance(part, s.Letter) and part.name == letter for part in s.walk(body)
    )


def _differentiates_by(body: s.Surface, letter: str) -> bool:
    """Say whether a formula differentiates by a letter: in L_w = ∂L/∂w it counts nothing."""
    return any(
        isinstance(variable, s.Letter) and variable.name == letter
        for part in s.walk(body)
        if isinstance(part, s.Derivative)
        for variable, _ in part.variables
    )
