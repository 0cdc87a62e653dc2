r"""Indices that stand twice in a product: some texts sum over them without a sign, as Einstein did.

``x_i y_i = x^\top y`` is wrong of each i, and right with the sum that such texts leave away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from symsgd.check.indices.index_letters import free_letters, has_kronecker
from symsgd.check.judgement import Side
from symsgd.read import surface as s
from symsgd.read.notation.ranges import bound_letters
from symsgd.read.scope import Scope

_CONVENTION = re.compile(
    r"\beinstein|\bsumm?ation[- ]convention|\brepeated[- ](?:ind(?:ex|ices)|subscripts?)"
    r"|\bimpli(?:ed|cit) (?:sum|summation)\b|\bsummenkonvention"
    r"|\bconvention de sommation|\bconvenio de suma|\bíndices repetidos|\bindices répétés"
    r"|爱因斯坦|愛因斯坦|求和约定|求和約定",
    re.IGNORECASE,
)


def sums_over_repeated(text: Iterable[str]) -> bool:
    """Say whether a text speaks of sums over repeated indices that have no sign.

    >>> sums_over_repeated(["in Einstein notation"]), sums_over_repeated(["the sum over i"])
    (True, False)
    """
    return any(_CONVENTION.search(stretch) for stretch in text)


def repeated_indices(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the questions whether a claim is meant as a sum over an index that stands twice.

    An index that both sides have is one of each entry, unless the text tells of sums without sign,
    or one of the two is at a δ: sums pick an entry with it.
    """
    free = free_letters(left, scope), free_letters(right, scope)
    one_sided, found = free[0] ^ free[1], set[str]()
    for side, other in ((left, right), (right, left)):
        for product in () if side.piece is None else _products(side.piece, frozenset()):
            parts = [replace(side, piece=factor) for factor in product[0].factors]
            inside = [free_letters(part, scope) - product[1] for part in parts]
            counts = Counter(letter for letters in inside for letter in letters)
            picked = {letter for part, letters in zip(parts, inside, strict=True)
                      if has_kronecker(part) for letter in letters}  # fmt: skip
            found |= {letter for letter, count in counts.items() if count > 1
                      and (scope.throughout.summed_indices or letter in one_sided
                           or (letter in picked and not _in_every_term(letter, other, scope)))
            }  # fmt: skip
    return tuple(f"whether {letter} is summed over" for letter in sorted(found))


def _products(
    piece: s.Surface, bound: frozenset[str]
) -> Iterator[tuple[s.Product, frozenset[str]]]:
    """Yield the products in a piece with the letters that sums around them run over."""
    if isinstance(piece, s.Big):
        bound |= bound_letters(piece.lower)
    if isinstance(piece, s.Product):
        yield piece, bound
    for child in s.children(piece):
        yield from _products(child, bound)


def _in_every_term(letter: str, side: Side, scope: Scope) -> bool:
    """Say whether every term of a side has an index: then it stands for each entry."""
    piece = side.piece
    terms = [term for _, term in piece.terms] if isinstance(piece, s.Sum) else [piece]
    return all(letter in free_letters(replace(side, piece=term), scope) for term in terms)
