"""Claims about the points of a curve: y' = −x/y where x² + y² = 25."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.entries import Decide
from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.possible import is_possible
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.functions.applications import put_in
from symsgd.read.scope import Scope


def on_curve(
    found: Judgement, left: Side, right: Side, relation: str, scope: Scope, by: Decide
) -> Judgement:  # fmt: skip
    """Return what becomes of a claim about letters that an equation joins.

    It is proved if it holds at every point of the curve, and refuted if it is general and wrong at
    one of them.
    """
    relations = scope.around.relations
    if not relations or relation not in n.RELATIONS or found.status is Status.UNREAD:
        return found
    inside = replace(scope, around=replace(scope.around, relations=()))
    sides = [side.meaning(inside) for side in (left, right)]
    values = [side.value for side in sides if not side.missing]
    if len(values) != 2 or not all(isinstance(value, Node) for value in values):
        return found
    said = n.relation(relation, *(value for value in values if isinstance(value, Node)))
    known = {n.variable(name): value for name, value in scope.values.items()
             if isinstance(value, Node)}  # fmt: skip
    told = tuple(text for equation, text in relations
                 if {*n.free_variables(equation)} & _letters(left, right, scope))  # fmt: skip
    if not told:
        return found
    if found.status is Status.PROVED:
        return replace(found, conditions=tuple(dict.fromkeys((*found.conditions, *told))))
    curve = [put_in(equation, known) for equation, _ in relations]
    whole = n.logic("and", *curve) if len(curve) > 1 else curve[0]
    context = scope.context()
    if not n.free_variables(said):
        return found
    verdict = by(whole, said, context, "implies")
    if verdict.proved and is_possible(whole, context, by):
        conditions = tuple(dict.fromkeys((*verdict.conditions, *told)))
        reason = "it holds at every point of the curve"
        return replace(found, status=Status.PROVED, reason=reason, missing=(),
                       conditions=conditions, counterexample=None)  # fmt: skip
    if found.status is not Status.REFUTED:
        return found
    if verdict.refuted:
        return replace(found, conditions=told, counterexample=verdict.counterexample,
                       reason="wrong at a point of the curve")  # fmt: skip
    curves = " and ".join(told)
    return found.asking(f"wrong of some numbers, and open where {curves}", f"whether {curves}")


def _letters(left: Side, right: Side, scope: Scope) -> set[str]:
    """Return the letters of a claim; those of y' are y's."""
    names = left.names | right.names
    return {name.rstrip("'") for name in names} | {
        one for one in scope.around.implicit if any(one in name for name in names)
    }
