"""Where a step of a chain is claimed: at the points at which the sides before it have values.

``f''(x) = 1/x > 0`` with f(x) = x ln x says nothing of x = -1, where f has no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from symsgd.check.finding import Link
from symsgd.check.judgement import Judgement
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.conditions import describe, domain_conditions, independent
from symsgd.read.intermediate import each, without_names
from symsgd.read.scope import Scope


def in_chain(
    found: Judgement, link: Link, judged: Callable[[Scope], Judgement]
) -> tuple[Judgement, Link]:
    """Return a refuted step as it is where the sides before it have values, with its scope."""
    asks = found.status is Status.NEEDS_CONTEXT and link.scope.around.going_on is not None
    if not link.before or (found.status is not Status.REFUTED and not asks):
        return found, link
    limits = tuple(dict.fromkeys(_limits(link)))
    if not limits:
        return found, link
    scope = replace(link.scope, assumed=(*link.scope.assumed, *limits))
    again = judged(replace(scope, around=replace(scope.around, going_on=None)))
    if asks and again.status is not Status.PROVED:
        return found, link
    if again.status is Status.PROVED:
        told = map(describe, independent(limits, link.scope.context(), logistic=True))
        again = replace(again, conditions=tuple(dict.fromkeys((*again.conditions, *told))))
    return again, replace(link, scope=scope)


def _limits(link: Link) -> Iterator[Node]:
    """Yield what the sides before a step, and the names in them, ask of the letters of the step."""
    letters = _letters(link)
    for side in link.before:
        for name in side.names & link.scope.provisos.partial.keys():
            yield from (limit for limit in link.scope.provisos.partial[name]
                        if letters.issuperset(n.free_variables(limit)))  # fmt: skip
        try:
            value = side.meaning(link.scope).value
        except SymsgdError:
            continue
        nodes = () if value is None else each(without_names(value))
        for node in nodes:
            for condition in domain_conditions(node, link.scope.context()):
                if letters.issuperset(n.free_variables(condition)):
                    yield condition


def _letters(link: Link) -> set[str]:
    found: set[str] = set()
    for side in (link.left, link.right):
        try:
            value = side.meaning(link.scope).value
        except SymsgdError:
            continue
        found |= set() if value is None else {*n.free_variables(*each(value))}
    return found
