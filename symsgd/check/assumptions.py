"""Assumptions as people state them: an inequality narrows the domain of its variable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context, Domain
from symsgd.expression.node import Node
from symsgd.read.domains import domain_of

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def context_of(
    variables: Mapping[str, object] | Iterable[str] | None = None,
    assumptions: Iterable[Node] = (),
) -> Context:
    """Return the context of declared variables and assumed relations.

    An inequality between a variable and a number becomes part of the domain of the variable;
    any other relation is kept as it stands.

    >>> x = n.variable("x")
    >>> print(context_of({"x": "real"}, [n.relation(">", x, n.number(0))]).domain("x"))
    positive
    """
    named = variables if isinstance(variables, Mapping) else dict.fromkeys(variables or (), "real")
    domains = {name: domain_of(spec) for name, spec in named.items()}
    kept = []
    for relation in assumptions:
        bound = _bound(relation)
        if bound is None:
            kept.append(relation)
        else:
            name, sign, value = bound
            domains[name] = _narrowed(domains.get(name, NAMED["real"]), sign, value)
    return Context.of(domains, kept)


def _bound(relation: Node) -> tuple[str, str, Fraction] | None:
    left, right = relation.args
    sign = str(relation.value)
    if left.head != n.VARIABLE:
        left, right, sign = right, left, _MIRRORED[sign]
    value = rational_value(right)
    if left.head != n.VARIABLE or value is None or (sign == "!=" and value != 0):
        return None
    return str(left.value), sign, value


def _narrowed(domain: Domain, sign: str, value: Fraction) -> Domain:
    """Return a domain cut down by one inequality."""
    if sign == "!=":
        return replace(domain, nonzero=True, declared=True)
    if sign in {">", ">=", "="}:
        domain = _above(domain, value, is_open=sign == ">")
    if sign in {"<", "<=", "="}:
        domain = _below(domain, value, is_open=sign == "<")
    low, high, is_open = domain.low, domain.high, domain.low_open or domain.high_open
    if low is not None and high is not None and (low > high or (low == high and is_open)):
        raise SymsgdError(
            "empty-domain",
            "the assumptions contradict each other",
            advice="leave one of them out",
        )
    return replace(domain, declared=True)


def _above(domain: Domain, value: Fraction, *, is_open: bool) -> Domain:
    if domain.low is None or value > domain.low:
        return replace(domain, low=value, low_open=is_open)
    return replace(domain, low_open=domain.low_open or (is_open and value == domain.low))


def _below(domain: Domain, value: Fraction, *, is_open: bool) -> Domain:
    if domain.high is None or value < domain.high:
        return replace(domain, high=value, high_open=is_open)
    return replace(domain, high_open=domain.high_open or (is_open and value == domain.high))
