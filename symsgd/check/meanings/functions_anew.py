"""Letters that were numbers in another section, and are applied to something in this one."""

from __future__ import annotations

from symsgd.check.clauses.introductions import introduces
from symsgd.check.finding import is_literal
from symsgd.check.heads import ANY_FUNCTION, Head, mentions
from symsgd.check.outline import Piece
from symsgd.check.state import State, applies
from symsgd.check.words import cues
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s

_COUNTING = tuple("ijkc")


class FunctionsAnew(State):
    """The part of the walk that lets P = 0.8 of one section say nothing of P(A) in another.

    >>> from symsgd.read.scope import Scope
    >>> FunctionsAnew(Scope()).renewed
    {}
    """

    def free_for_function(self, piece: Piece) -> None:
        """Forget the number that another section gave to a letter that is a function here."""
        name = _applied(piece.sides[0].piece)
        before = None if name is None else self.meant_in.get(name)
        if name is None or before is None or before.section == piece.section:
            return
        if piece.signs[:1] not in (("=",), (":=",)) or name not in self.scope.values:
            return
        if any(one.piece is not None and mentions(one.piece, name) for one in piece.sides[1:]):
            return  # with u = 2 the product u(v) is uv
        words = cues.is_let(piece.before) or introduces(piece.before)
        if words or piece.signs[0] == ":=" or name in ANY_FUNCTION:
            self.forgotten(name)

    def free_numbers(self, piece: Piece) -> None:
        """Where a section begins, forget the arrays of others for letters that it gives numbers.

        With z = (2, 0) of problem 1, "a = tanh z" of problem 2 speaks of a number z = 0.5.
        """
        if self.previous is None or self.previous.section == piece.section:
            return
        arrays = {name for name, value in self.scope.definitions.items()
                  if isinstance(value, Matrix) and name in self.meant_in}  # fmt: skip
        if not arrays:
            return
        for one in self.pieces:
            first = one.sides[0].piece if one.section == piece.section else None
            number = one.signs == ("=",) and _is_scalar(one.sides[-1].piece)
            if number and isinstance(first, s.Letter) and first.name in arrays:
                self.forgotten(first.name)
                self.arrays_in.pop(first.name, None)

    def free_members(self, piece: Piece, head: Head) -> None:
        """Forget the formulas that another section gave to p_1, p_2 where p_i gets its own."""
        if head.name.removeprefix(f"{head.base}_") not in _COUNTING:
            return
        if any(head.base in side.names for side in piece.sides[1:]):
            return  # a rule goes on from the members that are known
        for name, before in tuple(self.meant_in.items()):
            member = name.startswith(f"{head.base}_") and name.removeprefix(f"{head.base}_")
            worked_out = name in self.scope.definitions and before.section != piece.section
            if member and member.isdigit() and worked_out:
                self.forgotten(name)

    def free_parameters(self, piece: Piece, head: Head) -> None:
        """Forget functions of other parts that a formula has for a parameter: F(p) = -p ln p.

        Here p is a number, also behind that formula, unless a function is applied: F(u) = u(0).
        """
        for name in head.params or ():
            known, before = self.scope.functions.get(name), self.meant_in.get(name)
            if known is None or known.table or before is None or name not in ANY_FUNCTION:
                continue
            bodies = [side.piece for side in piece.sides[1:] if side.piece is not None]
            used = all(mentions(body, name) and not applies(body, name) for body in bodies)
            apart = before.section != piece.section or before.blocks[-1] not in piece.blocks
            if apart and bodies and used:
                self.forgotten(name)

    def is_of_event(self, piece: Piece, head: Head) -> bool:
        """Say whether a number is said of P(A), where P is no function and A has no meaning.

        It is no function of A that is constant.
        """
        events = [name for name in head.params or () if len(name) == 1 and name.isupper()]
        if not events or len(events) != len(head.params or ()) or head.name not in self.meant_in:
            return False
        fresh = not any(map(self.scope.knows, events)) and head.name not in self.scope.functions
        return fresh and piece.signs == ("=",) and is_literal(piece.sides[1].piece)


def _is_scalar(piece: s.Surface | None) -> bool:
    """Say whether a side is a number as it is written, perhaps with a sign."""
    if isinstance(piece, s.Sum) and len(piece.terms) == 1:
        piece = piece.terms[0][1]
    return isinstance(piece, s.Number | s.Fraction) and is_literal(piece)


def _applied(piece: s.Surface | None) -> str | None:
    """Return the letter that stands before a letter in brackets: f(x)."""
    if not isinstance(piece, s.Product) or len(piece.factors) != 2:
        return None
    letter, group = piece.factors
    if not isinstance(letter, s.Letter) or not isinstance(group, s.Group) or group.bracket != "(":
        return None
    plain = all(isinstance(item, s.Letter) for item in group.items)
    return letter.name if plain else None
