r"""Conditions and reasons in brackets at the end of a display: ``a = b \quad (x > 0)``."""

from __future__ import annotations

import re

from symsgd.read.tokens.lexer import Token

_REASON = re.compile(
    r"\s*(?:since|because|as|by|using|use|from|where|if|when|due|note|recall|see|because"
    r"|da|weil|denn|nach|mit|wegen|car|puisque|par|avec|porque|ya que|pues|por|因为|因為|由)\b",
    re.IGNORECASE,
)


def without_brackets(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return a formula without the brackets around a condition that stands apart at its end.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> "".join(token.text for token in without_brackets(tokens(Source(r"a = b \quad (x > 0)"))))
    'a=bquadx>0'
    >>> "".join(token.text for token in without_brackets(tokens(Source(r"a = b \quad (x + 1)"))))
    'a=bquad(x+1('
    >>> without_brackets(tokens(Source(r"a = b (\text{by } c)")))[3].text
    'by'
    """
    quads = [i for i, token in enumerate(run) if token.kind == "quad"]
    reasons = [i for i in range(len(run) - 2) if _begins_reason(run, i)]
    at = quads[-1] + 1 if quads else len(run)
    if reasons and (not quads or reasons[-1] >= at):
        at = reasons[-1]
    if at >= len(run) - 2 or run[at].kind != "open" or run[-1].kind != "close":
        return run
    depth = 0
    related = False
    for i, token in enumerate(run[at:], at):
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        related = related or (depth == 1 and token.kind == "relation") or at in reasons
        if not depth and i < len(run) - 1:
            return run  # (x > 0)(y > 0)
    return (*run[:at], *run[at + 1 : -1]) if related else run


def _begins_reason(run: tuple[Token, ...], i: int) -> bool:
    """Say whether a bracket opens in which words give a reason; after a wide space any do."""
    if run[i].kind != "open" or run[i + 1].kind != "text":
        return False
    wide = i > 0 and run[i - 1].kind == "quad"
    return wide or _REASON.match(run[i + 1].text) is not None
