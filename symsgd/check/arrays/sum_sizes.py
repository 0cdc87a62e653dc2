r"""How many terms sums without limits have: n, where the text writes ``\frac1n\sum_i x_i``.

A sum over x_i that a mean divides by n, or that runs to n elsewhere, runs to n everywhere in an
exercise, unless two letters claim to be its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.arrays.counted_entries import summed_letters
from symsgd.read.names import index_value
from symsgd.read.rewriting import exchanged

_COUNTS = frozenset("nmNMKB")  # letters that count terms


def with_sizes(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    r"""Return the pieces in which sums without an end have the one that their exercise gives.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> text = r"$\bar x = \frac1n\sum_i x_i$, $\sum_i x_i^2$ and $\sum_k p_k$"
    >>> found = with_sizes(outline(Source(text), scan(text)).pieces)
    >>> [[part.upper is not None for part in s.walk(piece.sides[-1].piece)
    ...   if isinstance(part, s.Big)] for piece in found]
    [[True], [True], [False]]
    """
    ends: dict[int, dict[str, set[str]]] = {}
    for piece in pieces:
        known = ends.setdefault(piece.exercise, {})
        for base, letter in _ends(piece):
            known.setdefault(base, set()).add(letter)
    for piece in pieces:
        if (made := _made_of(piece)) is not None:  # \hat x_i = (x_i - μ)/σ: as many as of x
            known, (base, bases) = ends[piece.exercise], made
            for letters in [known[one] for one in bases if one in known]:
                known.setdefault(base, set()).update(letters)
    indices = {exercise: _indices(one for one in pieces if one.exercise == exercise)
               for exercise, known in ends.items() if known}  # fmt: skip
    return tuple(
        _with_sizes(piece, ends[piece.exercise], indices[piece.exercise])
        if ends[piece.exercise]
        else piece
        for piece in pieces
    )


def _with_sizes(piece: Piece, ends: dict[str, set[str]], indices: frozenset[str]) -> Piece:
    def change(part: s.Surface) -> s.Surface | None:
        if not isinstance(part, s.Big) or part.kind != "sum" or part.body is None:
            return None
        if not isinstance(part.lower, s.Letter) or part.upper is not None:
            return None
        bases = summed_letters(part.body, part.lower.name)
        found = set().union(*(ends.get(base, set()) for base in bases))
        if len(found) != 1 or not found <= _COUNTS - indices:
            return None
        at = part.start
        lower = s.Relation(at, at, (part.lower, s.Number(at, at, "1")), ("=",))
        body = exchanged(part.body, change)
        return replace(part, lower=lower, upper=s.Letter(at, at, found.pop()), body=body)

    sides = tuple(
        side if side.piece is None else replace(side, piece=exchanged(side.piece, change))
        for side in piece.sides
    )
    return piece if sides == piece.sides else replace(piece, sides=sides)


def _ends(piece: Piece) -> Iterator[tuple[str, str]]:
    """Yield the letters that are summed, with the letter that says how many of them there are."""
    surfaces = (side.piece for side in piece.sides if side.piece)
    for part in (part for one in surfaces for part in s.parts(one, s.Big, s.Product)):
        if isinstance(part, s.Big) and isinstance(part.upper, s.Letter) and part.body is not None:
            if isinstance(part.lower, s.Relation) and index_value(part.lower.sides[-1], {}) == 1:
                yield from _bases(part, part.upper.name)
        elif isinstance(part, s.Product):
            for before, big in zip(part.factors, part.factors[1:], strict=False):
                count = _divisor(before)
                open_end = isinstance(big, s.Big) and isinstance(big.lower, s.Letter)
                if count is not None and open_end and isinstance(big, s.Big) and not big.upper:
                    yield from _bases(big, count)


def _made_of(piece: Piece) -> tuple[str, tuple[str, ...]] | None:
    """Return the letter of a definition such as a_i = 2x_i + b_i, and those it is made of."""
    if len(piece.sides) < 2 or piece.signs[0] not in ("=", ":="):
        return None
    first, second = piece.sides[0].piece, piece.sides[1].piece
    if not isinstance(first, s.Scripted) or not isinstance(first.base, s.Letter) or first.scripts:
        return None
    if second is None or not isinstance(first.sub, s.Letter):
        return None
    return first.base.name, tuple(summed_letters(second, first.sub.name))


def _bases(big: s.Big, count: str) -> Iterator[tuple[str, str]]:
    index = big.lower.sides[0] if isinstance(big.lower, s.Relation) else big.lower
    if isinstance(index, s.Letter) and big.body is not None:
        yield from ((base, count) for base in summed_letters(big.body, index.name))


def _divisor(piece: s.Surface) -> str | None:
    """Return the letter n of ``1/n``, ``1/2n`` or ``1/(n - 1)``."""
    if not isinstance(piece, s.Fraction) or not isinstance(piece.numerator, s.Number):
        return None
    below = piece.denominator
    if isinstance(below, s.Product) and isinstance(below.factors[0], s.Number):
        below = below.factors[-1] if len(below.factors) == 2 else below
    if isinstance(below, s.Sum) and len(below.terms) == 2 and below.terms[1][0] == "-":
        (_, first), (_, second) = below.terms  # n - 1: the variance of a sample of n
        below = first if isinstance(second, s.Number) and second.digits == "1" else below
    return below.name if isinstance(below, s.Letter) else None


def _indices(pieces: Iterable[Piece]) -> frozenset[str]:
    """Return the letters that stand below others: the n of x_n is no count."""
    parts = (part for piece in pieces for side in piece.sides if side.piece is not None
             for part in s.walk(side.piece))  # fmt: skip
    below = (part.sub for part in parts if isinstance(part, s.Scripted) and part.sub is not None)
    return frozenset(
        leaf.name for sub in below for leaf in s.walk(sub) if isinstance(leaf, s.Letter)
    )
