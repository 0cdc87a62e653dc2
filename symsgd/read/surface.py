"""The surface of a formula: what stands on the paper, before anybody says what it means.

Juxtaposition stays a sequence, scripts keep their kind, and every node keeps
its place.  Application or product, index or power are decided later, by a
symbol table (:mod:`symsgd.read.meaning`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from itertools import islice
from typing import TypeVar, cast

Kind = TypeVar("Kind", bound="Surface")
MOST_KEPT = 200  # pieces of a formula that are kept with it


class _Inside:
    """Room for what is found once: the pieces directly inside a piece, all of them, and by kind."""

    __slots__ = ("by_kind", "inside", "whole")
    inside: tuple[Surface, ...]
    whole: tuple[Surface, ...]
    by_kind: dict[type[Surface], tuple[Surface, ...]]


@dataclass(frozen=True, slots=True)
class Surface(_Inside):
    """A piece of a formula, from offset ``start`` to ``end`` of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number(Surface):
    """A number exactly as it is written."""

    digits: str


@dataclass(frozen=True, slots=True)
class Letter(Surface):
    """A letter (``x``, ``sigma``, ``hat_x``) or a word (``tanh``, ``Loss``)."""

    name: str
    word: bool = False
    roman: bool = False


@dataclass(frozen=True, slots=True)
class Constant(Surface):
    """A constant with a sign of its own: infinity, the imaginary unit."""

    name: str


KINDS = ("prime", "index", "order", "transpose", "star", "degree", "exponent")


@dataclass(frozen=True, slots=True)
class Script:
    """A superscript of one of the ``KINDS``.

    ``count`` counts primes; ``style`` is the bracket around an index or order.
    """

    kind: str
    start: int
    end: int
    body: Surface | None = None
    count: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class Scripted(Surface):
    """Something with a subscript, superscripts, or both."""

    base: Surface
    sub: Surface | None
    scripts: tuple[Script, ...]


@dataclass(frozen=True, slots=True)
class Sum(Surface):
    """Terms with their signs, ``+`` or ``-``."""

    terms: tuple[tuple[str, Surface], ...]


@dataclass(frozen=True, slots=True)
class Product(Surface):
    """Neighbours in a row; an operator is ``""`` (juxtaposed), ``*``, ``/``, ``hadamard``…"""

    factors: tuple[Surface, ...]
    operators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group(Surface):
    r"""A bracket (``(``, ``[``, ``\\{``, ``|``, ``\\|``, ``floor``, ``ceil``) around a list."""

    bracket: str
    items: tuple[Surface, ...]


@dataclass(frozen=True, slots=True)
class Fraction(Surface):
    """A numerator over a denominator."""

    numerator: Surface
    denominator: Surface


@dataclass(frozen=True, slots=True)
class Binomial(Surface):
    """A binomial coefficient."""

    upper: Surface
    lower: Surface


@dataclass(frozen=True, slots=True)
class Root(Surface):
    """A root; ``degree`` is None for the square root."""

    body: Surface
    degree: Surface | None


@dataclass(frozen=True, slots=True)
class Factorial(Surface):
    """A factorial."""

    body: Surface


@dataclass(frozen=True, slots=True)
class Derivative(Surface):
    """A derivative operator; without an operand of its own it takes what follows.

    ``times`` is the order of one variable where that is a letter: n in d^n/dx^n.
    """

    operand: Surface | None
    variables: tuple[tuple[Surface, int], ...]
    partial: bool
    times: Surface | None = None


