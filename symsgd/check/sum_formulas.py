r"""Sums up to a letter that is any number: ``\sum_{i=1}^{t} r^i = r(1 - r^t)/(1 - r)``.

The claim is tried for the first numbers.  What holds there is proved by induction: with one term
more in every sum, the difference of the sides stays what it is, as an identity in the letter.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.check.index_letters import last_terms
from symsgd.check.index_powers import without_powers
from symsgd.check.induction import MOST_TRIED, for_every, names, shifted_by, shifts
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.check.sums_of_terms import SumOfTerms, sum_of
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.applications import put_in
from symsgd.read.intermediate import without_names
from symsgd.read.meaning import Elaborator, elaborate
from symsgd.read.named_parts import form, with_name
from symsgd.read.scope import Family, Scope
from symsgd.read.sequences import step_of

_OPEN = (Status.NEEDS_CONTEXT, Status.UNDECIDED)
Judge = Callable[[Side, Side, Scope], Judgement]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum that ends at a letter, and the name that it gets while the letter grows."""

    name: str
    piece: s.Big
    parts: SumOfTerms


@dataclass(frozen=True, slots=True)
class _Growth:
    """A claim whose sums get one term more with every number of a letter."""

    letter: str
    sums: tuple[_Sum, ...]
    left: Side
    right: Side
    scope: Scope

    @property
    def first(self) -> int:
        """The least number that the letter may be: a declared one, or one for a sum with terms."""
        low = self.domain.low
        if low is None:
            return max(one.parts.first for one in self.sums)
        return math.floor(low) + 1 if self.domain.low_open else math.ceil(low)

    @property
    def sides(self) -> tuple[Node | None, Node | None]:
        """Both sides with a name for each sum, or None for one of which not all is seen."""
        inside = for_every(self.letter, self.first, self.scope)
        left, right = (_with_named_sums(side, self, inside) for side in (self.left, self.right))
        return left, right

    @property
    def is_seen(self) -> bool:
        """Whether nothing on both sides depends on the letter unseen."""
        return None not in self.sides

    @property
    def starts_late(self) -> bool:
        """Whether some sum has terms for a number below the first one."""
        return self.domain.low is None and self.first > min(one.parts.first for one in self.sums)

    @property
    def domain(self) -> Domain:
        """Where the letter lies."""
        return self.scope.domains.get(self.letter, Domain())

    @property
    def numbers(self) -> list[int]:
        """The first numbers that the letter may be."""
        some = range(self.first, self.first + MOST_TRIED)
        return [number for number in some if Fraction(number) in self.domain]


def judge_sum_formula(
    found: Judgement, left: Side, right: Side, relation: str, scope: Scope, judged: Judge
) -> Judgement:
    """Return what becomes of an open claim if it is a formula for a sum up to any number."""
    growth = _growth(left, right, scope) if relation == "=" and found.status in _OPEN else None
    if growth is None:
        return found
    letter, first = growth.letter, growth.first
    if last_terms(left, right, scope) - {letter} and not growth.is_seen:
        return found  # a sum behind a name may end elsewhere
    tried = [(at, judged(left, right, scope.at_index(letter, at))) for at in growth.numbers]
    wrong = [(at, one) for at, one in tried if one.status is Status.REFUTED]
    if len(wrong) == 1 and wrong[0][0] == first:
        what = (f"whether this is said of {letter} = {first}",)
        return Judgement(Status.NEEDS_CONTEXT, f"wrong for {letter} = {first} only", missing=what)
    if wrong:
        return replace(wrong[0][1], reason=f"for {letter} = {wrong[0][0]}: {wrong[0][1].reason}")
    if not tried or any(one.status is not Status.PROVED for _, one in tried):
        return found
    step = _one_term_more(growth, judged)
    if step is None:
        told = f"right for {letter} = {first} to {tried[-1][0]}"
        return Judgement(Status.UNDECIDED, f"{told}, not proved for every {letter}")
    conditions = (condition for one in (*(each for _, each in tried), step)
                  for condition in one.conditions)  # fmt: skip
    reason = f"by induction over {letter}, from {letter} = {first} on"
    later = (f"{letter} ≥ {first}",) if growth.starts_late else ()  # a shorter sum has terms before
    return replace(step, reason=reason, conditions=tuple(dict.fromkeys((*later, *conditions))))


