"""Places of slips that concern terms and factors: signs, numbers, what is lost or too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isqrt

from symsgd.check.slips.page import Page, is_function
from symsgd.check.slips.spot import Spot, at_piece
from symsgd.read import surface as s

MOST_DIGITS = 9
_UNARY = ("{", "open", "relation", "operator", "^", "&", "*", "/")


def signs(page: Page, kind: str, *, unary: bool) -> Iterator[Spot]:
    """Yield the signs of one kind, each with the term that it belongs to."""
    ends = {page.start(term): term.end for term in page.terms}
    for i, token in enumerate(page.run):
        alone = i == 0 or page.run[i - 1].kind in _UNARY
        if token.kind == kind and alone is unary:
            following = page.run[i + 1].start if i + 1 < len(page.run) else token.end
            mark = token.start, ends.get(following, token.end)
            yield Spot(token.start, token.end, {"it": kind}, mark)


def numbers(page: Page) -> Iterator[Spot]:
    """Yield whole numbers with those that are easily written instead."""
    across = _across_the_bar(page)
    for piece in s.walk(page.piece):
        if isinstance(piece, s.Number) and piece.digits.isdigit():
            digits = piece.digits
            if len(digits) <= MOST_DIGITS:
                idle = (*_idle(page, piece), *across.get(piece, ()))
                parts = {"it": digits} | _instead(digits, idle)
                yield Spot(piece.start, piece.end, parts, braced=page.braced(piece))


def _across_the_bar(page: Page) -> dict[s.Surface, tuple[int, ...]]:
    """Return the numbers on the other side of a fraction's bar: nobody writes 2/2, or 3/1."""
    found: dict[s.Surface, tuple[int, ...]] = {}
    for piece in s.walk(page.piece):
        if isinstance(piece, s.Fraction):
            above, below = piece.numerator, piece.denominator
            if isinstance(above, s.Number) and isinstance(below, s.Number):
                found[above] = tuple(int(x.digits) for x in (below,) if x.digits.isdigit())
                found[below] = (1, *(int(x.digits) for x in (above,) if x.digits.isdigit()))
    return found


def _idle(page: Page, piece: s.Surface) -> tuple[int, ...]:
    """Return the numbers that nobody writes at a place: a power or factor 1, a term 0."""
    before = page.text[: piece.start].rstrip()[-1:]
    after = page.text[piece.end : piece.end + 1]
    power = page.text[: piece.start].rstrip("{ ")[-1:] == "^"
    ones = (1,) if power or after.isalpha() or after in ("\\", "(") else ()
    return (*ones, 0) if before in ("+", "-") else ones


