"""``A ∝ B``: the quotient is the same wherever a variable stands."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.entries import Decide, decide_values
from symsgd.check.judgement import Judgement
from symsgd.check.judging.lacking import without_meaning
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.functions.applications import put_in
from symsgd.read.meaning import Meaning
from symsgd.read.scope import Scope

SIGN = "propto"


def judge_proportion(left: Meaning, right: Meaning, scope: Scope, by: Decide) -> Judgement:
    """Return whether two sides are proportional; a symbol on one side may be in the factor."""
    missing = tuple(dict.fromkeys((*left.missing, *right.missing)))
    if missing or left.value is None or right.value is None:
        return Judgement(Status.NEEDS_CONTEXT, without_meaning(missing), missing=missing)
    verdict = decide_values(left.value, right.value, scope.context(), SIGN, proportional(by))
    return Judgement(
        Status(verdict.outcome.value),
        verdict.reason,
        (str(left.value), str(right.value)),
        verdict.conditions,
        verdict.warnings,
        verdict.counterexample,
        seconds=verdict.seconds,
    )


def proportional(by: Decide) -> Decide:
    """Return a way to decide that two sides are proportional as functions of a variable.

    What may stand in the factor is not said, so one variable for which it holds is enough.

    >>> from symsgd.prove.decide import decide
    >>> k, x = n.variables("k x")
    >>> print(proportional(decide)(k * (x + 1), 2 * x + 2, Context(), SIGN))
    PROVED: proportional as functions of x
    >>> proportional(decide)(x**2, x, Context(), SIGN).refuted
    True
    """

    def decide(left: Node, right: Node, context: Context, _: str) -> Verdict:
        left, right = expand(left), expand(right)
        shared = [name for name in n.free_variables(left) if name in n.free_variables(right)]
        found: list[Verdict] = []
        for name in shared:
            verdict = _as_functions_of(name, left, right, context, by)
            if verdict.proved:
                reason = f"proportional as functions of {name}"
                return replace(verdict, reason=reason, certificate=None)
            found.append(verdict)
        if found and all(verdict.refuted for verdict in found):
            return replace(found[0], reason="the quotient is not the same everywhere")
        return Verdict(Outcome.UNDECIDED, "the sides share no variable in which to compare them")

    return decide


def _as_functions_of(name: str, left: Node, right: Node, context: Context, by: Decide) -> Verdict:
    other = f"another {name}"
    there = {n.variable(name): n.variable(other)}
    whole = Context.of({**dict(context.domains), other: context.domain(name)}, context.relations)
    return by(left * put_in(right, there), put_in(left, there) * right, whole, "=")
