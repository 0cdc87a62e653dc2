r"""Which letters of an exercise are vectors of a known size: ``Aθ`` with A given by its numbers.

A size is shown by a declaration in R^n, by a list of a letter's own entries, and by an array of
numbers that the letter is multiplied with.  All that is shown must agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.marks import is_list
from symsgd.read.scope import Scope

Size = tuple[int, int]
_MOST_ENTRIES = 6
_SCALAR = re.compile(
    r"number|scalar|zahl|skalar|nombre|scalaire|n[uú]mero|escalar|标量|数", re.IGNORECASE
)
# letters that count, or that are numbers by a habit of the field: e^{At}, Aη
_NUMBERS = frozenset(["t", "k", "n", "m", "i", "j", "l", "c", "s", "d", "r", "e"]) | frozenset(
    ("alpha", "eta", "lambda", "epsilon", "gamma", "rho", "tau", "mu", "sigma", "pi")
)


def vector_sizes(pieces: Sequence[Piece], scope: Scope) -> dict[str, int]:
    """Return the letters of an exercise that are columns, with the number of their entries."""
    given = given_arrays(pieces)
    if scope.layers is not None or not any(min(size) > 1 for size in given.values()):
        return {}
    shown: dict[str, set[int]] = {}
    for piece in pieces:
        for name, size in (*_declared(piece), *_beside(piece, given)):
            shown.setdefault(name, set()).add(size)
    numbers = {name for piece in pieces for name in _numbers(piece, given)}
    found = {}
    for name, sizes in shown.items():
        (size, *others) = sizes
        free = name not in given and not scope.knows(name) and name not in scope.functions
        if free and name not in numbers and not others and 1 < size <= _MOST_ENTRIES:
            found[name] = size
    return found


def given_arrays(pieces: Sequence[Piece]) -> dict[str, Size]:
    """Return the letters that are given as arrays of numbers, once, with their shapes."""
    sizes: dict[str, list[Size | None]] = {}
    for piece in pieces:
        first = piece.sides[0].piece if len(piece.sides) > 1 else None
        if isinstance(first, s.Letter) and piece.signs[:1] in (("=",), (":=",)):
            last = piece.sides[1].piece
            sizes.setdefault(first.name, []).append(None if last is None else size_of(last))
    return {name: one[0] for name, one in sizes.items() if len(one) == 1 and one[0] is not None}


def size_of(piece: s.Surface) -> Size | None:
    r"""Return the shape of an array of numbers, or None; a list (1, 2) is a column here.

    >>> from symsgd.read.notation.parse import parse
    >>> size_of(parse(r"\begin{pmatrix}1&2&3\\4&5&6\end{pmatrix}")), size_of(parse("(1, 2)^T"))
    ((2, 3), (2, 1))
    >>> size_of(parse("(x, 2)")) is None
    True
    """
    if isinstance(piece, s.MatrixOf):
        entries = [entry for row in piece.rows for entry in row]
        widths = {len(row) for row in piece.rows}
        if len(widths) != 1 or not all(map(is_literal, entries)):
            return None
        return len(piece.rows), widths.pop()
    if entries_of_list(piece) is None:
        return None
    return len(entries_of_list(piece) or ()), 1


def entries_of_list(piece: s.Surface) -> tuple[s.Surface, ...] | None:
    """Return the numbers of a list such as (1, 2)^T or of a written column, or None."""
    if isinstance(piece, s.MatrixOf) and all(len(row) == 1 for row in piece.rows):
        entries = tuple(row[0] for row in piece.rows)
        return entries if all(map(is_literal, entries)) else None
    if isinstance(piece, s.Scripted) and not is_turned(piece):
        return None
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not is_list(base) or not isinstance(base, s.Group) or not all(map(is_literal, base.items)):
        return None
    return base.items


def is_turned(piece: s.Surface) -> bool:
    """Say whether a piece has transposes above it, and nothing else."""
    turns = isinstance(piece, s.Scripted) and piece.sub is None and bool(piece.scripts)
    return turns and all(script.kind == "transpose" for script in piece.scripts)  # type: ignore[attr-defined]


def own_entries(name: str, piece: s.Surface | None) -> int:
    """Return how many entries (x_1, …, x_n) has, or 0 if the piece is no such list of x."""
    if isinstance(piece, s.Scripted) and is_turned(piece):
        piece = piece.base
    items: tuple[s.Surface, ...] = ()
    if isinstance(piece, s.Group):
        items = piece.items
    elif isinstance(piece, s.MatrixOf) and all(len(row) == 1 for row in piece.rows):
        items = tuple(row[0] for row in piece.rows)
    numbers = [_number(item.sub) for item in items
               if isinstance(item, s.Scripted) and not item.scripts
               and isinstance(item.base, s.Letter) and item.base.name == name]  # fmt: skip
    return len(items) if numbers == [*range(1, len(items) + 1)] else 0


def _declared(piece: Piece) -> Iterator[tuple[str, int]]:
    if len(piece.sides) != 2 or not isinstance(letter := piece.sides[0].piece, s.Letter):
        return
    last = piece.sides[1].piece
    if piece.signs in (("=",), (":=",)) and (size := own_entries(letter.name, last)):
        yield letter.name, size
    if piece.signs == ("in",) and isinstance(last, s.Scripted) and len(last.scripts) == 1:
        size = _number(last.scripts[0].body) or 0
        if isinstance(last.base, s.Named) and last.base.words == "R" and size:
            yield letter.name, size


def _beside(piece: Piece, given: dict[str, Size]) -> Iterator[tuple[str, int]]:
    """Yield the letters right behind an array of numbers, or before one as a row."""
    products = (
        part
        for side in piece.sides if side.piece is not None
        for part in s.walk(side.piece) if isinstance(part, s.Product)
    )  # fmt: skip
    for product in products:
        for (one, two), operator in zip(pairwise(product.factors), product.operators, strict=True):
            if operator not in ("", "*"):
                continue
            before, behind = _size(one, given), _size(two, given)
            if before is not None and before[1] > 1 and (name := _vector(two)):
                yield name, before[1]
            row = one.base if is_turned(one) else None  # type: ignore[attr-defined]
            if behind is not None and behind[0] > 1 and row and (name := _vector(row)):
                yield name, behind[0]


def _numbers(piece: Piece, given: dict[str, Size]) -> Iterator[str]:
    """Yield the letters that may be numbers: x in xA and Ax^2, "a number x", x in R."""
    first = piece.sides[0].piece if piece.sides else None
    if isinstance(first, s.Letter):
        last = piece.sides[-1].piece
        real = piece.signs == ("in",) and isinstance(last, s.Named)
        if real or _SCALAR.search(f"{piece.before} {piece.after}"):
            yield first.name
    for side in piece.sides:
        for product in s.walk(side.piece) if side.piece is not None else ():
            if not isinstance(product, s.Product):
                continue
            for one, two in pairwise(product.factors):
                behind = _size(two, given)
                if behind is not None and min(behind) > 1 and isinstance(one, s.Letter):
                    yield one.name
            for factor in product.factors:
                power = isinstance(factor, s.Scripted) and factor.sub is None
                if power and any(script.kind == "exponent" for script in factor.scripts):  # type: ignore[attr-defined]
                    exponent, base = factor.scripts[0].body, factor.base  # type: ignore[attr-defined]
                    if (_number(exponent) or 0) > 1 and isinstance(base, s.Letter):
                        yield base.name


def _size(piece: s.Surface, given: dict[str, Size]) -> Size | None:
    if is_turned(piece):
        size = _size(piece.base, given)  # type: ignore[attr-defined]
        return None if size is None else size[::-1]
    if isinstance(piece, s.Letter):
        return given.get(piece.name)
    return size_of(piece) if isinstance(piece, s.MatrixOf) else None


def _vector(piece: s.Surface) -> str | None:
    small = isinstance(piece, s.Letter) and not piece.word and not piece.name[:1].isupper()
    return piece.name if small and piece.name not in _NUMBERS else None  # type: ignore[attr-defined]


def _number(piece: s.Surface | None) -> int | None:
    plain = isinstance(piece, s.Number) and piece.digits.isdigit()
    return int(piece.digits) if plain else None  # type: ignore[union-attr]
