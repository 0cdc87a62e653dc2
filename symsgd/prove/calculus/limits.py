"""Limits that are worked out exactly; every other one is refused with the reason.

At a number: continuity, and where numerator and denominator both vanish the first derivatives that
do not (Taylor).  At infinity: leading terms of polynomials in x and eˣ, and the ends of sigmoid,
tanh and their relatives.  What is returned is an expression without the variable; it has a value
exactly where the argument holds, so that nothing is claimed elsewhere.
"""

from __future__ import annotations

from symsgd.algebra.balls import enclose
from symsgd.algebra.enclosure import is_ball
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, expand
from symsgd.prove.calculus.limits_at_infinity import limit_at_infinity
from symsgd.prove.calculus.quotients import ONE, together, whole
from symsgd.prove.calculus.regularity import (
    CONTINUOUS,
    PLAIN,
    SMOOTH,
    is_nonzero_somewhere,
    is_positive,
    is_total,
    is_zero,
    open_limit,
)

MOST_NODES = 120
MOST_ORDERS = 6  # derivatives tried where numerator and denominator vanish
_OPEN = frozenset(["log", "tan", "cot", "sec", "csc", "logit", "atanh"])  # smooth where defined


def limit(body: Node, name: str, target: Node) -> Node:
    """Return the limit of an expression as a variable goes to a number or to ±∞.

    >>> x, h = n.variables("x h")
    >>> str(limit((2 * x + 1) / (x + 3), "x", n.constant("infinity")))
    '2/1'
    >>> str(limit(n.apply("tanh", x), "x", -n.constant("infinity")))
    '-1'
    >>> from symsgd.prove.decide import decide
    >>> decide(limit(((x + h) ** 2 - x**2) / h, "h", n.number(0)), 2 * x).proved
    True
    >>> limit(n.apply("sin", x), "x", n.constant("infinity"))
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: this limit is not worked out here [open-limit]
      write the steps that lead to it as equations between functions
    """
    body = _without_total_guards(expand(body))
    if name not in n.free_variables(body):
        return body
    if sum(1 for _ in n.walk(body)) > MOST_NODES:
        raise open_limit("the limit of so large an expression is not worked out here")
    sign = _infinity(target)
    if sign is None:
        return _at_point(body, name, target)
    if sign < 0:
        body = n.substitute(body, {n.variable(name): n.negate(n.variable(name))})
    found = limit_at_infinity(body, name)
    if found is None:
        raise open_limit("this limit is not worked out here")
    if isinstance(found, int):
        raise open_limit("the limit is infinite, which is no number")
    return found


def _without_total_guards(node: Node) -> Node:
    """Return an expression without guards that have a value everywhere."""
    done: dict[Node, Node] = {}
    for part in n.walk(node):
        args = tuple(done[arg] for arg in part.args)
        total = part.head == n.WHERE_DEFINED and is_total(part.args[1])
        done[part] = args[0] if total else n.rebuild(part, args)
    return done[node]


def _infinity(target: Node) -> int | None:
    if target.head == n.NEGATE:
        inner = _infinity(target.args[0])
        return None if inner is None else -inner
    return 1 if target.head == n.CONSTANT and target.value == "infinity" else None


def _at_point(body: Node, name: str, point: Node) -> Node:
    place = {n.variable(name): point}
    guards = [node.args[1] for node in n.walk(body) if node.head == n.WHERE_DEFINED]
    top, below = (bare(part) for part in together(bare(body)))
    for part in (top, below, *guards):
        check_regular(part, name, place, CONTINUOUS)
    for order in range(MOST_ORDERS + 1):
        upper, lower = n.substitute(top, place), n.substitute(below, place)
        if not is_zero(lower):
            if not is_nonzero_somewhere(lower):
                raise open_limit("whether the denominator vanishes in the limit is open")
            found = upper if lower is ONE else n.divide(upper, lower)
            for guard in guards:
                found = n.where_defined(found, n.substitute(guard, place))
            if not n.free_variables(found) and not is_ball(enclose(found, {})):
                raise open_limit("this limit is not worked out here")
            return found
        if not is_zero(upper):
            if is_nonzero_somewhere(upper):
                raise open_limit("the denominator goes to 0 and the numerator does not")
            raise open_limit("whether the numerator vanishes in the limit is open")
        if order == 0:
            for part in (top, below):
                check_regular(part, name, place, SMOOTH)
        top, below = (bare(expand(differentiate(part, name))) for part in (top, below))
    raise open_limit("too many derivatives vanish at the limit")


def bare(node: Node) -> Node:
    """Return an expression without the guards of derivatives and without names.

    >>> x = n.variable("x")
    >>> str(bare(n.where_defined(1 / x, n.apply("log", x))))
    '1/x'
    """
    done: dict[Node, Node] = {}
    for part in n.walk(node):
        args = tuple(done[arg] for arg in part.args)
        done[part] = args[0] if part.head in (n.WHERE_DEFINED, n.LET) else n.rebuild(part, args)
    return done[node]


def check_regular(node: Node, name: str, place: dict[Node, Node], known: frozenset[str]) -> None:
    """Refuse a part that might jump, or have a kink, at the place; ``known`` functions do not.

    >>> x = n.variable("x")
    >>> check_regular(n.apply("abs", x), "x", {x: n.number(0)}, SMOOTH)
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: this limit is not worked out here [open-limit]
      write the steps that lead to it as equations between functions
    """
    for part in n.walk(node):
        if part.head in PLAIN or name not in n.free_variables(part):
            continue
        if part.head == n.APPLY and part.value[0] in known | _OPEN:
            kinked = part.value[0] in CONTINUOUS - SMOOTH
            if not (kinked and any(part.value[1])):
                continue
        exponent = whole(part.args[1]) if part.head == n.POWER else None
        if exponent is not None:
            continue
        if part.head == n.POWER or (part.head == n.APPLY and part.value[0] in ("sqrt", "root")):
            inside = n.substitute(part.args[0], place)
            if name not in n.free_variables(*part.args[1:]) and is_positive(inside):
                continue
        raise open_limit("this limit is not worked out here")
