"""What a text takes to hold of its arrays: "let u^T u = 1", "with Q^T Q = I", "A is symmetric"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from symsgd.check.arrays.array_words import facts_in_words
from symsgd.check.clauses.called import Called, lone_symbols
from symsgd.check.finding import Finding
from symsgd.check.indices.every_size import holds_of_any
from symsgd.check.meanings.written_formulas import is_symbol, speaks_of_itself
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.check.words import cues
from symsgd.check.words.consequence_words import is_equivalence
from symsgd.read import surface as s
from symsgd.read.records import Fact
from symsgd.read.scope import Scope

_MOST = 12  # equations that are kept at a time
_NOT_SUPPOSED = re.compile(
    r"\b(?:(?:only|even|not)\s+(?:if|when|where)|unless|solv\w+|löse\w*|résou\w+|resolv\w+"
    r"|es sei denn|à moins que|a menos que|nur wenn|seulement si|solo si)\b[^.]*$|除非|解|仅当",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\b(?:any|arbitrary|general|beliebig\w*|quelconques?|cualquiera)\b|任意", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Given:
    """A fact, where the text gives it, and whether only for its sentence."""

    fact: Fact
    piece: Piece
    local: bool


class ArrayFacts(State):
    """The part of the walk that keeps what is supposed of arrays."""

    facts: tuple[_Given, ...] = ()
    _trailing: Mapping[int, tuple[int, ...]] = MappingProxyType({})  # by the number of the sentence

    def facts_from_words(self, calls: Iterable[Called], pieces: Iterable[Piece]) -> None:
        """Keep what words such as "symmetric" say; words hold from their formula on."""
        first: dict[int, Piece] = {}
        for piece in pieces:
            first.setdefault(piece.formula, piece)
        for fact, one in facts_in_words(calls):
            if one.formula in first and not (
                one.kind == "unit" and self.scope.throughout.other_norms
            ):
                given = _Given(fact, first[one.formula], not one.supposed)
                self.facts = (*self.facts, given)

    def fact(self, piece: Piece) -> Finding | None:
        """Keep an equation between arrays that the text supposes and says nothing else of."""
        found = _fact(piece, self.scope)
        if found is None:
            return None
        local = cues.is_local(piece.before) and not cues.is_let(piece.before)
        self.facts = (*self.facts, _Given(found, piece, local))[-_MOST:]
        self.assumptions.append((found.text, piece))
        return Finding(piece, Role.DECLARATION, "a condition, not a claim")

    def note_facts(self, piece: Piece, i: int) -> None:
        """Let hold what was supposed in the blocks that a piece stands in, or in its sentence."""
        trailing = self._trailing.get(piece.sentence, ())
        if not self.facts and not self.scope.arrays.array_facts and not trailing:
            return
        self._forget(piece)
        known = (
            given.fact
            for given in self.facts
            if given.piece.exercise in (0, piece.exercise) and piece.within(given.piece)
            if given.piece.start <= piece.start
            if not given.local or piece.sentence == given.piece.sentence
        )
        behind = (_fact(self.pieces[j], self.scope) for j in trailing if j > i)
        here = (*known, *(fact for fact in behind if fact is not None))
        self.both(
            lambda scope: replace(scope, arrays=replace(scope.arrays, array_facts=here[-_MOST:]))
        )

    def note_trailing(self) -> None:
        """Remember what sentences suppose at their end: "P P = P if u^T u = 1"."""
        found: dict[int, tuple[int, ...]] = {}
        for i, piece in enumerate(self.pieces):
            if piece.signs == ("=",) and piece.sides[0].arrays:
                before = piece.before
                trails = cues.is_condition(before) or cues.is_where(before)
                if trails and not _NOT_SUPPOSED.search(before):
                    found[piece.sentence] = (*found.get(piece.sentence, ()), i)[:_MOST]
        self._trailing = found

    def _forget(self, piece: Piece) -> None:
        """Forget what was supposed of a letter that the text introduces anew."""
        member = piece.signs[:1] == ("in",) and len(piece.sides) == 2
        alone = piece if not member else replace(piece, signs=(), sides=piece.sides[:1])
        anew = cues.is_let(piece.before) or _ANY.search(f"{piece.before} {piece.after}")
        names = {*lone_symbols(alone, self.scope)} if anew else set[str]()
        if names:
            self.facts = tuple(
                given
                for given in self.facts
                if given.piece.start >= piece.start
                or names.isdisjoint(given.fact.bare & _of(given))
            )


def _of(given: _Given) -> frozenset[str]:
    """Return the letters that a fact speaks of."""
    sides = (given.fact.left, given.fact.right)
    return frozenset(p.name for side in sides for p in s.walk(side) if isinstance(p, s.Letter))


def _fact(piece: Piece, scope: Scope) -> Fact | None:
    before = piece.before
    supposed = cues.is_let(before) or cues.is_where(before) or cues.is_condition(before)
    if (
        not supposed
        or is_equivalence(before)
        or _NOT_SUPPOSED.search(before)
        or piece.signs != ("=",)
        or piece.also
    ):
        return None
    left, right = piece.sides
    if not left.arrays or left.piece is None or right.piece is None:
        return None
    named = left.whole is None or is_symbol(left.whole)
    if named and not speaks_of_itself(left, right):
        return None  # it says what a letter is
    inner = isinstance(left.whole, s.Group) and left.whole.bracket == "angle"
    if inner and not isinstance(right.piece, s.Number):
        return None  # it says what ⟨x, y⟩ is
    parts = [part for side in (left.piece, right.piece) for part in s.walk(side)]
    names = {part.name for part in parts if isinstance(part, s.Letter)}
    derived = any(isinstance(part, s.Derivative | s.Gradient) for part in parts)
    if derived or not names.isdisjoint(scope.formulas):
        return None
    if holds_of_any(left, right, scope):
        return None  # "where w · x = Σ_j w_j x_j" limits nothing
    text = f"{left.text} = {right.text}"
    return Fact(left.piece, right.piece, left.source, left.bare, text)
