"""What the operations of expressions do to values: to fractions in a proof, to balls at a point."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import add, mul, neg, pow, truediv
from typing import Any



from symsgd.expression import node as n

ARITHMETIC: dict[str, Callable[..., Any]] = {
    n.ADD: lambda *terms: reduce(add, terms),
    n.MULTIPLY: lambda *factors: reduce(mul, factors),
    n.DIVIDE: truediv,
    n.NEGATE: neg,
    n.POWER: pow,
    n.LET: lambda body: body,
    n.WHERE_DEFINED: lambda body, _: body,
}
