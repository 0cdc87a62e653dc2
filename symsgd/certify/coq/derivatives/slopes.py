"""Derivatives in statements that something follows from: ``f'(x) = 0 ⇔ x = 2``.

Each derivative gets a letter.  Proved, it exists and the step holds for it; refuted, the step is
wrong at a place where the derivative is the letter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from symsgd.certify.coq.derivatives.derivatives import Derivative
from symsgd.certify.coq.statements import AND
from symsgd.certify.coq.terms.logistic import with_sigma
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node


@dataclass(frozen=True, slots=True)
class Slopes:
    """The derivatives in two statements, with a letter for each of them.

    ``terms`` names the variables, ``names`` the letters too; ``needs`` is what the functions
    and the formulas of their derivatives need.
    """

    letters: dict[Node, Node]
    terms: Terms
    names: Terms
    needs: tuple[Node, ...]

    @classmethod
    def of(cls, first: Node, second: Node, terms: Terms) -> Slopes:
        """Return the derivatives in two statements, or raise ``NotExported``.

        >>> x = n.variable("x")
        >>> slope = n.relation("=", n.derivative(x**2, "x"), n.number(0))
        >>> Slopes.of(slope, slope, Terms()).exist
        ['is_derive (fun v_x : R => (v_x ^ 2)) v_x v_derivative_1']
        """
        found = [node for node in n.walk(first, second) if node.head == n.DERIVATIVE]
        for node in found:
            if any(inner.head == n.DERIVATIVE for inner in n.walk(node.args[0])):
                raise NotExported("a derivative stands inside a derivative")
            if with_sigma(node.args[0]) is not node.args[0]:
                raise NotExported("a derivative of 1/(1 + e^(−u)) that something follows from")
        letters = {node: n.variable(f"derivative {k}") for k, node in enumerate(found, 1)}
        inner = terms.like(terms.context)
        for node in found:
            derivative = Derivative(node, node, inner)
            if derivative.order > 1 or any(derivative.kinks()):
                raise NotExported("a kink or a higher derivative in what something follows from")
            derivative.ask()
        if inner.guarded or inner.covers or inner.strict or inner.poles or inner.functions:
            raise NotExported("the derivative of such a function in what something follows from")
        if inner.orders:
            raise NotExported("a derivative of σ in what something follows from")
        names = replace(terms.like(terms.context), names=dict(terms.names))
        for letter in letters.values():
            names.name(str(letter.value))
        return cls(letters, terms, names, tuple(inner.needs))

    @property
    def found(self) -> dict[Node, Node]:
        """What each letter is by the rules."""
        return {letter: Derivative(node, node, self.terms).found
                for node, letter in self.letters.items()}  # fmt: skip

    @property
    def exist(self) -> list[str]:
        """That each letter is a derivative."""
        return [
            Derivative(node, node, self.terms).says(self.names.name(str(letter.value)))
            for node, letter in self.letters.items()
        ]

    def put(self, statement: Node) -> Node:
        """Put the letters for the derivatives."""
        return n.substitute(statement, self.letters)

    def exists(self, said: str) -> str:
        """Return that the derivatives exist, and that something holds for them."""
        if not self.letters:
            return said
        return f"exists {self._binders()} : R, {AND.join([*self.exist, said])}"

    def whenever(self, said: str) -> str:
        """Return that something holds wherever the derivatives exist."""
        if not self.letters:
            return said
        known = "".join(f"{each} -> " for each in self.exist)
        return f"forall {self._binders()} : R, {known}{said}"

    def proof(self, script: str) -> str:
        """Return the tactic for :meth:`exists`, where a script proves the rest."""
        if not self.letters:
            return script
        for node in reversed(self.letters):
            derivative = Derivative(node, node, self.terms)
            slope = replace(derivative, right=derivative.found).proof()
            script = f"split; [ {slope} | {script} ]"
        places = ", ".join(self.terms.term(each) for each in self.found.values())
        return f"exists {places}; {script}"

    def given(self, values: str, side: str) -> list[str]:
        """Return the steps that put the derivatives at a point into the hypothesis H."""
        steps = []
        for k, node in enumerate(self.letters):
            says, script = Derivative(node, node, self.terms).value()
            asked = f"let K := fresh in assert (K : P) by ({side}); specialize (T{k} K); clear K"
            steps += [
                f"assert (T{k} : {says}) by ({script})",
                f"specialize (T{k} {values})",
                f"repeat (match type of T{k} with ?P -> _ => {asked} end)",
            ]
        if steps:
            facts = [f"T{k}" for k in range(len(self.letters))]
            steps.append(f"specialize (H {'_ ' * len(facts)}{' '.join(facts)})")
        return steps

    def _binders(self) -> str:
        return " ".join(self.names.name(str(letter.value)) for letter in self.letters.values())
