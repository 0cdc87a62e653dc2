r"""Arrays of decimals: ``p \approx (0.09, 0.24, 0.67)`` shows every entry to digits of its own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from symsgd.check.entries import Decide
from symsgd.check.judgement import Side
from symsgd.check.rounding.decimals import (
    entries_written,
    has_decimal,
    may_be_rounded,
    unit_of_last_digit,
    within,
)
from symsgd.check.rounding.enclosed import lies_in
from symsgd.errors import SymsgdError
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node, free_variables
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.limits import constant_value
from symsgd.read.scope import Scope

Units = dict[Fraction, tuple[Fraction, ...]]


def units_of(side: Side) -> Units | None:
    """Return what the last digits of the entries of an array are worth, by the entries.

    A whole number among decimals may be rounded like them, 1 for 1.00, or stand for itself.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> def units(text):
    ...     found = units_of(Side(Source(text), 0, len(text), parse(text)))
    ...     return found and {str(one): list(map(str, found[one])) for one in found}
    >>> units("(0.25, 1)"), units("(2, x)"), units("0.5")
    ({'1/4': ['1/100'], '1': ['1/100', '1']}, None, None)
    """
    items = None if side.piece is None else [*entries_written(side.piece)]
    if not items:
        return None
    found: Units = {}
    units: list[tuple[Fraction, Fraction]] = []
    for item in items:
        entry = replace(side, piece=item)
        unit, value = unit_of_last_digit(entry), _value(entry)
        if unit is None or value is None:
            return None
        units.append((value, unit))
    decimals = [unit for _, unit in units if unit < 1]
    for value, unit in units:
        same = {*found.get(value, ()), unit}
        if unit >= 1 and decimals:
            same.add(max(decimals))
        found[value] = tuple(sorted(same))
    return found


def _value(side: Side) -> Fraction | None:
    try:
        value = side.meaning(Scope()).value
    except SymsgdError:
        return None
    return constant_value(value) if isinstance(value, Node) else None


def within_entries(units: Units, by: Decide, *, rounded: bool = False) -> Decide:
    """Return a way to decide that numbers agree with the digits shown of the entries of an array.

    >>> from symsgd.expression.node import number
    >>> from symsgd.prove.decide import decide
    >>> close = within_entries({Fraction(1): (Fraction(1, 100), Fraction(1))}, decide)
    >>> [close(number(text), number(1), Context(), "~").outcome.value for text in ("0.996", "0.8")]
    ['PROVED', 'UNDECIDED']
    """

    def decide(left: Node, right: Node, context: Context, relation: str) -> Verdict:
        value = constant_value(right)
        ways = units.get(value, ()) if value is not None else ()
        if not ways:
            return Verdict(Outcome.UNDECIDED, "an entry is not shown by its digits")
        found = [within(one, by, rounded=rounded)(left, right, context, relation) for one in ways]
        if found[0].refuted and not found[-1].refuted:
            return Verdict(Outcome.UNDECIDED, "right if a whole number among decimals is rounded")
        return found[0]

    return decide


def closeness(left: Side, right: Side, by: Decide, *, rounded: bool = False) -> Decide:
    """Return the way to decide a claim with ≈: to the digits that its right side shows.

    A left side that is worked out from ``rounded`` numbers may be a whole unit off.

    >>> from symsgd.expression.node import number
    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> shown = Side(Source("(0.33, 0.67)"), 0, 12, parse("(0.33, 0.67)"))
    >>> close = closeness(shown, shown, decide)
    >>> close(number("1/3"), number("0.33"), Context(), "~").reason
    'equal to the digits shown'
    """
    rounded = rounded or may_be_rounded(left, right)
    units = units_of(right)
    if units is not None:
        return within_entries(units, by, rounded=rounded)
    return within(unit_of_last_digit(right) or Fraction(0), by, rounded=rounded)


def shows_digits(side: Side) -> bool:
    """Say whether a side is a decimal number, or an array of such."""
    return unit_of_last_digit(side) is not None or units_of(side) is not None


def entries_hold_when_rounded(left: Side, right: Side, relation: str, scope: Scope) -> bool:
    """Say whether an equation of arrays holds to the digits that one of its sides shows."""
    if relation != "=":
        return False
    for shown, other in ((right, left), (left, right)):
        units = units_of(shown) if has_decimal(shown) else None
        if units is None:
            continue
        values = [one.meaning(scope).value for one in (shown, other)]
        first, second = (value if isinstance(value, Matrix) else None for value in values)
        if first is None or second is None or len(first.entries) != len(second.entries):
            return False
        pairs = zip(first.entries, second.entries, strict=True)
        return all(_is_near(exact, constant_value(digits), units) for digits, exact in pairs)
    return False


def _is_near(exact: Node, shown: Fraction | None, units: Units) -> bool:
    """Say whether a number lies within half a unit of the last digit of what is shown."""
    if shown is None or free_variables(exact):
        return False
    unit = units[shown][0]
    return lies_in((shown - unit / 2, shown + unit / 2), exact)
