"""One side of a claim laid out for a search of slips: its tokens, its pieces and what to put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.meaning import function_name
from symsgd.read.notation.parse import parse_tokens
from symsgd.read.scope import Scope
from symsgd.read.sums.reach import reaching
from symsgd.read.tokens.lexer import Token, tokens

MOST_SYMBOLS = 20
_OPENING = re.compile(r"\\(?:left|[bB]igg?[lr]?)\s*$")


@dataclass(frozen=True)
class Page:
    r"""A side that was read, beside the other side of its claim and what its names stand for.

    >>> page = Page.of(r"2(x + y)", "x", Scope())
    >>> [page.text[piece.start : piece.end] for piece in page.pieces]
    ['2(x + y)', '2', '(x + y)', 'x + y', 'x', 'y']
    """

    source: Source
    run: tuple[Token, ...]
    piece: s.Surface
    other: str
    scope: Scope
    known: str = ""
    matrices: bool = False

    @classmethod
    def of(
        cls,
        text: str,
        other: str,
        scope: Scope,
        known: str = "",
        macros_of: Source | None = None,
        *,
        matrices: bool = False,
    ) -> Page:
        """Return the page of a side, or raise its error of reading."""
        source = with_macros(Source(text), macros_of)
        run = tokens(source)
        piece = reaching(parse_tokens(source, run, len(text), scope.notation.words))
        return cls(source, run, piece, other, scope, known, matrices)

    @property
    def text(self) -> str:
        """The side as it is written."""
        return self.source.text

    @cached_property
    def pieces(self) -> tuple[s.Surface, ...]:
        """The pieces that stand for values, from the outside in; no index is among them."""
        return tuple(_values(self.piece))

    @cached_property
    def terms(self) -> tuple[s.Surface, ...]:
        """The terms of all sums."""
        sums = (piece for piece in self.pieces if isinstance(piece, s.Sum))
        return tuple(term for each in sums for _, term in each.terms)

    @cached_property
    def slots(self) -> tuple[s.Surface, ...]:
        """The pieces that stand alone in their place: a bracket's content, a numerator, …"""
        inside = (slot for piece in self.pieces for slot in _slots(piece))
        return tuple(dict.fromkeys((self.piece, *inside)))

    @cached_property
    def symbols(self) -> tuple[str, ...]:
        """The symbols of the other side, then of the meanings, then of this one, as written."""
        texts = (self.other, self.known, self.text)
        found = (symbol for text in texts for symbol in symbols_of(text, self.scope))
        return tuple(dict.fromkeys(found))[:MOST_SYMBOLS]

    @cached_property
    def theirs(self) -> tuple[str, ...]:
        """The symbols of the other side."""
        return tuple(dict.fromkeys(symbols_of(self.other, self.scope)))

    def cut(self, piece: s.Surface) -> str:
        """Return the text of a piece."""
        return self.text[self.start(piece) : piece.end]

    def start(self, piece: s.Surface) -> int:
        r"""Return where a piece begins, with the ``\left`` before its bracket."""
        found = _OPENING.search(self.text, 0, piece.start)
        return found.start() if found else piece.start

    def braced(self, piece: s.Surface) -> bool:
        r"""Say whether a piece needs braces around anything longer, as in ``x^2``."""
        return self.text[: piece.start].rstrip()[-1:] in ("^", "_") or piece in self._bare

    @cached_property
    def _bare(self) -> frozenset[s.Surface]:
        """The numerators and denominators without braces."""
        fractions = (piece for piece in self.pieces if isinstance(piece, s.Fraction))
        parts = (part for each in fractions for part in (each.numerator, each.denominator))
        written = self.text
        return frozenset(part for part in parts if written[: part.start].rstrip()[-1:] != "{"
                         and r"\over" not in written)  # fmt: skip


def with_macros(source: Source, other: Source | None) -> Source:
    """Return the source with the commands that another text defines for itself."""
    if other is not None and other.macros:
        source.__dict__["macros"] = other.macros
    return source


def is_function(piece: s.Surface, scope: Scope) -> bool:
    r"""Say whether a piece is the name of a function, with or without primes.

    >>> from symsgd.read.notation.parse import parse
    >>> is_function(parse(r"\tanh"), Scope()), is_function(parse("x"), Scope())
    (True, False)
    """
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Letter):
        return False
    return base.name in scope.functions or (base.word and function_name(base.name) is not None)


def symbols_of(text: str, scope: Scope) -> Iterator[str]:
    r"""Yield the symbols of a formula as they are written, with their indices.

    >>> list(symbols_of(r"\sum_i w_i x^2 + \sin t", Scope()))
    ['w_i', 'x', 't']
    """
    source = Source(text)
    try:
        whole = parse_tokens(source, tokens(source), None, scope.notation.words)
    except SymsgdError:
        return
    for piece in _values(whole):
        if is_symbol(piece, scope):
            yield text[piece.start : piece.end]


def is_symbol(piece: s.Surface, scope: Scope) -> bool:
    """Say whether a piece is a letter that stands for a value, perhaps with its index.

    >>> from symsgd.read.notation.parse import parse
    >>> is_symbol(parse("a^{[1]}"), Scope()), is_symbol(parse("a^2"), Scope())
    (True, False)
    """
    if isinstance(piece, s.Scripted):
        plain = all(script.kind == "index" for script in piece.scripts)
        return isinstance(piece.base, s.Letter) and plain and not is_function(piece, scope)
    if not isinstance(piece, s.Letter) or piece.word:
        return False
    return piece.name not in ("e", "d") and not is_function(piece, scope)


def _values(piece: s.Surface) -> Iterator[s.Surface]:
    stack = [piece]
    while stack:
        one = stack.pop()
        yield one
        stack.extend(reversed(tuple(_inside(one))))


def _inside(piece: s.Surface) -> Iterator[s.Surface]:
    match piece:
        case s.Scripted():
            plain = piece.sub is None and all(x.kind != "index" for x in piece.scripts)
            if plain or not isinstance(piece.base, s.Letter):
                yield piece.base
            for script in piece.scripts:
                if script.kind == "exponent" and script.body is not None:
                    yield script.body
        case s.Big():
            yield from (part for part in (piece.body,) if part is not None)
        case s.Derivative():
            if piece.operand is not None and not isinstance(piece.operand, s.Letter):
                yield piece.operand
        case s.Gradient():
            return
        case _:
            yield from s.children(piece)


def _slots(piece: s.Surface) -> Iterator[s.Surface]:
    match piece:
        case s.Group():
            yield from piece.items
        case s.Fraction():
            yield piece.numerator
            yield piece.denominator
        case s.Root():
            yield piece.body
        case s.MatrixOf():
            yield from (entry for row in piece.rows for entry in row)
        case s.Big():
            yield from (part for part in (piece.body,) if part is not None)
        case s.Scripted():
            yield from (x.body for x in piece.scripts if x.kind == "exponent" and x.body)
        case s.Product():
            for before, after in zip(piece.factors, piece.factors[1:], strict=False):
                if isinstance(before, s.Derivative) and before.operand is None:
                    yield after
        case _:
            return
