"""What is proved by induction, as data: the equation with its sums, and the rules behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from symsgd.check.induction.growing_sums import GrowingSum, growing_sums, value_of, with_named_sums
from symsgd.check.induction.induction import (
    Statement,
    for_every,
    value_in,
    without_closed_forms,
    written,
)
from symsgd.check.induction.induction_names import member, names
from symsgd.check.induction.sums_of_terms import sum_of
from symsgd.check.judgement import Side
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.indexed import Induction, Member, NamedSum, Rule
from symsgd.expression.node import Node
from symsgd.read.meaning import Elaborator
from symsgd.read.scope import Scope
from symsgd.read.sequences import Step, lowest, name_of_member, name_of_step


def of_sequence(said: Statement, low: int) -> Induction | None:
    """Return a statement about every member of a sequence, with the rule of the sequence.

    None is returned where something in it is not seen through.
    """
    letter, scope = said.step.letter, for_every(said.step.letter, low, without_closed_forms(said))
    sums = growing_sums((said.right,))
    if sums is None and _has_sum(said.right):
        return None
    sums = sums or ()
    if any(one.letter != letter for one in sums):
        return None
    right = with_named_sums(said.right, sums, letter, scope) if sums else value_in(
        said.right, letter, said)  # fmt: skip
    named = named_sums(sums, scope)
    if right is None or named is None:
        return None
    bare = Induction(
        letter=letter,
        low=low,
        left=n.variable(name_of_step(said.key, letter, said.step.shift)),
        right=finished(right, said.right, scope),
        context=scope.context(),
        sums=named,
    )
    return with_members(_with_rules(bare, said))


def _with_rules(bare: Induction, said: Statement) -> Induction | None:
    """Return it with the rules of all sequences in it, and in these rules."""
    whole, known = bare, set[str]()
    while True:
        named = (found for name in n.free_variables(*whole.formulas)
                 for letter in whole.letters if (found := member(name, letter)))  # fmt: skip
        keys = [key for key, _ in named if key in said.scope.members.sequences and key not in known]
        if not keys:
            return whole
        known.add(keys[0])
        step = said.step if keys[0] == said.key else Step(said.step.letter, 0)
        family = said.scope.members.sequences[keys[0]]
        other = replace(said, key=keys[0], rule=family, step=step)
        several = family.high is not None or family.otherwise is not None
        ruled = None if several else _rule(other, len(known))
        if ruled is None:
            return None
        text = family.source.text[family.body.start : family.body.end]
        whole = replace(
            whole,
            rules=(*whole.rules, ruled[0]),
            sums=(*whole.sums, *ruled[1]),
            given=(*whole.given, *_given(other)),
            texts=(*whole.texts, text),
        )


def with_members(whole: Induction | None) -> Induction | None:
    """Return it with its members named, or None if a letter stands in other symbols as well.

    A sum behind a name has a symbol made of words, which nobody sees through here.
    """
    if whole is None:
        return None
    free = n.free_variables(*whole.formulas)
    if any(" " in name for name in set(free) - {one.name for one in whole.sums}):
        return None
    members: dict[str, Member] = {}
    for name in free:
        for letter in whole.letters:
            if (found := member(name, letter)) is not None:
                members[name] = (found[0], letter, found[1])
            elif name != letter and names(name, letter):
                return None
    keys = {key for key, _, _ in members.values()}
    for key in keys:
        for number in range(MOST_GIVEN):
            if (name := name_of_member(key, number)) in free:
                members[name] = (key, "", number)
    return replace(whole, members=tuple(members.items()))


MOST_GIVEN = 20  # members with a number for their index


def named_sums(sums: Iterable[GrowingSum], scope: Scope) -> tuple[NamedSum, ...] | None:
    """Return sums that end at a letter with their terms, or None if one is not seen through."""
    found = []
    for one in sums:
        counter = one.parts.counter
        inside = for_every(counter, one.parts.first + one.parts.shift, scope)
        term = value_of(one.parts.term, one.side, (counter,), inside)
        if term is None:
            return None
        start = one.parts.first + one.parts.shift
        term = finished(term, one.side, inside)
        found.append(NamedSum(one.name, term, counter, start, one.letter, one.parts.shift))
    return tuple(found)


def finished(value: Node, side: Side, scope: Scope) -> Node:
    """Return a formula with what is known of its letters put in."""
    known = Elaborator(scope, side.source).finish(value)
    return known if isinstance(known, Node) else value


def _rule(said: Statement, number: int) -> tuple[Rule, tuple[NamedSum, ...]] | None:
    """Return the rule of the sequence, and the sum in it if it is one."""
    rule, scope = said.rule, for_every(said.rule.letter, 0, without_closed_forms(said))
    head = name_of_step(said.key, rule.letter, rule.shift)
    total = sum_of(rule)
    if total is None:
        body = value_in(written(rule), rule.letter, said)
        if body is None:
            return None
        first = max(lowest(said.key, rule), said.first + said.order)
        return Rule(head, rule.letter, first - rule.shift, finished(body, said.right, scope)), ()
    inside = for_every(total.counter, total.first + total.shift, scope)
    term = value_of(total.term, written(rule), (total.counter,), inside)
    if term is None or rule.letter in n.free_variables(term):
        return None
    term = finished(term, said.right, inside)
    start = total.first + total.shift
    one = NamedSum(f"sum of rule {number}", term, total.counter, start, rule.letter, total.shift)
    return Rule(head, rule.letter, total.first, n.variable(one.name)), (one,)


def _given(said: Statement) -> Iterable[tuple[str, Node]]:
    """Yield the members that the text gives, of those before the first one that the rule gives."""
    scope = without_closed_forms(said)
    for number in range(said.first, said.first + said.order):
        name = name_of_member(said.key, number)
        said_of_it = scope.definitions.get(name)
        known = said_of_it if isinstance(said_of_it, Node) else n.variable(name)
        try:
            value = Elaborator(scope, said.right.source).finish(known)
        except SymsgdError:
            continue
        if isinstance(value, Node) and value is not n.variable(name):
            yield name, value


def _has_sum(side: Side) -> bool:
    from symsgd.read import surface as s

    return side.piece is not None and any(isinstance(p, s.Big) for p in s.walk(side.piece))
