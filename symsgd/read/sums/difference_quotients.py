r"""Limits that say what a derivative is: ``\lim_{h \to 0} \frac{f(x+h) - f(x)}{h}`` of any f.

What is divided is 0 at the place, so the quotient goes to its derivative there: that is what the
derivative is, and needs no more than that there is one.
"""

from __future__ import annotations

from collections.abc import Callable

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS
from symsgd.read.functions.applications import put_in

_SMOOTH = (n.ADD, n.NEGATE, n.MULTIPLY, n.NUMBER, n.VARIABLE, n.CONSTANT, n.LET)
Equal = Callable[[Node, Node], bool]


def difference_quotient(body: Node, name: str, target: Node, equal: Equal) -> Node | None:
    """Return the limit of a quotient as a variable goes to a zero of both its sides, or None.

    >>> x, h = n.variables("x h")
    >>> f = lambda u: n.apply("f", u)
    >>> same = lambda a, b: str(a) == "f(x + 0) - f(x)" or a is b
    >>> str(difference_quotient((f(x + h) - f(x)) / h, "h", n.number(0), same))
    "f'(x + 0)"
    """
    if body.head != n.DIVIDE or n.constant("infinity") in n.walk(target):
        return None
    above, below = body.args
    if not all(map(_is_smooth, n.walk(above, below))):
        return None
    place = {n.variable(name): target}
    zero = n.number(0)
    if not equal(put_in(above, place), zero) or not equal(put_in(below, place), zero):
        return None
    slope = differentiate(below, name)
    if name in n.free_variables(slope) or slope.head != n.NUMBER or slope == zero:
        return None
    found = put_in(differentiate(above, name), place)
    return found if slope == n.number(1) else found / slope


def _is_smooth(node: Node) -> bool:
    """Say whether a node has a derivative wherever what stands in it has one."""
    if node.head == n.APPLY:
        return node.value[0] not in FUNCTIONS
    if node.head == n.POWER:
        exponent = node.args[1]
        return exponent.head == n.NUMBER and exponent.value == int(exponent.value) > 0
    return node.head in _SMOOTH
