r"""Conditions in brackets at the end of a display: ``a = b \quad (x > 0)``."""

from __future__ import annotations

from symsgd.read.tokens.lexer import Token


def without_brackets(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return a formula without the brackets around a condition that stands apart at its end.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> "".join(token.text for token in without_brackets(tokens(Source(r"a = b \quad (x > 0)"))))
    'a=bquadx>0'
    >>> "".join(token.text for token in without_brackets(tokens(Source(r"a = b \quad (x + 1)"))))
    'a=bquad(x+1('
    """
    quads = [i for i, token in enumerate(run) if token.kind == "quad"]
    at = quads[-1] + 1 if quads else len(run)
    if at >= len(run) - 2 or run[at].kind != "open" or run[-1].kind != "close":
        return run
    depth = 0
    related = False
    for i, token in enumerate(run[at:], at):
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        related = related or (depth == 1 and token.kind == "relation")
        if not depth and i < len(run) - 1:
            return run  # (x > 0)(y > 0)
    return (*run[:at], *run[at + 1 : -1]) if related else run
