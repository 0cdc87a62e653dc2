"""Claims about a sequence for which a text states two rules: both must say the same of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement
from symsgd.check.report import Status
from symsgd.read.scope import Scope

_DECIDED = (Status.PROVED, Status.REFUTED)


def with_either_rule(
    found: Judgement, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim, whichever of the rules is meant."""
    if found.status not in _DECIDED:
        return found
    for key, rule in scope.members.rivals:
        line = rule.source.line_column(rule.body.start)[0]
        other = judged(
            replace(
                scope,
                members=replace(
                    scope.members, sequences={**scope.members.sequences, key: rule}, rivals=()
                ),
            )
        )
        if other.status in _DECIDED and other.status is not found.status:
            way = "right" if other.status is Status.PROVED else "wrong"
            contrary = "wrong" if way == "right" else "right"
            return found.asking(
                f"{contrary} by the first rule for {key}, {way} by the one of line {line}",
                f"which rule for {key} is meant",
            )
    return found
