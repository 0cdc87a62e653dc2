"""Claims that hold otherwise: where none of the conditions before them in the text does."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.case_pieces import is_condition
from symsgd.check.meanings.indices import is_index_case
from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.scope import Scope

_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


class Otherwise(State):
    """The part of the walk that knows what the cases before a claim leave."""

    def otherwise(self, piece: Piece, scope: Scope) -> Scope:
        """Return the scope of a claim that holds in the cases that its sentence leaves."""
        conditions = self._conditions(piece)
        cases = [is_index_case(one, self.scope) for one in conditions]
        if len(cases) == 1 and cases[0] is not None:
            one, sign, other = cases[0]
            return replace(scope, sums=replace(scope.sums, stated=((one, _OPPOSITE[sign], other),)))
        found = [self._opposite(one) for one in conditions]
        names = {n.free_variables(node) for node in found if node is not None}
        if None in found or len(names) != 1:
            return replace(scope, around=replace(scope.around, otherwise=True))
        left = tuple(node for node in found if node is not None)
        return replace(scope, assumed=(*scope.assumed, *left))

    def _conditions(self, piece: Piece) -> list[Piece]:
        """Return the conditions of the cases before a claim: behind the claims or before them."""
        before = [finding.piece for finding in self.findings.values()
                  if finding.piece.start < piece.start]  # fmt: skip
        sentence = piece.sentence
        if before and not any(one.sentence == sentence for one in before):
            sentence = max(before, key=lambda one: one.start).sentence  # "Otherwise, …"
        ours = sorted((one for one in before if one.sentence == sentence), key=lambda o: o.start)
        kinds = [is_condition(one) for one in ours]
        first = kinds.index(False) if False in kinds else len(kinds)
        behind = [one for one, limits in zip(ours[first:], kinds[first:], strict=True) if limits]
        return [] if first and behind else behind or (ours[:first] if first == 1 else [])

    def _opposite(self, condition: Piece) -> Node | None:
        """Return what holds where a condition does not, if that is one relation."""
        if len(condition.signs) != 1 or condition.signs[0] not in _OPPOSITE:
            return None
        try:
            sides = [side.meaning(self.scope).node for side in condition.sides]
        except SymsgdError:
            return None
        return n.relation(_OPPOSITE[condition.signs[0]], *sides)
