"""A certificate in, a standing out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.fractions import Beyond, Json, Wrong
from symsgd.certify.everyday.values import compare
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand, expand_function, riccati_polynomial
from symsgd.functions.table import define

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
    sides = [_plain(_read(claim[side])) for side in ("left", "right")]
    assumed = [_plain(_read(rows)) for rows in context["relations"]]
    relation = claim["relation"]
    if (kind == "normal form" and relation == "=") or (kind == "order" and relation != "="):
        if "unrecorded" in given:
            raise Beyond(given["unrecorded"])
        _tree(given["proof"], sides, relation, context["domains"], assumed)
    elif kind in ("refutation", "comparison"):
        compare(given, sides, assumed)
    else:
        raise Beyond(f"a certificate of the kind {kind!r} of {relation}")


def _tree(
    tree: Json, sides: Sequence[Node], relation: str, domains: Json, known: list[Node]
) -> None:
    if tree.keys() & {"nowhere", "only where", "provisos"}:
        raise Beyond("a case in which nothing or a single point is left")
    if "split" not in tree:
        Case(tree, sides, domains, known).check(tree, relation)
        return
    on = _read(tree["split"])
    if sorted(case["sign"] for case in tree["cases"]) != ["<=", ">="]:
        raise Beyond("cases other than f ≥ 0 and f ≤ 0")
    if not {node.head for node in n.walk(on)} <= _TOTAL:
        raise Beyond("cases on something that may have no value")
    for case in tree["cases"]:
        fact = n.relation(case["sign"], on, n.number(0))
        _tree(case["proof"], sides, relation, domains, [*known, fact])


def _read(rows: Json) -> Node:
    if not all(0 <= k < i for i, (_, _, args) in enumerate(rows) for k in args):
        raise Wrong("rows that are no expression")
    return n.from_rows([(head, _value(head, value), tuple(args)) for head, value, args in rows])


def _value(head: str, value: Json) -> object:
    match head:
        case n.NUMBER:
            return Fraction(value)
        case n.APPLY:
            return value[0], tuple(value[1])
        case n.DERIVATIVE:
            return tuple(value)
    return value


def _plain(root: Node) -> Node:
    """Carry out derivatives and definitions, down to exp, log, σ, roots and a few more."""
    done: dict[Node, Node] = {}
    root = expand(root)
    for node in n.walk(root):
        whole = n.rebuild(node, tuple(done[arg] for arg in node.args))
        other = _defined(whole) if whole.head == n.APPLY else whole
        done[node] = whole if other is whole else _plain(other)
    return done[root]


def _defined(node: Node) -> Node:
    name, orders = node.value
    if any(orders) and name in ("sigmoid", "tanh"):
        value = n.apply(name, *node.args)
        powers = enumerate(riccati_polynomial(name, *orders))
        return n.add(*(n.number(c) * value ** n.number(k) for k, c in powers))
    if name == "tanh":
        square = n.apply("exp", 2 * node.args[0])
        return (square - 1) / (square + 1)
    return expand_function(node) if any(orders) else define(node)
