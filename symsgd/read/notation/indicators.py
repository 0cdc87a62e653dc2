r"""Indicators: ``\mathbb{1}[x > 0]``, ``\mathbf{1}_{x > 0}``, ``\mathbb{I}(x > 0)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms


_ORDERS = frozenset(["<", "<=", ">", ">="])
_INDICES = frozenset("cijklmnpqr")


def read_indicator(parser: Atoms, sign: Token) -> s.Surface:
    r"""Return 1 where the condition after an indicator's sign holds and 0 elsewhere.

    Without a condition it is a vector of ones or the unit matrix, which is no number.

    >>> from symsgd.read.notation.parse import parse
    >>> len(parse(r"\mathbf{1}_{x > 0}").branches)
    2
    """
    condition = _condition(parser)
    if condition is None:
        return s.Named(sign.start, sign.end, sign.text)
    return indicator(sign.start, parser.last_end(), condition)


def indicator(start: int, end: int, condition: s.Surface) -> s.Surface:
    """Return 1 where a condition holds and 0 elsewhere."""
    one, zero = s.Number(start, start + 1, "1"), s.Number(start, start + 1, "0")
    return s.Cases(start, end, ((one, condition), (zero, None)))


def is_order(piece: s.Surface) -> bool:
    """Say whether a piece is an inequality, as in ``[x > 0]``: = there may be a slip."""
    return isinstance(piece, s.Relation) and set(piece.signs) <= _ORDERS


def is_condition(piece: s.Surface) -> bool:
    """Say whether a piece is an inequality, or compares indices, as in ``[i = j]``.

    In (1 = 2σ) the sign is a slip for − or +, and in [y = a] it may be one.

    >>> from symsgd.read.notation.parse import parse
    >>> [is_condition(parse(text)) for text in ("x > 0", "i = j", "y = k", "1 = 2k", "y = a")]
    [True, True, True, False, False]
    """
    if is_order(piece):
        return True
    if not isinstance(piece, s.Relation) or not set(piece.signs) <= {"=", "!="}:
        return False
    bases = [side.base if isinstance(side, s.Scripted) else side for side in piece.sides]
    letters = [base.name for base in bases if isinstance(base, s.Letter)]
    plain = all(isinstance(base, s.Letter | s.Number) for base in bases)
    return plain and not _INDICES.isdisjoint(letters)


def plain_indicator(parser: Atoms, sign: Token) -> s.Surface | None:
    r"""Return ``1\{x > 0\}``, ``1_{i = j}``, ``I(x > 0)`` or ``1[a = c]``, or None otherwise.

    An equation of other letters may be a slip of the pen in round brackets, and then it is none.
    """
    start = parser.position
    parser.next()
    below = parser.take("_")
    opening = parser.token()
    kind = "{" if below else "open"
    equation = opening is not None and opening.text in ("[", "\\{")
    if opening is None or opening.kind != kind or not _holds_order(parser):
        parser.position = start
        return None
    return _with_bracket(parser, sign, start, equation=equation)


def _with_bracket(parser: Atoms, sign: Token, start: int, *, equation: bool) -> s.Surface | None:
    condition: s.Surface
    if parser.peek("{"):
        inside = parser.sub_parser(parser.group_tokens())
        condition = _bracketed(inside) if inside.peek("open") else inside.whole()
    else:
        condition = _bracketed(parser)
    if not is_condition(condition) and not (equation and isinstance(condition, s.Relation)):
        parser.position = start
        return None
    return indicator(sign.start, parser.last_end(), condition)


def _holds_order(parser: Atoms) -> bool:
    """Say whether an inequality stands directly in the bracket that opens here."""
    run = parser.run[parser.position :]
    if len(run) > 1 and run[0].kind == "{" and run[1].kind == "open":  # 1_{\{i = j\}}
        run = run[1:]
    depth = 0
    for token in run:
        depth += {"open": 1, "{": 1, "close": -1, "}": -1}.get(token.kind, 0)
        if depth == 0:
            return False
        if depth == 1 and token.kind == "relation":
            return token.text in _ORDERS or token.text in ("=", "!=")
        if depth == 1 and token.kind in (",", ";"):
            return False
    return False


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
