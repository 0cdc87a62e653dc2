"""A certificate in, a standing out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from enum import StrEnum
from fractions import Fraction
from typing import Any

from flint import ctx

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.facts import Beyond, Wrong
from symsgd.certify.everyday.point import BALLS, enclose, heads
from symsgd.certify.everyday.search import agree, attempt, prove
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.functions.meaning import spelled_out

Json = Any  # what json.loads gives; misreading it raises, and is caught in one place
VERSION, MOST_BITS = "symsgd.certificate/1", 1 << 14
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
    if given["version"] != VERSION:
        raise Wrong("a version that is not known")
    attempt(given)
    claim, domains = given["claim"], given["context"]["domains"]
    rows = (claim["left"], claim["right"], *given["context"]["relations"])
    left, right, *assumed = (spelled_out(read_rows(part), BALLS.keys()) for part in rows)
    names = [name for name in n.free_variables(left, right, *assumed) if name in domains]
    assumed += [fact for name in names for fact in _bounds(n.variable(name), domains[name])]
    integers = {name for name in names if domains[name]["integer"]}
    claimed = n.relation(claim["relation"], left, right)
    if given["kind"] in ("normal form", "order"):
        _tree(given["proof"], claimed, assumed, integers)
    elif given["kind"] in ("refutation", "comparison"):
        _at_a_point(given, claimed, assumed, integers)
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


def _at_a_point(given: Json, claimed: Node, assumed: Sequence[Node], integers: Set[str]) -> None:
    """At the point all that is assumed holds, and the claim does not; of numbers it does."""
    point = {name: Fraction(value) for name, value in given["point"].items()}
    if given["kind"] == "comparison" and n.free_variables(claimed):
        raise Wrong("values at a point say nothing about other points")
    with ctx.workprec(int(given["bits"])):
        inside = [enclose(fact, point) for fact in assumed]
        if not all(inside) or any(point[name].denominator > 1 for name in integers):
            raise Wrong("the point lies outside of the domain")
        holds, sides = enclose(claimed, point), [enclose(side, point) for side in claimed.args]
    if holds is not (given["kind"] == "comparison"):
        raise Beyond("what has no value, or the enclosures do not show it")
    agree(given, sides)


def _tree(tree: Json, claimed: Node, known: list[Node], integers: Set[str]) -> None:
    if "split" not in tree:
        case = Case(claimed.args, known, integers, len(tree.get("generators", ())) + 1)
        prove(case, tree, claimed.value)
        case.conclude(claimed.value)
        return
    on = read_rows(tree["split"])
    if sorted(case["sign"] for case in tree["cases"]) != ["<=", ">="]:
        raise Beyond("cases other than f ≥ 0 and f ≤ 0")
    if not heads(on) <= _TOTAL:
        raise Beyond("cases on something that may have no value")
    for case in tree["cases"]:
        fact = n.relation(case["sign"], on, n.number(0))
        _tree(case["proof"], claimed, [*known, fact], integers)
