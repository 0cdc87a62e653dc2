r"""Places where an expression is taken: ``f'(x)|_{x=1}``, ``\left.…\right|_{x=0}``, ``[F(x)]_a^b``.

A bar without ``\left.`` does not show where it begins.  It is about the factors before it; where
the rest of the line speaks of the same letter, that could be meant as well, and nobody guesses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.notation.ranges import read_rows
from symsgd.read.tokens.lexer import Token

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms
    from symsgd.read.notation.brackets import Brackets

Places = tuple[tuple[s.Surface | None, s.Surface], ...]


def is_bar(parser: Brackets) -> bool:
    """Say whether the next token is a bar with a place after it."""
    token, after = parser.token(), parser.token(1)
    if token is None or token.text != "|" or after is None or after.kind not in ("_", "^"):
        return False
    return token.kind in ("bar", "close") and parser.bars == 0


def read_null(parser: Brackets, opening: Token) -> s.Surface:
    r"""Read what stands between ``\left.`` and ``\right|_{x=1}``."""
    outer, parser.bars = parser.bars, 1  # a bar inside does not end the stretch
    body = parser.expression()
    parser.bars = outer
    closing = parser.token()
    after = parser.token(1)
    scripted = after is not None and after.kind in ("_", "^", "'")
    if closing is not None and closing.kind == "null" and not scripted:
        return s.Group(opening.start, parser.next().end, "{", (body,))  # \left. … \right.
    if closing is None or closing.kind not in ("close", "bar") or closing.text not in ("|", "["):
        raise parser.wrong(
            "unclosed-bracket",
            r"the \left. that opens here never closes",
            opening.start,
            opening.end,
            r"expected \right|_{x=…}",
        )
    parser.next()
    if not parser.peek("_", "^"):
        raise parser.wrong_at(
            closing, "evaluation-place", "the bar does not say where", "expected _{x=…} after it"
        )
    return read_places(parser, opening.start, body, shown=True)


def read_places(parser: Brackets, start: int, body: s.Surface, *, shown: bool) -> s.Surface:
    r"""Read ``_{x=1}`` or ``_a^b`` after the bar; ``shown`` says that the stretch has brackets."""
    found: dict[str, Places] = {}
    while parser.peek("_", "^"):
        sign = parser.next()
        if sign.kind in found:
            raise parser.misplaced(sign)
        found[sign.kind] = _places(parser)
    if "_" not in found:
        raise parser.wrong(
            "evaluation-place",
            "the bar says where it ends, and not where it begins",
            start,
            parser.last_end(),
            "expected _a^b",
        )
    return s.Evaluated(start, parser.last_end(), body, found["_"], found.get("^", ()), shown)


def _places(parser: Brackets) -> Places:
    items = read_rows(parser, parser.argument_tokens())
    return tuple(place for item in items for place in _place(parser, item))


def _place(parser: Brackets, item: s.Surface) -> Places:
    if not isinstance(item, s.Relation):
        return ((None, item),)
    *names, value = item.sides
    if any(sign != "=" for sign in item.signs):
        raise parser.wrong(
            "evaluation-place",
            "this does not say at which value",
            item.start,
            item.end,
            "expected x = 1, or a limit",
        )
    if isinstance(names[0], s.Group) and isinstance(value, s.Group):
        pairs = zip(names[0].items, value.items, strict=False)
        return tuple(pairs) if len(names[0].items) == len(value.items) else ((None, item),)
    return tuple((name, value) for name in names)


def after_bracket(base: s.Surface, scripted: s.Surface) -> s.Surface:
    r"""Return ``[F]_a^b`` or ``(f)_{x=1}`` as the value it is; other scripts stay what they are."""
    if not isinstance(scripted, s.Scripted) or scripted.sub is None:
        return scripted
    if not isinstance(base, s.Group) or base.bracket not in ("[", "(") or len(base.items) != 1:
        return scripted
    items = scripted.sub.items if isinstance(scripted.sub, s.Group) else (scripted.sub,)
    lower: Places = tuple(
        (name, item.sides[-1])
        for item in items
        if isinstance(item, s.Relation) and set(item.signs) == {"="}
        for name in item.sides[:-1]
    )
    upper = [script.body for script in scripted.scripts if script.kind == "exponent"]
    if len(upper) != len(scripted.scripts) or len(upper) > 1:
        return scripted
    if not upper or upper[0] is None:
        return _at(base, scripted, lower, ()) if lower else scripted
    end = upper[0]
    if isinstance(end, s.Relation) and end.signs == ("=",):
        return _at(base, scripted, lower, ((end.sides[0], end.sides[1]),)) if lower else scripted
    if base.bracket != "[" and not lower:
        return scripted
    name = lower[0][0] if len(lower) == 1 else None
    return _at(base, scripted, lower or ((None, scripted.sub),), ((name, end),))


def _at(base: s.Group, scripted: s.Scripted, lower: Places, upper: Places) -> s.Evaluated:
    return s.Evaluated(scripted.start, scripted.end, base.items[0], lower, upper, shown=True)


def covering(
    parser: Atoms, factors: list[s.Surface], operators: list[str]
) -> tuple[list[s.Surface], list[str]]:
    """Return the factors of a product in which a bar that comes next is about those before it."""
    start = max((i + 1 for i, factor in enumerate(factors) if is_open(factor)), default=0)
    if start == len(factors):
        raise parser.misplaced(parser.next())
    body: s.Surface = factors[start]
    if len(factors) - start > 1:
        inner = tuple(factors[start:]), tuple(operators[start:])
        body = parser.differentials(s.Product(body.start, factors[-1].end, *inner))
    parser.next()
    taken = read_places(parser, body.start, body, shown=False)
    if isinstance(taken, s.Evaluated) and not taken.upper:
        _check_other_factors(parser, taken, factors[start : _last_unit(factors, operators)])
    return [*factors[:start], taken], operators[:start]


def _last_unit(factors: list[s.Surface], operators: list[str]) -> int:
    """Return where the last function with its argument begins, and operators before it."""
    start = len(factors) - 1
    if isinstance(factors[start], s.Group) and start and operators[start - 1] == "":
        start -= isinstance(factors[start - 1], s.Letter | s.Scripted)
    while start and operators[start - 1] == "" and _acts(factors[start - 1]):
        start -= 1
    return start


def _acts(piece: s.Surface) -> bool:
    if isinstance(piece, s.Derivative):
        return piece.operand is None
    word = piece.base if isinstance(piece, s.Scripted) else piece
    return isinstance(word, s.Gradient) or (isinstance(word, s.Letter) and word.word)


def _check_other_factors(parser: Atoms, taken: s.Evaluated, others: list[s.Surface]) -> None:
    names = {name.name for name, _ in taken.lower if isinstance(name, s.Letter)}
    unnamed = any(name is None for name, _ in taken.lower)
    if any(_speaks_of(piece, None if unnamed else names) for piece in others):
        raise _two_meanings(parser, taken)


def _two_meanings(parser: Atoms, taken: s.Evaluated) -> SymsgdError:
    return parser.wrong(
        "two-meanings",
        "the bar may be about what stands right before it or about all of the line",
        taken.start,
        taken.end,
        r"write \left. … \right|_{x=…} around what it is about",
    )


def is_open(piece: s.Surface) -> bool:
    """Say whether a piece is taken at a place by a bar that does not show where it begins."""
    return isinstance(piece, s.Evaluated) and not piece.shown


def derivative_inside(product: s.Product) -> s.Surface:
    r"""Return ``\frac{d}{dx} [f]_{x=1}`` as the derivative of f at 1: of a number it would be 0."""
    operator, *rest = product.factors
    if not isinstance(operator, s.Derivative) or operator.operand is not None or len(rest) != 1:
        return product
    taken = rest[0]
    if not isinstance(taken, s.Evaluated) or product.operators != ("",):
        return product
    inside = s.Product(operator.start, taken.body.end, (operator, taken.body), ("",))
    return s.Evaluated(operator.start, taken.end, inside, taken.lower, taken.upper, taken.shown)


def whole_sum(parser: Atoms, terms: list[tuple[str, s.Surface]]) -> s.Surface | None:
    r"""Return a sum that ``|_a^b`` at its end is about, or None; refuse a bar with two readings."""
    last = terms[-1][1]
    if is_open(last) and isinstance(last, s.Evaluated) and last.upper and len(terms) > 1:
        parts = (*terms[:-1], (terms[-1][0], last.body))
        body = s.Sum(parts[0][1].start, last.body.end, tuple(parts))
        return s.Evaluated(body.start, last.end, body, last.lower, last.upper, shown=True)
    pieces = [factor for _, term in terms for factor in _factors(term)]
    for taken in pieces:
        if not isinstance(taken, s.Evaluated) or taken.shown:
            continue
        names = {name.name for name, _ in taken.lower if isinstance(name, s.Letter)}
        others = [piece for piece in pieces if piece is not taken]
        unnamed = any(name is None for name, _ in taken.lower)
        if any(_speaks_of(piece, None if unnamed else names) for piece in others):
            raise _two_meanings(parser, taken)
    return None


def _factors(term: s.Surface) -> tuple[s.Surface, ...]:
    return term.factors if isinstance(term, s.Product) else (term,)


def _speaks_of(piece: s.Surface, names: set[str] | None) -> bool:
    if isinstance(piece, s.Evaluated):
        bound = {name.name for name, _ in piece.lower if isinstance(name, s.Letter)}
        if names is not None and names <= bound:
            return False
    letters = {part.name for part in s.walk(piece) if isinstance(part, s.Letter)}
    return bool(letters) if names is None else not names.isdisjoint(letters)
