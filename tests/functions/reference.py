"""Every function of the table in mpmath, with points at which it has values."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from mpmath import mp, mpf

Reference = tuple[Callable[..., mpf], tuple[tuple[str, ...], ...]]
EVERYWHERE = (("3/7",), ("-5/3",), ("1/10",), ("-7/2",), ("6",))
POSITIVE = (("3/7",), ("1/10",), ("5/2",), ("40",))
INSIDE = (("3/7",), ("-5/9",), ("1/10",))
BEYOND = (("11/7",), ("-5/2",), ("7",))


def _sigmoid(u: mpf) -> mpf:
    return 1 / (1 + mp.exp(-u))


def _softplus(u: mpf) -> mpf:
    return mp.log1p(mp.exp(u))


def _root(u: mpf, k: mpf) -> mpf:
    return mp.sign(u) * mp.root(abs(u), int(k))


def _step(u: mpf) -> mpf:
    return (mp.sign(u) + 1) / 2


REFERENCES: dict[str, Reference] = {
    "exp": (mp.exp, EVERYWHERE),
    "log": (mp.log, POSITIVE),
    "log_base": (mp.log, (("5/2", "3"), ("1/7", "10"), ("9", "1/2"))),
    "log10": (mp.log10, POSITIVE),
    "log2": (lambda u: mp.log(u, 2), POSITIVE),
    "log1p": (mp.log1p, (("3/7",), ("-5/9",), ("10",))),
    "expm1": (mp.expm1, EVERYWHERE),
    "sqrt": (mp.sqrt, POSITIVE),
    "cbrt": (lambda u: _root(u, mpf(3)), EVERYWHERE),
    "root": (_root, (("5/2", "2"), ("-7/3", "5"), ("10", "7"))),
    "sin": (mp.sin, EVERYWHERE),
    "cos": (mp.cos, EVERYWHERE),
    "tan": (mp.tan, EVERYWHERE),
    "cot": (mp.cot, EVERYWHERE),
    "sec": (mp.sec, EVERYWHERE),
    "csc": (mp.csc, EVERYWHERE),
    "asin": (mp.asin, INSIDE),
    "acos": (mp.acos, INSIDE),
    "atan": (mp.atan, EVERYWHERE),
    "acot": (lambda u: mp.atan(1 / u), EVERYWHERE),
    "asec": (lambda u: mp.acos(1 / u), BEYOND),
    "acsc": (lambda u: mp.asin(1 / u), BEYOND),
    "atan2": (mp.atan2, (("1", "2"), ("-3", "-5"), ("2/3", "-7/2"), ("-1/9", "4"))),
    "sinc": (mp.sinc, EVERYWHERE),
    "sinh": (mp.sinh, EVERYWHERE),
    "cosh": (mp.cosh, EVERYWHERE),
    "tanh": (mp.tanh, EVERYWHERE),
    "coth": (mp.coth, EVERYWHERE),
    "sech": (mp.sech, EVERYWHERE),
    "csch": (mp.csch, EVERYWHERE),
    "asinh": (mp.asinh, EVERYWHERE),
    "acosh": (mp.acosh, (("11/7",), ("3",), ("100",))),
    "atanh": (mp.atanh, INSIDE),
    "acoth": (lambda u: mp.atanh(1 / u), BEYOND),
    "asech": (lambda u: mp.acosh(1 / u), (("3/7",), ("1/10",), ("9/10",))),
    "acsch": (lambda u: mp.asinh(1 / u), EVERYWHERE),
    "abs": (abs, EVERYWHERE),
    "sign": (mp.sign, EVERYWHERE),
    "heaviside": (_step, EVERYWHERE),
    "max": (max, (("1", "2"), ("-3", "-5"), ("2/3", "-7/2"))),
    "min": (min, (("1", "2"), ("-3", "-5"), ("2/3", "-7/2"))),
    "sigmoid": (_sigmoid, (*EVERYWHERE, ("21",), ("-60",))),
    "logit": (lambda u: mp.log(u / (1 - u)), (("3/7",), ("1/10",), ("99/100",))),
    "logsigmoid": (lambda u: -_softplus(-u), EVERYWHERE),
    "softplus": (_softplus, EVERYWHERE),
    "relu": (lambda u: max(u, mpf(0)), EVERYWHERE),
    "leaky_relu": (
        lambda u, slope=None: u if u > 0 else u / 100 if slope is None else slope * u,
        (*EVERYWHERE, ("-7/2", "1/5"), ("3", "-2")),
    ),
    "elu": (
        lambda u, alpha=1: u if u > 0 else alpha * mp.expm1(u),
        (*EVERYWHERE, ("-7/2", "3/2"), ("3", "2")),
    ),
    "silu": (lambda u, beta=1: u * _sigmoid(beta * u), (*EVERYWHERE, ("-7/2", "3/2"))),
    "mish": (lambda u: u * mp.tanh(_softplus(u)), EVERYWHERE),
    "gelu": (lambda u: u * mp.ncdf(u), EVERYWHERE),
    "softsign": (lambda u: u / (1 + abs(u)), EVERYWHERE),
    "identity": (lambda u: u, EVERYWHERE),
    "erf": (mp.erf, EVERYWHERE),
    "erfc": (mp.erfc, EVERYWHERE),
    "gamma": (mp.gamma, POSITIVE),
    "factorial": (mp.factorial, POSITIVE),
    "binomial": (mp.binomial, (("5", "2"), ("7/2", "1/3"), ("9", "9"))),
}
NO_VALUE: dict[str, tuple[tuple[str, ...], ...]] = {
    "log": (("0",), ("-1",)),
    "log_base": (("-1", "2"), ("2", "-3"), ("2", "1")),
    "log10": (("-1",),),
    "log2": (("0",),),
    "log1p": (("-1",), ("-2",)),
    "sqrt": (("-1",),),
    "root": (("-1", "4"),),
    "asin": (("2",), ("-11/10",)),
    "acos": (("2",), ("-11/10",)),
    "cot": (("0",),),
    "csc": (("0",),),
    "asec": (("1/2",), ("0",)),
    "acsc": (("-1/2",), ("0",)),
    "atan2": (("0", "0"),),
    "coth": (("0",),),
    "csch": (("0",),),
    "acosh": (("1/2",), ("-3",)),
    "atanh": (("1",), ("-1",), ("2",)),
    "acoth": (("1/2",), ("1",)),
    "asech": (("0",), ("2",), ("-1/2",)),
    "acsch": (("0",),),
    "logit": (("0",), ("1",), ("2",)),
    "gamma": (("0",), ("-3",)),
    "factorial": (("-1",),),
}


def numbers(texts: tuple[str, ...]) -> list[mpf]:
    """Return the arguments as mpmath numbers."""
    return [mpf(f.numerator) / f.denominator for f in map(Fraction, texts)]
