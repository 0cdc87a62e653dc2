"""Proofs that every solution of one statement solves another.

An equation is solved, and each solution put into what remains, as the kernel does it; what is
left to show at the end is an equation or an inequality between two sides.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from symsgd.certify.coq.implications.goals import Goal, State
from symsgd.certify.coq.implications.separated import Separated
from symsgd.certify.coq.implications.solved import node_of, value_needs
from symsgd.certify.coq.implications.zeros import Zeros
from symsgd.certify.coq.statements import needs_of, pattern_of, relations
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.equations.implication import conditions_of
from symsgd.prove.equations.solution import holds
from symsgd.prove.equations.solve import Everywhere
from symsgd.prove.equations.solved_factors import Consequence, Equation, Solved
from symsgd.prove.tower.ring import EmptyCase, Unsupported

MOST_DEPTH = 8


class Follows:
    """Scripts for one theorem; ``terms`` knows the names of its variables."""

    def __init__(self, terms: Terms, goal: Node, start: State) -> None:
        self.terms = terms
        self.goal = goal
        self.start = start
        self._fresh = count()

    def script(self, first: Node, fact: str) -> str:
        """Return the tactic that proves the goal from a hypothesis, that a statement holds."""
        return self._enter([(first, fact, True)], self.start)

    def from_premises(self, premises: list[Node]) -> str:
        """Return the tactic that introduces premises, one by one, and proves the goal."""
        facts = [(part, f"P{k}", False) for k, part in enumerate(premises)]
        names = "".join(f"intro {fact}; " for _, fact, _ in facts)
        return names + self._enter(facts, self.start)

    def _name(self, letter: str) -> str:
        return f"{letter}{next(self._fresh)}_"

    def _enter(self, waiting: list[tuple[Node, str, bool]], state: State) -> str:
        """Take statements apart; a relation may stand together with what it needs."""
        if not waiting:
            walk = self._solve(state, MOST_DEPTH)
            return f"tryif solve [ sgd_direct ] then idtac else ({walk})"
        (part, fact, whole), *rest = waiting
        match str(part.value) if part.head == n.LOGIC else "":
            case "true" | "not":
                return self._enter(rest, state)
            case "false":
                return f"destruct {fact}"
            case "and":
                return self._apart(part, fact, rest, state)
            case "or":
                scripts: list[str] = []
                pattern = ""
                for each in reversed(part.args):
                    name = self._name("P")
                    inner = self._enter([(each, name, True), *rest], state)
                    scripts.insert(0, f"({inner})")
                    pattern = f"[{name}|{pattern}]" if pattern else name
                return f"destruct {fact} as {pattern}; [ {' | '.join(scripts)} ]"
        needs = needs_of(part, self.terms) if whole else []
        facts = [(state.here(need), self._name("N")) for need in needs]
        part = state.here(part)
        split = ""
        if facts:
            split = f"destruct {fact} as {pattern_of([*(name for _, name in facts), fact])}; "
        open_ = (*state.open, (part, fact)) if part.value == "=" else state.open
        state = replace(state, open=open_, facts=(*state.facts, *facts, (part, fact)))
        return f"{split}{self._enter(rest, state)}"

    def _apart(
        self, part: Node, fact: str, rest: list[tuple[Node, str, bool]], state: State
    ) -> str:
        names = [self._name("P") for _ in part.args]
        parts = [(each, name, True) for each, name in zip(part.args, names, strict=True)]
        inner = self._enter([*parts, *rest], state)
        return f"destruct {fact} as {pattern_of(names)}; {inner}"

    # -- solving -----------------------------------------------------------------------------

    def _solve(self, state: State, depth: int) -> str:
        false = self._false(state)
        if false:
            return false
        if not state.open or not depth:
            return Goal(self.goal, self.terms).script(state)
        (equation, fact), *rest = state.open
        state = replace(state, open=tuple(rest))
        solved = _solved(equation)
        if solved is not None:
            return self._after(solved, fact, state, depth - 1, said=True)
        try:
            conditions = [c for each, _ in state.facts for c in conditions_of(each, state.context)]
            found = Zeros.of(
                equation,
                self.terms,
                state.known.assuming(*conditions),
                fact,
                _solved_for(self.goal),
            )
        except Everywhere:
            return self._solve(state, depth - 1)
        except EmptyCase:
            return "sgd_impossible"
        except Unsupported:
            return Goal(self.goal, self.terms).script(state)
        if not found.steps:
            return f"exfalso; {found.script}"
        name = self._name("D")
        said = " \\/ ".join(found.steps)
        scripts = [
            f"({self._after(step, name, state, depth - 1)})" for step in found.steps.values()
        ]
        pattern = name
        for _ in scripts[1:]:
            pattern = f"[{name}|{pattern}]"
        split = f"destruct {name} as {pattern}; [ {' | '.join(scripts)} ]"
        if len(scripts) == 1:
            split = scripts[0]
        return f"assert ({name} : {said}) by ({found.script}); {split}"

    def _after(
        self, step: Consequence, fact: str, state: State, depth: int, *, said: bool = False
    ) -> str:
        """Go on with a consequence; what a value needs is ``said`` already, or stands before it."""
        if isinstance(step, Solved):
            value = node_of(step.value)
            needs = [(need, self._name("N")) for need in value_needs(step, self.terms)]
            split = ""
            if needs and not said:
                split = f"destruct {fact} as {pattern_of([*(name for _, name in needs), fact])}; "
            state = replace(state, facts=(*state.facts, *(() if said else needs)))
            try:
                inner = state.put(step.name, value)
            except EmptyCase:
                return "exfalso; lra"
            return f"{split}subst {self.terms.name(step.name)}; {self._solve(inner, depth)}"
        if isinstance(step, Equation):
            relation = n.relation("=", step.left, step.right)
            open_ = ((relation, fact), *state.open)
            return self._solve(
                replace(state, open=open_, facts=(*state.facts, (relation, fact))), depth
            )
        return self._solve(replace(state, zeros=(*state.zeros, (step, fact))), depth)

    def _false(self, state: State) -> str:
        """Return the contradiction in a hypothesis about numbers that is wrong."""
        for relation, fact in state.facts:
            if n.free_variables(relation) or holds(relation, {}, Context()) is not False:
                continue
            needs = needs_of(relation, self.terms)
            if all(holds(each, {}, Context()) for each in needs):
                return f"exfalso; {Separated({}, self.terms).contradiction(relation, fact)}"
        return ""


def _solved(equation: Node) -> Solved | None:
    """Return the solution that an equation x = u says, where x does not stand in u."""
    for x, value in (equation.args, equation.args[::-1]):
        if x.head == n.VARIABLE and str(x.value) not in n.free_variables(value):
            return Solved(str(x.value), value)
    return None


def _solved_for(goal: Node) -> tuple[str, ...]:
    """Return the variables that a goal is solved for."""
    sides = [side for each in relations(goal) for side in each.args]
    return tuple(dict.fromkeys(str(side.value) for side in sides if side.head == n.VARIABLE))
