r"""What stands beside a formula: the other columns of an alignment, its number, its condition.

In ``a &= b && \text{by (1)}`` and ``a &= b & c &= d`` the second column is typeset apart, so it is
no factor of the first one; nor is the number in ``a = b \quad (4)``.
"""

from __future__ import annotations

import re

from symsgd.read.notation.environments import split
from symsgd.read.tokens.lexer import Token

_CONTINUING = frozenset(["relation", "+", "-", "operator", "*", "/", "^", "_", "'", "close"])
_NUMBER = re.compile(r"[A-Za-z]?\d+(?:\.\d+)*[a-z']?|[ivx]+|[IVX]+|[*]+")
_DEPTH = {"{": 1, "open": 1, "begin": 1, "}": -1, "close": -1, "null": -1, "end": -1}


def columns(row: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    r"""Return the equations of a row of an alignment without their ``&``, each by itself.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> [len(part) for part in columns(tokens(Source(r"a &= b && c &= d")))]
    [3, 3]
    >>> [len(part) for part in columns(tokens(Source(r"3x &+ 2y &= 5")))]
    [7]
    """
    found: list[tuple[Token, ...]] = [()]
    cells = split(row, "&")
    for number, cell in enumerate(cells):
        third = number > 1 and bool(cell)
        begins = third and cell[0].kind not in _CONTINUING
        goes_on = third and not cells[0] and not cells[number - 1]  # = a && = b: two chains go on
        if (begins or goes_on) and _is_complete(found[-1]):
            found.append(cell)
        else:
            found[-1] += cell
    return tuple(part for part in found if part)


def without_number(run: tuple[Token, ...], *, apart: bool = False) -> tuple[Token, ...]:
    r"""Return a formula without the number in brackets behind it; a wide space sets it apart.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> len(without_number(tokens(Source(r"a = b \quad (2.1)"))))
    4
    >>> len(without_number(tokens(Source("a = b(2)"))))
    6
    """
    start = _last_bracket(run)
    if start is None or not _NUMBER.fullmatch("".join(token.text for token in run[start + 1 : -1])):
        return run
    wide = start > 0 and run[start - 1].kind == "quad"
    return run[:start] if wide or (apart and run[start].text == "(") else run


def condition_behind(run: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    r"""Return a relation and the condition in brackets behind it, which may be nothing.

    Without a wide space the bracket must stand behind a fraction: P(x > 0) and 1(x > 0) are values.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> [len(part) for part in condition_behind(tokens(Source(r"y = \sqrt{x} \quad (x > 0)")))]
    [7, 3]
    """
    start = _last_bracket(run)
    if start is None or start == 0 or run[start].text != "(":
        return run, ()
    before, inside = run[:start], run[start + 1 : -1]
    apart = before[-1].kind == "quad" or _ends_fraction(before)
    if apart and _is_complete(before) and _is_complete(inside):
        return before, inside
    return run, ()


def _ends_fraction(run: tuple[Token, ...]) -> bool:
    depth, groups = 0, 0
    for i in range(len(run) - 1, -1, -1):
        depth += _DEPTH.get(run[i].kind, 0)
        if depth == 0:
            if run[i].kind != "{":
                return run[i].kind == "frac" and groups == 2
            groups += 1
    return False


def _last_bracket(run: tuple[Token, ...]) -> int | None:
    """Return where the round bracket opens that ends a run."""
    if not run or run[-1].kind != "close" or run[-1].text != "(":
        return None
    depth = 0
    for i in range(len(run) - 1, -1, -1):
        depth += _DEPTH.get(run[i].kind, 0)
        if depth == 0:
            return i
    return None


def _is_complete(run: tuple[Token, ...]) -> bool:
    """Say whether a run is a relation with something behind its last sign, or only words."""
    depth, last = 0, None
    for i, token in enumerate(run):
        depth += _DEPTH.get(token.kind, 0)
        if token.kind == "relation" and depth == 0:
            last = i
    return last is not None and last + 1 < len(run)
