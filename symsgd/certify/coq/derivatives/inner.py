"""Derivatives inside of larger expressions: each gets a letter that stands for what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from symsgd.certify.coq.derivatives.derivatives import Derivative
from symsgd.certify.coq.equations.proofs import relation_script
from symsgd.certify.coq.terms.relations import NotExported, related
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node

Script = Callable[[str, Node, Node, Terms], str]


@dataclass(frozen=True, slots=True)
class WithDerivatives:
    """A relation between two sides in which derivatives stand.

    ``letters`` gives each derivative its letter.  Proved, the claim is that the
    derivatives exist and that the relation holds for them; what is refuted is that
    the relation holds whenever they exist.
    """

    left: Node
    right: Node
    terms: Terms
    letters: dict[Node, Node]

    @classmethod
    def of(cls, left: Node, right: Node, terms: Terms) -> WithDerivatives:
        """Return the claim with a letter for each derivative in it."""
        found = [node for node in n.walk(left, right) if node.head == n.DERIVATIVE]
        if any(inner.head == n.DERIVATIVE for node in found for inner in n.walk(node.args[0])):
            raise NotExported("a derivative stands inside a derivative")
        letters = {node: n.variable(f"derivative {k}") for k, node in enumerate(found, 1)}
        return cls(left, right, terms, letters)

    def derivatives(self) -> list[Derivative]:
        """Return the derivatives, in the order of their letters."""
        return [Derivative(node, node, self.terms) for node in self.letters]

    def statement(self, relation: str, *, proved: bool) -> str:
        """Return the proposition about the variables that are there already."""
        for derivative in self.derivatives():
            derivative.ask()
        for name in n.free_variables(self.left, self.right):
            self.terms.name(name)  # before the letters have names: none of them is called alike
        names = replace(self.terms.like(self.terms.context), names=dict(self.terms.names))
        sides = [names.term(n.substitute(side, self.letters)) for side in (self.left, self.right)]
        for side in (self.left, self.right):  # the conditions are about what the letters stand for
            self.terms.term(n.substitute(side, self._found()))
        letters = [names.name(str(letter.value)) for letter in self.letters.values()]
        each = [d.says(letter) for d, letter in zip(self.derivatives(), letters, strict=True)]
        said = related(relation, *sides)
        if proved:
            everything = " /\\ ".join([*each, said])
            return f"exists {' '.join(letters)} : R, {everything}"
        known = "".join(f"{one} -> " for one in each)
        return f"forall {' '.join(letters)} : R, {known}{said}"

    def proof(self, relation: str = "=", prove: Script = relation_script) -> str:
        """Return the tactic that proves the statement of a proved relation."""
        places = ", ".join(self.terms.term(d.found) for d in self.derivatives())
        scripts = [Derivative(d.node, d.found, self.terms).proof() for d in self.derivatives()]
        left, right = (n.substitute(side, self._found()) for side in (self.left, self.right))
        scripts.append(prove(relation, left, right, self.terms))
        text = scripts[-1]
        for script in reversed(scripts[:-1]):
            text = f"split; [ {script} | {text} ]"
        return f"exists {places}; {text}"

    def _found(self) -> dict[Node, Node]:
        return {d.node: d.found for d in self.derivatives()}
