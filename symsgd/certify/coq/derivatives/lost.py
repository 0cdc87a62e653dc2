"""Refutations because the right side has no value, or no derivative, where the left has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from symsgd.certify.coq.derivatives.derivatives import Derivative
from symsgd.certify.coq.equations.proofs import BITS
from symsgd.certify.coq.supposed import known, proved_there
from symsgd.certify.coq.terms.relations import NotExported, number_term
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node

_AND = " /\\ "


def lost(
    left: Node, right: Node, context: Context, point: Mapping[str, Fraction]
) -> tuple[str, str]:
    r"""Return that at a point of the domain all that left needs holds, and not all of right.

    The derivatives in the left side exist there.  The second text is the proof.

    >>> x = n.variable("x")
    >>> slope = n.derivative(n.apply("log", x), "x")
    >>> print(lost(1 / x, slope, Context(), {"x": Fraction(-1)})[0])
    exists v_x : R, v_x <> 0 /\ ~ (0 < v_x)
    """
    here = Terms(context=context)
    derivatives = _ask(left, here)
    there = replace(here.like(context), names=here.names)
    missing = _needed(right, there)
    if here.poles or there.poles or here.functions or there.functions:
        raise NotExported("the refutation is that Γ, or an unknown function, has no value")
    if here.guarded or here.covers or there.guarded or there.covers:
        raise NotExported("the refutation is that a formula with cases has no value")
    lacking = [there.proposition(need) for need in missing]
    if not lacking:
        raise NotExported("the refutation is that one side has no value, which has no Coq form")
    holding = known(tuple(here.needs), context, here)
    holding += [derivative.exists() for derivative in derivatives]
    claim = _AND.join([*holding, f"~ ({_AND.join(lacking)})"])
    binders = f"exists {' '.join(here.names.values())} : R, " if here.names else ""
    return binders + claim, _proof(derivatives, here, context, point)


def _ask(side: Node, terms: Terms) -> list[Derivative]:
    """Note all that a side needs to have a value, and return the derivatives in it."""
    found = [Derivative(node, node, terms) for node in _derivatives(side)]
    for derivative in found:
        derivative.ask()
    terms.term(n.substitute(side, {each.node: each.found for each in found}))
    return found


def _needed(side: Node, terms: Terms) -> list[Node]:
    """Return needs of a side that leave it without a value wherever one of them does not hold.

    Of a derivative these are the needs of what is differentiated.  Those of its formula are left
    out, because x·|x| has a derivative at 0 where x²/|x| has no value.
    """
    found = _derivatives(side)
    for node in found:
        terms.term(node.args[0])
    letters = {node: n.variable(f"derivative {k}") for k, node in enumerate(found)}
    outer = replace(terms, names=dict(terms.names))
    outer.term(n.substitute(side, letters))
    unknown = {str(letter.value) for letter in letters.values()}
    return [need for need in terms.needs if unknown.isdisjoint(n.free_variables(need))]


def _derivatives(side: Node) -> list[Node]:
    return [node for node in n.walk(side) if node.head == n.DERIVATIVE]


def _proof(
    derivatives: list[Derivative], terms: Terms, context: Context, point: Mapping[str, Fraction]
) -> str:
    places = {name: point.get(name, Fraction(0)) for name in terms.names}
    whole = [
        f"exists ({int(value)})%Z; lra"
        for name, value in places.items()
        if context.domain(name).integer
    ]
    side = proved_there(whole)
    texts = [number_term(value) for value in places.values()]
    steps, facts = [], []
    for k, derivative in enumerate(derivatives):
        value, script = derivative.value()
        steps.append(f"assert (T{k} : {value}) by ({script}).")
        facts.append(f"(eexists; apply (T{k} {' '.join(texts)}); {side})")
    if texts:
        steps.append(f"exists {', '.join(texts)}.")
    steps.append("repeat match goal with |- _ /\\ _ => split end;")
    wrong = f"sgd_unfold; first [ lra | {_contradiction()} ]"
    end = (
        "[ .. | intro H; repeat match type of H with _ /\\ _ => let G := fresh in "
        f"destruct H as [G H] end; exfalso; {wrong} ]; "
        f"first [ {' | '.join([*facts, side])} ]."
    )
    return " ".join([*steps, end])


def _contradiction() -> str:
    """Return the tactic that finds a hypothesis about numbers that is not so."""
    ways = " | ".join(f"(interval with (i_prec {bits}))" for bits in BITS)
    less = f"(revert G; apply Rlt_not_le; first [ {ways} ])"
    most = f"(revert G; apply Rle_not_lt; first [ lra | {ways} ])"
    zero = "(apply G; first [ lra | field | (apply Rminus_diag_eq; lra) ])"
    return f"match goal with G : _ |- _ => first [ {less} | {most} | {zero} ] end"
