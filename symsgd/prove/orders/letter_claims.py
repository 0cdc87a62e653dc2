"""What shows an inequality by one of its letters: claims on its slope, and where the letter ends.

With f the larger side without the smaller one: f is not negative where it is not negative at a
place w and f′ has the sign of x − w (by the mean value theorem), or where it is not negative at
both ends of where x may be and f″ is not positive between them (f lies above its chord).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.prove.orders.differences import Claim
from symsgd.prove.orders.letter_bounds import Bound, beside, bounds, whole
from symsgd.prove.orders.smoothness import ZERO, primitive, requirements

WEAK = {"<": "<=", "<=": "<=", ">": ">=", ">=": ">="}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def at_place(claim: Claim, name: str, at: Node, relation: str) -> list[Claim]:
    """Return a claim with an expression for a letter, and that its sides have values there."""
    place, context = {n.variable(name): at}, beside(name, claim.context)
    left, right = (n.substitute(side, place) for side in (claim.left, claim.right))
    values = [n.substitute(need, place) for need in _of_values(claim, name)]
    return [Claim(left, right, context, relation), *(_need(need, context) for need in values)]


def slopes(claim: Claim, name: str, at: Node, relation: str) -> list[Claim]:
    """Return that f′ has the sign of x − w, and what makes f smooth on the way to w.

    >>> x, y = n.variables("x y")
    >>> for each in slopes(Claim(x * y, (x**2 + y**2) / 2, Context(), "<="), "y", x, "<="):
    ...     print(each.left, each.relation, each.right, "where", *each.context.relations)
    x <= 2*y/2 where y > x
    x >= 2*y/2 where y < x
    """
    first = derived(claim, name)
    found = []
    for context, sign in ((above(claim.context, name, at), relation),
                          (below(claim.context, name, at), TURNED[relation])):  # fmt: skip
        if context is not None:
            found.append(replace(first, context=context, relation=sign))
            found += [_need(need, context) for need in _smooth(claim, name, first)]
    return found


def bend(claim: Claim, name: str, low: Node, high: Node) -> list[Claim]:
    """Return that f″ is not positive between two places, and what makes f smooth there."""
    first = derived(claim, name)
    second = derived(first, name)
    context = between(claim.context, name, low, high)
    sign = TURNED[WEAK[claim.relation]]
    needs = _smooth(claim, name, first, second)
    return [replace(second, context=context, relation=sign), *(_need(u, context) for u in needs)]


def derived(claim: Claim, name: str) -> Claim:
    """Return the derivatives of both sides."""
    left, right = (
        primitive(differentiate(primitive(side), name)) for side in (claim.left, claim.right)
    )
    return replace(claim, left=left, right=right)


def members(context: Context, name: str, at: Node) -> list[Claim]:
    """Return that a place does not lie beyond the ends of the domain of a letter."""
    domain, there = context.domain(name), beside(name, context)
    ends = (">=", domain.low), ("<=", domain.high)
    wanted = [(sign, n.number(end)) for sign, end in ends if end is not None]
    return [Claim(at, end, there, sign) for sign, end in wanted if at is not end]


def above(context: Context, name: str, at: Node) -> Context | None:
    """Return what is known between a place and a letter above it; None if there is nothing."""
    _, upper = bounds(name, context)
    if any(bound.at is at for bound in upper):
        return None
    domain = replace(whole(context.domain(name)), low_open=True)
    return _on_the_way(context, name, n.relation(">", n.variable(name), at), domain, upper, "<")


def below(context: Context, name: str, at: Node) -> Context | None:
    """Return what is known between a place and a letter below it; None if there is nothing."""
    lower, _ = bounds(name, context)
    if any(bound.at is at for bound in lower):
        return None
    domain = replace(whole(context.domain(name)), high_open=True)
    return _on_the_way(context, name, n.relation("<", n.variable(name), at), domain, lower, ">")


def _on_the_way(
    context: Context, name: str, side: Node, domain: object, kept: list[Bound], sign: str
) -> Context:
    there = beside(name, context)
    facts = [
        n.relation(sign if bound.strict else WEAK[sign], n.variable(name), bound.at)
        for bound in kept
    ]
    given = {**dict(there.domains), name: domain}
    return Context.of(given, dict.fromkeys((*there.relations, side, *facts)))  # type: ignore[arg-type]


def between(context: Context, name: str, low: Node, high: Node) -> Context:
    """Return what is known of a letter between two places."""
    there, x = beside(name, context), n.variable(name)
    facts = n.relation(">", x, low), n.relation("<", x, high)
    return Context.of(dict(there.domains), (*there.relations, *facts))


def _smooth(claim: Claim, name: str, *derivatives: Claim) -> list[Node]:
    """Return what makes f analytic in a letter, and gives values to its derivatives."""
    sides = [primitive(side) for side in (claim.left, claim.right)]
    wanted: dict[Node, None] = {}
    for side in sides:
        found = requirements(side, claim.context, analytic=True, moving=name)
        wanted.update(dict.fromkeys(found))
    for part in derivatives:
        for side in (part.left, part.right):
            wanted.update(dict.fromkeys(requirements(side, claim.context, analytic=False)))
    given = {need for side in sides for need in requirements(side, claim.context, analytic=False)}
    return [need for need in wanted if need not in given or name in n.free_variables(need)]


def _of_values(claim: Claim, name: str) -> Iterator[Node]:
    for side in (claim.left, claim.right):
        for need in requirements(primitive(side), claim.context, analytic=False):
            if name in n.free_variables(need):
                yield need


def _need(need: Node, context: Context) -> Claim:
    return Claim(need.args[0], ZERO, context, str(need.value))
