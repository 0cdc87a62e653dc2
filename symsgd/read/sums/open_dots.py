r"""Dots up to a letter: ``1 + 2 + \dots + n`` is a sum over k from 1 to n.

Two ways lead to the general term.  The last term with its letter exchanged for k must be each of
the terms before the dots for one number after the other.  Or every term is a product of letters
whose exponents and indices go on in equal steps, ``g_t + \beta g_{t-1} + \dots + \beta^{t-1} g_1``.
At least two terms stand before the dots; where several sums would fit, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.rewriting import exchanged
from symsgd.read.sums.monomials import Monomial, between, linear_form, monomial

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

Group = tuple[s.Surface, ...]
FEWEST = 2  # terms before the dots
_MOST = 12
_STARTS = (0, 1, 2)


def open_sum(e: Elaborator, terms: Group, at: int) -> tuple[int, s.Big] | None:
    """Return where the terms before the dots begin, and the sum; None if it is not clear."""
    leading, last = terms[:at], terms[at + 1]
    if len(leading) < FEWEST or len(leading) > _MOST:
        return None
    found = list(_by_letter(e, leading, last)) or list(_by_steps(e, leading, last))
    longest = [one for one in found if one[0] == min(first for first, _ in found)]
    return longest[0] if len(longest) == 1 else None


def _by_letter(e: Elaborator, leading: Group, last: s.Surface) -> Iterator[tuple[int, s.Big]]:
    """Yield the sums whose last term shows the general one."""
    known = e.scope.whole_numbers()
    letters = set(_letters(last)) - known.keys()
    for letter in sorted(letters):
        for start in _STARTS:
            matched = _matched(e, leading, last, letter, start)
            if matched < FEWEST or (matched == FEWEST and _is_ambiguous(leading[-2:], last, e)):
                continue
            index = _fresh((*leading, last))
            body = _with(last, letter, s.Letter(last.start, last.start, index))
            end = s.Letter(last.start, last.end, letter)
            yield len(leading) - matched, _sum(leading[-matched], last, index, start, end, body)


def _matched(e: Elaborator, leading: Group, last: s.Surface, letter: str, start: int) -> int:
    """Return how many terms before the dots are the general one, the first for ``start``."""
    if e.scope.analysis is None:
        return 0
    for count in range(len(leading), FEWEST - 1, -1):
        terms = leading[-count:]
        pairs = ((term, _with(last, letter, s.Number(last.start, last.end, str(start + k))))
                 for k, term in enumerate(terms))  # fmt: skip
        if all(_equal(e, one, other) for one, other in pairs):
            return count
    return 0


def _equal(e: Elaborator, one: s.Surface, other: s.Surface) -> bool:
    values = []
    for piece in (one, other):
        try:
            values.append(type(e)(e.scope, e.source).number(piece))
        except SymsgdError:  # no number for this k: another start or letter may do
            return False
    methods = e.scope.analysis
    return methods is not None and methods.equal(*values)


def _is_ambiguous(pair: Group, last: s.Surface, e: Elaborator) -> bool:
    r"""Say whether two numbers may go on one by one as well: ``1 + 2 + \dots + 2^n``."""
    digits = [piece.digits for piece in pair if isinstance(piece, s.Number)]
    if len(digits) < FEWEST or not all(each.isdigit() for each in digits):
        return False
    one_by_one = int(digits[1]) - int(digits[0]) == 1
    return one_by_one and linear_form(last, e.scope.whole_numbers()) is None


def _by_steps(e: Elaborator, leading: Group, last: s.Surface) -> Iterator[tuple[int, s.Big]]:
    """Yield the sum whose exponents and indices go on in equal steps."""
    known = e.scope.whole_numbers()
    products = [monomial(term, known) for term in (*leading, last)]
    run: list[Monomial] = []
    for each in reversed(products[:-1]):
        if each is None:
            break
        run.insert(0, each)
    end = products[-1]
    while end is not None and len(run) >= FEWEST:
        found = between(run, end)
        if found is not None:
            index = _fresh((*leading, last))
            body, stop = found.term(index, last), found.steps(last)
            yield len(leading) - len(run), _sum(leading[-len(run)], last, index, 0, stop, body)
            return
        run.pop(0)


def _sum(
    first: s.Surface, last: s.Surface, index: str, start: int, end: s.Surface, body: s.Surface
) -> s.Big:
    place = first.start
    letter = s.Letter(place, place, index)
    lower = s.Relation(place, place, (letter, s.Number(place, place, str(start))), ("=",))
    return s.Big(place, last.end, "sum", lower, end, body)


def _with(piece: s.Surface, letter: str, new: s.Surface) -> s.Surface:
    """Return a piece in which a letter is something else."""
    return exchanged(
        piece, lambda part: new if isinstance(part, s.Letter) and part.name == letter else None
    )


def _letters(piece: s.Surface) -> Iterator[str]:
    for part in s.walk(piece):
        if isinstance(part, s.Letter) and not part.word and len(part.name) == 1:
            yield part.name


def with_open_sums(piece: s.Surface, e: Elaborator) -> s.Surface:
    """Return a formula in which dots up to a letter are sums over an index."""
    if not any(isinstance(part, s.Dots) for part in s.walk(piece)):
        return piece

    def change(part: s.Surface) -> s.Surface | None:
        if not isinstance(part, s.Sum):
            return None
        terms = tuple(term for _, term in part.terms)
        places = [i for i, term in enumerate(terms) if isinstance(term, s.Dots)]
        if len(places) != 1 or not 0 < places[0] < len(terms) - 1:
            return None
        at = places[0]
        found = open_sum(e, terms, at)
        if found is None or {sign for sign, _ in part.terms[found[0] : at + 2]} != {"+"}:
            return None
        first, total = found
        rest = (*part.terms[:first], ("+", total), *part.terms[at + 2 :])
        return total if len(rest) == 1 else s.Sum(part.start, part.end, rest)

    return exchanged(piece, change)


def _fresh(terms: Group) -> str:
    taken = {part.name for term in terms for part in s.walk(term) if isinstance(part, s.Letter)}
    return next(name for name in ("k", "i", "j", "m", "q", "l", "p", "r") if name not in taken)
