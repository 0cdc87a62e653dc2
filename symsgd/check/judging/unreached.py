r"""Meanings that no derivative of a claim reaches: with ``H_j`` unknown, ∂E/∂v_{jk} is the same.

Where a claim is open because a sum in such a meaning has no known range, the indexed symbol may
stand for any number: what is proved then holds for its meaning as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.expression.node import free_variables
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.named_parts import form
from symsgd.read.scope import Scope


def without_unreached(
    found: Judgement, left: Side, right: Side, scope: Scope, again: Callable[[Scope], Judgement]
) -> Judgement:
    """Return the proof of an open claim in which no derivative reaches some meanings, if any."""
    if found.status not in (Status.NEEDS_CONTEXT, Status.UNDECIDED) or not scope.families:
        return found
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    by = [variable.base if isinstance(variable, s.Scripted) else variable for piece in pieces
          for part in s.walk(piece) if isinstance(part, s.Derivative)
          for variable, _ in part.variables]  # fmt: skip
    variables = {one.name for one in by if isinstance(one, s.Letter)}
    if len(variables) < len({*map(form, by)}):
        return found  # by something that is no symbol
    uses = _uses(scope)
    cut = {
        key
        for key, family in scope.families.items()
        if family.letter and _base(key) not in variables and not reached(key, uses) & variables
    }
    families = {key: family for key, family in scope.families.items() if key not in cut}
    fewer = replace(scope, families=families)
    tried = [fewer] if variables and cut else []
    for inside in (
        *tried,
        replace(scope, sums=replace(scope.sums, mixed_rests=True)),
        replace(fewer, sums=replace(fewer.sums, mixed_rests=True)),
    ):
        judged = again(inside)
        if judged.status is Status.PROVED:
            return judged
    return found


def reached(name: str, uses: Mapping[str, set[str]]) -> set[str]:
    """Return the letters that a meaning is made of, through the meanings of its letters.

    >>> sorted(reached("E", {"E": {"O", "Y"}, "O": {"o"}, "o": {"v", "H"}}))
    ['H', 'O', 'Y', 'o', 'v']
    """
    found: set[str] = set()
    todo = [_base(name)]
    while todo:
        new = uses.get(todo.pop(), set()) - found
        found |= new
        todo.extend(new)
    return found


def _uses(scope: Scope) -> dict[str, set[str]]:
    uses: dict[str, set[str]] = {}
    for key, family in scope.families.items():
        letters = (part.name for part in s.walk(family.body) if isinstance(part, s.Letter))
        uses.setdefault(_base(key), set()).update(letters)
    for name, value in scope.definitions.items():
        free = free_variables(*each(value))
        uses.setdefault(_base(name), set()).update(_base(one) for one in free)
    for name, function in scope.functions.items():
        if function.body is not None:
            free = free_variables(*each(function.body))
            uses.setdefault(_base(name), set()).update(_base(one) for one in free)
    return uses


def _base(name: str) -> str:
    return re.split(r"[_^]", name, maxsplit=1)[0] or name
