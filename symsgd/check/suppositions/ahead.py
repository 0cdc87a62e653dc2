"""What the walk reads before its turn: conditions, meanings and functions further on."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.arrays.vector_sizes import size_of
from symsgd.check.clauses.conditions_behind import ORDER, limits, may_limit
from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, error_named_e, head_of, uses
from symsgd.check.meanings.data_behind import DataBehind
from symsgd.check.meanings.indices import Indices
from symsgd.check.meanings.listed_vectors import ListedVectors
from symsgd.check.meanings.several import Several
from symsgd.check.once import in_sentence, once
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.functions_ahead import FunctionsAhead
from symsgd.check.words import cues
from symsgd.check.words.qualified import loosened
from symsgd.check.words.range_words import is_for_all
from symsgd.read import surface as s
from symsgd.read.names import index_value
from symsgd.read.sequences import place_of, step_of
from symsgd.read.sums.statistics import WORDS as STATISTICS


class LookAhead(DataBehind, FunctionsAhead, Indices, ListedVectors, Several):
    """The part of the walk that looks further on in a sentence, or in the text."""

    def look_ahead(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Read 'where k = …' later in the sentence before the claim that uses k."""
        if len(pieces[i].sides) < 2:
            return
        self.data_behind(pieces, i)
        bound, seen = _is_condition(pieces[i]) or self._is_led(pieces, i), False
        for j in range(i + 1, min(i + 8, len(pieces))):
            later = pieces[j]
            if later.sentence != pieces[i].sentence:
                return
            if len(later.sides) == 1 and is_for_all(later.before):
                self.free_for_all(later)
            called = None if j in self.findings else self.called(later)
            if called is not None and not self.scope.knows(called[0]):
                self.findings[j] = self.mention(later)
            if j in self.findings or len(later.sides) < 2:
                seen = seen or (j in self.findings and _is_condition(later))
                continue
            limited = limits(pieces, i, j) and not _is_given_before(pieces, i, j)
            if limited and (not bound or _trails(pieces, i, j)):
                self._local(later, pieces, j)
                seen = True
            if (base := self.unit_sum(later)) is not None and cues.is_where(later.before):
                self.findings[j] = self.sums_to_one(later, base)
                continue
            # the next piece that is no condition has a claim of its own
            bound = bound or (seen and not limited and not _is_condition(later))
            first = later.sides[0].piece
            head = None if first is None else head_of(first, self.scope)
            if head is None and first is not None and cues.is_where(later.before):
                head = error_named_e(later)
            if head is None or later.signs[0] not in ("=", ":=") or j in self.findings:
                continue
            if _is_state_before(pieces, j):
                continue  # what the rule beside it says of it comes first
            if head.base in STATISTICS and head.params is not None:
                continue
            if self.value_of_function(later, head):
                continue
            if self._is_made_of(later, pieces[i]):
                continue  # "here a_i = … and P = a_1 a_2": first things first
            function = head.params is not None and later.formula == pieces[i].formula
            fresh = not self.known(head) or self.is_redefinition(later, head)
            # "it is 9; with k = 5 it is 25": a new value is that of the claim behind it
            where = (
                fresh
                and cues.is_where(later.before)
                and not (self.known(head) and _goes_on(pieces, j))
            )
            beside = later.formula == pieces[i].formula and self._is_beside(pieces[i], later, head)
            near = (function or beside) and not self._is_meant_before(pieces[:j], later, head)
            if where and later.also:
                self.findings[j] = self.listed(later, pieces)
            elif where and (given := self._given_at_once(later, head)) is not None:
                self.findings[j] = given
            elif fresh and (near or where):
                if self.known(head):
                    self.assumptions.append((f"{head.name} has a new meaning from here", later))
                self.functions_ahead(pieces, j)
                self.findings[j] = self.named_on_the_way(later, head) or self.define(
                    later, head, Role.DEFINITION
                )

    def _given_at_once(self, piece: Piece, head: Head) -> Finding | None:
        """Give several symbols their numbers if a chain does so: a = b = 1, x = (a, b) = (1, 2)."""
        symbols = self.assigned_together(piece)
        if symbols is not None:
            return self.assign_together(piece, symbols)
        return self.vector_listed(piece, head)

    def note_doubtful(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Remember a bound further on in a sentence that words which nobody knows bring in."""
        if len(pieces[i].sides) < 2:
            return
        for j in range(i + 1, min(i + 8, len(pieces))):
            if pieces[j].sentence != pieces[i].sentence:
                return
            later = pieces[j]
            doubt = may_limit(pieces, i, j) or loosened(later.before, later.after)
            if j not in self.findings and doubt:
                self.loose_words.setdefault(pieces[i].sentence, doubt)

    def _is_made_of(self, later: Piece, given: Piece) -> bool:
        """Say whether a meaning is made of the name that a piece before it gives a meaning."""
        first = given.sides[0].piece
        own = (
            None if first is None or not cues.is_where(given.before) else head_of(first, self.scope)
        )
        if own is None or self.known(own) or given.signs[0] not in ("=", ":="):
            return False
        letters = (part for side in later.sides[1:] if side.piece is not None
                   for part in s.walk(side.piece) if isinstance(part, s.Letter))  # fmt: skip
        return any(letter.name == own.base for letter in letters)

    def _is_meant_before(self, pieces: tuple[Piece, ...], later: Piece, head: Head) -> bool:
        """Say whether an earlier piece of a formula says what a function is."""
        same = (one for one in pieces if one.formula == later.formula and len(one.sides) > 1)
        firsts = (piece.sides[0].piece for piece in same)
        heads = (head_of(first, self.scope) for first in firsts if first is not None)
        return any(one is not None and (one.name, one.params) == (head.name, head.params)
                   for one in heads)  # fmt: skip

    def _is_beside(self, piece: Piece, later: Piece, head: Head) -> bool:
        """Say whether a meaning stands beside what it is used in: ``s_i(1 - s_i), s_i = …``."""
        last = later.sides[-1].piece
        if later.before.strip(" ,;") or last is None or head.index is not None:
            return False
        sides = [side.piece for side in piece.sides if side.piece is not None]
        if size_of(last) is not None:  # f(x) = x^T A x beside A = [1 2; 3 4]
            return any(uses(side, head.name) for side in sides[1:])
        if is_literal(last):
            return False
        own = head_of(sides[0], self.scope) if sides else None
        return own is None and any(uses(side, head.name) for side in sides)

    def _is_led(self, pieces: tuple[Piece, ...], i: int) -> bool:
        """Say whether conditions stand before what they limit: 'for x > 0 we have f = x'."""
        own = in_sentence(pieces, pieces[i].sentence)
        first = next(p for p in own if len(p.sides) > 1)
        return _is_condition(first)

    def _local(self, piece: Piece, pieces: tuple[Piece, ...], j: int) -> None:
        """Read 'for x > 0' at the end of a sentence before the claim that it limits."""
        if piece.also:
            self.findings[j] = self.listed(piece, pieces)
        elif all(sign in ORDER for sign in piece.signs) and self.is_domain(piece):
            self.findings[j] = self.domain_stated(piece)
        elif all(sign in ORDER for sign in piece.signs) and not piece.broken:
            self.findings[j] = self.relation_stated(piece)
        elif piece.signs == ("in",):
            first = j  # "a, b ∈ [0, 1]" is about a as well
            while (
                first and pieces[first - 1].formula == piece.formula and _is_letter(pieces, first)
            ):
                first -= 1
            for k in range(first, j):
                self.findings.setdefault(k, self.mention(pieces[k]))
            self.findings[j] = self.declaration(piece)
        else:
            value = self.local_value(piece, pieces) or self.local_vector(piece, pieces)
            if value is not None:
                self.findings[j] = value

    def named_on_the_way(self, piece: Piece, head: Head) -> Finding | None:
        """Read ``y = σ(z) = 1/(1 + e^{-z})``, which also says what σ is, or return None."""
        first = piece.sides[1].piece
        inner = head_of(first, self.scope) if first is not None and len(piece.sides) > 2 else None
        if inner is None or inner.params is None or self.known(inner) or inner.name == head.name:
            return None
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        if set(piece.signs) != {"="} or not self.stands_alone(rest, inner):
            return None
        found = self.define(rest, inner, Role.IMPLICIT_DEFINITION)
        pair = replace(piece, sides=piece.sides[:2], signs=piece.signs[:1])
        self.define(pair, head, Role.IMPLICIT_DEFINITION)
        return replace(found, piece=piece)

    def listed(self, piece: Piece, pieces: tuple[Piece, ...]) -> Finding:
        """Read a list of values, for this sentence or for good."""
        first = piece.sides[0].piece
        head = None if first is None else head_of(first, self.scope)
        sides = (side.piece for other in pieces for side in other.sides
                 if other.sentence == piece.sentence and other.start != piece.start)  # fmt: skip
        used = head is not None and any(uses(side, head.name) for side in sides if side)
        return self.several(piece, used=used)


def _is_state_before(pieces: tuple[Piece, ...], j: int) -> bool:
    """Say whether a piece gives w_0 or another state of what its sentence has a rule for before."""
    first = pieces[j].sides[0].piece
    state = first and place_of(first)
    if not state or index_value(state.at, {}) is None:
        return False
    rule = _rules(pieces, pieces[j].sentence).get(state.key)
    return rule is not None and rule < pieces[j].start


@once
def _rules(pieces: tuple[Piece, ...], sentence: int) -> dict[str, int]:
    """Return where the rules of a sentence stand, such as that of w for ``w_{t+1} = w_t - g``."""
    found: dict[str, int] = {}
    for rule in in_sentence(pieces, sentence):
        if rule.signs[:1] in (("=",), (":=",)):
            place = rule.sides[0].piece and place_of(rule.sides[0].piece)
            if place and step_of(place.at) is not None:
                found.setdefault(place.key, rule.start)
    return found


def _goes_on(pieces: tuple[Piece, ...], j: int) -> bool:
    """Say whether a claim stands right behind a piece in its sentence."""
    after = pieces[j + 1] if j + 1 < len(pieces) else None
    claims = after is not None and after.sentence == pieces[j].sentence and len(after.sides) > 1
    return claims and after is not None and not cues.puts_beside(after.before)


def _is_given_before(pieces: tuple[Piece, ...], i: int, j: int) -> bool:
    """Say whether a sentence gives a letter one value before a claim and another one behind it.

    As in "for x = 0 it is 1, for x = 1 it is 2": each belongs to the claim after it.
    """
    if pieces[j].signs != ("=",) or not _goes_on(pieces, j):
        return False
    first = pieces[j].sides[0].text
    return any(one.sentence == pieces[j].sentence and one.signs == ("=",)
               and one.sides[0].text == first and cues.is_local(one.before)
               for one in pieces[:i])  # fmt: skip


def _is_letter(pieces: tuple[Piece, ...], j: int) -> bool:
    """Say whether a letter stands alone right before a piece."""
    return len(pieces[j - 1].sides) == 1 and isinstance(pieces[j - 1].sides[0].piece, s.Letter)


def _trails(pieces: tuple[Piece, ...], i: int, j: int) -> bool:
    """Say whether a condition belongs to the claim right before it: 'f = x if x > 0 and g = 0'."""
    if j != i + 1 or _is_condition(pieces[i]):
        return False
    after = pieces[j + 1] if j + 1 < len(pieces) else None
    ends = after is None or after.sentence != pieces[j].sentence
    return ends or (after is not None and cues.puts_beside(after.before))


def _is_condition(piece: Piece) -> bool:
    """Say whether a piece such as 'for x > 0' limits what stands beside it."""
    if not cues.is_local(piece.before) or len(piece.sides) < 2:
        return False
    symbol = isinstance(piece.sides[0].piece, s.Letter | s.Scripted)
    return set(piece.signs) <= set(ORDER) or (symbol and is_literal(piece.sides[-1].piece))
