r"""The operators that bind a variable: ``\int_a^b f\,dx`` and ``\lim_{x \to a} f``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms

_DEPTH = {"{": 1, "open": 1, "begin": 1, "}": -1, "close": -1, "null": -1, "end": -1}


def read_integral(parser: Atoms, sign: Token) -> s.Surface:
    r"""Read an integral with its ends, if it has any, its integrand and its ``dx``."""
    ends: dict[str, s.Surface] = {}
    while parser.peek("_", "^"):
        kind = parser.next().kind
        ends[kind] = parser.argument()
    start = parser.position
    at = differential(parser.run, start)
    if at is not None:
        integrand = parser.run[start:at]
        parser.position = at + 1
        variable = variable_after(parser)
    elif (inside := _in_numerator(parser, start) or _in_braces(parser, start)) is not None:
        integrand, variable = inside
    else:
        raise parser.wrong_at(
            sign,
            "integral",
            "the integral does not say over which variable it runs",
            "expected dx after what is integrated",
        )
    if "^" in ends and "_" not in ends:
        raise parser.wrong_at(sign, "integral", "the lower end is missing", "expected _a^b")
    body: s.Surface = s.Number(sign.start, sign.end, "1")
    if integrand:
        body = parser.sub_parser(integrand).whole()
    end = parser.last_end()
    return s.Integral(sign.start, end, body, variable, ends.get("_"), ends.get("^"))


def differential(run: tuple[Token, ...], start: int) -> int | None:
    """Return where the d stands that belongs to the integral sign before ``start``.

    >>> from symsgd.read.tokens.lexer import tokens
    >>> from symsgd.read.documents.source import Source
    >>> differential(tokens(Source("x^2 dx")), 0)
    3
    """
    depth = opened = 0
    spaced: list[int] = []
    for i in range(start, len(run) - 1):
        token, after = run[i], run[i + 1]
        depth += _DEPTH.get(token.kind, 0)
        if depth < 0:
            break
        if depth == 0 and token.text in ("int", "iint", "oint") and token.kind == "big":
            opened += 1
        if depth == 0 and _is_d(token) and after.kind in ("letter", "roman"):
            tight = not after.spaced or token.kind == "roman"
            if tight and opened == 0:
                return i
            opened -= tight
            spaced += [i] * (not tight)
    # no dx in one piece: "d x" in two is one, where every integral sign has its own
    whole = len(spaced) == opened + 1 and run[spaced[0] + 1].text not in ("d", "e")
    return _first_closing(run, start, spaced) if whole else None


def _first_closing(run: tuple[Token, ...], start: int, spaced: list[int]) -> int:
    """Return which of the spaced ``d x`` belongs to the first of several integral signs."""
    for at in spaced:
        signs = sum(token.kind == "big" and "int" in token.text for token in run[start:at])
        if signs <= spaced.index(at):
            return at
    return spaced[-1]


def _is_d(token: Token) -> bool:
    return token.text == "d" and token.kind in ("letter", "roman")


def variable_after(parser: Atoms) -> s.Surface:
    """Read the variable after a d."""
    from symsgd.read.notation.scripts import read_scripts

    token = parser.next()
    return read_scripts(parser, s.Letter(token.start, token.end, token.text))


def _in_numerator(parser: Atoms, start: int) -> tuple[tuple[Token, ...], s.Surface] | None:
    r"""Read ``\int \frac{dx}{x}``: the integrand with 1, or what is left, above the line."""
    if not parser.peek("frac"):
        return None
    fraction = parser.next()
    upper = parser.argument_tokens()
    at = differential(upper, 0)
    if at is None or at + 2 != len(upper):
        parser.position = start
        return None
    lower_at = parser.position
    parser.argument_tokens()
    lower = parser.run[lower_at : parser.position]
    top = upper[:at] or (Token("digit", "1", upper[at].start, upper[at].end),)
    opening, closing = (
        Token("{", "{", top[0].start, top[0].start),
        Token("}", "}", top[-1].end, top[-1].end),
    )
    letter = upper[-1]
    variable = s.Letter(letter.start, letter.end, letter.text)
    return (fraction, opening, *top, closing, *lower), variable


def _in_braces(parser: Atoms, start: int) -> tuple[tuple[Token, ...], s.Surface] | None:
    r"""Read ``\int_0^1 {t\,dt}``: braces around all of it say nothing."""
    if not parser.peek("{"):
        return None
    inside = parser.argument_tokens()
    at = differential(inside, 0)
    rest = parser.sub_parser(inside[at + 1 :]) if at is not None else None
    variable = None if rest is None else variable_after(rest)
    if at is None or variable is None or rest is None or rest.token() is not None:
        parser.position = start
        return None
    return inside[:at], variable


def read_limit(parser: Atoms, sign: Token) -> s.Surface:
    r"""Read a limit: where its variable goes, from which side, and of what."""
    if not parser.take("_"):
        raise parser.wrong_at(
            sign, "limit", "the limit does not say where", r"expected \lim_{x \to a}"
        )
    run = parser.argument_tokens()
    side = ""
    while run and run[-1].kind == "}" and len(run) > 3 and run[-3].kind == "{":
        run = (*run[:-3], run[-2])
    if len(run) > 3 and run[-1].kind in ("+", "-") and run[-2].kind == "^":
        side, run = run[-1].kind, run[:-2]
    arrow = parser.sub_parser(run).whole()
    to = isinstance(arrow, s.Relation) and arrow.signs == ("->",)
    if not isinstance(arrow, s.Relation) or not to:
        raise parser.wrong(
            "limit",
            "the limit does not say where its variable goes",
            run[0].start,
            run[-1].end,
            r"expected \lim_{x \to a}",
        )
    variable, target = arrow.sides
    body = parser.signed_term()
    return s.Limit(sign.start, body.end, variable, target, side, body)
