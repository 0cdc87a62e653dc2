"""Equations of decimals that are rounded: every one stands for itself ± half of its last digit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from flint import arb, fmpq

from symsgd.algebra.balls import enclose, is_ball
from symsgd.check.entries import Decide
from symsgd.check.grounds import Interval, Rounding
from symsgd.check.rounding.decimals import has_decimal
from symsgd.check.rounding.rounded_letters import ball, holds_when_rounded
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.functions.applications import put_in
from symsgd.read.named_parts import form
from symsgd.read.scope import Scope
from symsgd.read.surface import Number, Sum

if TYPE_CHECKING:
    from symsgd.check.judgement import Side

Precision = tuple[Fraction, Fraction]  # the unit of the last digit, and how many of it there are


def rounding(left: Side, right: Side, relation: str, scope: Scope, by: Decide) -> Rounding | None:
    r"""Return what an equation of decimal numbers says to the digits shown, or None.

    >>> from symsgd.check.judgement import Side
    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> def side(text, start, end):
    ...     return Side(Source(text), start, end, parse(text[start:end]))
    >>> found = rounding(side(r"1/3 = 0.33", 0, 3), side("1/3 = 0.33", 6, 10), "=",
    ...                  Scope(), decide)
    >>> found.holds, str(found.sides[0]), [str(end) for end in found.intervals[0][1]]
    (True, '1/3', ['13/40', '67/200'])
    """
    if relation != "=" or not (has_decimal(left) or has_decimal(right)):
        return None
    loose = replace(scope, notation=replace(scope.notation, decimals="interval"))
    first_kept, second_kept = _without_same_terms(left, right)
    whole = first_kept is left
    left, right = first_kept, second_kept
    try:
        first, second = left.meaning(loose).value, right.meaning(loose).value
    except SymsgdError:
        return Rounding(holds=None)
    if isinstance(first, Matrix) and isinstance(second, Matrix):
        return _of_arrays(first, second, scope, by)
    if not isinstance(first, Node) or not isinstance(second, Node):
        return Rounding(holds=False)
    result = next((shown for side in (right, left) if (shown := _precision(side))), None)
    a, b = enclosed(first, result), enclosed(second, result)
    if a is not None and b is not None:
        holds = a[0] <= b[1] and b[0] <= a[1]
    elif a is not None and (lies_in(a, value := _exact(right, scope)) or _is_exact(second)):
        holds, second = lies_in(a, value), value
    elif b is not None and (lies_in(b, value := _exact(left, scope)) or _is_exact(first)):
        holds, first = lies_in(b, value), value
    else:
        return Rounding(_of_letters(first, second, result, scope, by))
    if first is None or second is None or not whole:
        return Rounding(holds)
    return _with_intervals(holds, (first, second), result)


def _is_exact(value: Node) -> bool:
    """Say whether neither a letter nor a rounded decimal stands in a value."""
    return not n.free_variables(value)


def _of_letters(
    first: Node, second: Node, result: Precision | None, scope: Scope, by: Decide
) -> bool | None:
    """Say whether an equation that is no calculation with fractions holds for some decimals.

    Where decimals are not said to be rounded, those beside letters stand for themselves; in a
    number such as tanh(0.3808), the value of a letter, they may still be.
    """
    if scope.notation.decimals != "rounded":
        return _may_agree(first, second, result)
    first, second, loose = _with_symbols((first, second), result)
    return holds_when_rounded(first, second, dict(loose), scope.context(), by)


def _may_agree(first: Node, second: Node, result: Precision | None) -> bool:
    """Say whether a number agrees with one that is worked out from decimals of two digits or more.

    Where both sides have decimals in functions, nobody could tell what is rounded.
    """
    sides = _with_symbols((first, second), result)
    loose, free = dict(sides[2]), [set(n.free_variables(side)) for side in sides[:2]]
    short = any(high - low > abs(high + low) / 20 for low, high in loose.values())
    if not loose or short or all(free) or not free[0] | free[1] <= set(loose):
        return False
    balls = {name: ball(ends) for name, ends in loose.items()}
    one, two = (enclose(side, balls) for side in sides[:2])
    return is_ball(one) and is_ball(two) and bool(one.overlaps(two))


def _of_arrays(first: Matrix, second: Matrix, scope: Scope, by: Decide) -> Rounding:
    """Return that arrays differ in an entry whatever their decimals are, or that this is open."""
    pairs = zip(first.entries, second.entries, strict=False)
    if first.shape != second.shape:
        return Rounding(holds=False)
    found = [_of_letters(one, other, None, scope, by) for one, other in pairs]
    return Rounding(holds=False if False in found else None)


def _exact(side: Side, scope: Scope) -> Node | None:
    value = side.meaning(scope).value
    return value if isinstance(value, Node) else None


def _with_intervals(
    holds: bool,  # noqa: FBT001
    sides: tuple[Node, Node],
    result: Precision | None,
) -> Rounding:
    """Return it with what each symbol for a decimal may be; one that is exact is a number."""
    left, right, loose = _with_symbols(sides, result)
    return Rounding(holds, (left, right), loose)


def _with_symbols(
    sides: tuple[Node, Node], result: Precision | None
) -> tuple[Node, Node, tuple[tuple[str, Interval], ...]]:
    """Return sides in which exact decimals are numbers, and what the symbols of others may be."""
    known = {}
    for name in n.free_variables(*sides):
        if name.startswith("decimal "):
            low, high = (Fraction(word) for word in name.split()[1:3])
            known[name] = _decimal(low, high, result)
    exact = {n.variable(name): n.number(low) for name, (low, high) in known.items() if low == high}
    left, right = (put_in(side, exact) for side in sides)
    loose = tuple((name, ends) for name, ends in known.items() if ends[0] < ends[1])
    return left, right, loose


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


def _precision(side: Side) -> Precision | None:
    """Return how exactly a side shows its number, if it is one and nothing else."""
    piece = side.piece
    while isinstance(piece, Sum) and len(piece.terms) == 1:
        piece = piece.terms[0][1]
    if not isinstance(piece, Number) or "." not in piece.digits:
        return None
    unit = Fraction(1, 10 ** len(piece.digits.partition(".")[2]))
    return unit, Fraction(piece.digits) / unit


def lies_in(interval: Interval, value: Node | None) -> bool:
    """Say whether a value that is no fraction lies in an interval."""
    if value is None:
        return False
    found = enclose(value, {})
    low, high = (arb(fmpq(end.numerator, end.denominator)) for end in interval)
    return is_ball(found) and bool(low <= found) and bool(found <= high)


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
