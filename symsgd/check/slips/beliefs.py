r"""What an author takes for true after a mistake: a derivative that came out wrong, used again.

Where :math:`\sigma'(x)` was worked out wrong, a later line may follow correctly from the wrong
result.  Putting that result in for the derivative, also inside of higher ones, shows it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from symsgd.check.entries import Decide, decide_values
from symsgd.check.finding import Link
from symsgd.check.judgement import Side
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, expand
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.functions.known_later import known_in
from symsgd.read.records import Function
from symsgd.read.scope import Scope
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
    function: str = ""  # a function of the text, which stands for itself where this is put in

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
        return put_in(says, {n.variable(self.name): argument})

    def _again(self, node: Node) -> Node:
        """Put what the author says into its own derivative: σ″ from the σ′ of the author."""
        if self._function is None:
            return node
        known = {
            each: put_in(self.says, {n.variable(self.name): each.args[0]})
            for each in n.walk(node)
            if each.head == n.APPLY and each.value == (self._function, (self.order,))
        }
        return n.substitute(node, known)


def belief_of(link: Link) -> Belief | None:
    """Return what a wrong claim about a derivative makes its author believe, or None."""
    sides = _nodes(link, link.scope)
    if sides is None:
        return None
    right = expand(sides[1])
    for name in _own_functions(link):
        unknown = _nodes(link, _as_unknown(link.scope, name))
        found = None if unknown is None else _about(*map(expand, unknown))
        if found is not None:
            return replace(found, function=name)
    return _about(sides[0], right)


def _about(left: Node, right: Node) -> Belief | None:
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
    if belief.function and belief.function not in link.scope.functions:
        return False  # the letter is no function any more
    scope = _as_unknown(link.scope, belief.function) if belief.function else link.scope
    sides = _nodes(link, scope)
    if sides is None or link.relation != "=":
        return False
    if belief.of.head == n.APPLY:  # in σ(2x), too, whose derivative is worked out first
        sides = expand(sides[0]), expand(sides[1])
    left, right = (belief.put_in(side) for side in sides)
    if (left, right) == sides:
        return False
    if belief.function:  # lower derivatives are what the text says
        left, right = (known_in(side, belief.function, link.scope) for side in (left, right))
    try:
        return decide_values(left, right, link.scope.context(), "=", by).proved
    except SymsgdError:
        return False


def _own_functions(link: Link) -> list[str]:
    """Return the functions of one variable that the text defines and the left side speaks of."""
    functions = link.scope.functions
    piece = link.left.piece
    letters = [part.name for part in s.walk(piece) if isinstance(part, s.Letter)] if piece else []
    own = [name for name in dict.fromkeys(letters) if name in functions]
    return [name for name in own if functions[name].body is not None
            and len(functions[name].params) == 1]  # fmt: skip


def _as_unknown(scope: Scope, name: str) -> Scope:
    function = Function(params=scope.functions[name].params)
    return replace(scope, functions={**scope.functions, name: function})


def _node(side: Side, scope: Scope) -> Node | None:
    try:
        found = side.meaning(scope)
    except SymsgdError:
        return None
    value = None if found.value is None or found.missing else plain(found.value)
    return value if isinstance(value, Node) else None


def _nodes(link: Link, scope: Scope) -> tuple[Node, Node] | None:
    left, right = _node(link.left, scope), _node(link.right, scope)
    return None if left is None or right is None else (left, right)
