"""Digits that are shown of a number: it may be rounded to them, or cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.check.entries import Decide
from symsgd.check.indices.free_of import free_of_symbols
from symsgd.check.live import live_symbols
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.limits import constant_value
from symsgd.read.scope import Scope
from symsgd.read.surface import Fraction as Division
from symsgd.read.surface import (
    Group,
    Letter,
    MatrixOf,
    Number,
    Root,
    Script,
    Scripted,
    Surface,
    walk,
)

if TYPE_CHECKING:
    from symsgd.check.judgement import Side


AGREES = "equal to the digits shown"
FAR = "they differ by more than one unit of the last digit"
NEITHER = "neither rounded nor cut off to the digits shown"
CHANGES = "the digits shown are those of one number, and the left side changes with its letters"
WHOLE = "so few digits do not tell whether the number is near enough"


def unit_of_last_digit(side: Side) -> Fraction | None:
    r"""Return what one unit of the last digit of a decimal number is worth, or None.

    >>> from symsgd.check.judgement import Side
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> def side(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> unit_of_last_digit(side("0.6225")), unit_of_last_digit(side(r"1.5 \cdot 10^{-9}"))
    (Fraction(1, 10000), Fraction(1, 10000000000))
    >>> unit_of_last_digit(side(r"73.1\%"))
    Fraction(1, 1000)
    >>> unit_of_last_digit(side("x")) is None, unit_of_last_digit(side(r"\frac12 3.15")) is None
    (True, True)
    """
    if side.piece is None:
        return None
    parts = [piece for piece in walk(side.piece) if isinstance(piece, _WORKED_OUT)]
    if not all(_is_percentage(piece, side) for piece in parts):
        return None
    numbers = [piece for piece in walk(side.piece) if isinstance(piece, Number)]
    try:
        value = side.meaning(Scope()).value
    except SymsgdError:
        return None
    whole = constant_value(value) if isinstance(value, Node) else None
    if whole is None or not numbers:
        return None
    digits = numbers[0].digits
    shown = Fraction(digits)
    unit = Fraction(1, 10 ** len(digits.partition(".")[2]))
    scale = abs(whole / shown) if shown else Fraction(1)
    return scale * unit if _is_power_of_ten(scale) else None


_WORKED_OUT = (Letter, Division, Root)  # with these a number is not shown by its digits


def _is_percentage(piece: Surface, side: Side) -> bool:
    """Say whether a fraction is a number with a percent sign."""
    if not isinstance(piece, Division) or not isinstance(piece.numerator, Number):
        return False
    below = piece.denominator
    return side.source.text[below.start : below.end].strip("\\ ") == "%"


def _is_power_of_ten(value: Fraction) -> bool:
    large = max(value.numerator, value.denominator)
    return min(value.numerator, value.denominator) == 1 and str(large).strip("0") == "1"


def within(unit: Fraction, by: Decide, *, rounded: bool = False) -> Decide:
    """Return a way to decide that a number agrees with the digits shown of another one.

    They may be rounded (off by half a unit of the last digit at most), or cut off.  Where the
    first number is itself worked out from ``rounded`` ones, a whole unit is allowed.

    >>> from symsgd.prove.decide import decide
    >>> close = within(Fraction(1, 100), decide)
    >>> close(n.number("2/3"), n.number("0.66"), Context(), "~").reason
    'equal to the digits shown'
    >>> close(n.constant("pi"), n.number("3.15"), Context(), "~").reason
    'neither rounded nor cut off to the digits shown'
    >>> sigmoid = n.apply("sigmoid", n.variable("z"))
    >>> within(Fraction(1), decide)(sigmoid, n.number(0), Context(), "~").outcome.value
    'UNDECIDED'
    """

    def ways(right: Node, context: Context) -> list[tuple[Fraction, Fraction]]:
        """Return where the number may lie, counted from what is shown; the surest ways first."""
        if rounded:
            return [(-unit, unit)]
        sign = by(right, n.number(0), context, ">=")
        below, above = (-unit, Fraction(0)), (Fraction(0), unit)
        cut_off = [above] if sign.proved else [below] if sign.refuted else []
        zero = [(-_NEAR_ZERO, _NEAR_ZERO)] if unit >= 1 and not constant_value(right) else []
        return [*zero, (-unit / 2, unit / 2), *cut_off]

    def decide(left: Node, right: Node, context: Context, _: str) -> Verdict:
        found = [
            (by(left, right + n.number(low), context, ">="),
             by(left, right + n.number(high), context, "<="))
            for low, high in ways(right, context)
        ]  # fmt: skip
        moving = _moves(left, context, by)
        small = unit >= 1 and abs(constant_value(right) or Fraction(0)) < _FEW and not rounded
        for bounds in found[:1] if small else found:
            if all(bound.proved for bound in bounds) and not moving:
                return replace(bounds[0], reason=AGREES, certificate=None)
        outside = [next((b for b in bounds if b.refuted), None) for bounds in found]
        wrong = next((bound for bound in outside if bound is not None), None)
        if wrong is not None and None not in outside:
            if moving and not _is_always_far(left, right, unit, context, by):
                return Verdict(Outcome.UNDECIDED, CHANGES)
            differ = by(left, right, context, "=")
            why = FAR if rounded else NEITHER
            return replace(differ if differ.refuted else wrong, reason=why)
        if moving or (small and any(all(b.proved for b in bounds) for bounds in found)):
            return Verdict(Outcome.UNDECIDED, CHANGES if moving else WHOLE)
        return next(bound for bounds in found for bound in bounds if bound.undecided)

    return decide


_NEAR_ZERO = Fraction(1, 20)  # 0.27 rounds to the whole number 0, and nobody calls it about 0
_FEW = 10  # below it, whole numbers are not what something is cut off to: 2.9 is not about 2


def _moves(value: Node, context: Context, by: Decide) -> bool:
    """Say whether a value changes with a letter: then no digits can be shown of it."""
    names = live_symbols(value)
    return bool(names) and not free_of_symbols(value, names, context, by)


def _is_always_far(left: Node, right: Node, unit: Fraction, context: Context, by: Decide) -> bool:
    """Say whether a value is more than a unit away from what is shown, whatever its letters are."""
    ends = ((right - n.number(unit), "<"), (right + n.number(unit), ">"))
    return any(by(left, end, context, sign).proved for end, sign in ends)


def has_decimal(side: Side) -> bool:
    r"""Say whether a side has a number with a decimal point.

    >>> from symsgd.check.judgement import Side
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> has_decimal(Side(Source("2 + 0.5"), 0, 7, parse("2 + 0.5")))
    True
    """
    if side.piece is None:
        return False
    return any(isinstance(piece, Number) and "." in piece.digits for piece in walk(side.piece))


def may_be_rounded(left: Side, right: Side) -> bool:
    r"""Say whether what a side is worked out from may be rounded as the digits of the other are.

    A decimal of one digit is exact, and so is one with fewer places and fewer digits than the
    result: nobody rounds 0.001 or, before 0.801, 1.1.

    >>> from symsgd.check.judgement import Side
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> def side(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> [may_be_rounded(side(a), side(b)) for a, b in (("0.33 / 2", "0.17"), ("0.001 / 2", "0.06"),
    ...                                                (r"\tanh(1.1)", "0.801"))]
    [True, False, False]
    """
    shown, used = _digits(right), _digits(left)
    return any(not all(_is_exact_beside(one, result) for result in shown)
               for one in used if "." in one)  # fmt: skip


def _digits(side: Side) -> list[str]:
    parts = () if side.piece is None else walk(side.piece)
    return [part.digits for part in parts if isinstance(part, Number)]


def _is_exact_beside(digits: str, result: str) -> bool:
    places, others = (len(one.partition(".")[2]) for one in (digits, result))
    own, shown = (int(one.replace(".", "")) for one in (digits, result))
    return own < 10 or (places < others and 10 * own <= shown)


def entries_written(piece: Surface) -> Iterator[Surface]:
    """Yield the entries of a tuple or of a matrix, which may be transposed.

    >>> from symsgd.read.notation.parse import parse
    >>> len([*entries_written(parse("(0.5, 1)^T"))])
    2
    """
    match piece:
        case Scripted(sub=None, scripts=(Script(kind="transpose"),)):
            yield from entries_written(piece.base)
        case Group(bracket="(" | "[") if len(piece.items) > 1:
            yield from piece.items
        case MatrixOf():
            yield from (item for row in piece.rows for item in row)
