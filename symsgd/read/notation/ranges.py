r"""What stands below a sum: ``i=1``, ``1 \le i \le n``, ``i \in \{1, 2\}``, several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import index_value
from symsgd.read.notation.environments import split

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms
    from symsgd.read.notation.brackets import Brackets
    from symsgd.read.tokens.lexer import Token

_FIRST, _LAST = {"<=": 0, "<": 1}, {"<=": 0, "<": -1}


def read_range(parser: Atoms) -> s.Surface:
    r"""Read the range below a sum; ``\substack{i=1 \\ i \ne j}`` and commas list conditions."""
    run = parser.argument_tokens()
    items = read_rows(parser, run)
    return items[0] if len(items) == 1 else s.Group(run[0].start, run[-1].end, "{", items)


def read_rows(parser: Brackets, run: tuple[Token, ...]) -> tuple[s.Surface, ...]:
    r"""Read a list with commas, or with the rows of ``\substack``."""
    rows = [run]
    if run and run[0].kind == "substack":
        inner = parser.sub_parser(run)
        inner.next()
        rows = [row for row in split(inner.argument_tokens(), "row") if row]
    return tuple(item for row in rows for item in parser.sub_parser(row).list_items())


def nested(piece: s.Big, indices: dict[str, int]) -> s.Big | None:
    r"""Return ``\sum_{i,j=1}^n``, or one with several ranges below it, as sums inside sums."""
    lower = piece.lower
    if not isinstance(lower, s.Group) or lower.bracket != "{" or piece.body is None:
        return None
    *letters, last = lower.items
    if letters and all(isinstance(one, s.Letter) for one in letters):
        plain = isinstance(last, s.Relation) and last.signs == ("=",)
        ranges: list[s.Surface] = (
            [s.Relation(one.start, one.end, (one, last.sides[1]), ("=",)) for one in letters]
            if plain and isinstance(last, s.Relation)
            else []
        )
        return _inside_each_other(piece, [*ranges, last]) if ranges else None
    ranges = [item for item in lower.items if _is_range(item)]
    if len(ranges) < 2 or len(ranges) != len(lower.items) or piece.upper is not None:
        return None
    if len(set[str]().union(*map(bound_letters, ranges))) < len(ranges):
        return None  # two conditions on one letter hold together
    outer = next((one for one in ranges if between(one, indices) or listed(one, indices)), None)
    rest = [one for one in ranges if one is not outer]
    return None if outer is None else _inside_each_other(piece, [outer, *rest])


def bound_letters(lower: s.Surface | None) -> set[str]:
    r"""Return the letters that the range of a sum binds.

    >>> from symsgd.read.notation.parse import parse
    >>> sorted(bound_letters(parse(r"\sum_{i,j=1}^2 x").lower)), bound_letters(parse("1 < k"))
    (['i', 'j'], set())
    >>> bound_letters(parse(r"\sum_{1 \le k \le 3} x").lower)
    {'k'}
    """
    if isinstance(lower, s.Group):
        return set[str]().union(*map(bound_letters, lower.items))
    letter = lower
    if isinstance(lower, s.Relation):
        letter = lower.sides[1] if len(lower.sides) == 3 else lower.sides[0]
    return {letter.name} if isinstance(letter, s.Letter) else set()


def _is_range(item: s.Surface) -> bool:
    chain = isinstance(item, s.Relation) and len(item.sides) == 3
    return chain or (isinstance(item, s.Relation) and item.signs == ("in",))


def _inside_each_other(piece: s.Big, ranges: list[s.Surface]) -> s.Big:
    """Return a sum over the first range of the sum over the others."""
    outer, *rest = ranges
    lower = rest[0] if len(rest) == 1 else s.Group(piece.start, piece.end, "{", tuple(rest))
    inner = s.Big(piece.start, piece.end, piece.kind, lower, piece.upper, piece.body)
    return s.Big(piece.start, piece.end, piece.kind, outer, piece.upper, inner)


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
