"""Symbols of the terms that sums without limits leave over, and the letters of entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.sums.sums import COUNT, OTHER, REST, WEIGHT
from symsgd.read.values import Value

_ACCENTS = re.compile(r"(?:(?:hat|bar|tilde|vec|dot|ddot|cal)_)+(?=[A-Za-z])")


def free_symbols(*values: Value) -> tuple[str, ...]:
    """Return the symbols of numbers and of entries of arrays.

    >>> free_symbols(Matrix.row(n.variable("x"), n.number(2)), n.variable("y"))
    ('x', 'y')
    """
    return n.free_variables(
        *(node for v in values for node in (v.entries if isinstance(v, Matrix) else (v,)))
    )


def letter_of(name: str) -> str:
    """Return the letter of a symbol with an index, or nothing for what is left of a sum.

    >>> letter_of("x_3"), letter_of("x^(2)"), letter_of("hat_y_i")
    ('x', 'x', 'hat_y')
    """
    accents = _ACCENTS.match(name)
    start = accents.end() if accents else 0
    letter = name[:start] + name[start:].partition("_")[0].partition("^(")[0]
    return "" if name.startswith((REST, COUNT, WEIGHT)) else letter


def number_of(name: str) -> int:
    """Return the largest number among the indices of a symbol, or 0.

    >>> number_of("x_3"), number_of("w_23"), number_of("x^(3)"), number_of("x_i")
    (3, 3, 3, 0)
    """
    if name.startswith((REST, COUNT, WEIGHT)):
        return 0
    found = re.search(r"(?:_|\^\()(\d+)\)?$", name)
    return 0 if found is None else max(map(int, found[1]))  # w_23 has the indices 2 and 3


def summed_letter(name: str) -> str | None:
    """Return the letter whose entries the rest of a sum adds up, or None.

    >>> summed_letter("x_3") is None, summed_letter(REST + "y_k")
    (True, 'y')
    """
    base, mark, index = name.removeprefix(REST).partition(" up to ")[0].partition("_")
    return base if name.startswith(REST) and mark and index.isalpha() and len(index) == 1 else None


def alone(value: Value) -> Value:
    """Return a value for a range without other terms: what only they are made of goes as well."""
    if isinstance(value, Matrix):
        return value.map(_alone_node)
    return _alone_node(value)


def _alone_node(root: Node) -> Node:
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        weighed = node.head == n.MULTIPLY and any(
            arg.head == n.VARIABLE and str(arg.value).startswith(WEIGHT) for arg in node.args
        )
        gone = node.head == n.VARIABLE and (
            node.value == COUNT or str(node.value).startswith((REST, WEIGHT))
        )
        kept = n.rebuild(node, tuple(done[arg] for arg in node.args))
        done[node] = n.number(0) if weighed or gone else kept
    return done[root]


def positive_rests(*values: Value) -> list[str]:
    """Return the symbols of remaining terms that are sums of exponentials, and so not negative."""
    shown = f"{REST}exp("
    return [name for name in free_symbols(*values)
            if name == COUNT or (name.startswith(shown) and str(OTHER) not in name)]  # fmt: skip


def beside_entries(names: Iterable[str]) -> frozenset[str]:
    r"""Return the letters that stand for a vector as a whole beside its entries, as in x^T y/‖x‖.

    There x is no number, and the norm is not |x|.

    >>> sorted(beside_entries(["x", "x_1", "y_1", "eta"]))
    ['x']
    """
    known = frozenset(names)
    entries = (name.partition("_") for name in known)
    return known & {base for base, _, index in entries if index.isdigit()}
