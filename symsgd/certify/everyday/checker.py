"""A certificate in, a standing out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.expressions import OWN
from symsgd.certify.everyday.facts import Beyond, Wrong
from symsgd.certify.everyday.point import HOLDS, compare
from symsgd.certify.everyday.search import agree, prove
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
    except Wrong as why:
        return Standing.REJECTED, str(why)
    except Beyond as why:
        return Standing.BEYOND, str(why)
    except RecursionError:
        return Standing.BEYOND, "too deep"
    except _MALFORMED as error:
        return Standing.REJECTED, f"not a well-formed certificate: {type(error).__name__} {error}"
    return Standing.ACCEPTED, "every step was repeated"


def _check(given: Json) -> None:
    claim, context, kind = given["claim"], given["context"], given["kind"]
    if given["version"] != VERSION:
        raise Wrong("a version that is not known")
    sides = [spelled_out(read_rows(claim[side]), OWN) for side in ("left", "right")]
    assumed = [spelled_out(read_rows(rows), OWN) for rows in context["relations"]]
    relation, domains = claim["relation"], context["domains"]
    if (kind == "normal form" and relation == "=") or (kind == "order" and relation != "="):
        if "unrecorded" in given:
            raise Beyond(given["unrecorded"])
        _tree(given["proof"], sides, relation, domains, assumed)
    elif kind in ("refutation", "comparison"):
        point = {name: Fraction(value) for name, value in given["point"].items()}
        if kind == "comparison" and n.free_variables(*sides):
            raise Wrong("values at a point say nothing about other points")
        if given["functions"]:
            raise Beyond("particular functions")
        order, enclosures = compare(point, int(given["bits"]), sides, assumed, domains)
        agree(given, enclosures)
        if (order in HOLDS[relation]) == (kind == "refutation"):
            raise Wrong("the enclosures show the contrary")
    else:
        raise Beyond(f"a certificate of the kind {kind!r} of {relation}")


def _tree(
    tree: Json, sides: Sequence[Node], relation: str, domains: Json, known: list[Node]
) -> None:
    if tree.keys() & {"nowhere", "only where", "provisos"}:
        raise Beyond("a case in which nothing or a single point is left")
    if "split" not in tree:
        case = Case(sides, known, domains, len(tree["generators"]))
        case.conclude(relation, prove(case, tree, relation))
        return
    on = read_rows(tree["split"])
    if sorted(case["sign"] for case in tree["cases"]) != ["<=", ">="]:
        raise Beyond("cases other than f ≥ 0 and f ≤ 0")
    if not {node.head for node in n.walk(on)} <= _TOTAL:
        raise Beyond("cases on something that may have no value")
    for case in tree["cases"]:
        fact = n.relation(case["sign"], on, n.number(0))
        _tree(case["proof"], sides, relation, domains, [*known, fact])
