"""What operations, relations and functions are called; FLINT knows what they are.

The rows of :data:`BALLS` are compared with the theorems of :mod:`.rows` by the tests.
"""

from collections.abc import Callable
from math import prod
from typing import Any

from flint import arb

from symsgd.expression import node as n

RING: dict[str, Callable[..., Any]] = {
    n.ADD: lambda *terms: sum(terms),
    n.MULTIPLY: lambda *factors: prod(factors),
    n.NEGATE: lambda body: -body,
    n.LET: lambda body: body,
    n.WHERE_DEFINED: lambda body, _: body,
}
FIELD = {**RING, n.DIVIDE: lambda above, below: above / below}
ORDERS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
LOGIC: dict[str, Any] = {"and": all, "true": all, "or": any, "false": any}
LOGIC["not"] = lambda args: not args[0]
NAMES = ("exp", "log", "sin", "cos", "tanh", "atan", "asin", "acos", "erf", "gamma", "max", "min")
BALLS: dict[str, Any] = {
    **{name: getattr(arb, name) for name in NAMES},
    "sigmoid": lambda u: 1 / (1 + (-u).exp()),
    "abs": abs,
    "pi": arb.pi,
    "e": arb.const_e,
    "root": lambda u, k: u ** (1 / k),
}
