"""Claims about a power by induction: (1 + x)^n ≥ 1 + nx, where a step multiplies by 1 + x.

With n₀ the least n: L(n₀) ≥ R(n₀), and if L(n + 1) = c·L(n) with c ≥ 0, then c·R(n) ≥ R(n + 1) is
enough, for then L(n + 1) = c·L(n) ≥ c·R(n) ≥ R(n + 1).  Both sides
must have values for every n, or the steps would not reach from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.orders.differences import Claim
from symsgd.prove.orders.function_claims import ZERO, Way
from symsgd.prove.orders.letter_bounds import beside
from symsgd.prove.orders.letter_claims import WEAK
from symsgd.prove.orders.smoothness import NotSmooth, requirements


def induction_claims(claim: Claim) -> Iterator[Way]:
    """Yield the beginning, the step, and that what is multiplied by is not negative.

    >>> from symsgd.expression.domain import Context, Domain
    >>> x, m = n.variables("x n")
    >>> where = Context.of({"n": Domain.named("nonnegint")})
    >>> ((_, _, parts),) = induction_claims(Claim((1 + x) ** m, 1 + m * x, where, ">="))
    >>> for part in parts: print(part.left, part.relation, part.right)
    (1 + x)^0 >= 1 + 0*x
    (1 + x)*(1 + n*x) >= 1 + (n + 1)*x
    1 + x >= 0
    """
    for name in n.free_variables(claim.left, claim.right):
        domain, m = claim.context.domain(name), n.variable(name)
        if not domain.integer or domain.low is None or domain.nonzero:
            continue
        if any(name in n.free_variables(fact) for fact in claim.context.relations):
            continue
        first, following = {m: n.number(domain.low)}, {m: m + n.number(1)}
        for place, side in enumerate((claim.left, claim.right)):
            other = (claim.left, claim.right)[1 - place]
            factor = growth(side, name, domain.low)
            if factor is None:
                continue
            try:
                values = requirements(other, claim.context, analytic=False)
            except NotSmooth:
                continue
            pair = [factor * other, n.substitute(other, following)]
            left, right = pair if place == 0 else reversed(pair)
            start = [n.substitute(each, first) for each in (claim.left, claim.right)]
            yield "induction", (m, side, factor), [
                Claim(start[0], start[1], beside(name, claim.context), claim.relation),
                Claim(left, right, claim.context, WEAK[claim.relation]),
                Claim(factor, ZERO, claim.context,
                      WEAK[">"] if claim.relation == WEAK[claim.relation] else ">"),
                *(Claim(need.args[0], ZERO, claim.context, str(need.value))
                  for need in values
                  if name in n.free_variables(need)),
            ]  # fmt: skip


def growth(side: Node, name: str, low: Fraction) -> Node | None:
    """Return by what a power is multiplied when a letter grows by one, or None.

    Its exponent is never negative, so that it has a value with every base.
    """
    m = n.variable(name)
    if side.head == n.POWER and name not in n.free_variables(side.args[0]):
        terms = side.args[1].args if side.args[1].head == n.ADD else (side.args[1],)
        shift = [rational_value(term) for term in terms if term is not m]
        known = [value for value in shift if value is not None]
        if rational_value(side.args[0]) == 0:
            return None  # 0^n is no power that grows
        if len(known) == len(terms) - 1 and low + sum(known) >= 0:
            return side.args[0]
    return None
