"""What a claim offers to be put into a place: its symbols, numbers, arguments, index letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from symsgd.check.slips.page import Page, is_function
from symsgd.check.slips.spots_of_matrices import turned
from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.notation.parse import parse_tokens
from symsgd.read.tokens.lexer import tokens

MOST = 6
MOST_VARIABLES = 10
_COUNTS = re.compile(r"(?<![A-Za-z\\])[mnN](?![A-Za-z])")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?|\\frac\s*(?:\d\d|\{\d+\}\{\d+\})")
_WHOLE = re.compile(r"(?<![\d.])\d+(?![\d.])")
_SUBSCRIPTS = re.compile(r"_(?:\{([A-Za-z,]+)\}|([A-Za-z]))")
_ACTIVATIONS = ("sigma", "phi", "varphi", "g", "f", "h")
# what is easily taken for one another
RELATIVES = (
    (r"\sin", r"\cos"), (r"\sinh", r"\cosh"), (r"\tan", r"\cot"), (r"\tanh", r"\coth"),
    (r"\ln", r"\log_2"), (r"\log", r"\log_2"), (r"\ln", r"\log_{10}"), (r"\tanh", r"\tan"),
    (r"\sinh", r"\sin"), (r"\cosh", r"\cos"), (r"\sigma", r"\tanh"), (r"\exp", r"\ln"),
    (r"\max", r"\min"),
)  # fmt: skip


def _symbols(page: Page, _: str) -> Iterator[str]:
    yield from page.symbols


def _numbers(page: Page, _: str) -> Iterator[str]:
    found = dict.fromkeys(_NUMBERS.findall(f"{page.other} {page.known}"))
    yield from [text for text in found if text not in ("0", "1", "2")][:MOST]


def _divisors(page: Page, _: str) -> Iterator[str]:
    """Whole numbers of the claim and of the meanings: a sum up to 3 is divided by 3."""
    text = f"{page.text} {page.other} {page.known}"
    found = dict.fromkeys(_WHOLE.findall(text))
    yield from [number for number in found if number not in ("0", "1")][:MOST]


def _rows(page: Page, _: str) -> Iterator[str]:
    """Symbols with a transpose, which make a column a row."""
    yield from (turned(text) for text in page.symbols)


def _slopes(page: Page, _: str) -> Iterator[str]:
    r"""The slopes of the functions of the text at the z of the text: ``\sigma'(z)``."""
    points = [text for text in page.symbols if text[:1] == "z"][:MOST]
    for name in page.scope.functions:
        shown = name if len(name) == 1 else f"\\{name}"
        for point in points if name in _ACTIVATIONS else ():
            sign = r"\odot " if page.matrices and "_" not in point else ""
            yield f"{sign}{shown}'({point})"


def _counts(page: Page, _: str) -> Iterator[str]:
    yield from dict.fromkeys(_COUNTS.findall(f"{page.other} {page.known} {page.text}"))


def _variables(page: Page, it: str) -> Iterator[str]:
    """Symbols of the other side and of the text around, the ones that this side lacks first."""
    ours = {page.cut(piece) for piece in page.pieces}
    yield from sorted((text for text in page.theirs if text != it), key=lambda text: text in ours)
    others = [text for text in page.symbols if text != it and text not in page.theirs]
    yield from others[:MOST_VARIABLES]


def _letters(page: Page, it: str) -> Iterator[str]:
    both = f"{page.other} {page.text}"
    letters = "".join("".join(found) for found in _SUBSCRIPTS.findall(both)).replace(",", "")
    yield from [letter for letter in dict.fromkeys(letters) if letter != it][:MOST]


def _pairs(page: Page, _: str) -> Iterator[str]:
    letters = list(_letters(page, ""))[:3]
    yield from (a + b for i, a in enumerate(letters) for b in letters[i + 1 :])


def _arguments(page: Page, it: str) -> Iterator[str]:
    found = (text for text, _ in _applied(page) if text != it)
    yield from list(dict.fromkeys(found))[:MOST]


def _inner(page: Page, _: str) -> Iterator[str]:
    """What functions of the other side are taken of, unless it is a symbol alone."""
    found = [text for text, simple in _applied(page) if not simple]
    yield from list(dict.fromkeys([*_functions_to_powers(page), *found]))[:MOST]


