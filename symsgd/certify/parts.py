"""The parts of a proof by parts: each claim that is wanted must be shown by one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from symsgd.certify.enclosure import number_of
from symsgd.certify.field import NoValue, Rejected
from symsgd.certify.fold import OWN
from symsgd.certify.letters import TURNED, Wanted
from symsgd.certify.monotony import fits
from symsgd.certify.slopes import needs
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import rows
from symsgd.functions.meaning import spelled_out

Json = dict[str, Any]
Replayed = Callable[[Json], int]
HEADS = (
    n.NUMBER, n.CONSTANT, n.VARIABLE, n.ADD, n.NEGATE, n.MULTIPLY, n.DIVIDE, n.POWER, n.APPLY,
)  # fmt: skip
_ZERO = n.number(0)
_INSIDE = ("order", "monotony", "composed", "enclosed")
_EQUAL = ("normal form",)


def all_shown(wanted: Iterable[Wanted], parts: list[Json], replayed: Replayed) -> int:
    """Check that each claim is shown by one of the parts; return how much was checked."""
    checked = 0
    for claim in wanted:
        checked += shown_by(claim, parts, replayed)
    return checked


def shown_by(wanted: Wanted, parts: list[Json], replayed: Replayed) -> int:
    """Check that one of the parts shows what is wanted, or raise."""
    value = number_of(wanted.left) if wanted.right is _ZERO else None
    if value is not None and fits(((value > 0) - (value < 0), True), wanted.relation):
        return 0
    about = {
        "left": rows(wanted.left), "relation": wanted.relation, "right": rows(wanted.right),
    }  # fmt: skip
    for part in sorted(parts, key=lambda part: part["claim"] != about):
        kinds = _EQUAL if wanted.relation == "=" else _INSIDE
        if part["kind"] not in kinds or part["claim"]["relation"] != wanted.relation:
            continue
        if wanted.relation == "=" and not _is_plain(part["proof"]):
            continue
        try:
            wanted.where.check(part["context"])
            return replayed({**part, "claim": about})
        except (Rejected, NoValue):
            continue
    raise Rejected(f"{wanted.left} {wanted.relation} {wanted.right} is not shown")


def _is_plain(proof: Json) -> bool:
    """Say whether an equality is shown without cases, and so leaves no points out."""
    return not {"split", "only where", "nowhere", "provisos"} & proof.keys()


def check_cofactor(claim: Wanted, places: list[Node], parts: list[Json], replayed: Replayed) -> int:
    """Check that a difference is a product, and by the signs of its factors that it has its own.

    Both factors have values wherever the claim is made, so that no point is left out.
    """
    cofactor, factor = places
    wanted = [Wanted(claim.left - claim.right, "=", n.multiply(cofactor, factor), claim.where)]
    for part in places:
        if any(node.head not in HEADS for node in n.walk(part)):
            raise Rejected("a factor that may have a value where its parts have none")
        found = needs(spelled_out(part, OWN), claim.where.integers, smooth=False)
        wanted += [Wanted(u.args[0], str(u.value), _ZERO, claim.where) for u in found]
    checked = all_shown(wanted, parts, replayed)
    for sign in (">", "<") if claim.is_strict else (">", ">=", "<", "<="):
        relation = claim.relation if sign[0] == ">" else TURNED[claim.relation]
        both = (cofactor, sign), (factor, relation)
        signs = [Wanted(part, known, _ZERO, claim.where) for part, known in both]
        try:
            return checked + all_shown(signs, parts, replayed)
        except Rejected:
            continue
    raise Rejected("the signs of the factors are not shown")
