"""Certified decimals of the same expressions, asked for again and again: compiled only once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from flint import arb, ctx

from symsgd.algebra.decimals import agreed_digits, digits, ends_of, shown_digits
from symsgd.algebra.machines import BALLS
from symsgd.algebra.program import Program, compile_nodes
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node

GUARD_BITS = 40
MOST_BITS = 1 << 14


class Certified:
    """Expressions of some variables, ready to be asked for digits.

    >>> from symsgd.expression import node as n
    >>> s = n.apply("sigmoid", n.variable("x"))
    >>> Certified([s * (1 - s)], ["x"]).digits(20, {"x": Fraction(21)})
    ('7.5825604164128622124e-10',)
    """

    def __init__(self, nodes: Sequence[Node], inputs: Sequence[str] = ()) -> None:
        self.nodes = tuple(nodes)
        self.inputs = tuple(inputs)
        self.program = _compiled(self.nodes, self.inputs)
        self._numbers: dict[int, list[arb]] = {}

    def digits(self, count: int, point: Mapping[str, Fraction] | None = None) -> tuple[str, ...]:
        """Return every expression, correctly rounded to that many significant digits."""
        values = point or {}
        bits = count * 10 // 3 + GUARD_BITS
        while self.program is not None and bits <= MOST_BITS:
            texts = [ball_digits(ball, count) for ball in self.balls(bits, values)]
            if None not in texts:
                return tuple(texts)  # type: ignore[arg-type]
            bits *= 2
        return tuple(digits(node, count, values) for node in self.nodes)

    def balls(self, bits: int, point: Mapping[str, Fraction]) -> list[arb]:
        """Return enclosures; one that is not finite says nothing."""
        program = self.program
        if program is None:
            return [arb("nan")] * len(self.nodes)
        before = ctx.prec
        ctx.prec = bits
        try:
            numbers = self._numbers.get(bits)
            if numbers is None:
                numbers = self._numbers[bits] = [BALLS.number(v) for v in program.numbers]
            return program.run_with([BALLS.number(point[name]) for name in self.inputs], numbers)
        except KeyError as missing:
            raise SymsgdError("missing-value", f"{missing.args[0]} has no value") from None
        finally:
            ctx.prec = before


def _compiled(nodes: Sequence[Node], inputs: Sequence[str]) -> Program | None:
    try:
        return compile_nodes(nodes, inputs, BALLS)
    except SymsgdError as error:
        if error.code == "unsupported":  # the careful way knows more functions
            return None
        raise


@cache
def _ten_to(exponent: int) -> int:
    power: int = 10**exponent
    return power


def ball_digits(ball: arb, count: int) -> str | None:
    """Return the decimal that a whole ball rounds to, or None.

    >>> ball_digits(arb(1) / 3, 10)
    '0.3333333333'
    """
    if not ball.is_finite():
        return None
    man, exp = (int(part) for part in ball.mid().man_exp())
    if exp >= 0 or not man:
        return agreed_digits(ends_of(ball), count)
    width, places = ball.rad().man_exp()
    size, shift = abs(man), -exp
    magnitude = int((size.bit_length() - shift - 1) * 0.30103 // 1)
    scale = count - 1 - magnitude
    if scale < 0:
        return agreed_digits(ends_of(ball), count)
    for _ in range(2):
        scaled = size * _ten_to(scale)
        whole = scaled >> shift
        if whole < _ten_to(count - 1):
            scale += 1
        elif whole >= _ten_to(count):
            scale -= 1
        else:
            break
        if scale < 0:
            return agreed_digits(ends_of(ball), count)
    # how far the ball reaches, in units of 2^−shift of the last digit
    reach = ((int(width) * _ten_to(scale)) << shift >> -int(places)) + 1
    below = (scaled - reach + (1 << shift - 1)) >> shift
    above = (scaled + reach + (1 << shift - 1)) >> shift
    if below != above or below == _ten_to(count) or reach >= scaled:
        return agreed_digits(ends_of(ball), count)
    return shown_digits(below if man > 0 else -below, -scale, count)
