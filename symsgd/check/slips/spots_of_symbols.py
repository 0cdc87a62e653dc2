"""Places of slips that concern one symbol: primes, powers, letters, indices, arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from symsgd.check.slips.page import Page, is_function, is_symbol
from symsgd.check.slips.spot import Spot, at_piece
from symsgd.read import surface as s

MOST_LETTERS = 4
_COUNTED = re.compile(r"([A-Za-z]\w*)\s*([+-])\s*(\d+)")


def primes(page: Page) -> Iterator[Spot]:
    """Yield every prime."""
    names = [piece for piece in page.pieces if isinstance(piece, s.Scripted)]
    for token in page.run:
        if token.kind == "'":
            around = [(p.start, p.end) for p in names if p.start <= token.start < p.end]
            yield Spot(token.start, token.end, mark=around[-1] if around else None)


def function_names(page: Page) -> Iterator[Spot]:
    """Names of functions, which can have a prime more."""
    for piece in page.pieces:
        if is_function(piece, page.scope) and isinstance(piece, s.Letter):
            end = piece.end
            while page.text[end : end + 1] == "'":
                end += 1
            if page.text[end : end + 1] not in ("^", "_"):
                yield Spot(end, end, mark=(piece.start, end))


def orders(page: Page) -> Iterator[Spot]:
    """Yield the orders of derivatives that are written as numbers."""
    for piece in page.pieces:
        for script in getattr(piece, "scripts", ()):
            if script.kind == "order" and isinstance(script.body, s.Number):
                value = int(script.body.digits)
                yield Spot(
                    script.body.start, script.body.end,
                    {"it": str(value), "less": str(value - 1), "more": str(value + 1)},
                )  # fmt: skip


def bases(page: Page) -> Iterator[Spot]:
    """What can get a power: symbols, names of functions, brackets."""
    for piece in page.pieces:
        letter = isinstance(piece, s.Letter) and not (piece.name == "e" and not piece.word)
        able = letter or isinstance(piece, s.Group) or is_symbol(piece, page.scope)
        if able and page.text[piece.end : piece.end + 1] not in ("^", "_", "'"):
            mark = page.start(piece), piece.end
            yield Spot(piece.end, piece.end, {"it": page.cut(piece)}, mark)


def powers(page: Page) -> Iterator[Spot]:
    """Yield the whole numbers in exponents, with their sign of a power."""
    for piece in page.pieces:
        if isinstance(piece, s.Scripted):
            for script in piece.scripts:
                if script.kind == "exponent" and isinstance(script.body, s.Number):
                    start = page.text.rfind("^", 0, script.start)
                    braced = page.text[start + 1 : start + 2] == "{"  # else it is that of \frac{…}
                    end = script.end + (braced and page.text[script.end : script.end + 1] == "}")
                    mark = page.start(piece), max(piece.end, end)
                    yield Spot(start, end, {"it": script.body.digits}, mark)


def functions(page: Page) -> Iterator[Spot]:
    """Yield the names of functions."""
    for piece in page.pieces:
        if isinstance(piece, s.Letter) and is_function(piece, page.scope):
            yield Spot(piece.start, piece.end, {"it": page.text[piece.start : piece.end]})


def logarithms(page: Page) -> Iterator[Spot]:
    r"""Logarithms with the base that is written, as in ``\log_2``."""
    for piece in page.pieces:
        if _base_of(piece) == "log" and getattr(piece, "sub", None) is not None:
            yield at_piece(page, piece)


def symbols(page: Page, *, everywhere: bool) -> Iterator[Spot]:
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
            yield from (at_piece(page, piece) for piece in found)


def index_letters(page: Page) -> Iterator[Spot]:
    """Yield the letters in subscripts."""
    for piece in _indexed(page):
        for part in s.walk(piece.sub) if piece.sub else ():
            if isinstance(part, s.Letter) and len(part.name) == 1:
                yield Spot(part.start, part.end, {"it": part.name}, (piece.start, piece.end))


def exchanged(page: Page) -> Iterator[Spot]:
    """Yield the whole side with two index letters exchanged."""
    places = [(part.start, part.parts["it"]) for part in index_letters(page)]
    letters = tuple(dict.fromkeys(letter for _, letter in places))[:MOST_LETTERS]
    for a, b in combinations(sorted(letters), 2):
        text = page.text
        for start, letter in places:
            if letter in (a, b):
                text = text[:start] + (b if letter == a else a) + text[start + 1 :]
        yield Spot(0, len(text), {"a": a, "b": b, "exchanged": text})


def layers(page: Page) -> Iterator[Spot]:
    """Yield the layers of symbols, with the layers beside them."""
    for piece in s.walk(page.piece):
        for script in getattr(piece, "scripts", ()):
            if script.style == "[" and script.body is not None:
                text = page.cut(script.body)
                beside = {"it": text, "less": layer_beside(text, -1), "more": layer_beside(text, 1)}
                mark = page.start(piece), piece.end
                yield Spot(script.body.start, script.body.end, beside, mark)


def layer_beside(layer: str, step: int) -> str:
    """Return the layer before or behind one.

    >>> [layer_beside(layer, -1) for layer in ("l", "l+1", "3", "l-1")]
    ['l-1', 'l', '2', 'l-2']
    """
    if layer.isdigit():
        return str(int(layer) + step)
    counted = _COUNTED.fullmatch(layer.strip())
    if counted is None:
        return f"{layer.strip()}{step:+d}"
    number = int(counted[2] + counted[3]) + step
    return f"{counted[1]}{number:+d}" if number else counted[1]


def index_pairs(page: Page, *, everywhere: bool) -> Iterator[Spot]:
    """Yield the subscripts of two letters."""
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


def _two(sub: s.Surface | None) -> tuple[s.Surface, ...]:
    return sub.factors if isinstance(sub, s.Product) else getattr(sub, "items", ())


def _is_pair(sub: s.Surface | None) -> bool:
    plain = isinstance(sub, s.Product) or getattr(sub, "bracket", None) == "{"
    return plain and len(_two(sub)) == 2


def arguments(page: Page, *, everywhere: bool) -> Iterator[Spot]:
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
            yield at_piece(page, piece)
        elif rest and texts[i] not in texts[:i]:
            yield Spot(piece.start, piece.end, {"it": texts[i]}, also=rest)


def ones(page: Page) -> Iterator[Spot]:
    """Yield every 1."""
    for piece in page.pieces:
        if isinstance(piece, s.Number) and piece.digits == "1":
            yield at_piece(page, piece)


def deltas(page: Page) -> Iterator[Spot]:
    """Yield every δ with two indices."""
    for piece in page.pieces:
        if _base_of(piece) == "delta" and _is_pair(getattr(piece, "sub", None)):
            yield at_piece(page, piece)


def _base_of(piece: s.Surface) -> str:
    base = piece.base if isinstance(piece, s.Scripted) else piece
    return base.name if isinstance(base, s.Letter) else ""


def counts(page: Page) -> Iterator[Spot]:
    """Letters that count something."""
    for piece in s.walk(page.piece):
        if isinstance(piece, s.Letter) and piece.name in ("m", "n", "N", "k", "L", "l"):
            yield at_piece(page, piece)


def counts_less_one(page: Page) -> Iterator[Spot]:
    """The 1 that is taken from a count, with its sign."""
    for piece in s.walk(page.piece):
        if isinstance(piece, s.Sum) and len(piece.terms) == 2:
            (_, one), (sign, two) = piece.terms
            if sign == "-" and isinstance(one, s.Letter) and page.cut(two) == "1":
                yield Spot(one.end, two.end, mark=(one.start, two.end))
