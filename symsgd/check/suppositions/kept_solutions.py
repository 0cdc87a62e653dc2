"""What a text found by solving an equation, and goes on with: x = 2, h = 32/x², w^* = …."""

from __future__ import annotations

from symsgd.check.heads import head_of
from symsgd.check.outline import Piece
from symsgd.check.suppositions.piece_forms import is_alternative, lone
from symsgd.check.suppositions.systems import Systems, solutions
from symsgd.expression import node as n


class KeptSolutions(Systems):
    """The part of the walk that keeps solutions for what follows."""

    def keep_value(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Let the only solution of an equation be the value of its name from here on."""
        name = pieces[i].sides[0].piece
        head = None if name is None else head_of(name, self.scope)
        several = bool(pieces[i].also) or (i + 1 < len(pieces) and is_alternative(pieces[i + 1]))
        several = several or len(solutions(pieces, i)) > 1
        if several or pieces[i].signs != ("=",) or head is None or head.params is not None:
            return
        value = self.unfinished(pieces[i].sides[-1], self.scope)
        if value is not None and isinstance(value.value, n.Node):
            self.give(head.name, value.value, pieces[i])
            self.solved.add(head.name)

    def keep_solved(self, piece: Piece) -> None:
        """Let a letter equal what an equation was solved for: "x² h = 32, so h = 32/x²"."""
        name = lone(piece.sides[0]) if piece.signs == ("=",) and not piece.also else None
        found = self.unfinished(piece.sides[1], self.scope)
        value = None if found is None or found.missing else found.value
        if name is None or not isinstance(value, n.Node) or self.scope.knows(name):
            return
        if n.free_variables(value) and name not in n.free_variables(value):
            text = f"{piece.sides[0].text} = {piece.sides[1].text}"
            self.supposed_in.append((((name, value, text),), piece))

    def keep_formula(self, piece: Piece) -> None:
        """Let a name such as w^* stand for the solution from here on."""
        name, found = lone(piece.sides[0]), self.unfinished(piece.sides[1], self.scope)
        value = None if found is None else found.value
        if name is not None and value is not None:
            self.both(lambda scope: scope.with_definition(name, value))
