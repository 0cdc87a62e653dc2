r"""Statements about every member of a sequence, such as ``w_t = (1 - 2\eta)^t w_0``.

They are tried on the first members.  What holds there is proved by induction: the rule makes of
the formula for one member the formula for the next, as an identity in the index.  A rule that is
written down anew, with t − 1 for t, is compared with the first one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.check.index_powers import without_powers
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.applications import put_in
from symsgd.read.intermediate import without_names
from symsgd.read.meaning import Elaborator, elaborate
from symsgd.read.scope import Family, Scope
from symsgd.read.sequences import (
    Step,
    lowest,
    members,
    name_of_member,
    name_of_step,
    offsets,
    place_of,
    step_of,
)

MOST_TRIED = 5  # members, from the first on
Judge = Callable[[Side, Side, Scope], Judgement]


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of every member: the sequence, its rule, and the index in the statement."""

    key: str
    rule: Family
    step: Step
    left: Side
    right: Side
    scope: Scope

    @property
    def order(self) -> int:
        """How many members before a member its rule needs."""
        return max(offsets(self.key, self.rule) or (1,))

    @property
    def first(self) -> int:
        """The first member: the one that is given, or the first that the rule needs."""
        start = lowest(self.key, self.rule) - self.order
        given = {**self.scope.values, **self.scope.definitions}
        names = ((number, name_of_member(self.key, number)) for number in range(start, start + 3))
        return next((number for number, name in names if name in given), start)


def judge_closed_form(left: Side, right: Side, scope: Scope, judged: Judge) -> Judgement:
    """Return what becomes of a statement about every member of a sequence."""
    said = _statement(left, right, replace(scope, closed_form=False))
    letter, scope = said.step.letter, said.scope
    first = max(said.first + (said.order if _is_rule(said) else 0), said.step.shift)
    domain = scope.domains.get(letter)
    if domain is not None and domain.low is not None:
        first = max(first, math.floor(domain.low) + domain.low_open + said.step.shift)
    tried: list[tuple[int, Judgement]] = []
    for number in range(first, first + MOST_TRIED):
        at = number - said.step.shift
        tried.append((at, judged(left, right, scope.with_index(letter, at))))
    failed = _failed(said, tried)
    if failed is not None:
        return failed
    low = first - said.step.shift
    step = _step(said, first, judged)
    if step is not None and not _about(step, letter):
        found = (*(one for _, one in tried), step)
        conditions = dict.fromkeys(condition for one in found for condition in one.conditions)
        way = "the rule once more" if _is_rule(said) else f"by induction over {letter}"
        return replace(step, reason=f"{way}, from {letter} = {low} on",
                       conditions=tuple(conditions))  # fmt: skip
    reason = f"right for {letter} = {low} to {low + MOST_TRIED - 1}, not proved for every {letter}"
    return Judgement(Status.UNDECIDED, reason)


def _failed(said: Statement, tried: list[tuple[int, Judgement]]) -> Judgement | None:
    """Return the judgement on the member that contradicts a statement, or leaves it open."""
    letter = said.step.letter
    wrong = [(at, one) for at, one in tried if one.status is Status.REFUTED]
    other = [(at, one) for at, one in tried if one.status is not Status.PROVED]
    if not other:
        return None
    at, one = wrong[0] if wrong else other[0]
    found = replace(one, reason=f"for {letter} = {at}: {one.reason}")
    only_first = wrong == other == [tried[0]]
    steady = said.right.piece is not None and not _has(said.right.piece, letter)
    if not wrong or not (only_first or steady):
        return found
    what = f"whether this is said of {letter} = {at}" if only_first else f"for which {letter} it is"
    return replace(found, status=Status.NEEDS_CONTEXT, missing=(what,), counterexample=None)


def _has(piece: s.Surface, letter: str) -> bool:
    return any(isinstance(part, s.Letter) and part.name == letter for part in s.walk(piece))


def _statement(left: Side, right: Side, scope: Scope) -> Statement:
    place = None if left.piece is None else place_of(left.piece, scope.indices)
    step = None if place is None else step_of(place.at)
    if place is None or step is None:
        raise AssertionError
    return Statement(place.key, scope.sequences[place.key], step, left, right, scope)


