r"""Indicators: ``\mathbb{1}[x > 0]``, ``\mathbf{1}_{x > 0}``, ``\mathbb{I}(x > 0)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.atoms import Atoms


def read_indicator(parser: Atoms, sign: Token) -> s.Surface:
    r"""Return 1 where the condition after an indicator's sign holds and 0 elsewhere.

    Without a condition it is a vector of ones or the unit matrix, which is no number.

    >>> from symsgd.read.parse import parse
    >>> len(parse(r"\mathbf{1}_{x > 0}").branches)
    2
    """
    condition = _condition(parser)
    if condition is None:
        return s.Named(sign.start, sign.end, sign.text)
    end = parser.last_end()
    one, zero = s.Number(sign.start, sign.end, "1"), s.Number(sign.start, sign.end, "0")
    return s.Cases(sign.start, end, ((one, condition), (zero, None)))


def _condition(parser: Atoms) -> s.Surface | None:
    start = parser.position
    condition: s.Surface | None
    if parser.take("_"):
        inside = parser.sub_parser(parser.argument_tokens())
        condition = _bracketed(inside) if inside.peek("open") else inside.whole()
    else:
        condition = _bracketed(parser) if parser.peek("open") else None
    if not isinstance(condition, s.Relation):
        parser.position = start
        return None
    return condition


def _bracketed(parser: Atoms) -> s.Surface:
    opening = parser.next()
    condition = parser.relation()
    parser.expect_close(opening)
    return condition
