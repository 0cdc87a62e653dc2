r"""Claims in which some sums have limits and others none: ``\sum_{j=1}^3`` beside ``\sum_i``.

The sums without limits then run over as many terms, and the claim is decided for every value of
its free indices in that range.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from symsgd.check.entries import Decide
from symsgd.check.indices.index_case import MOST_TERMS, Case
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read import surface as s
from symsgd.read.scope import Scope

_MOST_CASES = 27


def judge_fixed_size(
    found: Judgement,
    letters: list[str],
    left: Side,
    right: Side,
    relation: str,
    scope: Scope,
    by: Decide,
) -> Judgement:
    """Return that a claim holds for the size that its sums with limits give, or what it asks."""
    size = Case(dict.fromkeys(letters, 1), scope).fixed_size(left, right)
    if not 1 < size <= MOST_TERMS or size ** len(letters) > _MOST_CASES:
        return found
    asked = f"whether sums without limits run from 1 to {size}, like those with limits"
    verdicts = []
    for numbers in itertools.product(range(1, size + 1), repeat=len(letters)):
        case = Case(dict(zip(letters, numbers, strict=True)), scope)
        trial = case.in_range(left, right, size, relation, by)
        if trial is None or trial.unknown:
            return found
        if not trial.verdict.proved:
            wrong = "wrong if so" if trial.verdict.refuted else "open"
            return _asks(found, asked, f"{wrong}: {trial.verdict.reason}")
        verdicts.append(trial.verdict)
    if _is_of_both_kinds(left, right):  # one of them may have lost its last terms
        return _asks(found, asked, "right if so")
    conditions = dict.fromkeys(c for verdict in verdicts for c in verdict.conditions)
    how = f"equal for every {' and '.join(letters)} from 1 to {size}" if letters else "equal"
    return Judgement(
        Status.PROVED,
        how,
        found.reading,
        (*conditions, f"sums without limits run from 1 to {size}"),
        tuple(dict.fromkeys(w for verdict in verdicts for w in verdict.warnings)),
        seconds=sum(verdict.seconds for verdict in verdicts),
    )


def _asks(found: Judgement, asked: str, then: str) -> Judgement:
    return replace(
        found,
        status=Status.NEEDS_CONTEXT,
        reason=f"{asked} ({then})",
        missing=(asked,),
        counterexample=None,
    )


def _is_of_both_kinds(left: Side, right: Side) -> bool:
    """Say whether a claim itself has a sum with limits and one without."""
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    sums = [part for piece in pieces for part in s.walk(piece) if isinstance(part, s.Big)]
    return len({each.upper is None for each in sums}) == 2
