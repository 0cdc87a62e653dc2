r"""Claims about each of the numbered letters of a text: ∂L/∂w_i, where L has w_1 and w_2 in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from symsgd.check.indices.index_letters import free_letters
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.expression.node import free_variables
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.rewriting import exchanged
from symsgd.read.scope import Scope

_NUMBERED = re.compile(r"([A-Za-z]+)_(\d+)")
_FEWEST = 2


def judge_numbered(
    found: Judgement,
    left: Side,
    right: Side,
    scope: Scope,
    judged: Callable[[Side, Side, Scope], Judgement],
) -> Judgement:
    r"""Return a claim that lacks how something depends on w_i, decided for w_1, w_2 and so on.

    It is decided where the text has the same numbers of each letter that has the index, and only
    if all cases agree; ``judged`` decides the claim in one case.  So is a claim about θ_j where
    θ = (b, w): of b and of w.
    """
    if found.status is not Status.NEEDS_CONTEXT or not any(
        what.startswith("how ") for what in found.missing
    ):
        return found
    letters = free_letters(left, scope) | free_letters(right, scope)
    if len(letters) != 1:
        return found
    [letter] = letters
    bases = {base for side in (left, right) for base in _bases(side, letter)}
    if len(bases) == 1 and (names := scope.throughout.lists.get(min(bases), ())):
        [base] = bases
        sides = [[_with_member(side, base, letter, name) for side in (left, right)]
                 for name in names]  # fmt: skip
        cases = [judged(one, other, scope) for one, other in sides]
        return _together(found, cases, f"{base}_{letter}", names)
    counts = {_numbers_of(base, scope) for base in bases}
    numbers = counts.pop() if len(counts) == 1 else ()
    if len(numbers) < _FEWEST:
        return found
    cases = [judged(left, right, scope.with_index(letter, number)) for number in numbers]
    return _together(found, cases, letter, tuple(map(str, numbers)))


def _together(
    found: Judgement, cases: list[Judgement], letter: str, values: tuple[str, ...]
) -> Judgement:
    """Return what the cases say together, or what was found before them."""
    states = {case.status for case in cases}
    if states == {Status.PROVED}:
        told = f"for {letter} = {', '.join(values)}"
        kept = dict.fromkeys(one for case in cases for one in case.conditions)
        return replace(cases[0], conditions=(*kept, told))
    if states == {Status.PROVED, Status.REFUTED}:
        rows = list(zip(values, cases, strict=True))
        right = ", ".join(value for value, case in rows if case.status is Status.PROVED)
        wrong = ", ".join(value for value, case in rows if case.status is Status.REFUTED)
        reason = f"right for {letter} = {right}, wrong for {letter} = {wrong}"
        return found.asking(reason, f"which {letter} is meant")
    return cases[0] if states == {Status.REFUTED} else found


def _with_member(side: Side, base: str, letter: str, name: str) -> Side:
    """Return a side that speaks of one member of a list, b for θ_j."""

    def change(part: s.Surface) -> s.Surface | None:
        if not isinstance(part, s.Scripted) or not isinstance(part.sub, s.Letter) or part.scripts:
            return None
        named = isinstance(part.base, s.Letter) and part.base.name == base
        member = named and part.sub.name == letter
        return s.Letter(part.start, part.end, name) if member else None

    return side if side.piece is None else replace(side, piece=exchanged(side.piece, change))


def _bases(side: Side, letter: str) -> set[str]:
    """Return the letters that have an index in a side: w of w_i."""
    parts = () if side.piece is None else s.parts(side.piece, s.Scripted)
    return {
        part.base.name
        for part in parts
        if isinstance(part.base, s.Letter) and part.sub is not None
        if any(one.name == letter for one in s.parts(part.sub, s.Letter))
    }


def _numbers_of(base: str, scope: Scope) -> tuple[int, ...]:
    """Return with which numbers a letter stands in what the text gives: 1, 2 of w_1, w_2."""
    functions = scope.functions.values()
    bodies = [*scope.definitions.values(), *(one.body for one in functions if one.body is not None)]
    names = {*scope.values, *scope.definitions, *(name for one in functions for name in one.params)}
    names |= set(free_variables(*(node for body in bodies for node in each(body))))
    found = sorted(int(one[2]) for one in map(_NUMBERED.fullmatch, names) if one and one[1] == base)
    return tuple(found) if found == [*range(1, len(found) + 1)] else ()
