"""What a text takes to hold of its arrays: "let u^T u = 1", "with Q^T Q = I"."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check import cues
from symsgd.check.finding import Finding
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.written_formulas import is_symbol
from symsgd.read import surface as s
from symsgd.read.scope import Fact, Scope


class ArrayFacts(State):
    """The part of the walk that keeps what is supposed of arrays."""

    facts: tuple[tuple[Fact, Piece, bool], ...] = ()

    def fact(self, piece: Piece) -> Finding | None:
        """Keep an equation between arrays of which the text says nothing else, if it supposes it."""
        found = _fact(piece, self.scope)
        if found is None:
            return None
        local = cues.is_local(piece.before) and not cues.is_let(piece.before)
        self.facts = (*self.facts, (found, piece, local))
        self.assumptions.append((found.text, piece))
        return Finding(piece, Role.DECLARATION, "a condition, not a claim")

    def note_facts(self, piece: Piece) -> None:
        """Let hold what was supposed in the blocks that a piece stands in, or in its sentence."""
        if not self.facts and not self.scope.array_facts:
            return
        here = tuple(
            fact
            for fact, given, local in self.facts
            if given.exercise in (0, piece.exercise) and piece.within(given)
            if not local or piece.sentence == given.sentence
        )
        self.both(lambda scope: replace(scope, array_facts=here))


def _fact(piece: Piece, scope: Scope) -> Fact | None:
    before = piece.before
    supposed = cues.is_let(before) or cues.is_where(before) or cues.is_condition(before)
    if not supposed or piece.signs != ("=",) or len(piece.sides) != 2 or piece.also:
        return None
    left, right = piece.sides
    if not left.arrays or left.piece is None or right.piece is None:
        return None
    if left.whole is None or is_symbol(left.whole):
        return None  # it says what a letter is
    parts = [part for side in (left.piece, right.piece) for part in s.walk(side)]
    names = {part.name for part in parts if isinstance(part, s.Letter)}
    derived = any(isinstance(part, s.Derivative | s.Gradient) for part in parts)
    if derived or not names.isdisjoint(scope.formulas):
        return None
    text = f"{left.text} = {right.text}"
    return Fact(left.piece, right.piece, left.source, left.bare, text)
