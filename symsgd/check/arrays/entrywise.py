"""Vectors and matrices of any size: what a text says of them is taken entry by entry.

Which letters are arrays the text shows (:mod:`.array_marks`, :mod:`.array_letters`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from symsgd.check.arrays.array_letters import INDICES, SIGNS, ArrayLetters, has_name
from symsgd.check.arrays.array_marks import Mark
from symsgd.check.arrays.numbered_arrays import without_letters
from symsgd.check.arrays.parts import Numbers
from symsgd.check.finding import is_literal
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import UNIT
from symsgd.read.arrays.shapes import MANY, MATRIX, NUMBER, NoShape, Shape, agreed
from symsgd.read.scope import Scope
from symsgd.read.tokens.function_words import FUNCTION_NAMES

_SPECIAL = re.compile(
    r"symmetri|orthogon|orthonorm|\bunit\b|normali[sz]|normiert|diagonal|idempot|inverti|definite"
    r"|definit\b|singular|stochastic|unitar|permutation|sparse|one-hot|rank|\bunitaire|norm[eé]"
    r"|[对正]称|對稱|对称|正交|单位|單位|one hot|eigen|Eigen|propre|propio|特征",
    re.IGNORECASE,
)

_LEAST = 2  # rows, and columns, of a matrix that is no vector


def in_entries(
    pieces: Sequence[Piece], marks: Iterable[Mark], scope: Scope, numbers: Numbers | None = None
) -> tuple[Piece, ...]:
    """Return the pieces of a document with what they say of arrays said of an entry.

    ``numbers`` are letters of arrays that some formulas make numbers of.
    """
    marks = tuple(marks)
    if scope.layers is not None or not marks:
        return tuple(pieces)
    found = list(pieces)
    parts: dict[tuple[int, frozenset[str]], list[int]] = {}
    for i, piece in enumerate(pieces):
        plain = (numbers or {}).get(piece.formula, frozenset())
        parts.setdefault((piece.exercise, plain), []).append(i)
    for (exercise, plain), own in parts.items():
        shown = [mark for mark in marks if mark.exercise in (0, exercise)]
        text = ArrayLetters([pieces[i] for i in own], shown, scope, plain)
        if text.ranks or text.rows:
            translated = _Translation(text, [pieces[i] for i in own], scope).pieces()
            for i, piece in zip(own, translated, strict=True):
                found[i] = piece
    return tuple(found)


def speaks_of_special(prose: Iterable[str]) -> bool:
    """Say whether a text limits its arrays by words such as 'symmetric' or 'unit vector'.

    >>> speaks_of_special(["Let", "be a symmetric matrix"]), speaks_of_special(["a matrix"])
    (True, False)
    """
    return any(_SPECIAL.search(stretch) for stretch in prose)


class _Translation:
    """The pieces of one exercise, said of entries where they speak of arrays and fit together."""

    def __init__(self, text: ArrayLetters, written: list[Piece], scope: Scope) -> None:
        self.text, self.written, self.scope = text, written, scope
        self.bare = frozenset(text.ranks)
        self.opaque = frozenset(self._not_written_out())

    def _not_written_out(self) -> Iterator[str]:
        """Yield the arrays that the text defines by what is not read: y = g(x) is no free array."""
        for piece in self.text.pieces:
            first = piece.sides[0].piece if len(piece.sides) > 1 else None
            if not isinstance(first, s.Letter) or first.name not in self.bare:
                continue
            defined = piece.signs[0] in ("=", ":=")
            if defined and not any(_is_given(side.piece) for side in piece.sides[1:]):
                try:
                    self._entries([self.text.plain(side) for side in piece.sides], turned=False)
                except NoShape:
                    yield first.name

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces; arrays with a value are calculated with as they are."""
        scope = self.scope
        given = {name for name in self.bare if scope.knows(name) or name in scope.quantities}
        for piece, written in zip(self.text.pieces, self.written, strict=True):
            first = piece.sides[0].piece if piece.sides else None
            said = (side.piece for side in piece.sides[1:])
            if isinstance(first, s.Product) and len(first.factors) == 2:
                first = first.factors[0]  # R(k) is a matrix for every k
            if isinstance(first, s.Letter) and any(
                _is_given(one) or self._is_written_out(one) for one in said
            ):
                given.add(first.name)
            try:
                found = self._translated(piece, given)
            except NoShape:
                retold = partial(self._retold, frozenset(given))  # what is wrong may not fit
                given_back = tuple(replace(side, retold=retold) for side in written.sides)
                found = replace(written, sides=given_back) if self._speaks(piece) else written
            sides = tuple(
                replace(side, bare=self.bare, whole=whole.piece)
                for side, whole in zip(found.sides, piece.sides, strict=True)
            )
            yield replace(found, sides=sides)

    def _speaks(self, piece: Piece) -> bool:
        """Say whether a piece is an equation that an array stands in."""
        return piece.signs == ("=",) and any(not self.bare.isdisjoint(x.names) for x in piece.sides)

    def _is_written_out(self, piece: s.Surface | None) -> bool:
        """Say whether a piece is a matrix of numbers and letters, or a multiple of one."""
        if isinstance(piece, s.Product | s.Sum):
            terms = (
                piece.factors if isinstance(piece, s.Product) else [one for _, one in piece.terms]
            )
            found = [one for one in terms if isinstance(one, s.MatrixOf)]
            return len(found) == 1 and self._is_written_out(found[0])
        if not isinstance(piece, s.MatrixOf) or len(piece.rows) < _LEAST:
            return False
        parts = [part for row in piece.rows for entry in row for part in s.walk(entry)]
        plain = not any(isinstance(part, s.Dots | s.MatrixOf | s.Gradient) for part in parts)
        letters = {part.name for part in parts if isinstance(part, s.Letter)}
        return plain and len(piece.rows[0]) >= _LEAST and self.bare.isdisjoint(letters)

    def _translated(self, piece: Piece, given: AbstractSet[str]) -> Piece:
        signs = {*piece.signs}
        if not signs or not signs <= SIGNS or piece.also or piece.headless:
            raise NoShape
        retold = partial(self._retold, frozenset(given))
        sides = self._in_entries(piece.sides, given)
        return replace(piece, sides=tuple(replace(side, retold=retold) for side in sides))

    def _retold(
        self, given: AbstractSet[str], sides: tuple[Side, Side]
    ) -> tuple[Side, Side] | None:
        """Return other sides of a claim for one entry, or None if they do not fit together."""
        whole = [side if side.whole is None else replace(side, piece=side.whole) for side in sides]
        try:
            one, two = self._in_entries(whole, given)
        except NoShape:
            return None
        return replace(one, bare=self.bare), replace(two, bare=self.bare)

    def _in_entries(self, written: Sequence[Side], given: AbstractSet[str]) -> list[Side]:
        """Return sides for one entry of the arrays that they speak of."""
        sides = [self.text.plain(side) for side in written]
        arrays = {name: rank for name, rank in self.text.ranks.items() if has_name(sides, name)}
        arrays |= {name: 1 for name in self.text.rows if has_name(sides, name)}
        if not arrays or not given.isdisjoint(arrays) or self._has_unknown_matrix(sides):
            raise NoShape
        opaque = not self.opaque.isdisjoint(arrays)
        if opaque and any(_derives(p) for side in sides for p in s.walk(side)):
            raise NoShape
        found, jacobian = self._entries(sides, turned=False)
        other, _ = self._entries(sides, turned=True) if jacobian else (found, False)
        sums = any(isinstance(p, s.Big | s.Derivative) for one in found for p in s.walk(one))
        if self.text.limited or opaque or jacobian or _has_unit(found):
            arrays = dict.fromkeys(arrays, 2)  # with a^T b = 0 they are not any vectors
        elif not sums:
            arrays = dict.fromkeys(arrays, 1)  # 2A + 2B speaks of entries, like one of vectors
        told = tuple(sorted(arrays.items()))
        return [
            replace(side, piece=one, turned=turned if jacobian else None, arrays=told)
            for side, one, turned in zip(written, found, other, strict=True)
        ]

    def _entries(self, sides: Sequence[s.Surface], *, turned: bool) -> tuple[list[s.Surface], bool]:
        """Return the sides for one entry, and whether a vector is differentiated by a vector."""
        shapes = self.text.components(turned=turned)
        shape = agreed([shapes.shape(side) for side in sides])
        free = [letter for letter in INDICES if letter not in self.text.letters]
        row, column = _places(shape, free)
        entries = [self.text.components(turned=turned).entry(side, row, column) for side in sides]
        kept = [without_letters(one, self.text.written, self.bare) for one in entries]
        return kept, shapes.has_jacobian

    def _has_unknown_matrix(self, sides: Sequence[s.Surface]) -> bool:
        """Say whether a capital letter is multiplied, and nothing says whether it is a matrix."""
        products = (part for side in sides for part in s.walk(side) if isinstance(part, s.Product))
        for product in products:
            factors = [f for f in product.factors if not isinstance(f, s.Gradient)]
            bases = (f.base if isinstance(f, s.Scripted) and f.sub is None else f for f in factors)
            names = [base.name for base in bases if isinstance(base, s.Letter)]
            unknown = (len(n) == 1 and n.isupper() and n not in (*self.bare, "I") for n in names)
            if len(factors) > 1 and any(unknown):
                return True
        return False


def _derives(piece: s.Surface) -> bool:
    return isinstance(piece, s.Derivative | s.Gradient)


def _has_unit(sides: Sequence[s.Surface]) -> bool:
    """Say whether a unit or a diagonal matrix was written out."""
    return any(isinstance(p, s.Letter) and p.name == UNIT for one in sides for p in s.walk(one))


def _is_given(piece: s.Surface | None) -> bool:
    r"""Say whether numbers alone stand in a piece, as in (1, 2)^T and (0, \ln 2)."""
    if piece is None:
        return False
    letters = {part.name for part in s.walk(piece) if isinstance(part, s.Letter)
               if not (part.word and part.name in FUNCTION_NAMES)}  # fmt: skip
    return is_literal(piece) or letters <= {"T"}


def _places(shape: Shape, free: Sequence[str]) -> tuple[str | None, str | None]:
    if len(free) < 2:
        raise NoShape
    if shape == NUMBER:
        return None, None
    if shape == MATRIX:
        return free[0], free[1]
    return (free[0], None) if shape[0] == MANY else (None, free[0])
