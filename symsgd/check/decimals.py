"""Decimals that may be rounded: every one stands for itself ± half of its last digit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb, fmpq

from symsgd.algebra.balls import enclose, is_ball
from symsgd.check.entries import Decide
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict
from symsgd.read.limits import constant_value
from symsgd.read.named_parts import form
from symsgd.read.scope import Scope
from symsgd.read.surface import Fraction as Division
from symsgd.read.surface import Group, Letter, MatrixOf, Number, Root, Scripted, Sum, Surface, walk
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.check.judgement import Side

Interval = tuple[Fraction, Fraction]
Precision = tuple[Fraction, Fraction]  # the unit of the last digit, and how many of it there are


def holds_when_rounded(left: Side, right: Side, relation: str, scope: Scope) -> bool:
    """Say whether an equation of decimal numbers holds to the digits shown."""
    if relation != "=" or not (has_decimal(left) or has_decimal(right)):
        return False
    loose = replace(scope, notation=replace(scope.notation, decimals="interval"))
    left, right = _without_same_terms(left, right)
    try:
        shown = [_entries(side.meaning(loose).value) for side in (left, right)]
        exact = [_entries(side.meaning(scope).value) for side in (left, right)]
    except SymsgdError:
        return False
    counts = {len(entries) for entries in (*shown, *exact)}
    if len(counts) != 1 or counts == {0}:
        return False
    written = [_written(side, len(shown[0])) for side in (right, left)]
    rows = zip(*shown, zip(*exact, strict=True), zip(*written, strict=True), strict=True)
    return all(
        _agree((first, second), values, next(filter(None, map(_precision, pieces)), None))
        for first, second, values, pieces in rows
    )


def _entries(value: Value | None) -> tuple[Node, ...]:
    """Return a number, or the entries of an array, or nothing."""
    if value is None:
        return ()
    return value.entries if isinstance(value, Matrix) else (value,)


def _written(side: Side, count: int) -> tuple[Surface | None, ...]:
    """Return the entries of a side as they are written, if it is a list or a matrix."""
    piece = side.piece
    if count == 1:
        return (piece,)
    if isinstance(piece, MatrixOf):
        found = tuple(entry for row in piece.rows for entry in row)
    else:
        base = piece.base if isinstance(piece, Scripted) else piece
        found = base.items if isinstance(base, Group) else ()
    return found if len(found) == count else (None,) * count


def _agree(shown: tuple[Node, Node], exact: tuple[Node, Node], result: Precision | None) -> bool:
    a, b = (enclosed(each, result) for each in shown)
    if a is not None and b is not None:
        return a[0] <= b[1] and b[0] <= a[1]
    return (a is not None and _lies_in(a, exact[1])) or (b is not None and _lies_in(b, exact[0]))


def _without_same_terms(left: Side, right: Side) -> tuple[Side, Side]:
    """Return two sums without the terms that both have: they cancel, whatever they stand for."""
    first, second = left.piece, right.piece
    if not isinstance(first, Sum) or not isinstance(second, Sum):
        return left, right
    others = [(sign, form(term)) for sign, term in second.terms]
    kept = []
    for sign, term in first.terms:
        if (sign, form(term)) in others:
            others.remove((sign, form(term)))
        else:
            kept.append((sign, term))
    gone = len(first.terms) - len(kept)
    rest = [(sign, term) for sign, term in second.terms if (sign, form(term)) in others]
    if not gone or not kept or len(rest) != len(second.terms) - gone:
        return left, right
    return (replace(left, piece=replace(first, terms=tuple(kept))),
            replace(right, piece=replace(second, terms=tuple(rest))))  # fmt: skip


def _precision(piece: Surface | None) -> Precision | None:
    """Return how exactly a formula shows its number, if it is one and nothing else."""
    while isinstance(piece, Sum) and len(piece.terms) == 1:
        piece = piece.terms[0][1]
    if not isinstance(piece, Number) or "." not in piece.digits:
        return None
    unit = Fraction(1, 10 ** len(piece.digits.partition(".")[2]))
    return unit, Fraction(piece.digits) / unit


def _lies_in(interval: Interval, value: Node) -> bool:
    """Say whether a value that is no fraction lies in an interval."""
    ball = enclose(value, {})
    low, high = (arb(fmpq(end.numerator, end.denominator)) for end in interval)
    return is_ball(ball) and bool(low <= ball) and bool(ball <= high)


def unit_of_last_digit(side: Side) -> Fraction | None:
    r"""Return what one unit of the last digit of a decimal number is worth, or None.

    >>> from symsgd.check.judgement import Side
    >>> from symsgd.read.parse import parse
    >>> from symsgd.read.source import Source
    >>> def side(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> unit_of_last_digit(side("0.6225")), unit_of_last_digit(side(r"1.5 \cdot 10^{-9}"))
    (Fraction(1, 10000), Fraction(1, 10000000000))
    >>> unit_of_last_digit(side("x")) is None, unit_of_last_digit(side(r"\frac12 3.15")) is None
    (True, True)
    """
    if side.piece is None or any(isinstance(piece, _WORKED_OUT) for piece in walk(side.piece)):
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
    """

    def ways(right: Node, context: Context) -> list[tuple[Fraction, Fraction]]:
        """Return where the number may lie, counted from what is shown."""
        if rounded:
            return [(-unit, unit)]
        sign = by(right, n.number(0), context, ">=")
        below, above = (-unit, Fraction(0)), (Fraction(0), unit)
        cut_off = [above] if sign.proved else [below] if sign.refuted else []
        return [(-unit / 2, unit / 2), *cut_off]

    def decide(left: Node, right: Node, context: Context, _: str) -> Verdict:
        found = [
            (by(left, right + n.number(low), context, ">="),
             by(left, right + n.number(high), context, "<="))
            for low, high in ways(right, context)
        ]  # fmt: skip
        for bounds in found:
            if all(bound.proved for bound in bounds):
                return replace(bounds[0], reason="equal to the digits shown", certificate=None)
        outside = [next((b for b in bounds if b.refuted), None) for bounds in found]
        wrong = next((bound for bound in outside if bound is not None), None)
        if wrong is not None and None not in outside:
            differ = by(left, right, context, "=")
            why = _FAR if rounded else _NEITHER
            return replace(differ if differ.refuted else wrong, reason=why)
        return next(bound for bounds in found for bound in bounds if bound.undecided)

    return decide


_FAR = "they differ by more than one unit of the last digit"
_NEITHER = "neither rounded nor cut off to the digits shown"


def has_decimal(side: Side) -> bool:
    r"""Say whether a side has a number with a decimal point.

    >>> from symsgd.check.judgement import Side
    >>> from symsgd.read.parse import parse
    >>> from symsgd.read.source import Source
    >>> has_decimal(Side(Source("2 + 0.5"), 0, 7, parse("2 + 0.5")))
    True
    """
    if side.piece is None:
        return False
    return any(isinstance(piece, Number) and "." in piece.digits for piece in walk(side.piece))


def enclosed(root: Node, result: Precision | None = None) -> Interval | None:
    """Return an interval that holds a rational expression of rounded decimals.

    A decimal with fewer places and fewer digits than the ``result`` that is shown is exact: nobody
    works out 0.96 with a learning rate of 0.1 that is rounded.

    >>> enclosed(n.number(2) * 3)
    (Fraction(6, 1), Fraction(6, 1))
    """
    known: dict[Node, Interval | None] = {}
    for node in n.walk(root):
        known[node] = _interval(node, [known[arg] for arg in node.args], result)
    return known[root]


def _decimal(low: Fraction, high: Fraction, result: Precision | None) -> Interval:
    unit, middle = high - low, (low + high) / 2
    if result is not None and unit > result[0] and 10 * abs(middle / unit) <= abs(result[1]):
        return middle, middle
    return low, high


def _interval(node: Node, args: list[Interval | None], result: Precision | None) -> Interval | None:
    if node.head == n.NUMBER:
        value = Fraction(node.value)
        return value, value
    if node.head == n.VARIABLE:
        words = str(node.value).split()
        if words[0] != "decimal":
            return None
        return _decimal(Fraction(words[1]), Fraction(words[2]), result)
    intervals = [arg for arg in args if arg is not None]
    if len(intervals) < len(args) or not intervals:
        return None
    match node.head:
        case n.ADD:
            return sum(a for a, _ in intervals), sum(b for _, b in intervals)  # type: ignore[return-value]
        case n.NEGATE:
            return -intervals[0][1], -intervals[0][0]
        case n.MULTIPLY:
            product = intervals[0]
            for interval in intervals[1:]:
                product = _product(product, interval)
            return product
        case n.DIVIDE:
            low, high = intervals[1]
            return None if low <= 0 <= high else _product(intervals[0], (1 / high, 1 / low))
        case n.POWER:
            return _power(*intervals)
        case _:
            return None


def _product(a: Interval, b: Interval) -> Interval:
    products = [x * y for x in a for y in b]
    return min(products), max(products)


def _power(base: Interval, exponent: Interval) -> Interval | None:
    count = exponent[0]
    if exponent[1] != count or count.denominator != 1 or not 0 <= count <= 20:
        return None
    result: Interval = (Fraction(1), Fraction(1))
    for _ in range(int(count)):
        result = _product(result, base)
    return result
