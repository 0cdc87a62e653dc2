"""The one way to a verdict.

A few points are tried first, because a wrong claim usually shows at once and
nothing need be expanded for it.  Then the exact proof; then the wide search.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from symsgd.algebra.balls import Undefined
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.cases import NotEqual, Proof, prove_equal
from symsgd.prove.conditions import (
    describe,
    domain_conditions,
    independent,
    open_conditions,
    unfolded,
)
from symsgd.prove.constancy import prove_by_derivative
from symsgd.prove.conventions import other_conventions
from symsgd.prove.tower.normal import needs_logistic
from symsgd.prove.tower.ring import Excluded, NowhereDefined, Unsupported
from symsgd.prove.verdict import Certificate, Counterexample, Outcome, Verdict
from symsgd.prove.witness import Witnesses

LEFT_OUT = "the cases of the right side leave out where the left side has a value"


def decide(left: Node, right: Node, context: Context | None = None, relation: str = "=") -> Verdict:
    """Return the verdict on ``left relation right`` over the domain of the context.

    >>> from symsgd.expression.node import apply, variable
    >>> x = variable("x")
    >>> decide(apply("tanh", x), 2 * apply("sigmoid", 2 * x) - 1).outcome
    <Outcome.PROVED: 'PROVED'>
    >>> print(decide(apply("sigmoid", x), apply("tanh", x)).counterexample)
    at x = 1: left [0.731059 +/- ...], right [0.761594 +/- ...]
    """
    from symsgd.prove.orders.order import decide_order

    if relation in ("equivalent", "implies"):  # between equations, not between numbers
        from symsgd.prove.equations.equations import decide_equivalence, decide_implication

        between = decide_equivalence if relation == "equivalent" else decide_implication
        return between(left, right, context)
    start = perf_counter()
    context = context or Context()
    try:
        if relation == "=":
            verdict = _under_every_convention(expand(left), expand(right), context)
        else:
            verdict = decide_order(expand(left), expand(right), context, relation)
    except SymsgdError as error:
        verdict = Verdict(Outcome.UNDECIDED, error.message)
    return _finished(verdict, perf_counter() - start, left, right, context, relation)


def _under_every_convention(left: Node, right: Node, context: Context) -> Verdict:
    verdict = _equality(left, right, context)
    if verdict.refuted:
        for name, other_left, other_right in other_conventions(left, right):
            if not _equality(other_left, other_right, context).refuted:
                why = f"the answer depends on the convention for {name}: {verdict.counterexample}"
                return Verdict(Outcome.UNDECIDED, why)
    return verdict


def _finished(
    verdict: Verdict, seconds: float, left: Node, right: Node, context: Context, relation: str
) -> Verdict:
    """Return the verdict with the time it took, and its certificate with what it is about."""
    certificate = verdict.certificate
    if certificate is not None:
        certificate = certificate.about(left, right, context, relation)
    return replace(verdict, seconds=seconds, certificate=certificate)


def _equality(left: Node, right: Node, context: Context) -> Verdict:
    if any(side.head in (n.RELATION, n.LOGIC) for side in (left, right)):
        reason = "a relation stands where an expression belongs"
        return Verdict(Outcome.UNDECIDED, reason)
    search = Witnesses(left, right, context)
    found = search.quick()
    if found is not None:
        return _refuted(found, search)
    try:
        proof = prove_equal(left, right, context)
    except NowhereDefined as nowhere:
        return _without_value(search, str(nowhere))
    except Excluded as excluded:
        found = search.search()
        return _refuted(found, search) if found is not None else _open(search, str(excluded))
    except (NotEqual, Unsupported) as open_form:
        found = search.search()
        if found is not None:
            return _refuted(found, search)
        try:
            proof = prove_by_derivative(left, right, context)
        except (NotEqual, Unsupported, NowhereDefined, Excluded):
            return _open(search, _why(open_form))
    return _proved(search, proof, left, right, context)


def _why(problem: Exception) -> str:
    if isinstance(problem, NotEqual):
        return f"the normal forms differ by {problem}"
    return f"outside the normal form: {problem}"


def _refuted(found: Counterexample, search: Witnesses) -> Verdict:
    data = {
        "point": [[name, str(value)] for name, value in found.point],
        "left": found.left,
        "right": found.right,
    }
    reason = "the two sides have different values" + (" at a point" if found.point else "")
    if search.unknown:
        reason += f", with a particular choice of {', '.join(search.unknown)}"
    return Verdict(
        Outcome.REFUTED, reason, counterexample=found, certificate=Certificate("refutation", data)
    )


def _open(search: Witnesses, reason: str) -> Verdict:
    lost = search.lost()
    if lost is not None and _declared(search) and not search.has_common_point():
        return _no_value(lost)
    if not search.has_common_point():
        return _without_value(search, "no point was found at which both sides have a value")
    evidence = f"; enclosures agree at {search.agreeing} points" if search.agreeing else ""
    return Verdict(Outcome.UNDECIDED, reason + evidence)


def _declared(search: Witnesses) -> bool:
    """Say whether somebody promised that the left side has values everywhere that counts."""
    return not search.unknown and all(search.context.domain(name).declared for name in search.names)


def _without_value(search: Witnesses, why: str) -> Verdict:
    lost = search.lost()
    if lost is not None and _declared(search):
        return _no_value(lost)
    if not search.names:
        for side, value in zip(("left", "right"), search.values({}), strict=True):
            if isinstance(value, Undefined):
                reason = f"the {side} side has no real value: {value.reason}"
                return Verdict(Outcome.UNDECIDED, reason)
    return Verdict(Outcome.UNDECIDED, f"the sides have no value in common: {why}")


def _no_value(lost: Counterexample) -> Verdict:
    data = {"point": [[k, str(v)] for k, v in lost.point], "left": lost.left, "right": None}
    return Verdict(
        Outcome.REFUTED,
        "the left side has a value where the right side has none",
        counterexample=lost,
        certificate=Certificate("lost domain", data),
    )


def _proved(search: Witnesses, proof: Proof, left: Node, right: Node, context: Context) -> Verdict:
    if not search.has_common_point():
        return _without_value(search, "no point was found at which both sides have a value")
    if _leaves_cases_out(right) and (left_out := search.lost()) is not None:
        if _declared(search):
            return _no_value(left_out)
        return Verdict(Outcome.UNDECIDED, f"{LEFT_OUT}, for example {left_out}")
    left_conditions, right_conditions = (
        domain_conditions(left, context),
        domain_conditions(right, context),
    )
    everything = tuple(dict.fromkeys(left_conditions + right_conditions))
    logistic = needs_logistic(left, right)
    conditions = open_conditions(everything, (), context, logistic=logistic)
    new = tuple(c for c in conditions if c not in left_conditions)
    warnings: tuple[str, ...] = ()
    if new and open_conditions(new, left_conditions, context, logistic=logistic):
        lost = search.lost()
        if lost is not None and _declared(search):
            return _no_value(lost)
        if search.unknown:
            which = ", ".join(search.unknown)
            warnings = (f"the right side asks more of {which}; state the assumption",)
        elif lost is not None:
            warnings = (
                (
                    f"the right side has no value where the left has one, for example {lost};"
                    " state the assumption"
                ),
            )
    if _has_gamma_poles(left, right, context, logistic=logistic):
        warnings = (*warnings, "Γ has no value at 0, −1, −2, …")
    conditions = independent(conditions, context, logistic=logistic)
    return proved_outright(proof, (*conditions, *proof.excluded), warnings)


def _leaves_cases_out(side: Node) -> bool:
    """Say whether a side is told by cases of which the last is not "otherwise"."""
    otherwise = n.logic("true")
    return any(node.head == n.PIECEWISE and node.args[-1] is not otherwise
               for node in n.walk(side))  # fmt: skip


def _has_gamma_poles(left: Node, right: Node, context: Context, *, logistic: bool) -> bool:
    """Say whether Γ is taken at something that is not known to be positive."""
    arguments = [
        node.args[0]
        for side in (left, right)
        for node in unfolded(side)
        if node.head == n.APPLY and node.value[0] == "gamma"
    ]
    positive = tuple(n.relation(">", u, n.number(0)) for u in dict.fromkeys(arguments))
    return bool(positive) and bool(open_conditions(positive, (), context, logistic=logistic))


def proved_outright(
    proof: Proof, conditions: tuple[Node, ...] = (), warnings: tuple[str, ...] = ()
) -> Verdict:
    """Return the verdict PROVED with what the proof used."""
    texts = tuple(dict.fromkeys(describe(c) for c in conditions))
    return Verdict(
        Outcome.PROVED, proof.method, texts, warnings,
        certificate=Certificate("normal form", {"conditions": list(texts)}),
    )  # fmt: skip
