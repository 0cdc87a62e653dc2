"""Claims without a factor of known sign that only the normal form shows: 1/x² of 1/x² − ln x/x²."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.orders.differences import Claim
from symsgd.prove.orders.function_claims import ZERO, Way
from symsgd.prove.orders.letter_claims import TURNED, WEAK
from symsgd.prove.orders.sign_analysis import analyse
from symsgd.prove.orders.smoothness import NotSmooth, primitive, requirements


def cofactor_claims(claim: Claim) -> Iterator[Way]:
    """Yield a claim on the one factor of a difference whose sign is open, and what makes it enough.

    >>> from symsgd.expression.domain import Context, Domain
    >>> x, where = n.variable("x"), Context.of({"x": Domain.named("positive")})
    >>> below = Claim(1 / x**2, n.apply("log", x) / x**2, where, "<=")
    >>> ((_, (cofactor, factor), parts),) = cofactor_claims(below)
    >>> print(parts[0].left, parts[0].relation, parts[0].right)
    log(x) - 1 >= 0
    """
    difference = claim.left - claim.right
    found = analyse(difference, "", claim.context)
    sign, strict = found.cofactor_sign
    if found.sign is not None or len(found.factors) != 1 or not sign:
        return
    if not n.free_variables(found.cofactor) or (
        claim.relation != WEAK[claim.relation] and not strict
    ):
        return
    cofactor, factor = found.cofactor, found.factors[0]
    known = (">" if sign > 0 else "<") + ("" if strict else "=")
    parts = [
        Claim(factor, ZERO, claim.context, claim.relation if sign > 0 else TURNED[claim.relation]),
        Claim(cofactor, ZERO, claim.context, known),
        *(Claim(need.args[0], ZERO, claim.context, str(need.value))
          for need in _values(cofactor, factor, claim)),
        Claim(difference, n.multiply(cofactor, factor), claim.context, "="),
    ]  # fmt: skip
    yield "cofactor", (cofactor, factor), parts


def _values(cofactor: Node, factor: Node, claim: Claim) -> tuple[Node, ...]:
    try:
        parts = (primitive(cofactor), primitive(factor))
        found = [r for u in parts for r in requirements(u, claim.context, analytic=False)]
    except NotSmooth:
        return (n.relation("!=", ZERO, ZERO),)  # never shown
    return tuple(dict.fromkeys(found))
