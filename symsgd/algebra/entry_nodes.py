"""Formulas about entries of arrays as expressions in which sums over an index are symbols."""

from __future__ import annotations

from symsgd.algebra import entries as t
from symsgd.algebra.entries import Total
from symsgd.algebra.entry_functions import POWER
from symsgd.algebra.entry_terms import Call, Factor, Inside, Term, components
from symsgd.expression import node as n
from symsgd.expression.node import Node


def node_of(total: Total, atoms: dict[str, Node]) -> Node:
    """Return a total as an expression in which sums over an index are symbols of their own.

    ``atoms`` collects the symbols by what they stand for.
    """
    parts = [n.multiply(n.number(c), _term_node(term, atoms)) for term, c in total.terms]
    return n.add(*parts) if len(parts) > 1 else parts[0] if parts else n.number(0)


def _term_node(term: Term, atoms: dict[str, Node]) -> Node:
    factors = [n.number(1)]
    for bound, group in components(term):
        if bound:
            alone = t.normal(Term(bound, group))
            factors.append(_atom(repr(alone), atoms))
            continue
        for factor, e in group:
            base = _factor_node(factor, atoms)
            factors.append(base if e == 1 else n.power(base, n.number(e)))
    return n.multiply(*factors) if len(factors) > 1 else factors[0]


def _atom(key: str, atoms: dict[str, Node]) -> Node:
    return atoms.setdefault(key, n.variable(f"S_{len(atoms) + 1}"))


def _factor_node(factor: Factor, atoms: dict[str, Node]) -> Node:
    match factor:
        case Inside():
            return node_of(factor.total, atoms)
        case Call(name="pi" | "e", args=()):
            return n.constant(factor.name)
        case Call(name=name) if name == POWER:
            base, exponent = (node_of(arg, atoms) for arg in factor.args)
            return n.power(base, exponent)
        case Call():
            args = [node_of(arg, atoms) for arg in factor.args]
            return n.apply(factor.name, *args, orders=factor.orders)
    return _atom(repr(factor), atoms)
