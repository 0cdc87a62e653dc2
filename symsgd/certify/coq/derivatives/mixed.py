"""Claims ∂/∂y (∂f/∂x) = g in Coq: near the place ∂f/∂x is a function of y, and its slope is g."""

from __future__ import annotations

from dataclasses import dataclass, replace

from symsgd.certify.coq.derivatives.derivatives import Derivative
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node

_SLOPE, _VALUE = "slope", "value"  # no names of ours: those of variables begin with v_


@dataclass(frozen=True, slots=True)
class Mixed:
    """The claim that a derivative of a derivative is ``right``."""

    outer: Node
    right: Node
    terms: Terms

    @classmethod
    def of(cls, left: Node, right: Node, terms: Terms) -> Mixed | None:
        r"""Return an equation as such a claim, or None if it is none.

        >>> x, y = n.variables("x y")
        >>> twice = n.derivative(n.derivative(x * y, "x"), "y")
        >>> Mixed.of(twice, n.number(1), Terms()).statement().partition(" /\\ ")[2]
        'is_derive slope v_y 1'
        >>> Mixed.of(n.derivative(x * y, "x"), y, Terms()) is None
        True
        """
        for one, other in ((left, right), (right, left)):
            if one.head == n.DERIVATIVE and one.args[0].head == n.DERIVATIVE:
                inside = n.walk(one.args[0].args[0], other)
                if not any(node.head == n.DERIVATIVE for node in inside):
                    return cls(one, other, terms)
        return None

    def statement(self) -> str:
        """Return that both derivatives exist, and what the second one is."""
        near, place, value = self._says()
        return f"exists {_SLOPE} : R -> R, {near} /\\ is_derive {_SLOPE} {place} {value}"

    def refuted(self) -> str:
        """Return that the second derivative is as claimed wherever both exist; it is not so."""
        near, place, value = self._says()
        exists = f"{near} -> is_derive {_SLOPE} {place} {_VALUE}"
        return f"forall ({_SLOPE} : R -> R) ({_VALUE} : R), {exists} -> {_VALUE} = {value}"

    def _says(self) -> tuple[str, str, str]:
        """Return what says that the slope is the first derivative, the place, and the claim."""
        inner, outer = self._derivatives()
        place = self.terms.name(str(self.outer.value[0]))
        asked = Terms()
        replace(inner, terms=asked).ask()
        if inner.order > 1 or outer.order > 1 or self.outer.value[0] == inner.node.value[0]:
            raise NotExported("a higher derivative of a derivative")
        if asked.needs or asked.guarded or asked.covers or asked.poles or asked.functions:
            raise NotExported("a derivative of a derivative that needs something")
        outer.ask()
        said = inner.says(f"({_SLOPE} {place})")
        near = f"(locally {place} (fun {place} : R => {said}))"
        return near, place, self.terms.term(self.right)

    def proof(self) -> str:
        """Return the tactic that proves it: the slope is what the rules say, everywhere."""
        _, outer = self._derivatives()
        place = self.terms.name(str(self.outer.value[0]))
        slope = f"(fun {place} : R => {self.terms.term(outer.body)})"
        return f"exists {slope}; split; [ {self._everywhere()} | {outer.proof()} ]"

    def _everywhere(self) -> str:
        inner, _ = self._derivatives()
        place = self.terms.name(str(self.outer.value[0]))
        free = f"rename {place} into here; apply filter_forall; intro {place}; cbv beta"
        return f"{free}; {inner.proof()}"

    def values(self) -> list[tuple[str, str]]:
        """Return what both derivatives really are, for every point, with the tactics for it."""
        inner, outer = self._derivatives()
        place = self.terms.name(str(self.outer.value[0]))
        said = inner.says(self.terms.term(outer.body))
        near = inner.forall(f"locally {place} (fun {place} : R => {said})")
        return [(near, f"intros; {self._everywhere()}"), outer.value()]

    def _derivatives(self) -> tuple[Derivative, Derivative]:
        first = Derivative(self.outer.args[0], n.number(0), self.terms)
        inner = replace(first, right=first.found)
        again = n.derivative(first.found, str(self.outer.value[0]), int(self.outer.value[1]))
        return inner, Derivative(again, self.right, self.terms)
