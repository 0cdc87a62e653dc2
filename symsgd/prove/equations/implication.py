"""Does every solution of one statement solve another?  Proofs by solving and by factors.

An equation is solved for a variable and the solution put into what remains;
what cannot be solved is kept as a factor of a numerator, and the other
equation must contain that factor.  A side must be shown to have a value too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.algebra.algebra import rational_value, unfold
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.prove.cases import NotEqual, prove_equal
from symsgd.prove.conditions import ZERO, domain_conditions, open_conditions
from symsgd.prove.equations.solution import Root, admitted, holds
from symsgd.prove.equations.solve import Everywhere, candidates, consequences
from symsgd.prove.equations.solved_factors import Consequence, Equation, Factor, quadratics
from symsgd.prove.orders.monotone_functions import facts_of_arguments
from symsgd.prove.orders.order import is_ordered
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import EmptyCase, Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.signs import NeedSign, OnBoundary

MOST_DEPTH = 8
MOST_ALTERNATIVES = 64
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
Conjunction = tuple[Node, ...]


def alternatives(statement: Node) -> tuple[Conjunction, ...]:
    """Return a statement as alternatives, each a conjunction of relations.

    >>> x = n.variable("x")
    >>> one, two = n.relation("=", x, n.number(1)), n.relation("=", x, n.number(2))
    >>> [[str(r) for r in part] for part in alternatives(n.logic("or", one, two))]
    [['x == 1'], ['x == 2']]
    """
    if statement.head == n.RELATION:
        return ((statement,),)
    parts = [alternatives(part) for part in statement.args]
    match str(statement.value):
        case "true":
            return ((),)
        case "false":
            return ()
        case "or":
            return tuple(one for part in parts for one in part)
        case "and":
            found: tuple[Conjunction, ...] = ((),)
            for part in parts:
                found = tuple(a + b for a in found for b in part)
                if len(found) > MOST_ALTERNATIVES:
                    raise Unsupported("too many alternatives")
            return found
    raise Unsupported(f"the condition {statement}")


def implied(first: Node, second: Node, context: Context) -> None:
    """Prove that every solution of ``first`` solves ``second``, or raise ``Unsupported``.

    >>> x, y = n.variables("x y")
    >>> implied(n.relation("=", x, y), n.relation("=", x**2, y**2), Context())
    """
    names = n.free_variables(first, second)
    goal = alternatives(second)
    for part in alternatives(first):
        if len(names) == 1 and _by_candidates(part, second, names[0], context):
            continue
        _Branch(context, tuple(part), (), goal).prove(MOST_DEPTH)


def _by_candidates(part: Conjunction, second: Node, name: str, context: Context) -> bool:
    """Try each of finitely many candidates."""
    statement = n.logic("and", *part)
    for relation in part:
        if relation.value != "=":
            continue
        try:
            values = candidates(relation.args[0], relation.args[1], context)
        except Unsupported:
            continue
        for value in values:
            point = {name: value}
            if admitted(point, context) is False or holds(statement, point, context) is False:
                continue
            if not holds(second, point, context):
                return False
        return True
    return False


@dataclass(frozen=True, slots=True)
class _Branch:
    """What is known at the solutions in question, what is still to be used, and the goal."""

    context: Context
    open: Conjunction  # relations that hold, not used yet
    known: tuple[Node, ...]  # relations that hold and serve as facts
    goal: tuple[Conjunction, ...]

    def prove(self, depth: int) -> None:
        """Prove the goal, or raise ``Unsupported``."""
        if not depth:
            raise Unsupported("the equations could not be solved")
        try:
            facts = self._facts()
            equation = next((r for r in self.open if r.value == "="), None)
            if equation is None:
                self._finish(facts)
                return
            rest = replace(self, open=tuple(r for r in self.open if r is not equation))
            rest = replace(rest, known=(*rest.known, *conditions_of(equation, self.context)))
            try:
                cases = consequences(equation.args[0], equation.args[1], facts)
            except Everywhere:
                rest.prove(depth - 1)
                return
        except EmptyCase:
            return
        for case in cases:
            for step in case:
                rest.following(step, depth - 1)

    def _facts(self) -> Context:
        conditions = [c for r in self.open for c in (*conditions_of(r, self.context), *_order(r))]
        return self.context.assuming(*self.known, *conditions)

    def following(self, step: Consequence, depth: int) -> None:
        """Prove the goal where one of the consequences holds."""
        if isinstance(step, Equation):
            relation = n.relation("=", step.left, step.right)
            replace(self, open=(relation, *self.open)).prove(depth)
        elif isinstance(step, Factor):
            self._by_factor(step, depth)
        elif isinstance(step.value, Root):
            raise Unsupported(f"{step.name} = {step.value} inside a larger claim")
        else:
            try:
                branch = self._with(step.name, step.value)
            except EmptyCase:  # a solution outside of the domain: nothing to prove
                return
            branch.prove(depth)

    def _with(self, name: str, value: Fraction | Node) -> _Branch:
        """Put a solution in; its domain becomes a fact."""
        node = n.number(value) if isinstance(value, Fraction) else value
        place = {n.variable(name): node}
        facts = membership(self.context.domain(name), node)
        context = Context(
            self.context.domains, tuple(n.substitute(r, place) for r in self.context.relations)
        )
        return _Branch(
            context,
            tuple(n.substitute(r, place) for r in self.open),
            (*(n.substitute(r, place) for r in self.known), *facts, *conditions_of(node, context)),
            tuple(tuple(n.substitute(r, place) for r in part) for part in self.goal),
        )

    def _finish(self, facts: Context) -> None:
        for part in self.goal:
            if all(always_holds(relation, facts) for relation in part):
                return
        raise Unsupported("no alternative could be shown to hold at every solution")

    def _by_factor(self, step: Factor, depth: int) -> None:
        try:
            self._divides(step)
        except Unsupported as problem:
            for solutions in quadratics(step):
                try:
                    for solution in solutions:
                        self.following(solution, depth)
                except Unsupported:
                    continue
                return
            raise problem from None

    def _divides(self, step: Factor) -> None:
        """A factor that vanishes makes every numerator that contains it vanish."""
        form, facts = step.form, self._facts()
        for part in self.goal:
            if len(part) != 1 or part[0].value != "=" or not has_values(part[0], facts):
                continue
            try:
                top = form.of(part[0].args[0]) - form.of(part[0].args[1])
            except (NeedSign, Unsupported, NowhereDefined, RestartNeeded, Excluded, OnBoundary):
                continue
            if divmod(form.ring.reduce(top.top), step.poly)[1].is_zero():
                return
        factor = form.tower.poly_node(step.poly)
        raise Unsupported(f"{factor} = 0 could not be solved, and the other side does not follow")


def conditions_of(node: Node, context: Context) -> tuple[Node, ...]:
    """Return what holds wherever an expression, or both sides of a relation, have a value."""
    if node.head == n.RELATION:
        return tuple(c for side in node.args for c in domain_conditions(side, context))
    return domain_conditions(node, context)


def _order(relation: Node) -> tuple[Node, ...]:
    return () if relation.value == "=" else (relation,)


def membership(domain: Domain, node: Node) -> tuple[Node, ...]:
    """Return what it means for an expression that it lies in a domain."""
    value = rational_value(node)
    if value is not None:
        if not replace(domain, integer=False).contains(value):
            raise EmptyCase("a solution outside of the domain")
        return ()
    facts = []
    if domain.low is not None:
        facts.append(n.relation(">" if domain.low_open else ">=", node, n.number(domain.low)))
    if domain.high is not None:
        facts.append(n.relation("<" if domain.high_open else "<=", node, n.number(domain.high)))
    if domain.nonzero:
        facts.append(n.relation("!=", node, ZERO))
    return tuple(facts)


def always_holds(relation: Node, facts: Context) -> bool:
    """Say whether a relation holds, with values on both sides, wherever the facts do."""
    if not has_values(relation, facts):
        return False
    if relation.value != "=":
        over = relation.args[0] - relation.args[1]
        difference = n.relation(str(relation.value), over, ZERO)
        if not open_conditions((difference,), (), facts, logistic=False):
            return True
        opposite = _OPPOSITE.get(str(relation.value))
        if opposite is None:
            return False
        against = facts.assuming(n.relation(opposite, over, ZERO))  # then nothing may be left
        if not open_conditions((difference,), (), against, logistic=False):
            return True
        left, right = relation.args
        return is_ordered(left, right, facts_of_arguments(facts), str(relation.value))
    try:
        return not prove_equal(relation.args[0], relation.args[1], facts).excluded
    except EmptyCase:
        return True
    except (NotEqual, Unsupported, NowhereDefined, Excluded):
        return False


def has_values(relation: Node, facts: Context) -> bool:
    """Say whether both sides certainly have values wherever the facts hold.

    >>> x = n.variable("x")
    >>> has_values(n.relation("=", 1 / x, n.number(1)), Context())
    False
    """
    if not all(_told_by_conditions(node) for node in _unfolded(relation)):
        return False
    return not open_conditions(conditions_of(relation, facts), (), facts, logistic=False)


def _unfolded(relation: Node) -> Iterator[Node]:
    """Yield every part of a relation, with definitions put in."""
    seen: set[Node] = set()
    stack = [relation]
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        plain = unfold(node, NormalForm.known)
        if plain is node:
            yield node
            stack.extend(node.args)
        else:
            stack.append(plain)


def _told_by_conditions(node: Node) -> bool:
    """Say whether the conditions of a node are all that it needs to have a value."""
    match node.head:
        case n.PIECEWISE | n.DERIVATIVE | n.LOGIC:
            return False
        case n.CONSTANT:
            return node.value in ("pi", "e")
        case n.POWER:
            return rational_value(node.args[1]) is not None or node.args[0] is n.constant("e")
        case n.APPLY:
            name = node.value[0]
            if name == "root":
                index = rational_value(node.args[1])
                return index is not None and index.denominator == 1 and index > 0
            return name in NormalForm.known and name != "gamma"
    return True
