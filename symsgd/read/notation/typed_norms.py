r"""Norms with bars as they are typed: ``||x||_2``, which TeX would write ``\|x\|_2``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.brackets import Brackets


def typed_norm(parser: Brackets, opening: Token) -> s.Group | None:
    """Return the norm whose second bar comes next, or None: in ``||x| - |y||`` there is none.

    >>> from symsgd.read.notation.parse import parse
    >>> parse("||x - y||") == parse("|x - y|"), parse("||x| - |y||").bracket
    (False, '|')
    """
    run, start = parser.run, parser.position
    if start >= len(run) or not _are_double(opening, run[start]):
        return None
    bars = list(islice((i for i in range(start + 1, len(run)) if _is_bar(run[i])), 2))
    if len(bars) < 2 or bars[0] == start + 1 or not _are_double(*(run[i] for i in bars)):
        return None
    body = parser.sub_parser(run[start + 1 : bars[0]]).whole()
    parser.position = bars[1] + 1
    return s.Group(opening.start, run[bars[1]].end, "\\|", (body,))


def _are_double(one: Token, other: Token) -> bool:
    return _is_bar(one) and _is_bar(other) and one.end == other.start


def _is_bar(token: Token) -> bool:
    return token.kind == "bar" and token.text == "|"
