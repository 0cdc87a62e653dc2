"""What a side was read as, for people: a formula in terms of its names, or how large it is."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.intermediate import each, replaced
from symsgd.read.meaning import Meaning
from symsgd.read.values import Value

MOST_SHOWN = 200  # symbols and signs of a formula about a network
MOST_WRITTEN = 5_000  # of any other


def shown(meaning: Meaning) -> str | None:
    """Return a value as text; where it has named quantities, in terms of their names."""
    value = meaning.value
    if value is None:
        return None
    names = [node for node in n.walk(*each(value)) if node.head == n.LET]
    short = replaced(value, {node: n.variable(str(node.value)) for node in names})
    if size_as_text(short) <= (MOST_SHOWN if names else MOST_WRITTEN):
        return str(short)
    rows, columns = shape_of(value)
    return "a long formula" if (rows, columns) == (1, 1) else f"a {rows}×{columns} matrix"


def size_as_text(value: Value) -> int:
    """Return how many symbols and signs a value has, written out.

    >>> x = n.variable("x")
    >>> size_as_text((x + x) * (x + x))
    7
    """
    sizes: dict[Node, int] = {}
    for node in n.walk(*each(value)):
        sizes[node] = 1 + sum(sizes[arg] for arg in node.args)
    return sum(sizes[entry] for entry in each(value))


def shape_of(value: Value) -> tuple[int, int]:
    """Return the shape of a value; a number is 1×1.

    >>> shape_of(n.number(2))
    (1, 1)
    """
    return value.shape if isinstance(value, Matrix) else (1, 1)
