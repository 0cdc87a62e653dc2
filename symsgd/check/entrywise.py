"""Vectors and matrices of any size: what a text says of them is taken entry by entry.

Which letters are arrays the text shows (:mod:`.array_marks`); a letter that is added to a vector,
or that a matrix is multiplied with, is a vector as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from symsgd.check import cues
from symsgd.check.array_marks import Mark
from symsgd.check.finding import is_literal
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.components import MANY, NUMBER, Components, NoShape, Shape
from symsgd.read.scope import Scope

_SPECIAL = re.compile(
    r"symmetri|orthogon|orthonorm|\bunit\b|normali[sz]|normiert|diagonal|idempot|inverti|definite"
    r"|definit\b|singular|stochastic|unitar|permutation|sparse|one-hot|rank|\bunitaire|norm[eé]"
    r"|[对正]称|對稱|对称|正交|单位|單位|one hot|eigen|Eigen|propre|propio|特征",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:(?:hat|bar|tilde|vec)_)?(?:[A-Za-z]|[A-Za-z][a-z]+)")
_RATES = ("alpha", "eta", "lambda", "epsilon", "gamma", "rho")  # numbers by a habit of the field
_SIGNS = {"=", ":=", "~"}
_INDICES = "ijlmnab"
_ROUNDS = 4  # a vector that is found may show another one


def in_entries(pieces: Sequence[Piece], marks: Iterable[Mark], scope: Scope) -> tuple[Piece, ...]:
    """Return the pieces of a document with what they say of arrays said of an entry."""
    marks = tuple(marks)
    if scope.layers is not None or not marks:
        return tuple(pieces)
    found = list(pieces)
    for exercise in sorted({piece.exercise for piece in pieces}):
        own = [i for i, piece in enumerate(pieces) if piece.exercise == exercise]
        ranks = _ranks(mark for mark in marks if mark.exercise in (0, exercise))
        text = _Exercise([pieces[i] for i in own], ranks, scope)
        if ranks:
            for i, piece in zip(own, text.translated(), strict=True):
                found[i] = piece
    return tuple(found)


def _ranks(marks: Iterable[Mark]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for mark in marks:
        if _PLAIN.fullmatch(mark.name):
            declared = "^" in mark.what and "times" not in mark.what
            matrix = mark.name[:1].isupper() and not declared
            ranks[mark.name] = 2 if matrix or "times" in mark.what else 1
    return ranks


def speaks_of_special(prose: Iterable[str]) -> bool:
    """Say whether a text limits its arrays by words such as 'symmetric' or 'unit vector'.

    >>> speaks_of_special(["Let", "be a symmetric matrix"]), speaks_of_special(["a matrix"])
    (True, False)
    """
    return any(_SPECIAL.search(stretch) for stretch in prose)


class _Exercise:
    """The pieces of one exercise with the letters that stand for arrays in it."""

    def __init__(self, pieces: list[Piece], ranks: dict[str, int], scope: Scope) -> None:
        self.pieces, self.ranks, self.scope = pieces, ranks, scope
        sides = [side.piece for piece in pieces for side in piece.sides if side.piece is not None]
        self.letters = {p.name for side in sides for p in s.walk(side) if isinstance(p, s.Letter)}
        for _ in range(_ROUNDS):
            self.quantities = dict(_quantities(sides, ranks, scope))
            more = {name for piece in pieces for name in self._vectors(piece)}
            more -= {name for piece in pieces for name in self._numbers(piece)}
            if more <= ranks.keys():
                break
            ranks.update(dict.fromkeys(more - ranks.keys(), 1))
        self.limited = any(map(self._limits, pieces))

    def translated(self) -> Iterator[Piece]:
        """Yield the pieces, said of an entry where they speak of arrays and fit together.

        Arrays with a value are calculated with as they are.
        """
        scope = self.scope
        given = {name for name in self.ranks if scope.knows(name) or name in scope.quantities}
        for piece in self.pieces:
            first = piece.sides[0].piece if piece.sides else None
            if isinstance(first, s.Letter) and any(_is_given(p.piece) for p in piece.sides[1:]):
                given.add(first.name)
            try:
                yield self._translated(piece, given)
            except NoShape:
                yield piece

    def _translated(self, piece: Piece, given: AbstractSet[str]) -> Piece:
        if not piece.signs or not set(piece.signs) <= _SIGNS or piece.also or piece.headless:
            return piece
        sides = [self._plain(side) for side in piece.sides]
        arrays = {name: rank for name, rank in self.ranks.items() if _has(sides, name)}
        if not arrays or not given.isdisjoint(arrays) or self._has_unknown_matrix(sides):
            return piece
        entries = self._components()
        shape = entries.agreed(iter([entries.shape(side) for side in sides]))
        free = [letter for letter in _INDICES if letter not in self.letters]
        row, column = _places(shape, free)
        found = [self._components().entry(side, row, column) for side in sides]
        if self.limited:
            arrays = dict.fromkeys(arrays, 2)  # with a^T b = 0 they are not any vectors
        elif not any(
            isinstance(part, s.Big | s.Derivative) for one in found for part in s.walk(one)
        ):
            arrays = dict.fromkeys(arrays, 1)  # 2A + 2B speaks of entries, like one of vectors
        told = tuple(sorted(arrays.items()))
        return replace(piece, sides=tuple(
            replace(side, piece=one, arrays=told)
            for side, one in zip(piece.sides, found, strict=True)
        ))  # fmt: skip

    def _limits(self, piece: Piece) -> bool:
        """Say whether a piece may say which arrays are meant: a^T b = 0, or "let AB = BA"."""
        pieces = [side.piece for side in piece.sides if side.piece is not None]
        sides = [_without_arguments(side, self.quantities) for side in pieces]
        if len(sides) < 2 or isinstance(sides[0], s.Letter):
            return False
        arrays = [any(_has([side], name) for name in self.ranks) for side in sides]
        supposed = cues.is_condition(piece.before) or cues.is_let(piece.before)
        numbers = [not any(isinstance(part, s.Letter) for part in s.walk(side)) for side in sides]
        return any(arrays) and (supposed or any(numbers) or not set(piece.signs) <= _SIGNS)

    def _components(self) -> Components:
        taken = {*self.letters, *_INDICES[:2]}
        return Components(self.ranks, taken, frozenset(self.scope.functions))

    def _plain(self, side: Side) -> s.Surface:
        if side.piece is None or side.error is not None:
            raise NoShape
        return _without_arguments(side.piece, self.quantities)

    def _has_unknown_matrix(self, sides: Sequence[s.Surface]) -> bool:
        """Say whether a capital letter is multiplied, and nothing says whether it is a matrix."""
        products = (part for side in sides for part in s.walk(side) if isinstance(part, s.Product))
        for product in products:
            factors = [f for f in product.factors if not isinstance(f, s.Gradient)]
            bases = (f.base if isinstance(f, s.Scripted) else f for f in factors)
            names = [base.name for base in bases if isinstance(base, s.Letter)]
            if len(factors) > 1 and any(_is_capital(n) and n not in self.ranks for n in names):
                return True
        return False

    # -- letters that must be vectors ------------------------------------------------------------

    def _vectors(self, piece: Piece) -> Iterator[str]:
        if not set(piece.signs) <= _SIGNS:
            return
        try:
            sides = [self._plain(side) for side in piece.sides]
        except NoShape:
            return
        yield from self._beside(sides)
        for side in sides:
            for part in s.walk(side):
                if isinstance(part, s.Sum):
                    yield from self._beside([term for _, term in part.terms])
                elif isinstance(part, s.Product):
                    yield from self._behind_matrix(part)

    def _numbers(self, piece: Piece) -> Iterator[str]:
        """Yield the letters that are equal to a number such as w^T x."""
        try:
            sides = [self._plain(side) for side in piece.sides]
        except NoShape:
            return
        products = any(
            self._shape(side) == NUMBER and any(_has([side], name) for name in self.ranks)
            for side in sides
        )
        if products and set(piece.signs) <= _SIGNS:
            yield from (side.name for side in sides if isinstance(side, s.Letter))

    def _beside(self, pieces: Sequence[s.Surface]) -> Iterator[str]:
        """Yield the letters that are added to, or equal to, a vector."""
        shapes = [self._shape(piece) for piece in pieces]
        if any(shape is not None and shape[0] == MANY != shape[1] for shape in shapes):
            yield from (piece.name for piece in pieces if self._is_unmarked(piece))  # type: ignore[attr-defined]

    def _behind_matrix(self, product: s.Product) -> Iterator[str]:
        """Yield the letters that a matrix or a row is multiplied with."""
        for first, second in zip(product.factors, product.factors[1:], strict=False):
            shape = self._shape(first)
            if shape is not None and shape[1] == MANY and self._is_unmarked(second):
                yield second.name  # type: ignore[attr-defined]

    def _shape(self, piece: s.Surface) -> Shape | None:
        try:
            return self._components().shape(piece)
        except NoShape:
            return None

    def _is_unmarked(self, piece: s.Surface) -> bool:
        small = isinstance(piece, s.Letter) and not piece.word and not piece.name[:1].isupper()
        return small and piece.name not in _RATES and not self.scope.knows(piece.name)  # type: ignore[attr-defined]


def _is_given(piece: s.Surface | None) -> bool:
    """Say whether numbers alone stand in a piece, as in (1, 2)^T."""
    if piece is None:
        return False
    letters = {part.name for part in s.walk(piece) if isinstance(part, s.Letter)}
    return is_literal(piece) or letters <= {"T"}


def _is_capital(name: str) -> bool:
    return len(name) == 1 and name.isupper()


def _places(shape: Shape, free: Sequence[str]) -> tuple[str | None, str | None]:
    if len(free) < 2:
        raise NoShape
    if shape == NUMBER:
        return None, None
    if shape == (MANY, MANY):
        return free[0], free[1]
    return (free[0], None) if shape[0] == MANY else (None, free[0])


def _has(sides: Sequence[s.Surface], name: str) -> bool:
    return any(
        isinstance(part, s.Letter) and part.name == name for side in sides for part in s.walk(side)
    )


def _quantities(
    sides: Sequence[s.Surface], ranks: Mapping[str, int], scope: Scope
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the functions that are always applied to the same letters, some of them arrays."""
    seen: dict[str, set[tuple[str, ...]]] = {}
    for side in sides:
        for part in s.walk(side):
            if isinstance(part, s.Product):
                for first, second in zip(part.factors, part.factors[1:], strict=False):
                    if isinstance(first, s.Letter) and isinstance(second, s.Group):
                        names = tuple(
                            p.name if isinstance(p, s.Letter) else "" for p in second.items
                        )
                        seen.setdefault(first.name, set()).add(names)
    for name, arguments in seen.items():
        if len(arguments) == 1 and name not in (*ranks, *scope.functions):
            (letters,) = arguments
            if "" not in letters and any(letter in ranks for letter in letters):
                yield name, letters


