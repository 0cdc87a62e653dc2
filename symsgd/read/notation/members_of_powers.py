r"""Symbols that lie in a power of a set together: ``(a, b) \in [0, 1]^2``."""

from __future__ import annotations

from collections.abc import Sequence

from symsgd.read.tokens.lexer import Token

_SYMBOL = ("letter", "_", "digit", "{", "}")


def one_by_one(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return a membership in a power of a set as one of each symbol in the set itself.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> texts = [r"(a, b) \in [0, 1]^2", r"(x_1, x_2) \in \mathbb{R}^{2}", r"(a, b) \in [0, 1]^3"]
    >>> [" ".join(token.text for token in one_by_one(tokens(Source(text)))) for text in texts[:2]]
    ['a , b in [ 0 , 1 [', 'x _ 1 , x _ 2 in R']
    >>> one_by_one(tokens(Source(texts[2]))) == tokens(Source(texts[2]))  # of two numbers or three?
    True
    """
    signs = [i for i, token in enumerate(run) if token.kind == "relation" and token.text == "in"]
    if len(signs) != 1 or not run[0].text.startswith("(") or run[0].kind != "open":
        return run
    at = signs[0]
    names, base, power = run[1 : at - 1], *_power(run[at + 1 :])
    count = 1 + sum(token.kind == "," for token in names)
    symbols = run[at - 1].kind == "close" and all(token.kind in (*_SYMBOL, ",") for token in names)
    if not symbols or count < 2 or power != count:
        return run
    return (*names, run[at], *base)


def _power(run: Sequence[Token]) -> tuple[Sequence[Token], int]:
    """Return a set and its exponent, or 0 where it is no such power."""
    hats = [i for i, token in enumerate(run) if token.kind == "^"]
    if not hats:
        return run, 0
    base, exponent = run[: hats[-1]], run[hats[-1] + 1 :]
    if len(exponent) == 3 and (exponent[0].kind, exponent[2].kind) == ("{", "}"):
        exponent = exponent[1:2]
    whole = bool(base) and (base[-1].kind == "close" or base[0].kind == "set")
    number = len(exponent) == 1 and exponent[0].kind == "digit"
    return base, int(exponent[0].text) if whole and number else 0
