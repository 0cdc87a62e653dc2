"""Claims about two letters, replayed: the larger one is the smaller one and a step.

What the certificates inside must be about is worked out here once more; that they hold, each of
them shows by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from symsgd.certify.field import Rejected
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows

Json = dict[str, Any]
_FROM_ZERO = {"low": "0", "high": None, "high_open": False, "integer": False, "nonzero": False}
_SMALLER_SIDE = {"<": 0, "<=": 0, ">": 1, ">=": 1}


def check_difference(
    given: Json, sides: Sequence[Node], relations: Sequence[Node], replayed: Callable[[Json], int]
) -> int:
    """Check a proof by the difference of two letters, or raise; return how much was checked."""
    domains, relation = given["context"]["domains"], given["claim"]["relation"]
    if relation not in _SMALLER_SIDE:
        raise Rejected("a difference of letters shows an order and nothing else")
    cases = [(str(case["upper"]), str(case["lower"])) for case in given["cases"]]
    if not cases or (len(cases) == 1 and not _is_larger(*cases[0], relations)):
        raise Rejected("the cases do not cover everything")
    if len(cases) > 1 and (len(cases) > 2 or cases[0] != cases[1][::-1]):
        raise Rejected("the cases are not those of two letters")
    checked = 0
    for case in given["cases"]:
        upper, lower, step = (str(case[part]) for part in ("upper", "lower", "step"))
        if upper == lower or step in {*n.free_variables(*sides, *relations), *domains}:
            raise Rejected("a step that is no letter of its own")
        strict = len(cases) == 1 and n.relation(">", n.variable(upper), n.variable(lower)) in (
            *relations, *map(_turned, relations),
        )  # fmt: skip
        place = _place(upper, lower, step)
        left, right = (n.substitute(side, place) for side in sides)
        wanted = _claims(left, right, relation)
        if len(wanted) != len(case["certificates"]):
            raise Rejected("a certificate for each claim is needed")
        known = {*relations, *(n.substitute(fact, place) for fact in relations)}
        for claim, inner in zip(wanted, case["certificates"], strict=True):
            _check_claim(inner, claim, relation)
            _check_context(inner["context"], domains, upper, step, known, strict=strict)
            checked += replayed(inner)
    return checked


def _turned(fact: Node) -> Node:
    sign = {"<": ">", "<=": ">="}.get(str(fact.value))
    return n.relation(sign, fact.args[1], fact.args[0]) if sign is not None else fact


def _is_larger(upper: str, lower: str, relations: Sequence[Node]) -> bool:
    x, y = n.variable(upper), n.variable(lower)
    known = (*relations, *map(_turned, relations))
    return any(n.relation(sign, x, y) in known for sign in (">", ">="))


def _place(upper: str, lower: str, step: str) -> dict[Node, Node]:
    """Return what upper = lower + step makes of letters, differences and their sizes."""
    x, y, h = map(n.variable, (upper, lower, step))
    sizes = {n.apply("abs", part): h for part in (x - y, y - x)}
    return {**sizes, x - y: h, y - x: n.negate(h), x: y + h}


def _claims(left: Node, right: Node, relation: str) -> list[tuple[Node, Node]]:
    """Return what must hold: |u| ≤ v where u ≤ v and −u ≤ v."""
    sides = [left, right]
    at = _SMALLER_SIDE[relation]
    small = sides[at]
    if small.head != n.APPLY or small.value[0] != "abs" or any(small.value[1]):
        return [(left, right)]
    inside = small.args[0]
    pairs = [(inside, sides[1 - at]), (n.negate(inside), sides[1 - at])]
    return pairs if at == 0 else [(big, size) for size, big in pairs]


def _check_claim(inner: Json, claim: tuple[Node, Node], relation: str) -> None:
    if inner["kind"] not in ("order", "monotony"):
        raise Rejected("a part is shown by a sign, or by derivatives")
    about = tuple(read_rows(inner["claim"][side]) for side in ("left", "right"))
    if about != claim or inner["claim"]["relation"] != relation:
        raise Rejected("a part is about something else")


def _check_context(
    context: Json, domains: Json, upper: str, step: str, known: set[Node], *, strict: bool
) -> None:
    """Check that a part assumes no more than what holds in its case."""
    for name, domain in context["domains"].items():
        if name == step:
            fits = all(domain[key] == value for key, value in _FROM_ZERO.items())
            fits = fits and (strict or not domain["low_open"])
        else:
            fits = name != upper and domains.get(name) == domain
        if not fits:
            raise Rejected(f"more is assumed of {name} than is known")
    if not {read_rows(fact) for fact in context["relations"]} <= known:
        raise Rejected("a part assumes what is not given")