def _without_arguments(piece: s.Surface, known: Mapping[str, tuple[str, ...]]) -> s.Surface:
    """Return a formula in which f(x) is called f, where f is never applied to anything else."""
    match piece:
        case s.Product():
            factors: list[s.Surface] = []
            operators: list[str] = []
            for i, factor in enumerate(piece.factors):
                before = piece.factors[i - 1] if i else None
                applied = isinstance(before, s.Letter) and before.name in known
                if applied and isinstance(factor, s.Group):
                    first = factors[-2] if len(factors) > 1 else None
                    if isinstance(first, s.Gradient) and first.over is None:
                        factors[-2] = replace(first, over=factor.items[0])
                    continue
                if i:
                    operators.append(piece.operators[i - 1])
                factors.append(_without_arguments(factor, known))
            if len(factors) == 1:
                return factors[0]
            return replace(piece, factors=tuple(factors), operators=tuple(operators))
        case s.Sum():
            terms = tuple((sign, _without_arguments(term, known)) for sign, term in piece.terms)
            return replace(piece, terms=terms)
        case s.Group():
            return replace(piece, items=tuple(_without_arguments(i, known) for i in piece.items))
        case s.Fraction():
            above = _without_arguments(piece.numerator, known)
            return replace(piece, numerator=above,
                           denominator=_without_arguments(piece.denominator, known))  # fmt: skip
        case s.Derivative(operand=s.Surface()):
            return replace(piece, operand=_without_arguments(piece.operand, known))  # type: ignore[arg-type]
    return piece