@dataclass(frozen=True, slots=True)
class Evaluated(Surface):
    """A body taken at a place, or at ``upper`` minus at ``lower``; a place is a symbol and a value.

    A symbol is None where the bar names none; ``shown`` says that brackets show what it is about.
    """

    body: Surface
    lower: tuple[tuple[Surface | None, Surface], ...]
    upper: tuple[tuple[Surface | None, Surface], ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Gradient(Surface):
    r"""The gradient operator, with the symbol it runs over; ``\nabla^2`` is of order 2."""

    over: Surface | None
    order: int = 1


@dataclass(frozen=True, slots=True)
class Big(Surface):
    """A sum or product over a range."""

    kind: str
    lower: Surface | None
    upper: Surface | None
    body: Surface | None
    reaches: bool = False  # it takes in later terms, although no bracket is written


@dataclass(frozen=True, slots=True)
class Integral(Surface):
    """An integral over a variable, with its ends if it has any."""

    body: Surface
    variable: Surface
    lower: Surface | None
    upper: Surface | None


@dataclass(frozen=True, slots=True)
class Limit(Surface):
    """A limit; ``side`` is ``+`` or ``-`` if the variable comes from one side only."""

    variable: Surface
    target: Surface
    side: str
    body: Surface


@dataclass(frozen=True, slots=True)
class Relation(Surface):
    """Sides with the signs between them."""

    sides: tuple[Surface, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixOf(Surface):
    """A matrix, row by row; ``bracket`` is the environment's name."""

    rows: tuple[tuple[Surface, ...], ...]
    bracket: str


@dataclass(frozen=True, slots=True)
class Cases(Surface):
    """Values with their conditions; None is 'otherwise'."""

    branches: tuple[tuple[Surface, Surface | None], ...]


@dataclass(frozen=True, slots=True)
class Dots(Surface):
    """An ellipsis: the author left something to the reader."""


@dataclass(frozen=True, slots=True)
class Named(Surface):
    """A set, or words inside a formula: mentioned, never calculated with."""

    words: str


def children(node: Surface) -> tuple[Surface, ...]:
    """Return the pieces directly inside a piece.

    >>> [child.digits for child in children(Fraction(0, 9, Number(0, 1, "1"), Number(1, 2, "2")))]
    ['1', '2']
    """
    try:
        return node.inside  # readers walk a formula again and again
    except AttributeError:
        found: list[Surface] = []
        for name in _parts(type(node).__name__):
            _collect(getattr(node, name), found)
        object.__setattr__(node, "inside", tuple(found))
        return node.inside


@cache
def _parts(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind of piece that can hold pieces."""
    plain = ("int", "str", "bool", "int | None", "tuple[str, ...]")
    return tuple(field.name for field in fields(globals()[kind]) if field.type not in plain)


def _collect(value: object, found: list[Surface]) -> None:
    if isinstance(value, Surface):
        found.append(value)
    elif isinstance(value, Script):
        _collect(value.body, found)
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, found)


def walk(node: Surface) -> Iterator[Surface]:
    """Yield a piece and everything inside it.

    >>> [type(piece).__name__ for piece in walk(Root(0, 3, Number(1, 2, "4"), None))]
    ['Root', 'Number']
    """
    try:
        return iter(node.whole)  # readers walk a formula again and again
    except AttributeError:
        found = tuple(islice(_pieces(node), MOST_KEPT + 1))
        if len(found) > MOST_KEPT:
            return _pieces(node)
        object.__setattr__(node, "whole", found)
        return iter(found)


def _pieces(node: Surface) -> Iterator[Surface]:
    stack = [node]
    while stack:
        piece = stack.pop()
        yield piece
        if not isinstance(piece, Letter | Number):  # most pieces are, and have none inside
            stack.extend(reversed(children(piece)))


def parts(node: Surface, *kinds: type[Kind]) -> tuple[Kind, ...]:
    """Return the pieces of some kinds in a piece and inside it, in the order of ``walk``.

    Most formulas have none of most kinds, and many readers ask for the same ones.

    >>> [part.digits for part in parts(Root(0, 3, Number(1, 2, "4"), None), Number)]
    ['4']
    """
    try:
        known = node.by_kind
    except AttributeError:
        known = _by_kind(node)
    found = [known[kind] for kind in kinds if kind in known]
    if len(found) < 2:
        return cast("tuple[Kind, ...]", found[0] if found else ())
    return tuple(piece for piece in walk(node) if isinstance(piece, kinds))


def _by_kind(node: Surface) -> dict[type[Surface], tuple[Surface, ...]]:
    """Return the pieces of a piece by their kind; they are kept with a formula of usual size."""
    found: dict[type[Surface], list[Surface]] = {}
    for piece in walk(node):
        found.setdefault(type(piece), []).append(piece)
    known = {kind: tuple(pieces) for kind, pieces in found.items()}
    if sum(map(len, known.values())) <= MOST_KEPT:
        object.__setattr__(node, "by_kind", known)
    return known
