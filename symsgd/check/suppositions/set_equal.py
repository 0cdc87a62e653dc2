r"""Equations at the end of a chain: ``f'(x) = 2x - 4 = 0 \Rightarrow x = 2``.

Nobody claims there that 2x − 4 is 0 everywhere.  The chain ends before the last equation, which is
the premise of what follows.  Of several chains that "and" joins, all the last equations are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.check.suppositions.piece_forms import lone
from symsgd.check.suppositions.premises import SETTING, arrow
from symsgd.check.words import cues
from symsgd.check.words.consequence_words import of_solution
from symsgd.check.words.cues_of_equations import sets_equal
from symsgd.read import surface as s
from symsgd.read.names import name_of

_MOST_CHAINS = 12  # equations of one system
_SHALL = re.compile(r"\\(?:overset|stackrel)\s*\{\s*\\?!\s*\}\s*(?:\{\s*=\s*\}|=)")


def with_equations(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    r"""Return pieces in which an equation to be solved stands apart from the chain it ends.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def shown(text):
    ...     found = with_equations(outline(Source(text), scan(text)).pieces)
    ...     return [[side.text for side in piece.sides] for piece in found]
    >>> shown("$f'(x) = 2x - 4 = 0 \\Rightarrow x = 2$")
    [["f'(x)", '2x - 4'], ['2x - 4', '0'], ['x', '2']]
    >>> shown("$a = b = 0$, and $x = 2$")
    [['a', 'b', '0'], ['x', '2']]
    """
    found: list[Piece] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        system = _system(pieces, i)
        parts = _parts(piece)
        if system:
            found += system
            i += sum(one.before == SETTING for one in system)
            continue
        if parts is not None and (_shall_be(piece) or _is_solved(parts[1:], pieces[i + 1 :])):
            found += parts
        elif len(piece.sides) == 2 and _is_equation(piece) and _shall_be(piece):
            found.append(replace(piece, before=SETTING))
        else:
            found.append(piece)
        i += 1
    return tuple(found)


def _system(pieces: tuple[Piece, ...], i: int) -> list[Piece]:
    """Return the chains that "and" joins to one, and then the equations that they end in.

    There are none if nothing is solved behind them.
    """
    end = i + 1
    while end < min(i + _MOST_CHAINS, len(pieces)) and _goes_on(pieces[end - 1], pieces[end]):
        end += 1
    if end == i + 1 or not _is_equation(pieces[i]) or _gives_value(pieces[i]):
        return []
    if not (sets_equal(pieces[i].before) or all(_ends_in_zero(one) for one in pieces[i:end])):
        return []  # "f = 3x = 6 and g = 2x = 5" are claims
    chains, equations = [], []
    for piece in pieces[i:end]:
        parts = _parts(piece)
        chains += [] if parts is None else [parts[0]]
        equations.append(replace(piece, before=SETTING) if parts is None else parts[1])
    if not chains or not _is_solved(tuple(equations), pieces[end:]):
        return []
    return [*chains, *equations]


def _goes_on(first: Piece, second: Piece) -> bool:
    """Say whether "and", or a comma, puts a chain that ends in a number beside another one."""
    near = second.formula == first.formula + 1 and second.order == 0
    near = near or (second.formula == first.formula and second.order == first.order + 1)
    near = near and second.sentence == first.sentence and not second.headless
    # behind "and" the words are those before the first
    beside = cues.puts_beside(second.before) or not second.before.strip(" ,;，、；")
    beside = beside or second.before == first.before
    return near and beside and _is_equation(second) and not _gives_value(second)


def _ends_in_zero(piece: Piece) -> bool:
    last = piece.sides[-1].piece
    return isinstance(last, s.Number) and not last.digits.strip("0.")


def _gives_value(piece: Piece) -> bool:
    return len(piece.sides) == 2 and lone(piece.sides[0]) is not None


def _parts(piece: Piece) -> tuple[Piece, Piece] | None:
    """Return a chain without its last equation, and that equation."""
    if len(piece.sides) < 3 or not _is_equation(piece):
        return None
    words = "" if sets_equal(piece.before) else piece.before  # they speak of the last equation
    chain = replace(piece, sides=piece.sides[:-1], signs=piece.signs[:-1], before=words)
    return chain, replace(
        piece, sides=piece.sides[-2:], signs=piece.signs[-1:], before=SETTING, headless=False
    )


def _is_equation(piece: Piece) -> bool:
    equal = (
        bool(piece.signs) and len(piece.sides) > 1 and {*piece.signs} == {"="} and not piece.also
    )
    return equal and is_literal(piece.sides[-1].piece) and not is_literal(piece.sides[-2].piece)


def _is_solved(equations: tuple[Piece, ...], after: tuple[Piece, ...]) -> bool:
    """Say whether what follows a chain says that a symbol solves its last equation."""
    if not after or len(after[0].sides) != 2 or cues.is_local(after[0].before):
        return False  # "at w = 2" says where, and not which w it is
    name = lone(after[0].sides[0])
    if name is None and after[0].order == 0:
        return False
    unknown = None if name is None else of_solution(name) or name
    if unknown is not None and not any(_speaks_of(one, unknown) for one in equations):
        return False  # "b' = b - g = 1, so b' = 2" solves nothing
    return arrow((*equations, *after[:2]), len(equations)) is not None


def _speaks_of(equation: Piece, name: str) -> bool:
    left = equation.sides[0].piece
    return left is not None and any(name_of(part) == name for part in s.walk(left))


def _shall_be(piece: Piece) -> bool:
    r"""Say whether an exclamation mark stands above the last sign: ``\overset{!}{=}``."""
    left, right = piece.sides[-2:]
    between = left.source.text[left.end : right.start]
    return _SHALL.search(between) is not None
