"""Constants that nobody may evaluate: they are refused while they are still text.

``9^{9^{9^9}}`` and ``999999999!`` are short to write and have no place in a
derivation; every power, factorial and exponential of a constant is bounded
before anything computes with it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node

MAX_EXPONENT = 10_000  # of a constant base
MAX_DEGREE = 100_000  # of a base with variables
MAX_BITS = 200_000
MAX_FACTORIAL = 1_000


def power(base: Node, exponent: Node) -> Node:
    """Return a power, refusing one that is too large to write down; ``e^u`` becomes ``exp(u)``.

    >>> str(power(n.number(2), n.number(10)))
    '2^10'
    >>> power(n.number(9), power(n.number(9), n.number(9)))
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: the exponent 387420489 is too large to compute with [too-large]
      keep exponents of numbers below 10,000
    """
    value = constant_value(exponent)
    if value is not None:
        _check_power(base, value)
    if base.head == n.CONSTANT and base.value == "e":
        return n.apply("exp", exponent)
    return n.power(base, exponent)


def _check_power(base: Node, exponent: Fraction) -> None:
    known = constant_value(base)
    if known in (0, 1, -1):
        return
    constant = not n.free_variables(base)
    limit = MAX_EXPONENT if constant else MAX_DEGREE
    bits = _bits(known) * abs(exponent) if known is not None else 0
    if abs(exponent) > limit or bits > MAX_BITS:
        shown = str(exponent) if len(str(exponent)) < 20 else f"{str(exponent)[:8]}…"
        raise SymsgdError(
            "too-large",
            f"the exponent {shown} is too large to compute with",
            advice=f"keep exponents of numbers below {limit:,}",
        )


def apply(name: str, *args: Node, orders: tuple[int, ...] | None = None) -> Node:
    """Return an application, refusing factorials and exponentials of huge constants.

    >>> apply("factorial", n.number(999_999_999))
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: factorial of 999999999 is too large to compute with [too-large]
      keep arguments of numbers below 1,000
    """
    limits = {"factorial": MAX_FACTORIAL, "gamma": MAX_FACTORIAL, "binomial": MAX_EXPONENT,
              "exp": MAX_EXPONENT}  # fmt: skip
    if name in limits:
        for argument in args:
            value = constant_value(argument)
            if value is not None and abs(value) > limits[name]:
                raise SymsgdError(
                    "too-large",
                    f"{name} of {str(value)[:20]} is too large to compute with",
                    advice=f"keep arguments of numbers below {limits[name]:,}",
                )
    return n.apply(name, *args, orders=orders)


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def constant_value(root: Node) -> Fraction | None:
    """Return the rational number that a constant expression is, if it is one and small.

    >>> constant_value(n.number(2) * 3 + 1)
    Fraction(7, 1)
    """
    known: dict[Node, Fraction | None] = {}
    if root.head == n.NUMBER:
        return Fraction(root.value)
    for node in n.walk(root):
        if node.head == n.VARIABLE:
            return None
        known[node] = _value(node, [known[arg] for arg in node.args])
    return known[root]


def _value(node: Node, args: list[Fraction | None]) -> Fraction | None:
    if node.head == n.NUMBER:
        return Fraction(node.value)
    values = [value for value in args if value is not None]
    if len(values) < len(args) or sum(map(_bits, values)) > MAX_BITS:
        return None
    match node.head:
        case n.ADD:
            return sum(values, Fraction(0))
        case n.MULTIPLY:
            result = Fraction(1)
            for value in values:
                result *= value
            return result
        case n.NEGATE:
            return -values[0]
        case n.LET:
            return values[0]
        case n.DIVIDE:
            return values[0] / values[1] if values[1] else None
        case n.POWER:
            base, exponent = values
            small = exponent.denominator == 1 and _bits(base) * abs(exponent) <= MAX_BITS
            return base ** int(exponent) if small and (base or exponent > 0) else None
        case _:
            return None


@contextmanager
def room_for_nesting() -> Iterator[None]:
    """Let the interpreter follow brackets as deep as the lexer lets them be.

    >>> with room_for_nesting():
    ...     sys.getrecursionlimit() >= 6000
    True
    """
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, 6000))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
