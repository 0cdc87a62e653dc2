"""What a refuted claim leaves open: it speaks of what the text only concludes, or only limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope


def doubts_of(
    left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> tuple[str, ...]:
    """Return what a refuted claim asks: an assumption that may be wrong refutes nothing."""
    return _concluded(left, right, scope) or _beyond(left, right, scope, judged)


def _concluded(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return which conclusions of the text, never checked, a claim speaks of."""
    names = _names(left, right)
    return tuple(f"whether what is said of {name} follows"
                 for name in sorted(scope.concluded) if name in names)  # fmt: skip


def _beyond(
    left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> tuple[str, ...]:
    """Return what a refuted claim asks if it speaks of a name where nothing is said of it.

    ``f(x) = x for x > 0`` says nothing of f(-1), nor of f(x) for x < 0.
    """
    names = _names(left, right)
    for name in sorted(set(scope.partial) & names):
        limits = scope.partial[name]
        shared = set(n.free_variables(*limits)) & names
        within = replace(scope, partial={}, assumed=(*scope.assumed, *limits))
        if not shared or judged(within).status is not Status.REFUTED:
            said = " and ".join(map(str, limits))
            return (f"what {name} is where {said} does not hold",)
    return ()


def _names(left: Side, right: Side) -> set[str]:
    """Return the letters and symbols that stand in a claim."""
    sides = [side.piece for side in (left, right) if side.piece is not None]
    found = {name_of(part) for side in sides for part in s.walk(side)}
    return {name for name in found if name is not None}
