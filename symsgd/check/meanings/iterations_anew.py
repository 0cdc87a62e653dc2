r"""Iterations that begin anew: another item has its own rule and its own start.

Behind ``x_{k+1} = x_k/2`` with ``x_0 = 3``, the next item may say ``x_{k+1} = x_k/3`` with
``x_0 = 1``, or only "from ``x_0 = 5``".  Neither is a claim about the states of before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.clauses.examples import paragraph
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head
from symsgd.check.judgement import Side
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.rounding.shown_values import with_shown
from symsgd.check.words.argument_words import is_consequence
from symsgd.expression.node import Node, free_variables
from symsgd.read.names import index_value
from symsgd.read.records import Family
from symsgd.read.sequences import Step, is_rule, lowest, name_of_member, place_of, step_of

# English, German, French, Spanish, Chinese; "from" alone recalls what is known of other members
_STARTS = re.compile(
    r"(?:\b(?:from|start\w*(?:\s+(?:from|at|with|in|value|point|values?|points?))*"
    r"|begin\w*(?:\s+(?:from|at|with))?|initial\w*(?:\s+\w+)?"
    r"|aus|von|ab|ausgehend von|start\w*|anfangswert|startwert"
    r"|à partir de|partant de|partons de|départ|desde|partiendo de|inicial)"
    r"|从|從|自|起点|初值|初始值)[\s:,，：*_(]*(?:为|為|is)?\s*$",
    re.IGNORECASE,
)


def is_start(before: str) -> bool:
    """Say whether the words before a formula say where an iteration begins.

    >>> is_start("From"), is_start("starting from"), is_start("so")
    (True, True, False)
    """
    return _STARTS.search(before) is not None


class IterationsAnew(Definitions):
    """The part of the walk that lets a rule or a start begin another iteration."""

    def iteration_begun(self, piece: Piece, head: Head) -> Finding | None:
        """Return what a rule or a start says that begins another iteration, or None."""
        if head.symbol is None or head.params is not None or piece.signs[:1] != ("=",):
            return None
        place = place_of(head.symbol, self.scope.indices)
        if place is None:
            return None
        step = step_of(place.at)
        if step is not None:
            return self._rule_begun(piece, head, place.key, step)
        number = index_value(place.at, dict(self.scope.indices))
        return None if number is None else self._start_given(piece, head, place.key, number)

    def _start_given(self, piece: Piece, head: Head, key: str, number: int) -> Finding | None:
        """Take "from x_0 = 3" for a start where another sentence gave x_0 = 2."""
        rule = self.scope.members.sequences.get(key)
        first = lowest(key, rule) if rule is not None and is_rule(key, rule) else 1
        before = self.meant_in.get(head.name)
        alone = len(piece.sides) == 2 and is_literal(piece.sides[1].piece)
        if number >= first or before is None or not alone or not self.has_own_value(head):
            return None
        if not is_start(piece.before) or not self._has_pieces_between(before, piece):
            return None
        apart = before.blocks[-1] not in piece.blocks
        if not apart and not self.differs(piece, head):
            return None
        self.assumptions.append((f"{head.name} has a new meaning from here", piece))
        self.later = piece.sentence
        self.forget_states(key, number - 1, piece, apart=apart, of=head.name)
        return self.define(piece, head, Role.DEFINITION)

    def _has_pieces_between(self, before: Piece, piece: Piece) -> bool:
        """Say whether a text goes on between two starts: "from x_0 = 2: x_1 = 1; from x_0 = 4"."""
        return any(before.start < one.start < piece.start for one in self.pieces)

    def _rule_begun(self, piece: Piece, head: Head, key: str, step: Step) -> Finding | None:
        """Take a rule for another one where its part of the text gives it a start of its own."""
        old, body = self.scope.members.sequences.get(key), piece.sides[1].piece
        meant = self.ruled_in.get(key)
        if body is None or piece.order:
            return None
        rule = Family(step.letter, body, piece.sides[1].source, shift=step.shift)
        if not is_rule(key, rule) or is_consequence(piece.before):
            return None
        if old is None or meant is None:
            if any(True for _ in self._starts(key, lowest(key, rule), piece, apart=piece.alike)):
                self.forget_states(key, lowest(key, rule) - 1, piece, apart=piece.alike)
            return None
        apart = meant.blocks[-1] not in piece.blocks
        first = lowest(key, rule)
        ours, theirs = ([*self._starts(key, first, one, apart=apart)] for one in (piece, meant))
        if not ours or not theirs or not self.differs(piece, head):
            return None
        if not apart and {side.text for side in ours} & {side.text for side in theirs}:
            return None
        self.assumptions.append((f"{head.name} has a new meaning from here", piece))
        self.forget_states(key, -1, piece, apart=apart)
        self._forget_closed_form(key, head)
        return self.define(piece, head, Role.IMPLICIT_DEFINITION)

    def _starts(self, key: str, first: int, rule: Piece, *, apart: bool) -> Iterator[Side]:
        """Yield the numbers with which an iteration starts, beside its rule."""
        for one in self.pieces:
            if len(one.sides) < 2 or not is_literal(one.sides[-1].piece):
                continue
            if not _is_beside(one, rule, apart=apart):
                continue
            for side in one.sides[:-1]:
                place = None if side.piece is None else place_of(side.piece, self.scope.indices)
                if place is None or place.key != key:
                    continue
                number = index_value(place.at, dict(self.scope.indices))
                if number is not None and number < first:
                    yield one.sides[-1]

    def forget_states(
        self, key: str, above: int, piece: Piece, *, apart: bool = False, of: str = ""
    ) -> None:
        """Forget the states of an iteration that is over, those behind a number.

        A formula for one of them in terms of the start is a rule, which holds of the next start.
        """
        known = {*self.scope.values, *self.scope.definitions, *self.carried.definitions}
        for name in sorted(known):
            found = _NUMBER.search(name)
            number = -1 if found is None else int(found[1])
            if number <= above or name_of_member(key, number) != name:
                continue
            value = self.scope.definitions.get(name)
            if isinstance(value, Node) and of in free_variables(value):
                continue
            meant = self.meant_in.get(name)
            if meant is not None and meant is not piece and _is_beside(meant, piece, apart=apart):
                continue
            self.forgotten(name)
            self.both(lambda scope, name=name: with_shown(scope, name, None))  # type: ignore[misc]

    def _forget_closed_form(self, key: str, head: Head) -> None:
        """Forget what every state of an iteration was said to be: a_n = 2^n - 1."""
        for name, meant in tuple(self.meant_in.items()):
            symbol = meant.sides[0].piece
            place = None if symbol is None else place_of(symbol, self.scope.indices)
            if place is not None and place.key == key and step_of(place.at) and name != head.name:
                self.forgotten(name)
        base = key.partition("^")[0]
        self.both(lambda scope: replace(scope, families={
            name: family for name, family in scope.families.items() if name != base}))  # fmt: skip


_NUMBER = re.compile(r"(\d+)\D?$")


def _is_beside(one: Piece, other: Piece, *, apart: bool) -> bool:
    """Say whether two pieces stand in one item, or in one paragraph where there are no items."""
    if apart:
        return other.blocks[-1] in one.blocks
    return one.blocks == other.blocks and paragraph(one) == paragraph(other)
