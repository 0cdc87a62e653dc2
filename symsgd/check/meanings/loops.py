"""Ranges of loops: 'for l = 2 to L', and what they say about the number of layers."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.finding import Finding, Loop
from symsgd.check.heads import Head, is_range_end
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words import cues
from symsgd.check.words.range_words import is_for, is_one_case, upper_end
from symsgd.check.words.supposed import is_supposed
from symsgd.expression.node import free_variables
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.names import index_value


class Loops(State):
    """The part of the walk that follows loops."""

    def end_loop(self) -> None:
        """Close the innermost loop that is open."""
        for name in reversed(self.loops):
            if self.loops[name].open:
                self.loops[name].open = False
                return

    def is_range(self, piece: Piece, head: Head | None) -> bool:
        """Say whether a chain such as ``l = 2`` is the range of a loop."""
        if (
            head is None
            or head.params is not None
            or head.index is not None
            or head.name != head.base
        ):
            return False
        if piece.signs[0] != "=" or piece.sides[1].piece is None:
            return False
        if len(piece.signs) > 1 and isinstance(piece.sides[1].piece, s.Letter):
            return False  # "for a = b = 1" gives several letters a number
        if not is_range_end(piece.sides[1].piece):
            return False
        if is_supposed(piece.before) and not cues.is_local(piece.before):
            return False  # "in the worst case x = 1"
        if is_one_case(piece.before) and self.scope.layers is None:
            return False  # "Case n = 1: 2^n = 2" is about this n
        if is_for(piece.before) and not self.known(head):
            return not self._stands_in_a_formula(head.name)
        return head.name in self.loops and not self.known(head)

    def _stands_in_a_formula(self, name: str) -> bool:
        """Say whether a definition has a symbol in it: then 'for b = 1' gives it a value."""
        bodies = [function.body for function in self.scope.functions.values() if function.body]
        values = (*self.scope.definitions.values(), *bodies)
        return any(name in free_variables(*each(value)) for value in values)

    def is_counted(
        self, piece: Piece, head: Head | None, pieces: tuple[Piece, ...], i: int
    ) -> bool:
        """Say whether a chain is the beginning of ``l = 2, …, L``: no value of l."""
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        return (
            head is not None
            and head.params is None
            and len(piece.sides) == 2
            and after is not None
            and after.formula == piece.formula
            and len(after.sides) == 1
            and isinstance(after.sides[0].piece, s.Dots)
        )

    def range_of(
        self, piece: Piece, head: Head | None, pieces: tuple[Piece, ...], i: int
    ) -> Finding:
        """Keep the range of a loop; relations after it are claims: ``l = 1 < 2``."""
        low = piece.sides[1].piece
        name = head.name if head is not None else ""
        way = upper_end(piece.after)
        if way is not None and len(piece.sides) == 2:
            number = way[1]
            after = pieces[i + 1] if i + 1 < len(pieces) else None
            end: s.Surface | None = None
            if number is not None:
                end = s.Number(piece.end, piece.end, str(number))
            elif after is not None and len(after.sides) == 1:
                end = after.sides[0].piece
            self.infer_layers(name, low, number, piece)
            ends = (low, end) if way[0] == "up" else (end, low)
            self.loops.pop(name, None)
            self.loops[name] = Loop(*ends)
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self.links(rest, 2) if rest.signs else []
        return Finding(piece, Role.RANGE, links=links)

    def infer_layers(
        self, name: str, low: s.Surface | None, high: int | None, piece: Piece
    ) -> None:
        """Learn L from 'for l = 2 to 2' after the algorithm said 'for l = 2 to L'."""
        earlier = self.loops.get(name)
        if earlier is None or earlier.high is None or high is None or earlier.low is None:
            return
        for template in self.scope.templates:
            top = template.high
            same = (
                low is not None
                and template.low is not None
                and (index_value(low, {}) == index_value(template.low, {}))
            )
            if template.loop == name and isinstance(top, s.Letter) and same:
                if top.name not in self.scope.indices:
                    self.both(lambda scope, letter=top.name: scope.with_index(letter, high))  # type: ignore[misc]
                    self.assumptions.append((f"{top.name} = {high}", piece))
                return
