r"""Dots that leave terms out: ``x_1 + x_2 + \dots + x_n``, ``W^{[1]} \cdots W^{[L]}``.

The general term is found where the terms before the dots and the one after them are alike but for
indices that go on in equal steps.  Whatever else the dots may mean stays unread.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from symsgd.read import surface as s
from symsgd.read.names import index_value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

MOST_TERMS = 1_000
Group = tuple[s.Surface, ...]


@dataclass(frozen=True, slots=True)
class Progression:
    """Numbers from ``first`` in steps to ``last``."""

    first: int
    step: int
    last: int

    @property
    def count(self) -> int | None:
        """How many numbers there are; None if the last is not reached."""
        steps, rest = divmod(self.last - self.first, self.step)
        return None if rest or steps < 0 else steps + 1


def has_dots(pieces: Sequence[s.Surface]) -> bool:
    """Say whether one of the pieces is an ellipsis.

    >>> has_dots((s.Dots(0, 1),))
    True
    """
    return any(isinstance(piece, s.Dots) for piece in pieces)


def items(e: Elaborator, pieces: Group) -> Group:
    r"""Return a list such as ``a_1, \dots, a_n`` with all its entries.

    >>> from symsgd.read.meaning import read_latex
    >>> from symsgd.read.scope import Scope
    >>> str(read_latex(r"(a_1, \dots, a_n)", Scope(indices={"n": 3})).value)
    '[[a_1], [a_2], [a_3]]'
    """
    return _written_out(e, pieces, 1) if has_dots(pieces) else pieces


def product(e: Elaborator, piece: s.Product) -> s.Surface:
    """Return a product with all its factors."""
    if not has_dots(piece.factors):
        return piece
    at = _place(e, piece.factors)
    for width in range(1, at + 1):
        found = _try(e, piece.factors, at, width)
        if found is not None:
            middle = piece.operators[at - width - 1] if at > width else ""
            operators = [middle if middle == "*" else ""] * (len(found) - 1)
            return s.Product(piece.start, piece.end, found, tuple(operators))
    raise _unclear(e, piece.factors[at])


def total(e: Elaborator, piece: s.Sum) -> s.Surface:
    """Return a sum with all its terms, or as a sum over an index up to a letter."""
    terms = tuple(term for _, term in piece.terms)
    if not has_dots(terms):
        return piece
    at = _place(e, terms)
    if {sign for sign, _ in piece.terms[max(at - 2, 0) : at + 2]} != {"+"}:
        raise _unclear(e, terms[at])
    open_end = _over_index(e, terms, at)
    if open_end is not None:
        first = at - len(_leading(terms, at))
        before = piece.terms[:first]
        return s.Sum(
            piece.start, piece.end, (*before, ("+", open_end), *piece.terms[at + 2 :])
        )  # fmt: skip
    found = _written_out(e, terms, 1)
    head = len(terms[:at]) - len(_leading(terms, at))
    signs = [sign for sign, _ in piece.terms]
    middle = len(found) - head - (len(terms) - at - 2)
    all_signs = (*signs[:head], *["+"] * middle, *signs[at + 2 :])
    return s.Sum(piece.start, piece.end, tuple(zip(all_signs, found, strict=True)))


def _place(e: Elaborator, pieces: Group) -> int:
    places = [i for i, piece in enumerate(pieces) if isinstance(piece, s.Dots)]
    at = places[0]
    if len(places) > 1 or at == 0 or at == len(pieces) - 1:
        raise _unclear(e, pieces[at])
    return at


def _unclear(e: Elaborator, dots: s.Surface) -> Exception:
    return e.wrong(
        dots,
        "ellipsis",
        "an ellipsis leaves terms out",
        "write all terms, or terms that differ in an index that goes on evenly to a known last one",
    )


def _leading(pieces: Group, at: int) -> Group:
    """Return the terms right before the dots that differ in what the last one differs in."""
    start = at - 1
    holes = _holes((pieces[start],), (pieces[at + 1],))
    while start > 0 and holes and _holes((pieces[start - 1],), (pieces[start],)) == holes:
        start -= 1
    return pieces[start:at]


def _written_out(e: Elaborator, pieces: Group, width: int) -> Group:
    at = _place(e, pieces)
    found = _try(e, pieces, at, width)
    if found is None:
        raise _unclear(e, pieces[at])
    return found


def _try(e: Elaborator, pieces: Group, at: int, width: int) -> Group | None:
    """Return the pieces with the dots written out, if terms of some width go on evenly."""
    last = pieces[at + 1 : at + 1 + width]
    if len(last) < width or at < width:
        return None
    groups = [pieces[at - width : at]]
    holes = _holes(groups[0], last)
    while (start := at - width * (len(groups) + 1)) >= 0:
        earlier = pieces[start : start + width]
        if not holes or _holes(earlier, groups[0]) != holes:
            break
        groups.insert(0, earlier)
    indices = e.scope.whole_numbers()
    before = at - width * len(groups)
    if not holes or (len(groups) == 1 and before and not _power_after(pieces, before, holes)):
        return None
    runs = [_progression(groups, last, path, indices) for path in holes]
    counts = {None if run is None else run.count for run in runs}
    if len(counts) != 1 or None in counts:
        return None
    count = counts.pop() or 0
    if count > MOST_TERMS:
        raise e.wrong(pieces[at], "too-large", f"the dots stand for {count} terms",
                      f"expected at most {MOST_TERMS}")  # fmt: skip
    middle: list[s.Surface] = []
    for k in range(count):
        numbers = [run.first + k * run.step for run in runs if run is not None]
        middle += _with_numbers(groups[0], dict(zip(holes, numbers, strict=True)))
    e.decide("ellipsis", pieces[at], f"the dots stand for terms that go on evenly, {count} in all")
    return (*pieces[: at - width * len(groups)], *middle, *pieces[at + 1 + width :])


def _progression(
    groups: list[Group], last: Group, path: Path, indices: dict[str, int]
) -> Progression | None:
    """Return the numbers of one index, if they go on in equal steps and in one way only."""
    values = [index_value(_at(group, path), indices) for group in groups]
    end = index_value(_at(last, path), indices)
    if end is None or None in values:
        return None
    known = [value for value in values if value is not None]
    step = known[1] - known[0] if len(known) > 1 else (1 if end >= known[0] else -1)
    even = all(b - a == step for a, b in itertools.pairwise(known))
    index = any((isinstance(name, str) and name == "scripts") or name == "sub" for name in path)
    if not step or not even or (len(known) == 1 and not index):
        return None
    if not index and isinstance(_at(last, path), s.Number) and _geometric(known, end):
        return None
    return Progression(known[0], step, end)


def _power_after(pieces: Group, at: int, holes: tuple[Path, ...]) -> bool:
    """Say whether x stands before x², so that the powers go on one by one."""
    square, base = pieces[at], pieces[at - 1]
    if not isinstance(square, s.Scripted) or len(square.scripts) != 1 or len(holes) != 1:
        return False
    power = square.scripts[0].body
    is_square = square.scripts[0].kind == "exponent" and isinstance(power, s.Number)
    whole = square.base if square.sub is None else replace(square, scripts=())
    return is_square and power.digits == "2" and _holes((whole,), (base,)) == ()  # type: ignore[union-attr]


def _geometric(known: list[int], end: int) -> bool:
    """Say whether numbers such as 1, 2 could double on to the last as well."""
    ratio = known[1] // known[0] if known[0] else 0
    value = known[1]
    while ratio > 1 and value < end:
        value *= ratio
    return ratio > 1 and value == end and known[1] != end


Path = tuple[str | int, ...]


def _holes(one: Group, other: Group) -> tuple[Path, ...] | None:
    """Return the places at which two terms differ in an index or number; None if otherwise too."""
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


def _at(group: Any, path: Path) -> Any:  # noqa: ANN401
    piece = group
    for step in path:
        piece = piece[step] if isinstance(step, int) else getattr(piece, step)
    return piece


def _with_numbers(group: Group, numbers: dict[Path, int]) -> Group:
    result: Any = group
    for path, number in numbers.items():
        old = _at(group, path)
        result = _put(result, path, s.Number(old.start, old.end, str(number)))
    return tuple(result)


def _put(piece: Any, path: Path, new: s.Surface) -> Any:  # noqa: ANN401
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        changed = list(piece)
        changed[step] = _put(piece[step], rest, new)
        return tuple(changed)
    return replace(piece, **{step: _put(getattr(piece, step), rest, new)})


def _over_index(e: Elaborator, terms: Group, at: int) -> s.Big | None:
    r"""Return ``x_1 + x_2 + \dots + x_n`` as the sum over k up to a letter n without a number."""
    leading = _leading(terms, at)
    holes = _holes((leading[0],), (terms[at + 1],))
    if holes is None or len(holes) != 1:
        return None
    path, indices = holes[0], e.scope.whole_numbers()
    end = _at((terms[at + 1],), path)
    if not isinstance(end, s.Letter) or end.name in indices or not _in_script(path):
        return None
    numbers = [index_value(_at((term,), path), indices) for term in leading]
    if numbers != list(range(1, len(numbers) + 1)):
        return None
    taken = {part.name for term in terms for part in s.walk(term) if isinstance(part, s.Letter)}
    letter = next(name for name in ("k", "i", "j", "m", "q") if name not in taken)
    start, stop = leading[0].start, terms[at + 1].end
    index = s.Letter(start, start, letter)
    lower = s.Relation(start, start, (index, s.Number(start, start, "1")), ("=",))
    body = _put((leading[0],), path, index)[0]
    return s.Big(start, stop, "sum", lower, end, body)


def _in_script(path: Path) -> bool:
    return "sub" in path or "scripts" in path
