"""The same functions on both sides of an order, replayed: each is increasing, or decreasing.

Which functions rise is a table of its own here, and what the others rest on, such as c > 0 for
c·u, has a certificate each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from symsgd.certify.conditions import conditions_of
from symsgd.certify.enclosure import number_of
from symsgd.certify.field import Rejected
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows

Json = dict[str, Any]
_RISING = {"exp", "log", "tanh", "sigmoid", "softplus", "sinh", "atan", "asinh", "sqrt"}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_NO_NUMBERS = {n.constant("i"), n.constant("infinity")}
_ZERO, _ONE = n.number(0), n.number(1)


def check_composition(
    given: Json, sides: Sequence[Node], relations: Sequence[Node], replayed: Callable[[Json], int]
) -> int:
    """Check a proof by monotone functions, or raise; return how much was checked."""
    relation, domains = str(given["claim"]["relation"]), given["context"]["domains"]
    if relation not in _TURNED:
        raise Rejected("monotone functions show an order and nothing else")
    if any(node in _NO_NUMBERS for node in n.walk(*sides)):
        raise Rejected("only real numbers are ordered")
    whole = frozenset(name for name, domain in domains.items() if domain["integer"])
    known = {*(part for fact in relations for part in _without_size(fact))}
    known |= {fact for side in sides for fact in conditions_of(side, whole)}
    left, right = sides
    checked = 0
    for layer in given["layers"]:
        at = int(layer["at"])
        if not _same_but_one(left, right, at):
            raise Rejected("the sides are not the same function of one argument")
        shown = set()
        for part in layer["needs"]:
            checked += _shown(part, domains, known, replayed)
            shown.add(_claim(part))
        keeps = _keeps(left, right, at, shown)
        relation = relation if keeps else _TURNED[relation]
        left, right = left.args[at], right.args[at]
    inner = given["certificate"]
    if _claim(inner) != n.relation(relation, left, right):
        raise Rejected("what is left of the claim is something else")
    return checked + 1 + _shown(inner, domains, known, replayed)


def _claim(certificate: Json) -> Node:
    claim = certificate["claim"]
    return n.relation(claim["relation"], read_rows(claim["left"]), read_rows(claim["right"]))


def _shown(
    certificate: Json, domains: Json, known: set[Node], replayed: Callable[[Json], int]
) -> int:
    """Check a certificate inside, and that it assumes no more than is known."""
    if certificate["kind"] not in ("order", "monotony"):
        raise Rejected("a part is shown by a sign, or by derivatives")
    context = certificate["context"]
    if any(domains.get(name) != domain for name, domain in context["domains"].items()):
        raise Rejected("more is assumed of a letter than is known")
    if not {read_rows(fact) for fact in context["relations"]} <= known:
        raise Rejected("a part assumes what is not given")
    return replayed(certificate)


def _without_size(fact: Node) -> Iterator[Node]:
    """Yield a fact, and of |u| < v the facts u < v and −u < v."""
    yield fact
    if fact.head != n.RELATION or fact.value not in _TURNED:
        return
    sign, (size, bound) = str(fact.value), fact.args
    if sign in (">", ">="):
        sign, size, bound = _TURNED[sign], bound, size
    if size.head == n.APPLY and size.value == ("abs", (0,)):
        for inside in (size.args[0], n.negate(size.args[0])):
            yield from _without_size(n.relation(sign, inside, bound))


def _same_but_one(left: Node, right: Node, at: int) -> bool:
    same = left.head == right.head and left.value == right.value
    if not same or len(left.args) != len(right.args) or not 0 <= at < len(left.args):
        return False
    pairs = zip(left.args, right.args, strict=True)
    return all(a is b for i, (a, b) in enumerate(pairs) if i != at)


def _keeps(left: Node, right: Node, at: int, shown: set[Node]) -> bool:
    """Say whether a function rises (True) or falls from one argument to the other, or raise."""
    others = [arg for i, arg in enumerate(left.args) if i != at]
    both = [left.args[at], right.args[at]]
    match left.head:
        case n.ADD:
            return True
        case n.NEGATE:
            return False
        case n.MULTIPLY:
            return sum(not _positive(factor, shown) for factor in others) % 2 == 0
        case n.DIVIDE if at == 0:
            return _positive(others[0], shown)
        case n.DIVIDE:
            if _positive(both[0], shown) != _positive(both[1], shown):
                raise Rejected("a pole may lie between the denominators")
            return not _positive(others[0], shown)
        case n.POWER:
            return _power(others[0], both, at, shown)
        case n.APPLY if not any(left.value[1]):
            name = left.value[0]
            if name in _RISING and len(left.args) == 1:
                return True
            index = number_of(others[0]) if name == "root" and at == 0 else None
            if index is not None and index.denominator == 1 and index > 0:
                return True
    raise Rejected("a function that is not known to rise or to fall")


def _power(other: Node, both: Sequence[Node], at: int, shown: set[Node]) -> bool:
    if at == 1:
        if _holds(">", other, _ONE, shown):
            return True
        if _holds(">", other, _ZERO, shown) and _holds("<", other, _ONE, shown):
            return False
        raise Rejected("whether the base is greater than 1 is not shown")
    exponent = number_of(other)
    if exponent is None:
        raise Rejected("an exponent that is no number")
    if exponent > 0 and exponent.denominator == 1 and exponent.numerator % 2:
        return True
    sign = ">=" if exponent > 0 else ">"
    if exponent == 0 or not all(_holds(sign, base, _ZERO, shown) for base in both):
        raise Rejected("the sign of a base is not shown")
    return exponent > 0


def _positive(node: Node, shown: set[Node]) -> bool:
    if _holds(">", node, _ZERO, shown):
        return True
    if _holds("<", node, _ZERO, shown):
        return False
    raise Rejected("the sign of a factor is not shown")


def _holds(sign: str, left: Node, right: Node, shown: set[Node]) -> bool:
    """Say whether a relation was shown, or is one between numbers that holds."""
    if n.relation(sign, left, right) in shown:
        return True
    a, b = number_of(left), number_of(right)
    if left is n.constant("e"):
        return sign in (">", ">=")  # than 0 and than 1
    if a is None or b is None:
        return False
    return {"<": a < b, ">": a > b, ">=": a >= b}[sign]
