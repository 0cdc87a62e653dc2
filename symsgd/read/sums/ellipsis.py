r"""Dots that leave terms out: ``x_1 + x_2 + \dots + x_n``, ``W^{[1]} \cdots W^{[L]}``.

The general term is found where the terms before the dots and the one after them are alike but for
indices that go on in equal steps.  Whatever else the dots may mean stays unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import index_value
from symsgd.read.sums.open_dots import open_sum
from symsgd.read.sums.progressions import (
    Group,
    holes_between,
    in_script,
    piece_at,
    power_after,
    progression,
    with_numbers,
    with_piece,
)

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

MOST_TERMS = 1_000


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
    up_to_letter = _over_index(e, terms, at) or open_sum(e, terms, at)
    if up_to_letter is not None:
        first, open_end = up_to_letter
        e.decide("ellipsis", terms[at], "the dots stand for a sum up to a letter")
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
    holes = holes_between((pieces[start],), (pieces[at + 1],))
    while start > 0 and holes and holes_between((pieces[start - 1],), (pieces[start],)) == holes:
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
    holes = holes_between(groups[0], last)
    while (start := at - width * (len(groups) + 1)) >= 0:
        earlier = pieces[start : start + width]
        if not holes or holes_between(earlier, groups[0]) != holes:
            break
        groups.insert(0, earlier)
    indices = e.scope.whole_numbers()
    before = at - width * len(groups)
    if not holes or (len(groups) == 1 and before and not power_after(pieces, before, holes)):
        return None
    runs = [progression(groups, last, path, indices) for path in holes]
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
        middle += with_numbers(groups[0], dict(zip(holes, numbers, strict=True)))
    e.decide("ellipsis", pieces[at], f"the dots stand for terms that go on evenly, {count} in all")
    return (*pieces[: at - width * len(groups)], *middle, *pieces[at + 1 + width :])


def _over_index(e: Elaborator, terms: Group, at: int) -> tuple[int, s.Big] | None:
    r"""Return ``x_1 + x_2 + \dots + x_n`` as the sum over k up to a letter n without a number."""
    leading = _leading(terms, at)
    holes = holes_between((leading[0],), (terms[at + 1],))
    if not holes:
        return None
    indices = e.scope.whole_numbers()
    ends = [piece_at((terms[at + 1],), path) for path in holes]
    end = ends[0]
    if not isinstance(end, s.Letter) or end.name in indices or not all(map(in_script, holes)):
        return None
    if any(not isinstance(each, s.Letter) or each.name != end.name for each in ends):
        return None
    for path in holes:
        numbers = [index_value(piece_at((term,), path), indices) for term in leading]
        if numbers != list(range(1, len(numbers) + 1)):
            return None
    taken = {part.name for term in terms for part in s.walk(term) if isinstance(part, s.Letter)}
    letter = next(name for name in ("k", "i", "j", "m", "q") if name not in taken)
    start, stop = leading[0].start, terms[at + 1].end
    index = s.Letter(start, start, letter)
    lower = s.Relation(start, start, (index, s.Number(start, start, "1")), ("=",))
    body = (leading[0],)
    for path in holes:
        body = with_piece(body, path, index)
    return at - len(leading), s.Big(start, stop, "sum", lower, end, body[0])