def _instead(digits: str, idle: tuple[int, ...]) -> dict[str, str]:
    """Return the numbers that are easily written for one."""
    value = int(digits)
    near = {"less": value - 1, "more": value + 1, "twice": 2 * value, "square": value * value}
    root = isqrt(value)
    near |= {"half": value // 2} if value % 2 == 0 else {}
    near |= {"root": root} if root * root == value else {}
    near |= {"turned": int(digits[::-1])} if len(digits) > 1 else {}
    return {name: str(number) for name, number in near.items()
            if number >= 0 and number != value and number not in idle}  # fmt: skip


def slots(page: Page) -> Iterator[Spot]:
    """Yield the pieces that stand alone in their place."""
    return (at_piece(page, piece) for piece in page.slots)


def first_terms(page: Page) -> Iterator[Spot]:
    """Yield the first terms of the pieces that stand alone, where they have no sign.

    The minus of a fraction stands before it.
    """
    within = {part for piece in page.pieces if isinstance(piece, s.Fraction)
              for part in (piece.numerator, piece.denominator)}  # fmt: skip
    for slot in page.slots:
        if slot in within and not isinstance(slot, s.Sum):
            continue
        first = slot.terms[0] if isinstance(slot, s.Sum) else ("+", slot)
        if first[0] == "+" and page.text[page.start(slot)] != "+":
            mark = page.start(first[1]), first[1].end
            spot = at_piece(page, slot)
            yield Spot(spot.start, spot.end, spot.parts, mark, braced=spot.braced)


def sums(page: Page) -> Iterator[Spot]:
    """Yield the sums that stand alone in their place."""
    return (at_piece(page, slot) for slot in page.slots if isinstance(slot, s.Sum))


def before_factors(page: Page) -> Iterator[Spot]:
    """What a factor can stand before: terms, and what stands alone in its place."""
    terms = [slot for slot in page.slots if not isinstance(slot, s.Sum)]
    pieces = dict.fromkeys((*page.terms, *terms))
    return (at_piece(page, piece) for piece in pieces)


def terms(page: Page) -> Iterator[Spot]:
    """Yield the terms of sums."""
    return (at_piece(page, term) for term in page.terms)


def signed_terms(page: Page) -> Iterator[Spot]:
    """Yield the terms of sums with their signs."""
    for piece in page.pieces:
        if not isinstance(piece, s.Sum) or len(piece.terms) < 2:
            continue
        ends = [piece.start, *(term.end for _, term in piece.terms)]
        for i, (_, term) in enumerate(piece.terms):
            if i:
                yield Spot(ends[i], term.end, mark=(page.start(term), term.end))
            elif piece.terms[1][0] == "+":
                plus = page.text.find("+", term.end)
                yield Spot(piece.start, plus + 1, mark=(page.start(term), term.end))
            else:
                minus = page.text.find("-", term.end)
                yield Spot(piece.start, minus, mark=(page.start(term), term.end))


def factors(page: Page) -> Iterator[Spot]:
    """Yield the factors of products, functions with their arguments."""
    for piece in page.pieces:
        if isinstance(piece, s.Product):
            names = [is_function(factor, page.scope) for factor in piece.factors]
            for i, factor in enumerate(piece.factors):
                applied = names[i] and i + 1 < len(names)
                argument = i > 0 and names[i - 1]
                if applied:
                    whole = s.Product(factor.start, piece.factors[i + 1].end, (), ())
                    yield at_piece(page, whole)
                elif not argument:
                    yield at_piece(page, factor)


def dropped_factors(page: Page) -> Iterator[Spot]:
    r"""Factors with the ``\cdot`` beside them."""
    for spot in factors(page):
        before = re.search(r"\\(?:cdot|times)\s*$", page.text[: spot.start])
        after = re.match(r"\s*\\(?:cdot|times)(?![A-Za-z])", page.text[spot.end :])
        start = before.start() if before else spot.start
        end = spot.end + after.end() if after and not before else spot.end
        yield Spot(start, end, spot.parts, (spot.start, spot.end))


def neighbours(page: Page) -> Iterator[Spot]:
    """Factors side by side, of which a sum may have been meant."""
    for piece in page.pieces:
        if isinstance(piece, s.Product):
            cuts = [i for i in range(1, len(piece.factors))
                    if not is_function(piece.factors[i - 1], page.scope)]  # fmt: skip
            for i in cuts:
                start = page.start(piece)
                a = page.text[start : piece.factors[i - 1].end]
                b = page.text[page.start(piece.factors[i]) : piece.end]
                yield Spot(start, piece.end, {"a": a, "b": b}, braced=page.braced(piece))


def fractions(page: Page) -> Iterator[Spot]:
    """Yield fractions."""
    for piece in page.pieces:
        if isinstance(piece, s.Fraction):
            above, below = page.cut(piece.numerator), page.cut(piece.denominator)
            yield at_piece(page, piece, above=above, below=below)


def bracket_powers(page: Page) -> Iterator[Spot]:
    """Yield powers of brackets."""
    for piece in page.pieces:
        if isinstance(piece, s.Scripted) and isinstance(piece.base, s.Group):
            inside = page.text[piece.base.start + 1 : piece.base.items[-1].end]
            power = page.text[piece.base.end : piece.end]
            yield at_piece(page, piece, inside=inside, power=power)


def bracketless(page: Page) -> Iterator[Spot]:
    """Terms with a factor that may have been meant for the neighbour, too."""
    for piece in page.pieces:
        if isinstance(piece, s.Sum):
            for (_, one), (_, two) in zip(piece.terms, piece.terms[1:], strict=False):
                if isinstance(one, s.Product) and not one.operators[-1]:
                    last = one.factors[-1]
                    head = page.text[page.start(one) : page.start(last)]
                    rest = page.text[page.start(last) : two.end]
                    if not any(is_function(f, page.scope) for f in one.factors[-2:-1]):
                        yield Spot(page.start(one), two.end, {"head": head, "rest": rest})


def primed_products(page: Page) -> Iterator[Spot]:
    """Terms ``u' v`` of two factors: the product rule has ``u v'`` beside them."""
    for term in (*page.terms, *page.slots):
        if isinstance(term, s.Product) and "'" in page.cut(term):
            for i, factor in enumerate(term.factors):
                primes = isinstance(factor, s.Scripted) and [
                    script for script in factor.scripts if script.kind == "prime"
                ]
                for j, other in enumerate(term.factors):
                    if primes and j != i and isinstance(other, s.Group | s.Letter | s.Scripted):
                        yield at_piece(page, term, moved=_moved(page, term, primes[0], other))


def _moved(page: Page, term: s.Surface, prime: s.Script, other: s.Surface) -> str:
    begin = page.start(term)
    text = page.text[begin : term.end]
    cuts = sorted([(prime.start, prime.end, ""), (other.end, other.end, "'")], reverse=True)
    for start, end, new in cuts:
        text = text[: start - begin] + new + text[end - begin :]
    return text


def whole(page: Page) -> Iterator[Spot]:
    """Yield the whole side."""
    yield Spot(0, len(page.text), {"it": page.text})
