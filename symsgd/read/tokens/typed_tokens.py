"""Tokens of mathematics typed on a keyboard, and of what SymPy prints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from symsgd.functions.table import canonical_name
from symsgd.read import greek
from symsgd.read.documents.source import Source
from symsgd.read.tokens.lexer import MAX_DEPTH, MAX_TOKENS

_SIGNS = {"−": "-", "–": "-", "·": "*", "⋅": "*", "×": "*", "÷": "/", "≤": "<=", "≥": ">=",
          "≠": "!=", "’": "'", "′": "'", "∞": "oo"}  # fmt: skip
_HALVES = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")  # part of a name to no reader
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[^\W\d⁰¹²³⁴⁵⁶⁷⁸⁹][^\W⁰¹²³⁴⁵⁶⁷⁸⁹]*)|(?P<sign>\*\*|==|!=|<=|>=|[-+*/^()\[\],<>=!'&|~])|(?P<other>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TypedToken:
    """A kind (``number``, ``name`` or the sign itself), the text, and its place."""

    kind: str
    text: str
    start: int
    end: int
    spaced: bool = False


def typed_tokens(source: Source, declared: frozenset[str] = frozenset()) -> list[TypedToken]:
    """Return the tokens of a typed formula.

    >>> [token.text for token in typed_tokens(Source("2x**3"))]
    ['2', 'x', '^', '3']
    """
    out: list[TypedToken] = []
    depth = 0
    spaced = False
    position = 0
    text = source.text
    while match := _TOKEN.match(text, position):
        position = match.end()
        kind = str(match.lastgroup)
        if kind == "space":
            spaced = True
            continue
        for token in _canonical(source, match, kind, declared, spaced=spaced):
            out.append(token)
            position = token.end
        spaced = False
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(out[-1].kind, 0)
        if depth > MAX_DEPTH:
            raise source.error(
                "nested-too-deeply",
                f"brackets are nested more than {MAX_DEPTH} deep",
                match.start(),
                advice="give parts of the formula a name",
            )
        if len(out) > MAX_TOKENS:
            raise source.error(
                "formula-too-long",
                f"the formula has more than {MAX_TOKENS} tokens",
                match.start(),
                advice="split it into shorter formulas",
            )
    return out


def _canonical(
    source: Source, match: re.Match[str], kind: str, declared: frozenset[str], *, spaced: bool
) -> list[TypedToken]:
    text, start, end = match.group(), match.start(), match.end()
    if kind == "number":
        letter = re.search("[eE]", text)
        if letter and letter.group() in declared:  # 2e3 with a variable e is a product
            text = text[: letter.start()]
            end = start + len(text)
        return [TypedToken("number", text, start, end, spaced)]
    if kind == "name" and _HALVES & set(text):
        said = f"{text!r} has a fraction in one character"
        raise source.error("unknown-symbol", said, start, end, advice="write it as 1/2")
    if kind == "name":
        if _is_product(text, declared):
            return [
                TypedToken("name", letter, start + i, start + i + 1, spaced and not i)
                for i, letter in enumerate(text)
            ]
        name = text if text in declared else greek.CHARACTERS.get(text, text)
        return [TypedToken("name", name, start, end, spaced)]
    if kind == "sign":
        sign = {"**": "^"}.get(text, text)
        return [TypedToken(sign, sign, start, end, spaced)]
    if text == "√" and source.text.startswith("(", end):
        return [TypedToken("name", "sqrt", start, end, spaced)]
    if text in _SIGNS:
        sign = _SIGNS[text]
        return [TypedToken("name" if sign == "oo" else sign, sign, start, end, spaced)]
    if text in _SUPERSCRIPTS:
        digit = str(_SUPERSCRIPTS.index(text))
        return [TypedToken("^", "^", start, end), TypedToken("number", digit, start, end)]
    raise source.error(
        "unknown-symbol",
        f"the character {text!r} has no meaning here",
        start,
        end,
        advice="remove it, or write the formula in LaTeX",
    )


def _is_product(text: str, declared: frozenset[str]) -> bool:
    """Say whether ``nm`` is ``n*m``: both are declared, and nothing is called ``nm``."""
    return (
        len(text) > 1
        and text not in declared
        and all(letter in declared for letter in text)
        and canonical_name(text) is None
    )
