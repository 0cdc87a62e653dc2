"""An activation or its derivative in floating point, tested where such code breaks."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import inf, isfinite, isinf
from typing import Any

from symsgd.algebra.balls import UNKNOWN, Value, is_ball
from symsgd.algebra.decimals import float64
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node
from symsgd.functions.activations import activation_derivative
from symsgd.functions.derivatives import expand
from symsgd.testing.arrays import Make, maker, plain
from symsgd.testing.failures import WrongPoint, WrongValue
from symsgd.testing.rounding import Precision, allows, honest

Function = Callable[[Any], Any]
ROUNDS, WORST, HALVINGS = 3, 4, 48
# where exp overflows or vanishes, and where σ and tanh reach 1, in float64 and in float32
_EDGES = (708.396, 709.783, 745.133, 355.0, 36.737, 18.37, 19.06, 103.972, 88.723, 87.336, 16.636)


def check_activation(
    function: Function,
    name: str,
    *,
    ulps: float | None = None,
    low: float = -1000.0,
    high: float = 1000.0,
    arrays: str | Make | None = None,
    precision: str = "float64",
) -> None:
    """Fail if a function is not the activation of a name, up to honest rounding.

    >>> import math
    >>> check_activation(lambda x: 1 / (1 + math.exp(-x)), "sigmoid")
    Traceback (most recent call last):
      ...
    symsgd.testing.failures.WrongValue: sigmoid(x) is wrong at x = -709.78...
      found     OverflowError: math range error
      expected  5.56...e-309
      allowed   ± 2.2e-308, what honest float64 rounding can do here
      where     right from there up to 1000.0

    Points lie between ``low`` and ``high``, closer where the error is large.  The function gets
    one float at a time, or all points in an array of the library that ``arrays`` names.  Any value
    that honest rounding of the textbook's formula can give is right; ``ulps`` asks for a certain
    accuracy at every point instead.
    """
    check_derivative(
        function, name, 0, ulps=ulps, low=low, high=high, arrays=arrays, precision=precision
    )


def check_derivative(
    function: Function,
    name: str,
    order: int = 1,
    *,
    ulps: float | None = None,
    low: float = -1000.0,
    high: float = 1000.0,
    arrays: str | Make | None = None,
    precision: str = "float64",
) -> None:
    """Fail if a function is not the derivative of an activation, up to honest rounding.

    σ(1 − σ) loses all digits for large x, which honest rounding of this formula does; with
    ``ulps`` it is found out.

    >>> import numpy as np
    >>> def slope(x):
    ...     s = 1 / (1 + np.exp(-x))
    ...     return s * (1 - s)
    >>> check_derivative(slope, "sigmoid")
    >>> check_derivative(slope, "sigmoid", ulps=1000, low=0)
    Traceback (most recent call last):
      ...
    symsgd.testing.failures.WrongValue: sigmoid'(x) is wrong at x = ...
      ...
    """
    subject = _Subject(name, order, Precision.named(precision), ulps)
    call = _Call(function, arrays, precision)
    if not low < high or isinf(low) or isinf(high):
        raise SymsgdError(
            "empty-domain", f"there is nothing between {low} and {high}", advice="let low < high"
        )
    tested: dict[float, float] = {}
    fresh = [x for x in (low, *_points(subject.precision), high) if low <= x <= high]
    for _ in range(ROUNDS + 1):
        for x, value in call.at(fresh):
            tested[x] = subject.badness(x, value)
        fresh = [x for x in _closer(tested, subject.precision) if x not in tested]
    wrong = [x for x, badness in tested.items() if badness > 1]
    if len(wrong) * 3 > len(tested):
        worst = min(wrong, key=lambda x: (abs(abs(x) - 1), -x))  # wrong as a whole: a plain point
        raise WrongValue(_at(subject, call, worst, f"at {len(wrong)} of {len(tested)} points"))
    if wrong:
        raise WrongValue(_finding(subject, call, tested, min(wrong, key=abs)))


@dataclass(frozen=True)
class _Subject:
    """What a function is compared with."""

    name: str
    order: int
    precision: Precision
    ulps: float | None

    @cached_property
    def forms(self) -> tuple[Node, ...]:
        """The derivative as the textbooks write it: each form has roundings of its own."""
        forms = [activation_derivative(self.name, self.order, form=f) for f in ("factored", "poly")]
        return tuple(dict.fromkeys(expand(form.node) for form in forms))

    def exact(self, x: float) -> float | None:
        """Return the nearest float, or None where there is no value, as at a kink."""
        try:
            return float64(self.forms[0], {"x": Fraction(x)})
        except SymsgdError:
            return None

    def badness(self, x: float, value: float | str) -> float:
        """Return the error as a share of what is allowed: above 1 it is wrong."""
        if isinstance(value, str) or not isfinite(value):
            return inf
        exact = self.exact(x) if self.ulps is not None else None
        if exact is not None and self.ulps is not None:
            if abs(value - exact) <= float(self.precision.tiny):
                return 0.0
            return abs(value - exact) / self.precision.ulp(exact) / self.ulps
        ball = self.ball(x)
        if not allows(ball, value):
            return inf
        if not is_ball(ball) or ball.is_exact():
            return 0.0
        return abs(value - float(ball.mid())) / float(ball.rad())

    def allowed(self, x: float) -> str:
        """Return what is allowed at a point, in words."""
        if self.ulps is not None:
            return f"{self.ulps:g} units in the last place"
        ball = self.ball(x)
        room = float(ball.rad()) if is_ball(ball) else inf
        return f"± {room:.1e}, what honest {self.precision.name} rounding can do here"

    def ball(self, x: float) -> Value:
        """Return what honest rounding can give at a point, by the form that rounds most."""
        balls = [honest(form, {"x": Fraction(x)}, self.precision) for form in self.forms]
        finite = [ball for ball in balls if is_ball(ball)]
        return max(finite, key=lambda b: float(b.rad())) if len(finite) == len(balls) else UNKNOWN

    @property
    def shown(self) -> str:
        primes = "'" * self.order if self.order < 4 else f"^({self.order})"
        return f"{self.name}{primes}(x)"


@dataclass(frozen=True)
class _Call:
    """The function under test, called as it wants to be."""

    function: Function
    arrays: str | Make | None
    precision: str

    def at(self, points: Iterable[float]) -> list[tuple[float, float | str]]:
        xs = sorted(points)
        if not xs:
            return []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # what overflows shows in the values
            if self.arrays is None:
                return [(x, self._one(x)) for x in xs]
            values = plain(self.function(maker(self.arrays, self.precision)(xs)))
        return [(x, float(value)) for x, value in zip(xs, values, strict=True)]

    def _one(self, x: float) -> float | str:
        try:
            return float(plain(self.function(x)))
        except (ArithmeticError, ValueError) as error:
            return f"{type(error).__name__}: {error}"


def _points(precision: Precision) -> list[float]:
    sizes = [2.0**k for k in range(-30, 11)] + [k / 4 for k in range(1, 41)]
    sizes += [edge * factor for edge in _EDGES for factor in (0.999, 1.0, 1.001)]
    sizes += [1e-300, 1e-16, 50.0, 100.0, 300.0, 500.0, 750.0, 999.0]
    return sorted({_held(x, precision) for size in (0.0, *sizes) for x in (size, -size)})


def _closer(tested: dict[float, float], precision: Precision) -> list[float]:
    """Return points between the worst ones and their neighbours."""
    xs = sorted(tested)
    worst = sorted(range(len(xs)), key=lambda i: -tested[xs[i]])[:WORST]
    between = [(xs[i], xs[j]) for i in worst for j in (i - 1, i + 1) if 0 <= j < len(xs)]
    return [_held((a + b) / 2, precision) for a, b in between]


def _held(x: float, precision: Precision) -> float:
    """Return the number as the precision holds it."""
    if precision.name == "float64":
        return x
    value: float = struct.unpack("f", struct.pack("f", x))[0]
    return value


def _finding(subject: _Subject, call: _Call, tested: dict[float, float], bad: float) -> WrongPoint:
    """Return the finding at the wrong point that is nearest to the right ones."""
    right = [x for x, badness in tested.items() if badness <= 1]
    inner = max((x for x in right if abs(x) < abs(bad) and x * bad >= 0), key=abs, default=None)
    where = None
    if inner is not None:
        good, bad = _edge(subject, call, inner, bad)
        end = max(right) if bad < 0 else min(right)
        where = f"right from there {'up' if bad < 0 else 'down'} to {end!r}"
        if any(b > 1 for x, b in tested.items() if min(good, end) < x < max(good, end)):
            where = f"right at {good!r}"
    return _at(subject, call, bad, where)


def _at(subject: _Subject, call: _Call, x: float, where: str | None) -> WrongPoint:
    ((_, value),) = call.at([x])
    exact = subject.exact(x)
    off = None
    if exact is not None and isinstance(value, float) and isfinite(value):
        off = abs(value - exact) / subject.precision.ulp(exact)
    shown = value if isinstance(value, str) else repr(value)
    return WrongPoint(subject.shown, x, shown, repr(exact), off, subject.allowed(x), where)


def _edge(subject: _Subject, call: _Call, good: float, bad: float) -> tuple[float, float]:
    """Close in on the place between a right and a wrong point where the code breaks."""
    for _ in range(HALVINGS):
        middle = _held((good + bad) / 2, subject.precision)
        if middle in (good, bad):
            break
        ((_, value),) = call.at([middle])
        good, bad = (good, middle) if subject.badness(middle, value) > 1 else (middle, bad)
    return good, bad
