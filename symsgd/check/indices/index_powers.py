"""Powers with an index in the exponent: a^{t+1} is a^t a for every whole number t from 0 on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.limits import constant_value


def without_powers(sides: tuple[Node, Node], letter: str, low: int) -> tuple[Node, Node]:
    """Return two formulas in which each least power of a base by the index is a symbol.

    What holds for every value of that symbol holds for the power.  ``low`` is the least index.

    >>> a, t = n.variables("a t")
    >>> tuple(map(str, without_powers((a * a**t, a**(t + 1)), "t", 0)))
    ('a*{a^t}', '{a^t}*a^1')
    """
    least: dict[Node, int] = {}
    for node in n.walk(*sides):
        found = _shift(node, letter)
        if found is not None:
            least[node.args[0]] = min(found, least.get(node.args[0], found))
    least = {base: shift for base, shift in least.items() if low + shift >= 0}
    first, second = (_written(side, letter, least) for side in sides)
    return first, second


def _written(root: Node, letter: str, least: Mapping[Node, int]) -> Node:
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        shift = _shift(node, letter)
        if shift is not None and node.args[0] in least:
            base, start = node.args[0], least[node.args[0]]
            exponent = f"{letter}{start:+d}" if start else letter
            symbol = n.variable(f"{{{base}^{exponent}}}")
            done[node] = symbol if shift == start else symbol * base ** n.number(shift - start)
        else:
            done[node] = n.rebuild(node, tuple(done[arg] for arg in node.args))
    return done[root]


def _shift(node: Node, letter: str) -> int | None:
    """Return c if a node is a power with the exponent t + c, and its base is free of t."""
    if node.head != n.POWER or letter in n.free_variables(node.args[0]):
        return None
    exponent = node.args[1]
    if set(n.free_variables(exponent)) != {letter}:
        return None
    values = [
        constant_value(n.substitute(exponent, {n.variable(letter): n.number(at)}))
        for at in (0, 1, 2)
    ]
    if not _is_affine(exponent) or any(value is None for value in values):
        return None
    start, step = values[0], (values[1] or Fraction(0)) - (values[0] or Fraction(0))
    whole = start is not None and start.denominator == 1 and step == 1
    return int(start) if whole and start is not None else None


def _is_affine(exponent: Node) -> bool:
    """Say whether an exponent is made of sums and differences only."""
    return all(node.head in (n.ADD, n.NEGATE, n.NUMBER, n.VARIABLE) for node in n.walk(exponent))
