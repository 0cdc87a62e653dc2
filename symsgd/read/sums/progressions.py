"""Terms that are alike but for indices that go on in equal steps: x_1 and x_2, x² and x³.

A path names a place inside a group of terms; the holes are the paths at which two groups differ.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, fields, replace
from typing import Any

from symsgd.read import surface as s
from symsgd.read.names import index_value

Group = tuple[s.Surface, ...]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Progression:
    """Numbers from ``first`` in steps to ``last``.

    >>> Progression(1, 2, 7).count, Progression(1, 2, 8).count
    (4, None)
    """

    first: int
    step: int
    last: int

    @property
    def count(self) -> int | None:
        """How many numbers there are; None if the last is not reached."""
        steps, rest = divmod(self.last - self.first, self.step)
        return None if rest or steps < 0 else steps + 1


def progression(
    groups: list[Group], last: Group, path: Path, indices: dict[str, int]
) -> Progression | None:
    """Return the numbers of one index, if they go on in equal steps and in one way only."""
    values = [index_value(piece_at(group, path), indices) for group in groups]
    end = index_value(piece_at(last, path), indices)
    if end is None or None in values:
        return None
    known = [value for value in values if value is not None]
    step = known[1] - known[0] if len(known) > 1 else (1 if end >= known[0] else -1)
    even = all(b - a == step for a, b in itertools.pairwise(known))
    index = in_script(path)
    if not step or not even or (len(known) == 1 and not index):
        return None
    if not index and isinstance(piece_at(last, path), s.Number) and _geometric(known, end):
        return None
    return Progression(known[0], step, end)


def power_after(pieces: Group, at: int, holes: tuple[Path, ...]) -> bool:
    """Say whether x stands before x², so that the powers go on one by one."""
    square, base = pieces[at], pieces[at - 1]
    if not isinstance(square, s.Scripted) or len(square.scripts) != 1 or len(holes) != 1:
        return False
    power = square.scripts[0].body
    is_square = square.scripts[0].kind == "exponent" and isinstance(power, s.Number)
    whole = square.base if square.sub is None else replace(square, scripts=())
    return is_square and power.digits == "2" and holes_between((whole,), (base,)) == ()  # type: ignore[union-attr]


def _geometric(known: list[int], end: int) -> bool:
    """Say whether numbers such as 1, 2 could double on to the last as well."""
    ratio = known[1] // known[0] if known[0] else 0
    value = known[1]
    while ratio > 1 and value < end:
        value *= ratio
    return ratio > 1 and value == end and known[1] != end


def holes_between(one: Group, other: Group) -> tuple[Path, ...] | None:
    """Return the places at which two terms differ in an index or number; None if otherwise too.

    >>> from symsgd.read.notation.parse import parse
    >>> first = (parse("x_1"),)
    >>> holes_between(first, (parse("x_2"),)), holes_between(first, (parse("y^1"),))
    (((0, 'sub'),), None)
    """
    found: list[Path] = []
    if len(one) != len(other):
        return None
    same = all(_compare(a, b, (i,), found) for i, (a, b) in enumerate(zip(one, other, strict=True)))
    return tuple(found) if same else None


_INDEX = (s.Number, s.Letter, s.Sum)


def _compare(one: Any, other: Any, path: Path, found: list[Path]) -> bool:  # noqa: ANN401
    if isinstance(one, tuple) and isinstance(other, tuple):
        pairs = enumerate(zip(one, other, strict=False))
        return len(one) == len(other) and all(
            _compare(a, b, (*path, i), found) for i, (a, b) in pairs
        )
    if isinstance(one, s.Surface | s.Script) and isinstance(other, s.Surface | s.Script):
        return _compare_pieces(one, other, path, found)
    return bool(one == other)


def _compare_pieces(
    one: s.Surface | s.Script, other: s.Surface | s.Script, path: Path, found: list[Path]
) -> bool:
    mark = len(found)
    if type(one) is type(other):
        names = [field.name for field in fields(one) if field.name not in ("start", "end")]
        pairs = [(getattr(one, name), getattr(other, name), name) for name in names]
        if all(_compare(a, b, (*path, name), found) for a, b, name in pairs):
            return True
        del found[mark:]
    if isinstance(one, _INDEX) and isinstance(other, _INDEX) and _counts(one) and _counts(other):
        found.append(path)
        return True
    return False


def _counts(piece: s.Surface) -> bool:
    """Say whether a piece can be an index: a number, a letter that counts, or their sum."""
    return all(
        isinstance(part, s.Sum | s.Number | s.Letter)
        and not (isinstance(part, s.Letter) and (part.word or len(part.name) > 1))
        for part in s.walk(piece)
    )


def piece_at(group: Any, path: Path) -> Any:  # noqa: ANN401
    """Return what stands at a place of a group."""
    piece = group
    for step in path:
        piece = piece[step] if isinstance(step, int) else getattr(piece, step)
    return piece


def with_numbers(group: Group, numbers: dict[Path, int]) -> Group:
    """Return a group of terms with numbers put in at some places."""
    result: Any = group
    for path, number in numbers.items():
        old = piece_at(group, path)
        result = with_piece(result, path, s.Number(old.start, old.end, str(number)))
    return tuple(result)


def with_piece(piece: Any, path: Path, new: s.Surface) -> Any:  # noqa: ANN401
    """Return a group, or a part of one, with something else at a place."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        changed = list(piece)
        changed[step] = with_piece(piece[step], rest, new)
        return tuple(changed)
    return replace(piece, **{step: with_piece(getattr(piece, step), rest, new)})


def in_script(path: Path) -> bool:
    """Say whether a place lies in a subscript, an exponent or another script.

    >>> in_script((0, "sub")), in_script((0,))
    (True, False)
    """
    return "sub" in path or "scripts" in path
