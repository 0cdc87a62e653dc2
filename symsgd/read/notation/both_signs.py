r"""The sign ±: ``x = \pm 1`` is two statements, one with the upper signs and one with the lower."""

from __future__ import annotations

from symsgd.read.tokens.lexer import Token

_UPPER = {"pm": "+", "mp": "-"}
_LOWER = {"pm": "-", "mp": "+"}


def is_signed(run: tuple[Token, ...]) -> bool:
    r"""Say whether ± is calculated with; in a subscript it belongs to a name.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> [is_signed(tokens(Source(text))) for text in (r"\pm 1", r"x_\pm", r"x_{\pm}", "1")]
    [True, False, False, False]
    """
    places = [i for i, token in enumerate(run) if _is_sign(token)]
    return bool(places) and not any(_is_name(run, i) for i in places)


def is_inside(run: tuple[Token, ...]) -> bool:
    r"""Say whether every ± stands in brackets, as in ``g(\pm 1)``: it is meant for both signs.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> [is_inside(tokens(Source(text))) for text in (r"g(\pm 1)", r"\pm g(1)")]
    [True, False]
    """
    depth, inside = 0, True
    for token in run:
        depth += (token.kind == "open") - (token.kind == "close")
        inside = inside and not (_is_sign(token) and depth < 1)
    return inside


def _is_name(run: tuple[Token, ...], i: int) -> bool:
    r"""Say whether a sign belongs to a name: x_\pm, x_{\pm}, x^\pm, x_{\pm 1}."""
    before = [token.kind for token in run[max(i - 2, 0) : i]]
    ends = i + 1 == len(run) or run[i + 1].kind == "}"
    return before[-1:] in (["_"], ["^"]) or before == ["_", "{"] or (before == ["^", "{"] and ends)


def upper(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return a run of tokens with the upper sign of each ± and ∓.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> [token.text for token in upper(tokens(Source(r"a \mp b")))]
    ['a', '-', 'b']
    """
    return _signed(run, _UPPER)


def lower(run: tuple[Token, ...]) -> tuple[Token, ...]:
    r"""Return a run of tokens with the lower sign of each ± and ∓.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> [token.text for token in lower(tokens(Source(r"a \mp b")))]
    ['a', '+', 'b']
    """
    return _signed(run, _LOWER)


def _signed(run: tuple[Token, ...], signs: dict[str, str]) -> tuple[Token, ...]:
    return tuple(
        token._replace(kind=signs[token.text], text=signs[token.text]) if _is_sign(token) else token
        for token in run
    )


def _is_sign(token: Token) -> bool:
    return token.kind == "operator" and token.text in _UPPER