def _about(step: Judgement, letter: str) -> bool:
    """Say whether a step is proved only for some numbers."""
    return any(re.search(rf"\b{letter}\b", condition) for condition in step.conditions)


def _is_rule(said: Statement) -> bool:
    """Say whether the statement gives a member by earlier ones, and is no closed form."""
    if said.right.piece is None:
        return False
    return any(step_of(index) is not None for index in members(said.key, said.right.piece))


def _step(said: Statement, first: int, judged: Judge) -> Judgement | None:
    """Return the proof that the step from earlier members to a member keeps the statement."""
    rule, letter, scope = said.rule, said.rule.letter, said.scope
    if rule.high is not None or rule.otherwise is not None:
        return None
    formula = _value(said.right, said.step.letter, scope)
    body = _value(Side(rule.source, rule.body.start, rule.body.end, rule.body), letter, scope)
    if formula is None or body is None:
        return None
    if _is_rule(said):
        shift = said.step.shift - rule.shift
        body, letter = _renamed(body, letter, said.step.letter, shift), said.step.letter
        body = _put_in(body, scope)
    else:
        earlier = {
            n.variable(name_of_step(said.key, letter, rule.shift - by)): _at(
                formula, said.step.letter, letter, rule.shift - by - said.step.shift
            )
            for by in offsets(said.key, rule) or ()
        }
        body = put_in(body, earlier)
        formula = _at(formula, said.step.letter, letter, rule.shift - said.step.shift)
        if any(_moves(name, letter) for name in n.free_variables(formula, body)):
            return None
    low = first - said.step.shift if _is_rule(said) else first + said.order - rule.shift
    domain = Domain(low=Fraction(low), integer=True)
    inside = scope.with_domain(letter, domain)
    powers = without_powers((body, formula), letter, low)
    for pair in dict.fromkeys((powers, (body, formula))):
        sides = [_side(said.right, value, inside) for value in pair]
        found = judged(sides[0], sides[1], inside)
        if found.status is Status.PROVED:
            return found
    return None


def _value(side: Side, letter: str, scope: Scope) -> Node | None:
    """Return a formula with its index as a symbol, every name in it put in."""
    if side.piece is None:
        return None
    free = replace(scope.without(letter), domains={**scope.domains, letter: Domain(integer=True)})
    try:
        meaning = elaborate(side.piece, free, side.source, finish=False)
    except SymsgdError:
        return None
    if meaning.missing or not isinstance(meaning.value, Node):
        return None
    value = without_names(meaning.value)
    return value if isinstance(value, Node) else None


def _at(formula: Node, letter: str, new: str, shift: int) -> Node:
    """Return a formula at a shifted index."""
    index = n.variable(new)
    at = index if not shift else index + shift
    return put_in(formula, {n.variable(letter): at})


def _renamed(body: Node, letter: str, new: str, shift: int) -> Node:
    """Return a formula with every index shifted, also those of symbols: g_t becomes g_{t-1}."""
    index = n.variable(new)
    changed: dict[Node, Node] = {n.variable(letter): index if not shift else index + shift}
    for name in n.free_variables(body):
        found = re.fullmatch(rf"(.+?)(_|\^\(|\^\{{)\{{?{letter}(?:([+-]\d+))?\}}?\)?", name)
        if found is not None:
            key = found[1] if found[2] == "_" else found[1] + found[2]
            by = int(found[3] or 0) + shift
            changed[n.variable(name)] = n.variable(name_of_step(key, new, by))
    return put_in(body, changed)


def _put_in(body: Node, scope: Scope) -> Node:
    """Return a formula with the symbols that have got a definition by being shifted."""
    known = {
        n.variable(name): without_names(value)
        for name in n.free_variables(body)
        if isinstance(value := scope.definitions.get(name), Node)
    }
    return put_in(body, known)  # type: ignore[arg-type]


def _moves(name: str, letter: str) -> bool:
    """Say whether a symbol has the letter as an index: it is another one at every step."""
    return (
        name != letter and re.search(rf"[_^].*(?<![A-Za-z]){letter}(?![A-Za-z])", name) is not None
    )


def _side(where: Side, value: Node, scope: Scope) -> Side:
    known = Elaborator(scope, where.source).finish(value)
    return Side(where.source, where.start, where.end, value=known)
