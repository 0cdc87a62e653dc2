"""What the kernel decided, as theorems of Coq.

A proved claim becomes ``forall x, domains -> left = right`` with the condition
of every quotient, logarithm and root; a refuted one the negation of that, with
the rational point that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from symsgd.certify.coq_derivatives import Derivative
from symsgd.certify.coq_proofs import (
    equality_script,
    known_derivatives,
    number_script,
    unequal_script,
)
from symsgd.certify.coq_terms import NotExported, Terms, number_term, related
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
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
    if verdict.proved:
        return _proof(name, left, right, context, relation)
    return _refutation(name, left, right, context, relation, verdict)


def _proof(name: str, left: Node, right: Node, context: Context, relation: str) -> Theorem:
    terms = Terms()
    if relation == "=" and n.DERIVATIVE in (left.head, right.head):
        derivative = _derivative(left, right, terms)
        said, script = derivative.statement(), derivative.proof()
    else:
        said = related(relation, terms.term(left), terms.term(right))
        script = {"=": "", "!=": unequal_script()}.get(relation, number_script())
        script = script or equality_script([left, right], terms)
    needs = open_conditions(tuple(terms.needs), (), context, logistic=True)
    statement = _quantified(said, needs, context, terms)
    orders = dict(terms.orders)
    steps = ["intros.", known_derivatives(orders), f"{script}."]
    return Theorem(name, statement, " ".join(filter(None, steps)), tuple(sorted(orders.items())))


def _derivative(left: Node, right: Node, terms: Terms) -> Derivative:
    if left.head != n.DERIVATIVE:
        left, right = right, left
    return Derivative(left, right, terms)


def _quantified(said: str, needs: tuple[Node, ...], context: Context, terms: Terms) -> str:
    known = [terms.proposition(need) for need in needs]
    known += [terms.proposition(relation) for relation in context.relations]
    known += [p for v, name in list(terms.names.items()) for p in _domain(name, context.domain(v))]
    binders = f"forall ({' '.join(terms.names.values())} : R), " if terms.names else ""
    return binders + "".join(f"{each} -> " for each in dict.fromkeys(known)) + said


def _domain(name: str, domain: Domain) -> Iterator[str]:
    if domain.low is not None:
        yield f"{number_term(domain.low)} {'<' if domain.low_open else '<='} {name}"
    if domain.high is not None:
        yield f"{name} {'<' if domain.high_open else '<='} {number_term(domain.high)}"
    if domain.nonzero:
        yield f"{name} <> 0"
    if domain.integer:
        yield f"(exists k : Z, {name} = IZR k)"


def _refutation(
    name: str, left: Node, right: Node, context: Context, relation: str, verdict: Verdict
) -> Theorem:
    found = verdict.counterexample
    if found is None:
        raise NotExported("the refutation is not by values at a point")
    if found.exact:
        raise NotExported("the point of the counterexample is not rational")
    if found.left is None or found.right is None:
        raise NotExported("the refutation is that one side has no value; in Coq everything has one")
    terms = Terms()
    derivative = None
    if relation == "=" and n.DERIVATIVE in (left.head, right.head):
        derivative = _derivative(left, right, terms)
        said = derivative.statement()
    else:
        said = related(relation, terms.term(left), terms.term(right))
    statement = _quantified(said, tuple(terms.needs), context, terms)
    point = dict(found.point)
    values = [number_term(point.get(v, Fraction(0))) for v in terms.names]
    given = [point.get(v, Fraction(0)) for v in terms.names if context.domain(v).integer]
    return Theorem(
        name,
        f"~ ({statement})",
        _against(relation, values, given, terms, derivative),
        tuple(sorted(terms.orders.items())),
    )


def _against(
    relation: str,
    values: list[str],
    integers: list[Fraction],
    terms: Terms,
    derivative: Derivative | None,
) -> str:
    if relation == "!=":
        raise NotExported("the refutation of an inequation needs an equation")
    whole = " | ".join(f"exists ({int(value)})%Z; lra" for value in integers)
    side = f"first [ {number_script()} | {unequal_script()}{f' | {whole}' if whole else ''} ]"
    against = {
        "=": "apply Rminus_diag_eq in H; revert H; " + _differs(),
        "<": f"apply Rlt_not_le in H; apply H; {number_script()}",
        "<=": f"apply Rle_not_lt in H; apply H; {number_script()}",
        ">": f"apply Rlt_not_le in H; apply H; {number_script()}",
        ">=": f"apply Rle_not_lt in H; apply H; {number_script()}",
    }[relation]
    steps = ["intro H.", *_specialized("H", values, side)]
    if derivative is not None:
        value, script = derivative.value()
        unique = "is_derive_unique" if derivative.order == 1 else "is_derive_n_unique"
        steps += [f"assert (T : {value}) by ({script}).", *_specialized("T", values, side)]
        steps += [f"apply {unique} in H. apply {unique} in T. rewrite T in H. clear T."]
    steps += [known_derivatives(dict(terms.orders), " in H"), f"{against}."]
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
