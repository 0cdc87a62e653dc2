"""Quantities that are written with fewer letters: S = x² + 4xh, and then S(x) = x² + 128/x.

The second formula is claimed of the first.  From there on S' and S'' are derivatives of the second
one, in which h goes with x.
"""

from __future__ import annotations

from symsgd.check.heads import Head
from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.expression import node as n
from symsgd.read.records import Function


class Eliminated(State):
    """The part of the walk that lets a quantity be a function of the letters that are left."""

    def as_function(self, piece: Piece, head: Head) -> None:
        """Let a quantity be the function that a claim about it says it is, with fewer letters."""
        known, right = self.scope.definitions.get(head.name), piece.sides[1]
        if not head.params or not isinstance(known, n.Node) or right.piece is None:
            return
        meaning = self.meaning(right.piece, right.source)
        body = None if meaning is None else meaning.value
        if not isinstance(body, n.Node) or meaning is None or meaning.missing:
            return
        had, has = {*n.free_variables(known)}, {*n.free_variables(body)}
        if not had > has or not has.intersection(head.params) or not had.issuperset(head.params):
            return
        here = self.ambient(piece)
        if any(name in here.values for name in had - has):
            return  # "for m = 2 we have K(v) = v²": it has not gone, and may be another number
        function = Function(params=head.params, body=body)
        self.both(lambda scope: scope.with_function(head.name, function))
        self.assumptions.append((f"{head.name} is a function of {', '.join(head.params)}", piece))
