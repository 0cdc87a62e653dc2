"""Another side on trial: read as the text is read, sifted at points, and put before the kernel."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import islice

from symsgd.check.claim import judge
from symsgd.check.entries import Decide, decide_values
from symsgd.check.finding import Link
from symsgd.check.indices.index_case import Case
from symsgd.check.indices.index_letters import free_letters, last_terms, speaks_of_many
from symsgd.check.indices.layer_cases import cases_of, letters_of
from symsgd.check.indices.small_values import small_value
from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.one_reading import turned
from symsgd.check.report import Status
from symsgd.check.slips.edit import Edit
from symsgd.check.slips.page import with_macros
from symsgd.check.slips.plausible import adds_nothing, copied_wrong, may_be_meant
from symsgd.check.slips.sieve import sieve
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.read.documents.source import Source
from symsgd.read.meaning import Meaning
from symsgd.read.notation.parse import parse_tokens
from symsgd.read.scope import Scope
from symsgd.read.sums.reach import reaching
from symsgd.read.tokens.lexer import tokens
from symsgd.read.values import Value, plain

MOST_UNSIFTED = 8  # sides of one claim that are judged though the sieve has no values


class Trial:
    """A claim with one side that is written otherwise for a trial."""

    def __init__(self, link: Link, by: Decide, side: str) -> None:
        self.link = link
        self.by = by
        self.side = side
        self.written, self.other = (
            (link.right, link.left) if side == "right" else (link.left, link.right)
        )
        self.text = self.written.source.text[self.written.start : self.written.end]
        self.sieve = sieve()
        self.by_cases = speaks_of_many(link.left, link.right, link.scope) or self.of_arrays
        self._small: dict[tuple[Side, tuple[str, ...]], Value | None] = {}
        self.unsifted = 0
        self._others: dict[tuple[tuple[str, int], ...], Meaning] = {}
        self.partners: dict[Side, Side] = {}  # the other side beside one that was translated

    @property
    def of_arrays(self) -> bool:
        """Whether the claim speaks of arrays of any size, which are taken entry by entry."""
        return self.written.retold is not None

    def read(self, text: str) -> Side | None:
        """Return a text as a side, or None if it cannot be read."""
        source = with_macros(Source(text, self.written.source.file), self.written.source)
        try:
            run = tokens(source)
            words = self.link.scope.notation.words
            piece = reaching(parse_tokens(source, run, len(text), words))
        except SymsgdError:
            return None
        side = Side(source, 0, len(text), piece)
        return self._in_entries(side) if self.of_arrays else side

    def _in_entries(self, side: Side) -> Side | None:
        """Return a side for one entry, and keep the other side for the same entry beside it."""
        if self.written.retold is None:
            return side
        found = self.written.retold((side, self.other))
        if found is None:  # arrays with values are calculated with as they are
            return None if self.written.arrays else side
        new = replace(found[0], whole=side.piece)
        self.partners[new] = found[1]
        return new

    def is_trivial(self, edit: Edit, side: Side) -> bool:
        """Say whether a side says nothing but the other side again."""
        ambient = self.link.scope.bare.ambient
        if copied_wrong(edit, _whole(self.written)):
            return False
        return _bare(side, ambient) == _bare(self.other, ambient)

    def is_plausible(self, edit: Edit, side: Side) -> bool:
        """Say whether a side may be what was meant, and does not hold by accident."""
        relation, left = self.link.relation, self.side == "left"
        written, other = _whole(self.written), _whole(self.other)
        if not may_be_meant(edit, side, written, other, relation, on_the_left=left):
            return False
        if edit.slip != "inner derivative":
            return True
        try:
            new = side.meaning(self.link.scope).value
        except SymsgdError:
            return True
        return new is None or not adds_nothing(new)

    def passes(self, side: Side) -> bool:
        """Say whether no point is known at which the sides differ."""
        if self.link.relation != "=":
            return True
        if self.layers:
            return self.passes_in_a_layer(side)
        return self.passes_plainly(side) or (self.by_cases and self.passes_with_numbers(side))

    @cached_property
    def layers(self) -> bool:
        """Whether letters of the claim stand for the layers and neurons of a network."""
        left, right, scope = self.link.left, self.link.right, self.link.scope
        return scope.layers is not None and bool(letters_of(left, right, scope))

    def passes_in_a_layer(self, side: Side) -> bool:
        """Say whether the sides may be equal at the first layer and neuron that there are."""
        left, right = self.pair(side)
        scope = self.link.scope
        letters = letters_of(left, right, scope)
        for case in islice(cases_of(letters, scope), 1):
            inside = replace(scope, indices={**scope.indices, **case.indices})
            return self.passes_plainly(side, inside)
        return not letters and self.passes_plainly(side)

    def passes_with_numbers(self, side: Side) -> bool:
        """Say whether the sides may be equal with a few terms, every free index another number."""
        left, right = self.pair(side)
        other = left if self.side == "right" else right
        scope = self.link.scope
        letters = sorted(free_letters(left, scope) | free_letters(right, scope))
        case = Case({letter: i for i, letter in enumerate(letters, 1)}, scope)
        key = other, tuple(letters)
        try:
            if key not in self._small:
                self._small[key] = small_value(other, case, self.ends)
            one = self._small[key]
            two = None if one is None else small_value(side, case, self.ends)
            if one is None or two is None:
                return self.passes_as_a_claim(side)
            verdict = decide_values(one, two, scope.context(), "=", self.sieve)
        except SymsgdError:
            return False
        return not verdict.refuted

    @cached_property
    def ends(self) -> set[str]:
        """The letters up to which the sums of the claim run."""
        return last_terms(self.link.left, self.link.right, self.link.scope)

    def passes_as_a_claim(self, side: Side) -> bool:
        """Say whether the claim with that side is not refuted at the points of the sieve.

        A few that stay open are passed on, too.
        """
        self.unsifted += 1
        if self.unsifted > MOST_UNSIFTED:
            return False
        status = self.judged(side, self.sieve).status
        return status in (Status.UNDECIDED, Status.NEEDS_CONTEXT)

    def passes_plainly(self, side: Side, scope: Scope | None = None) -> bool:
        """Say whether both sides are known and no point is known at which they differ."""
        try:
            one = self.other_meaning if scope is None else self._other_in(scope)
            scope = scope or self.link.scope
            two = side.meaning(scope)
            if one.value is None or two.value is None or one.missing or two.missing:
                return False
            values = plain(one.value), plain(two.value)
            values = turned(*values) if one.loose or two.loose else values
            if _shape(values[0]) != _shape(values[1]):
                return False
            verdict = decide_values(*values, scope.context(), "=", self.sieve)
        except SymsgdError:
            return False
        return not verdict.refuted

    def _other_in(self, scope: Scope) -> Meaning:
        """Return what the side that stays means at a layer and a neuron."""
        key = tuple(sorted(scope.indices.items()))
        if key not in self._others:
            self._others[key] = self.other.meaning(scope)
        return self._others[key]

    @cached_property
    def other_meaning(self) -> Meaning:
        """What the side that stays means."""
        return self.other.meaning(self.link.scope)

    def judged(self, side: Side, by: Decide) -> Judgement:
        """Return what becomes of the claim with another side."""
        left, right = self.pair(side)
        return judge(left, right, self.link.relation, self.link.scope, by)

    def pair(self, side: Side) -> tuple[Side, Side]:
        """Return both sides of the claim with another one, in their order."""
        other = self.partners.get(side, self.other)
        return (other, side) if self.side == "right" else (side, other)


def _whole(side: Side) -> Side:
    """Return a side as it is on the paper, where it is taken entry by entry."""
    return side if side.whole is None else replace(side, piece=side.whole)


def _shape(value: Value) -> tuple[int, int]:
    return value.shape if isinstance(value, Matrix) else (1, 1)


def _bare(side: Side, ambient: str | None) -> tuple[str, ...]:
    """Return the tokens of a side, without the variable that functions are taken at anyway."""
    try:
        run = tokens(side.source, side.start, side.end)
    except SymsgdError:
        return ()
    texts = tuple(token.text for token in run)
    argument = ("(", ambient, "(")
    i, kept = 0, []
    while i < len(texts):
        if texts[i : i + 3] == argument:
            i += 3
        else:
            kept.append(texts[i])
            i += 1
    return tuple(kept)
