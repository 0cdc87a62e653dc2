r"""Where on a side a slip can have been made, and the parts of the text there.

Every kind of place has a name, by which a row of :mod:`symsgd.check.slips` speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from symsgd.check.page import Page, is_function, is_symbol
from symsgd.read import surface as s
from symsgd.read.lexer import Token

MOST_DIGITS = 9
_TRANSPOSE = re.compile(r"\^\s*(?:\\top|T|\{\s*(?:\\top|T)\s*\})")
_UNARY = ("{", "open", "relation", "operator", "^", "&", "*", "/")


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a side, its parts by name, and the term that is meant by it.

    ``also`` are further stretches at which the same is written.
    """

    start: int
    end: int
    parts: dict[str, str] = field(default_factory=dict)
    mark: tuple[int, int] | None = None
    also: tuple[tuple[int, int], ...] = ()
    braced: bool = False


def spots(kind: str, page: Page) -> Iterator[Spot]:
    r"""Yield the places of one kind on a page, from left to right as far as they are nested alike.

    >>> from symsgd.read.scope import Scope
    >>> page = Page.of(r"2x - \sin x", "x", Scope())
    >>> [(spot.start, spot.end) for spot in spots("minus", page)]
    [(3, 4)]
    >>> [spot.parts["it"] for spot in spots("term", page)]
    ['2x', '\\sin x']
    """
    return KINDS[kind](page)


def _spot(page: Page, piece: s.Surface, **parts: str) -> Spot:
    start = page.start(piece)
    return Spot(start, piece.end, {"it": page.cut(piece), **parts}, braced=page.braced(piece))


def _signs(page: Page, kind: str, *, unary: bool) -> Iterator[Spot]:
    ends = {page.start(term): term.end for term in page.terms}
    for i, token in enumerate(page.run):
        alone = i == 0 or page.run[i - 1].kind in _UNARY
        if token.kind == kind and alone is unary:
            following = page.run[i + 1].start if i + 1 < len(page.run) else token.end
            mark = token.start, ends.get(following, token.end)
            yield Spot(token.start, token.end, {"it": kind}, mark)


def _primes(page: Page) -> Iterator[Spot]:
    for token in page.run:
        if token.kind == "'":
            yield Spot(token.start, token.end, {"it": "'"})


def _primed(page: Page) -> Iterator[Spot]:
    """Names of functions, which can have a prime more."""
    for piece in page.pieces:
        if is_function(piece, page.scope) and isinstance(piece, s.Letter):
            end = piece.end
            while page.text[end : end + 1] == "'":
                end += 1
            if page.text[end : end + 1] not in ("^", "_"):
                yield Spot(end, end, mark=(piece.start, end))


def _orders(page: Page) -> Iterator[Spot]:
    for piece in page.pieces:
        for script in getattr(piece, "scripts", ()):
            if script.kind == "order" and isinstance(script.body, s.Number):
                value = int(script.body.digits)
                yield Spot(
                    script.body.start, script.body.end,
                    {"it": str(value), "less": str(value - 1), "more": str(value + 1)},
                )  # fmt: skip


