"""Equality by normal form, with case splits where the sign of something matters.

A case adds a relation to the assumptions.  Closed cases f ≥ 0 and f ≤ 0 cover
everything by themselves; where the sign must be strict, f = 0 is a third case,
in which a variable is eliminated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from flint import fmpz_mpoly

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import takes_integers
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node, number, relation
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.tower.conjugate import vanishes_by_conjugates
from symsgd.prove.tower.normal import NormalForm, needs_logistic, room_for
from symsgd.prove.tower.ring import (
    EmptyCase,
    Excluded,
    NowhereDefined,
    RestartNeeded,
    Unsupported,
)
from symsgd.prove.tower.roots import Hints
from symsgd.prove.tower.signs import NeedSign, OnBoundary

ZERO = number(0)
MOST_SPLITS = 6
MOST_RESTARTS = 16


class NotEqual(Exception):
    """The normal forms differ; nothing is refuted by that."""


@dataclass(slots=True)
class Proof:
    """How a proof went: in how many cases, and what it leaves out.

    ``undefined`` says that in some case one side has no value at all.
    """

    cases: int = 0
    undefined: bool = False
    excluded: list[Node] = field(default_factory=list)
    method: str = "equal normal forms"


@dataclass(frozen=True, slots=True)
class Goal:
    """Two sides that are to be shown equal in a context."""

    left: Node
    right: Node
    context: Context

    def assuming(self, sign: str, on: Node) -> Goal:
        """Return the goal in the case ``on sign 0``."""
        return Goal(self.left, self.right, self.context.assuming(relation(sign, on, ZERO)))

    def at(self, name: str, value: Node) -> Goal:
        """Return the goal with a value put in for a variable."""
        place = {n.variable(name): value}
        relations = tuple(n.substitute(r, place) for r in self.context.relations)
        context = Context(self.context.domains, relations)
        return Goal(n.substitute(self.left, place), n.substitute(self.right, place), context)


class _Split(Exception):
    """The goal falls into the cases on the sign of ``on``."""

    def __init__(self, on: Node, *, strict: bool, nonzero: bool) -> None:
        super().__init__(str(on))
        self.on, self.strict, self.nonzero = on, strict, nonzero


class _Boundary(Exception):
    """What is assumed leaves only the points where one of ``parts`` vanishes."""

    def __init__(self, parts: tuple[Node, ...]) -> None:
        super().__init__(str(parts))
        self.parts = parts


def prove_equal(left: Node, right: Node, context: Context) -> Proof:
    """Return a proof that both sides are equal wherever both have a value.

    Raises :class:`NotEqual` where the normal forms differ, and
    :class:`~symsgd.prove.tower.ring.Unsupported` where there is none.
    """
    proof = Proof()
    _prove(Goal(left, right, context), proof, MOST_SPLITS)
    if proof.cases > 1:
        proof.method = f"equal normal forms in each of {proof.cases} cases"
    return proof


def _prove(goal: Goal, proof: Proof, splits: int) -> None:
    hints: Hints = {("capacity",): room_for(goal.left, goal.right)}
    for _ in range(MOST_RESTARTS):
        try:
            _attempt(goal, hints, proof)
        except RestartNeeded as restart:
            hints[restart.hint] = restart.value
        except NotEqual:
            if ("split",) in hints or not _has_roots(goal.left, goal.right):
                raise
            hints[("split",)] = 1
        except (_Split, _Boundary) as split:
            if not splits:
                raise Unsupported("too many cases") from None
            if isinstance(split, _Boundary):
                for part in split.parts:
                    _boundary(goal, part, proof, splits - 1)
            else:
                _cases(goal, split, proof, splits - 1)
            return
        else:
            return
    raise Unsupported("no common tower of exponentials was found")


def _attempt(goal: Goal, hints: Hints, proof: Proof) -> None:
    context = goal.context
    form = NormalForm(context, hints, logistic=needs_logistic(goal.left, goal.right))
    facts = (*domain_conditions(goal.left, context), *domain_conditions(goal.right, context))
    if any(node is n.constant("i") for node in n.walk(goal.left, goal.right)):
        form.tower.complex, facts = True, ()
    try:
        form.assume(*facts, *context.relations)
        left, right = form.of(goal.left), form.of(goal.right)
        difference = left - right
    except NeedSign as need:
        on = form.tower.poly_node(need.poly)
        nonzero = str(need.poly) in form.tower.signs.nonzero
        raise _Split(on, strict=need.strict, nonzero=nonzero) from None
    except OnBoundary as boundary:
        raise _Boundary(_vanishing_parts(form, boundary.poly)) from None
    if not vanishes_by_conjugates(form, difference.top):
        raise NotEqual(str(form.tower.poly_node(form.ring.reduce(difference.top)))[:400])
    proof.cases += 1
    proof.excluded += form.special.provisos


def _vanishing_parts(form: NormalForm, poly: fmpz_mpoly) -> tuple[Node, ...]:
    """Return the factors that may be zero; a root vanishes with what stands under it."""
    signs, parts = form.tower.signs, []
    for factor, _ in signs.factors(poly)[1]:
        if not signs.is_nonzero(factor):
            used = form.ring.used(factor)
            root = len(used) == 1 and used[0].kind == "root" and factor == used[0].poly
            parts.append(form.tower.poly_node(used[0].payload if root else factor))
    return tuple(parts)


def _cases(goal: Goal, split: _Split, proof: Proof, splits: int) -> None:
    """Prove each case; the closed cases f ≥ 0 and f ≤ 0 leave no boundary over."""
    for sign in (">", "<") if split.strict else (">=", "<="):
        case = goal.assuming(sign, split.on)
        try:
            _prove(case, proof, splits)
        except NowhereDefined as nowhere:
            proof.cases += 1
            proof.undefined = proof.undefined or not isinstance(nowhere, EmptyCase)
    if split.strict and not split.nonzero:
        _boundary(goal, split.on, proof, splits)


def _boundary(goal: Goal, on: Node, proof: Proof, splits: int) -> None:
    """Prove the goal where ``on`` vanishes, by eliminating a variable."""
    solved = _solve(on)
    if solved is None:
        raise Unsupported(f"the boundary {on} = 0")
    name, value = solved
    domain = goal.context.domain(name)
    bounded = domain.low is not None or domain.high is not None or domain.nonzero
    if bounded or (domain.integer and not takes_integers(value, goal.context)):
        fixed = rational_value(value)
        if fixed is None:
            raise Unsupported(f"the boundary {on} = 0")
        if not domain.contains(fixed):
            return
    try:
        _prove(goal.at(name, value), proof, splits)
    except EmptyCase:
        return
    except (Excluded, NowhereDefined):  # a kink: one side has no value there
        proof.excluded.append(relation("!=", on, ZERO))


def _solve(node: Node) -> tuple[str, Node] | None:
    """Solve node = 0 for a variable that occurs in it once, with a rational factor.

    Beside a number other than 0 the factor may be any: in yw − 1 = 0 it is not 0.
    """
    terms = node.args if node.head == n.ADD else (node,)
    for i, term in enumerate(terms):
        sign, inner = (-1, term.args[0]) if term.head == n.NEGATE else (1, term)
        factor = Fraction(sign)
        if inner.head == n.MULTIPLY and len(inner.args) == 2 and inner.args[0].head == n.NUMBER:
            factor *= inner.args[0].value
            inner = inner.args[1]
        others = terms[:i] + terms[i + 1 :]
        if inner.head == n.VARIABLE and inner.value not in n.free_variables(*others):
            if not others:
                return str(inner.value), number(0)
            total = others[0] if len(others) == 1 else n.add(*others)
            if all(t.head == n.NUMBER for t in others):
                total = number(sum((t.value for t in others), start=Fraction(0)))
                return str(inner.value), number(-total.value / factor)
            return str(inner.value), -total / number(factor)
    return _solve_product(terms)


def _solve_product(terms: tuple[Node, ...]) -> tuple[str, Node] | None:
    """Solve p·v + c = 0 for v, where c is a number other than 0 and p any product without v."""
    constant, products = Fraction(0), []
    for term in terms:
        sign, inner = (-1, term.args[0]) if term.head == n.NEGATE else (1, term)
        if inner.head == n.NUMBER:
            constant += sign * inner.value
        else:
            products.append((sign, inner))
    if constant == 0 or len(products) != 1 or products[0][1].head != n.MULTIPLY:
        return None
    sign, factors = products[0][0], products[0][1].args
    for i, factor in enumerate(factors):
        others = factors[:i] + factors[i + 1 :]
        if factor.head == n.VARIABLE and factor.value not in n.free_variables(*others):
            rest = others[0] if len(others) == 1 else n.multiply(*others)
            return str(factor.value), number(-sign * constant) / rest
    return None


def _has_roots(*roots: Node) -> bool:
    for node in n.walk(*roots):
        if node.head == n.APPLY and node.value[0] in ("sqrt", "root", "cbrt"):
            return True
        if node.head == n.POWER and node.args[1].head != n.NUMBER:
            return True
        if node.head == n.POWER and node.args[1].value.denominator != 1:
            return True
    return False
