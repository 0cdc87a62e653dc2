"""Where a difference may have its least value: places at which its derivative vanishes.

The factors of the derivative are solved if a letter stands in one term, alone or in ln or exp.
Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.orders.differences import Claim
from symsgd.prove.orders.function_claims import terms
from symsgd.prove.orders.letter_bounds import negated
from symsgd.prove.orders.letter_claims import derived
from symsgd.prove.orders.sign_analysis import analyse
from symsgd.prove.orders.smoothness import NotSmooth

_INVERSE = {"log": "exp", "exp": "log"}
MOST = 3


def turning_places(claim: Claim, name: str) -> list[Node]:
    """Return places at which the slopes of both sides are equal.

    >>> from symsgd.expression.domain import Context, Domain
    >>> x, where = n.variable("x"), Context.of({"x": Domain.named("positive")})
    >>> least = Claim(x * n.apply("log", x), -n.apply("exp", n.number(-1)), where, ">=")
    >>> [str(place) for place in turning_places(least, "x")]
    ['exp(-1)']
    """
    try:
        first = derived(claim, name)
    except (NotSmooth, SymsgdError):
        return []
    analysis = analyse(first.left - first.right, name, claim.context)
    found = [at for factor in analysis.factors for at in _solved(factor, name)]
    return list(dict.fromkeys(found))[:MOST]


def _solved(factor: Node, name: str) -> Iterator[Node]:
    parts = terms(factor)
    moving = [part for part in parts if name in n.free_variables(part)]
    if len(moving) != 1:
        return
    scale, core = _scaled(moving[0])
    rest = [negated(part) for part in parts if part is not moving[0]]
    value = n.number(0) if not rest else rest[0] if len(rest) == 1 else n.add(*rest)
    if any(name in n.free_variables(part) for part in scale):
        return
    for part in scale:
        value = _divided(value, part)
    if core is n.variable(name):
        yield value
    elif core.head == n.APPLY and core.args == (n.variable(name),):
        inverse = _INVERSE.get(str(core.value[0]))
        if inverse is not None and not any(core.value[1]):
            yield n.apply(inverse, value)


def _scaled(term: Node) -> tuple[tuple[Node, ...], Node]:
    """Return the factors before the last one of a product, and that."""
    if term.head == n.NEGATE:
        scale, core = _scaled(term.args[0])
        return (n.number(-1), *scale), core
    return (term.args[:-1], term.args[-1]) if term.head == n.MULTIPLY else ((), term)


def _divided(value: Node, by: Node) -> Node:
    if value.head == by.head == n.NUMBER:
        return n.number(Fraction(value.value) / Fraction(by.value))
    return value / by
