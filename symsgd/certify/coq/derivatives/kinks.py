"""Formulas with kinks and jumps: where these are, and what is left on either side of one."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.certify.coq.equations.proofs import defined
from symsgd.certify.coq.terms.powers import is_real_power, power_sides
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node


def jumps(node: Node, name: str) -> bool:
    """Say whether there is a place at which nothing but its pieces can be differentiated."""
    if node.head == n.PIECEWISE:
        return name in n.free_variables(*node.args[1::2])
    sign = node.head == n.APPLY and node.value[0] == "sign"
    return (sign or is_real_power(node)) and name in n.free_variables(node)


def still_condition(body: Node, name: str) -> Node | None:
    """Return the condition of a case that a variable does not move, if there is one.

    >>> x, y = n.variables("x y")
    >>> cases = n.piecewise((x, n.relation(">", y, n.number(0))), (-x, n.logic("true")))
    >>> str(still_condition(cases, "x")), still_condition(cases, "y")
    ('y > 0', None)
    """
    conditions = (node.args[1] for node in n.walk(body) if node.head == n.PIECEWISE)
    still = (each for each in conditions if name not in n.free_variables(each))
    return next((each for each in still if each.head == n.RELATION), None)


def settled(root: Node, condition: Node, *, holds: bool) -> Node:
    """Return an expression in which the cases that begin with a condition are decided."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if plain.head == n.PIECEWISE and plain.args[1] is condition:
            (value, _), *others = n.branches(plain)
            plain = value if holds else _rest(others)
        done[node] = plain
    return done[root]


def has_kink(node: Node, name: str) -> bool:
    """Say whether a part is |u|, max or min of something that moves with a variable."""
    bars = node.head == n.APPLY and node.value[0] == "abs"
    return (bars or _is_extreme(node)) and name in n.free_variables(node)


def both_sides(body: Node, jump: Node) -> tuple[Node, Node, Node, Node]:
    """Return a and b at whose equality a part jumps, and the body where a < b and where a > b.

    >>> x = n.variable("x")
    >>> both = n.apply("max", n.number(0), x) + n.apply("min", n.number(0), x)
    >>> print(*both_sides(both, both.args[0]))
    0 x x + 0 0 + x
    """
    if jump.head == n.PIECEWISE:
        a, b = jump.args[1].args
        less, more = _piece(jump, "<"), _piece(jump, ">")
    elif _is_extreme(jump):
        a, b = jump.args
        ways = [{u: value for node in n.walk(body) for u, value in _extreme(node, a, b, low)}
                for low in (True, False)]  # fmt: skip
        return a, b, n.substitute(body, ways[0]), n.substitute(body, ways[1])
    else:
        a, b = n.number(0), jump.args[0]
        less, more = n.number(1), n.number(-1)
        if is_real_power(jump):
            less, more = power_sides(jump)
        elif jump.value[0] == "abs":
            less, more = b, n.negate(b)
    return a, b, n.substitute(body, {jump: less}), n.substitute(body, {jump: more})


def _extreme(node: Node, a: Node, b: Node, less: bool) -> Iterator[tuple[Node, Node]]:  # noqa: FBT001
    """Yield what max or min of a and b is where a < b, or where a > b."""
    if _is_extreme(node) and set(node.args) == {a, b}:
        yield node, b if (node.value[0] == "max") == less else a


def _piece(node: Node, side: str) -> Node:
    """Return what a formula with cases is where its first condition has a < b, or a > b."""
    (value, condition), *others = n.branches(node)
    holds = str(condition.value) in ("!=", side, f"{side}=")
    return value if holds else _rest(others)


def _rest(others: list[tuple[Node, Node]]) -> Node:
    """Return what is left of cases without the first."""
    rest = n.piecewise(*others) if others else n.number(0)
    return others[0][0] if others and others[0][1] is n.logic("true") else rest


def kinks(body: Node, name: str, context: Context) -> Iterator[Node]:
    """Yield what must not vanish where a formula with kinks or jumps is differentiated.

    >>> x = n.variable("x")
    >>> [str(kink) for kink in kinks(n.apply("max", x, n.number(0)), "x", Context())]
    ['x - 0 != 0']
    """
    for node in unfolded_walk(body, context):
        if name not in n.free_variables(node):
            continue
        if node.head == n.APPLY and node.value[0] in ("abs", "sign", "heaviside"):
            yield n.relation("!=", node.args[0], n.number(0))
        elif node.head == n.RELATION or (node.head == n.APPLY and node.value[0] in ("max", "min")):
            yield n.relation("!=", node.args[0] - node.args[1], n.number(0))


def unfolded_walk(body: Node, context: Context) -> Iterator[Node]:
    """Yield the parts of an expression with definitions put in."""
    return n.walk(defined(body, context))


def in_bars(root: Node, context: Context) -> Node:
    """Write max(a, b) as (a + b + |a − b|)/2, and min likewise."""
    extreme = any(_is_extreme(node) for node in unfolded_walk(root, context))
    root = defined(root, context) if extreme else root
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if _is_extreme(plain):
            a, b = plain.args
            bars = n.apply("abs", a - b)
            plain = (n.add(a, b, bars if plain.value[0] == "max" else -bars)) / 2
        done[node] = plain
    return done[root]


def _is_extreme(node: Node) -> bool:
    return node.head == n.APPLY and node.value[0] in ("max", "min")
