r"""Likelihoods: in ``L(\theta \mid x)`` the bar stands for a semicolon, as in ``L(\theta; x)``."""

from __future__ import annotations

from symsgd.read.tokens.lexer import Token

# P(x | y) and p(x | y) are of the event before the bar, and turn round in Bayes' rule: not these
_LIKELIHOODS = frozenset(["L", "ell", "cal_L"])


def with_semicolons(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return a formula in which a likelihood parts what it is of from the data by a semicolon.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> for text in (r"\ell(m, s | x) = |x|", "P(a | b)", "L(|a| + |b|)"):
    ...     print(" ".join(token.text for token in with_semicolons(tokens(Source(text)))))
    ell ( m , s ; x ( = | x |
    P ( a | b (
    L ( | a | + | b | (
    """
    for i, token in enumerate(run):
        if token.kind != "open" or token.text != "(" or _name_before(run, i) not in _LIKELIHOODS:
            continue
        bars = _bars_inside(run, i)
        if len(bars) == 1 and run[bars[0]].text == "|":
            bar = run[bars[0]]
            run = (*run[: bars[0]], Token(";", ";", bar.start, bar.end), *run[bars[0] + 1 :])
    return run


def _name_before(run: tuple[Token, ...], i: int) -> str:
    """Return the letter before a bracket, without a subscript of one token."""
    at = i - 1
    if at > 1 and run[at - 1].kind == "_":
        at -= 2
    return run[at].text if at >= 0 and run[at].kind == "letter" else ""


def _bars_inside(run: tuple[Token, ...], i: int) -> list[int]:
    """Return where bars stand inside a bracket, in no other brackets; without an end, nowhere."""
    depth, bars = 0, list[int]()
    for at in range(i, len(run)):
        depth += {"open": 1, "{": 1, "close": -1, "}": -1}.get(run[at].kind, 0)
        if depth == 0:
            return bars
        if depth == 1 and run[at].kind == "bar":
            bars.append(at)
    return []
