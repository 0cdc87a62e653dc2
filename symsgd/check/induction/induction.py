"""The step from a member of a sequence to the next: an identity in the index."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.check.indices.index_powers import without_powers
from symsgd.check.induction.growing_sums import (
    all_grown,
    growing_sums,
    put_in_sums,
    with_named_sums,
)
from symsgd.check.induction.induction_names import shifted_by, shifts
from symsgd.check.induction.sums_of_terms import sum_of
from symsgd.check.judgement import Judge, Judgement, Side
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.read.functions.applications import put_in
from symsgd.read.intermediate import without_names
from symsgd.read.meaning import Elaborator, elaborate
from symsgd.read.records import Family
from symsgd.read.scope import Scope
from symsgd.read.sequences import (
    Step,
    lowest,
    members,
    name_of_member,
    name_of_step,
    offsets,
    step_of,
)

BY_INDUCTION = "by induction over"  # in the reason of every verdict that rests on it
AGAIN = "the rule once more"  # of a rule that is stated in another form
MOST_TRIED = 5  # members, from the first on: those that the first step needs are among them


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
    def is_rule(self) -> bool:
        """Whether it gives a member by earlier ones, and is no closed form."""
        if self.right.piece is None:
            return False
        return any(step_of(index) is not None for index in members(self.key, self.right.piece))

    @property
    def order(self) -> int:
        """How many members before a member its rule needs."""
        return max(offsets(self.key, self.rule) or (0,))

    @property
    def first(self) -> int:
        """The first member: the one that is given, or the first that the rule needs."""
        if (total := sum_of(self.rule)) is not None:
            return total.first
        start = lowest(self.key, self.rule) - self.order
        given = {**self.scope.values, **self.scope.definitions}
        names = ((number, name_of_member(self.key, number)) for number in range(start, start + 3))
        return next((number for number, name in names if name in given), start)


def step_of_induction(said: Statement, first: int, judged: Judge) -> Judgement | None:
    """Return the proof that the step from earlier members to a member keeps the statement."""
    bounded = said.rule.high is not None or said.rule.otherwise is not None
    if bounded or said.order > MOST_TRIED:
        return None
    again = said.is_rule
    first_pair = _once_more(said) if again else _next(said)
    pairs = [first_pair] if first_pair is not None else [] if again else _next_sums(said, first)
    letter = said.step.letter if again else said.rule.letter
    low = first - said.step.shift if again else first + max(said.order, 1) - said.rule.shift
    low -= sum_of(said.rule) is not None and not again
    inside = for_every(letter, low, said.scope)
    for body, formula in dict.fromkeys(
        one for pair in pairs for one in (without_powers(pair, letter, low), pair)
    ):
        sides = [_side(said.right, value, inside) for value in (body, formula)]
        found = judged(sides[0], sides[1], inside)
        if found.status is Status.PROVED and not _about(found, letter):
            return found
    return None


def _about(step: Judgement, letter: str) -> bool:
    """Say whether a step is proved only for some numbers."""
    return any(re.search(rf"\b{letter}\b", condition) for condition in step.conditions)


def _once_more(said: Statement) -> tuple[Node, Node] | None:
    """Return what the first rule and what a second one make of a member."""
    rule, letter = said.rule, said.step.letter
    formula = value_in(said.right, letter, said)
    body = value_in(written(rule), rule.letter, said)
    if formula is None or body is None:
        return None

    def at(shift: int) -> Node:
        return _put_in(shifted_by(body, rule.letter, letter, shift - rule.shift), said.scope)

    if not said.order and said.right.piece is not None:  # no rule, but a formula for each member
        steps = (step_of(index) for index in members(said.key, said.right.piece))
        shifts = {step.shift for step in steps if step is not None}
        formula = put_in(
            formula,
            {n.variable(name_of_step(said.key, letter, shift)): at(shift) for shift in shifts},
        )
    return at(said.step.shift), formula


def _next(said: Statement) -> tuple[Node, Node] | None:
    """Return what the rule makes of a closed form, and the closed form one step on."""
    rule, letter, shift = said.rule, said.rule.letter, said.rule.shift - said.step.shift
    formula = value_in(said.right, said.step.letter, said)
    if formula is None:
        return None
    total = sum_of(rule)
    if total is not None:
        term = value_in(replace(written(rule), piece=total.term), total.counter, said)
        if term is None or letter in n.free_variables(term):
            return None
        now = _at(formula, said.step.letter, letter, shift)
        body: Node | None = now + _at(term, total.counter, letter, total.shift + 1)
        shift += 1
    elif not said.order:
        return None
    else:
        body = value_in(written(rule), letter, said)
        body = body and _with_formulas(body, letter, said)
    if body is None:
        return None
    earlier = {
        n.variable(name_of_step(said.key, letter, rule.shift - by)): _at(
            formula, said.step.letter, letter, shift - by
        )
        for by in offsets(said.key, rule) or ()
    }
    pair = put_in(body, earlier), _at(formula, said.step.letter, letter, shift)
    moves = any(_moves(name, letter) for name in n.free_variables(*pair))
    return None if moves else pair


def _next_sums(said: Statement, first: int) -> list[tuple[Node, Node]]:
    r"""Return the same for a closed form with sums: ``v_t = \sum_{i=1}^t \beta^{t-i} g_i``."""
    rule, letter = said.rule, said.step.letter
    shift = rule.shift - said.step.shift
    sums = growing_sums((said.right,))
    if not sums or sums[0].letter != letter or offsets(said.key, rule) != (1,):
        return []
    if any(first - said.step.shift < one.parts.first - 1 for one in sums):
        return []  # a sum that does not grow yet
    scope = for_every(letter, 0, without_closed_forms(said))
    formula = with_named_sums(said.right, sums, letter, scope)
    body = value_in(written(rule), rule.letter, said)
    if formula is None or body is None:
        return []
    if not all(shifts(name, rule.letter) for name in n.free_variables(body)):
        return []
    before = n.variable(name_of_step(said.key, rule.letter, rule.shift - 1))
    now = put_in(body, {before: shifted_by(formula, letter, rule.letter, shift - 1)})
    later = shifted_by(formula, letter, rule.letter, shift)
    found = []
    for ends in all_grown(sums, [for_every(one.parts.counter, 0, scope) for one in sums]):
        grown = {name: shifted_by(end, letter, rule.letter, shift - 1)
                 for name, end in ends.items()}  # fmt: skip
        found.append((now, put_in_sums(later, grown)))
    return found


def _with_formulas(body: Node, letter: str, said: Statement) -> Node:
    r"""Return a formula in which members that a formula gives for every index are put in."""
    found: dict[Node, Node] = {}
    for key, rule in said.scope.members.sequences.items():
        plain = rule.high is None and rule.otherwise is None and sum_of(rule) is None
        if key == said.key or not plain or offsets(key, rule) != ():
            continue
        for shift in range(-MOST_TRIED, MOST_TRIED + 1):
            name = name_of_step(key, letter, shift)
            formula = value_in(written(rule), rule.letter, said) if has(body, name) else None
            if formula is not None:
                shifted = shifted_by(formula, rule.letter, letter, shift - rule.shift)
                found[n.variable(name)] = shifted
    return put_in(body, found)


def has(body: Node, name: str) -> bool:
    """Say whether a symbol stands in a formula.

    >>> has(n.variable("x") + 1, "x")
    True
    """
    return name in n.free_variables(body)


def written(rule: Family) -> Side:
    """Return the formula of a rule as a side of a claim."""
    return Side(rule.source, rule.body.start, rule.body.end, rule.body)


def for_every(letter: str, low: int, scope: Scope) -> Scope:
    """Return the scope in which an index is every whole number from one on, and nothing else.

    >>> for_every("t", 1, Scope()).domains["t"].integer
    True
    """
    kept = {name: values for name, values in scope.alternatives.items() if name != letter}
    ranges = {name: numbers for name, numbers in scope.ranges.items() if name != letter}
    free = replace(scope.without(letter), alternatives=kept, ranges=ranges)
    return free.with_domain(letter, Domain(low=Fraction(low), integer=True))


def value_in(side: Side, letter: str, said: Statement) -> Node | None:
    """Return a formula with its index as a symbol, every name in it put in but the members."""
    if side.piece is None:
        return None
    scope = for_every(letter, 0, without_closed_forms(said))
    try:
        meaning = elaborate(side.piece, scope, side.source, finish=False)
    except SymsgdError:
        return None
    if meaning.missing or not isinstance(meaning.value, Node):
        return None
    value = without_names(meaning.value)
    return value if isinstance(value, Node) else None


def without_closed_forms(said: Statement) -> Scope:
    """Return the scope without what the text says of members with a letter, rules left aside.

    Such statements are claims themselves: nothing may rest on them here.
    """
    scope = said.scope
    families = {
        key: one for key, one in scope.families.items() if key not in scope.members.sequences
    }
    scope = replace(scope, families=families)
    for key, rule in scope.members.sequences.items():
        for shift in range(-MOST_TRIED, MOST_TRIED + 1):
            for letter in {rule.letter, said.step.letter, said.rule.letter}:
                ruled = key != said.key and (letter, shift) == (rule.letter, rule.shift)
                ruled = ruled and sum_of(rule) is None
                name = name_of_step(key, letter, shift)
                if not ruled and name in scope.definitions:
                    scope = scope.without(name)
    return scope


def _at(formula: Node, letter: str, new: str, shift: int) -> Node:
    """Return a formula at a shifted index."""
    index = n.variable(new)
    at = index if not shift else index + shift
    return put_in(formula, {n.variable(letter): at})


def _put_in(body: Node, scope: Scope) -> Node:
    """Return a formula with the rules put in for symbols that are their heads, once shifted."""
    heads = {
        name_of_step(key, rule.letter, rule.shift) for key, rule in scope.members.sequences.items()
    }
    known = {
        n.variable(name): without_names(value)
        for name in n.free_variables(body)
        if name in heads and isinstance(value := scope.definitions.get(name), Node)
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
