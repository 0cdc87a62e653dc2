r"""Vectors of a known size are written as columns of their entries: ``Aθ`` as ``A (θ_1, θ_2)^T``.

A function of such a vector becomes one of its entries.  From the sentence on that limits a
vector, or gives it a value, a text is left as it stands: there it is not claimed of any vector.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from symsgd.check.arrays.column_terms import ColumnTerms
from symsgd.check.arrays.vector_sizes import (
    entries_of_list,
    given_arrays,
    own_entries,
    vector_sizes,
)
from symsgd.check.arrays.vector_states import counted_vectors
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

_LIMITS = re.compile(
    r"eigen|propre|propio|minimi|maximi|optim|critical|stationary|satisf|solution|solv|löst|lös"
    r"|unit vector|einheits|normali|orthogon|such that|so that|constraint|subject to"
    r"|length|länge|longueur|特征|满足|解",
    re.IGNORECASE,
)
# what the words around a lone letter may say of it: "let x be a vector whose entries are equal"
_SAYS_MORE = re.compile(
    r"\b(?:whose|which|that|where|with|having|equal|same|unit|positive|negative|non\w+|fixed"
    r"|orthonormal|parallel|symmetric|constant|dessen|deren|mit|dont|cuy[oa]s?|con|avec)\b",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"\b(?:let|suppose\w*|assum\w+|if|when|whenever|where|given|set|setting|provided|unless|sei|sea"
    r"|soit|wenn|falls|gilt|si|supon\w+|because|since|for|with|at|zero|equation|system)\W*$",
    re.IGNORECASE,
)
_EQUAL = frozenset(("=", ":="))


def in_columns(
    pieces: Sequence[Piece], scope: Scope
) -> tuple[tuple[Piece, ...], list[tuple[str, Piece]]]:
    """Return the pieces with vectors of a known size written out, and what is assumed of them."""
    found = list(pieces)
    assumed: list[tuple[str, Piece]] = []
    for exercise in sorted({piece.exercise for piece in pieces}):
        around = [piece for piece in pieces if piece.exercise in (0, exercise)]
        sizes = vector_sizes(around, scope)
        counted = counted_vectors(around, sizes)
        sizes = {name: size for name, size in sizes.items() if counted.get(name) is not None}
        own = [i for i, piece in enumerate(pieces) if piece.exercise == exercise]
        if not sizes:
            continue
        states = dict(_states([pieces[i] for i in own], sizes))
        terms = ColumnTerms(sizes, states, [name for name in sizes if counted[name]])
        text = _Columns([pieces[i] for i in own], terms, given_arrays(around))
        for i, piece in zip(own, text.written(), strict=True):
            if piece is not found[i]:
                new = sorted(text.used)
                assumed += [(f"{name} is a column of {sizes[name]} entries", piece) for name in new]
                text.used.clear()
            found[i] = piece
    said: dict[tuple[str, int], tuple[str, Piece]] = {}
    for one, piece in assumed:
        said.setdefault((one, piece.exercise), (one, piece))
    return tuple(found), [*said.values()]


class _Columns:
    """The pieces of one exercise, with the columns that stand in them."""

    def __init__(
        self, pieces: Sequence[Piece], terms: ColumnTerms, given: Mapping[str, object]
    ) -> None:
        self.pieces, self.given, self.terms = pieces, given, terms
        self.used: set[str] = set()
        self.defining: Piece | None = None

    def written(self) -> Iterator[Piece]:
        """Yield the pieces; nothing is written out any more where a vector is limited."""
        stopped = self._end()
        self.terms.functions.clear()
        for piece in self.pieces:
            letters = any(self.terms.letters(side.piece) for side in piece.sides)
            left = (piece.sentence >= stopped and letters) or piece.broken is not None
            if left or self._declares(piece):
                yield piece
                continue
            self.terms.note_function(piece)
            sides = tuple(
                replace(side, piece=None if side.piece is None else self.terms.written(side.piece))
                for side in piece.sides
            )
            if sides == piece.sides:
                yield piece
                continue
            for side in piece.sides:
                self.used |= self.terms.letters(side.piece)
            yield replace(piece, sides=sides)

    def _end(self) -> float:
        """Return the number of the first sentence that says more of a vector than it may."""
        for piece in self.pieces:
            defines = self.terms.note_function(piece)
            if not self._declares(piece) and not self._is_plain(piece, defines=defines):
                return piece.sentence
        return float("inf")

    def _declares(self, piece: Piece) -> bool:
        first = piece.sides[0].piece if len(piece.sides) == 2 else None
        if not isinstance(first, s.Letter) or first.name not in self.terms.sizes:
            return False
        last = piece.sides[1].piece
        if piece.signs[0] in _EQUAL:
            return own_entries(first.name, last) > 0
        real = isinstance(last, s.Scripted) and isinstance(last.base, s.Named)
        return piece.signs == ("in",) and real

    def _is_plain(self, piece: Piece, *, defines: bool) -> bool:
        """Say whether a piece may hold for every vector, and what it speaks of is known."""
        sides = [side.piece for side in piece.sides if side.piece is not None]
        speaks = [self.terms.speaks(side) for side in sides]
        if not any(self.terms.letters(side) for side in sides):
            return True
        words = f"{piece.before} {piece.after}"
        if len(sides) < 2:
            lone = isinstance(sides[0], s.Letter)
            return not lone or not (_LIMITS.search(words) or _SAYS_MORE.search(piece.after))
        hessian = any(self.terms.is_hessian(side) for side in sides)
        if not {*piece.signs} <= _EQUAL or piece.also or not (all(speaks) or hessian):
            return False
        if isinstance(sides[0], s.Letter) or not all(map(self.terms.is_readable, sides)):
            return False
        if defines:
            self.defining = piece
            return True
        if _LIMITS.search(words) or self._supposes(piece):
            return False
        applied = any(self.terms.applies(side) for side in sides)
        return applied or all(self._is_known(side) for side in sides)

    def _supposes(self, piece: Piece) -> bool:
        """Say whether the words before a piece make it a condition: "if Ax = 2x"."""
        first = self.defining  # in "with f(x) = x^T A x, ∇f(x) = 2Ax" they belong to f alone
        shared = first is not None and first.sentence == piece.sentence
        if shared and first is not None and first.before == piece.before:
            return False
        return _SUPPOSES.search(piece.before) is not None

    def _is_known(self, side: s.Surface) -> bool:
        """Say whether nothing but numbers, given arrays and the vectors stands in a side."""
        names = {part.name for part in s.walk(side) if isinstance(part, s.Letter)} - {"T"}
        return names <= {*self.given, *self.terms.sizes}


def _states(
    pieces: Sequence[Piece], sizes: Mapping[str, int]
) -> Iterator[tuple[str, tuple[s.Surface, ...]]]:
    """Yield the states, such as θ^0 = (0, 0)^T, that stand on the left once and with numbers."""
    lefts = [piece for piece in pieces if piece.sides and piece.signs[:1] in (("=",), (":=",))]
    names = [name_of(one.sides[0].piece) if one.sides[0].piece else None for one in lefts]
    for piece, name in zip(lefts, names, strict=True):
        if name is None or names.count(name) > 1 or len(piece.sides) != 2:
            continue
        first, last = piece.sides[0].piece, piece.sides[1].piece
        if last is None:
            continue
        base = first.base if isinstance(first, s.Scripted) else None
        entries = entries_of_list(last)
        if isinstance(base, s.Letter) and entries and sizes.get(base.name) == len(entries):
            yield name, entries
