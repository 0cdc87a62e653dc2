r"""Double integrals over rectangles, ``\iint_{[0,1]^2} xy\,dA``: one integral inside another.

For a continuous integrand both are the same (Fubini); whether it is continuous is proved where the
integrals are worked out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.notation.bound_operators import differential, variable_after
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms

_ADVICE = "write two integrals with their ends, one inside the other"
Interval = tuple[s.Surface, s.Surface]


def read_double(parser: Atoms, sign: Token) -> s.Surface:
    r"""Read ``\iint`` with its rectangle, its integrand and ``dx\,dy`` or ``dA``."""
    region = parser.argument() if parser.take("_") else None
    first, second = _rectangle(parser, sign, region)
    start = parser.position
    at = differential(parser.run, start)
    if at is None:
        raise parser.wrong_at(sign, "integral", "the integral does not say over which variables",
                              r"expected dx\,dy or dA after what is integrated")  # fmt: skip
    body = parser.sub_parser(parser.run[start:at]).whole() if at > start else (
        s.Number(sign.start, sign.end, "1"))  # fmt: skip
    parser.position = at + 1
    one = variable_after(parser)
    if name_of(one) == "A":
        pair: tuple[s.Surface, s.Surface] = (
            s.Letter(one.start, one.end, "x"), s.Letter(one.start, one.end, "y"),
        )  # fmt: skip
    else:
        if not (parser.peek_text("letter", "d") or parser.peek_text("roman", "d")):
            raise parser.wrong_at(sign, "integral", "the second variable is missing",
                                  r"expected dx\,dy or dA")  # fmt: skip
        parser.next()
        pair = one, variable_after(parser)
    names = [str(name_of(variable)) for variable in pair]
    if _texts(first) != _texts(second) and names != sorted(names):
        raise parser.wrong_at(sign, "integral", "which variable runs over which interval is open",
                              _ADVICE)  # fmt: skip
    end = parser.last_end()
    inner = s.Integral(sign.start, end, body, pair[0], *first)
    return s.Integral(sign.start, end, inner, pair[1], *second)


def _rectangle(parser: Atoms, sign: Token, region: s.Surface | None) -> tuple[Interval, Interval]:
    """Return the intervals of the two variables."""
    while isinstance(region, s.Group) and region.bracket == "{" and len(region.items) == 1:
        region = region.items[0]
    if isinstance(region, s.Scripted) and region.sub is None and len(region.scripts) == 1:
        square, power = _interval(region.base), region.scripts[0].body
        if square is not None and isinstance(power, s.Number) and power.digits == "2":
            return square, square
    if isinstance(region, s.Product) and region.operators == ("*",):
        sides = [_interval(factor) for factor in region.factors]
        if sides[0] is not None and sides[1] is not None:
            return sides[0], sides[1]
    what = "has no region" if region is None else "is not over a rectangle such as [0,1]^2"
    raise parser.wrong_at(sign, "integral", f"this double integral {what}", _ADVICE)


def _interval(piece: s.Surface) -> Interval | None:
    closed = isinstance(piece, s.Group) and piece.bracket == "[" and len(piece.items) == 2
    return (piece.items[0], piece.items[1]) if closed and isinstance(piece, s.Group) else None


def _texts(interval: Interval) -> list[object]:
    return [part.digits if isinstance(part, s.Number) else name_of(part) for part in interval]
