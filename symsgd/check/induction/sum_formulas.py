r"""Sums up to a letter that is any number: ``\sum_{i=1}^{t} r^i = r(1 - r^t)/(1 - r)``.

The claim is tried for the first numbers.  What holds there is proved by induction: with one term
more in every sum, the difference of the sides stays what it is, as an identity in the letter.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.check.indices.given_counts import without_data
from symsgd.check.indices.index_cases import ANY_COUNT, asks_for_unit_sum
from symsgd.check.indices.index_letters import last_terms
from symsgd.check.indices.index_powers import without_powers
from symsgd.check.induction.growing_sums import (
    GrowingSum,
    all_grown,
    growing_sums,
    put_in_sums,
    value_of,
    with_named_sums,
)
from symsgd.check.induction.induction import BY_INDUCTION, MOST_TRIED, for_every
from symsgd.check.induction.induction_names import names, shifted_by
from symsgd.check.induction.inductive import finished, named_sums, with_members
from symsgd.check.induction.positive_factors import positive_beside
from symsgd.check.judgement import Judge, Judgement, Side
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.indexed import Induction
from symsgd.expression.node import Node
from symsgd.read.functions.applications import put_in
from symsgd.read.meaning import Elaborator
from symsgd.read.scope import Scope

_OPEN = (Status.NEEDS_CONTEXT, Status.UNDECIDED)


@dataclass(frozen=True, slots=True)
class _Growth:
    """A claim whose sums get one term more with every number of a letter."""

    letter: str
    sums: tuple[GrowingSum, ...]
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
        left, right = (with_named_sums(side, self.sums, self.letter, inside)
                       for side in (self.left, self.right))  # fmt: skip
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
    if found.status is Status.PROVED and relation == "=" and found.reason.endswith(ANY_COUNT):
        growth = _growth(left, right, scope)
        return found if growth is None else replace(found, grounds=_as_data(growth))
    growth = _growth(left, right, scope) if relation == "=" and found.status in _OPEN else None
    if growth is None or asks_for_unit_sum(found):
        return found
    letter, first = growth.letter, growth.first
    if without_data(left, right, scope) is not scope:
        return found  # it is said of the numbers that are given, not of every count
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
    reason = f"{BY_INDUCTION} {letter}, from {letter} = {first} on"
    later = (f"{letter} ≥ {first}",) if growth.starts_late else ()  # a shorter sum has terms before
    return replace(step, reason=reason, conditions=tuple(dict.fromkeys((*later, *conditions))),
                   grounds=_as_data(growth))  # fmt: skip


def _as_data(growth: _Growth) -> Induction | None:
    """Return a claim about sums up to a letter as what it says for every number of the letter."""
    letter, first = growth.letter, growth.first
    if any(one.is_product for one in growth.sums):
        return None  # the data know sums alone
    inside = for_every(letter, first, growth.scope)
    sums, (left, right) = named_sums(growth.sums, inside), growth.sides
    if sums is None or left is None or right is None:
        return None
    first_side, second = (finished(value, growth.left, inside) for value in (left, right))
    return with_members(Induction(letter, first, first_side, second, inside.context(), sums))


def _growth(left: Side, right: Side, scope: Scope) -> _Growth | None:
    """Return a claim with its sums if all of them end at one letter that is no known number."""
    if left.piece is None or right.piece is None:
        return None
    sums = growing_sums((left, right), products=True)
    if not sums:
        return None
    letter = sums[0].letter
    given = {*scope.indices, *scope.values, *scope.definitions, *scope.alternatives, *scope.ranges}
    if letter in given - {*scope.around.elsewhere} or scope.layers is not None:
        return None
    return _Growth(letter, sums, left, right, scope.without(letter))


def _one_term_more(growth: _Growth, judged: Judge) -> Judgement | None:
    """Return the proof that one term more in every sum keeps a claim, or None."""
    letter, first = growth.letter, growth.first
    inside = for_every(letter, first, growth.scope)
    now = [side for side in growth.sides if side is not None]
    if len(now) < 2 or any(first < one.parts.first - 1 for one in growth.sums):
        return None  # the last: a sum that does not grow yet
    inside = _with_factors(growth, inside, judged)
    for ends in all_grown(growth.sums, [_of_counter(one, inside) for one in growth.sums]):
        later = [put_in_sums(shifted_by(side, letter, letter, 1), ends) for side in now]
        for pair in ((later[0] - now[0], later[1] - now[1]), _rest(later, now)):
            found = None if pair is None else _held(growth, (pair[0], pair[1]), inside, judged)
            if found is not None:
                return found
    return None


def _with_factors(growth: _Growth, scope: Scope, judged: Judge) -> Scope:
    """Return the scope in which the next factor of a product is limited as every factor is.

    A product of positive factors is positive: then its logarithm has one term more.  They are
    positive wherever a sum of their logarithms has a value.
    """
    for one in growth.sums:
        counter = one.parts.counter
        inside = _of_counter(one, scope)
        term = value_of(one.parts.term, one.side, (counter,), inside) if one.is_product else None
        if term is None:
            continue
        for name in n.free_variables(term):
            if name in scope.domains and names(name, counter):
                last = shifted_by(n.variable(name), counter, growth.letter, one.parts.shift + 1)
                scope = scope.with_domain(str(last.value), scope.domains[name])
        log = n.apply("exp", n.apply("log", term))
        whole = judged(_side(one.side, log, inside), _side(one.side, term, inside), inside)
        positive = whole.status is Status.PROVED and not whole.conditions
        if positive or any(_is_beside_logarithms(other, one, term, scope) for other in growth.sums):
            scope = scope.with_domain(one.name, Domain(low=Fraction(0), low_open=True))
    return scope


def _is_beside_logarithms(one: GrowingSum, product: GrowingSum, factor: Node, scope: Scope) -> bool:
    """Say whether a sum of logarithms has a value only where the factors are positive."""
    ends = {(each.parts.first, each.parts.shift) for each in (one, product)}
    counter = one.parts.counter
    term = None if one.is_product else value_of(
        one.parts.term, one.side, (counter,), _of_counter(one, scope)
    )  # fmt: skip
    if term is None or len(ends) > 1:
        return False
    if counter != product.parts.counter:
        factor = shifted_by(factor, product.parts.counter, counter, 0)
    return positive_beside(factor, term)


def _rest(later: list[Node], now: list[Node]) -> tuple[Node, Node] | None:
    """Return both sides one number on, with one side put in for the sum that it is alone."""
    for alone, other in ((0, 1), (1, 0)):
        if now[alone].head == n.VARIABLE and str(now[alone].value).startswith("sum "):
            known: dict[Node, Node] = {now[alone]: now[other]}
            return put_in(later[alone], known), put_in(later[other], known)
    return None


def _held(
    growth: _Growth, pair: tuple[Node, Node], inside: Scope, judged: Judge
) -> Judgement | None:
    """Return the proof that two formulas are equal for every number of the letter, or None."""
    letter = growth.letter
    for body, formula in dict.fromkeys((without_powers(pair, letter, growth.first), pair)):
        left = _side(growth.left, body, inside)
        found = judged(left, _side(growth.right, formula, inside), inside)
        # a condition on the letter, or on a sum, may fail for one number, and the chain ends there;
        # one on the next term is said of every term
        told = " ".join(found.conditions)
        told = re.sub(rf"_\{{{re.escape(letter)}\s*[+-]\s*\d+\}}|_{re.escape(letter)}\b", "", told)
        held = not any(one.name in told for one in growth.sums) and not names(told, letter)
        if found.status is Status.PROVED and held:
            return found
    return None


def _of_counter(one: GrowingSum, scope: Scope) -> Scope:
    return for_every(one.parts.counter, one.parts.first + one.parts.shift, scope)


def _side(where: Side, value: Node, scope: Scope) -> Side:
    return Side(where.source, where.start, where.end,
                value=Elaborator(scope, where.source).finish(value))  # fmt: skip
