"""Equality by derivative: equal derivatives on a connected set and one equal value there.

This reaches laws that no relation between generators expresses, such as the
addition laws of the inverse functions.  The sides must be continuous wherever
they have values, so nothing with a jump is admitted; ends of an interval at
which both sides have values are then reached by continuity.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from flint import fmpz_mpoly, fmpz_poly

from symsgd.algebra.algebra import unfold
from symsgd.algebra.balls import Undefined, enclose, is_ball
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS
from symsgd.prove.cases import NotEqual, Proof, prove_equal
from symsgd.prove.conditions import domain_conditions, independent, open_conditions
from symsgd.prove.tower.normal import NormalForm, needs_logistic
from symsgd.prove.tower.ring import Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.sign_rules import real_roots
from symsgd.prove.tower.signs import NeedSign, OnBoundary

_JUMPS = ("sign", "heaviside", "gamma")
_NICE = tuple(Fraction(v) for v in ("0", "1", "-1", "1/2", "-1/2", "2", "-2", "3", "-3", "1/3"))
MOST_PIECES = 12


def prove_by_derivative(left: Node, right: Node, context: Context) -> Proof:
    """Return a proof by equal derivatives, or raise as :func:`prove_equal` does."""
    names = n.free_variables(left, right)
    if not names or context.relations or not _continuous(left, right):
        raise Unsupported("no proof by derivatives: not a continuous claim in free variables")
    proof = Proof(method="equal derivatives and one equal value on each connected piece")
    conditions = [*domain_conditions(left, context), *domain_conditions(right, context)]
    for name in names:
        if context.domain(name).integer:
            raise Unsupported("no proof by derivatives: an integer variable")
        try:
            sides = differentiate(left, name), differentiate(right, name)
        except SymsgdError as error:
            raise Unsupported(error.message) from None
        step = prove_equal(*sides, context.assuming(*conditions))
        if step.excluded or step.undefined:
            raise Unsupported("the derivatives agree only up to exceptions")
        conditions += [*domain_conditions(sides[0], context), *domain_conditions(sides[1], context)]
    logistic = needs_logistic(left, right)
    remaining = open_conditions(tuple(dict.fromkeys(conditions)), (), context, logistic=logistic)
    remaining = independent(remaining, context, logistic=logistic)
    for piece in _pieces(left, right, names, remaining, context):
        _one_value(left, right, names, piece)
    return proof


def _continuous(*roots: Node) -> bool:
    """Say whether nothing with a jump occurs, in the definitions of the functions either."""
    stack, seen = list(roots), set(roots)
    while stack:
        node = unfold(stack.pop(), NormalForm.known)
        if node.head in (n.PIECEWISE, n.DERIVATIVE):
            return False
        if node.head == n.APPLY:
            name, orders = node.value
            if name in _JUMPS or name not in FUNCTIONS or any(orders):
                return False
        fresh = [arg for arg in node.args if arg not in seen]
        seen.update(fresh)
        stack += fresh
    return True


def _one_value(left: Node, right: Node, names: tuple[str, ...], piece: Context) -> None:
    """Prove equality at one point of a connected piece, or at an end of it.

    An end counts where both sides have values there: they are continuous.
    """
    for value in _inside(names, piece):
        place = {n.variable(name): n.number(v) for name, v in value.items()}
        enclosed = [enclose(side, value, 128, piece) for side in (left, right)]
        if not all(is_ball(v) for v in enclosed):
            continue
        try:
            prove_equal(n.substitute(left, place), n.substitute(right, place), Context())
        except (NotEqual, Unsupported, NowhereDefined, Excluded):
            continue
        return
    raise Unsupported("no point with provably equal values was found on a connected piece")


def _inside(names: tuple[str, ...], piece: Context) -> Iterator[dict[str, Fraction]]:
    if len(names) == 1:
        domain = piece.domain(names[0])
        for value in (*_NICE, domain.low, domain.high, _middle(domain)):
            if value is not None and (domain.contains(value) or value in (domain.low, domain.high)):
                yield {names[0]: value}
        return
    for first in _NICE[:6]:
        for other in _NICE[:6]:
            point = {name: first if i == 0 else other for i, name in enumerate(names)}
            if all(piece.domain(name).contains(v) for name, v in point.items()):
                yield point


def _middle(domain: Domain) -> Fraction:
    low, high = domain.low, domain.high
    if low is not None and high is not None:
        return (
            ((low + high) / 2).limit_denominator(64)
            if high - low > Fraction(1, 8)
            else (low + high) / 2
        )
    return low + 1 if low is not None else high - 1 if high is not None else Fraction(0)


def _pieces(
    left: Node, right: Node, names: tuple[str, ...], conditions: tuple[Node, ...], context: Context
) -> list[Context]:
    """Return connected pieces that together hold every point where both sides have values."""
    if not conditions and not any(context.domain(name).nonzero for name in names):
        return [context]  # a box
    if len(names) != 1:
        raise Unsupported("the domain of several variables is not known to be connected")
    name = names[0]
    domain = context.domain(name)
    breaks = _breakpoints(conditions, context)
    if domain.nonzero:
        breaks.append(Fraction(0))
    inner = sorted({b for b in breaks if _within(b, domain)})
    if len(inner) > MOST_PIECES:
        raise Unsupported("the domain falls into too many pieces")
    ends = [domain.low, *inner, domain.high]
    pieces, defined = [], []
    for low, high in itertools.pairwise(ends):
        part = Domain(low, high, low_open=low is not None, high_open=high is not None)
        values = [enclose(side, {name: _middle(part)}, 128, context) for side in (left, right)]
        if any(isinstance(v, Undefined) for v in values):
            defined.append(False)
            continue
        if not all(is_ball(v) for v in values):
            raise Unsupported("a piece of the domain on which values are not certain")
        defined.append(True)
        pieces.append(context.with_domain(name, part))
    for i, _ in enumerate(inner):
        if not defined[i] and not defined[i + 1]:
            raise Unsupported("an isolated point of the domain")
    return pieces


def _within(value: Fraction, domain: Domain) -> bool:
    return replace(domain, nonzero=False, integer=False).contains(value)


def _breakpoints(conditions: tuple[Node, ...], context: Context) -> list[Fraction]:
    """Return the real zeros of conditions that are rational polynomials in one variable."""
    form = NormalForm(context, {}, logistic=False)
    found: list[Fraction] = []
    for condition in conditions:
        try:
            value = form.of(condition.args[0]) - form.of(condition.args[1])
        except (NeedSign, Unsupported, NowhereDefined, RestartNeeded, Excluded, OnBoundary):
            raise Unsupported("a condition that is not a polynomial") from None
        for poly in (value.top, value.below):
            found += _roots(form, poly)
    return found


def _roots(form: NormalForm, poly: fmpz_mpoly) -> list[Fraction]:
    used = form.ring.used(poly)
    if not used:
        return []
    if len(used) > 1 or used[0].kind != "variable":
        raise Unsupported("a condition that is not a polynomial")
    coefficients = [form.ring.integer(part) for part in form.ring.by_powers(poly, used[0])]
    roots = []
    for factor, _ in fmpz_poly(coefficients).factor()[1]:
        if factor.degree() == 1:
            roots.append(Fraction(-int(factor[0]), int(factor[1])))
            continue
        if real_roots(factor):
            raise Unsupported("an irrational end of the domain")
    return roots
