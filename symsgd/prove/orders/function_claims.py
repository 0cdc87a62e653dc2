"""Claims without what both sides share: a power, an exponential, a factor, a sum of signs.

B^k ≤ C^k follows from 0 ≤ B ≤ C and k ≥ 0, and e^{ku} is such a power; A ≤ e^w follows from
ln A ≤ w; cA ≤ cB from A ≤ B and c ≥ 0; and a sum is not negative if none of its terms is.
"""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.orders.differences import Claim

ZERO, ONE, E = n.number(0), n.number(1), n.constant("e")
Way = tuple[str, tuple[Node, ...], list[Claim]]
_MOST_EXPONENTS = 3


def function_claims(claim: Claim) -> Iterator[Way]:
    """Yield ways in which a claim follows from one about parts of its sides.

    >>> from symsgd.expression.domain import Context
    >>> x, k = n.variables("x k")
    >>> power = Claim((1 - x) ** k, n.apply("exp", -(x * k)), Context(), "<=")
    >>> ways = {way: parts for way, _, parts in function_claims(power)}
    >>> for part in ways["power"]: print(part.left, part.relation, part.right)
    1 - x >= 0
    1 - x <= exp(-x)
    k >= 0
    """
    yield from _terms(claim)
    yield from _factors(claim)
    yield from _powers(claim)


def _about(claim: Claim, left: Node, relation: str, right: Node) -> Claim:
    return Claim(left, right, claim.context, relation)


def _sides(claim: Claim) -> tuple[Node, Node]:
    """Return the smaller side and the larger one."""
    less = claim.relation in ("<", "<=")
    return (claim.left, claim.right) if less else (claim.right, claim.left)


def _strict(claim: Claim) -> bool:
    return claim.relation in ("<", ">")


def _terms(claim: Claim) -> Iterator[Way]:
    small, big = _sides(claim)
    parts = [term for term in terms(big) if term is not ZERO]
    turned = [term for term in terms(small) if term is not ZERO]
    if len(parts) + len(turned) < 2:
        return
    up, down = (">", "<") if _strict(claim) else (">=", "<=")
    claims = [_about(claim, term, up, ZERO) for term in parts]
    yield "terms", (), claims + [_about(claim, term, down, ZERO) for term in turned]


def terms(node: Node) -> list[Node]:
    """Return the terms of a sum, with their signs.

    >>> x, y = n.variables("x y")
    >>> [str(term) for term in terms(-(x + 1) - y)]
    ['-x', '-1', '-y']
    """
    if node.head == n.ADD:
        return [term for arg in node.args for term in terms(arg)]
    if node.head == n.NEGATE:
        return [_negated(term) for term in terms(node.args[0])]
    return [node]


def _negated(node: Node) -> Node:
    return node.args[0] if node.head == n.NEGATE else -node


def _factors(claim: Claim) -> Iterator[Way]:
    small, big = _sides(claim)
    if small.head != n.MULTIPLY or big.head != n.MULTIPLY:
        return
    for factor in small.args:
        if factor in big.args:
            left, right = without(claim.left, factor), without(claim.right, factor)
            sign = ">" if _strict(claim) else ">="
            parts = [_about(claim, left, claim.relation, right), _about(claim, factor, sign, ZERO)]
            yield "factor", (factor,), parts


def without(product: Node, factor: Node) -> Node:
    """Return a product without one of its factors."""
    at = product.args.index(factor)
    others = product.args[:at] + product.args[at + 1 :]
    return others[0] if len(others) == 1 else n.multiply(*others)


def _powers(claim: Claim) -> Iterator[Way]:
    exponents = [
        node.args[1] for node in n.walk(claim.left, claim.right)
        if node.head == n.POWER and n.free_variables(node.args[1])
    ]  # fmt: skip
    for exponent in list(dict.fromkeys(exponents))[:_MOST_EXPONENTS]:
        left, right = root_of(claim.left, exponent), root_of(claim.right, exponent)
        if left is None or right is None:
            continue
        small = left if claim.relation in ("<", "<=") else right
        sign = ">" if _strict(claim) else ">="
        yield "power", (exponent,), [
            _about(claim, small, ">=", ZERO), _about(claim, left, claim.relation, right),
            _about(claim, exponent, sign, ZERO),
        ]  # fmt: skip


def root_of(side: Node, exponent: Node) -> Node | None:
    """Return of which number a side is the power with an exponent, or None.

    >>> k, x = n.variables("k x")
    >>> str(root_of(n.apply("exp", -(2 * x * k)), k))
    'exp(-2*x)'
    """
    if side is ONE:
        return ONE
    if side.head == n.POWER and side.args[1] is exponent and side.args[0] is not E:
        return side.args[0]
    inside = inside_exponential(side)
    part = None if inside is None else quotient(inside, exponent)
    return None if part is None else n.apply("exp", part)


def inside_exponential(side: Node) -> Node | None:
    """Return w of e^w."""
    if side.head == n.POWER and side.args[0] is E:
        return side.args[1]
    return side.args[0] if side.head == n.APPLY and side.value[0] == "exp" else None


def quotient(node: Node, factor: Node) -> Node | None:
    """Return what a factor is multiplied by, where it stands in every term, or None."""
    if node is factor:
        return ONE
    match node.head:
        case n.NEGATE:
            inner = quotient(node.args[0], factor)
            return None if inner is None else -inner
        case n.DIVIDE:
            above = quotient(node.args[0], factor)
            return None if above is None else above / node.args[1]
        case n.MULTIPLY:
            if factor in node.args:
                return without(node, factor)
            for i, arg in enumerate(node.args):
                inner = quotient(arg, factor)
                if inner is not None:
                    return n.multiply(*node.args[:i], inner, *node.args[i + 1 :])
        case n.ADD:
            parts = [quotient(arg, factor) for arg in node.args]
            known = [part for part in parts if part is not None]
            return n.add(*known) if len(known) == len(parts) else None
    return None


def logarithm_claims(claim: Claim) -> Iterator[Way]:
    """Yield ln A ≤ w for A ≤ e^w, and the same the other way round."""
    inside = [inside_exponential(side) for side in (claim.left, claim.right)]
    if inside.count(None) == 2:
        return
    parts = [
        _about(claim, side, ">", ZERO)
        for side, found in zip((claim.left, claim.right), inside, strict=True) if found is None
    ]  # fmt: skip
    left, right = (
        n.apply("log", side) if found is None else found
        for side, found in zip((claim.left, claim.right), inside, strict=True)
    )
    yield "logarithms", (), [*parts, _about(claim, left, claim.relation, right)]
