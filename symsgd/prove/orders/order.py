"""Order relations: ≠, <, ≤, >, ≥, by signs of normal forms and by balls."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain, islice

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.cases import Goal, NotEqual, prove_equal
from symsgd.prove.orders.absolute import facts_without_absolutes
from symsgd.prove.orders.composed import Proof, prove_by_parts
from symsgd.prove.orders.composed_words import in_words
from symsgd.prove.orders.descent import corners, downhill, within_bounds
from symsgd.prove.orders.differences import Claim, DifferenceCase, difference_cases
from symsgd.prove.orders.enclosed_claims import is_enclosed
from symsgd.prove.orders.monotone_functions import Composition, prove_by_functions
from symsgd.prove.orders.monotony_cases import prove_by_monotony
from symsgd.prove.orders.monotony_words import explained
from symsgd.prove.orders.order_by_cases import Open, order_by_cases, sign_of
from symsgd.prove.orders.trial import Trial
from symsgd.prove.points import critical_points, points
from symsgd.prove.tower.normal import needs_logistic
from symsgd.prove.tower.relations_by_sign import shows
from symsgd.prove.tower.ring import Excluded, NowhereDefined, Unsupported
from symsgd.prove.tower.sign_rules import Sign
from symsgd.prove.verdict import Certificate, Outcome, Verdict
from symsgd.prove.witness import CRITICAL, MANY, Witnesses

ShownCase = tuple[DifferenceCase, tuple[Certificate, ...]]  # a certificate for each claim


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
    trial = Trial(search, relation)
    if trial.fails_at(chain(tries, within_bounds(search.names, context))):
        return trial.verdict()
    agree, defined = trial.agree, trial.defined
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
    up = 1 if relation in (">", ">=") else -1
    places = downhill(search.left, search.right, search.names, context, up)
    places = chain(corners(search.names, context), places)
    if relation != "!=" and trial.fails_at(places):
        return trial.verdict()
    proof = by_parts(left, right, context, relation) if agree else None
    if proof is not None:
        return Verdict(
            Outcome.PROVED, in_words(proof), certificate=Certificate("composed", {})
        )  # fmt: skip
    return Verdict(Outcome.UNDECIDED, f"the sign of the difference is open; {agree} points agree")


def is_equal(left: Node, right: Node, context: Context) -> bool:
    """Say whether both sides have the same normal form, without conditions of its own."""
    try:
        return not prove_equal(left, right, context).excluded
    except (NotEqual, Unsupported, NowhereDefined, Excluded):
        return False


def is_ordered(left: Node, right: Node, context: Context, relation: str) -> bool:
    """Say whether an order relation is proved to hold wherever its sides have values.

    >>> a, b = n.variables("a b")
    >>> less = Context.of({}, [n.relation("<", a, b)])
    >>> is_ordered(n.apply("exp", a), n.apply("exp", b), less, "<")
    True
    """
    if relation not in ("<", "<=", ">", ">="):
        return False
    if kind_shown(Claim(left, right, context, relation)) is not None:
        return True
    if by_composition(left, right, context, relation) is not None:
        return True
    return by_parts(left, right, context, relation) is not None


def by_parts(left: Node, right: Node, context: Context, relation: str) -> Proof | None:
    """Return a proof that consists of others, each shown by signs or by derivatives."""
    return prove_by_parts(left, right, context, relation, kind_shown)


def kind_shown(claim: Claim) -> str | None:
    """Return the kind of the certificate of a claim that is shown without parts, or None."""
    given = claim.left, claim.right, claim.context, claim.relation
    if claim.relation == "=":
        return "normal form" if is_equal(*given[:3]) else None
    sign = sign_of_difference(*given[:3])[0]
    if sign is not None and shows(sign, claim.relation):
        return "order"
    if any(u.head == n.APPLY and u.value[0] in ("abs", "max", "min") for u in n.walk(*given[:2])):
        cases = order_by_cases(*given)
        if cases is not None:
            return "order"
    if prove_by_monotony(*given) is not None:
        return "monotony"
    return "enclosed" if is_enclosed(claim) else None


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
