r"""How far a sum reaches that stands without brackets: ``\sum_i y_i a_i + (1 - y_i) b_i``.

An index that stands free only behind its own sum belongs to that sum, which many people do not
put into brackets.  Where the index is free elsewhere in the chain, the sum ends at the plus sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from symsgd.read import surface as s
from symsgd.read.rewriting import exchanged

Term = tuple[str, s.Surface]
_INDICES = frozenset("ijklmn")


def with_reach(sides: Sequence[s.Surface | None]) -> list[s.Surface | None]:
    r"""Return the sides of a chain in which sums reach to the last term with their index.

    >>> from symsgd.read.notation.parse import parse
    >>> [side] = with_reach([parse(r"\sum_i a_i + b_i + c")])
    >>> len(side.terms), len(side.terms[0][1].body.terms)
    (2, 2)
    >>> kept = with_reach([parse("y_i"), parse(r"\sum_i a_i + b_i")])
    >>> len(kept[1].terms)
    2
    """
    sides = [None if side is None else _with_indices(side) for side in sides]
    indices = frozenset(
        name for side in sides if side is not None for part in s.parts(side, s.Big)
        if (name := index_of(part)) is not None
    )  # fmt: skip
    if not indices:
        return list(sides)
    found = [None if side is None else _reaching(side, indices) for side in sides]
    free = indices & frozenset().union(*(_free(side) for side in found if side is not None))
    if not free:
        return list(found)
    return [None if side is None else _reaching(side, indices - free) for side in sides]


def reaching(side: s.Surface) -> s.Surface:
    """Return a side that stands alone with its sums as far as they reach."""
    return with_reach([side])[0] or side


def index_of(piece: s.Big) -> str | None:
    """Return the letter that a sum runs over, if it is one."""
    lower = piece.lower.sides[0] if isinstance(piece.lower, s.Relation) else piece.lower
    return lower.name if isinstance(lower, s.Letter) else None


def _with_indices(side: s.Surface) -> s.Surface:
    r"""Return a side in which sums without any limits run over the one index in them: \sum x_i."""
    if all(part.lower is not None for part in s.parts(side, s.Big)):
        return side

    def change(part: s.Surface) -> s.Surface | None:
        if not isinstance(part, s.Big) or part.lower is not None or part.upper is not None:
            return None
        names = {sub.name for each in s.walk(part) if isinstance(each, s.Scripted)
                 if isinstance(sub := each.sub, s.Letter) and sub.name in _INDICES}  # fmt: skip
        if part.kind != "sum" or part.body is None or len(names) != 1:
            return None
        lower = s.Letter(part.start, part.start, names.pop())
        return replace(part, lower=lower, body=exchanged(part.body, change))

    return exchanged(side, change)


def _reaching(piece: s.Surface, indices: frozenset[str]) -> s.Surface:
    match piece:
        case s.Sum():
            terms = [(sign, _reaching(term, indices)) for sign, term in piece.terms]
            joined = _joined(terms, indices)
            return joined[0][1] if len(joined) == 1 and joined[0][0] == "+" else replace(
                piece, terms=tuple(joined)
            )  # fmt: skip
        case s.Group():
            return replace(piece, items=tuple(_reaching(item, indices) for item in piece.items))
        case s.Product():
            return replace(piece, factors=tuple(_reaching(each, indices) for each in piece.factors))
        case s.Fraction():
            numerator, denominator = (
                _reaching(part, indices) for part in (piece.numerator, piece.denominator)
            )
            return replace(piece, numerator=numerator, denominator=denominator)
        case s.Big() if piece.body is not None:
            return replace(piece, body=_reaching(piece.body, indices))
        case _:
            return piece


def _joined(terms: list[Term], indices: frozenset[str]) -> list[Term]:
    """Return terms in which a sum has taken in those behind it that have its index."""
    for i, (sign, term) in enumerate(terms):
        big = term.factors[-1] if isinstance(term, s.Product) else term
        if not isinstance(big, s.Big) or big.kind != "sum" or big.body is None:
            continue
        name = index_of(big)
        having = [k for k in range(i + 1, len(terms)) if name in _free(terms[k][1])]
        if name not in indices or not having:
            continue
        taken = terms[i + 1 : having[-1] + 1]
        end = taken[-1][1].end
        inside = big.body.terms if isinstance(big.body, s.Sum) else (("+", big.body),)
        body = s.Sum(big.body.start, end, (*inside, *taken))
        wider: s.Surface = replace(big, end=end, body=body, reaches=True)
        if isinstance(term, s.Product):
            wider = replace(term, end=end, factors=(*term.factors[:-1], wider))
        return [*terms[:i], (sign, wider), *_joined(terms[having[-1] + 1 :], indices)]
    return terms


def _free(piece: s.Surface) -> frozenset[str]:
    """Return the letters of a piece that no sum inside it binds."""
    if isinstance(piece, s.Letter):
        return frozenset([piece.name])
    found = frozenset[str]().union(*map(_free, s.children(piece)))
    return found - {index_of(piece)} if isinstance(piece, s.Big) else found
