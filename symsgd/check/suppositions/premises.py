r"""Which pieces of a text are equations to be solved, and which arrow stands between two."""

from __future__ import annotations

import re
from itertools import pairwise

from symsgd.check.clauses.solved_bounds import bounds_again, is_joined_bound
from symsgd.check.finding import is_literal
from symsgd.check.judging.implications import WAYS
from symsgd.check.once import once
from symsgd.check.outline import Piece
from symsgd.check.suppositions.piece_forms import (
    ORDERS,
    is_alternative,
    is_equation,
    is_implicit,
    is_plain,
    is_zero,
    lone,
    sets_derivative,
)
from symsgd.check.words import cues
from symsgd.check.words.argument_words import claims, is_consequence
from symsgd.check.words.cases_in_words import is_or
from symsgd.check.words.consequence_words import is_step, way
from symsgd.check.words.cues_of_equations import is_from, sets_equal
from symsgd.check.words.range_words import is_for
from symsgd.check.words.supposed import is_unless
from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import before_brackets
from symsgd.read.names import name_of

SETTING = "setting the equation"  # what the words before an equation at a chain's end would be
_MOST_STEPS = 12  # equations on the way to a solution
_SOLVE = re.compile(
    r"\b(?:solve|solutions?|roots?|zeros?|löse|lösung(?:en)?|nullstellen|résou\w*|solutions?|racines"
    r"|resuelv\w*|soluci\w*|raíces)\b|解",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"[\s,]*(?:with|where|for|of|mit|wobei|für|avec|où|pour|con|donde|para|其中)"
    r"(?:\s+the\s+(?:function|loss|cost|objective))?[\s,]*",
    re.IGNORECASE,
)
_SOLUTIONS = re.compile(
    r"^[\s,]*(?:(?:we|one)\s+(?:get|find|obtain)s?|(?:the\s+)?(?:solutions?|roots?|zeros?|answers?)\b"
    r"|(?:is|are|gives?|yields?|leads?\s+to|so|hence|thus|therefore)\b)",
    re.IGNORECASE,
)


@once
def arrow(pieces: tuple[Piece, ...], i: int) -> str | None:
    """Return the arrow, or the word that stands for one, before a piece."""
    piece = pieces[i]
    if i == 0:
        return None
    if piece.order > 0:
        return piece.before if piece.before in WAYS else None
    first = premise_of(pieces, i)
    before = pieces[first]
    near = piece.formula == pieces[i - 1].formula + 1
    solved = len(piece.sides) == 2 and any(lone(side) for side in piece.sides)
    if near and piece.before in WAYS:
        return piece.before
    if near and piece.sentence == before.sentence and bounds_again(before, piece):
        return "⇔"
    several = bool(piece.also) or (i + 1 < len(pieces) and is_alternative(pieces[i + 1]))
    if not near or cues.is_let(piece.before) or not (several or piece.before.strip()):
        return None
    supposed = _is_supposed(pieces, first_premise(pieces, first)) and before.signs == ("=",)
    if solved and several and _SOLVE.search(before.before) and _SOLUTIONS.search(piece.before):
        return "⇔"
    same = piece.sentence == before.sentence
    if same and is_step(piece.before) and _leads_to_solution(pieces, i):
        return "⇒"
    if solved and same and _is_set_off(pieces, i):
        return "⇒"
    supposed = supposed or is_implicit(before)
    solved = solved or (supposed and is_zero(piece))
    if same and not piece.before.strip(" ,，、") and solves(piece, before) and first:
        return "⇒" if arrow(pieces, first) is not None else None  # "so 8c = 2, c = 1/4"
    return way(piece.before, same_sentence=same, solved=solved, supposed=supposed)


