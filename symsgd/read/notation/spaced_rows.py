r"""Rows that wide spaces part: ``[12 \quad 14]`` has two entries, and is no product."""

from __future__ import annotations

from symsgd.read.tokens.lexer import Token

_NUMBER = ("digit", ".", "-", "+")


def with_spaced_rows(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return tokens with a comma for each wide space between the numbers of a square bracket.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> texts = [r"[12 \quad -1.5]", r"[x \quad y]", r"(1 \quad 2)", r"[1 \quad]"]
    >>> ["".join(t.text for t in with_spaced_rows(tokens(Source(text)))) for text in texts]
    ['[12,-1.5[', '[xquady[', '(1quad2(', '[1quad[']
    """
    if not any(token.kind == "quad" for token in run):
        return run
    kept = list(run)
    for i, token in enumerate(run):
        if token.kind != "open" or token.text != "[":
            continue
        end = next((j for j in range(i + 1, len(run)) if run[j].kind not in (*_NUMBER, "quad")), i)
        places = [j for j in range(i + 1, end) if run[j].kind == "quad"]
        closes = end > i and run[end].kind == "close" and run[end].text == "["
        # each space stands between two numbers
        whole = all(run[j - 1].kind == "digit" and run[j + 1].kind in _NUMBER for j in places)
        if closes and whole:
            for j in places:
                kept[j] = Token(",", ",", run[j].start, run[j].end, run[j].spaced)
    return tuple(kept)
