"""Which numbers the index of a sum runs through, and whether there may be more of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.arrays.counted_entries import count_of_entries
from symsgd.read.layers.layer_symbols import neurons
from symsgd.read.names import index_value, subscript_text
from symsgd.read.notation.ranges import between, listed, parts

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

MAX_TERMS = 1_000


def range_of(e: Elaborator, piece: s.Big) -> tuple[str, tuple[int, ...], bool]:
    """Return the index of a sum, its numbers, and whether there may be more of them."""
    lower, conditions = parts(piece.lower)
    if conditions:
        bare = replace(piece, lower=lower)
        name, numbers, is_open = range_of(e, bare)
        return name, _kept(e, name, numbers, conditions), is_open
    indices = dict(e.scope.indices)
    if piece.upper is None and (found := between(lower, indices) or listed(lower, indices)):
        if len(found[1]) > MAX_TERMS:
            raise e.wrong(piece, "too-large", f"the sum has {len(found[1])} terms",
                          f"expected at most {MAX_TERMS}")  # fmt: skip
        return found[0], tuple(found[1]), False
    if isinstance(lower, s.Relation) and isinstance(lower.sides[0], s.Letter):
        name = lower.sides[0].name
        if lower.signs == ("=",):
            return _counted(e, piece, name, lower.sides[1])
        if lower.signs == ("!=",):
            left_out = index_value(lower.sides[1], dict(e.scope.indices))
            numbers, is_open = _numbers(e, name, piece.body)
            if left_out is None or (is_open and left_out not in numbers):
                raise e.lacks(f"the range of {name}")
            return name, tuple(k for k in numbers if k != left_out), is_open
    if isinstance(lower, s.Letter):
        if lower.start == lower.end:  # it is not on the paper
            e.decide("sum-index", piece, f"the sum without limits runs over {lower.name}")
        return lower.name, *_numbers(e, lower.name, piece.body)
    raise e.lacks(
        "the range of the sum" if lower is None else f"the range of {subscript_text(lower)}"
    )


def _kept(
    e: Elaborator, name: str, numbers: tuple[int, ...], conditions: tuple[s.Relation, ...]
) -> tuple[int, ...]:
    """Return the numbers of an index that conditions such as i ≠ j leave."""
    left_out: set[int] = set()
    for condition in conditions:
        symbol, value = condition.sides[0], index_value(condition.sides[1], dict(e.scope.indices))
        plain = isinstance(symbol, s.Letter) and symbol.name == name
        if condition.signs != ("!=",) or not plain or value is None:
            raise e.lacks(f"the range of {name}")
        left_out.add(value)
    return tuple(number for number in numbers if number not in left_out)


def _numbers(e: Elaborator, name: str, body: s.Surface | None) -> tuple[tuple[int, ...], bool]:
    if name in e.scope.ranges:
        return e.scope.ranges[name], False
    size = neurons(e, name, body)
    if size is None and (counted := count_of_entries(e.scope, name, body)) is not None:
        size = counted[0]
        if counted[1] and body is not None:
            e.decide("members", body, f"the sum over {name} has {counted[1]}")
    if size is not None:
        return tuple(range(1, size + 1)), False
    if e.scope.sums.cases is not None:
        return e.scope.sums.cases, True
    raise e.lacks(f"the range of {name}")


def _counted(
    e: Elaborator, piece: s.Big, name: str, start: s.Surface
) -> tuple[str, tuple[int, ...], bool]:
    """Return the numbers of a sum with limits, such as i = 1 to 3."""
    indices = e.scope.whole_numbers()
    if isinstance(piece.upper, s.Letter):
        last, on_paper = piece.upper.name, piece.upper.start < piece.upper.end
        if last in e.scope.arrays.inferred and on_paper:
            kind = "members" if last in e.scope.around.supposed else "count"
            e.decide(kind, piece, e.scope.arrays.inferred[last])
        elif last not in e.scope.arrays.inferred and not on_paper:
            e.decide("sum-size", piece, f"the sum over {name} ends at {last}")
    low = index_value(start, indices)
    high = None if piece.upper is None else _whole(e, piece.upper)
    open_end = isinstance(piece.upper, s.Letter) and low == 1 and high is None
    size = neurons(e, name, piece.body) if low == 1 and high is None else None
    if size is not None:
        return name, tuple(range(1, size + 1)), False
    if open_end and e.scope.sums.cases is not None:
        return name, e.scope.sums.cases, True
    if low is None or high is None:
        ends = [side for side in (start, piece.upper) if side is not None]
        unknown = [subscript_text(side) for side in ends if index_value(side, indices) is None]
        raise e.lacks(*(unknown or [f"the range of {name}"]))
    if high - low >= MAX_TERMS:
        raise e.wrong(
            piece,
            "too-large",
            f"the sum has {high - low + 1} terms",
            f"expected at most {MAX_TERMS}",
        )
    return name, tuple(range(low, high + 1)), False


def _whole(e: Elaborator, piece: s.Surface) -> int | None:
    from symsgd.read.derivatives.calculus import put_in_values
    from symsgd.read.limits import constant_value

    direct = index_value(piece, e.scope.whole_numbers())
    if direct is not None:
        return direct
    # the number of a letter counts the terms, although elsewhere it is put in late
    value = constant_value(put_in_values(e, e.number(piece)))
    whole = value is not None and value.denominator == 1
    if not whole or any(case > value for case in e.scope.sums.cases or ()):  # type: ignore[operator]
        return None
    return int(value)  # type: ignore[arg-type]
