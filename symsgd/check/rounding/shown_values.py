r"""Letters whose rounded value the text shows, and goes on with: ``a = \sigma(1) \approx 0.731``.

What is worked out with 0.731 may differ in the last digit from what is worked out with σ(1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from symsgd.check.entries import Decide
from symsgd.check.judgement import Judgement, Side
from symsgd.check.outline import Piece
from symsgd.check.report import Status
from symsgd.check.rounding.decimals import AGREES, may_be_rounded, unit_of_last_digit, within
from symsgd.check.rounding.decimals_of_arrays import closeness
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node, free_variables
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.intermediate import without_names
from symsgd.read.meaning import Elaborator
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.sequences import Place, is_rule, name_of_member, worked_out
from symsgd.read.values import Value

_QUESTION = "whether the rounded value of {} is carried on"
_UNITS_CARRIED = 5  # by which a value may be off that was worked out from rounded ones
_ROUNDED = "whether decimals are rounded"
_NUMBERED = re.compile(r"(\d+)\D?$")
Shown = tuple[Node, Fraction, bool, bool]  # the last one: after = and not ≈
_NOT_SHOWN = (None, Fraction(0), False, False)
Judge = Callable[[Scope, Decide], Judgement]


def shown_at_end(piece: Piece) -> Shown | None:
    """Return the number to whose digits a chain ends, or None.

    With it come the unit of its last digit, whether it was worked out from rounded numbers, and
    whether it stands behind =: then the text leaves open that it is rounded.
    """
    last = piece.sides[-1]
    equal = piece.signs[-1:] == ("=",) and len(piece.sides) > 2
    if not equal and piece.signs[-1:] != ("~",):
        return None
    unit = unit_of_last_digit(last)
    value = None if unit is None else last.meaning(Scope()).value
    loose = any(may_be_rounded(side, last) for side in piece.sides[1:-1])
    if unit is None or not isinstance(value, Node) or (equal and unit >= 1):
        return None
    return value, unit, loose, equal


def with_shown(scope: Scope, name: str, shown: Shown | None) -> Scope:
    """Return the scope in which the text shows this rounded value of a letter, or none.

    >>> from symsgd.expression.node import number
    >>> scope = with_shown(Scope(), "a", (number("0.73"), Fraction(1, 100), False, False))
    >>> without = with_shown(scope, "a", None)
    >>> sorted(scope.provisos.shown_as), sorted(without.provisos.shown_as)
    (['a'], [])
    """
    rest = {key: old for key, old in scope.provisos.shown_as.items() if key != name}
    if shown is None and len(rest) == len(scope.provisos.shown_as):
        return scope
    return replace(
        scope,
        provisos=replace(scope.provisos, shown_as=rest if shown is None else {**rest, name: shown}),
    )


def carried_on(
    found: Judgement, left: Side, right: Side, relation: str, scope: Scope, by: Decide, judge: Judge
) -> Judgement:
    """Return a refuted judgement, or what becomes of it with the rounded values of its letters.

    Right with them and within one unit of the last digit it agrees to the digits shown; right
    with them only, it asks.
    """
    shown = scope.provisos.shown_as
    if scope.notation.decimals == "exact":
        shown = {name: one for name, one in shown.items() if not one[-1]}
    written = left.names | right.names
    names = sorted({*(written & {*shown}), *_states(written, shown, scope, by)})
    if (
        not names
        or relation not in ("=", "~")
        or not all(_is_right(one, scope, by) for one in names)
    ):
        return found
    if any(_is_shown_again(*sides, scope, by) for sides in ((left, right), (right, left))):
        what = _QUESTION.format(", ".join(names))
        return found.asking(f"wrong with the decimals that {names[0]} was worked out from", what)
    rounded = scope
    for name in names:
        rounded = rounded.with_given(name, shown[name][0])
    open_equals = relation == "=" and any(shown[name][-1] for name in names)
    as_rounded = by if relation == "=" and not open_equals else closeness(left, right, by)
    if judge(rounded, as_rounded).status is not Status.PROVED:
        return found
    if relation == "~":
        near = judge(scope, closeness(left, right, by, rounded=True))
        if near.status is Status.PROVED:
            return replace(near, reason=AGREES)
    is_open = open_equals and scope.notation.decimals == "either"
    what = _ROUNDED if is_open else _QUESTION.format(", ".join(names))
    reason = f"wrong with the exact value, right with the rounded one of {', '.join(names)}"
    return found.asking(reason, what)


def _states(written: set[str], shown: Collection[str], scope: Scope, by: Decide) -> set[str]:
    """Return the states with a rounded value that is right, where a claim speaks of a later one.

    After h_1 ≈ 0.4621 the next state of h is worked out from 0.4621, and h_1 is not written.
    """
    if not scope.members.sequences or not any(_place(name, scope) for name in written):
        return set()
    return {name for name in shown if _place(name, scope) and _is_right(name, scope, by)}


def _place(name: str, scope: Scope) -> tuple[str, int] | None:
    """Return of which sequence with a rule a name is a member, and its number."""
    found = _NUMBERED.search(name)
    number = -1 if found is None else int(found[1])
    keys = (key for key, rule in scope.members.sequences.items() if is_rule(key, rule))
    return next(((key, number) for key in keys if name_of_member(key, number) == name), None)


def _by_rule(name: str, scope: Scope) -> Value | None:
    """Return what the rule of its sequence makes of a state."""
    place = _place(name, scope)
    if place is None:
        return None
    key, number = place
    e = Elaborator(scope, scope.members.sequences[key].source)
    with suppress(SymsgdError):
        value = worked_out(e, Place(key, s.Number(0, 0, str(number))), name)
        return None if value is None else without_names(e.finish(value))
    return None


def _is_right(name: str, scope: Scope, by: Decide) -> bool:
    """Say whether the value that is shown of a letter is the rounded one: no error goes on.

    A value that was worked out from rounded ones may be off by some units of its last digit.
    """
    shown, unit, *_ = scope.provisos.shown_as[name]
    exact = scope.values.get(name, scope.definitions.get(name)) or _by_rule(name, scope)
    if isinstance(exact, Node):
        given = {n.variable(one): value for one, value in scope.values.items()
                 if isinstance(value, Node)}  # fmt: skip
        exact = put_in(exact, given)
    if not isinstance(exact, Node) or free_variables(exact):
        return False
    near = unit * _UNITS_CARRIED if any(one != name for one in scope.provisos.shown_as) else unit
    return within(near, by, rounded=True)(exact, shown, scope.context(), "~").proved


def _is_shown_again(left: Side, right: Side, scope: Scope, by: Decide) -> bool:
    """Say whether a letter that was worked out from rounded numbers gets an exact value."""
    name = None if left.piece is None else name_of(left.piece)
    shown, unit, loose, _ = scope.provisos.shown_as.get(name or "", _NOT_SHOWN)
    exact = right.meaning(scope).value
    if shown is None or not loose or not isinstance(exact, Node) or free_variables(exact):
        return False
    return within(unit, by)(exact, shown, scope.context(), "~").proved
