"""A refutation: at a rational point of the domain both sides are enclosed, and they differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from symsgd.certify.everyday.expressions import value
from symsgd.certify.everyday.facts import Beyond
from symsgd.expression import node as n
from symsgd.expression.node import Node

HOLDS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
LOGIC = {"and": all, "true": all, "or": any, "false": any}
_BY_FLINT = (
    "exp",
    "log",
    "sin",
    "cos",
    "tanh",
    "atan",
    "asin",
    "acos",
    "erf",
    "gamma",
    "max",
    "min",
)
BALLS: dict[str, Callable[..., arb]] = {
    **{name: getattr(arb, name) for name in _BY_FLINT},
    "sigmoid": lambda u: 1 / (1 + (-u).exp()),
    "abs": abs,
    "root": lambda u, k: u if u == 0 else (u.log() / k).exp(),
}


def order(left: arb, right: arb) -> int | None:
    """Say which of two values is the greater one, if it can be said."""
    return -1 if left < right else 1 if left > right else 0 if left == right else None


class Enclosures:
    """Balls around the values of expressions at a point, and whether conditions hold there.

    >>> print(Enclosures({"x": Fraction(1, 2)}).of(n.variable("x") / 2))
    0.250000000000000
    """

    def __init__(self, point: Mapping[str, Fraction]) -> None:
        self._point = point
        self._found: dict[Node, Any] = {}

    def of(self, root: Node) -> Any:  # noqa: ANN401 - an enclosure, or whether a condition holds
        """Return an enclosure; the root must have a value, and all that it needs."""
        for node in n.walk(root):
            with suppress(Beyond):  # no harm in a branch that is not taken
                self._of(node)
        return self._of(root)

    def _of(self, node: Node) -> Any:  # noqa: ANN401 - see above
        if node not in self._found:
            found = self._value(node)
            if isinstance(found, arb) and not found.is_finite():
                raise Beyond("a part without a value")
            self._found[node] = found
        return self._found[node]

    def _value(self, node: Node) -> Any:  # noqa: ANN401 - see above
        if node.head == n.PIECEWISE:
            for result, condition in n.branches(node):
                if self._of(condition):
                    return self._of(result)
            raise Beyond("a branch")
        args = [self._of(arg) for arg in node.args]
        if node.head == n.RELATION:
            if (sign := order(*args)) is None:
                raise Beyond(f"whether {node}")
            return sign in HOLDS[node.value]
        if node.head == n.LOGIC:
            return not args[0] if node.value == "not" else LOGIC[node.value](args)
        return value(self, node, *args)

    def constant(self, value: Fraction | int) -> arb:
        """Return a rational number."""
        return arb(fmpq(Fraction(value).numerator, Fraction(value).denominator))

    def known(self, head: str, name: Any, *args: arb) -> arb:  # noqa: ANN401 - of any head
        """Return the value of a variable, of π, of a function or of another power."""
        match head, args:
            case n.VARIABLE, () if name in self._point:
                return self.constant(self._point[name])
            case n.CONSTANT, () if name == "pi":
                return arb.pi()
            case n.POWER, (u, k):
                return (k * u.log()).exp()
            case n.APPLY, _ if name[0] in BALLS and not any(name[1]):
                return BALLS[name[0]](*args)
        raise Beyond(f"the value of {name}")