def _growth(left: Side, right: Side, scope: Scope) -> _Growth | None:
    """Return a claim with its sums if all of them end at one letter that is no known number."""
    sides = [side for side in (left, right) if side.piece is not None]
    if len(sides) < 2:
        return None
    found: dict[object, _Sum] = {}
    letters: set[str] = set()
    for side in sides:
        for part in s.walk(side.piece):  # type: ignore[arg-type]
            if not isinstance(part, s.Big):
                continue
            step = None if part.upper is None else step_of(part.upper)
            family = None if step is None else Family(step.letter, part, side.source)
            parts = None if family is None else sum_of(family)
            if step is None or parts is None:
                return None
            letters.add(step.letter)
            found.setdefault(form(part), _Sum(f"sum {len(found) + 1}", part, parts))
    if len(letters) != 1 or _nested(found.values()):
        return None
    letter = letters.pop()
    given = {*scope.indices, *scope.values, *scope.definitions, *scope.alternatives, *scope.ranges}
    if letter in given - {*scope.elsewhere} or scope.layers is not None:
        return None
    return _Growth(letter, tuple(found.values()), left, right, scope.without(letter))


def _nested(sums: object) -> bool:
    return any(
        isinstance(part, s.Big)
        for one in sums  # type: ignore[attr-defined]
        for part in s.walk(one.parts.term)
    )


def _one_term_more(growth: _Growth, judged: Judge) -> Judgement | None:
    """Return the proof that one term more in every sum keeps a claim, or None."""
    letter, first = growth.letter, growth.first
    inside = for_every(letter, first, growth.scope)
    terms = [_term(one, growth, inside) for one in growth.sums]
    now = [side for side in growth.sides if side is not None]
    if len(now) < 2:
        return None
    grown: dict[Node, Node] = {}
    for one, term in zip(growth.sums, terms, strict=True):
        if term is None or any(names(name, letter) for name in n.free_variables(term)):
            return None
        last = shifted_by(term, one.parts.counter, letter, one.parts.shift + 1)
        grown[n.variable(one.name)] = n.variable(one.name) + last
    later = [put_in(shifted_by(side, letter, letter, 1), grown) for side in now]
    pair = later[0] - now[0], later[1] - now[1]
    for body, formula in dict.fromkeys((without_powers(pair, letter, first), pair)):
        left = _side(growth.left, body, inside)
        found = judged(left, _side(growth.right, formula, inside), inside)
        # a condition on the letter, or on a sum, may fail for one number, and the chain ends there
        told = " ".join(found.conditions)
        held = not any(one.name in told for one in growth.sums) and not names(told, letter)
        if found.status is Status.PROVED and held:
            return found
    return None


def _with_named_sums(side: Side, growth: _Growth, scope: Scope) -> Node | None:
    piece = side.piece
    for one in growth.sums:
        piece = None if piece is None else with_name(piece, one.name, one.piece)
    for one in growth.sums:
        scope = scope.as_number(one.name)
    return None if piece is None else _value(piece, side, growth.letter, scope)


def _term(one: _Sum, growth: _Growth, scope: Scope) -> Node | None:
    counter = one.parts.counter
    inside = for_every(counter, one.parts.first + one.parts.shift, scope)
    return _value(one.parts.term, growth.left, counter, inside)


def _value(piece: s.Surface, side: Side, letter: str, scope: Scope) -> Node | None:
    """Return a formula in which nothing depends on a letter unseen, or None."""
    try:
        meaning = elaborate(piece, scope, side.source, finish=False)
    except SymsgdError:
        return None
    if meaning.missing or not isinstance(meaning.value, Node):
        return None
    value = without_names(meaning.value)
    if not isinstance(value, Node):
        return None
    seen = all(
        name not in scope.families and shifts(name, letter) for name in n.free_variables(value)
    )
    return value if seen else None


def _side(where: Side, value: Node, scope: Scope) -> Side:
    return Side(where.source, where.start, where.end,
                value=Elaborator(scope, where.source).finish(value))  # fmt: skip
