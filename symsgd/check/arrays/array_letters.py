"""Which letters of an exercise stand for vectors and matrices: those shown, and what is beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from symsgd.check.arrays.applied_arrays import entrywise_functions, quantities, without_arguments
from symsgd.check.arrays.array_marks import Mark
from symsgd.check.arrays.numbered_arrays import (
    base_of,
    bases_of,
    is_capital,
    is_numbered,
    letter_of,
    with_letters,
)
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.read import surface as s
from symsgd.read.arrays.components import Components
from symsgd.read.arrays.entry_ranges import indices_of
from symsgd.read.arrays.shapes import COLUMN, MANY, MATRIX, NUMBER, NoShape, Shape
from symsgd.read.functions.unknown_functions import before_brackets, usual
from symsgd.read.notation.equivalences import ROWS
from symsgd.read.scope import Scope

SIGNS = {"=", ":=", "~", ROWS}
INDICES = "ijlmnab"
_PLAIN = re.compile(r"(?:(?:hat|bar|tilde|vec)_)?(?:[A-Za-z]|[A-Za-z][a-z]+)")
_SAMPLE = re.compile(r"([a-z])_[a-z]")  # x_i is the i-th of several vectors
_ROW = re.compile(r"\{?1\}?\s*\\times")
_RATES = ("alpha", "eta", "lambda", "epsilon", "gamma", "rho")  # numbers by a habit of the field
_COSTS = ("ell",)
_ROUNDS = 6  # a vector that is found may show another one


def has_name(sides: Sequence[s.Surface], name: str) -> bool:
    """Say whether a letter stands in some pieces."""
    return any(
        isinstance(part, s.Letter) and part.name == name for side in sides for part in s.walk(side)
    )


class ArrayLetters:
    """The pieces of one exercise with the letters that stand for arrays in it.

    ``known_numbers`` are letters that are arrays elsewhere.
    """

    def __init__(
        self,
        pieces: list[Piece],
        marks: Iterable[Mark],
        scope: Scope,
        known_numbers: frozenset[str] = frozenset(),
    ) -> None:
        marks = tuple(mark for mark in marks if mark.name not in known_numbers)
        self.scope, self.known_numbers = scope, known_numbers
        self.written: dict[str, s.Surface] = {}  # what numbered letters are on the paper
        self.ranks = dict(_ranks(marks))
        self.rows = frozenset(
            found[1] for mark in marks if (found := _SAMPLE.fullmatch(mark.name))
        ) - {*self.ranks}  # fmt: skip
        numbered = bases_of(mark.name for mark in marks)
        apart = frozenset(mark.name for mark in marks if mark.name.endswith("_0"))
        if numbered or apart:
            plain = frozenset(name for name in self.ranks if not is_numbered(name))
            pieces = [self._numbered(piece, plain, apart) for piece in pieces]
        self.pieces = pieces
        sides = [side.piece for piece in pieces for side in piece.sides if side.piece is not None]
        self.letters = {p.name for side in sides for p in s.walk(side) if isinstance(p, s.Letter)}
        self._share_ranks()
        for _ in range(_ROUNDS):
            self.functions = entrywise_functions(sides, self.ranks, scope)
            self.quantities = dict(quantities(sides, self.ranks, self.functions))
            more = {name: rank for piece in pieces for name, rank in self._arrays(piece)}
            numbers = {name for piece in pieces for name in self._numbers(piece)}
            new = {name: rank for name, rank in more.items()
                   if name not in self.ranks and name not in numbers}  # fmt: skip
            samples = {name for side in sides for name in self._samples(side)} - self.rows
            if not new and not samples:
                break
            self.ranks.update(new)
            self.rows |= samples - {*self.ranks}
        self.limited = any(map(self._limits, pieces))

    def _numbered(self, piece: Piece, arrays: frozenset[str], apart: frozenset[str]) -> Piece:
        sides = tuple(
            side if side.piece is None
            else replace(side, piece=with_letters(side.piece, arrays, self.written, apart))
            for side in piece.sides
        )  # fmt: skip
        return replace(piece, sides=sides)

    def _share_ranks(self) -> None:
        """Give W₁ the rank of W₂, of which the text shows it."""
        known = {base_of(name): rank for name, rank in self.ranks.items() if is_numbered(name)}
        for letter in self.letters:
            if is_numbered(letter) and base_of(letter) in known:
                self.ranks.setdefault(letter, known[base_of(letter)])

    def components(self, *, turned: bool = False) -> Components:
        """Return what writes formulas out for an entry."""
        taken = {*self.letters, *INDICES[:2]}
        identity = not self.scope.knows("I")
        euclidean = not self.scope.throughout.other_norms
        return Components(self.ranks, taken, self.functions, self.rows, identity, euclidean, turned)

    def plain(self, side: Side) -> s.Surface:
        """Return a side with names for functions of arrays."""
        if side.piece is None or side.error is not None:
            raise NoShape
        return without_arguments(side.piece, self.quantities, self.functions)

    def shape(self, piece: s.Surface) -> Shape | None:
        """Return the shape of a formula, or None if it has none."""
        try:
            return self.components().shape(piece)
        except NoShape:
            return None

    def _limits(self, piece: Piece) -> bool:
        """Say whether a piece may say which arrays are meant: a^T b = 0, or "let AB = BA"."""
        pieces = [side.piece for side in piece.sides if side.piece is not None]
        sides = [without_arguments(side, self.quantities, self.functions) for side in pieces]
        if len(sides) < 2 or isinstance(sides[0], s.Letter):
            return False
        arrays = [any(has_name([side], name) for name in self.ranks) for side in sides]
        supposed = any(
            says(piece.before) for says in (cues.is_condition, cues.is_let, cues.is_where)
        )
        numbers = [not any(isinstance(part, s.Letter) for part in s.walk(side)) for side in sides]
        return any(arrays) and (supposed or any(numbers) or not set(piece.signs) <= SIGNS)

    # -- letters that must be arrays -------------------------------------------------------------

    def _arrays(self, piece: Piece) -> Iterator[tuple[str, int]]:
        if not set(piece.signs) <= SIGNS:
            return
        try:
            sides = [self.plain(side) for side in piece.sides]
        except NoShape:
            return
        yield from self._beside(sides)
        if any(self.shape(side) == MATRIX for side in sides):
            yield from ((side.name, 2) for side in sides
                        if isinstance(side, s.Letter) and _is_matrix_letter(side.name)
                        and not self.components().is_identity(side))  # fmt: skip
        for side in sides:
            for part in s.walk(side):
                if isinstance(part, s.Sum):
                    yield from self._beside([term for _, term in part.terms])
                elif isinstance(part, s.Product):
                    yield from self._behind_matrix(part)

    def _numbers(self, piece: Piece) -> Iterator[str]:
        """Yield the letters that are equal to a number such as w^T x."""
        try:
            sides = [self.plain(side) for side in piece.sides]
        except NoShape:
            return
        products = any(
            self.shape(side) == NUMBER and any(has_name([side], name) for name in self.ranks)
            for side in sides
        )
        if products and set(piece.signs) <= SIGNS:
            yield from (side.name for side in sides if isinstance(side, s.Letter))

    def _beside(self, pieces: Sequence[s.Surface]) -> Iterator[tuple[str, int]]:
        """Yield the letters that are added to, or equal to, a vector."""
        shapes = [self.shape(piece) for piece in pieces]
        if any(shape is not None and shape[0] == MANY != shape[1] for shape in shapes):
            inside = [self._argument(piece) or piece for piece in pieces]
            yield from ((piece.name, 1) for piece in inside if self._is_unmarked(piece))  # type: ignore[attr-defined]

    def _argument(self, piece: s.Surface) -> s.Surface | None:
        """Return z of a lone σ(z): where that is a vector, z is one."""
        if not isinstance(piece, s.Product) or len(piece.factors) != 2:
            return None
        if not self.components().is_function(piece.factors[0]) or piece.operators != ("",):
            return None
        group = piece.factors[1]
        return group.items[0] if isinstance(group, s.Group) and len(group.items) == 1 else None

    def _behind_matrix(self, product: s.Product) -> Iterator[tuple[str, int]]:
        """Yield the letters that a matrix or a row is multiplied with."""
        applied = {head for head, _ in before_brackets(product)}
        for first, second in zip(product.factors, product.factors[1:], strict=False):
            if isinstance(second, s.Letter) and second.name in applied and usual(second.name):
                continue  # w^T σ(z): a function is no array
            shape = self.shape(first)
            if shape is not None and shape[1] == MANY and self._is_unmarked(second):
                yield second.name, 1  # type: ignore[attr-defined]

    def _samples(self, side: s.Surface) -> Iterator[str]:
        """Yield x where a row is multiplied with x_i: each x_i is a vector."""
        products = (part for part in s.walk(side) if isinstance(part, s.Product))
        for product in products:
            pairs = zip(product.factors, product.factors[1:], product.operators, strict=False)
            for first, second, operator in pairs:
                sample = isinstance(second, s.Scripted) and not second.scripts
                if operator or not sample or len(indices_of(second.sub) or ()) != 1:  # type: ignore[attr-defined]
                    continue
                base = second.base  # type: ignore[attr-defined]
                turned = isinstance(first, s.Scripted) and self.shape(first) == COLUMN[::-1]
                if turned and self._is_unmarked(base) and base.name not in self.ranks:
                    yield base.name

    def _is_unmarked(self, piece: s.Surface) -> bool:
        small = isinstance(piece, s.Letter) and not piece.word and not is_capital(piece.name)
        if not small or self.scope.knows(piece.name):  # type: ignore[attr-defined]
            return False
        if piece.name in self.known_numbers:  # type: ignore[attr-defined]
            return False
        return base_of(piece.name) not in (*_RATES, *_COSTS)  # type: ignore[attr-defined]


def _ranks(marks: Iterable[Mark]) -> Iterator[tuple[str, int]]:
    for mark in marks:
        if mark.name == "I" and mark.what.startswith(("in ", "transposed")):
            continue  # tr(I) is a trace of the unit matrix
        name = mark.name if _PLAIN.fullmatch(mark.name) else letter_of(mark.name)
        if name is not None:
            declared = "^" in mark.what and "times" not in mark.what
            matrix = is_capital(name) and not declared
            row = _ROW.search(mark.what) is not None
            yield name, 3 if row else 2 if matrix or "times" in mark.what else 1


def _is_matrix_letter(name: str) -> bool:
    return len(base_of(name).rpartition("_")[2]) == 1 and is_capital(name)
