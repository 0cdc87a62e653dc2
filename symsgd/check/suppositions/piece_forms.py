"""What a piece is by its form: an equation, a plain relation, a symbol alone."""

from __future__ import annotations

from symsgd.check.finding import is_literal, is_number
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.cases_in_words import is_or
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.names import name_of

ORDERS = frozenset(("<", "<=", ">", ">="))


def is_implicit(piece: Piece) -> bool:
    """Say whether an equation says of a letter what is made of it: "a = (a + 2/a)/2"."""
    name = lone(piece.sides[0]) if is_equation(piece) and not piece.also else None
    right = piece.sides[-1].piece
    if name is None or right is None or name not in piece.sides[-1].names:
        return False
    if isinstance(right, s.Sum) and any(
        sign == "+" and name_of(term) == name for sign, term in right.terms
    ):
        return False  # "w = w - 0.1 g" is an update: as an equation it would only say that g is 0
    applied = (part.factors[0] for part in s.walk(right) if isinstance(part, s.Product)
               if isinstance(part.factors[1], s.Group))  # fmt: skip
    return all(name_of(one) != name for one in applied)  # y = y(x) says what y depends on


def sets_derivative(piece: Piece) -> bool:
    """Say whether a text sets a derivative equal to a number: 'set dL/dw = 0'."""
    if not (cues.is_let(piece.before) and is_relation(piece) and is_literal(piece.sides[1].piece)):
        return False
    return piece.signs == ("=",) and not is_plain(piece)


def is_zero(piece: Piece) -> bool:
    """Say whether a piece is an equation with a number on its right side."""
    return is_equation(piece) and is_literal(piece.sides[1].piece) and not lone(piece.sides[0])


def is_alternative(piece: Piece) -> bool:
    """Say whether 'or' alone stands before a piece."""
    return is_or(piece.before)


def is_equation(piece: Piece) -> bool:
    """Say whether a piece is one equation without derivatives."""
    return is_plain(piece) and piece.signs == ("=",)


def is_relation(piece: Piece) -> bool:
    """Say whether a piece is one relation between expressions, or a chain such as 0 < x < 1."""
    if piece.broken is not None or len(piece.sides) < 2:
        return False
    chain = len(piece.sides) == 2 or (set(piece.signs) <= ORDERS and not piece.also)
    return chain and piece.signs[0] in n.RELATIONS


def is_plain(piece: Piece) -> bool:
    """Say whether a piece is one relation between expressions without derivatives."""
    if not is_relation(piece):
        return False
    surfaces = [side.piece for side in piece.sides if side.piece]
    if any(s.parts(one, s.Derivative, s.Gradient) for one in surfaces):
        return False
    scripts = (x for one in surfaces for part in s.parts(one, s.Scripted) for x in part.scripts)
    return not any(x.kind in ("prime", "order") for x in scripts)


def lone(side: Side) -> str | None:
    """Return the name of the symbol that a side is, if it is one."""
    return None if side.piece is None else name_of(side.piece)


def is_in_equivalence(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether an equation stands beside ⇔: it says where something holds, and claims nothing.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("$f'(x) = 0$ <=> $x = 2$, so $f(2) = 1$")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> [is_in_equivalence(pieces, i) for i in range(3)]
    [True, True, False]
    """
    piece, behind = pieces[i], pieces[i + 1] if i + 1 < len(pieces) else None
    if piece.signs != ("=",) or len(piece.sides) != 2 or not is_number(piece.sides[1].piece):
        return False
    leads = behind is not None and behind.before == "⇔" and behind.sentence == piece.sentence
    return not is_number(piece.sides[0].piece) and (leads or piece.before.endswith("⇔"))
