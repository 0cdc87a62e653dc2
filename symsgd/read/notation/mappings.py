r"""Functions given by what they do to a letter: ``f\colon x \mapsto 3x^2`` is f(x) = 3x^2.

The arrow with a foot has one meaning more in this field: ``w \mapsto w - \eta g`` is an update.
It is one where no letter and no word before it names a function.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from symsgd.read.tokens.lexer import Token

_FOOT = re.compile(r"\\(?:long)?mapsto|↦|⟼")
_NAMES = ("letter", "word")
_FUNCTION_WORD = re.compile(
    r"(?:function|map|mapping|Funktion|Abbildung|fonction|application|función|aplicación)s?\W*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\$*[\s,;$]*(?:with|where|given by|defined by|mit|durch|avec|con)?[\s$]*")


@dataclass(frozen=True, slots=True)
class Mapping:
    """The tokens of a formula, and the name of a function whose rule may be in the next one."""

    run: tuple[Token, ...]
    name: tuple[Token, ...] = ()


def mapping(
    run: tuple[Token, ...], text: str, prose: str, declared: tuple[Token, ...] = ()
) -> Mapping:
    r"""Return a formula with f(x) = … for ``f: x \mapsto …``; ``declared`` is f of the one before.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> text = r"f\colon \mathbb{R} \to \mathbb{R}, x \mapsto 3x"
    >>> "".join(token.text for token in mapping(tokens(Source(text)), text, "").run)
    'f(x(=3x'
    """
    name = _name(run)
    foot = next((i for i, token in enumerate(run) if _is_foot(token, text)), None)
    if foot is None:
        arrow = any(token.kind == "relation" and token.text == "->" for token in run)
        return Mapping(run, name if name and arrow else ())
    variable = _variable(run[:foot])
    between = run[len(name) + 1 : foot - len(variable)] if name else run[: foot - len(variable)]
    if not variable or (between and not (name and _is_domain(between))):
        return Mapping(run)
    if not name and declared and _BETWEEN.fullmatch(prose):
        place = variable[0].start
        name = tuple(token._replace(start=place, end=place) for token in declared)
    if not name:
        return Mapping(variable if _FUNCTION_WORD.search(prose) else run)
    return Mapping((*name, *_bracketed(variable), _equals(run[foot]), *run[foot + 1 :]))


def _is_foot(token: Token, text: str) -> bool:
    return token.kind == "relation" and _FOOT.match(text, token.start) is not None


def _name(run: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of a name before a colon, such as f or f_1."""
    colon = next((i for i, token in enumerate(run) if token.kind == ":"), 0)
    before = run[:colon]
    single = len(before) == 1 and before[0].kind in _NAMES
    indexed = len(before) == 3 and before[0].kind in _NAMES and before[1].kind == "_"
    return before if single or indexed else ()


def _variable(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the letter that stands before the arrow, or the letters in their bracket."""
    if before and before[-1].kind == "close":
        opens = max((i for i, token in enumerate(before) if token.kind == "open"), default=None)
        return () if opens is None else before[opens:]
    return before[-1:] if before and before[-1].kind in _NAMES else ()


def _is_domain(between: tuple[Token, ...]) -> bool:
    """Say whether sets with an arrow stand between a name and its variable."""
    arrow = any(token.kind == "relation" and token.text == "->" for token in between)
    return arrow and between[-1].kind in (",", ";", "quad", "row")


def _bracketed(variable: tuple[Token, ...]) -> tuple[Token, ...]:
    if variable[0].kind == "open":
        return variable
    first, last = variable[0], variable[-1]
    opening = Token("open", "(", first.start, first.start)
    return (opening, *variable, Token("close", "(", last.end, last.end))


def _equals(arrow: Token) -> Token:
    return arrow._replace(text="=")
