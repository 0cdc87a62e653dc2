"""``A ∝ B``: the quotient is the same wherever a variable stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from symsgd.check.entries import Decide, decide_values
from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.lacking import without_meaning
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.meaning import Meaning
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

SIGN = "propto"


def judge_proportion(left: Side, right: Side, scope: Scope, by: Decide) -> Judgement:
    """Return whether two sides are proportional; a symbol on one side may be in the factor.

    Where functions of the text are applied, the sides are functions of their arguments, of which
    the factor is free.  That is asked if a side has other letters: m f(r) may be one of m.
    """
    of = arguments_named((left, right), scope)
    found = _judged(left.meaning(scope), right.meaning(scope), scope, by, of)
    alone = any(side.names - scope.functions.keys() <= of for side in (left, right))
    if found.status is not Status.REFUTED or not of or alone:
        return found
    if _judged(left.meaning(scope), right.meaning(scope), scope, by).status is Status.PROVED:
        doubt = f"whether the factor may change with {', '.join(sorted(of))}"
        return found.asking("proportional as functions of other letters", doubt)
    return found


def _judged(
    left: Meaning, right: Meaning, scope: Scope, by: Decide, of: frozenset[str] = frozenset()
) -> Judgement:
    missing = tuple(dict.fromkeys((*left.missing, *right.missing)))
    if missing or left.value is None or right.value is None:
        return Judgement(Status.NEEDS_CONTEXT, without_meaning(missing), missing=missing)
    verdict = decide_values(left.value, right.value, scope.context(), SIGN, proportional(by, of))
    found = Judgement(
        Status(verdict.outcome.value),
        verdict.reason,
        (str(left.value), str(right.value)),
        verdict.conditions,
        verdict.warnings,
        verdict.counterexample,
        seconds=verdict.seconds,
    )
    if verdict.refuted and (doubt := scope.around.left_open):
        return found.asking(f"wrong as it stands; the text leaves open {doubt}", doubt)
    return found


def arguments_named(sides: Iterable[Side], scope: Scope) -> frozenset[str]:
    r"""Return the letters to which functions of the text are applied: θ in ``L(\theta) p(\theta)``.

    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.records import Function
    >>> scope = Scope().with_function("f", Function(params=("t",), body=n.variable("t")))
    >>> text = "2 f(x) y"
    >>> sorted(arguments_named([Side(Source(text), 0, len(text), parse(text))], scope))
    ['x']
    """
    names: set[str] = set()
    for side in sides:
        for part in s.walk(side.piece) if side.piece is not None else ():
            factors = part.factors if isinstance(part, s.Product) else ()
            for function, bracket in pairwise(factors):
                applied = isinstance(bracket, s.Group) and name_of(function) in scope.functions
                items = bracket.items if applied and isinstance(bracket, s.Group) else ()
                names |= {name for one in items if (name := name_of(one)) is not None}
    return frozenset(names)


def proportional(by: Decide, of: frozenset[str] = frozenset()) -> Decide:
    """Return a way to decide that two sides are proportional as functions of a variable.

    What may stand in the factor is not said, so one variable for which it holds is enough, unless
    the formulas say of which they are functions.

    >>> from symsgd.prove.decide import decide
    >>> k, x = n.variables("k x")
    >>> print(proportional(decide)(k * (x + 1), 2 * x + 2, Context(), SIGN))
    PROVED: proportional as functions of x
    >>> proportional(decide)(x**2, x, Context(), SIGN).refuted
    True
    >>> proportional(decide, frozenset("x"))(k * x**2, k * x, Context(), SIGN).refuted
    True
    """

    def decide(left: Node, right: Node, context: Context, _: str) -> Verdict:
        left, right = expand(left), expand(right)
        shared = [name for name in n.free_variables(left) if name in n.free_variables(right)]
        shared = [name for name in shared if name in of] or shared
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
