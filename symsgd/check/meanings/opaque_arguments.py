r"""Functions whose argument is no number to put in: ``π(a) = e^{θ_a}/…``, ``F(u) = u(0)``."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.finding import Finding
from symsgd.check.heads import Head
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State, applies
from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import head_letter, letters_before_brackets
from symsgd.read.records import Function
from symsgd.read.scope import Scope


class OpaqueArguments(State):
    """The part of the walk that keeps such a function for itself: nothing is put into it."""

    def of_no_number(self, piece: Piece, head: Head, role: Role) -> Finding | None:
        """Return what the definition of a function of an index, or of a function, does."""
        sides = [side.piece for side in piece.sides[1:] if side.piece is not None]
        params = head.params or ()
        if any(_is_index(side, name) for side in sides for name in params):
            note = "a function of an index, which is not put in"
        elif any(self._is_function(name) and applies(side, name) for side in sides
                 for name in params):  # fmt: skip
            note = "a function of a function, which is not put in"
        else:
            return None
        self.meant_in[head.name] = piece

        def opaque(scope: Scope) -> Scope:
            names = scope.provisos.opaque | {head.name}
            provisos = replace(scope.provisos, opaque=names)
            return replace(scope.with_function(head.name, Function()), provisos=provisos)

        self.both(opaque)
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        return Finding(piece, role, note, self.links(rest, 2) if rest.signs else [])

    def _is_function(self, name: str) -> bool:
        return name in self.scope.functions


def _is_index(side: s.Surface, name: str) -> bool:
    """Say whether a letter stands below others in a formula, and not below a function."""
    return any(
        isinstance(leaf, s.Letter) and leaf.name == name
        for part in s.walk(side)
        if isinstance(part, s.Scripted) and part.sub is not None
        and head_letter(part) not in letters_before_brackets(side)
        for leaf in s.walk(part.sub)
    )  # fmt: skip
