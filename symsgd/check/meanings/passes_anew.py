"""Quantities that are worked out again, from other numbers: the forward pass after an update."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from symsgd.check.finding import is_literal
from symsgd.check.heads import Head, mentions
from symsgd.check.meanings.settings_anew import SettingsAnew
from symsgd.check.outline import Piece
from symsgd.check.words.argument_words import argues
from symsgd.expression.node import free_variables
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.meaning import function_name
from symsgd.read.named_parts import form
from symsgd.read.names import name_of


class PassesAnew(SettingsAnew):
    """The part of the walk that tells one pass through a network from the next."""

    def is_pass_anew(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether z = 1.9 · 0.5 + 0.2 is worked out anew, with the new weight w := 2 - 0.1.

        The update stands between both, each in a line of its own.  In another item so is a formula
        of what that item gives: L = -ln p_1, behind p_1 = 0.7.
        """
        if argues(piece.before):
            return False
        if self._rests_on_item(piece, head, before):
            return True
        return self._are_of_numbers(piece, head, before) and any(
            _updates(one) and self._stand_apart(before, one) and self._stand_apart(one, piece)
            for one in self._between(before, piece)
        )

    def _rests_on_item(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether a formula in another item has what only that item gives, and gives a number.

        The name was worked out from numbers alone before.
        """
        old, body = self.scope.definitions.get(head.name), piece.sides[1].piece
        ends = is_literal(piece.sides[-1].piece) and len(piece.sides) > 2
        if not ends or head.params is not None or old is None or free_variables(*each(old)):
            return False
        if body is None or not piece.beside(before) or mentions(body, head.name):
            return False
        if any(
            True for side in before.sides[1:2] if side.piece for _ in self._written_in(side.piece)
        ):
            return False
        given = (
            self.meant_in.get(name, self.given_in.get(name)) for name in self._written_in(body)
        )
        return any(one is not None and one.blocks[-1] == piece.blocks[-1] for one in given)

    def _written_in(self, body: s.Surface) -> Iterator[str]:
        """Yield the names in a formula that are no functions."""
        names = (name_of(part, dict(self.scope.indices)) for part in s.walk(body))
        known = (*self.scope.functions, "e", "pi")
        yield from (name for name in names if name and name not in known
                    and function_name(name) is None)  # fmt: skip

    def may_be_pass_anew(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether another item has other numbers in the same formula: σ(0.2) and σ(0.1)."""
        if not piece.beside(before) or argues(piece.before):
            return False
        first, now = before.sides[1].piece, piece.sides[1].piece
        alike = first is not None and now is not None and _erased(form(first)) == _erased(form(now))
        return alike and self._are_of_numbers(piece, head, before)

    def _are_of_numbers(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether a name was worked out from numbers alone, and is so now."""
        old = self.scope.definitions.get(head.name)
        if head.params is not None or old is None or free_variables(*each(old)):
            return False
        sides = (*piece.sides[1:], *before.sides[1:2])
        return {*piece.signs} <= {"=", "~"} and all(
            side.piece is not None and all(map(self._names_function, _letters(side.piece)))
            for side in sides
        )

    def _names_function(self, letter: s.Letter) -> bool:
        known = letter.name in self.scope.functions or letter.name in ("e", "pi")
        return known or (letter.word and function_name(letter.name) is not None)

    def _between(self, first: Piece, last: Piece) -> Iterator[Piece]:
        return (one for one in self.pieces if first.start < one.start < last.start)

    def _stand_apart(self, one: Piece, other: Piece) -> bool:
        return "\n" in one.sides[0].source.text[one.start : other.start]


def _updates(piece: Piece) -> bool:
    """Say whether a piece gives a letter the number that an update comes to: w := 2 - 0.1."""
    body = piece.sides[1].piece if piece.signs[:1] in ((":=",), ("<-",)) else None
    return isinstance(body, s.Sum) and len(body.terms) > 1 and not [*_letters(body)]


def _letters(piece: s.Surface) -> Iterator[s.Letter]:
    return (part for part in s.walk(piece) if isinstance(part, s.Letter))


def _erased(value: Hashable) -> Hashable:
    """Return what a formula says if its numbers do not count."""
    if not isinstance(value, tuple):
        return value
    return ("Number",) if value[:1] == ("Number",) else tuple(map(_erased, value))
