"""Proofs by what both sides share, replayed: powers, exponentials, factors, terms, induction."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symsgd.certify.enclosure import number_of
from symsgd.certify.field import Rejected
from symsgd.certify.letters import WEAK, Wanted
from symsgd.certify.slopes import needs
from symsgd.expression import node as n
from symsgd.expression.node import Node

_ZERO, _ONE, _E = n.number(0), n.number(1), n.constant("e")


def of_terms(claim: Wanted) -> Iterator[Wanted]:
    """Yield that no term of the larger side is negative, and none of the smaller one positive."""
    up, down = (">", "<") if claim.is_strict else (">=", "<=")
    some = False
    for side, sign in ((claim.larger, up), (claim.smaller, down)):
        for term in _terms(side):
            if term is not _ZERO:
                some = True
                yield Wanted(term, sign, _ZERO, claim.where)
    if not some:
        raise Rejected("a sum without terms")


def _terms(node: Node) -> list[Node]:
    if node.head == n.ADD:
        return [term for arg in node.args for term in _terms(arg)]
    if node.head == n.NEGATE:
        inner = _terms(node.args[0])
        return [term.args[0] if term.head == n.NEGATE else n.negate(term) for term in inner]
    return [node]


def of_factor(claim: Wanted, factor: Node) -> Iterator[Wanted]:
    """Yield a claim without a factor c ≥ 0 of both sides."""
    left, right = (_without(side, factor) for side in (claim.left, claim.right))
    yield Wanted(left, claim.relation, right, claim.where)
    yield Wanted(factor, ">" if claim.is_strict else ">=", _ZERO, claim.where)


def _without(side: Node, factor: Node) -> Node:
    if side.head != n.MULTIPLY or factor not in side.args:
        raise Rejected("a factor that is none")
    at = side.args.index(factor)
    others = side.args[:at] + side.args[at + 1 :]
    return others[0] if len(others) == 1 else n.multiply(*others)


def of_power(claim: Wanted, exponent: Node) -> Iterator[Wanted]:
    """Yield 0 ≤ B ≤ C and k ≥ 0 for B^k ≤ C^k."""
    left, right = (_root(side, exponent) for side in (claim.left, claim.right))
    small = left if claim.relation[0] == "<" else right
    yield Wanted(small, ">=", _ZERO, claim.where)
    yield Wanted(left, claim.relation, right, claim.where)
    yield Wanted(exponent, ">" if claim.is_strict else ">=", _ZERO, claim.where)


def _root(side: Node, exponent: Node) -> Node:
    if side is _ONE:
        return _ONE
    if side.head == n.POWER and side.args[1] is exponent and side.args[0] is not _E:
        return side.args[0]
    inside = _inside(side)
    if inside is None:
        raise Rejected("a side that is not a power")
    return n.apply("exp", _quotient(inside, exponent))


def _inside(side: Node) -> Node | None:
    if side.head == n.POWER and side.args[0] is _E:
        return side.args[1]
    exponential = side.head == n.APPLY and side.value[0] == "exp" and not any(side.value[1])
    return side.args[0] if exponential else None


def _quotient(node: Node, factor: Node) -> Node:
    """Return q with node = q · factor, or raise."""
    if node is factor:
        return _ONE
    match node.head:
        case n.NEGATE:
            return n.negate(_quotient(node.args[0], factor))
        case n.DIVIDE:
            return _quotient(node.args[0], factor) / node.args[1]
        case n.ADD:
            return n.add(*(_quotient(arg, factor) for arg in node.args))
        case n.MULTIPLY if factor in node.args:
            return _without(node, factor)
        case n.MULTIPLY:
            for i, arg in enumerate(node.args):
                try:
                    inner = _quotient(arg, factor)
                except Rejected:
                    continue
                return n.multiply(*node.args[:i], inner, *node.args[i + 1 :])
    raise Rejected("an exponent that is no multiple of the other one")


def of_logarithms(claim: Wanted) -> Iterator[Wanted]:
    """Yield A > 0 and ln A ≤ w for A ≤ e^w."""
    found = []
    for side in (claim.left, claim.right):
        inside = _inside(side)
        if inside is None:
            yield Wanted(side, ">", _ZERO, claim.where)
        found.append(n.apply("log", side) if inside is None else inside)
    yield Wanted(found[0], claim.relation, found[1], claim.where)


def of_induction(claim: Wanted, letter: Node, side: Node) -> Iterator[Wanted]:
    """Yield the beginning, the step, and that a step multiplies by nothing negative."""
    name, domain = str(letter.value), claim.where.domains.get(str(letter.value))
    if letter.head != n.VARIABLE or domain is None or not domain["integer"]:
        raise Rejected("induction over what is no integer")
    if domain["low"] is None or domain["nonzero"] or domain["low_open"]:
        raise Rejected("induction without a beginning")
    if any(name in n.free_variables(fact) for fact in claim.where.facts):
        raise Rejected("something is assumed of the letter of an induction")
    if side not in (claim.left, claim.right):
        raise Rejected("an induction on something else")
    factor = _growth(side, letter, Fraction(domain["low"]))
    first = {letter: n.number(Fraction(domain["low"]))}
    left, right = (n.substitute(each, first) for each in (claim.left, claim.right))
    yield Wanted(left, claim.relation, right, claim.where.beside(name))
    other = claim.right if side is claim.left else claim.left
    grown = factor * other, n.substitute(other, {letter: letter + 1})
    left, right = grown if side is claim.left else grown[::-1]
    yield Wanted(left, WEAK[claim.relation], right, claim.where)
    yield Wanted(factor, ">" if claim.is_strict else ">=", _ZERO, claim.where)
    for need in needs(other, claim.where.integers, smooth=False):
        if name in n.free_variables(need):  # no n is left out on the way
            yield Wanted(need.args[0], str(need.value), _ZERO, claim.where)


def _growth(side: Node, letter: Node, low: Fraction) -> Node:
    """Return by what B^(n + c) is multiplied when n grows by one; n + c is never negative."""
    name = str(letter.value)
    if side.head != n.POWER or name in n.free_variables(side.args[0]):
        raise Rejected("a side that is no power")
    exponent = side.args[1]
    terms = exponent.args if exponent.head == n.ADD else (exponent,)
    shift = [number_of(term) for term in terms if term is not letter]
    known = [value for value in shift if value is not None]
    if len(known) != len(terms) - 1 or low + sum(known) < 0:
        raise Rejected("an exponent that does not grow by one, or may be negative")
    return side.args[0]
