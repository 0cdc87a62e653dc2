r"""Roots: ``\sqrt[3]{x}``, and ``\root 3 \of x`` of plain TeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms
    from symsgd.read.tokens.lexer import Token


def read_root(parser: Atoms, token: Token) -> s.Surface:
    r"""Read a root and the degree in its square brackets.

    >>> from symsgd.read.notation.parse import parse
    >>> root = parse(r"\sqrt[3]{x}")
    >>> root.degree.digits, root.body.name
    ('3', 'x')
    """
    degree = None
    if (opening := parser.token()) and opening.text == "[" and opening.kind == "open":
        parser.next()
        degree = parser.expression()
        parser.expect_close(opening)
    body = parser.argument()
    return s.Root(token.start, parser.last_end(), body, degree)


def read_plain_root(parser: Atoms, token: Token) -> s.Surface:
    r"""Read ``\root 3 \of x``, and ``\root{3}{x}`` as some programs write it.

    >>> from symsgd.read.notation.parse import parse
    >>> root = parse(r"\root 3 \of x")
    >>> root.degree.digits, root.body.name
    ('3', 'x')
    """
    braced, degree = parser.peek("{"), parser.argument()
    if parser.take("of") is None and not braced:
        raise parser.wrong_at(token, "unexpected", r"\root takes one sign before \of",
                              r"write \sqrt[n]{x}")  # fmt: skip
    return s.Root(token.start, parser.last_end(), parser.argument(), degree)
