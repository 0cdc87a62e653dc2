"""Equations that a text supposes of its letters, or looks for the solutions of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symsgd.check.judging.supposed_equations import solved_for
from symsgd.check.outline import Piece
from symsgd.check.state import State
from symsgd.check.suppositions.sought import tells_to_solve
from symsgd.check.words import cues
from symsgd.check.words.cues import is_local
from symsgd.check.words.cues_of_equations import sets_equal
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from symsgd.prove.somewhere import differ_somewhere
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope


class Suppositions(State):
    """The part of the walk that keeps what is supposed of letters, and where.

    >>> Suppositions(Scope()).supposed_in
    []
    """

    def suppose_equation(self, piece: Piece) -> None:
        """Let an equation hold of its letters, in its sentence if it is limited to that.

        What is wrong of other numbers may be right of those.
        """
        letters = frozenset().union(*(side.names for side in piece.sides))
        letters -= self.scope.functions.keys()
        sides = self._sides(piece)
        solved = () if sides is None else _solved(*sides, piece)

        def change(scope: Scope) -> Scope:
            return replace(
                scope, around=replace(scope.around, solved=(*scope.around.solved, *solved))
            )

        if is_local(piece.before):

            def seeking(scope: Scope) -> Scope:
                unknowns, scope = scope.around.unknowns | letters, change(scope)
                return replace(scope, around=replace(scope.around, unknowns=unknowns))

            self.limited_to(piece, seeking)
            return
        self.look_for(letters, piece)
        self.keep_equation(piece)

    def keep_equation(self, piece: Piece) -> None:
        """Keep an equation with two sides as what holds of its letters."""
        sides = self._sides(piece)
        solved = () if sides is None else _solved(*sides, piece)
        self.supposed_in.append((solved, piece))
        if sides is not None and not solved:
            self._keep_premise(piece, *sides)

    def suppose_inequality(self, piece: Piece) -> None:
        """Let an inequality that is to be solved hold of what its letter stands for."""
        sides = self._sides(piece, ("<", "<=", ">", ">="))
        if sides is not None:
            self._keep_premise(piece, *sides)

    def _keep_premise(self, piece: Piece, left: Node, right: Node) -> None:
        said = n.relation(piece.signs[0], left, right)
        self.premises_in.append(((said, _text(piece)), piece))

    def look_for(self, letters: frozenset[str], piece: Piece) -> None:
        """Note that the text looks for what letters are."""
        self.sought_in |= dict.fromkeys(letters, piece)

    def is_no_identity(self, piece: Piece) -> bool:
        """Say whether an equation fails for some numbers: it is one to be solved, or wrong."""
        sides = self._sides(piece)
        return sides is not None and differ_somewhere(*sides)

    def is_rewritten(self, piece: Piece) -> bool:
        """Say whether an equation only writes a side in another way, from which no root follows.

        "x² - 5x + 6 = (x - 2)(x - 4), so x = 2 or x = 4" has a wrong step, but as an equation to
        be solved it would be right.
        """
        if self.is_identity(piece):
            return True
        words = piece.before
        stated = cues.is_condition(words) or cues.is_let(words) or sets_equal(words)
        if stated or is_local(words) or tells_to_solve(piece) or not _is_factored(piece):
            return False
        self.loose_words.setdefault(piece.sentence, "whether it is an equation to be solved")
        return True

    def is_identity(self, piece: Piece) -> bool:
        """Say whether an equation holds of all numbers, so that it says nothing of its letters."""
        sides = self._sides(piece)
        name = None if piece.sides[0].piece is None else name_of(piece.sides[0].piece)
        if sides is None or name is not None or not n.free_variables(*sides):
            return False  # y = x² says what y is
        return decide(*sides, self.ambient(piece).context()).proved

    def holds_of_all(self, piece: Piece) -> bool:
        """Say whether ``z = max(0, z) - max(0, -z)``, which might be an update, is an identity."""
        sides = self._sides(piece)
        return sides is not None and decide(*sides, self.ambient(piece).context()).proved

    def _sides(self, piece: Piece, signs: Iterable[str] = ("=",)) -> tuple[Node, Node] | None:
        """Return what the two sides of a relation mean as numbers, or None."""
        if len(piece.signs) != 1 or piece.signs[0] not in signs or piece.broken is not None:
            return None
        sides = [self.unfinished(side, self.ambient(piece)) for side in piece.sides]
        values = [side.value for side in sides if side is not None and not side.missing]
        if len(values) != 2:
            return None
        left, right = values
        return (left, right) if isinstance(left, Node) and isinstance(right, Node) else None


def _is_factored(piece: Piece) -> bool:
    """Say whether an equation has a sum on its left side and a product of sums on its right."""
    left, right = piece.sides[0].piece, piece.sides[-1].piece
    if piece.order or not isinstance(left, s.Sum) or not isinstance(right, s.Product):
        return False
    bases = (one.base if isinstance(one, s.Scripted) else one for one in right.factors)
    return sum(isinstance(base, s.Group) for base in bases) > 1


def _solved(left: Node, right: Node, piece: Piece) -> tuple[tuple[str, Node, str], ...]:
    """Return an equation as what a letter in it equals, with its text, if it is linear."""
    found = solved_for(left, right)
    return () if found is None else ((*found, _text(piece)),)


def _text(piece: Piece) -> str:
    return f"{piece.sides[0].text} {piece.signs[0]} {piece.sides[1].text}"
