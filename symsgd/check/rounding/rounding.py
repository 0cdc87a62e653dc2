"""Equations of decimals that are rounded: every one stands for itself ± half of its last digit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.algebra.balls import enclose, is_ball
from symsgd.check.entries import Decide
from symsgd.check.grounds import Interval, Rounding
from symsgd.check.rounding.carried_decimals import agree_as_carried
from symsgd.check.rounding.decimals import entries_written, has_decimal
from symsgd.check.rounding.enclosed import Precision, decimal_between, enclosed, lies_in
from symsgd.check.rounding.rounded_coefficients import coefficients_agree
from symsgd.check.rounding.rounded_letters import ball, holds_when_rounded
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.functions.applications import put_in
from symsgd.read.named_parts import form
from symsgd.read.scope import Scope
from symsgd.read.surface import Number, Sum
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.check.judgement import Side


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
    if relation == "=" and not (has_decimal(left) or has_decimal(right)):
        return _carried(_exact(left, scope), _exact(right, scope), scope)
    if relation != "=":
        return None
    loose = replace(scope, notation=replace(scope.notation, decimals="interval"))
    first_kept, second_kept = _without_same_terms(left, right)
    whole = first_kept is left
    left, right = first_kept, second_kept
    try:
        first, second = left.meaning(loose).value, right.meaning(loose).value
    except SymsgdError:
        return Rounding(holds=None)
    values = _exact(left, scope), _exact(right, scope)
    if isinstance(first, Matrix) and isinstance(second, Matrix):
        return _of_arrays((first, second), values, (left, right), scope, by)
    first, second = _entry(first), _entry(second)
    if not isinstance(first, Node) or not isinstance(second, Node):
        return Rounding(holds=False)
    exact = _entry(values[0]), _entry(values[1])
    result = next((shown for side in (right, left) if (shown := _precision(side))), None)
    return _of_numbers((first, second), exact, result, scope, by, whole=whole)


def _carried(left: Value | None, right: Value | None, scope: Scope) -> Rounding | None:
    """Return whether an equation without decimals is right to the digits of those behind it."""
    numbers = isinstance(left, Node) and isinstance(right, Node)
    if not numbers or not agree_as_carried(left, right):  # type: ignore[arg-type]
        return None
    return Rounding(None if scope.notation.decimals == "rounded" else True)


def _entry(value: Value | None) -> Value | None:
    """Return the entry of an array with one: a row times a column is a number."""
    return value.entries[0] if isinstance(value, Matrix) and len(value.entries) == 1 else value


def _of_numbers(
    sides: tuple[Node, Node],
    exact: tuple[Value | None, Value | None],
    result: Precision | None,
    scope: Scope,
    by: Decide,
    *,
    whole: bool,
) -> Rounding:
    """Return what an equation of numbers, or of formulas with letters, says to the digits shown.

    The sides have a symbol for each of their decimals; their ``exact`` values have none.
    """
    first, second = sides
    left, right = (value if isinstance(value, Node) else None for value in exact)
    a, b = enclosed(first, result), enclosed(second, result)
    if a is not None and b is not None:
        holds = a[0] <= b[1] and b[0] <= a[1]
    elif a is not None and (lies_in(a, right) or _is_exact(second)):
        if right is None:
            return Rounding(lies_in(a, None))
        holds, second = lies_in(a, right), right
    elif b is not None and (lies_in(b, left) or _is_exact(first)):
        if left is None:
            return Rounding(lies_in(b, None))
        holds, first = lies_in(b, left), left
    else:
        return Rounding(_of_letters((first, second), left, result, scope, by))
    return _with_intervals(holds, (first, second), result) if whole else Rounding(holds)


def _is_exact(value: Node) -> bool:
    """Say whether neither a letter nor a rounded decimal stands in a value."""
    return not n.free_variables(value)


def _of_letters(
    sides: tuple[Node, Node],
    left: Node | None,
    result: Precision | None,
    scope: Scope,
    by: Decide,
) -> bool | None:
    """Say whether an equation that is no calculation with fractions holds for some decimals.

    Where decimals are not said to be rounded, those beside letters stand for themselves, unless
    they show what the decimals of the ``left`` side come to; in a number such as tanh(0.3808),
    the value of a letter, they may still be rounded.
    """
    first, second = sides
    if scope.notation.decimals != "rounded":
        both = left is not None and all(map(_has_symbols, sides))
        agree = both and left is not None and coefficients_agree(left, second)
        return agree or _may_agree(first, second, result)
    first, second, loose = _with_symbols((first, second), result)
    return holds_when_rounded(first, second, dict(loose), scope.context(), by)


def _has_symbols(side: Node) -> bool:
    return any(name.startswith("decimal ") for name in n.free_variables(side))


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


def _of_arrays(
    sides: tuple[Matrix, Matrix],
    exact: tuple[Value | None, Value | None],
    written: tuple[Side, Side],
    scope: Scope,
    by: Decide,
) -> Rounding:
    """Return what an equation of arrays says to the digits shown, entry by entry."""
    first, second = sides
    if first.shape != second.shape:
        return Rounding(holds=False)
    count = len(first.entries)
    known = [_entries_of(value, first.shape) or (None,) * count for value in exact]
    shown = _digits_shown(written, count)
    found = [
        _of_numbers((one, two), (left, right), result, scope, by, whole=False).holds
        for one, two, left, right, result in zip(
            first.entries, second.entries, known[0], known[1], shown, strict=True
        )
    ]
    # entries may share a decimal: that each of them can be right says less than that all can
    is_open = None in found or scope.notation.decimals == "rounded"
    return Rounding(holds=False if False in found else None if is_open else True)


def _entries_of(value: Value | None, shape: tuple[int, int]) -> tuple[Node, ...] | None:
    return value.entries if isinstance(value, Matrix) and value.shape == shape else None


def _digits_shown(written: tuple[Side, Side], count: int) -> list[Precision | None]:
    """Return how exactly the entries of an array are shown by the side that lists them."""
    for side in reversed(written):
        items = [] if side.piece is None else [*entries_written(side.piece)]
        if len(items) == count:
            return [_precision(replace(side, piece=item)) for item in items]
    return [None] * count


def _exact(side: Side, scope: Scope) -> Value | None:
    try:
        return side.meaning(scope).value
    except SymsgdError:
        return None


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
            known[name] = decimal_between(low, high, result)
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
