"""What the walk finds in a document: relations to judge, and what each piece does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.scope import Scope


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to judge: two sides and the scopes it stands in.

    In ``scope`` a name means what problem file, algorithm or definition say; in ``carried``
    what the author wrote last.
    """

    left: Side
    right: Side
    relation: str
    step: int
    scope: Scope
    carried: Scope
    sign: str = ""  # as it is written, where that is another one
    before: tuple[Side, ...] = ()  # the sides of the chain that stand before both

    def checking(self, name: str, change: Callable[[Scope], Scope]) -> Link:
        """Return the claim that says itself what a name is, with a change of both of its scopes."""
        concluded = self.scope.provisos.concluded - {name}
        changed = [change(one) for one in (self.scope, self.carried)]
        scope, carried = (
            replace(one, provisos=replace(one.provisos, concluded=concluded)) for one in changed
        )
        return replace(self, scope=scope, carried=carried)


@dataclass(slots=True)
class Finding:
    """What one piece does in the document."""

    piece: Piece
    role: Role
    note: str = ""
    links: list[Link] = field(default_factory=list)
    error: SymsgdError | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation between two letters, and the derivative of the one by the other."""

    piece: Piece
    variable: str
    letter: str
    equation: n.Node
    slope: n.Node


@dataclass(slots=True)
class Loop:
    """The range of a loop's variable; ``open`` until the text ends it."""

    low: s.Surface | None
    high: s.Surface | None
    open: bool = True


def is_literal(piece: s.Surface | None) -> bool:
    """Say whether a side is nothing but numbers.

    >>> from symsgd.read.notation.parse import parse
    >>> is_literal(parse("1/2 + 3")), is_literal(parse("x"))
    (True, False)
    >>> is_literal(parse("(1, 2)^T")), is_literal(parse("x^T"))
    (True, False)
    """
    while isinstance(piece, s.Scripted) and [one.kind for one in piece.scripts] == ["transpose"]:
        piece = piece.base if piece.sub is None else None
    if piece is None:
        return False
    allowed = (s.Number, s.Sum, s.Product, s.MatrixOf, s.Group, s.Fraction, s.Constant)
    return all(
        isinstance(part, allowed) or (isinstance(part, s.Letter) and part.name == "pi")
        for part in s.walk(piece)
    )


def is_number(piece: s.Surface | None) -> bool:
    r"""Say whether a side is worked out from numbers alone, with roots, powers and logarithms.

    >>> from symsgd.read.notation.parse import parse
    >>> [is_number(parse(text)) for text in (r"\sqrt 2 + e^{-1}", r"(\ln 3, 0)", "x")]
    [True, True, False]
    """
    if piece is None:
        return False
    letters = [part for part in s.walk(piece) if isinstance(part, s.Letter)]
    closed = all(letter.word or letter.name in ("e", "pi") for letter in letters)
    known = {"ln", "log", "exp", "e", "pi", "sin", "cos", "tanh"}
    indexed = any(isinstance(part, s.Scripted) and part.sub is not None for part in s.walk(piece))
    named = all(letter.name in known for letter in letters)
    return (
        closed
        and named
        and not indexed
        and not any(isinstance(part, s.Derivative | s.Big) for part in s.walk(piece))
    )
