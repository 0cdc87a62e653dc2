"""Claims d/dx f = g in Coq: the derivative exists, and it is g."""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.algebra.algebra import unfold
from symsgd.certify.coq_proofs import equality_script
from symsgd.certify.coq_terms import NotExported, Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS
from symsgd.prove.conditions import open_conditions

_KEPT = frozenset(FUNCTIONS)


@dataclass(frozen=True, slots=True)
class Derivative:
    """The claim that a derivative is ``right``, printed with the names of ``terms``."""

    node: Node
    right: Node
    terms: Terms

    @property
    def body(self) -> Node:
        """What is differentiated."""
        return self.node.args[0]

    @property
    def order(self) -> int:
        """How often it is differentiated."""
        return int(self.node.value[1])

    def statement(self) -> str:
        """Return that the derivative exists and is the right side."""
        self.terms.term(self.body)  # its conditions come first
        return self._says(self.order, self.terms.term(self.right))

    def proof(self) -> str:
        """Return the tactic that proves the statement."""
        if self.order == 1:
            return _found(equality_script([self.body, self.right], self.terms))
        last = self._value(self.order)
        equal = f"{self.terms.term(last)} = {self.terms.term(self.right)}"
        script = equality_script([last, self.right], self.terms)
        steps = [f"assert (E : {equal}) by ({script})", "rewrite <- E", f"apply D{self.order}"]
        return "; ".join([*self._ladder(), *steps])

    def value(self) -> tuple[str, str]:
        """Return what the derivative really is, for every point, with the tactic for it."""
        if self.order > 1:
            return self._forall(self._says(self.order, self._text(self.order))), "; ".join(
                [*self._ladder(), f"apply D{self.order}"]
            )
        inner = Terms(names=self.terms.names)
        found = self._value(1)
        inner.term(self.body)  # for what it needs
        said = self._says(1, inner.term(found))
        needs = "".join(f"{inner.proposition(need)} -> " for need in tuple(inner.needs))
        script = _found(equality_script([self.body, found], inner))
        return self._forall(needs + said), f"intros; {script}"

    def _ladder(self) -> list[str]:
        """Return the steps that find the derivatives one after the other, on the whole line."""
        everywhere = Terms(names=dict(self.terms.names))
        everywhere.term(self.body)
        if open_conditions(tuple(everywhere.needs), (), Context(), logistic=True):
            raise NotExported("higher derivatives are exported where they exist on the whole line")
        steps, names = [], " ".join(self.terms.names.values())
        for k in range(1, self.order + 1):
            said = self._forall(self._says(k, self._text(k)))
            script = _found(equality_script([self._value(k - 1), self._value(k)], self.terms))
            before = (
                f"apply (is_derive_ext ({self._function(self._text(k - 1))})); "
                f"[ intro t; symmetry; apply is_derive_n_unique; apply D{k - 1} | {script} ]"
            )
            way = f"simpl; {script}" if k == 1 else before
            # names that stand for themselves: nothing of the theorem is left to meet them
            alone = f"clear{f' -D{k - 1}' if k > 1 else ''}; intros {names}"
            steps.append(f"assert (D{k} : {said}) by ({alone}; {way})")
        return steps

    def _value(self, order: int) -> Node:
        """Return the derivative of this order, with σ′ and tanh′ as polynomials."""
        return plain(differentiate(self.body, self.node.value[0], order))

    def _text(self, order: int) -> str:
        return self.terms.term(self._value(order))

    def _function(self, body: str) -> str:
        return f"fun {self.terms.name(self.node.value[0])} : R => {body}"

    def _says(self, order: int, value: str) -> str:
        function = self._function(self.terms.term(self.body))
        kind = "is_derive" if self.order == 1 else "is_derive_n"
        count = "" if self.order == 1 else f" {order}"
        return f"{kind} ({function}){count} {self.terms.name(self.node.value[0])} {value}"

    def _forall(self, said: str) -> str:
        return f"forall ({' '.join(self.terms.names.values())} : R), {said}"


def _found(script: str) -> str:
    return f"(auto_derive; [ sgd_dside | {script} ])"


def plain(root: Node) -> Node:
    """Return an expression with the derivatives of σ and tanh as polynomials in them."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        done[node] = unfold(n.rebuild(node, tuple(done[child] for child in node.args)), _KEPT)
    return done[root]
