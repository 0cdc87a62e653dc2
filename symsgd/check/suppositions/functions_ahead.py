"""Functions that a text applies before it says what they are: "f = σ(z), where σ is the sigmoid".

A piece that applies σ looks for the piece further on that says what σ is.  Which pieces may do so
for a letter is found once for the whole text; a text of n formulas would be searched n times else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from symsgd.check.heads import Head, head_of
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.meanings.functions_or_numbers import FunctionsOrNumbers
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.suppositions.declarations import Declarations
from symsgd.check.suppositions.properties import Properties
from symsgd.check.suppositions.sought import sought
from symsgd.check.words.named_functions import of_any_argument
from symsgd.expression.node import Node, free_variables
from symsgd.read import surface as s
from symsgd.read.functions.known_later import unknown_functions
from symsgd.read.functions.unknown_functions import letters_before_brackets
from symsgd.read.names import name_of
from symsgd.read.sums.statistics import WORDS as STATISTICS


class FunctionsAhead(FunctionsOrNumbers, Definitions, Declarations, Properties):
    """The part of the walk that looks for the meaning of functions further on."""

    applied_in: tuple[frozenset[str], ...] = ()  # by each piece: letters right before a bracket
    named_in_pieces: Mapping[str, tuple[int, ...]] = {}  # where a letter may get its meaning

    def note_functions(self, pieces: tuple[Piece, ...]) -> None:
        """Note which letters each piece applies, and which pieces may say what they are."""
        self.applied_in = tuple(
            frozenset().union(
                *(letters_before_brackets(side.piece) for side in piece.sides if side.piece)
            )
            for piece in pieces
        )
        self.before_brackets = frozenset().union(*self.applied_in)
        self.named_in_pieces = naming_pieces(pieces)
        self.note_uses(pieces, self.applied_in)

    def functions_ahead(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Read what σ is further on before a piece that applies σ: its letter is no factor.

        That is 'σ(x) = …' there, or words such as 'where σ is the sigmoid'.
        """
        given = self.scope.indexed_functions  # f_β for every β: f_1 is known with it
        wanted = {
            name
            for name in self.applied_in[i]
            if not self.scope.knows(name)
            and (base := name.partition("_")[0]) not in given
            and not self.names_partial(Head(name, base))
        }
        sides = [side.piece for side in pieces[i].sides if side.piece is not None]
        own = head_of(sides[0], self.scope) if wanted and sides else None
        wanted -= {own.name} if own is not None else set()
        for j in self._candidates(wanted, i):
            later = pieces[j]
            called = None if j in self.findings else self.called(later)
            if called is not None and called[0] in wanted:
                wanted.discard(called[0])
                self.findings[j] = self.mention(later)
            if j in self.findings or later.signs[:1] not in (("=",), (":=",)):
                continue
            first = later.sides[0].piece
            head = None if first is None else head_of(first, self.scope)
            if head is None or head.name not in wanted or self.value_of_function(later, head):
                continue
            if sought(pieces, j, self.scope) is not None:
                continue
            if self.stands_alone(later, head):
                wanted.discard(head.name)
                self.findings[j] = self.define(later, head, Role.DEFINITION)
            elif later.alike and pieces[i].blocks != later.blocks and self._is_open(later, head):
                wanted.discard(head.name)  # an item before the next one gives another f

    def _candidates(self, wanted: set[str], i: int) -> list[int]:
        """Return the pieces behind a piece that may say what one of some letters is."""
        letters = (name[:end] for name in wanted for end in range(1, len(name) + 1))
        keys = {*wanted, *map(_any_index, letters)}
        places = (self.named_in_pieces.get(key, ()) for key in keys)
        return sorted({j for found in places for j in found if j > i})

    def _is_open(self, piece: Piece, head: Head) -> bool:
        """Say whether a function is defined with other letters besides its arguments."""
        found = self.best(replace(piece, sides=piece.sides[1:]), head, self.ambient(piece))
        if head.params is None or not isinstance(found, Node) or unknown_functions(found):
            return False
        return not set(free_variables(found)) <= set(head.params)

    def stands_alone(self, piece: Piece, head: Head) -> bool:
        """Say whether a function is defined by its arguments alone, whatever stands between."""
        if head.base in STATISTICS:
            return False
        found = self.best(replace(piece, sides=piece.sides[1:]), head, self.ambient(piece))
        if head.params is None or not isinstance(found, Node) or unknown_functions(found):
            return False
        free = set(free_variables(found))
        if not free and any({*name} & {*"^_"} for name in head.params):
            return False  # J(w^*) = 1 is the value at one point
        return free <= set(head.params)


def naming_pieces(pieces: tuple[Piece, ...]) -> dict[str, tuple[int, ...]]:
    r"""Return for each name the pieces that may say which function it is, by their form alone.

    A letter with letters in its index is kept as ``f_*``: the numbers of those may be known.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> text = r"$f(g(x)) = 1$, $f(x) = x$, $2 g(x) = 3$ and $\sigma(\cdot)$ is the sigmoid"
    >>> naming_pieces(outline(Source(text), scan(text)).pieces)
    {'f': (1,), 'sigma': (3,)}
    """
    found: dict[str, list[int]] = {}
    for j, piece in enumerate(pieces):
        for name in _may_name(piece):
            found.setdefault(name, []).append(j)
    return {name: tuple(places) for name, places in found.items()}


def _may_name(piece: Piece) -> Iterator[str]:
    """Yield the name whose meaning a piece may say: ``f`` or ``f(x)`` on its left."""
    if not piece.sides:
        return
    side = piece.sides[0]
    if len(piece.sides) == 1 and (name := of_any_argument(side.text)) is not None:
        yield name
        return
    first = side.piece
    while isinstance(first, s.Group) and first.bracket == "{" and len(first.items) == 1:
        first = first.items[0]
    if isinstance(first, s.Product):
        symbols = (isinstance(item, s.Letter | s.Scripted | s.Group)
                   for item in getattr(first.factors[-1], "items", ()))  # fmt: skip
        if len(first.factors) != 2 or not all(symbols):
            return
        first = first.factors[0]
    elif len(piece.sides) > 1:
        return  # a symbol alone gets a number or a formula there, and no argument
    if isinstance(first, s.Letter):
        yield first.name
    elif isinstance(first, s.Scripted) and isinstance(first.base, s.Letter):
        scripts = (first.sub, *(script.body for script in first.scripts))
        letters = (part for each in scripts if each is not None for part in s.walk(each))
        open_index = any(isinstance(part, s.Letter) for part in letters)
        name = None if open_index else name_of(first)
        yield _any_index(first.base.name) if name is None else name


def _any_index(letter: str) -> str:
    return f"{letter}_*"
