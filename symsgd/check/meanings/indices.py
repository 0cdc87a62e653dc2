"""What a text says about indices: the cases i = j and i ≠ j, and entries that sum to 1."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.finding import Finding
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.read import surface as s
from symsgd.read.arrays.counted_entries import members_given
from symsgd.read.arrays.given_entries import vector_of
from symsgd.read.scope import Scope

_CASE_SIGNS = ("=", "!=")
_NEAR = 4  # a reason stands right behind the formulas that need it
_REASON = re.compile(
    r"\b(?:because|since|as|given that|using|where|note that|(?:used|fact) that)\s*$", re.IGNORECASE
)
_REASON_AFTER = re.compile(r"[\s,]*(?:because|since|as)\b", re.IGNORECASE)


class Indices(State):
    """The part of the walk that reads statements about indices."""

    def note_cases(self, pieces: tuple[Piece, ...]) -> None:
        """Keep every case that the document speaks of; a claim may mean any of them."""
        used = {letter for piece in pieces for letter in _indices(piece)}
        cases = tuple(
            case
            for piece in pieces
            if (case := is_index_case(piece, self.scope)) is not None and {case[0], case[2]} <= used
        )
        self.both(lambda scope: replace(scope, sums=replace(scope.sums, stated=cases)))

    def unit_sum(self, piece: Piece) -> str | None:
        """Return the letter y if a piece says that the sum of all y_i is 1, and y is not given."""
        if piece.signs != ("=",) or len(piece.sides) != 2:
            return None
        total, one = (side.piece for side in piece.sides)
        if isinstance(total, s.Group) and len(total.items) == 1:
            total = total.items[0]
        if not isinstance(total, s.Big) or not isinstance(one, s.Number) or one.digits != "1":
            return None
        body, index = total.body, total.lower
        if isinstance(index, s.Relation):
            index = index.sides[0]
        if not isinstance(body, s.Scripted) or body.scripts or not isinstance(body.base, s.Letter):
            return None
        same = isinstance(body.sub, s.Letter) and isinstance(index, s.Letter)
        name = body.base.name
        given = name in self.scope.families or vector_of(name, self.scope) is not None
        given = given or members_given(name, self.scope) > 0
        return body.base.name if same and body.sub.name == index.name and not given else None  # type: ignore[union-attr]

    def unit_sums_ahead(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Take it that the y_k sum to 1 if one of the next formulas gives that as a reason."""
        for j in range(i + 1, min(i + _NEAR, len(pieces))):
            later = pieces[j]
            if later.section != pieces[i].section or j in self.findings:
                break
            base = self.unit_sum(later)
            reason = _REASON.search(later.before) or _REASON_AFTER.match(later.after)
            if base is not None and reason is not None:
                self.findings[j] = self.sums_to_one(later, base)

    def sums_to_one(self, piece: Piece, base: str) -> Finding:
        """Take it as said that the entries of a vector sum to 1."""
        self.both(
            lambda scope: replace(
                scope, arrays=replace(scope.arrays, unit_sums=scope.arrays.unit_sums | {base})
            )
        )
        self.assumptions.append((f"the {base} sum to 1", piece))
        return Finding(piece, Role.DECLARATION, f"the {base} sum to 1")


def is_index_case(piece: Piece, scope: Scope) -> tuple[str, str, str] | None:
    """Return the case that a piece such as ``i ≠ j`` states, or None."""
    if len(piece.signs) != 1 or len(piece.sides) != 2 or piece.signs[0] not in _CASE_SIGNS:
        return None
    one, other = (side.piece for side in piece.sides)
    if not isinstance(one, s.Letter) or not isinstance(other, s.Letter):
        return None
    if not all(letter.name in "ijklmnpqrst" for letter in (one, other)):
        return None
    if any(letter.name in scope.indices or scope.knows(letter.name) for letter in (one, other)):
        return None
    return one.name, piece.signs[0], other.name


def _indices(piece: Piece) -> set[str]:
    """Return the letters that stand in subscripts of a piece."""
    parts = (part for side in piece.sides if side.piece for part in s.walk(side.piece))
    subs = (part.sub for part in parts if isinstance(part, s.Scripted) and part.sub is not None)
    return {leaf.name for sub in subs for leaf in s.walk(sub) if isinstance(leaf, s.Letter)}
