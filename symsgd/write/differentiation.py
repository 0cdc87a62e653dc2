"""Differentiation as it is done by hand: one rule at a time, each with its name."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, plus, times
from symsgd.functions.table import ONE, ZERO

_MOST_LINES = 12


def by_rules(body: Node, name: str = "x") -> Iterator[tuple[Node, str]]:
    """Yield the derivative line by line, each with the rules that lead to it.

    >>> x = n.variable("x")
    >>> for line, rules in by_rules(x * n.apply("sin", 2 * x)):
    ...     print(line, "by", rules)
    sin(2*x) + x*Derivative(sin(2*x), x) by product rule
    sin(2*x) + x*(cos(2*x)*Derivative(2*x, x)) by chain rule
    sin(2*x) + x*(cos(2*x)*2) by constant factor
    """
    line = n.derivative(body, name)
    for _ in range(_MOST_LINES):
        rules: dict[str, None] = {}
        after = _advanced(line, rules)
        if after is line:
            return
        yield after, ", ".join(rules)
        line = after
    finished = n.substitute(line, {part: _whole(part) for part in _open(line)})
    if finished is not line:
        yield finished, "the same rules"


def _open(line: Node) -> list[Node]:
    return [part for part in n.walk(line) if part.head == n.DERIVATIVE]


def _whole(part: Node) -> Node:
    name, order = part.value
    return differentiate(part.args[0], name, order)


def _advanced(line: Node, rules: dict[str, None]) -> Node:
    """Apply one rule to every derivative that is still open; the outermost ones only."""
    done: dict[Node, Node] = {}
    for node in n.walk(line):
        if node.head == n.DERIVATIVE:
            done[node] = _ruled(node.args[0], str(node.value[0]), rules)
        elif node.head == n.MULTIPLY:
            done[node] = times(*(done[arg] for arg in node.args))
        elif node.head == n.ADD:
            done[node] = plus(*(done[arg] for arg in node.args))
        else:
            done[node] = n.rebuild(node, tuple(done[arg] for arg in node.args))
    return done[line]


def _ruled(body: Node, name: str, rules: dict[str, None]) -> Node:
    """Return the derivative of an expression with the derivatives of its parts left open."""
    args = body.args
    match body.head:
        case _ if name not in n.free_variables(body):
            return ZERO
        case n.VARIABLE:
            return ONE
        case n.ADD:
            rules["sum rule"] = None
            return plus(*(_inner(arg, name) for arg in args))
        case n.NEGATE:
            return n.negate(_inner(args[0], name))
        case n.MULTIPLY:
            return _product(args, name, rules)
        case n.DIVIDE:
            return _quotient(args[0], args[1], name, rules)
        case n.POWER if name not in n.free_variables(args[1]):
            rules["power rule"] = None
            return _chained(_power_slope(args[0], args[1]), args[0], name, rules)
        case n.APPLY if len(args) == 1:
            place = n.variable("place of the argument")
            slope = differentiate(n.apply(body.value[0], place, orders=body.value[1]), place.value)
            return _chained(n.substitute(slope, {place: args[0]}), args[0], name, rules)
    rules["definition"] = None
    return differentiate(body, name)


def _inner(body: Node, name: str) -> Node:
    """Leave a derivative open, unless it is plain to see."""
    if name not in n.free_variables(body):
        return ZERO
    return ONE if body.head == n.VARIABLE else n.derivative(body, name)


def _product(factors: tuple[Node, ...], name: str, rules: dict[str, None]) -> Node:
    fixed = [factor for factor in factors if name not in n.free_variables(factor)]
    moving = [factor for factor in factors if name in n.free_variables(factor)]
    if fixed:
        rules["constant factor"] = None
        return times(*fixed, _inner(times(*moving), name))
    rules["product rule"] = None
    return plus(
        *(
            # an open derivative stands last: what follows it would seem to be inside it
            times(*moving[:i], *moving[i + 1 :], _inner(factor, name))
            for i, factor in enumerate(moving)
        )
    )


def _quotient(above: Node, below: Node, name: str, rules: dict[str, None]) -> Node:
    if name not in n.free_variables(below):
        rules["constant factor"] = None
        return _inner(above, name) / below
    rules["quotient rule"] = None
    loss = times(above, _inner(below, name))
    gain = times(below, _inner(above, name))
    top = n.negate(loss) if gain is ZERO else n.add(gain, n.negate(loss))
    return top / below**2


def _power_slope(base: Node, exponent: Node) -> Node:
    if exponent.head == n.NUMBER and exponent.value == 2:
        return times(exponent, base)
    lower = n.number(exponent.value - 1) if exponent.head == n.NUMBER else exponent - 1
    return times(exponent, base**lower)


def _chained(slope: Node, inside: Node, name: str, rules: dict[str, None]) -> Node:
    if inside.head == n.VARIABLE:
        rules.setdefault("derivative of the function", None)
        return slope
    rules["chain rule"] = None
    return times(slope, _inner(inside, name))
