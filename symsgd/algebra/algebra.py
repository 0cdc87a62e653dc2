"""The one fold: an expression evaluated in the algebra asked for.

Conversion to SymPy, enclosure in a ball, float evaluation and exact rationals
are four calls of :func:`evaluate`.  Every node is visited once.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from math import prod
from operator import add, mul
from typing import Any, Generic, TypeVar

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand, expand_function, riccati_polynomial
from symsgd.functions.table import FUNCTIONS, define

T = TypeVar("T")


class Algebra(Generic[T]):
    """What an arithmetic offers; values add, subtract, multiply and divide by the operators.

    A subclass names the functions it computes itself in ``known``; all others
    reach it through their definitions.
    """

    known: frozenset[str] = frozenset()
    lazy: bool = (
        False  # conditions are plain truths here: only the branch that applies is evaluated
    )

    def number(self, value: Fraction) -> T:
        """Return an exact rational number."""
        raise unsupported(f"the number {value}")

    def constant(self, name: str) -> T:
        """Return π, e, i or infinity."""
        raise unsupported(f"the constant {name}")

    def variable(self, name: str) -> T:
        """Return the value of a variable."""
        raise unsupported(f"the variable {name}")

    def add(self, terms: Sequence[T]) -> T:
        """Return the sum."""
        return reduce(add, terms) if terms else self.number(Fraction(0))

    def multiply(self, factors: Sequence[T]) -> T:
        """Return the product."""
        return reduce(mul, factors) if factors else self.number(Fraction(1))

    def divide(self, above: T, below: T) -> T:
        """Return the quotient."""
        return above / below  # type: ignore[operator,no-any-return]

    def negate(self, value: T) -> T:
        """Return minus the value."""
        return -value  # type: ignore[operator,no-any-return]

    def power(self, base: T, exponent: T, written: Node) -> T:
        """Return the power; ``written`` is the exponent as it stands in the text."""
        raise unsupported("a power")

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[T]) -> T:
        """Return a function of the table (or an unknown one) at the arguments."""
        raise unsupported(f"the function {name}")

    def relation(self, sign: str, left: T, right: T) -> Any:
        """Return the truth of a relation."""
        raise unsupported(f"the relation {sign}")

    def logic(self, name: str, args: Sequence[Any]) -> Any:
        """Return the truth of ``and``, ``or``, ``not``, ``true`` or ``false``."""
        raise unsupported(f"the condition {name}")

    def piecewise(self, branches: Sequence[tuple[T, Any]]) -> T:
        """Return the value of the first branch whose condition holds."""
        raise unsupported("a piecewise expression")

    def let(self, label: str, value: T) -> T:
        """Return a named value."""
        return value

    def where_defined(self, value: T, guard: T) -> T:
        """Return the value, which exists only where the guard does."""
        return value


def unsupported(what: str) -> SymsgdError:
    """Return the error for something that an algebra cannot express."""
    return SymsgdError("unsupported", f"{what} is not available in this arithmetic")


def evaluate(root: Node, algebra: Algebra[T], memo: dict[Node, T] | None = None) -> T:
    """Return the value of an expression in an algebra.

    ``memo`` may be kept and passed again to share work between expressions.
    """
    done: dict[Node, Any] = {} if memo is None else memo
    stack = [root]
    while stack:
        node = stack[-1]
        if node in done:
            stack.pop()
            continue
        plain = unfold(node, algebra.known)
        if algebra.lazy and node.head == n.PIECEWISE:
            plain, waiting = _branch(node, done)
        else:
            waiting = (plain,) if plain is not node else node.args
        missing = [child for child in waiting if child not in done]
        if missing:
            stack.extend(reversed(missing))
            continue
        stack.pop()
        done[node] = done[plain] if plain is not node else combine(node, algebra, done)
    return done[root]  # type: ignore[no-any-return]


def _branch(node: Node, done: dict[Node, Any]) -> tuple[Node, tuple[Node, ...]]:
    """Return the branch that applies and what has to be evaluated next."""
    for value, condition in n.branches(node):
        if condition not in done:
            return node, (condition,)
        if done[condition]:
            return value, (value,)
    return node, ()


def unfold(node: Node, known: frozenset[str]) -> Node:
    """Return what a derivative or an application that the algebra does not know stands for."""
    if node.head == n.DERIVATIVE:
        return expand(node)
    if node.head != n.APPLY:
        return node
    name, orders = node.value
    row = FUNCTIONS.get(name)
    if row is None:
        return node
    if any(orders):
        return _riccati(node) if row.riccati is not None else expand_function(node)
    return node if name in known else define(node)


def _riccati(node: Node) -> Node:
    """Return f⁽ᵏ⁾(u) as a polynomial in f(u), in Horner's form."""
    name, (order,) = node.value
    value = n.apply(name, *node.args)
    low, *high = riccati_polynomial(name, order)
    if low == 0:  # a common factor keeps small values accurate
        return value * _horner(high, value)
    return _horner([low, *high], value)


def _horner(coefficients: Sequence[int], value: Node) -> Node:
    result = n.number(coefficients[-1])
    for c in reversed(coefficients[:-1]):
        result = n.number(c) + value * result if c else value * result
    return result


def combine(node: Node, algebra: Algebra[T], done: dict[Node, Any]) -> Any:
    """Return the value of one node from the values of its arguments."""
    if algebra.lazy and node.head == n.PIECEWISE:
        return algebra.piecewise([])
    args = [done[child] for child in node.args]
    match node.head:
        case n.NUMBER:
            return algebra.number(node.value)
        case n.VARIABLE:
            return algebra.variable(str(node.value))
        case n.ADD:
            return algebra.add(args)
        case n.MULTIPLY:
            return algebra.multiply(args)
        case n.DIVIDE:
            return algebra.divide(*args)
        case n.NEGATE:
            return algebra.negate(args[0])
        case n.POWER:
            base, exponent = args
            return algebra.power(base, exponent, node.args[1])
        case n.APPLY:
            name, orders = node.value
            return algebra.apply(name, orders, args)
        case n.CONSTANT:
            return algebra.constant(str(node.value))
        case n.LET:
            return algebra.let(str(node.value), args[0])
        case n.WHERE_DEFINED:
            return algebra.where_defined(*args)
        case n.RELATION:
            return algebra.relation(str(node.value), *args)
        case n.LOGIC:
            return algebra.logic(str(node.value), args)
        case n.PIECEWISE:
            return algebra.piecewise(list(zip(args[::2], args[1::2], strict=True)))
    raise unsupported(f"a {node.head}")


def rational_value(node: Node, depth: int = 8) -> Fraction | None:
    """Return the value of a small expression of numbers, or None.

    >>> rational_value(n.number(3) / n.number(2) - 1)
    Fraction(1, 2)
    """
    if node.head == n.NUMBER:
        value: Fraction = node.value
        return value
    small = node.head in _RATIONAL and 0 < len(node.args) <= 4 and depth
    if not small:
        return None
    values: list[Fraction] = []
    for child in node.args:
        inner = rational_value(child, depth - 1)
        if inner is None:
            return None
        values.append(inner)
    match node.head:
        case n.ADD:
            return sum(values, start=Fraction(0))
        case n.MULTIPLY:
            return prod(values, start=Fraction(1))
        case n.NEGATE:
            return -values[0]
        case n.LET:
            return values[0]
    return values[0] / values[1] if values[1] else None


_RATIONAL = (n.ADD, n.MULTIPLY, n.NEGATE, n.DIVIDE, n.LET)
