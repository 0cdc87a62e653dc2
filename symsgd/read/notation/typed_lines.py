"""Formulas that were typed below each other, without LaTeX: every line is one of its own."""

from __future__ import annotations

import itertools

from symsgd.read.documents.source import Source
from symsgd.read.tokens.lexer import Token

_DEPTH = {"{": 1, "open": 1, "begin": 1, "}": -1, "close": -1, "end": -1}
_GOES_ON = ("relation", "operator", "+", "-", "*", "/", "^", "_", "&", "quad", "row")
_ENDS_OPEN = (*_GOES_ON, ",", "text")


def in_lines(source: Source, run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Part a run where a line ends if the lines above and below it are whole formulas.

    In LaTeX the end of a line is a space: ``a = b`` above ``c = d`` is the chain a = bc = d there,
    and a text with a backslash stays what it is.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> source = Source("y = 2x\ny′ = 2")
    >>> [token.kind for token in in_lines(source, tokens(source))].count("row")
    1
    >>> source = Source("y = 2x\n  = x + x")
    >>> in_lines(source, tokens(source)) == tokens(source)
    True
    """
    text = source.text
    if not run or "\n" not in text[run[0].start : run[-1].end]:
        return run
    if "\\" in text[run[0].start : run[-1].end]:
        return run
    parted: list[Token] = []
    whole = False  # whether a relation stands in the formula so far
    depth = 0
    for i, token in enumerate(run):
        before = run[i - 1] if i else None
        if before is not None and "\n" in text[before.end : token.start] and not depth:
            open_end = before.kind in _ENDS_OPEN or token.kind in _GOES_ON
            if whole and not open_end and _is_whole(text, run[i:]):
                parted.append(Token("row", "\\\\", before.end, token.start))
                whole = False
        depth += _DEPTH.get(token.kind, 0)
        whole = whole or (token.kind == "relation" and not depth)
        parted.append(token)
    return tuple(parted)


def _is_whole(text: str, run: tuple[Token, ...]) -> bool:
    """Say whether a relation stands in the line that begins here."""
    for before, token in itertools.pairwise(run):
        if "\n" in text[before.end : token.start]:
            return False
        if token.kind == "relation":
            return True
    return False
