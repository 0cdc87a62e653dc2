r"""Letters between which ``\times`` stands: it may be the cross product of vectors.

That neither commutes nor associates; a × b of numbers does both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from symsgd.check.judgement import Side
from symsgd.read import surface as s
from symsgd.read.names import name_of

_TIMES = re.compile(r"\\times(?![A-Za-z])|×")
_DOT_OR_TIMES = re.compile(_TIMES.pattern + r"|\\cdot(?![A-Za-z])|·")


def crossed(left: Side, right: Side, free: Sequence[str]) -> tuple[str, ...]:
    r"""Return the letters of a claim that is another one where ``\times`` is the cross product.

    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.notation.parse import parse
    >>> def sides(text):
    ...     return [Side(Source(one), 0, len(one), parse(one)) for one in text.split(" = ")]
    >>> crossed(*sides(r"a \times b = b \times a"), list("abc"))
    ('a', 'b')
    >>> crossed(*sides(r"(a \times b) \times c = a \times (b \times c)"), list("abc"))
    ('a', 'b', 'c')
    >>> crossed(*sides(r"(h \times w) \cdot c = h w c"), list("hwc"))
    ()
    """
    found = (*_in_both_orders(left, right, free), *_crossed_twice(left, right, free))
    return tuple(dict.fromkeys(found))


def _in_both_orders(left: Side, right: Side, free: Sequence[str]) -> list[str]:
    r"""Return the letters of which a claim has the product with ``\times`` in both orders."""
    pairs = {
        (name_of(first) or "", name_of(second) or "")
        for side in (left, right)
        for _, first, second in _written(side, _TIMES)
    }
    found = [name for pair in sorted(pairs) if pair[::-1] in pairs for name in pair]
    return [name for name in dict.fromkeys(found) if name in free]


def _crossed_twice(left: Side, right: Side, free: Sequence[str]) -> list[str]:
    r"""Return the letters of a product with ``\times`` that is itself a factor of such a product.

    (a × b) × c is no a × (b × c) and (a × b) · a is 0 if they are vectors; (h × w) · c = hwc
    speaks of numbers.
    """
    if not all(_is_nothing(side) or any(_written(side, _DOT_OR_TIMES)) for side in (left, right)):
        return []
    found = [
        name_of(letter) or ""
        for side in (left, right)
        for _, first, second in _written(side, _DOT_OR_TIMES)
        if any(_times_inside(factor, side) for factor in (first, second))
        for factor in (first, second)
        for letter in s.walk(factor)
    ]
    return [name for name in dict.fromkeys(found) if name in free]


def _times_inside(factor: s.Surface, side: Side) -> bool:
    """Say whether a factor is a bracket in which letters are crossed."""
    crossed = [{name_of(first), name_of(second)} for part, first, second in _written(side, _TIMES)
               if factor.start <= part.start and part.end <= factor.end]  # fmt: skip
    return isinstance(factor, s.Group) and any(None not in names for names in crossed)


def _is_nothing(side: Side) -> bool:
    return side.text.strip() in ("0", "\\mathbf{0}", "\\vec{0}", "\\vec 0")


def _written(side: Side, sign: re.Pattern[str]) -> Iterator[tuple[s.Product, s.Surface, s.Surface]]:
    """Yield the products in which a sign stands between two neighbours, with these."""
    for part in () if side.piece is None else s.walk(side.piece):
        if isinstance(part, s.Product):
            for first, second in zip(part.factors, part.factors[1:], strict=False):
                if sign.search(side.source.text[first.end : second.start]):
                    yield part, first, second
