"""The letter e as the argument of a function: in ``H(e) = e²/2`` it is an error, not a number."""

from __future__ import annotations

from symsgd.check.heads import mentions
from symsgd.check.outline import Piece
from symsgd.expression.domain import Domain
from symsgd.read import surface as s
from symsgd.read.scope import Scope


def takes_e(piece: Piece, scope: Scope) -> bool:
    """Say whether a new function gets a formula in its argument e.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def found(text):
    ...     return takes_e(outline(Source(text), scan(text)).pieces[0], Scope())
    >>> found("$H(e) = |e|$"), found("$H(e) = 1$"), found("$H(x) = e x$")
    (True, False, False)
    """
    first = piece.sides[0].piece if len(piece.sides) > 1 else None
    if piece.signs[:1] not in (("=",), (":=",)) or not isinstance(first, s.Product):
        return False
    if len(first.factors) != 2 or scope.knows("e"):
        return False
    name, group = first.factors
    if not isinstance(name, s.Letter) or not isinstance(group, s.Group) or scope.knows(name.name):
        return False
    plain = [one for one in group.items if isinstance(one, s.Letter) and not one.roman]
    body = piece.sides[1].piece
    named = any(one.name == "e" for one in plain)
    return named and body is not None and mentions(body, "e")


def with_letter_e(scope: Scope) -> Scope:
    """Return the scope in which e is a letter as any other.

    >>> with_letter_e(Scope()).knows("e"), without_letter_e(with_letter_e(Scope())).knows("e")
    (True, False)
    """
    return scope.with_domain("e", Domain())


def without_letter_e(scope: Scope) -> Scope:
    """Return the scope in which e is Euler's number again."""
    return scope.without_limits("e")