def _is_set_off(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether a comma alone parts a solution from its equation: "since 2x = 6, x = 3".

    In "if x + y = 3, x = 1, then y = 2" it is another condition.
    """
    before, piece = pieces[i - 1], pieces[i]
    if piece.before.strip() not in (",", "，") or not is_zero(before):
        return False
    if i + 1 < len(pieces) and pieces[i + 1].sentence == piece.sentence:
        return False
    words = before.before
    given = cues.is_reason(words) or cues.is_if(words) or is_from(words) or sets_equal(words)
    left = before.sides[0]
    functions = {name for name, _ in before_brackets(left.piece)} if left.piece else set[str]()
    name, names = lone(piece.sides[0]), left.names - functions
    return given and name in names and names - {name} <= {*piece.sides[1].names}


def _leads_to_solution(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether an equation is a step between another and a solution: "2x = x + 1, so x = 1"."""
    if not (is_equation(pieces[i - 1]) and is_equation(pieces[i])) or lone(pieces[i - 1].sides[0]):
        return False
    first = j = i
    while first > max(i - _MOST_STEPS, 1) and _is_step(pieces, first - 1):
        first -= 1
    words = pieces[first - 1].before
    if claims(words) or is_consequence(words):
        return False  # "then |x - 1| + |x| = 2x - 1, so 2x - 1 = 3" goes on from more than that
    while j + 1 < min(i + _MOST_STEPS, len(pieces)) and _is_step(pieces, j + 1):
        j += 1
    name = lone(pieces[j].sides[0])
    found = name is not None and is_literal(pieces[j].sides[1].piece)
    return found and all(any(name in side.names for side in one.sides) for one in pieces[i - 1 : j])


def _is_step(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether an equation follows from the one before it in its sentence."""
    first, second = pieces[i - 1], pieces[i]
    near = second.formula == first.formula + 1 and second.order == 0
    near = near and second.sentence == first.sentence and is_equation(second)
    return near and is_step(second.before)


def is_found(first: Piece, second: Piece) -> bool:
    """Say whether a text solves an equation, and does not only say what would follow from it."""
    solves = sets_equal(first.before) or bool(_SOLVE.search(first.before))
    return solves or (second.order == 0 and not cues.is_local(first.before))


def _is_supposed(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether a piece is a condition, an equation to be solved, or follows from one."""
    words = pieces[i].before
    if is_unless(words):
        return False
    stated = cues.is_condition(words) or sets_equal(words) or is_from(words)
    stated = stated or bool(_SOLVE.search(words)) or sets_derivative(pieces[i])
    stated = stated or (cues.is_reason(words) and is_zero(pieces[i]))
    return stated or (is_zero(pieces[i]) and arrow(pieces, i) is not None)


def first_premise(pieces: tuple[Piece, ...], last: int) -> int:
    """Return the first of the equations that 'and' joins to one."""
    known = _JOINED.of(pieces).first
    j = last
    while j > 0 and j not in known and _is_joined(pieces, j):
        j -= 1
    found = known.get(j, j)
    known.update(dict.fromkeys(range(j, last + 1), found))
    return found


class _Joined:
    """Where joined equations begin and end, for the pieces of one document: each piece asks."""

    def __init__(self) -> None:
        self.pieces: tuple[Piece, ...] = ()
        self.first: dict[int, int] = {}
        self.last: dict[int, int] = {}

    def of(self, pieces: tuple[Piece, ...]) -> _Joined:
        """Return what is known of these pieces; what was known of others goes."""
        if self.pieces is not pieces:
            self.pieces, self.first, self.last = pieces, {}, {}
        return self


_JOINED = _Joined()


def last_premise(pieces: tuple[Piece, ...], i: int) -> int:
    """Return the last of the equations that 'and' joins to one."""
    known = _JOINED.of(pieces).last
    j = i
    while j + 1 < len(pieces) and j not in known and _is_joined(pieces, j + 1):
        j += 1
    found = known.get(j, j)
    known.update(dict.fromkeys(range(i, j + 1), found))
    return found


def _is_joined(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether 'and', or a comma, joins an equation to the one before it."""
    first, second = pieces[i - 1], pieces[i]
    near = second.formula == first.formula + 1 and second.order == first.order == 0
    if first.before == second.before == SETTING:  # each was the end of a chain
        near = second.formula - first.formula in (0, 1)
    near = near and second.sentence == first.sentence
    if near and is_joined_bound(pieces, i):
        return True
    near = near and not is_unless(first.before) and all(map(is_equation, (first, second)))
    words = second.before.strip(" ,，、")  # behind "and" they are those before the first
    if words:
        return near and (cues.puts_beside(second.before) or words == first.before.strip(" ,，、"))
    # "If A, B." claims B; "If A, B, then C" does not
    goes_on = i + 1 < len(pieces) and pieces[i + 1].sentence == second.sentence
    alone = cues.is_condition(first.before) or _is_set_off(pieces, i)
    return near and (goes_on or not alone)


def premise_of(pieces: tuple[Piece, ...], i: int) -> int:
    """Return which piece stands before another, or before those that 'and' joins to it."""
    start = first_premise(pieces, i) if pieces[i].order == 0 else i
    if start < i and solves(pieces[i], pieces[i - 1]):
        return i - 1
    j = (start if start > 0 else i) - 1
    while j > 0 and (
        pieces[j].of_both
        or _only_names(pieces[j], pieces[i])
        or _only_says_what(pieces[j], pieces[j - 1], pieces[i])
    ):
        j -= 1
    return without_alternatives(pieces, j)


def solves(piece: Piece, before: Piece) -> bool:
    """Say whether a piece is a solution of the equation before: "so 2x - 1 = 3 and x = 2"."""
    name = lone(piece.sides[0]) if piece.signs == ("=",) else None
    found = name is not None and is_literal(piece.sides[1].piece) and is_zero(before)
    return found and any(name in side.names for side in before.sides)


def solution_behind(pieces: tuple[Piece, ...], i: int) -> Piece | None:
    """Return the solution that a sentence comes to behind an equation: "…, so 8c = 2, c = 1/4"."""
    if not is_equation(pieces[i]) or lone(pieces[i].sides[0]):
        return None
    for first, piece in pairwise(pieces[i:]):
        words = piece.before.strip(" ,，、")
        on = piece.sentence == first.sentence and piece.formula == first.formula + 1
        if not on or piece.order or not is_equation(piece):
            return None
        if words and way(piece.before, same_sentence=True, solved=True, supposed=True) is None:
            return None
        if lone(piece.sides[0]):
            sides = pieces[i].sides
            is_one = any(str(lone(piece.sides[0])) in side.names for side in sides)
            return piece if is_one and is_literal(piece.sides[1].piece) else None
    return None


def _only_names(piece: Piece, later: Piece) -> bool:
    """Say whether a piece says for what an equation is solved: 'solving y = 2x for x gives'."""
    name = len(piece.sides) == 1 and not piece.signs and lone(piece.sides[0]) is not None
    return name and piece.sentence == later.sentence and is_for(piece.before)


def _only_says_what(piece: Piece, equation: Piece, later: Piece) -> bool:
    """Say whether a piece says what a letter of the equation is: "solve J'(w) = 0 with J = w²"."""
    if piece.signs != ("=",) or piece.order or piece.sentence != equation.sentence:
        return False
    if (
        equation.signs != ("=",)
        or not _WITH.fullmatch(piece.before)
        or not later.before.strip(" ,，、")
    ):
        return False
    first = piece.sides[0].piece
    if isinstance(first, s.Product) and len(first.factors) == len(("J", "(w)")):
        first = first.factors[0]
    name = None if first is None else name_of(first)
    named = any(name in side.names for side in equation.sides)
    return named and not any(name in side.names for side in later.sides)


def without_alternatives(pieces: tuple[Piece, ...], i: int) -> int:
    """Return which piece it is that 'or' joins others to."""
    while i > 0 and is_alternative(pieces[i]):
        i -= 1
    return i


def one_of_several(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether a piece gives a symbol one of the values that 'or' joins: none of them holds."""
    pairs = [(i - 1, i), (i, i + 1)]
    return any(
        first >= 0 and second < len(pieces) and _says_or(pieces[first], pieces[second])
        and arrow(pieces, first) is None and _same_symbol(pieces[first], pieces[second])
        for first, second in pairs
    )  # fmt: skip


def _says_or(first: Piece, second: Piece) -> bool:
    near = second.formula == first.formula + 1 and second.sentence == first.sentence
    return is_alternative(second) or (near and second.order == 0 and is_or(second.before))


def _same_symbol(first: Piece, second: Piece) -> bool:
    plain = is_plain(first) and is_plain(second) and first.signs == second.signs == ("=",)
    plain = plain and all(is_literal(piece.sides[1].piece) for piece in (first, second))
    names = [lone(piece.sides[0]) for piece in (first, second)] if plain else []
    return len(names) == 2 and names[0] is not None and names[0] == names[1]


def leads_on(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether an inequality is a condition on its letter from which the next one follows."""
    piece = pieces[i]
    if i + 1 == len(pieces) or not set(piece.signs) <= ORDERS or pieces[i + 1].order == 0:
        return False
    sign = arrow(pieces, i + 1)
    return sign == "⇔" or (sign == "⇒" and any(map(lone, piece.sides)))
