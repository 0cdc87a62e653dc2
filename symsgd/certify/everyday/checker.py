"""A certificate in, a standing out."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any

from flint import ctx

from symsgd.certify.everyday.case import ZERO, Beyond, Case, Wrong
from symsgd.certify.everyday.point import enclose
from symsgd.certify.everyday.search import attempt, prove
from symsgd.certify.everyday.tables import BALLS, RING
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.functions.meaning import spelled_out

Json = Any  # what json.loads gives; misreading it raises, and is caught in one place
MALFORMED = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, SymsgdError)


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
    except MALFORMED as why:
        return Standing.REJECTED, str(why) if isinstance(why, Wrong) else f"malformed: {why!r}"
    return Standing.ACCEPTED, "every step was repeated"


def _check(given: Json) -> None:
    claim, context, kind = given["claim"], given["context"], given["kind"]
    rows = (claim["left"], claim["right"], *context["relations"])
    left, right, *known = (spelled_out(read_rows(part), BALLS.keys()) for part in rows)
    claimed = n.relation(claim["relation"], left, right)
    names = set(n.free_variables(claimed, *known)).intersection(context["domains"])
    known += [fact for name in sorted(names) for fact in _bounds(name, context["domains"][name])]
    integers = {name for name in names if context["domains"][name]["integer"]}
    attempt(given, claimed, known)
    if given["version"] != "symsgd.certificate/1":
        raise Wrong("a version that is not known")
    if kind in ("normal form", "order"):
        _tree(given["proof"], claimed, known, integers)
    elif kind == "refutation" or (kind == "comparison" and not n.free_variables(claimed)):
        shown = claimed if kind == "comparison" else n.logic("not", claimed)
        _at_a_point(given, [*known, shown], integers)
    else:
        raise Beyond(f"a certificate of the kind {kind!r}")


def _bounds(name: str, domain: Json) -> Iterator[Node]:
    """Yield what a domain says of a variable."""
    for end, signs in (("low", (">=", ">")), ("high", ("<=", "<"))):
        if domain[end] is not None:
            yield n.relation(signs[domain[f"{end}_open"]], n.variable(name), n.number(domain[end]))
    if domain["nonzero"]:
        yield n.relation("!=", n.variable(name), ZERO)


def _at_a_point(given: Json, facts: Sequence[Node], integers: set[str]) -> None:
    """All that is assumed holds at the point, and the claim, or its contrary, too."""
    point = {name: Fraction(value) for name, value in given["point"].items()}
    with ctx.workprec(int(given["bits"])):
        holds = [enclose(fact, point) for fact in facts]
    if False in holds or any(point[name].denominator > 1 for name in integers):
        raise Wrong("the point lies outside of the domain, or the enclosures show the contrary")
    if not all(held is True for held in holds):
        raise Beyond("something that has no value, or an enclosure that is not narrow enough")


def _tree(tree: Json, claimed: Node, known: Sequence[Node], integers: set[str]) -> None:
    if "split" not in tree:
        case = Case(claimed, known, integers)
        prove(case, tree)
        case.need(claimed)
        return
    on = read_rows(tree["split"])
    is_polynomial = {node.head for node in n.walk(on)} <= {*RING, n.NUMBER, n.VARIABLE}
    if sorted(case["sign"] for case in tree["cases"]) != ["<=", ">="] or not is_polynomial:
        raise Beyond("cases other than f ≥ 0 and f ≤ 0 of a polynomial f")
    for case in tree["cases"]:
        _tree(case["proof"], claimed, [*known, n.relation(case["sign"], on, ZERO)], integers)
