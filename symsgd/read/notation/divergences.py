r"""Two bars between two distributions: KL(P \| Q), D(p || q), D_{KL}(p \parallel q)."""

from __future__ import annotations

from symsgd.read.tokens.lexer import Token

_NAMES = ("letter", "word", "}", "'")
_DEPTH = {"{": 1, "open": 1, "begin": 1, "}": -1, "close": -1, "null": -1, "end": -1}


def with_commas(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return tokens with a comma for the two bars between the arguments of a function.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> texts = [r"D(p \| q)", "D(p || q)", r"f(\|x\|)", "f(||x||)"]
    >>> ["".join(t.text for t in with_commas(tokens(Source(text)))) for text in texts]
    ['D(p,q(', 'D(p,q(', 'f(\\|x\\|(', 'f(||x||(']
    """
    kept: list[Token | None] = list(run)
    for i, token in enumerate(run):
        if token.kind == "open" and token.text in ("(", "[") and i and run[i - 1].kind in _NAMES:
            bars = _bars(run, i)
            if bars is not None:
                first, last = bars
                kept[first] = Token(",", ",", run[first].start, run[last].end)
                kept[first + 1 : last + 1] = [None] * (last - first)
    return tuple(token for token in kept if token is not None)


def _bars(run: tuple[Token, ...], start: int) -> tuple[int, int] | None:
    """Return where the only two bars of a bracket stand, with something on both sides."""
    found: list[int] = []
    depth, end = 0, len(run)
    for i in range(start, len(run)):
        depth += _DEPTH.get(run[i].kind, 0)
        if depth == 0:
            end = i
            break
        if depth == 1 and run[i].kind == "bar":
            found.append(i)
    double = len(found) == 1 and run[found[0]].text == "\\|"
    adjacent = len(found) == 2 and found[1] == found[0] + 1 and run[found[0]].text == "|"
    if not found or not (double or adjacent) or found[0] == start + 1 or found[-1] + 1 >= end:
        return None
    return found[0], found[-1]
