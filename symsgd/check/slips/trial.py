"""Another side on trial: read as the text is read, sifted at points, and put before the kernel."""

from __future__ import annotations

from functools import cached_property

from symsgd.check.claim import judge
from symsgd.check.entries import Decide, decide_values
from symsgd.check.finding import Link
from symsgd.check.indices.index_case import Case
from symsgd.check.indices.index_letters import free_letters, speaks_of_many
from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.one_reading import turned
from symsgd.check.slips.edit import Edit
from symsgd.check.slips.page import with_macros
from symsgd.check.slips.plausible import adds_nothing, may_be_meant
from symsgd.check.slips.sieve import sieve
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.read.documents.source import Source
from symsgd.read.meaning import Meaning
from symsgd.read.notation.parse import parse_tokens
from symsgd.read.sums.reach import reaching
from symsgd.read.tokens.lexer import tokens
from symsgd.read.values import Value, plain


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
        self.by_cases = speaks_of_many(link.left, link.right, link.scope)

    def read(self, text: str) -> Side | None:
        """Return a text as a side, or None if it cannot be read."""
        source = with_macros(Source(text, self.written.source.file), self.written.source)
        try:
            run = tokens(source)
            words = self.link.scope.notation.words
            piece = reaching(parse_tokens(source, run, len(text), words))
        except SymsgdError:
            return None
        return Side(source, 0, len(text), piece)

    def is_trivial(self, side: Side) -> bool:
        """Say whether a side says nothing but the other side again."""
        ambient = self.link.scope.bare.ambient
        return _bare(side, ambient) == _bare(self.other, ambient)

    def is_plausible(self, edit: Edit, side: Side) -> bool:
        """Say whether a side may be what was meant, and does not hold by accident."""
        relation, left = self.link.relation, self.side == "left"
        if not may_be_meant(edit, side, self.written, self.other, relation, on_the_left=left):
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
        return self.passes_plainly(side) or (self.by_cases and self.passes_with_numbers(side))

    def passes_with_numbers(self, side: Side) -> bool:
        """Say whether the sides may be equal where every free index is another number."""
        left, right = self.pair(side)
        scope = self.link.scope
        letters = sorted(free_letters(left, scope) | free_letters(right, scope))
        case = Case({letter: i for i, letter in enumerate(letters, 1)}, scope)
        try:
            values = case.values(left, right, case.top)
            if values is None:
                return False
            one, two = (case.with_unit_sums(value, case.top) for value in values)
            verdict = decide_values(one, two, scope.context(), "=", self.sieve)
        except SymsgdError:
            return False
        return not verdict.refuted

    def passes_plainly(self, side: Side) -> bool:
        """Say whether both sides are known and no point is known at which they differ."""
        try:
            one, two = self.other_meaning, side.meaning(self.link.scope)
            if one.value is None or two.value is None or one.missing or two.missing:
                return False
            values = plain(one.value), plain(two.value)
            values = turned(*values) if one.loose or two.loose else values
            if _shape(values[0]) != _shape(values[1]):
                return False
            verdict = decide_values(*values, self.link.scope.context(), "=", self.sieve)
        except SymsgdError:
            return False
        return not verdict.refuted

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
        return (self.other, side) if self.side == "right" else (side, self.other)


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
