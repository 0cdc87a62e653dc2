"""The lines of an algorithm, and what the text says its letters are after so many passes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, mentions, uses
from symsgd.check.judgement import constant_node
from symsgd.check.judging.momentum import is_average, is_descent
from symsgd.check.judging.programs import (
    ANY_NUMBER,
    PERHAPS,
    after,
    is_ordered,
    is_zero,
    program_of,
    readings,
)
from symsgd.check.meanings.sequences import Sequences
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.counted_steps import another_step, comes_out, is_epoch, steps_done
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.records import Line, Update
from symsgd.read.scope import Scope
from symsgd.read.values import Value


class Algorithms(Sequences):
    """The part of the walk that keeps the updates of an algorithm."""

    def comes_first(self, name: str, body: s.Surface) -> bool:
        """Say whether the next updates use the new value of a letter, as momentum does."""
        throughout = self.scope.throughout
        ordered = throughout.in_turn or (throughout.in_order and not is_descent(body, name))
        if ordered or name in self.averages:
            return True
        value = self.now(name)
        if value is not None and is_zero(value) and is_average(body, name):
            self.averages.add(name)
        return name in self.averages

    def keep_line(self, line: Line) -> None:
        """Keep an update without its value; of one letter only the last is kept."""
        lines = tuple(one for one in self.scope.algorithm.program if one.name != line.name)
        self.passes_done = 0
        self.both(
            lambda scope: replace(
                scope, algorithm=replace(scope.algorithm, program=(*lines, line), base={})
            )
        )

    def after_passes(self, piece: Piece, head: Head | None) -> Finding | None:
        """Return the claim that a letter is a number after some passes, if a piece says that."""
        if head is None or head.params is not None or head.name not in program_of(self.scope):
            return None
        literal = all(is_literal(side.piece) for side in piece.sides[1:])
        if not literal or piece.signs[0] != "=" or cues.is_let(piece.before):
            return None
        own = next(line for line in self.scope.algorithm.program if line.name == head.name)
        starts = self.now(head.name) is None and mentions(own.body, head.name)
        if starts or cues.is_where(piece.before) or not any(readings(self.scope, 1)):
            return None
        passes = self._passes(piece)
        finding = self.claims(piece)
        link = finding.links[0]
        scope, carried = (
            replace(one, algorithm=replace(one.algorithm, passes=passes))
            for one in (link.scope, link.carried)
        )
        finding.links[0] = replace(link, scope=scope, carried=carried)
        finding.note = "after the updates"
        self._goes_on(piece, head.name, max(passes, 1))
        return finding

    def _passes(self, piece: Piece) -> int:
        """Return after how many passes the words say that something holds."""
        found = steps_done(piece.before, piece.after)
        if found is None and another_step(piece.before):
            found = self.passes_done + 1
        if found is None and piece.sentence == self.counted[0]:
            found = self.counted[1]
        clear = comes_out(piece.before) and not is_epoch(piece.before)
        if found is None or self.restarted:
            found = ANY_NUMBER if clear and not self.restarted else PERHAPS
        self.counted = piece.sentence, found
        return found

    def _goes_on(self, piece: Piece, name: str, passes: int) -> None:
        """Give a letter its value after some passes, and remember what all letters began with."""
        scope = self.scope
        first, second = after(scope, passes), after(scope, passes, at_once=True)
        state = first or second
        if state is None:
            return
        self.passes_done = passes
        names = dict.fromkeys(program_of(scope))
        base = scope.algorithm.base or {one: _given(one, scope) for one in names}
        run = max((one.run for one in scope.algorithm.updates), default=0) + 1
        done, unsure = [], {}
        for one in names:
            new = _given(one, state)
            done.append(Update(one, new, _given(one, scope), run))
            if new is not None and second and not is_ordered(scope) and _given(one, second) != new:
                unsure[one] = new

        def updated(scope: Scope) -> Scope:
            before = scope.algorithm
            algorithm = replace(before, base=base, updates=(*before.updates, *done),
                                unsure={**before.unsure, **unsure})  # fmt: skip
            return replace(_with_all(scope, done), algorithm=algorithm)

        self.both(updated)
        self.given_in[name] = self.meant_in[name] = piece

    def give(self, name: str, value: Value, piece: Piece) -> None:
        """Give a name its number; a letter that is updated begins with it anew."""
        super().give(name, value, piece)
        given = tuple(replace(line, given=line.given or line.name == name)
                      for line in self.scope.algorithm.program)  # fmt: skip
        self.both(lambda scope: replace(scope, algorithm=replace(scope.algorithm, program=given)))
        speaks = (uses(line.body, name) for line in self.scope.algorithm.program)
        if self.scope.algorithm.base and (name in program_of(self.scope) or any(speaks)):
            self.restarted = True
            self.both(lambda scope: replace(scope, algorithm=replace(scope.algorithm, base={})))

    def now(self, name: str) -> Value | None:
        """Return the number or the array of numbers that a letter is."""
        value = _given(name, self.scope)
        return value if value is not None and is_constant(value) else None


def _with_all(scope: Scope, updates: Iterable[Update]) -> Scope:
    for update in updates:
        scope = scope.with_given(update.name, update.now)
    return scope


def _given(name: str, scope: Scope) -> Value | None:
    return scope.values.get(name, scope.definitions.get(name))


def is_constant(value: Value) -> bool:
    """Say whether a value is a number or an array of numbers.

    >>> is_constant(n.number(2)), is_constant(n.variable("x"))
    (True, False)
    """
    if isinstance(value, Matrix):
        return not n.free_variables(*value.entries)
    return constant_node(value) is not None
