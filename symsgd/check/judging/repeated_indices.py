r"""Indices that stand twice in a product: some texts sum over them without a sign, as Einstein did.

``x_i y_i = x^\top y`` is wrong of each i, and right with the sum that such texts leave away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from symsgd.check.indices.index_letters import free_letters, has_kronecker
from symsgd.check.judgement import Side
from symsgd.read import surface as s
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
    or a δ with that index, which sums pick an entry with, stands in the claim.
    """
    free = free_letters(left, scope), free_letters(right, scope)
    both = scope.summed_indices or has_kronecker(left, right)
    asked = free[0] | free[1] if both else free[0] ^ free[1]
    twice = (_twice(left, scope) | _twice(right, scope)) & asked if asked else ()
    return tuple(f"whether {letter} is summed over" for letter in sorted(twice))


def _twice(side: Side, scope: Scope) -> set[str]:
    """Return the letters that are free in the indices of two factors of one product."""
    pieces = () if side.piece is None else s.walk(side.piece)
    found = set[str]()
    for product in (piece for piece in pieces if isinstance(piece, s.Product)):
        counts = Counter(
            letter
            for factor in product.factors
            for letter in free_letters(replace(side, piece=factor), scope)
        )
        found |= {letter for letter, count in counts.items() if count > 1}
    return found
