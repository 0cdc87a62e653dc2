"""Functions that are used before the text says what they are: ``y = f(x)``, and then f."""

from __future__ import annotations

from dataclasses import replace

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS
from symsgd.read.functions.applications import put_in
from symsgd.read.records import Function
from symsgd.read.scope import Scope
from symsgd.read.values import Value


def unknown_functions(*sides: Value) -> tuple[str, ...]:
    """Return the names of functions in some values that are not in the table.

    >>> unknown_functions(n.apply("sigmoid", n.variable("x")) + n.apply("g", n.variable("x")))
    ('g',)
    """
    nodes = n.walk(*(node for side in sides for node in _nodes(side)))
    names = (node.value[0] for node in nodes if node.head == n.APPLY)
    return tuple(dict.fromkeys(name for name in names if name not in FUNCTIONS))


def with_known_function(scope: Scope, name: str) -> Scope:
    """Return the scope in which definitions that used a function before it was known know it.

    >>> x = n.variable("x")
    >>> scope = Scope().with_definition("y", n.apply("f", 2 * x) + 1)
    >>> scope = scope.with_function("f", Function(params=("t",), body=n.variable("t") ** 2))
    >>> str(with_known_function(scope, "f").definitions["y"])
    '(2*x)^2 + 1'
    """
    function = scope.functions[name]
    body = function.body
    if not isinstance(body, Node):
        return scope
    changed = {
        other: _known(value, name, function, body)
        for other, value in scope.definitions.items()
        if name in unknown_functions(value)
    }
    return replace(scope, definitions={**scope.definitions, **changed}) if changed else scope


def known_in(node: Node, name: str, scope: Scope) -> Node:
    """Return a node in which a function of a scope stands for what the scope says it is.

    >>> t = n.variable("t")
    >>> scope = Scope().with_function("f", Function(params=("t",), body=t**2))
    >>> str(known_in(n.apply("f", n.number(3)) + 1, "f", scope))
    '3^2 + 1'
    """
    function = scope.functions[name]
    body = function.body
    return _known_node(node, name, function, body) if isinstance(body, Node) else node


def _known(value: Value, name: str, function: Function, body: Node) -> Value:
    if isinstance(value, Matrix):
        return value.map(lambda entry: _known_node(entry, name, function, body))
    return _known_node(value, name, function, body)


def _known_node(root: Node, name: str, function: Function, body: Node) -> Node:
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[arg] for arg in node.args))
        ours = plain.head == n.APPLY and plain.value[0] == name
        if ours and len(plain.args) == len(function.params):
            found = body
            for param, order in zip(function.params, plain.value[1], strict=True):
                found = differentiate(found, param, order)
            values = dict(zip(map(n.variable, function.params), plain.args, strict=True))
            plain = put_in(found, values)
        done[node] = plain
    return done[root]


def _nodes(value: Value) -> tuple[Node, ...]:
    return value.entries if isinstance(value, Matrix) else (value,)