def _functions_to_powers(page: Page) -> Iterator[str]:
    r"""Functions of which the other side takes a power: ``\sigma(x)^2``, ``\tanh^2 x``."""
    piece = _other(page)
    for part in s.walk(piece) if piece is not None else ():
        if isinstance(part, s.Product):
            for name, argument in zip(part.factors, part.factors[1:], strict=False):
                raised = [each for each in (name, argument) if isinstance(each, s.Scripted)]
                if is_function(name, page.scope) and len(raised) == 1:
                    bases = (each.base if each in raised else each for each in (name, argument))
                    yield " ".join(page.other[each.start : each.end] for each in bases)


def _by(page: Page, _: str) -> Iterator[str]:
    """The variable that the other side is differentiated by."""
    piece = _other(page)
    for part in s.walk(piece) if piece is not None else ():
        if isinstance(part, s.Derivative):
            for symbol, _order in part.variables:
                yield page.other[symbol.start : symbol.end]
                return
    if page.scope.bare.ambient is not None:
        yield page.scope.bare.ambient


def _applied(page: Page) -> Iterator[tuple[str, bool]]:
    piece = _other(page)
    for part in s.walk(piece) if piece is not None else ():
        if isinstance(part, s.Product):
            for name, group in zip(part.factors, part.factors[1:], strict=False):
                if is_function(name, page.scope) and isinstance(group, s.Group) and group.items:
                    item = group.items[0]
                    yield page.other[item.start : item.end], isinstance(item, s.Letter)
        if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter | s.Group):
            for script in part.scripts:
                if script.kind == "exponent" and script.body is not None:
                    simple = isinstance(script.body, s.Letter | s.Number)
                    if not simple:
                        yield page.other[script.body.start : script.body.end], simple
            if isinstance(part.base, s.Group) and part.base.items:
                item = part.base.items[0]
                yield page.other[item.start : item.end], isinstance(item, s.Letter)


def _other(page: Page) -> s.Surface | None:
    source = Source(page.other)
    try:
        return parse_tokens(source, tokens(source), None, page.scope.notation.words)
    except SymsgdError:
        return None


def _leibniz(page: Page, _: str) -> Iterator[str]:
    r"""Terms of the product rule for what the other side differentiates."""
    piece = _other(page)
    for part in s.walk(piece) if piece is not None else ():
        for operator, body in _differentiated(part):
            factors = _factors(page, body)
            head = page.other[operator.start : operator.end]
            for i, factor in enumerate(factors):
                rest = " ".join(factors[:i] + factors[i + 1 :])
                if rest:
                    yield rf"{rest} {head}\left({factor}\right)"


def _differentiated(part: s.Surface) -> Iterator[tuple[s.Surface, s.Surface]]:
    """Yield the operators in a product with what they act on, where that is a product."""
    if not isinstance(part, s.Product):
        return
    for operator, body in zip(part.factors, part.factors[1:], strict=False):
        if isinstance(operator, s.Derivative) and operator.operand is None:
            inner = body.items[0] if isinstance(body, s.Group) and body.items else body
            if isinstance(inner, s.Product):
                yield operator, inner


def _factors(page: Page, body: s.Surface) -> list[str]:
    """Return the factors of a product as they are written, functions with their arguments."""
    found: list[str] = []
    open_name = False
    for factor in getattr(body, "factors", ()):
        text = page.other[factor.start : factor.end]
        if open_name:
            found[-1] += f" {text}"
        else:
            found.append(text)
        open_name = is_function(factor, page.scope)
    return found


def _mixed(page: Page, _: str) -> Iterator[str]:
    """The product of both terms of a square of a sum on the other side."""
    piece = _other(page)
    for part in s.walk(piece) if piece is not None else ():
        if isinstance(part, s.Scripted) and isinstance(part.base, s.Group) and part.base.items:
            inner = part.base.items[0]
            if isinstance(inner, s.Sum) and len(inner.terms) == 2:
                yield " ".join(page.other[term.start : term.end] for _, term in inner.terms)


def _relatives(_: Page, it: str) -> Iterator[str]:
    for one, two in RELATIVES:
        if it in (one, two):
            yield two if it == one else one


POOLS: dict[str, Callable[[Page, str], Iterator[str]]] = {
    "symbol": _symbols,
    "divisor": _divisors,
    "row": _rows,
    "slope": _slopes,
    "number": _numbers,
    "count": _counts,
    "variable": _variables,
    "letter": _letters,
    "pair": _pairs,
    "argument": _arguments,
    "inner": _inner,
    "of": _by,
    "relative": _relatives,
    "leibniz": _leibniz,
    "mixed": _mixed,
}
