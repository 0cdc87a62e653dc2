"""Where one letter of an inequality may be: what bounds it, and what is known of the others.

A letter may be bounded by numbers, from its domain, and by what is assumed: μ ≤ λ, −G ≤ g.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of where a letter may be, which is free of the letter; ``strict`` leaves it out."""

    at: Node
    strict: bool


def bounds(name: str, context: Context) -> tuple[list[Bound], list[Bound]]:
    """Return what a letter is not below, and what it is not above.

    >>> x, a = n.variables("x a")
    >>> near = Context.of({}, [n.relation("<", x, a), n.relation("<", -x, a)])
    >>> [[str(bound.at) for bound in side] for side in bounds("x", near)]
    [['-a'], ['a']]
    """
    lower: list[Bound] = []
    upper: list[Bound] = []
    domain = context.domain(name)
    if domain.low is not None:
        lower.append(Bound(n.number(domain.low), domain.low_open))
    if domain.high is not None:
        upper.append(Bound(n.number(domain.high), domain.high_open))
    for fact in context.relations:
        for sign, at in _read(fact, name):
            (lower if sign[0] == ">" else upper).append(Bound(at, "=" not in sign))
    return lower, upper


def _read(fact: Node, name: str) -> Iterator[tuple[str, Node]]:
    """Yield (sign, at) for a fact that says ``name sign at``."""
    sign, x = str(fact.value), n.variable(name)
    if sign not in _TURNED:
        return
    left, right = fact.args
    for here, one, other in ((sign, left, right), (_TURNED[sign], right, left)):
        if name in n.free_variables(other):
            continue
        if one is x:
            yield here, other
        elif one is -x:
            yield _TURNED[here], negated(other)


def negated(node: Node) -> Node:
    """Return −u, in the form in which −(−u) is u and −1 a number."""
    if node.head == n.NUMBER:
        return n.number(-Fraction(node.value))
    return node.args[0] if node.head == n.NEGATE else -node


def beside(name: str, context: Context) -> Context:
    """Return what is known of the other letters: each lower bound is not above an upper one."""
    lower, upper = bounds(name, context)
    kept = [fact for fact in context.relations if name not in n.free_variables(fact)]
    for low in lower:
        for high in upper:
            if n.free_variables(low.at, high.at):
                strict = low.strict or high.strict
                kept.append(n.relation("<" if strict else "<=", low.at, high.at))
    domains = {other: domain for other, domain in context.domains if other != name}
    return Context.of(domains, dict.fromkeys(kept))


def whole(domain: Domain) -> Domain:
    """Return the interval of a domain, with what lies between its members.

    >>> str(whole(Domain.named("posint")))
    '[1, oo)'
    """
    return replace(domain, integer=False, nonzero=False)
