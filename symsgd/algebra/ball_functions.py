"""The functions that balls compute themselves, one row each.

A rule gives :class:`Undefined` only where the function certainly has no real
value.
"""

from __future__ import annotations

from collections.abc import Callable
from math import comb

from flint import arb

from symsgd.algebra.enclosure import UNKNOWN, Undefined, Value

MOST_INDEX = 10**6
MOST_BINOMIAL = 5000


def _log(u: arb) -> Value:
    if u < 0:
        return Undefined("the logarithm of a negative number", open=True)
    if u == 0:
        return Undefined("the logarithm of zero", open=False)
    return u.log()


def _root(u: arb, k: arb) -> Value:
    whole = k.unique_fmpz() if k.is_exact() else None
    if whole is None or not 1 <= whole <= MOST_INDEX:
        return UNKNOWN
    index = int(whole)
    if u < 0:
        if index % 2 == 0:
            return Undefined("an even root of a negative number", open=True)
        return -((-u).root(index))
    if u == 0:
        return arb(0)
    if u >= 0 or index % 2 == 0:
        return u.root(index)
    reach = u.abs_upper().root(index)
    return arb(0, reach)


def _asin(u: arb) -> Value:
    return _beyond_one(u) or u.asin()


def _acos(u: arb) -> Value:
    return _beyond_one(u) or u.acos()


def _tan(u: arb) -> Value:
    cosine = u.cos()
    return Undefined("division by zero", open=False) if cosine == 0 else u.sin() / cosine


def _abs(u: arb) -> Value:
    return abs(u)


def _sign(u: arb) -> Value:
    return u.sgn()


def _heaviside(u: arb) -> Value:
    return (u.sgn() + 1) / 2


def _max(a: arb, b: arb) -> Value:
    return a.max(b)


def _min(a: arb, b: arb) -> Value:
    return a.min(b)


def _sigmoid(u: arb) -> Value:
    if u >= 0:
        return 1 / (1 + (-u).exp())
    q = u.exp()
    return q / (1 + q) if u < 0 else 1 / (1 + (-u).exp())


def _binomial(top: arb, k: arb) -> Value:
    """n over k by Γ, and by the usual convention 0 for integers k < 0 and k > n ≥ 0."""
    whole, below = (int(v.unique_fmpz() or 0) if v.is_integer() else None for v in (top, k))
    if whole is not None and below is not None and 0 <= whole <= MOST_BINOMIAL:
        return arb(comb(whole, below)) if below >= 0 else arb(0)
    if below is not None and below < 0:
        return UNKNOWN
    above, *others = (_gamma(v + 1) for v in (top, k, top - k))
    if isinstance(above, Undefined):
        return UNKNOWN
    for other in others:
        if isinstance(other, Undefined):
            return UNKNOWN
        above /= other
    return above


def _gamma(u: arb) -> Value:
    whole = u.unique_fmpz() if u.is_exact() else None
    if whole is not None and whole <= 0:
        return Undefined("a pole of the gamma function", open=False)
    return u.gamma()


def _beyond_one(u: arb) -> Undefined | None:
    if abs(u) > 1:
        return Undefined("the inverse sine or cosine of a number beyond 1", open=True)
    return None


RULES: dict[str, Callable[..., Value]] = {
    "exp": arb.exp,
    "expm1": arb.expm1,
    "log": _log,
    "log1p": arb.log1p,
    "root": _root,
    "sin": arb.sin,
    "cos": arb.cos,
    "tan": _tan,
    "asin": _asin,
    "acos": _acos,
    "atan": arb.atan,
    "sinh": arb.sinh,
    "cosh": arb.cosh,
    "tanh": arb.tanh,
    "sigmoid": _sigmoid,
    "abs": _abs,
    "sign": _sign,
    "heaviside": _heaviside,
    "max": _max,
    "min": _min,
    "erf": arb.erf,
    "erfc": arb.erfc,
    "gamma": _gamma,
    "binomial": _binomial,
}
