"""A point at which one statement holds and another fails, shown to Coq part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from symsgd.certify.coq.equations.proofs import equality_script, number_script, unequal_script
from symsgd.certify.coq.statements import each_of, needs_of, pattern_of
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.expression.rows import read_rows
from symsgd.prove.equations.solution import holds

Script = Callable[[Node, str], str]
_OPPOSITE = {"<": "Rle_not_lt", "<=": "Rlt_not_le", ">": "Rle_not_lt", ">=": "Rlt_not_le"}
_TURNED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def place_of(data: Mapping[str, Any]) -> dict[str, Node]:
    """Return the coordinates of a lost or gained solution, or raise ``NotExported``.

    >>> from symsgd.expression.rows import rows
    >>> place_of({"point": {"x": rows(n.number(2))}})
    {'x': <number 2>}
    """
    place = {}
    for name, value in data["point"].items():
        if isinstance(value, dict):
            raise NotExported("the solution is a root without a closed form")
        place[str(name)] = read_rows(value)
    return place


class Separated:
    """Scripts about statements at a point; ``terms`` knows the names of all variables."""

    def __init__(self, place: Mapping[str, Node], terms: Terms) -> None:
        self.terms = terms
        self._values = {n.variable(name): value for name, value in place.items()}
        self._fresh = count()

    def holds(self, statement: Node) -> str:
        """Return the tactic that proves that a statement holds at the point."""
        match str(statement.value) if statement.head == n.LOGIC else "":
            case "true":
                return "exact I"
            case "and":
                return each_of([self.holds(part) for part in statement.args])
            case "or":
                return self._one_of(statement)
            case "not":
                name = f"F{next(self._fresh)}"
                return f"intro {name}; {self.fails(statement.args[0], name)}"
        needs = needs_of(statement, self.terms)
        return each_of([self.relation(each) for each in (*needs, statement)])

    def fails(self, statement: Node, name: str) -> str:
        """Return the tactic that finds the contradiction in a hypothesis that a statement holds."""
        match str(statement.value) if statement.head == n.LOGIC else "":
            case "false":
                return f"destruct {name}"
            case "not":
                return f"apply {name}; {self.holds(statement.args[0])}"
            case "or":
                names = [f"F{next(self._fresh)}" for _ in statement.args]
                scripts = [f"({self.fails(part, each)})"
                           for part, each in zip(statement.args, names, strict=True)]  # fmt: skip
                return f"destruct {name} as [{'|'.join(names)}]; [ {' | '.join(scripts)} ]"
            case "and":
                return self._one_fails(list(statement.args), name, self.fails)
        parts = [*needs_of(statement, self.terms), statement]
        return self._one_fails(parts, name, self.contradiction)

    def relation(self, relation: Node) -> str:
        """Return the tactic that proves a relation between numbers."""
        left, right = self._there(relation).args
        match str(relation.value):
            case "=":
                return f"first [ lra | {equality_script([left, right], self.terms)} | sgd_sizes ]"
            case "!=":
                return unequal_script()
            case "<=" | ">=":
                equal = equality_script([left, right], self.terms)
                turn = "" if relation.value == "<=" else "symmetry; "
                return f"first [ {number_script()} | (apply Req_le; {turn}{equal}) ]"
        return number_script()

    def contradiction(self, relation: Node, name: str) -> str:
        """Return the tactic that finds the contradiction in a false relation between numbers."""
        sign = str(relation.value)
        there = self._there(relation)
        if sign == "!=":
            equal = n.relation("=", *there.args)
            return f"apply {name}; {self.relation(equal)}"
        said = self.terms.like(self.terms.context).proposition(there)
        other = n.relation("!=" if sign == "=" else _TURNED[sign], *there.args)
        turn = "" if sign == "=" else f"apply {_OPPOSITE[sign]}; "
        return (
            f"(let N := fresh in assert (N : ~ ({said})) by ({turn}{self.relation(other)}); "
            f"exact (N {name}))"
        )

    def _there(self, relation: Node) -> Node:
        return n.substitute(relation, self._values)

    def _one_of(self, statement: Node) -> str:
        parts = statement.args
        for k, part in enumerate(parts):
            if self._truth(part) is True:
                last = "" if k == len(parts) - 1 else "left; "
                return f"{'right; ' * k}{last}{self.holds(part)}"
        raise NotExported("which alternative holds at the point is not known")

    def _one_fails(self, parts: list[Node], name: str, script: Script) -> str:
        k = next((k for k, part in enumerate(parts) if self._truth(part) is False), None)
        if k is None:
            raise NotExported("what fails at the point is not known")
        names = [f"F{next(self._fresh)}" for _ in parts]
        split = f"destruct {name} as {pattern_of(names)}; " if len(parts) > 1 else ""
        return f"{split}{script(parts[k], names[k] if split else name)}"

    def _truth(self, statement: Node) -> bool | None:
        return holds(self._there(statement), {}, self.terms.context)
