r"""What stands below a sum: ``i=1``, ``1 \le i \le n``, ``i \in \{1, 2\}``, several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.environments import split
from symsgd.read.names import index_value

if TYPE_CHECKING:
    from symsgd.read.atoms import Atoms

_FIRST, _LAST = {"<=": 0, "<": 1}, {"<=": 0, "<": -1}


def read_range(parser: Atoms) -> s.Surface:
    r"""Read the range below a sum; ``\substack{i=1 \\ i \ne j}`` and commas list conditions."""
    run = parser.argument_tokens()
    if run and run[0].kind == "substack":
        inner = parser.sub_parser(run)
        inner.next()
        rows = [row for row in split(inner.argument_tokens(), "row") if row]
    else:
        rows = [run]
    items = [item for row in rows for item in parser.sub_parser(row).list_items()]
    return items[0] if len(items) == 1 else s.Group(run[0].start, run[-1].end, "{", tuple(items))


def parts(lower: s.Surface | None) -> tuple[s.Surface | None, tuple[s.Relation, ...]]:
    """Return the range itself and the conditions ``i ≠ j`` that come with it."""
    if not isinstance(lower, s.Group) or lower.bracket != "{":
        return lower, ()
    relations = [item for item in lower.items if isinstance(item, s.Relation)]
    first = lower.items[0]
    others = tuple(relations[1:]) if isinstance(first, s.Relation) else tuple(relations)
    if len(others) + 1 != len(lower.items):
        return lower, ()
    return first, others


def between(lower: s.Surface | None, indices: dict[str, int]) -> tuple[str, range] | None:
    r"""Return the letter and the numbers of ``1 \le i < n``, or None."""
    if not isinstance(lower, s.Relation) or len(lower.sides) != 3:
        return None
    low, letter, high = lower.sides
    signs = lower.signs
    if signs[0] not in _FIRST or signs[1] not in _LAST or not isinstance(letter, s.Letter):
        return None
    start, end = index_value(low, indices), index_value(high, indices)
    if start is None or end is None:
        return None
    return letter.name, range(start + _FIRST[signs[0]], end + _LAST[signs[1]] + 1)


def listed(lower: s.Surface | None, indices: dict[str, int]) -> tuple[str, tuple[int, ...]] | None:
    r"""Return the letter and the numbers of ``i \in \{1, 2, 5\}``, or None."""
    if not isinstance(lower, s.Relation) or lower.signs != ("in",):
        return None
    letter, numbers = lower.sides
    if not isinstance(letter, s.Letter) or not isinstance(numbers, s.Group):
        return None
    values = [index_value(item, indices) for item in numbers.items]
    whole = tuple(value for value in values if value is not None)
    braces = numbers.bracket in ("\\{", "{") and len(whole) == len(values)
    return (letter.name, whole) if braces and len(set(whole)) == len(whole) else None
