"""Expressions exactly as written: interned nodes that are never simplified.

A verifier must hold what the author wrote: ``x/x`` stays ``x/x``.  Nodes are
hash-consed, so two equal expressions are one object, comparison is identity,
and a network of a thousand steps is a graph of linear size.  Every walk is
iterative: depth is no limit.

Constructors are functions (:func:`number`, :func:`variable`, :func:`add`, …)
and the usual operators:

>>> x = variable("x")
>>> str(2 * (x + 1) / x)
'2*(x + 1)/x'
>>> (x + 1) is (x + 1)
True
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final, Union
from weakref import KeyedRef

NUMBER: Final = "number"  # value: Fraction
CONSTANT: Final = "constant"  # value: "pi", "e", "i" or "infinity"
VARIABLE: Final = "variable"  # value: its name
ADD: Final = "add"
MULTIPLY: Final = "multiply"
DIVIDE: Final = "divide"
NEGATE: Final = "negate"
POWER: Final = "power"
APPLY: Final = "apply"  # value: (function name, order of the derivative in each argument)
DERIVATIVE: Final = "derivative"  # value: (variable name, order); one argument
PIECEWISE: Final = "piecewise"  # arguments: value, condition, value, condition, …
RELATION: Final = "relation"  # value: one of RELATIONS; two arguments
LOGIC: Final = "logic"  # value: "and", "or", "not", "true" or "false"
LET: Final = "let"  # value: the label of a named quantity; its one argument is its meaning
WHERE_DEFINED: Final = "where_defined"  # arguments: a value, and what must have a value beside it

RELATIONS: Final = ("=", "!=", "<", "<=", ">", ">=")

Value = Any  # what belongs to the head: a number, a name, a function with orders; see above
Operand = Union["Node", int, Fraction]


class Node:
    """One operation with its arguments; made by the constructors only."""

    __slots__ = ("__weakref__", "args", "head", "value")

    head: str
    value: Value
    args: tuple[Node, ...]

    def __add__(self, other: Operand) -> Node:
        return add(self, _node(other))

    def __radd__(self, other: Operand) -> Node:
        return add(_node(other), self)

    def __sub__(self, other: Operand) -> Node:
        return add(self, negate(_node(other)))

    def __rsub__(self, other: Operand) -> Node:
        return add(_node(other), negate(self))

    def __mul__(self, other: Operand) -> Node:
        return multiply(self, _node(other))

    def __rmul__(self, other: Operand) -> Node:
        return multiply(_node(other), self)

    def __truediv__(self, other: Operand) -> Node:
        return divide(self, _node(other))

    def __rtruediv__(self, other: Operand) -> Node:
        return divide(_node(other), self)

    def __pow__(self, other: Operand) -> Node:
        return power(self, _node(other))

    def __rpow__(self, other: Operand) -> Node:
        return power(_node(other), self)

    def __neg__(self) -> Node:
        return negate(self)

    def __str__(self) -> str:
        from symsgd.expression.text import plain_text

        return plain_text(self)

    def __repr__(self) -> str:
        return f"<{self.head} {self}>"

    def __reduce__(self) -> tuple[object, ...]:
        return from_rows, (to_rows(self),)

    def sympy(self) -> object:
        """Return the expression as a SymPy object (SymPy is imported here)."""
        from symsgd.algebra.sympy import to_sympy

        return to_sympy(self)


_interned: dict[tuple[object, ...], KeyedRef[tuple[object, ...], Node]] = {}


def _forget(gone: KeyedRef[tuple[object, ...], Node]) -> None:
    if _interned.get(gone.key) is gone:
        del _interned[gone.key]


def make(head: str, value: Value = None, args: tuple[Node, ...] = ()) -> Node:
    """Return the one node with this head, value and arguments."""
    key = (head, value, args)
    known = _interned.get(key)
    node = None if known is None else known()
    if node is None:
        node = object.__new__(Node)
        node.head, node.value, node.args = head, value, args
        _interned[key] = KeyedRef(node, _forget, key)
    return node


def number(value: int | Fraction | str) -> Node:
    """Return an exact rational number.

    >>> str(number("0.25"))
    '1/4'
    """
    return make(NUMBER, Fraction(value))


def constant(name: str) -> Node:
    """Return one of the constants ``pi``, ``e``, ``i`` and ``infinity``."""
    return make(CONSTANT, name)


def variable(name: str) -> Node:
    """Return the variable with this name."""
    return make(VARIABLE, name)


def variables(names: str) -> tuple[Node, ...]:
    """Return a variable for each name in a text.

    >>> x, y = variables("x y")
    """
    return tuple(variable(name) for name in names.split())


def add(*terms: Node) -> Node:
    """Return the sum of the terms, in their order."""
    return make(ADD, None, terms)


def multiply(*factors: Node) -> Node:
    """Return the product of the factors, in their order."""
    return make(MULTIPLY, None, factors)


def divide(numerator: Node, denominator: Node) -> Node:
    """Return the quotient."""
    return make(DIVIDE, None, (numerator, denominator))


def negate(node: Node) -> Node:
    """Return minus the expression."""
    return make(NEGATE, None, (node,))


def power(base: Node, exponent: Node) -> Node:
    """Return the power; over the reals, ``x^(1/3)`` needs x ≥ 0 (see ``root`` for the odd root)."""
    return make(POWER, None, (base, exponent))


def apply(name: str, *args: Node, orders: tuple[int, ...] | None = None) -> Node:
    """Return a function applied to arguments; ``orders`` makes it a derivative of the function.

    ``apply("sigmoid", 2*x, orders=(1,))`` is σ′(2x): the derivative taken first, then the value.

    >>> str(apply("sigmoid", variable("x"), orders=(2,)))
    "sigmoid''(x)"
    """
    return make(APPLY, (name, orders or (0,) * len(args)), args)


def derivative(body: Node, name: str, order: int = 1) -> Node:
    """Return the derivative of an expression with respect to a variable, not yet carried out."""
    return make(DERIVATIVE, (name, order), (body,))


def relation(sign: str, left: Node, right: Node) -> Node:
    """Return a relation between two expressions; ``sign`` is one of :data:`RELATIONS`."""
    if sign not in RELATIONS:
        raise ValueError(f"no relation {sign!r}")
    return make(RELATION, sign, (left, right))


def logic(name: str, *args: Node) -> Node:
    """Return ``and``, ``or``, ``not``, ``true`` or ``false`` of relations."""
    return make(LOGIC, name, args)


def piecewise(*branches: tuple[Node, Node]) -> Node:
    """Return the value of the first branch ``(value, condition)`` whose condition holds."""
    return make(PIECEWISE, None, tuple(node for branch in branches for node in branch))


def let(label: str, body: Node) -> Node:
    """Return the expression under a name; the name never changes what it means."""
    return make(LET, label, (body,))


def where_defined(value: Node, guard: Node) -> Node:
    """Return ``value``, but only where ``guard`` has a value too.

    A derivative lives where its body lives: d/dx ln x is 1/x for x > 0 only.
    """
    return make(WHERE_DEFINED, None, (value, guard))


def branches(node: Node) -> tuple[tuple[Node, Node], ...]:
    """Return the ``(value, condition)`` pairs of a piecewise node."""
    return tuple(zip(node.args[::2], node.args[1::2], strict=True))


def _node(value: Operand) -> Node:
    return value if isinstance(value, Node) else number(value)


def walk(*roots: Node) -> Iterator[Node]:
    """Yield every distinct node once, arguments before the node that uses them."""
    seen: set[Node] = set()
    for root in roots:
        stack: list[tuple[Node, bool]] = [(root, False)]
        while stack:
            node, ready = stack.pop()
            if ready:
                yield node
            elif node not in seen:
                seen.add(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.args) if child not in seen)


def free_variables(*roots: Node) -> tuple[str, ...]:
    """Return the names of the variables, sorted.

    >>> free_variables(variable("y") + variable("x"))
    ('x', 'y')
    """
    return tuple(sorted({str(node.value) for node in walk(*roots) if node.head == VARIABLE}))


def rebuild(node: Node, args: tuple[Node, ...]) -> Node:
    """Return the node with other arguments."""
    return node if args == node.args else make(node.head, node.value, args)


def substitute(root: Node, values: dict[Node, Node]) -> Node:
    """Replace nodes by other nodes everywhere, all at once.

    A derivative is taken before anything is put in for its variable, so carry
    derivatives out first (``functions.derivatives.expand``).

    >>> x, y = variables("x y")
    >>> str(substitute(x + y, {x: y, y: number(2)}))
    'y + 2'
    """
    done: dict[Node, Node] = {}
    for node in walk(root):
        if node in values:
            done[node] = values[node]
            continue
        if node.head == DERIVATIVE and variable(node.value[0]) in values:
            raise ValueError("carry out the derivative before putting in a value for its variable")
        done[node] = rebuild(node, tuple(done[child] for child in node.args))
    return done[root]


def to_rows(root: Node) -> tuple[tuple[str, Value, tuple[int, ...]], ...]:
    """Return the graph as flat rows (head, value, indices of arguments); the root comes last."""
    index: dict[Node, int] = {}
    rows: list[tuple[str, Value, tuple[int, ...]]] = []
    for node in walk(root):
        index[node] = len(rows)
        rows.append((node.head, node.value, tuple(index[child] for child in node.args)))
    return tuple(rows)


def from_rows(rows: Sequence[tuple[str, Value, tuple[int, ...]]]) -> Node:
    """Return the expression that :func:`to_rows` wrote down."""
    nodes: list[Node] = []
    for head, value, args in rows:
        nodes.append(make(head, value, tuple(nodes[i] for i in args)))
    return nodes[-1]