def _numbers(page: Page) -> Iterator[Spot]:
    for start, end in _digit_runs(page.run):
        digits = page.text[start:end].replace(" ", "")
        if len(digits) <= MOST_DIGITS and digits.isascii() and digits.isdigit():
            value = int(digits)
            alone = page.text[:start].rstrip("{ ")[-1:] == "^"
            parts = {"it": digits, "less": str(value - 1), "more": str(value + 1),
                     "twice": str(2 * value), "square": str(value * value)}  # fmt: skip
            if value % 2 == 0:
                parts["half"] = str(value // 2)
            root = round(value**0.5)
            if root * root == value:
                parts["root"] = str(root)
            if value > 1 and len(digits) > 1:
                parts["turned"] = digits[::-1]
            # a power 1 is not written, and no number is negative without its sign
            parts = {k: v for k, v in parts.items() if v[0] != "-" and not (alone and v == "1")}
            yield Spot(start, end, parts)


def _digit_runs(run: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(run):
        j = i
        while j < len(run) and run[j].kind == "digit" and (j == i or not run[j].spaced):
            j += 1
        if j > i:
            yield run[i].start, run[j - 1].end
        i = max(j, i + 1)


def _slots(page: Page) -> Iterator[Spot]:
    return (_spot(page, piece) for piece in page.slots)


def _first_terms(page: Page) -> Iterator[Spot]:
    for slot in page.slots:
        first = slot.terms[0] if isinstance(slot, s.Sum) else ("+", slot)
        if first[0] == "+":
            mark = page.start(first[1]), first[1].end
            spot = _spot(page, slot)
            yield Spot(spot.start, spot.end, spot.parts, mark, braced=spot.braced)


def _sums(page: Page) -> Iterator[Spot]:
    return (_spot(page, slot) for slot in page.slots if isinstance(slot, s.Sum))


def _products(page: Page) -> Iterator[Spot]:
    """What a factor can stand before: terms, and what stands alone in its place."""
    terms = [slot for slot in page.slots if not isinstance(slot, s.Sum)]
    pieces = dict.fromkeys((*page.terms, *terms))
    return (_spot(page, piece) for piece in pieces)


def _terms(page: Page) -> Iterator[Spot]:
    return (_spot(page, term) for term in page.terms)


def _term_with_sign(page: Page) -> Iterator[Spot]:
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


def _factors(page: Page) -> Iterator[Spot]:
    for piece in page.pieces:
        if isinstance(piece, s.Product):
            names = [is_function(factor, page.scope) for factor in piece.factors]
            for i, factor in enumerate(piece.factors):
                applied = names[i] and i + 1 < len(names)
                argument = i > 0 and names[i - 1]
                if applied:
                    whole = s.Product(factor.start, piece.factors[i + 1].end, (), ())
                    yield _spot(page, whole)
                elif not argument:
                    yield _spot(page, factor)


def _dropped(page: Page) -> Iterator[Spot]:
    r"""Factors with the ``\cdot`` beside them."""
    for spot in _factors(page):
        before = re.search(r"\\(?:cdot|times)\s*$", page.text[: spot.start])
        after = re.match(r"\s*\\(?:cdot|times)(?![A-Za-z])", page.text[spot.end :])
        start = before.start() if before else spot.start
        end = spot.end + after.end() if after and not before else spot.end
        yield Spot(start, end, spot.parts, (spot.start, spot.end))


def _bases(page: Page) -> Iterator[Spot]:
    """What can get a power: symbols, names of functions, brackets."""
    for piece in page.pieces:
        letter = isinstance(piece, s.Letter) and not (piece.name == "e" and not piece.word)
        if letter or isinstance(piece, s.Group) or is_symbol(piece, page.scope):
            if page.text[piece.end : piece.end + 1] not in ("^", "_", "'"):
                yield Spot(piece.end, piece.end, {"it": page.cut(piece)},
                           (page.start(piece), piece.end))  # fmt: skip


def _powers(page: Page) -> Iterator[Spot]:
    for piece in page.pieces:
        if isinstance(piece, s.Scripted):
            for script in piece.scripts:
                if script.kind == "exponent" and isinstance(script.body, s.Number):
                    start = page.text.rfind("^", 0, script.start)
                    end = script.end + (page.text[script.end : script.end + 1] == "}")
                    mark = page.start(piece), max(piece.end, end)
                    yield Spot(start, end, {"it": script.body.digits}, mark)


def _transposes(page: Page) -> Iterator[Spot]:
    written = [found.span() for found in _TRANSPOSE.finditer(page.text)]
    for piece in page.pieces:
        for script in getattr(piece, "scripts", ()):
            if script.kind == "transpose":
                alone = [(i, j) for i, j in written if i <= script.start and script.end <= j]
                start, end = alone[0] if alone else (script.start, script.end)
                yield Spot(start, end, mark=(page.start(piece), piece.end))


def _matrix_bases(page: Page) -> Iterator[Spot]:
    if not page.matrices:
        return
    for piece in page.pieces:
        able = is_symbol(piece, page.scope) or isinstance(piece, (s.Group, s.MatrixOf))
        if able:
            yield Spot(piece.end, piece.end, {"it": page.cut(piece)},
                       (page.start(piece), piece.end))  # fmt: skip


def _pairs(page: Page) -> Iterator[Spot]:
    """Neighbours in a product of matrices, and what they are without their transposes."""
    if not page.matrices:
        return
    for piece in page.pieces:
        if isinstance(piece, s.Product):
            for one, two in zip(piece.factors, piece.factors[1:], strict=False):
                a, b = page.cut(one), page.cut(two)
                parts = {"a": a, "b": b, "a0": _straight(a), "b0": _straight(b)}
                yield Spot(page.start(one), two.end, parts)


def _straight(text: str) -> str:
    r"""Return a factor without its transpose.

    >>> _straight("(a^{[1]})^T"), _straight("a^{[1]T}")
    ('(a^{[1]})', 'a^{[1]}')
    """
    text = re.sub(r"\^(?:T|\\top|\{\s*(?:T|\\top)\s*\})\s*$", "", text)
    return re.sub(r"(?:T|\\top)\s*\}\s*$", "}", text) if "^{" in text else text


def _letters(page: Page, *, everywhere: bool) -> Iterator[Spot]:
    """Symbols that can have been taken for another of the claim."""
    places: dict[str, list[s.Surface]] = {}
    for piece in page.pieces:
        if is_symbol(piece, page.scope):
            places.setdefault(page.cut(piece), []).append(piece)
    for text, found in places.items():
        if everywhere:
            rest = tuple((piece.start, piece.end) for piece in found[1:])
            yield Spot(found[0].start, found[0].end, {"it": text}, also=rest)
        elif len(found) > 1 or text in page.theirs:
            yield from (_spot(page, piece) for piece in found)


def _index_letters(page: Page) -> Iterator[Spot]:
    for piece in _indexed(page):
        for part in s.walk(piece.sub) if piece.sub else ():
            if isinstance(part, s.Letter) and len(part.name) == 1:
                yield Spot(part.start, part.end, {"it": part.name}, (piece.start, piece.end))


def _index_pairs(page: Page, *, everywhere: bool) -> Iterator[Spot]:
    symbols = [piece for piece in _indexed(page) if piece.sub and _is_pair(piece.sub)]
    found = [piece.sub for piece in symbols if piece.sub]
    shown = [page.cut(sub) for sub in found]
    for i, sub in enumerate(found):
        mark = symbols[i].start, symbols[i].end
        first, second = (page.cut(part) for part in _two(sub))
        parts = {"it": shown[i], "a": first, "b": second}
        rest = tuple((o.start, o.end) for o in found[i + 1 :] if page.cut(o) == shown[i])
        if not everywhere:
            yield Spot(sub.start, sub.end, parts, mark)
        elif rest and shown[i] not in shown[:i]:
            yield Spot(sub.start, sub.end, parts, mark, rest)


def _indexed(page: Page) -> Iterator[s.Scripted]:
    for piece in s.walk(page.piece):
        if isinstance(piece, s.Scripted) and piece.sub is not None:
            yield piece


def _two(sub: s.Surface) -> tuple[s.Surface, ...]:
    return sub.factors if isinstance(sub, s.Product) else getattr(sub, "items", ())


def _is_pair(sub: s.Surface) -> bool:
    plain = isinstance(sub, s.Product) or getattr(sub, "bracket", None) == "{"
    return plain and len(_two(sub)) == 2


def _arguments(page: Page, *, everywhere: bool) -> Iterator[Spot]:
    """What functions are taken of, where it stands in brackets."""
    found = []
    for piece in page.pieces:
        if isinstance(piece, s.Product):
            for name, group in zip(piece.factors, piece.factors[1:], strict=False):
                if is_function(name, page.scope) and isinstance(group, s.Group) and group.items:
                    found.append(group.items[0])
    texts = [page.cut(piece) for piece in found]
    for i, piece in enumerate(found):
        rest = tuple((o.start, o.end) for o, t in zip(found, texts, strict=True)
                     if t == texts[i] and o is not piece)  # fmt: skip
        if not everywhere:
            yield _spot(page, piece)
        elif rest and texts[i] not in texts[:i]:
            yield Spot(piece.start, piece.end, {"it": texts[i]}, also=rest)


def _words(page: Page) -> Iterator[Spot]:
    for piece in page.pieces:
        if isinstance(piece, s.Letter) and is_function(piece, page.scope):
            yield Spot(piece.start, piece.end, {"it": page.text[piece.start : piece.end]})


def _based(page: Page) -> Iterator[Spot]:
    r"""Logarithms with the base that is written, as in ``\log_2``."""
    for piece in page.pieces:
        if isinstance(piece, s.Scripted) and piece.sub is not None:
            if isinstance(piece.base, s.Letter) and piece.base.name == "log":
                yield _spot(page, piece)


def _fractions(page: Page) -> Iterator[Spot]:
    for piece in page.pieces:
        if isinstance(piece, s.Fraction):
            above, below = page.cut(piece.numerator), page.cut(piece.denominator)
            yield _spot(page, piece, above=above, below=below)


def _bracket_powers(page: Page) -> Iterator[Spot]:
    for piece in page.pieces:
        if isinstance(piece, s.Scripted) and isinstance(piece.base, s.Group):
            inside = page.text[piece.base.start + 1 : piece.base.items[-1].end]
            power = page.text[piece.base.end : piece.end]
            yield _spot(page, piece, inside=inside, power=power)


def _half_bracketed(page: Page) -> Iterator[Spot]:
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


def _ones(page: Page) -> Iterator[Spot]:
    for piece in page.pieces:
        if isinstance(piece, s.Number) and piece.digits == "1":
            yield _spot(page, piece)


def _deltas(page: Page) -> Iterator[Spot]:
    for piece in page.pieces:
        if isinstance(piece, s.Scripted) and isinstance(piece.base, s.Letter):
            if piece.base.name == "delta" and piece.sub is not None and _is_pair(piece.sub):
                yield _spot(page, piece)


def _products_with_primes(page: Page) -> Iterator[Spot]:
    """Terms ``u' v`` of two factors: the product rule has ``u v'`` beside them."""
    for term in (*page.terms, *page.slots):
        if isinstance(term, s.Product) and "'" in page.cut(term):
            for i, factor in enumerate(term.factors):
                primes = isinstance(factor, s.Scripted) and [
                    script for script in factor.scripts if script.kind == "prime"
                ]
                for j, other in enumerate(term.factors):
                    if primes and j != i and isinstance(other, s.Group | s.Letter | s.Scripted):
                        yield _spot(page, term, moved=_moved(page, term, primes[0], other))


def _moved(page: Page, term: s.Surface, prime: s.Script, other: s.Surface) -> str:
    begin = page.start(term)
    text = page.text[begin : term.end]
    cuts = sorted([(prime.start, prime.end, ""), (other.end, other.end, "'")], reverse=True)
    for start, end, new in cuts:
        text = text[: start - begin] + new + text[end - begin :]
    return text


def _neighbours(page: Page) -> Iterator[Spot]:
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


def _counts(page: Page) -> Iterator[Spot]:
    """Letters that count something."""
    for piece in s.walk(page.piece):
        if isinstance(piece, s.Letter) and piece.name in ("m", "n", "N", "k", "L", "l"):
            yield _spot(page, piece)


def _less_one(page: Page) -> Iterator[Spot]:
    """The 1 that is taken from a count, with its sign."""
    for piece in s.walk(page.piece):
        if isinstance(piece, s.Sum) and len(piece.terms) == 2:
            (_, one), (sign, two) = piece.terms
            if sign == "-" and isinstance(one, s.Letter) and page.cut(two) == "1":
                yield Spot(one.end, two.end, mark=(one.start, two.end))


def _whole(page: Page) -> Iterator[Spot]:
    yield Spot(0, len(page.text), {"it": page.text})


KINDS: dict[str, Callable[[Page], Iterator[Spot]]] = {
    "plus": lambda page: _signs(page, "+", unary=False),
    "minus": lambda page: _signs(page, "-", unary=False),
    "leading minus": lambda page: _signs(page, "-", unary=True),
    "slot": _slots,
    "first term": _first_terms,
    "sum": _sums,
    "prime": _primes,
    "function name": _primed,
    "order": _orders,
    "number": _numbers,
    "base": _bases,
    "power": _powers,
    "function": _words,
    "logarithm": _based,
    "term": _terms,
    "signed term": _term_with_sign,
    "before factors": _products,
    "factor": _factors,
    "dropped factor": _dropped,
    "transpose": _transposes,
    "matrix": _matrix_bases,
    "pair": _pairs,
    "symbol": lambda page: _letters(page, everywhere=False),
    "symbol everywhere": lambda page: _letters(page, everywhere=True),
    "index": _index_letters,
    "indices": lambda page: _index_pairs(page, everywhere=False),
    "indices everywhere": lambda page: _index_pairs(page, everywhere=True),
    "argument": lambda page: _arguments(page, everywhere=False),
    "argument everywhere": lambda page: _arguments(page, everywhere=True),
    "fraction": _fractions,
    "bracket to a power": _bracket_powers,
    "terms": _half_bracketed,
    "one": _ones,
    "delta": _deltas,
    "product with a prime": _products_with_primes,
    "count": _counts,
    "count less one": _less_one,
    "neighbours": _neighbours,
    "whole": _whole,
}
