r"""Rows that wide spaces part: ``[12 \quad 14]`` has two entries, and is no product."""

from __future__ import annotations

from itertools import pairwise

from symsgd.read.tokens.lexer import Token

_NUMBER = ("digit", ".", "-", "+")
_OPENS = {"open": 1, "{": 1, "begin": 1, "close": -1, "null": -1, "}": -1, "end": -1}
# what a bracket with these says is read by them, and a condition or a reason is no entry
_OTHERWISE = ("relation", "arrow", "text", ",", ";", "row", "&", "bar", ":")
_ENDS = ("digit", "letter", "constant", "}", "close", "transpose", "dots")  # of an entry
_BEGINS = ("digit", "letter", "constant", "frac", "sqrt", "word", "accent", "open", "dots", "{")


def with_spaced_rows(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return tokens with a comma for each wide space between the entries of a square bracket.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> def read(*texts):
    ...     return ["".join(t.text for t in with_spaced_rows(tokens(Source(s)))) for s in texts]
    >>> read(r"[12 \quad -1.5]", r"[x \quad y^2]", r"(1 \quad 2)", r"[1 \quad]")
    ['[12,-1.5[', '[x,y^2[', '(1quad2(', '[1quad[']
    >>> read(r"[a \quad -b]", r"[a + \quad b]", r"[x = 1 \quad y]")  # a difference, a sum, no row
    ['[aquad-b[', '[a+quadb[', '[x=1quady[']
    """
    if not any(token.kind == "quad" for token in run):
        return run
    kept = list(run)
    for i, token in enumerate(run):
        if token.kind == "open" and token.text == "[":
            for j in _spaces(run, i + 1):
                kept[j] = Token(",", ",", run[j].start, run[j].end, run[j].spaced)
    return tuple(kept)


def _spaces(run: tuple[Token, ...], start: int) -> list[int]:
    """Return the places of the wide spaces that part the entries of a bracket, if all do."""
    depth, places, end = 1, [], start
    for end in range(start, len(run)):
        kind = run[end].kind
        depth += _OPENS.get(kind, 0)
        if not depth:
            break
        if depth == 1 and kind in _OTHERWISE:
            return []
        if depth == 1 and kind == "quad":
            places.append(end)
    if depth or not places or places[-1] == end - 1:
        return []
    numbers = all(run[j].kind in (*_NUMBER, "quad") for j in range(start, end))
    parts = [run[one + 1 : other] for one, other in pairwise((start - 1, *places, end))]
    begins = (*_BEGINS, "-", "+", ".") if numbers else _BEGINS
    first = (*begins, "-")
    whole = all(
        part and part[-1].kind in _ENDS and part[0].kind in (begins if k else first)
        for k, part in enumerate(parts)
    )
    return places if whole else []
