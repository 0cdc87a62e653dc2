"""How many digits a number that is worked out step by step may have."""

from __future__ import annotations

from collections.abc import Mapping

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.intermediate import each
from symsgd.read.values import Value

MOST_BITS = 100_000
Bits = tuple[int, int]  # above and below the line of a fraction
_SYMBOL: Bits = (8, 0)  # for a symbol without a value


def bits(value: Value, known: Mapping[str, Value]) -> int:
    """Return about how many bits a value has as a fraction, or at least ``MOST_BITS``.

    >>> x = n.variable("x")
    >>> bits(x * x, {"x": n.number(1024)}), bits(x + 1 / x, {"x": n.number(1024)})
    (22, 34)
    """
    sizes: dict[Node, Bits] = {}
    for node in n.walk(*each(value)):
        above, below = _bits(node, [sizes[arg] for arg in node.args], known)
        sizes[node] = min(above, MOST_BITS), min(below, MOST_BITS)
    return max(sum(sizes[entry]) for entry in each(value))


def _bits(node: Node, args: list[Bits], known: Mapping[str, Value]) -> Bits:
    if node.head == n.NUMBER:
        return _of_number(node)
    if node.head == n.VARIABLE:
        given = known.get(str(node.value))
        return _of_number(given) if isinstance(given, Node) and given.head == n.NUMBER else _SYMBOL
    if node.head == n.ADD:
        below = sum(low for _, low in args)
        return max(high + below - low for high, low in args) + len(args) - 1, below
    if node.head == n.MULTIPLY:
        return sum(high for high, _ in args), sum(low for _, low in args)
    if node.head == n.DIVIDE:
        (high, low), (other_high, other_low) = args
        return high + other_low, low + other_high
    if node.head == n.POWER and node.args[1].head == n.NUMBER:
        times = max(abs(int(node.args[1].value)), 1)
        return args[0][0] * times, args[0][1] * times
    return max(args, default=_SYMBOL)


def _of_number(node: Node) -> Bits:
    above, below = int(node.value.numerator), int(node.value.denominator)
    return above.bit_length(), below.bit_length() if below > 1 else 0
