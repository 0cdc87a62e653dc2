"""Quantities with a name between input and result: ``a`` in ``C(a(z(w)))``.

Where a name stands for a formula, the formula keeps the name (a let).  A derivative by the name
then frees it, is taken, and puts the formula back: ∂C/∂a, ∂a/∂z and ∂z/∂w are three derivatives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.functions.applications import put_in
from symsgd.read.values import Value

_PLAIN = (n.NUMBER, n.CONSTANT, n.VARIABLE)


def named(name: str, value: Value) -> Value:
    """Return a value that remembers what it is called; plain numbers and symbols do not.

    >>> x = n.variable("x")
    >>> named("z", x + 1).value, named("z", x) is x
    ('z', True)
    """
    if isinstance(value, Matrix) or value.head in _PLAIN:
        return value
    if value.head == n.LET and value.value == name:
        return value
    return n.let(name, value)


def each(value: Value) -> tuple[Node, ...]:
    """Return the entries of a matrix, or the one number.

    >>> len(each(n.number(1)))
    1
    """
    return value.entries if isinstance(value, Matrix) else (value,)


def replaced(value: Value, values: Mapping[Node, Node]) -> Value:
    """Return a value with nodes replaced, derivatives carried out first.

    >>> z = n.let("z", n.variable("x"))
    >>> str(replaced(z + 1, {z: n.variable("z")}))
    'z + 1'
    """
    if not values:
        return value
    if isinstance(value, Matrix):
        return value.map(lambda entry: put_in(entry, dict(values)))
    return put_in(value, dict(values))


def lets(value: Value, names: Collection[str]) -> list[Node]:
    """Return the named quantities inside a value that have one of these names.

    >>> z = n.let("z", n.variable("x") + 1)
    >>> [str(found) for found in lets(z * 2, ["z"])]
    ['x + 1']
    """
    return [
        node for node in n.walk(*each(value)) if node.head == n.LET and str(node.value) in names
    ]


def linked(
    definitions: Mapping[str, Value], name: str, among: Collection[str], old: Value | None = None
) -> Mapping[str, Value]:
    """Return definitions in which earlier ones speak of a name that got its formula later.

    >>> a, z = n.variables("a z")
    >>> str(linked({"C": a**2, "a": 3 * z}, "a", ["C"])["C"])
    '(3*z)^2'
    """
    meant = definitions.get(name)
    symbol = n.variable(name)
    if not isinstance(meant, Node):
        return definitions
    inner = (str(let.value) for let in n.walk(meant) if let.head == n.LET)
    own = {*n.free_variables(meant), *inner}
    value = {symbol: named(name, meant)}
    if meant.head not in _PLAIN:
        value[meant] = named(name, meant)  # y = σ(wx + b), z = wx + b
    if isinstance(old, Node):
        value[named(name, old)] = named(name, meant)  # type: ignore[index]
    changed = {
        other: replaced(definitions[other], value)  # type: ignore[arg-type]
        for other in among
        if other in definitions and other != name and other not in own
        if any(node in value for node in n.walk(*each(definitions[other])))
    }
    return {**definitions, **changed}


def freed(definitions: Mapping[str, Value], name: str, old: Node) -> Mapping[str, Value]:
    """Return definitions in which a name stands for itself, and not for its old formula.

    >>> c, h = n.variables("c h")
    >>> old = n.number(2) + 3
    >>> str(freed({"o": n.let("c", old) * h}, "c", old)["o"])
    'c*h'
    """
    value: dict[Node, Node] = {n.let(name, old): n.variable(name)}
    changed = {
        other: replaced(meant, value)
        for other, meant in definitions.items()
        if other != name and any(node in value for node in n.walk(*each(meant)))
    }
    return {**definitions, **changed}


def without_names(value: Value, keep: Collection[Node] = ()) -> Value:
    """Return a value in which formulas forget what they are called, except those to keep.

    >>> z = n.let("z", n.variable("x") + 1)
    >>> without_names(z * 2) is (n.variable("x") + 1) * 2
    True
    """
    if not any(node.head == n.LET for node in n.walk(*each(value))):
        return value
    if isinstance(value, Matrix):
        return value.map(lambda entry: _opened(entry, keep))
    return _opened(value, keep)


def _opened(root: Node, keep: Collection[Node]) -> Node:
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        args = tuple(done[arg] for arg in node.args)
        opens = node.head == n.LET and node not in keep
        done[node] = args[0] if opens else node if node in keep else n.rebuild(node, args)
    return done[root]


def inside(value: Value, name: str) -> tuple[bool, tuple[str, ...]]:
    """Say whether a value has a variable as it is written, and which names hide it.

    >>> x = n.variable("x")
    >>> inside(n.let("y", x * n.let("m", x + 1)), "x")
    (True, ('m',))
    """
    open_nodes: list[Node] = []
    hiding: dict[str, None] = {}
    stack = [_body(entry) for entry in each(value)]
    seen: set[Node] = set()
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        if node.head == n.LET:
            if name in n.free_variables(node):
                hiding[str(node.value)] = None
            continue
        open_nodes.append(node)
        stack.extend(node.args)
    direct = any(node.head == n.VARIABLE and node.value == name for node in open_nodes)
    return direct, tuple(sorted(hiding))


def _body(node: Node) -> Node:
    while node.head == n.LET:
        node = node.args[0]
    return node


def held_fixed(value: Value, names: Iterable[str]) -> tuple[Value, dict[Node, Node]]:
    """Return a value with named quantities as symbols, and what puts them back.

    >>> m = n.let("m", n.variable("x"))
    >>> held, back = held_fixed(m + n.variable("x"), ["m"])
    >>> str(held), [str(name) for name in back]
    ('m + x', ['m'])
    """
    found: dict[Node, Node] = {}
    for let in lets(value, set(names)):
        if let not in each(value):
            again = sum(let.value == other.value for other in found)
            found[let] = n.variable(str(let.value) + "'" * again)
    return replaced(value, found), {symbol: let for let, symbol in found.items()}
