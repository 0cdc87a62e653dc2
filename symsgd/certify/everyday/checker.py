"""A certificate in, a standing out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any

from flint import ctx

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.facts import Beyond, Wrong
from symsgd.certify.everyday.point import enclose, heads
from symsgd.certify.everyday.search import attempt, prove
from symsgd.certify.everyday.tables import BALLS
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.functions.meaning import spelled_out

Json = Any  # what json.loads gives; misreading it raises, and is caught in one place
VERSION = "symsgd.certificate/1"
_MALFORMED = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, SymsgdError)
_TOTAL = frozenset((n.NUMBER, n.VARIABLE, n.ADD, n.MULTIPLY, n.NEGATE))  # values everywhere


class Standing(StrEnum):
    """What the checker says of a certificate.

    >>> Standing("accepted")
    <Standing.ACCEPTED: 'accepted'>
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    BEYOND = "beyond this checker"


def check(certificate: Json) -> tuple[Standing, str]:
    """Return what becomes of a certificate, given as its JSON data, and why.

    >>> from symsgd.prove.decide import decide
    >>> x = n.variable("x")
    >>> certificate = decide(x + x, 2 * x).certificate.to_json()
    >>> print(*check(certificate), sep=": ")
    accepted: every step was repeated
    >>> certificate["claim"]["right"][0] = ["number", "3", []]
    >>> print(*check(certificate), sep=": ")
    rejected: the right side has another normal form
    """
    try:
        _check(certificate)
    except (Beyond, RecursionError) as why:
        return Standing.BEYOND, str(why)
    except _MALFORMED as why:
        return Standing.REJECTED, str(why) if isinstance(why, Wrong) else f"malformed: {why!r}"
    return Standing.ACCEPTED, "every step was repeated"


def _check(given: Json) -> None:
    if given["version"] != VERSION:
        raise Wrong("a version that is not known")
    claim, context = given["claim"], given["context"]
    rows = (claim["left"], claim["right"], *context["relations"])
    left, right, *known = (spelled_out(read_rows(part), BALLS.keys()) for part in rows)
    names = n.free_variables(left, right, *known)
    domains = {name: domain for name, domain in context["domains"].items() if name in names}
    known += [fact for name in domains for fact in _bounds(n.variable(name), domains[name])]
    integers = {name for name in domains if domains[name]["integer"]}
    claimed = n.relation(claim["relation"], left, right)
    attempt(given, claimed)
    if given["kind"] in ("normal form", "order"):
        _tree(given["proof"], claimed, known, integers)
    elif given["kind"] in ("refutation", "comparison"):
        _at_a_point(given, claimed, known, integers)
    else:
        raise Beyond(f"a certificate of the kind {given['kind']!r}")


def _bounds(x: Node, domain: Mapping[str, Json]) -> Iterator[Node]:
    """Yield what a domain says of a variable."""
    for end, sign in (("low", ">"), ("high", "<")):
        if domain[end] is not None:
            relation = sign if domain[f"{end}_open"] else f"{sign}="
            yield n.relation(relation, x, n.number(domain[end]))
    if domain["nonzero"]:
        yield n.relation("!=", x, n.number(0))


def _at_a_point(given: Json, claimed: Node, known: Sequence[Node], integers: set[str]) -> None:
    """At the point all that is assumed holds, and the claim does not; of numbers it does."""
    point = {name: Fraction(value) for name, value in given["point"].items()}
    if given["kind"] == "refutation":
        claimed = n.logic("not", claimed)
    elif n.free_variables(claimed):
        raise Wrong("values at a point say nothing about other points")
    with ctx.workprec(int(given["bits"])):
        holds = [enclose(fact, point) for fact in (*known, claimed)]
    if False in holds or any(point[name].denominator > 1 for name in integers):
        raise Wrong("the point lies outside of the domain, or the enclosures show the contrary")
    if not all(holds):
        raise Beyond("something that has no value, or an enclosure that is not narrow enough")


def _tree(tree: Json, claimed: Node, known: Sequence[Node], integers: set[str]) -> None:
    if "split" not in tree:
        case = Case(claimed, known, integers, 2 * len(tree.get("generators", ())) + 1)
        prove(case, tree)
        case.conclude()
        return
    on = read_rows(tree["split"])
    if sorted(case["sign"] for case in tree["cases"]) != ["<=", ">="] or not heads(on) <= _TOTAL:
        raise Beyond("cases other than f ≥ 0 and f ≤ 0 of a polynomial f")
    for case in tree["cases"]:
        fact = n.relation(case["sign"], on, n.number(0))
        _tree(case["proof"], claimed, (*known, fact), integers)
