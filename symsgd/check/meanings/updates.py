r"""Updates: ``w \leftarrow w - \eta g = 0.7`` claims that w − ηg is 0.7, and then w is 0.7."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, head_of, mentions
from symsgd.check.judging.programs import reckoned
from symsgd.check.judging.updated_values import doubtful, holds
from symsgd.check.meanings.algorithms import is_constant
from symsgd.check.meanings.descent import Descent
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.records import Line, Update
from symsgd.read.values import Value

ARROWS = ("->", "<-")


class Updates(Descent):
    """The part of the walk that gives letters new values."""

    def is_update(self, piece: Piece, head: Head | None) -> bool:
        """Say whether a chain with = or := such as ``w = w - g = 0.7`` gives a new value."""
        body = piece.sides[1].piece
        if head is None or head.params is not None or body is None or head.indexed:
            return False
        if not mentions(body, head.name):
            return False
        if piece.signs[0] == ":=":
            return True
        return self.now(head.name) is not None and _begins_with(body, head.name)

    def update(self, piece: Piece) -> Finding:
        """Check what an update says of its value, and give that to its letter."""
        first = piece.sides[0].piece if piece.sides else None
        head = None if first is None else head_of(first, self.scope)
        plain = head is not None and not head.indexed
        checked = head is not None and head.indexed and len(piece.sides) == 2 and not piece.broken
        links = self.by_the_network(piece, head, "_new") if checked and head is not None else []
        finding = Finding(piece, Role.UPDATE, "an update", links, piece.broken)
        if links or piece.broken or len(piece.sides) < 2:
            return finding
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        body = rest.sides[0].piece
        if head is None or body is None or not plain or head.params is not None:
            finding.links = self.links(rest, 2) if rest.signs else []
            return finding
        steps = bool(rest.signs) or (isinstance(body, s.Sum) and self.now(head.name) is not None)
        if piece.signs[0] == "->" and not (steps and _begins_with(body, head.name)):
            return finding  # x → 0, x ↦ x²
        held = self.descent(piece, rest, head)
        self._change(rest, head, finding)
        finding.links = finding.links or held
        if not finding.links:
            self.tell_of_step(piece, rest)
        return finding

    def _change(self, rest: Piece, head: Head, finding: Finding) -> None:
        scope = self.scope
        body = rest.sides[0].piece
        first = body is not None and self.comes_first(head.name, body)
        if not rest.signs and body is not None and not is_literal(body):
            self.keep_line(Line(head.name, body, rest.sides[0].source, first))
            return
        together = head.name not in {one.name for one in self.run}
        self.run = [one for one in self.run if together and holds(one, scope)]
        ordered = bool(self.run) and all(one.first for one in self.run)
        before = scope
        for one in reversed(self.run):
            before = before.with_given(one.name, one.other)
        at_once = tuple(Update(one.name, one.other, one.now, 0, one.first) for one in self.run)
        before = replace(
            before, algorithm=replace(before.algorithm, updates=at_once, updating=True, program=())
        )
        self.scope = before if self.run else scope
        finding.links = self.links(rest, 2) if rest.signs else []
        worked = self._constant(rest, 0)
        self.scope = scope
        said = self._constant(rest, -1)
        after = worked if not self.run else self._constant(rest, 0)
        worked = after if ordered else worked
        clear = worked is not None and worked == after
        new = worked if clear else said or worked
        if new is None:
            return
        sure = said in (worked, after) or (clear and not self._rests_on_doubt(rest))
        self._take(rest, head.name, new, said, first=first)
        if not sure:
            name = head.name
            self.both(
                lambda scope: replace(
                    scope,
                    algorithm=replace(
                        scope.algorithm, unsure={**scope.algorithm.unsure, name: new}
                    ),
                )
            )

    def _rests_on_doubt(self, piece: Piece) -> bool:
        """Say whether an update starts from a value that is not clear itself."""
        body, scope = piece.sides[0].piece, self.scope
        doubted = doubtful(scope)
        return body is not None and any(mentions(body, name) for name in doubted)

    def _take(
        self, piece: Piece, name: str, new: Value, said: Value | None, *, first: bool
    ) -> None:
        """Give a letter its new value; what the text wrote for it is carried on."""
        number = max((one.run for one in self.scope.algorithm.updates), default=0) + (not self.run)
        update = Update(name, new, self.now(name), number, first)
        self.both(lambda scope: scope.with_given(name, new))
        if said is not None:
            self.carried = self.carried.with_given(name, said)
        self.given_in[name] = self.meant_in[name] = piece
        self.run.append(update)
        self.updates_done.append(piece)
        self.both(
            lambda scope: replace(
                scope,
                algorithm=replace(scope.algorithm, updates=(*scope.algorithm.updates, update)),
            )
        )

    def _constant(self, piece: Piece, at: int) -> Value | None:
        """Return what a side is, if that is a number or an array of numbers."""
        side = piece.sides[at]
        found = None if side.piece is None else self.meaning(side.piece, side.source)
        if found is None or found.missing or found.value is None:
            return None
        return reckoned(found.value) if is_constant(found.value) else None


def _begins_with(body: s.Surface, name: str) -> bool:
    """Say whether a formula is a symbol plus or minus something, or a multiple of it."""
    if isinstance(body, s.Sum):
        return any(sign == "+" and name_of(term) == name for sign, term in body.terms)
    return isinstance(body, s.Product) and any(name_of(part) == name for part in body.factors)
