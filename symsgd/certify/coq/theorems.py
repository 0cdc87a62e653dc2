"""What the kernel decided, as theorems of Coq.

A proved claim becomes ``forall x, domains -> left = right`` with the condition
of every quotient, logarithm and root; a refuted one the negation of that, with
the rational point that shows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.certify.coq.derivatives.derivatives import Derivative
from symsgd.certify.coq.derivatives.inner import WithDerivatives
from symsgd.certify.coq.derivatives.instances import chosen
from symsgd.certify.coq.derivatives.lost import lost
from symsgd.certify.coq.derivatives.mixed import Mixed
from symsgd.certify.coq.equations.gamma import ASSUMED, FACTS, arguments, gamma_steps
from symsgd.certify.coq.equations.proofs import (
    equality_script,
    known_derivatives,
    number_script,
    relation_script,
    unequal_script,
)
from symsgd.certify.coq.equations.steps import hold_somewhere, step_values, with_steps
from symsgd.certify.coq.implications.implications import RELATIONS, implication
from symsgd.certify.coq.orders.composition import composition_script, difference_or_composition
from symsgd.certify.coq.orders.monotony import monotony_script
from symsgd.certify.coq.orders.order_cases import order_cases_script
from symsgd.certify.coq.supposed import proved_there, quantified_claim
from symsgd.certify.coq.terms.functions import introduced, quantified, unfolded
from symsgd.certify.coq.terms.relations import NotExported, number_term, related
from symsgd.certify.coq.terms.term_functions import GAMMA
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.conditions import open_conditions
from symsgd.prove.verdict import Verdict

__all__ = ["NotExported", "Theorem", "theorem"]


@dataclass(frozen=True, slots=True)
class Theorem:
    """One theorem with its proof; ``orders`` are the derivatives of σ and tanh it speaks of."""

    name: str
    statement: str
    proof: str
    orders: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        return f"Theorem {self.name} : {self.statement}.\nProof. {self.proof} Qed.\n"


def theorem(
    name: str, left: Node, right: Node, context: Context, relation: str, verdict: Verdict
) -> Theorem:
    """Return the theorem that a verdict claims, or raise :class:`NotExported` with the reason.

    >>> from symsgd.prove.decide import decide
    >>> x, nothing = n.variable("x"), Context()
    >>> quotient = (x**2 - 1) / (x - 1)
    >>> verdict = decide(quotient, x + 1)
    >>> print(theorem("t", quotient, x + 1, nothing, "=", verdict).statement)
    forall (v_x : R), (v_x + (- 1)) <> 0 -> (((v_x ^ 2) + (- 1)) / (v_x + (- 1))) = (v_x + 1)
    """
    if verdict.undecided:
        raise NotExported("there is no verdict")
    if relation in RELATIONS:
        return Theorem(name, *implication(left, right, context, relation, verdict))
    if verdict.proved:
        kind = "" if verdict.certificate is None else verdict.certificate.kind
        return _proof(name, left, right, context, relation, kind=kind)
    return _refutation(name, left, right, context, relation, verdict)


def _proof(
    name: str, left: Node, right: Node, context: Context, relation: str, *, kind: str
) -> Theorem:
    if kind in _BY_PARTS:
        raise NotExported("the proof is by parts, or by balls on pieces of the domain")
    terms = Terms(context=context)
    text, script = said(left, right, relation, terms, kind=kind)
    needs = open_conditions(tuple(terms.needs), (), context, logistic=True)
    if open_conditions(tuple(terms.strict), tuple(terms.needs), context, logistic=True):
        raise NotExported("an integer power of something that need not be positive")
    if with_steps(needs) and not hold_somewhere(needs, context):
        raise NotExported("nothing shows that what it supposes of floors holds anywhere")
    closed = [need for need in needs if not n.free_variables(need)]
    open_ones = tuple(need for need in needs if need not in closed)
    statement = quantified_claim(text, open_ones, context, terms, proved=True)
    orders = dict(terms.orders)
    gamma = bool(terms.poles)
    steps = [
        *([f"intros {GAMMA} RG.", FACTS] if gamma else []),
        *introduced(terms),
        "intros.",
        *(f"assert ({terms.proposition(need)}) by ({_fact_script(need)})." for need in closed),
        *(f"assert {cover} by sgd_one_of." for cover, open_ in terms.covers.items() if not open_),
        known_derivatives(orders),
        *(f"{step}." for step in gamma_steps(arguments([left, right]), terms) if gamma),
        *(f"{step}." for step in step_values([left, right], {})),
        f"{script}.",
    ]
    statement = (ASSUMED if gamma else "") + quantified(terms) + statement
    return Theorem(name, statement, " ".join(filter(None, steps)), tuple(sorted(orders.items())))


_SCRIPTS = {
    "order": order_cases_script, "monotony": monotony_script,
    "difference": difference_or_composition, "composition": composition_script,
}  # fmt: skip


_BY_PARTS = ("composed", "enclosed")


def said(
    left: Node, right: Node, relation: str, terms: Terms, *, kind: str = ""
) -> tuple[str, str]:
    """Return what a theorem says, and the proof; what it supposes is noted in ``terms``.

    Nothing that the proof prints is supposed.  ``kind`` is that of the certificate.

    >>> x, terms = n.variable("x"), Terms()
    >>> said(x / x, n.number(1), "=", terms)[0], [str(need) for need in terms.needs]
    ('(v_x / v_x) = 1', ['x != 0'])
    """
    aside = terms.like(terms.context)
    mixed = Mixed.of(left, right, terms) if relation == "=" else None
    if mixed is not None:
        return mixed.statement(), replace(mixed, terms=aside).proof()
    if relation == "=" and _is_derivative(left, right):
        derivative = _derivative(left, right, terms)
        return derivative.statement(), replace(derivative, terms=aside).proof()
    script = _SCRIPTS.get(kind, relation_script)
    if _has_derivative(left, right):
        inner = WithDerivatives.of(left, right, terms)
        text = inner.statement(relation, proved=True)
        return text, replace(inner, terms=aside).proof(relation, script)
    text = related(relation, terms.term(left), terms.term(right))
    return text, script(relation, left, right, aside)


def _fact_script(need: Node) -> str:
    return unequal_script() if need.value == "!=" else number_script()


def _is_derivative(left: Node, right: Node) -> bool:
    """Say whether the claim is what one derivative is."""
    one = n.DERIVATIVE in (left.head, right.head)
    return one and not (_has_derivative(left) and _has_derivative(right))


def _is_higher(left: Node, right: Node) -> bool:
    orders = [int(side.value[1]) for side in (left, right) if side.head == n.DERIVATIVE]
    return _is_derivative(left, right) and orders[0] > 1


def _has_derivative(*sides: Node) -> bool:
    return any(node.head == n.DERIVATIVE for node in n.walk(*sides))


def _derivative(left: Node, right: Node, terms: Terms) -> Derivative:
    if left.head != n.DERIVATIVE:
        left, right = right, left
    return Derivative(left, right, terms)


def _refutation(
    name: str, left: Node, right: Node, context: Context, relation: str, verdict: Verdict
) -> Theorem:
    found = verdict.counterexample
    if found is None:
        raise NotExported("the refutation is not by values at a point")
    if found.exact:
        raise NotExported("the point of the counterexample is not rational")
    if found.right is None:
        if relation != "=":
            raise NotExported("the refutation is that a side of an inequality has no value")
        return Theorem(name, *lost(left, right, context, dict(found.point)))
    terms = Terms(context=context)
    derivative = None
    inner = None
    mixed = Mixed.of(left, right, terms) if relation == "=" else None
    if mixed is not None:
        said = mixed.refuted()
    elif relation == "=" and _is_higher(left, right):
        derivative = _derivative(left, right, terms)
        said = derivative.statement()
    elif _has_derivative(left, right):
        inner = WithDerivatives.of(left, right, terms)
        said = inner.statement(relation, proved=False)
    else:
        said = related(relation, terms.term(left), terms.term(right))
    needs = tuple({**terms.needs, **terms.strict})
    statement = quantified_claim(said, needs, context, terms)
    point = dict(found.point)
    values = [number_term(point.get(v, Fraction(0))) for v in terms.names]
    given = [point.get(v, Fraction(0)) for v in terms.names if context.domain(v).integer]
    gamma = bool(terms.poles)
    steps = gamma_steps(arguments([left, right]), terms, point) if gamma else []
    steps += step_values([left, right], point)
    equal = _equal_there(left, right, point, terms) if relation == "!=" else ""
    against = _CONTRARY[relation].format(differs=_differs(), order=number_script(), equal=equal)
    script = _against(against, values, given, terms, (derivative, inner, mixed), steps)
    if gamma:
        script = f"intros {GAMMA} RG. {FACTS} {script}"
    return Theorem(
        name,
        f"{ASSUMED if gamma else ''}~ ({quantified(terms)}{statement})",
        script,
        tuple(sorted(terms.orders.items())),
    )


def _equal_there(left: Node, right: Node, point: dict[str, Fraction], terms: Terms) -> str:
    """Return the tactic that proves two sides equal at a point."""
    known = {n.variable(name): n.number(value) for name, value in point.items()}
    return equality_script([n.substitute(expand(side), known) for side in (left, right)], terms)


_CONTRARY = {
    "=": "apply Rminus_diag_eq in H; revert H; {differs}",
    "!=": "apply H; {equal}",
    "<": "apply Rlt_not_le in H; apply H; {order}",
    "<=": "apply Rle_not_lt in H; apply H; {order}",
    ">": "apply Rlt_not_le in H; apply H; {order}",
    ">=": "apply Rle_not_lt in H; apply H; {order}",
}


def _against(
    against: str,
    values: list[str],
    integers: list[Fraction],
    terms: Terms,
    derivatives: tuple[Derivative | None, WithDerivatives | None, Mixed | None],
    known: list[str],
) -> str:
    derivative, inner, mixed = derivatives
    side = proved_there([f"exists ({int(value)})%Z; lra" for value in integers])
    side = f"{unfolded(terms)}; {side}" if terms.functions else side
    steps = ["intro H.", *chosen(terms), *_specialized("H", values, side)]
    if derivative is not None:
        value, script = derivative.value()
        unique = "is_derive_unique" if derivative.order == 1 else "is_derive_n_unique"
        steps += [f"assert (T : {value}) by ({script}).", *_specialized("T", values, side)]
        steps += [f"apply {unique} in H. apply {unique} in T. rewrite T in H. clear T."]
    found = mixed.values() if mixed is not None else []
    found += [each.value() for each in inner.derivatives()] if inner is not None else []
    facts = [f"T{k}" for k in range(len(found))]
    for fact, (value, script) in zip(facts, found, strict=True):
        steps += [f"assert ({fact} : {value}) by ({script}).", *_specialized(fact, values, side)]
    if facts:
        given = " ".join(facts)
        steps.append(f"specialize (H {'_ ' * len(facts)}{given}). clear {given}.")
    steps += [known_derivatives(dict(terms.orders), " in H"), *(f"{step}." for step in known)]
    if terms.functions:
        steps.append(f"{unfolded(terms, ' in H')}.")
    against = f"first [ {against} | sgd_gamma_against H ]" if terms.poles else against
    steps.append(f"{against}.")
    return " ".join(step for step in steps if step)


def _specialized(name: str, values: list[str], side: str) -> list[str]:
    """Return the steps that put the point into a hypothesis and prove what it asks for there."""
    given = f"let K := fresh in assert (K : P) by ({side}); specialize ({name} K); clear K"
    return [
        f"specialize ({name} {' '.join(values)})." if values else "",
        f"repeat match type of {name} with ?P -> _ => {given} end.",
    ]


def _differs() -> str:
    return re.sub(r"^apply Rminus_not_eq; (.*) \| sgd_ne \]$", r"\1 ]", unequal_script())
