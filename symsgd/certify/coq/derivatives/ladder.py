"""Higher derivatives in Coq, one after the other, each on the open set where all of them exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.terms.functions import kept
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.conditions import nonzero_parts, open_conditions

if TYPE_CHECKING:
    from symsgd.certify.coq.derivatives.derivatives import Derivative

_AND = " /\\ "


@dataclass(frozen=True, slots=True)
class Ladder:
    """The derivatives of a function up to some order."""

    derivative: Derivative

    def steps(self) -> list[str]:
        """Return the steps that find them: ``D1``, …, for all values of the variables."""
        inside = self.inside()
        said = "".join(f"{self._terms.proposition(each)} -> " for each in inside)
        facts = [f"O{k}" for k, _ in enumerate(inside)]
        of_functions = kept(self._terms)
        steps = []
        for k in range(1, self.derivative.order + 1):
            claim = self.derivative.forall(said + self.derivative.says_of(k))
            known = " ".join([*([f"D{k - 1}"] if k > 1 else []), *of_functions])
            # names that stand for themselves: nothing of the theorem is left to meet them
            alone = f"clear{f' - {known}' if known else ''}"
            names = " ".join([*self._terms.names.values(), *facts])
            proof = "; ".join([f"{alone}; intros {names}", *self._facts(k), *self._step(k, inside)])
            steps.append(f"assert (D{k} : {claim}) by ({proof})")
        return steps

    def inside(self) -> list[Node]:
        """Return what holds on an open set where the function and its derivatives have values."""
        terms = Terms(names=dict(self._terms.names))
        for kink in self.derivative.kinks():
            terms.needs[kink] = None
        for k in range(self.derivative.order + 1):
            terms.term(self.derivative.value_of(k))
        if terms.guarded:
            raise NotExported("a higher derivative of something that needs more in some cases")
        if terms.poles:
            raise NotExported("a higher derivative of Γ")
        open_ones = [self._opened(need) for need in (*parts(terms.needs), *terms.strict)]
        asked = tuple(dict.fromkeys(open_ones))
        asked = open_conditions(asked, (), Context(), logistic=True)
        above = {each.args[0] for each in asked if str(each.value) == ">"}
        return [each for each in asked if str(each.value) == ">" or each.args[0] not in above]

    @property
    def _terms(self) -> Terms:
        return self.derivative.terms

    @property
    def _name(self) -> str:
        return str(self.derivative.node.value[0])

    def _moves(self, node: Node) -> bool:
        return self._name in n.free_variables(node)

    def _opened(self, need: Node) -> Node:
        if str(need.value) == ">=" and self._moves(need):
            return n.relation(">", *need.args)
        return need

    def _facts(self, k: int) -> Iterator[str]:
        """Yield the steps that tell what the formulas of a derivative and of the last one need."""
        terms = self._terms.like(Context())
        for order in (k - 1, k):
            terms.term(self.derivative.value_of(order))
        for need in dict.fromkeys(map(self._opened, (*terms.needs, *parts(terms.needs)))):
            yield f"try assert ({self._terms.proposition(need)}) by sgd_inside_domain"

    def _step(self, k: int, inside: list[Node]) -> Iterator[str]:
        slope = self.derivative.slope(k)
        if k == 1:
            yield f"change ({self.derivative.says_of(1, 'is_derive')}); {slope}"
            return
        before = self.derivative.function_of(k - 1)
        same = f"symmetry; apply is_derive_n_unique; apply D{k - 1}"
        if not inside:
            yield f"apply (is_derive_ext ({before})); [ intro t; {same} | {slope} ]"
            return
        where = _AND.join(self._terms.proposition(each) for each in inside)
        bound = self._terms.name(self._name)
        taken = "intros t J; repeat match type of J with _ /\\ _ => destruct J as [? J] end"
        near = self._near(inside)
        yield (
            f"apply (is_derive_ext_loc ({before})); "
            f"[ apply (filter_imp (fun {bound} : R => {where})); "
            f"[ {taken}; {same}; assumption | {near} ] | {slope} ]"
        )

    def _near(self, inside: list[Node]) -> str:
        """Return the tactic that what holds at a place holds near it."""
        proof = ""
        for k, need in reversed(list(enumerate(inside))):
            this = self._still(k, need)
            proof = f"(apply filter_and; [ {this} | {proof} ])" if proof else this
        return proof

    def _still(self, k: int, need: Node) -> str:
        if not self._moves(need):
            return f"(apply filter_forall; intros _; exact O{k})"
        smooth = "(apply smooth_continuous; auto_derive; sgd_dside)"
        low, high = (self._function(side) for side in need.args)
        if str(need.value) == "!=":
            way, places = "locally_apart", f"({low}) ({high})"
        else:
            way, places = "locally_less", f"({high}) ({low})"
        return f"(apply ({way} {places}); [ {smooth} | {smooth} | exact O{k} ])"

    def _function(self, node: Node) -> str:
        return f"fun {self._terms.name(self._name)} : R => {self._terms.term(node)}"


def parts(needs: Iterable[Node]) -> Iterator[Node]:
    """Yield what the needs of a formula ask of its parts: x ≠ 0 for x² ≠ 0.

    >>> x = n.variable("x")
    >>> [str(part) for part in parts([n.relation("!=", 2 * x**2, n.number(0))])]
    ['x != 0']
    """
    for need in needs:
        zero = str(need.value) == "!=" and rational_value(need.args[1]) == 0
        for part in nonzero_parts(need.args[0]) if zero else (need,):
            if not zero or not rational_value(part.args[0]):
                yield part
