"""Replay a certificate without the prover: accepted only if every part of it is understood.

The checker shares with the prover what words mean (expressions, the table of
functions, their derivatives) and FLINT; the ring operations, the rules, the
signs and the balls are its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from symsgd.certify.composed import check_composed
from symsgd.certify.compositions import check_composition
from symsgd.certify.conditions import conditions_of
from symsgd.certify.differences import check_difference
from symsgd.certify.enclosed import check_enclosed
from symsgd.certify.field import NoValue, Rejected
from symsgd.certify.monotony_cover import check_monotony
from symsgd.certify.refutation import check_comparison, check_lost, inside
from symsgd.certify.solution import check_solution
from symsgd.certify.solved_for import check_solved
from symsgd.certify.state import State
from symsgd.certify.vanishing import vanishes
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.functions.derivatives import expand

VERSION = "symsgd.certificate/1"
Json = dict[str, Any]
_MALFORMED = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, SymsgdError)


@dataclass(frozen=True, slots=True)
class Replay:
    """What the checker says: whether it accepts, why not, and how many steps it checked."""

    accepted: bool
    reason: str
    checked: int = 0


def replay(certificate: Json) -> Replay:
    """Check a certificate from its JSON data alone.

    >>> from symsgd.prove.decide import decide
    >>> x = n.variable("x")
    >>> verdict = decide(n.apply("exp", 2 * x), n.apply("exp", x) ** 2)
    >>> replay(verdict.certificate.to_json()).accepted
    True
    """
    checker = _Checker(certificate)
    try:
        checker.check()
    except (Rejected, NoValue) as problem:
        return Replay(accepted=False, reason=str(problem), checked=checker.checked)
    except _MALFORMED as error:
        reason = f"not a well-formed certificate: {type(error).__name__} {error}"
        return Replay(accepted=False, reason=reason, checked=checker.checked)
    except RecursionError:
        return Replay(accepted=False, reason="too deep", checked=checker.checked)
    return Replay(accepted=True, reason="every step was repeated", checked=checker.checked)


@dataclass(frozen=True, slots=True)
class Goal:
    """Both sides, and the relations that are taken to hold, in one case."""

    left: Node
    right: Node
    assumed: tuple[Node, ...]
    cases: tuple[Node, ...] = ()  # what the certificate adds by distinguishing cases


class _Checker:
    def __init__(self, certificate: Json) -> None:
        self.certificate = certificate
        self.checked = 0

    def check(self) -> None:
        given = self.certificate
        if given["version"] != VERSION:
            raise Rejected("a version that is not known here")
        claim, context = given["claim"], given["context"]
        self.domains: Json = context["domains"]
        relations = tuple(read_rows(r) for r in context["relations"])
        sides = [read_rows(claim[side]) for side in ("left", "right")]
        relation = claim["relation"]
        match given["kind"]:
            case "normal form" if relation == "=":
                if "unrecorded" in given:
                    raise Rejected("a proof by derivatives is not known here")
                goal = Goal(expand(sides[0]), expand(sides[1]), tuple(map(expand, relations)))
                self._tree(given["proof"], goal, top=True)
            case "order":
                goal = Goal(expand(sides[0]), expand(sides[1]), tuple(map(expand, relations)))
                self._order(given["proof"], goal, relation)
            case "monotony":
                self.checked += check_monotony(given, expand(sides[0]), expand(sides[1]), relations)
            case "difference":
                relations = tuple(map(expand, relations))
                self.checked += check_difference(given, tuple(map(expand, sides)), relations, _part)
            case "composition":
                facts = (*relations, *map(expand, relations))
                self.checked += check_composition(given, tuple(map(expand, sides)), facts, _part)
            case "enclosed":
                both = expand(sides[0]), expand(sides[1])
                self.checked += check_enclosed(given, both, tuple(map(expand, relations)))
            case "composed":
                both = expand(sides[0]), expand(sides[1])
                self.checked += check_composed(given, both, tuple(map(expand, relations)), _part)
            case "refutation" | "comparison" as kind:
                fails = kind == "refutation"
                check_comparison(given, sides[0], sides[1], relations, fails=fails)
                self.checked += 1
            case "lost domain" if relation == "=":
                check_lost(given, sides[0], sides[1], relations)
                self.checked += 1
            case "solution" if relation in ("equivalent", "implies"):
                check_solution(given, expand(sides[0]), expand(sides[1]), relations)
                self.checked += 1
            case kind:
                raise Rejected(f"a certificate of the kind {kind!r} is not known here")

    # -- cases -------------------------------------------------------------------------------

    def _tree(self, tree: Json, goal: Goal, *, top: bool = False) -> None:
        if "split" in tree:
            self._split(tree, goal)
        elif "only where" in tree:
            self._only_where(tree, goal)
        elif "nowhere" in tree:
            if top:
                raise Rejected("nothing is shown: the sides have no value")
            self._nowhere(tree, goal)
        else:
            try:
                self._leaf(tree, goal)
            except NoValue:
                if top:
                    raise
                self.checked += 1  # nothing is left of this case

    def _split(self, tree: Json, goal: Goal) -> None:
        on = read_rows(tree["split"])
        cases = {case["sign"]: case for case in tree["cases"]}
        if sorted(cases) not in (["<=", ">="], ["<", "=", ">"]):
            raise Rejected("cases that do not cover everything")
        for sign, case in cases.items():
            if sign == "=":
                self._boundary(case, goal, on)
            else:
                cases_ = (*goal.cases, n.relation(sign, on, n.number(0)))
                self._tree(case["proof"], replace(goal, cases=cases_))

    def _only_where(self, tree: Json, goal: Goal) -> None:
        """Nothing is left but points at which one of the parts is zero: prove it there."""
        parts = [read_rows(part["on"]) for part in tree["only where"]]
        beside = [n.relation("!=", part, n.number(0)) for part in parts]
        try:
            self._state(tree, replace(goal, cases=(*beside, *goal.cases)))
        except NoValue:
            for part, case in zip(parts, tree["only where"], strict=True):
                self._boundary(case, goal, part)
            return
        raise Rejected("points where no part is zero are not ruled out")

    def _boundary(self, case: Json, goal: Goal, on: Node) -> None:
        if "ruled out" in case:
            state = self._state(case["ruled out"], goal)
            if not state.signs.never_zero(state.fold.of(on)[0]):
                raise Rejected(f"that {on} is never zero is not shown")
            return
        name, value = str(case["name"]), read_rows(case["value"])
        check_solved(on, name, value)
        if not self._belongs(name, value):
            return
        if "left out" in case:
            if f"{on} ≠ 0" not in self.certificate["conditions"]:
                raise Rejected(f"the points with {on} = 0 are left out in silence")
            return
        place = {n.variable(name): value}
        left, right = (n.substitute(side, place) for side in (goal.left, goal.right))
        assumed, cases = (
            tuple(n.substitute(part, place) for part in parts)
            for parts in (goal.assumed, goal.cases)
        )
        self._tree(case["proof"], Goal(left, right, assumed, cases))

    def _belongs(self, name: str, value: Node) -> bool:
        """Say whether the solution may lie in the domain; if not there is nothing to show."""
        domain = self.domains.get(name)
        if domain is None or value.head != n.NUMBER:
            return True
        return inside(Fraction(str(value.value)), domain | {"integer": False})

    # -- one case ----------------------------------------------------------------------------

    def _leaf(self, leaf: Json, goal: Goal) -> None:
        state = self._state(leaf, goal)
        left, right = state.fold.of(goal.left), state.fold.of(goal.right)
        field = state.field
        for name, side in (("left", left), ("right", right)):
            if not field.same(field.ratio(leaf[name]), side):
                raise Rejected(f"the normal form of the {name} side is another one")
        difference = field.subtract(left, right)[0]
        if not vanishes(field, state.signs, difference):
            raise Rejected("the difference of the normal forms is not zero")
        if not vanishes(field, state.signs, field.polynomial(leaf["numerator"])):
            raise Rejected("the numerator is not zero")
        self._count(state)

    def _nowhere(self, leaf: Json, goal: Goal) -> None:
        try:
            state = self._state(leaf, goal)
            for side in (goal.left, goal.right):
                state.fold.of(side)
        except NoValue:
            self.checked += 1
            return
        raise Rejected("a case is called empty and is not")

    def _order(self, leaf: Json, goal: Goal, relation: str) -> None:
        if "split" in leaf:
            on, signs = read_rows(leaf["split"]), [case["sign"] for case in leaf["cases"]]
            if sorted(signs) != ["<=", ">="]:
                raise Rejected("cases that do not cover everything")
            for case in leaf["cases"]:
                cases = (*goal.cases, n.relation(case["sign"], on, n.number(0)))
                self._order(case["proof"], replace(goal, cases=cases), relation)
            return
        if "nowhere" in leaf and goal.cases:
            self._nowhere(leaf, goal)
            return
        state = self._state(leaf, goal)
        difference = state.field.subtract(state.fold.of(goal.left), state.fold.of(goal.right))
        sign = state.rules.sign(difference)
        if sign is None:
            raise Rejected("the sign of the difference is not known")
        value, strict = sign
        fits = {
            "<": value < 0 and strict, "<=": value <= 0, ">": value > 0 and strict,
            ">=": value >= 0, "!=": value != 0 and strict,
        }  # fmt: skip
        if not fits.get(relation, False):
            raise Rejected("the sign of the difference is another one")
        self._count(state)

    def _provisos(self, leaf: Json) -> list[Node]:
        """Return conditions under which a rule was used; the verdict must name them."""
        found = [read_rows(rows) for rows in leaf.get("provisos", ())]
        for condition in found:
            if _text(condition) not in self.certificate["conditions"]:
                raise Rejected(f"the condition {_text(condition)} is used in silence")
        return found

    def _count(self, state: State) -> None:
        """Check what was not needed, too: a certificate with a wrong part is not accepted."""
        for symbol in state.field.symbols:
            state.activate(symbol.poly)
        for step in state.rules.steps:
            if not step.checked:
                state.rules.check(step)
        self.checked += 1 + sum(step.checked for step in state.rules.steps)

    def _state(self, leaf: Json, goal: Goal) -> State:
        state = State(leaf, self.domains)
        imaginary = any(node is n.constant("i") for node in n.walk(goal.left, goal.right))
        state.rules.complex = imaginary
        facts = [*goal.assumed, *self._provisos(leaf)]
        if not imaginary:
            whole = frozenset(name for name, domain in self.domains.items() if domain["integer"])
            facts += [*conditions_of(goal.left, whole), *conditions_of(goal.right, whole)]
        state.assume(facts)
        for case in goal.cases:
            state.distinguish(case, facts)
        return state


def _part(certificate: Json) -> int:
    """Check a certificate inside another one, or raise; return how much was checked."""
    inner = _Checker(certificate)
    inner.check()
    return inner.checked


def _text(condition: Node) -> str:
    sign = {"!=": "≠", ">=": "≥", "<=": "≤"}.get(str(condition.value), str(condition.value))
    return f"{condition.args[0]} {sign} {condition.args[1]}"
