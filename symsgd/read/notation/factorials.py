r"""Factorials behind an atom: ``n!``, ``(n - k)!^2``; a double one, ``n!!``, is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.notation.scripts import read_scripts

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms


def read_factorials(parser: Atoms, atom: s.Surface) -> s.Surface:
    """Read the factorials that follow an atom, each with its scripts.

    >>> from symsgd.read.notation.parse import parse
    >>> type(parse("n!^2").base).__name__
    'Factorial'
    >>> parse("n!!")
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: ... !! may be the double factorial n(n - 2)(n - 4)… or (n!)! ...
    """
    depth = parser.depth
    while parser.peek("!"):
        following = parser.token(1)
        if following is not None and following.kind == "!":
            raise parser.wrong(
                "two-meanings", "!! may be the double factorial n(n - 2)(n - 4)… or (n!)!",
                atom.start, following.end, "write (n!)!, or the product",
            )  # fmt: skip
        parser.go_deeper(parser.token_start(), parser.token_start() + 1)
        atom = read_scripts(parser, s.Factorial(atom.start, parser.next().end, atom))
    parser.depth = depth
    return atom
