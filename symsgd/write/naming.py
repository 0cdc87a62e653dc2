"""Names for intermediate quantities, so that a worked text stays short."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.node import Node


class Naming:
    """Writes named quantities by their new names, and opens those that have none.

    >>> z = n.let("z", n.variable("x") + 1)
    >>> a = n.let("a", n.apply("sigmoid", z) + z)
    >>> naming = Naming()
    >>> print(naming.shown(a))
    sigmoid(x + 1) + (x + 1)
    >>> naming.call(z, "t"); print(naming.shown(n.let("b", z * 2)))
    t*2
    """

    def __init__(self) -> None:
        self._done: dict[Node, Node] = {}

    def call(self, quantity: Node, name: str) -> None:
        """Give a quantity a name; what is shown from now on uses it."""
        self._done[quantity] = n.variable(name)

    def shown(self, root: Node) -> Node:
        """Return an expression in the names given so far."""
        done, stack = self._done, [root]
        while stack:
            node = stack[-1]
            if node in done:
                stack.pop()
                continue
            missing = [child for child in node.args if child not in done]
            if missing:
                stack.extend(missing)
                continue
            args = tuple(done[child] for child in node.args)
            done[stack.pop()] = args[0] if node.head == n.LET else n.rebuild(node, args)
        return done[root]
