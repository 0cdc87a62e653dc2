r"""What an author takes for true after a mistake: a derivative that came out wrong, used again.

Where :math:`\sigma'(x)` was worked out wrong, a later line may follow correctly from the wrong
result.  Putting that result in for the derivative, also inside of higher ones, shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.check.entries import Decide, decide_values
from symsgd.check.finding import Link
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, expand
from symsgd.read.values import plain


@dataclass(frozen=True, slots=True)
class Belief:
    """The k-th derivative of a function, or of an expression, and what the author says it is.

    ``name`` is the variable that it is taken by.
    """

    of: Node  # f(x), or the expression
    name: str
    order: int
    says: Node

    def put_in(self, side: Node) -> Node:
        """Return a side with what the author says in place of the derivative.

        >>> x = n.variable("x")
        >>> belief = Belief(n.apply("sigmoid", x), "x", 1, 3 * x)
        >>> str(belief.put_in(n.apply("sigmoid", 2 * x, orders=(1,)) + 1))
        '3*(2*x) + 1'
        """
        done: dict[Node, Node] = {}
        for node in n.walk(side):
            known = self._of(node)
            done[node] = known or n.rebuild(node, tuple(done[child] for child in node.args))
        return done[side]

    def _of(self, node: Node) -> Node | None:
        if node.head == n.DERIVATIVE and node.args[0] is self.of:
            name, order = node.value
            return self._at(order, n.variable(name)) if name == self.name else None
        if node.head == n.APPLY and node.value[0] == self._function and len(node.args) == 1:
            return self._at(node.value[1][0], node.args[0])
        return None

    @property
    def _function(self) -> str | None:
        return str(self.of.value[0]) if self.of.head == n.APPLY else None

    def _at(self, order: int, argument: Node) -> Node | None:
        if order < self.order:
            return None
        says = self.says
        for _ in range(order - self.order):
            says = self._again(differentiate(says, self.name))
        return n.substitute(says, {n.variable(self.name): argument})

    def _again(self, node: Node) -> Node:
        """Put what the author says into its own derivative: σ″ from the σ′ of the author."""
        if self._function is None:
            return node
        known = {
            each: n.substitute(self.says, {n.variable(self.name): each.args[0]})
            for each in n.walk(node)
            if each.head == n.APPLY and each.value == (self._function, (self.order,))
        }
        return n.substitute(node, known)


def belief_of(link: Link) -> Belief | None:
    """Return what a wrong claim about a derivative makes its author believe, or None."""
    sides = _nodes(link)
    if sides is None:
        return None
    left, right = sides[0], expand(sides[1])
    if left.head == n.APPLY and len(left.args) == 1 and left.args[0].head == n.VARIABLE:
        name, (order,) = left.value
        of = n.apply(name, left.args[0])
        found = Belief(of, str(left.args[0].value), order, right)
    elif left.head == n.DERIVATIVE:
        body = left.args[0]
        found = Belief(body, left.value[0], left.value[1], right)
    else:
        return None
    return found if found.order else None


def holds_with(belief: Belief, link: Link, by: Decide) -> bool:
    """Say whether a claim is proved once the author's result stands for the derivative."""
    sides = _nodes(link)
    if sides is None or link.relation != "=":
        return False
    if belief.of.head == n.APPLY:  # in σ(2x), too, whose derivative is worked out first
        sides = expand(sides[0]), expand(sides[1])
    left, right = (belief.put_in(side) for side in sides)
    if (left, right) == sides:
        return False
    try:
        return decide_values(left, right, link.scope.context(), "=", by).proved
    except SymsgdError:
        return False


def _nodes(link: Link) -> tuple[Node, Node] | None:
    try:
        found = [side.meaning(link.scope) for side in (link.left, link.right)]
    except SymsgdError:
        return None
    values = [plain(each.value) for each in found if each.value is not None and not each.missing]
    nodes = [value for value in values if isinstance(value, Node)]
    return (nodes[0], nodes[1]) if len(nodes) == 2 else None
