r"""What a claim about a sequence starts from, where the text does not give its first state.

With v_{t+1} = βv_t + g_t and no v_0, the claim v_3 = βv_2 + g_2 is one about every v_2.
"""

from __future__ import annotations

from collections.abc import Sequence

from symsgd.check.judgement import Side
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.meaning import Meaning, elaborate
from symsgd.read.names import index_value, name_of
from symsgd.read.scope import Scope
from symsgd.read.sequences import is_rule, name_of_member, not_given, place_of
from symsgd.read.values import plain


def starts(sides: Sequence[Side], scope: Scope) -> dict[str, int]:
    """Return the index up to which the members of each sequence are symbols in a claim."""
    if not scope.members.sequences:
        return {}
    found: dict[str, dict[int, tuple[s.Surface, Side]]] = {}
    for side in sides:
        for part in s.walk(side.piece) if side.piece is not None else ():
            place = place_of(part, scope.indices)
            number = None if place is None else index_value(place.at, dict(scope.indices))
            rule = None if place is None else scope.members.sequences.get(place.key)
            if place is None or rule is None or number is None or not is_rule(place.key, rule):
                continue
            found.setdefault(place.key, {})[number] = (part, side)
    own = sides[0].piece if sides else None
    head = None if own is None else place_of(own, scope.indices)
    starting: dict[str, int] = {}
    for key, written in found.items():
        last = max(written)
        if head is not None and head.key == key and written[last][0] is own:
            del written[last]  # what the claim is about
        if written and _is_open(key, min(written), *written[min(written)], scope):
            starting[key] = min(written)
    return starting


def _is_open(key: str, number: int, symbol: s.Surface, side: Side, scope: Scope) -> bool:
    """Say whether a member rests on a first state that is not given."""
    name = name_of_member(key, number)
    if name in scope.values or name in scope.definitions:
        return False
    try:
        meaning: Meaning = elaborate(symbol, scope, side.source)
    except SymsgdError:
        return True
    return meaning.value is None or bool(meaning.missing) or bool(not_given(meaning.value, scope))


def unwritten(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the first states on which a claim rests, and which neither text nor claim names."""
    if not scope.members.sequences:
        return ()
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    named = {name_of(part, dict(scope.indices)) for piece in pieces for part in s.walk(piece)}
    names: dict[str, None] = {}
    for side in (left, right):
        value = side.meaning(scope).value
        for name in () if value is None else not_given(value, scope):
            names[name] = None
    return tuple(name for name in names if name not in named)


def states_meant(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return which letters may stand for one of their states: dL/dw = -9 behind w_0 = 1.

    One side is worked out from numbers alone, and on the other a letter is left that has none.
    """
    values = [plain(value) for side in (left, right) if (value := side.meaning(scope).value)]
    free = [set(n.free_variables(*each(value))) for value in values]
    if len(free) != 2 or all(free) or not any(free):
        return ()
    return tuple(
        f"which of the states of {name} is meant" for name in sorted(free[0] | free[1])
        if any(_is_state(other, name) for other in scope.values)
    )  # fmt: skip


def _is_state(other: str, name: str) -> bool:
    base, _, number = other.rpartition("_")
    return base == name and number.isdecimal()
