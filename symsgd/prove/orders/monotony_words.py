"""Why an order relation holds by monotony, in words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symsgd.expression import node as n
from symsgd.prove.orders.monotony_proofs import (
    ByAnchor,
    ByExponential,
    ByProduct,
    Choice,
    Cover,
    Shown,
)

_COUNT = ("", "", "second", "third", "fourth")


def explained(cover: Cover) -> str:
    """Return why the relation holds.

    >>> from symsgd.expression.domain import Context
    >>> from symsgd.prove.orders.monotony_cases import prove_by_monotony
    >>> x = n.variable("x")
    >>> print(explained(prove_by_monotony(n.apply("log", x), x - 1, Context(), "<=")))
    the difference is 0 at x = 1 and its derivative has the sign of x − 1
    """
    alone = len(cover.pieces) == 1
    leaves = [leaf for _, found in cover.pieces for leaf in _leaves(found, ())]
    reasons = dict.fromkeys(_of_case(shown, given, alone=alone) for shown, given in leaves)
    return "the difference " + "; ".join(reasons)


def _leaves(found: Choice | Shown, given: tuple[str, ...]) -> Iterator[tuple[Shown, str]]:
    if isinstance(found, Shown):
        yield found, " and ".join(given)
        return
    for option, inner in found.options:
        yield from _leaves(inner, (*given, f"{found.kink} = {option}"))


def _of_case(shown: Shown, given: str, *, alone: bool) -> str:
    reason = _of(shown, 1, alone=alone) + (f" (where {given})" if given else "")
    order = _order(shown)
    return reason + (f", by its {_COUNT[order]} derivative" if order > 1 else "")


def _of(shown: Shown, turn: int, *, alone: bool) -> str:
    """Return the reason for what is shown; ``turn`` −1 speaks of minus the node."""
    match shown.how:
        case ByExponential(exponent=exponent):
            return f"has its sign {shown.piece} because e^({exponent}) is compared with 1"
        case ByProduct(cofactor=cofactor, cofactor_sign=(sign, _), factors=(factor,)):
            if not n.free_variables(cofactor):
                return _of(factor, turn * sign, alone=alone)
            opposite = "" if turn * sign > 0 else "opposite "
            return f"has the {opposite}sign of {factor.node}, which " + _of(factor, 1, alone=alone)
        case ByProduct(factors=factors):
            nodes = ", ".join(str(f.node) for f in factors)
            return f"has its sign {shown.piece} by the signs of {nodes}"
        case ByAnchor():
            return _of_anchor(shown, shown.how, turn, alone=alone)
    return f"has its sign {shown.piece} by its normal form"


def _of_anchor(shown: Shown, how: ByAnchor, turn: int, *, alone: bool) -> str:
    name, at = shown.piece.name, how.at
    value = "0" if how.value[0] == 0 else "positive" if turn * how.value[0] > 0 else "negative"
    start = f"is {value} at {name} = {at}"
    if len(how.slopes) == 2:
        minus = "" if turn * shown.sign > 0 else "−"
        return f"{start} and its derivative has the sign of {_shifted(name, at, minus)}"
    sign = "≥ 0" if turn * how.slopes[0].sign > 0 else "≤ 0"
    where = "" if alone and shown.piece.low is shown.piece.high is None else f" {shown.piece}"
    return f"{start} and its derivative is {sign}{where}"


def _shifted(name: str, at: Fraction, minus: str) -> str:
    line = name if at == 0 else f"{name} − {at}" if at > 0 else f"{name} + {-at}"
    return f"{minus}({line})" if minus and at != 0 else minus + line


def _order(shown: Shown) -> int:
    """Return how many derivatives are taken."""
    match shown.how:
        case ByAnchor(slopes=slopes):
            return 1 + max(map(_order, slopes))
        case ByProduct(factors=factors):
            return max(map(_order, factors))
    return 0
