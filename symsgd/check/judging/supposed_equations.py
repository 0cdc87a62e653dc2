"""Equations that a text supposes of its letters: "assume p + q = 1", and what follows from them.

An equation that is linear in one of its letters is solved for it.  What is right or wrong with the
solution put in is so for all numbers of which the equation holds.  Other equations only keep a
claim about their letters from being refuted by numbers that do not satisfy them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.entries import Decide
from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.possible import is_impossible, is_possible
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.limits import constant_value
from symsgd.read.scope import Scope

_DECIDED = (Status.PROVED, Status.REFUTED)


def solved_for(left: Node, right: Node) -> tuple[str, Node] | None:
    """Return a letter in which an equation is linear, and what it equals then; the last such.

    >>> p, q = n.variable("p"), n.variable("q")
    >>> name, value = solved_for(p + q, n.number(1))
    >>> name, decide(value, 1 - p, Context()).proved
    ('q', True)
    >>> solved_for(p * q, n.number(1)) is None, solved_for(p**2, n.number(4)) is None
    (True, True)
    """
    difference = left - right
    names = n.free_variables(difference)
    for name in reversed(names):
        letter, zeros = n.variable(name), {n.variable(one): n.number(0) for one in names}
        slope = constant_value(
            put_in(difference, {**zeros, letter: n.number(1)}) - put_in(difference, zeros)
        )
        if not slope:
            continue
        rest, factor = put_in(difference, {letter: n.number(0)}), n.number(str(slope))
        if decide(difference, rest + factor * letter, Context()).proved:
            return name, -rest / factor
    return None


def under_supposed(
    found: Judgement, left: Side, right: Side, scope: Scope, again: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim about letters of which equations are supposed."""
    if found.status is Status.PROVED or not scope.around.solved or _differentiates(left, right):
        return found
    names = left.names | right.names
    used = [one for one in scope.around.solved if names & {one[0], *n.free_variables(one[1])}]
    if not used:
        return found
    inside = replace(scope, around=replace(scope.around, solved=(), unknowns=frozenset()))
    for name, value, _ in used:
        inside = inside.with_definition(name, value)
    judged = again(inside)
    if judged.status not in _DECIDED:
        return found
    told = (text for _, _, text in used)
    return replace(judged, conditions=tuple(dict.fromkeys((*judged.conditions, *told))))


def from_premises(
    found: Judgement, left: Side, right: Side, relation: str, scope: Scope, by: Decide
) -> Judgement:
    """Return what becomes of a claim about letters that an equation is to be solved for.

    It is proved if every solution of the equation, of which there must be some, makes it right, and
    refuted if it is wrong of all numbers and of every solution.
    """
    if found.status is not Status.NEEDS_CONTEXT or not scope.around.premises:
        return found
    if relation not in n.RELATIONS or _differentiates(left, right):
        return found
    free = replace(scope, around=replace(scope.around, unknowns=frozenset()))
    sides = [side.meaning(free) for side in (left, right)]
    values = [side.value for side in sides if not side.missing]
    if len(values) != 2 or not all(isinstance(value, Node) for value in values):
        return found
    said = n.relation(relation, *(value for value in values if isinstance(value, Node)))
    context, letters = scope.context(), {*n.free_variables(said)}
    if not letters:
        return found  # it asks something else, such as the base of log 100
    for premise, text in scope.around.premises:
        if not letters <= {*n.free_variables(premise)}:
            continue
        verdict = by(premise, said, context, "implies")
        conditions = tuple(dict.fromkeys((*verdict.conditions, text)))
        if verdict.proved and is_possible(premise, context, by):
            reason = f"it follows from {text}"
            return replace(found, status=Status.PROVED, reason=reason, missing=(),
                           conditions=conditions, counterexample=None)  # fmt: skip
        both = n.logic("and", premise, said)
        if verdict.refuted and is_impossible(both, context, by):
            return replace(found, status=Status.REFUTED, missing=(), conditions=conditions,
                           reason=f"wrong of every solution of {text}",
                           counterexample=verdict.counterexample)  # fmt: skip
    return found


def _differentiates(*sides: Side) -> bool:
    """Say whether a derivative stands in a claim: its letters may be meant as independent."""
    parts = [part for side in sides if side.piece is not None for part in s.walk(side.piece)]
    return any(
        isinstance(part, s.Derivative | s.Gradient)
        or (isinstance(part, s.Scripted) and any(one.kind == "prime" for one in part.scripts))
        for part in parts
    )
