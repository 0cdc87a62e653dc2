"""What follows from an equation, with its proof: factors, solutions, logarithms of both sides.

The kernel says which consequences there are; each of them is proved to Coq from the factor of the
numerator that vanishes.
"""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.certify.coq.equations.proofs import equality_script
from symsgd.certify.coq.implications.factored import Factored
from symsgd.certify.coq.implications.vanishing import IMPOSSIBLE, Vanishing
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.equations.solve import Everywhere
from symsgd.prove.equations.solved_factors import Consequence, Equation
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import (
    EmptyCase,
    Excluded,
    NowhereDefined,
    Quotient,
    RestartNeeded,
    Unsupported,
)
from symsgd.prove.tower.roots import Hints
from symsgd.prove.tower.signs import NeedSign, OnBoundary

MOST_RESTARTS = 8
MOST_SPLITS = 4
_ZERO = n.number(0)


@dataclass
class Zeros:
    """The consequences of one equation, and the tactic that proves that one of them holds.

    ``fact`` is the name of the hypothesis that the two sides are equal.
    """

    left: Node
    right: Node
    terms: Terms
    fact: str
    wanted: tuple[str, ...]  # variables to be solved for, if there is a choice
    vanishing: Vanishing
    script: str = ""

    @property
    def steps(self) -> dict[str, Consequence]:
        """The consequences, by what they say in Coq."""
        return self.vanishing.steps

    @classmethod
    def of(
        cls, relation: Node, terms: Terms, context: Context, fact: str, wanted: tuple[str, ...]
    ) -> Zeros:
        """Return what follows from an equation; raises as the kernel does."""
        left, right = relation.args
        here = terms.like(context)
        found = cls(left, right, here, fact, wanted, Vanishing(here))
        found.script = found._cases(context, MOST_SPLITS)
        return found

    # -- the numerator -----------------------------------------------------------------------

    def _cases(self, context: Context, splits: int) -> str:
        facts = [c for side in (self.left, self.right) for c in domain_conditions(side, context)]
        hints: Hints = {("capacity",): 64}
        before = dict(self.vanishing.steps)
        for _ in range(MOST_RESTARTS):
            self.vanishing.steps = dict(before)
            form = NormalForm(context, hints, logistic=False)
            try:
                for name in self.wanted:
                    form.of(n.variable(name))  # the kernel solves for what it meets first
                form.assume(*facts, *context.relations)
                difference = form.of(self.left) - form.of(self.right)
                return self._product(form, difference, context)
            except RestartNeeded as restart:
                hints[restart.hint] = restart.value
            except NeedSign as need:
                if not splits:
                    raise Unsupported("too many cases") from None
                return self._by_sign(form, need, context, splits)
            except OnBoundary as boundary:
                node = form.tower.poly_node(boundary.poly)
                return self.vanishing.claimed(Equation(node, _ZERO), "(apply Rle_antisym; nra)")
            except (EmptyCase, NowhereDefined):
                return IMPOSSIBLE
            except Excluded as excluded:
                raise Unsupported(str(excluded)) from None
        raise Unsupported("no common tower of exponentials was found")

    def _by_sign(self, form: NormalForm, need: NeedSign, context: Context, splits: int) -> str:
        on = form.tower.poly_node(need.poly)
        text, fact = self.terms.term(on), f"S{next(self.vanishing.fresh)}"
        scripts = [
            self._cases(context.assuming(n.relation(sign, on, _ZERO)), splits - 1)
            for sign in (("<", ">") if need.strict else (">=", "<="))
        ]
        if not need.strict:
            return (
                f"destruct (Rle_lt_dec 0 {text}) as [{fact}|{fact}]; "
                f"[ {scripts[0]} | apply Rlt_le in {fact}; {scripts[1]} ]"
            )
        on_it = self.vanishing.claimed(Equation(on, _ZERO), f"exact {fact}")
        return (
            f"destruct (Rtotal_order {text} 0) as [{fact}|[{fact}|{fact}]]; "
            f"[ {scripts[0]} | {on_it} | {scripts[1]} ]"
        )

    def _product(self, form: NormalForm, difference: Quotient, context: Context) -> str:
        """Write the difference as a fraction of products; one factor above must vanish."""
        top = form.ring.reduce(difference.top)
        if form.ring.is_zero(form.ring.of(top)):
            raise Everywhere("an equation that always holds")
        above, below = (
            Factored.of(form, top, self.terms),
            Factored.of(form, difference.below, self.terms),
        )
        terms = self.terms.like(context)
        nodes = [each.node for each in (above, below)]
        equal = equality_script([self.left - self.right, nodes[0] / nodes[1]], terms)
        texts = [self.terms.term(side) for side in (self.left, self.right)]
        k = next(self.vanishing.fresh)
        product, vanishes = f"I{k}", f"Z{k}"
        known = (
            f"assert ({product} : {texts[0]} + (- {texts[1]}) = {above.text} / {below.text}) "
            f"by (clear {self.fact}; {equal}); "
            f"assert ({vanishes} : {above.text} = 0) by (apply (numerator_zero _ _ _ _ {product}); "
            f"[ sgd_product_nonzero | exact {self.fact} ])"
        )
        short = (
            f"assert ({vanishes} : {above.text} = 0) by "
            f"(tryif solve [ lra ] then idtac else ({known}; exact {vanishes}))"
        )
        return f"{short}; {self.vanishing.split(form, above, vanishes)}"
