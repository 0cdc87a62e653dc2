"""That a letter is solved for in a linear equation: repeated by values, as the sum is written."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symsgd.certify.field import Field, Ratio, Rejected
from symsgd.expression import node as n
from symsgd.expression.node import Node


def check_solved(on: Node, name: str, value: Node) -> None:
    """Check that on = c·(name − value) with a number c ≠ 0, reading the sum as it is written.

    Beside a number other than 0 alone, c may be any product: where on = 0 it is not 0.
    Anything else is :class:`~symsgd.certify.field.Rejected`.

    >>> x, y = n.variable("x"), n.variable("y")
    >>> check_solved(2 * x - y, "x", y / 2)
    >>> check_solved(x * y - 1, "x", 1 / y)
    >>> check_solved(2 * x - y, "x", y)
    Traceback (most recent call last):
    symsgd.certify.field.Rejected: x = y does not solve 2*x - y = 0
    """
    terms = list(on.args) if on.head == n.ADD else [on]
    mine = [t for t in terms if name in n.free_variables(t)]
    if len(mine) != 1 or name in n.free_variables(value):
        raise Rejected(f"{on} = 0 is not solved for {name}")
    factor, inner = _scaled(mine[0])
    rest = [t for t in terms if t is not mine[0]]
    beside = n.number(1) if inner is n.variable(name) else _beside(inner, name)
    if beside is None or (beside.head != n.NUMBER and not _is_number(rest)):
        raise Rejected(f"{on} = 0 is not solved for {name}")
    scale = n.multiply(n.number(factor), beside)
    expected = n.negate(n.add(*rest)) / scale if rest else n.number(0)
    if not _same_by_value(expected, value):
        raise Rejected(f"{name} = {value} does not solve {on} = 0")


def _beside(term: Node, name: str) -> Node | None:
    """Return what a product multiplies a variable by, or None if the variable is in that too."""
    factors = term.args if term.head == n.MULTIPLY else ()
    others = [one for one in factors if one is not n.variable(name)]
    if len(others) != len(factors) - 1 or name in n.free_variables(*others):
        return None
    return n.multiply(*others) if len(others) > 1 else others[0]


def _is_number(terms: list[Node]) -> bool:
    """Say whether the only term is a number other than 0."""
    bare = [_scaled(term)[1] for term in terms]
    return len(bare) == 1 and bare[0].head == n.NUMBER and bare[0].value != 0


def _scaled(term: Node) -> tuple[Fraction, Node]:
    factor = Fraction(1)
    while term.head == n.NEGATE:
        factor, term = -factor, term.args[0]
    if term.head == n.MULTIPLY and len(term.args) == 2 and term.args[0].head == n.NUMBER:
        return factor * Fraction(str(term.args[0].value)), term.args[1]
    return factor, term


def _same_by_value(a: Node, b: Node) -> bool:
    """Say whether two sums agree: written alike, or equal as polynomials in their atoms."""
    atoms: dict[Node, int] = {}
    for root in (a, b):
        for node in _atoms(root):
            atoms.setdefault(node, len(atoms))
    field = Field([{"kind": "atom", "argument": None} for _ in atoms])

    def read(node: Node) -> Ratio:
        if node in atoms:
            return field.symbols[atoms[node]].poly, field.one
        parts = [read(arg) for arg in node.args]
        match node.head:
            case n.NUMBER:
                return field.constant(Fraction(str(node.value)))
            case n.NEGATE:
                return -parts[0][0], parts[0][1]
            case n.DIVIDE:
                return field.divide(*parts)
        total = parts[0]
        for part in parts[1:]:
            total = (field.add if node.head == n.ADD else field.multiply)(total, part)
        return total

    return field.same(read(a), read(b))


def _atoms(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.head in (n.ADD, n.MULTIPLY, n.NEGATE, n.DIVIDE):
            stack.extend(node.args)
        elif node.head != n.NUMBER:
            yield node
