r"""Tables of numbers: the rows below ``| $x$ | $y$ |`` say what x_1, y_1, x_2, … are.

A column whose symbol is defined by a formula, or whose head is a formula, claims its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from symsgd.check.finding import is_literal
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.arrays.family_vectors import BAR
from symsgd.read.documents.source import Source
from symsgd.read.notation.parse import parse_tokens
from symsgd.read.rewriting import exchanged
from symsgd.read.tokens.lexer import tokens

_TABLE = re.compile(
    r"^[ ]{0,3}\|?(?P<head>[^\n]*\|[^\n]*)\n"
    r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*\n"
    r"(?P<rows>(?:[ ]{0,3}[^\n]*\|[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_COUNTS = re.compile(
    r"[$\s\\(]*(?:[ijkn]|\\?#|nr\.?|no\.?|index|samples?|points?|data points?|sample i)[$\s\\)]*",
    re.IGNORECASE,
)
_STEPS = re.compile(  # those of w_0, w_1, … begin with 0 as well
    r"[$\s\\(]*(?:steps?|iter(?:ation)?s?|epochs?|schritte?|étapes?|pasos?|步骤?|迭代)[$\s\\)]*",
    re.IGNORECASE,
)
_CELL = re.compile(
    r"[ \t]*\$?\s*(?P<number>[-−+]?[\d./]+|[-−+]?\\[dt]?frac\{\d+\}\{\d+\})\s*\$?[ \t]*"
)
# "New $w$" beside "$w$": the number after a step, and none of w in this row
_OTHER = re.compile(
    r"\b(?:new|next|updated|after|old|previous|before|neue?[rs]?|nächste[rs]?|alte?[rs]?|nouveau"
    r"|nouvelle|nuev[oa]|siguiente|anterior)\b|[新旧舊后後]",
    re.IGNORECASE,
)
_PREDICTED = "hat_"
_MOST_ROWS = 40
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table: those of the head, and those of every row."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(text: str) -> Iterator[Table]:
    r"""Yield the tables of a text as places of their cells.

    >>> text = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"
    >>> [[text[start:end].strip() for start, end in row] for row in next(tables(text)).rows]
    [['1', '2'], ['3', '4']]
    """
    for found in _TABLE.finditer(text):
        rows = []
        start = found.start("rows")
        for line in found["rows"].splitlines(keepends=True):
            rows.append(_cells(text, start, start + len(line.rstrip("\n"))))
            start += len(line)
        head = _cells(text, *found.span("head"))
        even = {len(row) for row in rows} == {len(head)}
        if even and len(head) > 1 and 1 < len(rows) <= _MOST_ROWS:
            yield Table(head, tuple(rows))


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    line = text[start:end].rstrip()
    start += len(line) - len(line.lstrip()) + line.lstrip().startswith("|")
    end = start + len(text[start:end].rstrip().rstrip("|"))
    bars = [i for i in range(start, end) if text[i] == "|"]
    ends = [*bars, end]
    return tuple(zip([start, *(bar + 1 for bar in bars)], ends, strict=True))


def in_row(piece: Piece) -> bool:
    """Say whether a piece stands in a line that begins with a bar, as the row of a table does."""
    text = piece.sides[0].source.text
    return text[text.rfind("\n", 0, piece.start) + 1 : piece.start].lstrip().startswith("|")


def with_tables(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    r"""Return pieces with one more for every number in a column, behind the head of its table.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> text = "| $x$ | $y$ |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nHere $x_1 = 1$."
    >>> source = Source(text)
    >>> found = with_tables(outline(source, scan(text)).pieces)
    >>> [piece.sides[-1].text for piece in found]
    ['x', 'y', '1', '3', '1']
    """
    if not pieces:
        return pieces
    source = pieces[0].sides[0].source
    found = list(pieces)
    for table in tables(source.prose):
        found = [*_with_table(found, table, source)]
    return tuple(found)


def _with_table(pieces: Sequence[Piece], table: Table, source: Source) -> Iterator[Piece]:
    heads = [[one for one in pieces if start <= one.start and one.end <= end]
             for start, end in table.head]  # fmt: skip
    last = max((one.end for inside in heads for one in inside), default=-1)
    added = list(_numbers(pieces, heads, table, source))
    for piece in pieces:
        yield piece
        if piece.end == last:
            yield from added


def _numbers(
    pieces: Sequence[Piece], heads: list[list[Piece]], table: Table, source: Source
) -> Iterator[Piece]:
    numbers = _row_numbers(table, source)
    values = {
        at: cells
        for at, inside in enumerate(heads)
        if len(inside) == 1
        and not _OTHER.search(source.prose, *table.head[at])
        and (cells := _column(source, [row[at] for row in table.rows]))
    }
    symbols = {at: piece for at in values if (piece := heads[at][0].sides[0].piece) is not None}
    known = _with_entries(pieces)
    data = {name for piece in symbols.values() if (name := _base(piece)) in known and name}
    letters = {piece.name: at for at, piece in symbols.items() if isinstance(piece, s.Letter)}
    plain = letters.keys() - data
    for i, number in enumerate(numbers or ()):
        here = {name: values[at][i].piece for name, at in letters.items()}
        for at, symbol in symbols.items():
            formula = _formula(symbol, data, plain, pieces, heads[at][0])
            if formula is None:
                continue
            # predictions are worked out by their rule; y_i beside a rule may be measured
            words = "so" if (_base(symbol) or "").startswith(_PREDICTED) else ""
            head, right = heads[at][0], values[at][i]
            # x alone is x_1; in x² it is the number of its row
            row = {} if isinstance(formula, s.Letter) else here
            left = replace(head.sides[0], piece=_at(formula, data, number, row))
            order = head.order + 1 + i * len(heads) + at
            yield replace(head, sides=(left, right), signs=("=",), order=order,
                          before=words, after="", end=right.end)  # fmt: skip


def _column(source: Source, cells: Sequence[Cell]) -> list[Side] | None:
    found = [value for cell in cells if (value := cell_value(source, cell)) is not None]
    return found if len(found) == len(cells) else None


def _formula(
    symbol: s.Surface, data: set[str], plain: set[str], pieces: Sequence[Piece], head: Piece
) -> s.Surface | None:
    """Return what the numbers of a column are: x_i of the data, f(x), or what is called ŷ."""
    base = _base(symbol)
    if base in data:
        return symbol
    if base is not None and base.startswith(_PREDICTED):
        symbol = next((one.sides[1].piece or symbol for one in reversed(pieces)
                       if one.start < head.start and one.signs == ("=",)
                       and one.sides[0].piece is not None and _base(one.sides[0].piece) == base),
                      symbol)  # fmt: skip
    names = {part.name for part in s.walk(symbol) if isinstance(part, s.Letter)}
    worked_out = isinstance(symbol, s.Product | s.Sum | s.Scripted)
    return symbol if worked_out and names & (data | plain - {base or ""}) else None


def _at(
    formula: s.Surface, data: set[str], number: int, row: Mapping[str, s.Surface | None]
) -> s.Surface:
    """Return a formula for one row: x_i is x_1 there, and an x without entries its number."""

    def change(value: s.Surface) -> s.Surface | None:
        start, end, base = value.start, value.end, _base(value)
        if isinstance(value, s.Letter) and (here := row.get(value.name)) is not None:
            return s.Group(start, end, "(", (here,))
        index = s.Number(start, end, str(number))
        if isinstance(value, s.Scripted) and value.scripts and value.sub is not None:
            base = _base(replace(value, scripts=()))
            return replace(value, sub=index) if base in data else None
        if base is None or base not in data:
            return None
        return s.Scripted(start, end, s.Letter(start, end, base), index, ())

    return exchanged(formula, change)


def _base(piece: s.Surface) -> str | None:
    """Return the letter of x, or of x_i, where i is any letter that counts."""
    if isinstance(piece, s.Letter):
        return None if piece.word else piece.name
    if not isinstance(piece, s.Scripted) or piece.scripts or not isinstance(piece.base, s.Letter):
        return None
    counts = isinstance(piece.sub, s.Letter) and piece.sub.name in tuple("ijkn")
    return piece.base.name if counts else None


def _with_entries(pieces: Sequence[Piece]) -> set[str]:
    """Return the letters of which a text has entries, or a mean: x_i, x_1, x̄."""
    found: set[str] = set()
    for piece in pieces:
        for side in piece.sides:
            for part in () if side.piece is None else s.walk(side.piece):
                if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter):
                    if isinstance(part.sub, s.Number) or _base(part) is not None:
                        found.add(part.base.name)
                elif isinstance(part, s.Letter) and part.name.startswith(BAR):
                    found.add(part.name.removeprefix(BAR))
    return found


def _row_numbers(table: Table, source: Source) -> list[int] | None:
    """Return what counts the rows: a column of its own, or 1, 2, 3, …; None if that is unclear."""
    count = list(range(1, len(table.rows) + 1))
    for at, (start, end) in enumerate(table.head):
        steps = _STEPS.fullmatch(source.text[start:end])
        if steps or _COUNTS.fullmatch(source.text[start:end]):
            cells = [source.text[row[at][0] : row[at][1]].strip(" $\t") for row in table.rows]
            from_zero = [number - 1 for number in count]
            if steps and cells == list(map(str, from_zero)):
                return from_zero
            return count if cells == list(map(str, count)) else None
    return count


def cell_value(source: Source, cell: Cell) -> Side | None:
    """Return the number in a cell as the side of an equation."""
    found = _CELL.fullmatch(source.text, *cell)
    if found is None:
        return None
    start, end = found.span("number")
    with suppress(SymsgdError):
        piece = parse_tokens(source, tokens(source, start, end), end)
        return Side(source, start, end, piece) if is_literal(piece) else None
    return None
