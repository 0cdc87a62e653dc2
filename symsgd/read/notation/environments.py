r"""Environments inside a formula: matrices, cases, nested alignments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.notation.case_conditions import read_condition, without_condition
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms

MATRICES = frozenset(
    ["matrix", "pmatrix", "bmatrix", "vmatrix", "Vmatrix", "Bmatrix", "smallmatrix", "array"]
)
CASES = frozenset(["cases", "dcases", "rcases"])
_CASE_TABLES = frozenset(["array", "matrix", "aligned", "tabular"])


def read_environment(parser: Atoms) -> s.Surface:
    """Read the environment that begins at the next token."""
    opening = parser.next()
    body = _body(parser, opening)
    end = parser.last_end()
    if opening.text in CASES:
        return _cases(parser, opening, body, end)
    if opening.text in MATRICES:
        return _matrix(parser, opening, body, end)
    if opening.text in ("aligned", "split", "gathered", "equation", "displaymath"):
        return parser.sub_parser(joined(body, "&", "row")).whole()
    raise parser.wrong_at(
        opening,
        "unknown-environment",
        f"the environment {opening.text!r} is not known",
        "use pmatrix, bmatrix, cases or aligned",
    )


def read_braced_cases(parser: Atoms, start: int) -> s.Surface | None:
    r"""Read the table of ``\left\{\begin{array}{ll} x & x > 0 \\ 0 & x \le 0 \end{array}\right.``.

    Return None where no such table stands: a brace that closes again holds a set or a factor.
    """
    opening = parser.token()
    if opening is None or opening.kind != "begin" or opening.text not in _CASE_TABLES:
        return None
    before = parser.position
    parser.next()
    body = _body(parser, opening)
    closing = parser.token()
    conditions = [cell for row in _rows(body) for cell in row[1:]]
    limited = any(token.kind in ("relation", "text") for cell in conditions for token in cell)
    if (closing is not None and closing.kind != "null") or not limited:
        parser.position = before
        return None
    if closing is not None:
        parser.next()
    return _cases(parser, opening, body, parser.last_end(), start)


def _body(parser: Atoms, opening: Token) -> tuple[Token, ...]:
    start, depth = parser.position, 1
    while token := parser.token():
        depth += {"begin": 1, "end": -1}.get(token.kind, 0)
        parser.position += 1
        if depth == 0:
            if token.text != opening.text:
                raise parser.wrong_at(
                    token,
                    "wrong-end",
                    f"\\end{{{token.text}}} closes nothing",
                    f"expected \\end{{{opening.text}}}",
                )
            return parser.run[start : parser.position - 1]
    raise parser.wrong_at(
        opening,
        "unclosed-environment",
        f"\\begin{{{opening.text}}} never ends",
        f"expected \\end{{{opening.text}}}",
    )


def split(run: tuple[Token, ...], *kinds: str) -> list[tuple[Token, ...]]:
    r"""Split tokens at separators that are not inside brackets, groups or environments.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> len(split(tokens(Source("a & {b & c}")), "&"))
    2
    """
    parts: list[tuple[Token, ...]] = []
    start = depth = 0
    for i, token in enumerate(run):
        if token.kind in ("{", "begin"):
            depth += 1
        elif token.kind in ("}", "end"):
            depth -= 1
        elif token.kind in kinds and depth == 0:
            parts.append(run[start:i])
            start = i + 1
    parts.append(run[start:])
    return parts


def joined(run: tuple[Token, ...], *kinds: str) -> tuple[Token, ...]:
    r"""Return tokens without the alignment marks that are not inside something.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> [token.text for token in joined(tokens(Source("a &= {b & c}")))]
    ['a', '=', '{', 'b', '&', 'c', '}']
    """
    return tuple(token for part in split(run, *(kinds or ("&",))) for token in part)


def _rows(body: tuple[Token, ...]) -> list[list[tuple[Token, ...]]]:
    """Return the cells of each row; an empty row and an empty last column say nothing."""
    rows = [split(row, "&") for row in split(body, "row") if row]
    while rows and all(len(row) > 1 and not row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
    return rows


def _matrix(parser: Atoms, opening: Token, body: tuple[Token, ...], end: int) -> s.Surface:
    rows = _rows(body)
    if not rows:
        raise parser.wrong_at(
            opening, "empty-matrix", "the matrix has no entries", "expected entries"
        )
    for row in rows:
        if len(row) != len(rows[0]):
            at = next((token for cell in row for token in cell), opening)
            raise parser.wrong_at(
                at,
                "ragged-matrix",
                f"this row has {len(row)} entries, the first has {len(rows[0])}",
                "expected rows of equal length",
            )
        for cell in row:
            if not cell:
                raise parser.wrong_at(
                    opening,
                    "empty-entry",
                    "an entry of the matrix is empty",
                    "expected an expression (write 0 for zero)",
                )
    entries = tuple(tuple(parser.sub_parser(cell).whole() for cell in row) for row in rows)
    return s.MatrixOf(opening.start, end, entries, opening.text)


def _cases(
    parser: Atoms, opening: Token, body: tuple[Token, ...], end: int, start: int | None = None
) -> s.Surface:
    branches = []
    for cells in _rows(body):
        row = [cells[0], *(cell for cell in cells[1:] if cell)]
        if len(row) > 1:
            value_tokens, condition_tokens = row[0], tuple(t for cell in row[1:] for t in cell)
        elif (cut := _comma(row[0])) is not None:
            value_tokens, condition_tokens = row[0][:cut], row[0][cut:]
        else:
            value_tokens, condition_tokens = row[0], ()
        value_tokens = without_condition(value_tokens)
        if not value_tokens:
            raise parser.wrong_at(
                opening, "empty-case", "a case has no value", "expected an expression"
            )
        value = parser.sub_parser(value_tokens).whole()
        condition = read_condition(parser, condition_tokens)
        branches.append((value, condition))
    return s.Cases(opening.start if start is None else start, end, tuple(branches))


def _comma(run: tuple[Token, ...]) -> int | None:
    depth = 0
    for i, token in enumerate(run):
        depth += {"{": 1, "open": 1, "}": -1, "close": -1}.get(token.kind, 0)
        if token.kind in (",", "text", "quad") and depth == 0:
            return i
    return None
