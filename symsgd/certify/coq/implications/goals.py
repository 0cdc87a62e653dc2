"""What is left to show when every equation is solved: equations and inequalities, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from symsgd.certify.coq.equations.proofs import equality_script, order_script
from symsgd.certify.coq.implications.cells import by_cells
from symsgd.certify.coq.implications.separated import Separated
from symsgd.certify.coq.statements import each_of, needs_of
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.equations.implication import alternatives, always_holds, conditions_of, membership
from symsgd.prove.equations.solved_factors import Factor
from symsgd.prove.tower.ring import EmptyCase, Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.signs import NeedSign, OnBoundary

_UNSETTLED = (
    EmptyCase, Excluded, NeedSign, NowhereDefined, OnBoundary, RestartNeeded, Unsupported,
)  # fmt: skip
Fact = tuple[Node, str]  # a relation, and the name of the hypothesis that it holds


@dataclass(frozen=True, slots=True)
class State:
    """What is known: the context, equations not used yet, hypotheses, factors that vanish."""

    context: Context
    open: tuple[Fact, ...] = ()
    facts: tuple[Fact, ...] = ()
    zeros: tuple[tuple[Factor, str], ...] = ()
    places: tuple[dict[Node, Node], ...] = ()  # the solutions that were put in, one after another

    def here(self, node: Node) -> Node:
        """Return an expression of the claim as it is written now."""
        for place in self.places:
            node = n.substitute(node, place)
        return node

    def put(self, name: str, value: Node) -> State:
        """Put a solution in; that it lies in the domain is a fact."""
        place = {n.variable(name): value}
        relations = tuple(n.substitute(each, place) for each in self.context.relations)
        context = Context(self.context.domains, relations)
        more = (*membership(self.context.domain(name), value), *conditions_of(value, context))
        open_, facts = (
            tuple((n.substitute(each, place), fact) for each, fact in those)
            for those in (self.open, self.facts)
        )
        return State(context.assuming(*more), open_, facts, (), (*self.places, place))

    @property
    def known(self) -> Context:
        """The context with all that is known; equations are not facts for the kernel."""
        return self.context.assuming(*(each for each, _ in self.facts if each.value != "="))


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be shown, as the claim says it."""

    statement: Node
    terms: Terms

    def script(self, state: State) -> str:
        """Return the tactic that shows it, or that there is nothing to show."""
        shown = self._shown(self.statement, state)
        shown = f"tryif solve [ sgd_impossible ] then idtac else ({shown})"
        cells = None if state.places else by_cells(state.facts, self.statement, self.terms)
        return shown if cells is None else f"first [ solve [ {cells} ] | {shown} ]"

    def _shown(self, goal: Node, state: State) -> str:
        if goal.head == n.RELATION:
            needs = [self._need(state.here(need)) for need in needs_of(goal, self.terms)]
            return each_of([*needs, self._relation(state.here(goal), state)])
        match str(goal.value):
            case "true":
                return "exact I"
            case "and":
                return each_of([self._shown(part, state) for part in goal.args])
            case "or":
                return self._one_of(goal, state)
        return "sgd_direct"

    def _one_of(self, goal: Node, state: State) -> str:
        last, scripts = len(goal.args) - 1, []
        for k, part in enumerate(goal.args):
            turn = "right; " * k + ("left; " if k < last else "")
            script = f"({turn}{self._shown(part, state)})"
            if _certain(state.here(part), state):
                return script
            scripts.append(script)
        return f"first [ {' | '.join(scripts)} ]"

    def _need(self, need: Node) -> str:
        if not n.free_variables(need):
            return Separated({}, self.terms).relation(need)
        return "sgd_need_nonzero" if need.value == "!=" else "sgd_need_positive"

    def _relation(self, relation: Node, state: State) -> str:
        if not n.free_variables(relation):
            return Separated({}, self.terms).relation(relation)
        left, right = relation.args
        terms = self.terms.like(state.known)
        if relation.value == "!=":
            return "sgd_need_nonzero"
        if relation.value != "=":
            known = order_script(left, right, terms)
            return f"first [ assumption | lra | {known} | nra | sgd_each_size ]"
        ways = ["assumption", "lra", *self._divided(left, right, state, terms)]
        ways += [equality_script([left, right], terms), "sgd_from_hypotheses"]
        return f"first [ {' | '.join(ways)} ]"

    def _divided(self, left: Node, right: Node, state: State, terms: Terms) -> Iterable[str]:
        """Yield the ways to show an equation whose numerator contains a factor that vanishes."""
        for step, fact in state.zeros:
            form = step.form
            try:
                difference = form.of(left) - form.of(right)
                times, rest = divmod(form.ring.reduce(difference.top), step.poly)
            except _UNSETTLED:
                continue
            if rest.is_zero():
                other = form.tower.node(form.ring.quotient(times, difference.below))
                factor = form.tower.poly_node(step.poly)
                text = f"({self.terms.term(factor)}) * ({self.terms.term(other)})"
                equal = equality_script([left - right, factor * other], terms)
                yield (
                    f"(apply Rminus_diag_uniq; transitivity ({text}); "
                    f"[ {equal} | rewrite {fact}; ring ])"
                )


def _certain(part: Node, state: State) -> bool:
    """Say whether the kernel sees that an alternative holds here."""
    try:
        return any(_all_hold(one, state) for one in alternatives(part))
    except _UNSETTLED:
        return False


def _all_hold(relations: Sequence[Node], state: State) -> bool:
    return all(always_holds(each, state.known) for each in relations)
