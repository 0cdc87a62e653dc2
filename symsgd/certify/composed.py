"""Proofs by parts, replayed: of |u| and max, in cases, by a slope, by a chord.

What the parts must be about is worked out here, with the checker's own derivatives; a part brings
generators and steps for that, and shows by itself that it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from symsgd.certify.composed_functions import (
    of_factor,
    of_induction,
    of_logarithms,
    of_power,
    of_terms,
)
from symsgd.certify.conditions import conditions_of
from symsgd.certify.enclosure import number_of
from symsgd.certify.field import Rejected
from symsgd.certify.fold import OWN
from symsgd.certify.letters import TURNED, WEAK, Wanted, Where, is_size, minus, without_sizes
from symsgd.certify.parts import HEADS, Replayed, all_shown, check_cofactor
from symsgd.certify.slopes import needs, slope
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.functions.meaning import spelled_out

Json = dict[str, Any]
_ZERO = n.number(0)


def check_composed(
    given: Json,
    sides: tuple[Node, Node],
    relations: Iterable[Node],
    replayed: Replayed,
) -> int:
    """Check a proof by parts, or raise; return how much was checked."""
    left, right = (spelled_out(side, OWN) for side in sides)
    if any(node.head not in HEADS for node in n.walk(left, right)):
        raise Rejected("something that may have a value where its parts have none")
    relation, domains = str(given["claim"]["relation"]), given["context"]["domains"]
    if relation not in TURNED:
        raise Rejected("parts show an order and nothing else")
    integers = frozenset(name for name, domain in domains.items() if domain["integer"])
    held = [fact for side in (left, right) for fact in conditions_of(side, integers)]
    claim = Wanted(left, relation, right, Where(domains, frozenset((*relations, *held))))
    places = [read_rows(place) for place in given["places"]]
    match given["way"]:
        case "sizes":
            wanted = _of_sizes(claim)
        case "cases":
            wanted = _of_cases(claim, places[0])
        case "slope" | "strict slope" as way:
            wanted = _of_slope(claim, *places, strict=way == "strict slope")
        case "split":
            wanted = _of_split(claim, *places)
        case "terms":
            wanted = of_terms(claim)
        case "cofactor":
            return check_cofactor(claim, places, given["parts"], replayed)
        case "factor":
            wanted = of_factor(claim, places[0])
        case "power":
            wanted = of_power(claim, places[0])
        case "logarithms":
            wanted = of_logarithms(claim)
        case "induction":
            wanted = of_induction(claim, places[0], places[1])
        case "chord":
            return _chord(given, claim, places, replayed)
        case _:
            raise Rejected("a way that is not known here")
    return all_shown(wanted, given["parts"], replayed)


def _of_sizes(claim: Wanted) -> Iterator[Wanted]:
    """Yield |u| ≤ v as u ≤ v and −u ≤ v, and max(u, w) ≤ v as u ≤ v and w ≤ v."""
    less = claim.relation[0] == "<"
    small, big = (claim.left, claim.right) if less else (claim.right, claim.left)
    where = Where(claim.where.domains, without_sizes(claim.where.facts))
    for one in _members(small, "max"):
        for other in _members(big, "min"):
            pair = (one, other) if less else (other, one)
            yield Wanted(pair[0], claim.relation, pair[1], where)


def _members(side: Node, name: str) -> tuple[Node, ...]:
    if side.head == n.APPLY and side.value[0] == name and len(side.args) == 2:
        return side.args
    return (side.args[0], minus(side.args[0])) if name == "max" and is_size(side) else (side,)


def _of_cases(claim: Wanted, on: Node) -> Iterator[Wanted]:
    """Yield the claim where |u| is u, and where it is −u; the same of max and min."""
    if on not in set(n.walk(claim.left, claim.right)):
        raise Rejected("cases of something that does not occur")
    if is_size(on):
        one, other, first, second = on.args[0], _ZERO, on.args[0], -on.args[0]
    elif on.head == n.APPLY and on.value[0] in ("max", "min") and len(on.args) == 2:
        one, other = on.args
        first, second = (one, other) if on.value[0] == "max" else (other, one)
    else:
        raise Rejected("cases of something that has no kink")
    for sign, value in ((">=", first), ("<=", second)):
        left, right = (n.substitute(side, {on: value}) for side in (claim.left, claim.right))
        facts = claim.where.facts | {n.relation(sign, one, other)}
        yield Wanted(left, claim.relation, right, Where(claim.where.domains, facts))


def _of_split(claim: Wanted, letter: Node, low: Node, high: Node) -> Iterator[Wanted]:
    """Yield the claim below a number, above another one, and between them."""
    if letter.head != n.VARIABLE or number_of(low) is None or number_of(high) is None:
        raise Rejected("parts of a domain that do not lie between numbers")
    beyond = (n.relation("<=", letter, low), ">"), (n.relation(">=", letter, high), "<")
    inside = [n.relation(">=", letter, low), n.relation("<=", letter, high)]
    parts = [inside]
    for (fact, sign), at in zip(beyond, (low, high), strict=True):
        known = [here for here, end in claim.where.bounds(str(letter.value)) if end is at]
        if not any(here[0] == sign for here in known):
            parts.append([fact])
    for facts in parts:
        where = Where(claim.where.domains, claim.where.facts | set(facts))
        yield Wanted(claim.left, claim.relation, claim.right, where)


# -- one letter ------------------------------------------------------------------------------


def _of_slope(claim: Wanted, letter: Node, at: Node, *, strict: bool) -> Iterator[Wanted]:
    """Yield what makes f ≥ 0 by the mean value theorem, f being the larger side less the other.

    f ≥ 0 at a place, f is continuous there and differentiable on the way from there, and there
    f′ has the sign of x less the place.  f > 0 follows where f > 0 at the place, or where f′ is
    not zero on the way and the letter never is at the place.
    """
    name, where = _free(letter, at), claim.where
    if strict and not any(b is at and "=" not in sign for sign, b in where.bounds(name)):
        raise Rejected("the letter may be at the place")
    there = where.beside(name)
    for need in where.memberships(name, at):
        yield Wanted(need.args[0], str(need.value), need.args[1], there)
    base = WEAK[claim.relation] if strict else claim.relation
    yield from _at(claim, name, at, base)
    left, right = slope(claim.left, name), slope(claim.right, name)
    steep = claim.relation if strict else WEAK[claim.relation]
    for side, sign in ((">", steep), ("<", TURNED[steep])):
        way = where.on_the_way(name, at, side)
        if way is not None:
            yield Wanted(left, sign, right, way)
            yield from _smooth(claim, name, (left, right), way)


def _chord(given: Json, claim: Wanted, places: list[Node], replayed: Replayed) -> int:
    """Check that f lies above its chord, and that f ≥ 0 at both ends of it.

    Between the ends f > 0 if f > 0 at one of them, beyond which the letter is not at the other.
    """
    letter, low, high = places
    name, where = _free(letter, low, high), claim.where
    signs = {sign for sign, bound in where.bounds(name) if bound is low and sign[0] == ">"}
    tops = {sign for sign, bound in where.bounds(name) if bound is high and sign[0] == "<"}
    if not signs or not tops:
        raise Rejected("the letter is not known to lie between the ends")
    weak = WEAK[claim.relation]
    options = [(claim.relation, claim.relation)]
    options += [(weak, claim.relation)] if ">" in signs else []
    options += [(claim.relation, weak)] if "<" in tops else []
    first = slope(claim.left, name), slope(claim.right, name)
    second = slope(first[0], name), slope(first[1], name)
    between = where.between(name, low, high)
    bend = [Wanted(second[0], TURNED[weak], second[1], between)]
    bend += _smooth(claim, name, (*first, *second), between)
    checked = all_shown(bend, given["parts"], replayed)
    for low_sign, high_sign in options:
        ends = [*_at(claim, name, low, low_sign), *_at(claim, name, high, high_sign)]
        try:
            return checked + all_shown(ends, given["parts"], replayed)
        except Rejected:
            continue
    raise Rejected("the values at the ends are not shown")


def _free(letter: Node, *places: Node) -> str:
    if letter.head != n.VARIABLE or letter.value in n.free_variables(*places):
        raise Rejected("a place that moves with its letter")
    return str(letter.value)


def _at(claim: Wanted, name: str, at: Node, relation: str) -> Iterator[Wanted]:
    """Yield the claim at a place, and what gives values to its sides there."""
    place, there = {n.variable(name): at}, claim.where.beside(name)
    left, right = (n.substitute(side, place) for side in (claim.left, claim.right))
    yield Wanted(left, relation, right, there)
    integers = claim.where.integers
    for side in (claim.left, claim.right):
        for need in needs(side, integers, smooth=False):
            if name in n.free_variables(need):
                yield Wanted(n.substitute(need.args[0], place), str(need.value), _ZERO, there)


def _smooth(
    claim: Wanted, name: str, derivatives: Iterable[Node], where: Where
) -> Iterator[Wanted]:
    """Yield what makes both sides power series in a letter, and gives values to derivatives.

    What is free of the letter has the value that it has in the claim.
    """
    integers = claim.where.integers
    wanted: dict[Node, None] = {}
    given: set[Node] = set()
    for side in (claim.left, claim.right):
        given.update(needs(side, integers, smooth=False))
        for node in n.walk(side):
            if name in n.free_variables(node):
                wanted.update(dict.fromkeys(needs(node, integers, smooth=True, alone=True)))
    for part in derivatives:
        wanted.update(dict.fromkeys(needs(part, integers, smooth=False)))
    for need in wanted:
        if need not in given or name in n.free_variables(need):
            yield Wanted(need.args[0], str(need.value), need.args[1], where)
