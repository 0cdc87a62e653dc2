r"""Tables of two columns whose second is called the value: ``| $2^2$ | $4$ |`` says that 2² is 4.

A row with a letter on its left gives the letter its number, as "Let a = 2" does, unless the text
has worked it out: then it is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from symsgd.check.clauses.tables import Cell, cell_value, tables
from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.documents.source import Source

_VALUE = re.compile(
    r"\W*(?:exact\s+|numerical\s+)?(?:values?|results?|werte?|ergebnis|valeurs?|résultat|valor(?:es)?"
    r"|resultado|值|结果)\W*",
    re.IGNORECASE,
)
_COLUMNS = 2


def with_tables_of_values(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    r"""Return the pieces in which a row of such a table is an equation.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> text = "| quantity | value |\n|---|---|\n| $2^2$ | $4$ |\n| $3^2$ | 9 |\n"
    >>> source = Source(text)
    >>> found = with_tables_of_values(outline(source, scan(text)).pieces)
    >>> [(*(side.text for side in one.sides), *one.signs) for one in found]
    [('2^2',), ('2^2', '4', '='), ('3^2', '9', '=')]
    """
    if not pieces or "|" not in (source := pieces[0].sides[0].source).prose:
        return pieces
    found = list(pieces)
    for table in tables(source.prose):
        if len(table.head) == _COLUMNS and _VALUE.fullmatch(source.prose, *table.head[1]):
            for row in table.rows:
                found = [*_with_row(found, row, source)]
    return tuple(found)


def _with_row(pieces: Sequence[Piece], row: Sequence[Cell], source: Source) -> Iterator[Piece]:
    (low, high), second = row
    named = [one for one in pieces if low <= one.start and one.end <= high]
    valued = [one for one in pieces if second[0] <= one.start and one.end <= second[1]]
    first = named[0] if len(named) == 1 and not named[0].signs else None
    counts = first is not None and isinstance(first.sides[0].piece, s.Number)
    if first is None or counts or source.prose[low:high].strip().strip("$") != first.sides[0].text:
        yield from pieces  # "the slope $a$ of the line": words say more of it
        return
    number = cell_value(source, second)
    worked_out = not isinstance(first.sides[0].piece, s.Letter)
    alone = len(valued) == 1 and not valued[0].headless and set(valued[0].signs) <= {"=", "~"}
    for one in pieces:
        if alone and one is valued[0]:
            sides = (first.sides[0], *one.sides)
            shown = worked_out and is_literal(one.sides[0].piece) and "." in one.sides[0].text
            signs = ("~" if shown else "=", *one.signs)  # decimals are shown to their digits
            yield replace(one, sides=sides, signs=signs, before="", after="")
        elif one is first and not valued and number is not None:
            sign = "~" if worked_out and "." in number.text else "="
            yield replace(one, sides=(one.sides[0], number), signs=(sign,), before="", after="",
                          end=number.end)  # fmt: skip
        else:
            yield one
