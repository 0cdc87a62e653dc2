"""Order relations: ≠, <, ≤, >, ≥, by signs of normal forms and by balls."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import islice

from symsgd.algebra.balls import Undefined, compare
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.absolute import facts_without_absolutes
from symsgd.prove.cases import Goal
from symsgd.prove.differences import Claim, DifferenceCase, difference_cases
from symsgd.prove.monotone_functions import Composition, prove_by_functions
from symsgd.prove.monotony_cases import prove_by_monotony
from symsgd.prove.monotony_words import explained
from symsgd.prove.normal import needs_logistic
from symsgd.prove.order_by_cases import Open, order_by_cases, sign_of
from symsgd.prove.points import critical_points, points
from symsgd.prove.relations_by_sign import shows
from symsgd.prove.ring import NowhereDefined
from symsgd.prove.sign_rules import Sign
from symsgd.prove.verdict import Certificate, Outcome, Verdict
from symsgd.prove.witness import BITS, CRITICAL, MANY, PRECISIONS, Witnesses, counterexample

ShownCase = tuple[DifferenceCase, tuple[Certificate, ...]]  # a certificate for each claim

_FAILS = {
    "<": (0, 1), "<=": (1,), ">": (-1, 0), ">=": (-1,), "!=": (0,),
}  # fmt: skip


def decide_order(left: Node, right: Node, context: Context, relation: str) -> Verdict:
    """Return the verdict on an order relation that is claimed for the whole domain.

    >>> from symsgd.expression.node import apply, number, variable
    >>> x = variable("x")
    >>> decide_order(apply("sigmoid", x), number(1), Context(), "<").outcome
    <Outcome.PROVED: 'PROVED'>
    """
    search = Witnesses(left, right, context)
    tries = [*islice(points(search.names, context), MANY)]
    tries += islice(critical_points((left, right), search.names, context), CRITICAL)
    agree, defined = 0, False
    for point in tries:
        if not search.admits(point):
            continue
        for bits in (BITS, *(PRECISIONS if not search.names else PRECISIONS[:1])):
            a, b = search.values(point, bits)
            if isinstance(a, Undefined) or isinstance(b, Undefined):
                break
            defined = defined or (a.is_finite() and b.is_finite())
            order = compare(a, b)
            if order is not None:
                agree += 1
                if order in _FAILS[relation]:
                    found = counterexample(point, a, b)
                    reason = f"{relation} fails at a point" if point else f"{relation} fails"
                    return Verdict(
                        Outcome.REFUTED, reason, counterexample=found,
                        certificate=Certificate("refutation", {"point": found.to_json()["point"]}),
                    )  # fmt: skip
                break
    if agree and not search.names:
        return Verdict(
            Outcome.PROVED, "the enclosures of both sides are disjoint",
            certificate=Certificate("comparison", {"point": {}}),
        )  # fmt: skip
    sign = sign_of_difference(left, right, context)[0]
    if (agree or defined) and sign is not None and shows(sign, relation):
        return Verdict(
            Outcome.PROVED, "the sign of the difference of the normal forms",
            certificate=Certificate("order", {}),
        )  # fmt: skip
    cases = order_by_cases(left, right, context, relation) if agree else None
    if cases is not None:
        return Verdict(
            Outcome.PROVED, f"the sign of the difference in each of {cases.count} cases",
            certificate=Certificate("order", {}),
        )  # fmt: skip
    cover = prove_by_monotony(left, right, context, relation) if agree or defined else None
    if cover is not None:
        return Verdict(
            Outcome.PROVED, explained(cover), certificate=Certificate("monotony", {})
        )  # fmt: skip
    parts = by_difference(left, right, context, relation) if agree else None
    if parts is not None:
        return Verdict(
            Outcome.PROVED, _told([case for case, _ in parts]),
            certificate=Certificate("difference", {"parts": parts}),
        )  # fmt: skip
    inner = by_composition(left, right, context, relation) if agree else None
    if inner is not None:
        return Verdict(
            Outcome.PROVED, str(inner), certificate=Certificate("composition", {})
        )  # fmt: skip
    return Verdict(Outcome.UNDECIDED, f"the sign of the difference is open; {agree} points agree")


def by_difference(
    left: Node, right: Node, context: Context, relation: str
) -> tuple[ShownCase, ...] | None:
    """Return cases in which the larger of two letters is the other one and a step, each shown."""
    for cases in difference_cases(left, right, context, relation):
        shown: list[ShownCase] = []
        for case in cases:
            parts = _shown_parts(case)
            if parts is None:
                break
            shown.append((case, parts))
        else:
            return tuple(shown)
    return None


def _shown_parts(case: DifferenceCase) -> tuple[Certificate, ...] | None:
    found = []
    for claim in case.claims:
        part = plain_certificate(claim)
        if part is None:
            return None
        found.append(part)
    return tuple(found)


def plain_certificate(claim: Claim) -> Certificate | None:
    """Return the certificate of a claim that is shown by a sign or by derivatives, or None."""
    given = claim.left, claim.right, claim.context, claim.relation
    sign = sign_of_difference(*given[:3])[0]
    if sign is not None and shows(sign, claim.relation):
        return Certificate("order", {}).about(*given)
    if prove_by_monotony(*given) is not None:
        return Certificate("monotony", {}).about(*given)
    return None


def _told(cases: Sequence[DifferenceCase]) -> str:
    """Return how a proof by a difference goes, in words."""
    said = [f"{case.upper} = {case.lower} + {case.step}" for case in cases]
    return f"by the derivative in {cases[0].step} ≥ 0, with {' and with '.join(said)}"


def by_composition(left: Node, right: Node, context: Context, relation: str) -> Composition | None:
    """Return how an order holds by a function on both sides, or where |u| < v is −v < u < v."""
    plain = facts_without_absolutes(context)
    if plain != context and _follows(left, right, plain, relation):
        return Composition((), left, right, plain, relation)
    return prove_by_functions(left, right, plain, relation, _follows)


def _follows(left: Node, right: Node, context: Context, relation: str) -> bool:
    sign = sign_of_difference(left, right, context)[0]
    return sign is not None and shows(sign, relation)


def sign_of_difference(left: Node, right: Node, context: Context) -> tuple[Sign | None, bool]:
    """Return the sign of left − right, if it is certain, and whether σ(u) stood for e^u."""
    first = needs_logistic(left, right)
    for logistic in (first, not first):
        with suppress(Open, NowhereDefined):
            sign = sign_of(Goal(left, right, context), logistic=logistic)
            if sign is not None:
                return sign, logistic
    return None, first
