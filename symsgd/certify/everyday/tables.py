"""What names of operations, relations and functions stand for; FLINT knows what they are.

The rows for :data:`BALLS` are compared with the theorems of :mod:`.rows` by the tests.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import add, mul, neg, truediv
from typing import Any

from flint import arb

from symsgd.expression import node as n

ARITHMETIC: dict[str, Callable[..., Any]] = {
    n.ADD: lambda *terms: reduce(add, terms),
    n.MULTIPLY: lambda *factors: reduce(mul, factors),
    n.DIVIDE: truediv,
    n.NEGATE: neg,
    n.POWER: lambda base, exponent: base**exponent,
    n.LET: lambda body: body,
    n.WHERE_DEFINED: lambda body, _: body,
}
HOLDS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
LOGIC: dict[str, Any] = {"and": all, "true": all, "or": any, "false": any}
LOGIC["not"] = lambda args: not args[0]
BY_FLINT = ("exp", "log", "sin", "cos", "tanh", "atan", "asin", "acos", "erf", "gamma")
BALLS: dict[str, Any] = {
    **{name: getattr(arb, name) for name in (*BY_FLINT, "max", "min")},
    "sigmoid": lambda u: 1 / (1 + (-u).exp()),
    "abs": abs,
    "pi": arb.pi,
    "e": arb.const_e,
    "root": lambda u, k: u ** (1 / k),
}
LITERAL = frozenset((n.NUMBER, n.NEGATE, n.DIVIDE))
