"""Two letters and their difference: |sin x − sin y| ≤ |x − y|, with x = y + h where x ≥ y.

The larger letter is the smaller one and a step h ≥ 0.  What is left is a claim about h, with the
smaller letter as a parameter, and that is shown by the sign of a derivative.  Where the text does
not say which letter is the larger one, both cases are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context
from symsgd.expression.node import Node

MOST_LETTERS = 3
_ORDERS = ("<", "<=", ">", ">=")
_STEPS = ("h", "d", "s", "step_h", "step_d")


@dataclass(frozen=True, slots=True)
class Claim:
    """Two sides, where the claim is made, and its relation."""

    left: Node
    right: Node
    context: Context
    relation: str


@dataclass(frozen=True, slots=True)
class DifferenceCase:
    """One order of the two letters: the larger one is ``lower`` and ``step``."""

    upper: str
    lower: str
    step: str
    claims: tuple[Claim, ...]


def difference_cases(
    left: Node, right: Node, context: Context, relation: str
) -> Iterator[tuple[DifferenceCase, ...]]:
    """Yield cases that cover the claim together, each with the claims that show it.

    >>> x, y = n.variables("x y")
    >>> f, size = lambda u: n.apply("sin", u), lambda u: n.apply("abs", u)
    >>> (cases,) = difference_cases(size(f(x) - f(y)), size(x - y), Context(), "<=")
    >>> for claim in cases[0].claims: print(claim.left, claim.relation, claim.right)
    sin(y + h) - sin(y) <= h
    -(sin(y + h) - sin(y)) <= h
    """
    names = n.free_variables(left, right)
    if relation not in _ORDERS or not 2 <= len(names) <= MOST_LETTERS:
        return
    used = {*names, *(name for name, _ in context.domains), *n.free_variables(*context.relations)}
    step = next((name for name in _STEPS if name not in used), None)
    for first, second in _pairs(left, right, context) if step is not None else ():
        orders = _known_order(first, second, context)
        yield tuple(
            _case(upper, lower, str(step), Claim(left, right, context, relation), strict=strict)
            for upper, lower, strict in orders
        )


def _pairs(left: Node, right: Node, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the letters of |x − y|, and those that what is assumed compares."""
    seen: set[frozenset[str]] = set()
    inside = [u.args[0] for u in n.walk(left, right) if u.head == n.APPLY and u.value[0] == "abs"]
    facts = [fact for fact in context.relations if fact.value in _ORDERS]
    compared = [fact.args[0] - fact.args[1] for fact in facts]
    for difference in (*inside, *compared):
        names = n.free_variables(difference)
        if len(names) != 2 or frozenset(names) in seen:
            continue
        x, y = map(n.variable, names)
        if difference in (x - y, y - x):
            seen.add(frozenset(names))
            yield names[0], names[1]


def _known_order(first: str, second: str, context: Context) -> list[tuple[str, str, bool]]:
    """Return which letter is the larger one, and whether it is larger than the other: or both."""
    x, y = n.variable(first), n.variable(second)
    for upper, lower in ((x, y), (y, x)):
        for sign, turned in ((">", "<"), (">=", "<=")):
            facts = n.relation(sign, upper, lower), n.relation(turned, lower, upper)
            if any(fact in facts for fact in context.relations):
                return [(str(upper.value), str(lower.value), sign == ">")]
    return [(first, second, False), (second, first, False)]


def _case(upper: str, lower: str, step: str, claim: Claim, *, strict: bool) -> DifferenceCase:
    x, y, h = map(n.variable, (upper, lower, step))
    size = {n.apply("abs", part): h for part in (x - y, y - x)}
    place: dict[Node, Node] = {**size, x - y: h, y - x: -h, x: y + h}
    left, right = (n.substitute(side, place) for side in (claim.left, claim.right))
    domains = {name: domain for name, domain in claim.context.domains if name != upper}
    domains[step] = NAMED["positive" if strict else "nonnegative"]
    relations = [n.substitute(fact, place) for fact in claim.context.relations]
    context = Context.of(domains, [fact for fact in relations if n.free_variables(fact)])
    pairs = [(left, right)]
    if claim.relation in ("<", "<=") and _is_size(left):
        pairs = [(left.args[0], right), (n.negate(left.args[0]), right)]
    elif claim.relation in (">", ">=") and _is_size(right):
        pairs = [(left, right.args[0]), (left, n.negate(right.args[0]))]
    claims = tuple(Claim(*pair, context, claim.relation) for pair in pairs)
    return DifferenceCase(upper, lower, step, claims)


def _is_size(node: Node) -> bool:
    return node.head == n.APPLY and node.value[0] == "abs" and not any(node.value[1])
