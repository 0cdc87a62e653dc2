"""The machines that run programs: balls, floats, NumPy and mpmath."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from fractions import Fraction
from functools import cache, reduce
from typing import Any

from flint import arb, fmpq

from symsgd.algebra.floats import RULES, Floats
from symsgd.algebra.program import Machine, Scalar
from symsgd.algebra.truth import COMPARISONS

Operations = dict[str, Callable[..., Any]]
_ARITHMETIC: Operations = {
    "add": operator.add,
    "multiply": operator.mul,
    "negate": operator.neg,
}
_LOGIC: Operations = {
    "true": lambda: True,
    "false": lambda: False,
    "not": operator.not_,
    "and": lambda *args: all(args),
    "or": lambda *args: any(args),
}
_FLOATS = Floats()
_NUMPY = "exp log log1p expm1 sin cos tan sinh cosh tanh abs sign"
_MPMATH = "exp log sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf gamma"


def _safe(rule: Callable[..., float]) -> Callable[..., float]:
    def safely(*args: float) -> float:
        try:
            return rule(*args)
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return math.nan

    return safely


def _chosen(*parts: Any) -> Any:
    for value, condition in zip(parts[::2], parts[1::2], strict=True):
        if condition:
            return value
    return math.nan


def _both(value: float, guard: float) -> float:
    return value if math.isfinite(guard) else math.nan


FLOATS = Machine(
    "floats",
    _FLOATS.number,
    _ARITHMETIC
    | COMPARISONS
    | _LOGIC
    | {name: _safe(rule) for name, rule in RULES.items()}
    | {
        "divide": _safe(operator.truediv),
        "power": _safe(math.pow),
        "pi": lambda: math.pi,
        "e": lambda: math.e,
        "piecewise": _chosen,
        "where_defined": _both,
    },
)


def ball_sigmoid(u: arb) -> arb:
    """Return σ of a ball, on the side that stays accurate.

    >>> print(ball_sigmoid(arb(0)))
    0.500000000000000
    """
    if u < 0:
        q = u.exp()
        return q / (1 + q)
    return 1 / (1 + (-u).exp())


# a result that is not finite says nothing; the careful algebra of balls is asked then
BALLS = Machine(
    "balls",
    lambda value: arb(fmpq(value.numerator, value.denominator)),
    _ARITHMETIC
    | {
        "divide": operator.truediv,
        "sigmoid": ball_sigmoid,
        "tanh": arb.tanh,
        "exp": arb.exp,
        "log": arb.log,
        "erf": arb.erf,
        "sin": arb.sin,
        "cos": arb.cos,
        "atan": arb.atan,
        "pi": arb.pi,
        "e": arb.const_e,
    },
)


@cache
def numpy_machine() -> Machine:
    """Return the machine of NumPy: arrays of doubles, entry by entry.

    >>> from symsgd.algebra.program import compile_nodes
    >>> from symsgd.expression import node as n
    >>> f = compile_nodes([n.apply("relu", n.variable("x"))], ["x"], numpy_machine())
    >>> import numpy as np
    >>> f.run(np.array([-1.0, 2.0]))[0].tolist()
    [0.0, 2.0]
    """
    import numpy as np

    def where(*parts: Any) -> Any:
        values, conditions = parts[::2], parts[1::2]
        return np.select(conditions, values, default=np.nan)

    def sigmoid(u: Scalar) -> Scalar:
        q = np.exp(-np.abs(u))
        return np.where(np.asarray(u) >= 0, 1.0, q) / (1.0 + q)

    def softplus(u: Scalar) -> Scalar:
        return np.maximum(u, 0.0) + np.log1p(np.exp(-np.abs(u)))

    plain = _NUMPY.split()
    inverse = {f"a{name}": f"arc{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")}
    named = {name: getattr(np, name) for name in plain}
    named |= {ours: getattr(np, theirs) for ours, theirs in inverse.items()}
    return Machine(
        "NumPy",
        float,
        _ARITHMETIC
        | COMPARISONS
        | named
        | {
            "divide": np.divide,
            "power": np.power,
            "sigmoid": sigmoid,
            "softplus": softplus,
            "logsigmoid": lambda u: -softplus(-u),
            "relu": lambda u: np.maximum(u, 0.0),
            "max": np.maximum,
            "min": np.minimum,
            "root": lambda u, k: np.where((u < 0) & (k % 2 == 1), -1.0, 1.0) * np.abs(u) ** (1 / k),
            "heaviside": lambda u: np.heaviside(u, 0.5),
            "erf": np.vectorize(math.erf, otypes=[float]),
            "pi": lambda: math.pi,
            "e": lambda: math.e,
            "true": lambda: np.bool_(True),  # noqa: FBT003
            "false": lambda: np.bool_(False),  # noqa: FBT003
            "not": np.logical_not,
            "and": lambda *args: reduce(np.logical_and, args),
            "or": lambda *args: reduce(np.logical_or, args),
            "piecewise": where,
            "where_defined": lambda value, guard: np.where(np.isfinite(guard), value, np.nan),
        },
    )


@cache
def mpmath_machine() -> Machine:
    """Return the machine of mpmath, at the precision that mpmath is set to.

    >>> from symsgd.algebra.program import compile_nodes
    >>> from symsgd.expression import node as n
    >>> compile_nodes([n.apply("exp", n.number(1))], [], mpmath_machine()).run()
    [mpf('2.7182818284590451')]
    """
    import mpmath

    plain = _MPMATH.split()

    def number(value: Fraction) -> Scalar:
        return mpmath.mpf(value.numerator) / value.denominator

    return Machine(
        "mpmath",
        number,
        _ARITHMETIC
        | COMPARISONS
        | _LOGIC
        | {name: getattr(mpmath, name) for name in plain}
        | {
            "divide": operator.truediv,
            "power": operator.pow,
            "sigmoid": lambda u: 1 / (1 + mpmath.exp(-u)),
            "abs": abs,
            "sign": mpmath.sign,
            "max": max,
            "min": min,
            "root": lambda u, k: mpmath.sign(u) * mpmath.root(abs(u), int(k)),
            "pi": lambda: +mpmath.pi,
            "e": lambda: +mpmath.e,
            "piecewise": _chosen,
            "where_defined": lambda value, _guard: value,
        },
    )
