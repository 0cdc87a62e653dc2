"""Equations of rounded decimals as theorems: some numbers that they may stand for are equal.

Where a single decimal is compared with a number, this is what everybody says of its digits:
|number − decimal| is at most half a unit of the last one.
"""

from __future__ import annotations

from collections.abc import Mapping

from symsgd.certify.coq.equations.proofs import (
    equality_script,
    number_script,
    order_script,
    unequal_script,
)
from symsgd.certify.coq.terms.relations import number_term
from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.coq.theorems import NotExported, Theorem
from symsgd.certify.rounded_point import Interval, point_of_rounding
from symsgd.expression import node as n
from symsgd.expression.node import Node


def rounded_theorem(
    name: str,
    left: Node,
    right: Node,
    intervals: Mapping[str, Interval],
    *,
    holds: bool,
) -> Theorem:
    r"""Return that an equation holds for some numbers within the intervals, or for none.

    >>> from fractions import Fraction
    >>> d, within = n.variable("decimal 1"), {"decimal 1": (Fraction("1.405"), Fraction("1.415"))}
    >>> root = n.apply("sqrt", n.number(2))
    >>> print(rounded_theorem("t", root, d, within, holds=True).statement)
    (Rabs ((sqrt 2) + (- (141 / 100)))) <= (1 / 200)
    >>> print(rounded_theorem("t", root, 2 * d, within, holds=False).statement)
    ~ (exists d_1 : R, (281 / 200) <= d_1 <= (283 / 200) /\ (sqrt 2) = (2 * d_1))
    """
    if set(n.free_variables(left, right)) - set(intervals):
        raise NotExported("letters stand in an equation of rounded decimals")
    for one, other in ((left, right), (right, left)):
        alone = other.head == n.VARIABLE and not n.free_variables(one)
        if alone and len(intervals) == 1:
            low, high = intervals[str(other.value)]
            return _distance(name, one, (low, high), holds=holds)
    names = {name: f"d_{k}" for k, name in enumerate(intervals, 1)}
    terms = Terms(names=dict(names))
    said = f"{terms.term(left)} = {terms.term(right)}"
    if terms.guarded or terms.covers or terms.strict or terms.poles or terms.orders:
        raise NotExported("more than numbers stands in an equation of rounded decimals")
    bounds = [f"{number_term(low)} <= {names[name]} <= {number_term(high)}"
              for name, (low, high) in intervals.items()]  # fmt: skip
    needs = [need for need in terms.needs if n.free_variables(need)]
    supposed = [*bounds, *(terms.proposition(need) for need in needs)]
    both = " /\\ ".join([*supposed, said])
    some = f"exists {' '.join(names.values())} : R, {both}"
    statement = some if holds else f"~ ({some})"
    known = _closed(terms)
    if holds:
        return Theorem(name, statement, known + _some(left, right, intervals, terms))
    numbers = "".join(f"[{each} " for each in names.values())
    facts = "".join(f"[B{k} " for k in range(len(supposed)))
    ends = "]" * (len(names) + len(supposed))
    proof = f"intros {numbers}{facts}E{ends}. absurd ({said}); [ {unequal_script()} | exact E ]."
    return Theorem(name, statement, known + proof)


def _distance(name: str, value: Node, interval: Interval, *, holds: bool) -> Theorem:
    """Return that a number is at most half a unit away from a decimal, or further."""
    low, high = interval
    away = n.apply("abs", value - n.number((low + high) / 2))
    half = n.number((high - low) / 2)
    terms = Terms()
    said = f"{terms.term(away)} <= {terms.term(half)}"
    if terms.guarded or terms.covers or terms.strict or terms.poles or terms.orders:
        raise NotExported("more than numbers stands in an equation of rounded decimals")
    if holds:
        return Theorem(name, said, f"{_closed(terms)}{order_script(away, half, terms)}.")
    against = f"intro H. apply Rle_not_lt in H. apply H. {number_script()}."
    return Theorem(name, f"~ ({said})", _closed(terms) + against)


def _some(left: Node, right: Node, intervals: Mapping[str, Interval], terms: Terms) -> str:
    """Return the proof by numbers within the intervals with which both sides are equal."""
    point = point_of_rounding(left, right, intervals)
    if point is None:
        raise NotExported("no numbers are found that the decimals may stand for")
    known = {n.variable(name): value for name, value in point.items()}
    values = ", ".join(f"({terms.term(point[name])})" for name in intervals)
    sides = [n.substitute(side, known) for side in (left, right)]
    plain = f"first [ {number_script()} | {unequal_script()} ]"
    return (
        f"exists {values}. repeat match goal with |- _ /\\ _ => split end; "
        f"first [ solve [ {plain} ] | {equality_script(sides, terms)} ]."
    )


def _closed(terms: Terms) -> str:
    """Return the steps that prove what numbers without decimals need: nothing is supposed."""
    return "".join(
        f"assert ({terms.proposition(need)}) by "
        f"({unequal_script() if need.value == '!=' else number_script()}). "
        for need in list(terms.needs)
        if not n.free_variables(need)
    )
