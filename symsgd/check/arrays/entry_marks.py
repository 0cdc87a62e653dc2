"""Letters that a text multiplies as they are and writes with indices too: W_ij beside Wx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symsgd.check.arrays.numbered_arrays import is_capital
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import indices_of

_OF_MATRIX = 2


def with_entries(pieces: Iterable[Piece]) -> Iterator[tuple[str, int]]:
    r"""Yield the matrices of products whose entries an exercise writes, with their neighbours.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def found(text):
    ...     pieces = outline(Source(text), scan(text)).pieces
    ...     return sorted({name for name, _ in with_entries(pieces)})
    >>> found(r"$C = AB$ has $C_{ij} = \sum_k A_{ik} B_{kj}$"), found("$y = Wx$ with $W_{ij} x_j$")
    (['A', 'B'], ['W', 'x'])
    >>> found("$y = Wx$ and $x_j$")
    []
    """
    shown = tuple(pieces)
    for exercise in sorted({piece.exercise for piece in shown}):
        own = [piece for piece in shown if piece.exercise in (0, exercise)]
        parts = [part for piece in own for side in piece.sides if side.piece is not None
                 for part in s.walk(side.piece)]  # fmt: skip
        entries = dict(_entries(parts))
        for part in parts:
            if isinstance(part, s.Product):
                yield from ((name, exercise) for name in _multiplied(part, entries))


def _entries(parts: Iterable[s.Surface]) -> Iterator[tuple[str, int]]:
    """Yield the letters that have letters as indices, with the number of these."""
    for part in parts:
        if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter) and not part.scripts:
            indices = indices_of(part.sub) or ()
            if indices and len(set(indices)) == len(indices):
                yield part.base.name, len(indices)


def _multiplied(product: s.Product, entries: dict[str, int]) -> Iterator[str]:
    pairs = zip(product.factors, product.factors[1:], product.operators, strict=False)
    for first, second, operator in pairs:
        names = [one.name for one in (first, second) if isinstance(one, s.Letter) and not one.word]
        if operator or len(names) != _OF_MATRIX or not all(name in entries for name in names):
            continue
        if is_capital(names[0]) and entries[names[0]] == _OF_MATRIX and names[0] != names[1]:
            yield from names
