r"""What shows that a letter is a number where it stands: (w − 3)², w = 2, 1/w, w³.

w > 0 and w + 1 show nothing: they are written of vectors, entry by entry, as well.

A text may write w^T x in one paragraph and L(w) = (w − 3)² in the next; which parts of a text a
mark speaks for is told by :mod:`symsgd.check.arrays.parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symsgd.check.arrays.array_marks import are_numbers
from symsgd.check.arrays.numbered_arrays import is_capital
from symsgd.check.finding import is_literal
from symsgd.check.heads import head_of
from symsgd.check.outline import Piece
from symsgd.functions.table import FUNCTIONS
from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.scope import Scope

_BOLD = re.compile(r"\\(?:mathbf|boldsymbol|bm|pmb|mathbb|mathds|vec)\s*\{?\s*$")
_NEAR = 24  # characters before a number in which its font can stand
_PLAIN = frozenset(("", "*", "/"))
_OF_NUMBERS = frozenset((*FUNCTIONS, "ln", "log", "sgn", "max", "min", "ReLU"))
_CUBE = 3  # w² is short for w^T w in places; w³ is a power of a number


def numbers_shown(piece: Piece) -> Iterator[str]:
    r"""Yield the letters that a formula treats as numbers.

    A capital has to be given as a number: A − λ and A > 0 are written of matrices too.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$(w - 3)^2$, $x > 0$, $v = 0$, $u = -2$, $A - 1$, $\frac{1}{2t}$")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> [name for piece in pieces for name in numbers_shown(piece)]
    ['w', 'u', 't']
    """
    sides = [side.piece for side in piece.sides if side.piece is not None]
    if len(sides) != len(piece.sides) or not sides:
        return
    if piece.signs[:1] == ("in",) and are_numbers(sides[-1]):
        yield from (one.name for one in _listed(sides[0]) if isinstance(one, s.Letter))
    given = len(sides) > 1 and piece.signs in (("=",), (":=",))
    if given and isinstance(sides[0], s.Letter) and _is_value(sides[1]):
        yield sides[0].name
    if any(map(speaks_of_arrays, sides)):
        return
    source = piece.sides[0].source
    for side in sides:
        for part in s.walk(side):
            yield from (one.name for one in _in(part, source) if _is_small(one))  # type: ignore[attr-defined]


def numbers_of_functions(piece: Piece, scope: Scope) -> tuple[str, str] | None:
    """Return the function of one letter that a formula gives, and this letter: L and w of L(w) = …

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("$L(w) = w^2$")
    >>> numbers_of_functions(outline(source, scan(source.text)).pieces[0], Scope())
    ('L', 'w')
    """
    first = piece.sides[0].piece
    if (
        first is None
        or piece.signs[:1] not in (("=",), (":=",))
        or not isinstance(first, s.Product)
    ):
        return None
    head = head_of(first, scope)
    if head is None or head.params is None or len(head.params) != 1:
        return None
    return head.name, head.params[0]


def speaks_of_arrays(side: s.Surface) -> bool:
    r"""Say whether a side has a sign of arrays in it, whichever letters are arrays.

    So has what takes all entries of its argument: softmax(z + 1) says nothing of a number z.

    >>> from symsgd.read.notation.parse import parse
    >>> [speaks_of_arrays(parse(x)) for x in (r"\operatorname{softmax}(z + 1)", r"\ln(z + 1)")]
    [True, False]
    >>> [speaks_of_arrays(parse(side)) for side in (r"\nabla L(w)^T v", r"\|u\| + w", r"w + 1")]
    [True, True, False]
    """
    for part in s.walk(side):
        match part:
            case s.Scripted(scripts=scripts) if any(one.kind == "transpose" for one in scripts):
                return True
            case s.Group(bracket="\\|" | "angle") | s.MatrixOf():
                return True
            case s.Product(operators=operators) if not _PLAIN.issuperset(operators):
                return True
            case s.Letter(word=True, name=name) if name not in _OF_NUMBERS:
                return True
    return False


def _in(part: s.Surface, source: Source) -> Iterator[s.Surface]:
    """Yield what a piece of a formula makes numbers of."""
    match part:
        case s.Scripted(
            base=s.Group(items=(s.Sum(terms=terms),)),
            sub=None,
            scripts=(s.Script(kind="exponent"),),
        ):
            if any(_is_value(term) and not _is_bold(term, source) for _, term in terms):
                yield from (_without_factor(term) for _, term in terms)
        case s.Fraction():
            yield from _below(part.denominator)
        case s.Scripted(sub=None, scripts=(s.Script(kind="exponent", body=s.Surface() as body),)):
            if _is_cube(body) or _is_negative(body):
                yield part.base


def _below(piece: s.Surface) -> Iterator[s.Surface]:
    piece = _without_factor(piece)
    yield from (term for _, term in piece.terms) if isinstance(piece, s.Sum) else (piece,)


def _without_factor(piece: s.Surface) -> s.Surface:
    """Return w of 2w, or the piece itself."""
    if isinstance(piece, s.Product) and len(piece.factors) == 2 and is_literal(piece.factors[0]):
        return piece.factors[1]
    return piece


def _is_value(piece: s.Surface) -> bool:
    """Say whether a piece is a number other than 0, which may be a vector of zeros."""
    parts = (*s.walk(piece),)
    lists = any(isinstance(part, s.MatrixOf) or (isinstance(part, s.Group) and len(part.items) > 1)
                for part in parts)  # fmt: skip
    numbers = [part.digits for part in parts if isinstance(part, s.Number)]
    return is_literal(piece) and not lists and any(each.strip("0.,") for each in numbers)


def _is_small(piece: s.Surface) -> bool:
    return isinstance(piece, s.Letter) and not piece.word and not is_capital(piece.name)


def _is_cube(body: s.Surface) -> bool:
    return isinstance(body, s.Number) and body.digits.isdigit() and int(body.digits) >= _CUBE


def _is_negative(body: s.Surface) -> bool:
    if isinstance(body, s.Group) and len(body.items) == 1:
        return _is_negative(body.items[0])
    single = isinstance(body, s.Sum) and len(body.terms) == 1
    return single and body.terms[0][0] == "-" and isinstance(body.terms[0][1], s.Number)  # type: ignore[attr-defined]


def _is_bold(piece: s.Surface, source: Source) -> bool:
    r"""Say whether a number is the vector of ones, ``\mathbf{1}``."""
    return _BOLD.search(source.text[max(piece.start - _NEAR, 0) : piece.start]) is not None


def _listed(piece: s.Surface) -> tuple[s.Surface, ...]:
    return piece.items if isinstance(piece, s.Group) else (piece,)
