r"""Claims about the n-th derivative, ``\frac{d^n}{dx^n} e^{ax} = a^n e^{ax}``, for every n.

They are tried for the first few n.  What holds there is proved by induction: the derivative of the
formula for n is the formula for n + 1.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.check.indices.index_powers import without_powers
from symsgd.check.induction.induction import BY_INDUCTION
from symsgd.check.judgement import Judge, Judgement, Side
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.read import surface as s
from symsgd.read.derivatives.calculus import independent
from symsgd.read.functions.applications import put_in
from symsgd.read.intermediate import without_names
from symsgd.read.meaning import Elaborator, elaborate
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

MOST_TRIED = 5


@dataclass(frozen=True, slots=True)
class _Said:
    """The n and x of d^n/dx^n, and whether what is differentiated speaks of n itself."""

    letter: str
    variable: str
    moving: bool


def judge_nth_derivative(
    left: Side, right: Side, relation: str, scope: Scope, judged: Judge
) -> Judgement | None:
    """Return what becomes of a claim that one side is an n-th derivative, or None if none is."""
    for one, other in ((left, right), (right, left)):
        said = None if one.piece is None else _said(one.piece, scope)
        if said is not None and relation == "=" and other.piece is not None:
            return _judge(said, left, right, other, scope, judged)
    return None


def _said(piece: s.Surface, scope: Scope) -> _Said | None:
    if isinstance(piece, s.Derivative) and piece.operand is not None:
        return _of_operator(piece, piece.operand, scope)
    if not isinstance(piece, s.Product):
        return None
    first, *rest = piece.factors
    if isinstance(first, s.Derivative) and first.operand is None:
        return _of_operator(first, s.Product(piece.start, piece.end, tuple(rest), ()), scope)
    if len(rest) != 1 or not isinstance(first, s.Scripted) or first.sub is not None:
        return None
    [at] = rest
    scripts = first.scripts
    known = scope.functions.get(name_of(first.base) or "")
    if known is None or (known.body is None and known.table is None):
        return None
    if not isinstance(at, s.Group) or len(at.items) != 1:
        return None
    variable = name_of(at.items[0])
    if len(scripts) != 1 or scripts[0].kind != "order" or variable is None:
        return None
    return _checked(scripts[0].body, variable, first.base, scope)


def _of_operator(piece: s.Derivative, operand: s.Surface, scope: Scope) -> _Said | None:
    variable = name_of(piece.variables[0][0]) if piece.times is not None else None
    return None if variable is None else _checked(piece.times, variable, operand, scope)


def _checked(
    times: s.Surface | None, variable: str, operand: s.Surface, scope: Scope
) -> _Said | None:
    """Return what is said if the order is a letter that nobody gave a number."""
    if not isinstance(times, s.Letter):
        return None
    letter = times.name
    given = letter in scope.indices or letter in scope.ranges or letter in scope.values
    if given or letter in scope.definitions or letter in scope.alternatives:
        return None
    letters = (part.name for part in s.walk(operand) if isinstance(part, s.Letter))
    return _Said(letter, variable, letter in letters)


def _judge(
    said: _Said, left: Side, right: Side, formula: Side, scope: Scope, judged: Judge
) -> Judgement:
    letter, domain = said.letter, scope.domains.get(said.letter)
    low = 0
    if domain is not None and domain.low is not None:
        low = max(low, math.floor(domain.low) + domain.low_open)
    tried: list[tuple[int, Judgement]] = []
    for number in range(low, low + MOST_TRIED):
        tried.append((number, judged(left, right, scope.at_index(letter, number))))
        if tried[-1][1].status is Status.UNDECIDED and number > 0:
            break
    first, failed = _failed(letter, tried)
    if failed is not None:
        return failed
    step = None if said.moving else _step(said, first, formula, scope, judged)
    if step is None:
        last = tried[-1][0]
        reason = f"right for {letter} = {first} to {last}, not proved for every {letter}"
        return Judgement(Status.UNDECIDED, reason)
    found = (*(one for number, one in tried if number >= first), step)
    conditions = dict.fromkeys(condition for one in found for condition in one.conditions)
    reason = f"{BY_INDUCTION} {letter}, from {letter} = {first} on"
    return replace(step, reason=reason, conditions=tuple(conditions))


def _failed(letter: str, tried: list[tuple[int, Judgement]]) -> tuple[int, Judgement | None]:
    """Return from which n on a claim holds so far, and the judgement on an n where it does not."""
    open_ones = [(at, one) for at, one in tried if one.status is not Status.PROVED]
    first = tried[0][0]
    if not open_ones:
        return first, None
    at, one = next((pair for pair in open_ones if pair[1].status is Status.REFUTED), open_ones[0])
    found = replace(one, reason=f"for {letter} = {at}: {one.reason}")
    if len(open_ones) > 1 or at != first or len(tried) == 1:
        return first, found
    if one.status is not Status.REFUTED and at == 0:
        return 1, None  # (n − 1)! says nothing of n = 0
    what = f"whether this is said of {letter} = {at}"
    return first, found.asking(found.reason, what)


def _step(said: _Said, first: int, formula: Side, scope: Scope, judged: Judge) -> Judgement | None:
    """Return the proof that the derivative of the formula is the formula for the next n."""
    letter, x = said.letter, said.variable
    counted = Domain(low=Fraction(first), integer=True)
    inside = scope.without(letter).with_domain(letter, counted)
    if formula.piece is None:
        return None
    try:
        free = independent(inside, [x])
        meaning = elaborate(formula.piece, free, formula.source, finish=False)
    except SymsgdError:
        return None
    value = None if meaning.value is None else without_names(meaning.value)
    if meaning.missing or not isinstance(value, Node):
        return None
    index = n.variable(letter)
    pair = expand(n.derivative(value, x)), put_in(expand(value), {index: index + 1})
    for sides in dict.fromkeys((without_powers(pair, letter, first), pair)):
        written = [_side(formula, side, inside) for side in sides]
        found = judged(written[0], written[1], inside)
        conditions = tuple(_of_base(condition, letter) for condition in found.conditions)
        about = (re.search(rf"\b{letter}\b", condition) for condition in conditions)
        if found.status is Status.PROVED and not any(about):
            return replace(found, conditions=conditions)
    return None


def _of_base(condition: str, letter: str) -> str:
    """Return a condition that a power is not 0 as the one that its base is not.

    >>> _of_base("{1 - x^n} ≠ 0", "n"), _of_base("x ≠ 0", "n")
    ('1 - x ≠ 0', 'x ≠ 0')
    """
    found = re.fullmatch(rf"\{{(.+)\^{letter}(?:[+-]\d+)?\}} ≠ 0", condition)
    return condition if found is None else f"{found[1]} ≠ 0"


def _side(where: Side, value: Node, scope: Scope) -> Side:
    known = Elaborator(scope, where.source).finish(value)
    return Side(where.source, where.start, where.end, value=known)
