r"""Sums and products over a range, which may be open: ``\sum_j e^{x_j}`` for any count of terms.

An open sum is read for one case of its free indices at a time (i = j, i ≠ j): the terms of those
indices are written out, and what remains is a symbol of its own, shared by all sums of the same
terms up to a factor.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.factoring import split_by
from symsgd.read.layer_symbols import neurons
from symsgd.read.names import index_value, subscript_text
from symsgd.read.ranges import between, listed, nested, parts
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

MAX_TERMS = 1_000
OTHER = 1_000_000  # the index that stands for all that no case names
REST = "the other terms of "  # how the symbol of what remains of an open sum begins
COUNT = "the count of the other terms"
WEIGHT = "the weight of the other terms"  # marks a term that stands for all others


def big(e: Elaborator, piece: s.Big) -> Value:
    """Return a sum or product, written out term by term."""
    if piece.body is None:
        raise e.wrong(piece, "no-operand", "the sum has no body", "expected an expression")
    if (inner := nested(piece, dict(e.scope.indices))) is not None:
        return e.value(inner)
    name, numbers, is_open = _range(e, piece)
    last = piece.upper.name if isinstance(piece.upper, s.Letter) else None
    terms = [_term(e, piece.body, name, number) for number in numbers]
    if is_open:
        if piece.kind != "sum":
            raise e.lacks(f"the range of {name}")
        terms.append(_rest(e, _term(e, piece.body, name, OTHER), name, last))
    if piece.kind == "sum":
        return v.total(terms) if terms else n.number(0)
    result: Value = n.number(1)
    for term in terms:
        result = v.times(result, term)
    return result


def _term(e: Elaborator, body: s.Surface, name: str, number: int) -> Value:
    inner = e.inner(e.scope.without(name).with_index(name, number))
    value = inner.value(body)
    e.work = inner.work
    return value


def _rest(e: Elaborator, term: Value, name: str, last: str | None) -> Node:
    """Return the sum of all terms that no case names, up to the last one if it has a name."""
    if e.scope.termwise and not isinstance(term, Matrix):
        return n.multiply(n.variable(WEIGHT + (f" up to {last}" if last else "")), term)
    parts = None if isinstance(term, Matrix) else split_by(term, is_other)
    if parts is None:
        raise e.lacks(f"the range of {name}")
    total = []
    for factor, core in parts:
        free = n.free_variables(core)
        if not all(is_other(symbol) for symbol in free):
            raise e.lacks(f"the range of {name}")
        shown = str(core).replace(str(OTHER), "k") + (f" up to {last}" if last else "")
        rest = n.variable(REST + shown) if free else n.multiply(core, _count(e, last))
        total.append(n.multiply(factor, rest))
    return n.add(*total) if len(total) > 1 else total[0]


def _count(e: Elaborator, last: str | None) -> Node:
    """Return how many terms no case names."""
    if last is None:
        return n.variable(COUNT)
    return n.variable(last) - len(e.scope.cases or ())


def is_other(symbol: str) -> bool:
    """Say whether a symbol belongs to the terms that no case names.

    >>> is_other("x_1000000"), is_other("x_1")
    (True, False)
    """
    return str(OTHER) in symbol


def _range(e: Elaborator, piece: s.Big) -> tuple[str, tuple[int, ...], bool]:
    """Return the index of a sum, its numbers, and whether there may be more of them."""
    lower, conditions = parts(piece.lower)
    if conditions:
        bare = replace(piece, lower=lower)
        name, numbers, is_open = _range(e, bare)
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
            if left_out is None:
                raise e.lacks(f"the range of {name}")
            return name, tuple(k for k in numbers if k != left_out), is_open
    if isinstance(lower, s.Letter):
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
    if size is not None:
        return tuple(range(1, size + 1)), False
    if e.scope.cases is not None:
        return e.scope.cases, True
    raise e.lacks(f"the range of {name}")


def _counted(
    e: Elaborator, piece: s.Big, name: str, start: s.Surface
) -> tuple[str, tuple[int, ...], bool]:
    """Return the numbers of a sum with limits, such as i = 1 to 3."""
    indices = dict(e.scope.indices)
    low = index_value(start, indices)
    high = None if piece.upper is None else _whole(e, piece.upper)
    if isinstance(piece.upper, s.Constant):
        raise e.wrong(piece, "not-supported", "a sum without end is a limit, and is not worked out",
                      "write the sum up to n")  # fmt: skip
    open_end = isinstance(piece.upper, s.Letter) and low == 1 and high is None
    size = neurons(e, name, piece.body) if low == 1 and high is None else None
    if size is not None:
        return name, tuple(range(1, size + 1)), False
    if open_end and e.scope.cases is not None:
        return name, e.scope.cases, True
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
    from symsgd.read.limits import constant_value

    direct = index_value(piece, dict(e.scope.indices))
    if direct is not None:
        return direct
    value = constant_value(e.number(piece))
    return int(value) if value is not None and value.denominator == 1 else None
