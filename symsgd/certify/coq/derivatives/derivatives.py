"""Claims d/dx f = g in Coq: the derivative exists, and it is g."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from symsgd.algebra.algebra import unfold
from symsgd.certify.coq.derivatives.chain import Chains
from symsgd.certify.coq.derivatives.kinks import (
    both_sides,
    has_kink,
    in_bars,
    jumps,
    kinks,
    settled,
    still_condition,
)
from symsgd.certify.coq.derivatives.ladder import Ladder, parts
from symsgd.certify.coq.equations.proofs import defined, equality_script
from symsgd.certify.coq.terms.logistic import with_sigma
from symsgd.certify.coq.terms.term_cases import decision
from symsgd.certify.coq.terms.terms import Terms
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS
from symsgd.prove.conditions import open_conditions

_KEPT = frozenset(FUNCTIONS)
MOST_JUMPS = 4
MOST_KINKS = 2


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
        self.ask()
        return self._says(self.order, self.terms.term(self.right))

    def says(self, value: str) -> str:
        """Return that the derivative exists and is what a text says."""
        return self._says(self.order, value)

    def exists(self) -> str:
        """Return that there is a derivative."""
        function = self._function(self.terms.term(self.body))
        kind = "ex_derive" if self.order == 1 else "ex_derive_n"
        count = "" if self.order == 1 else f" {self.order}"
        return f"{kind} ({function}){count} {self.terms.name(self.node.value[0])}"

    def ask(self) -> None:
        """Note what the derivative needs: its body, no kink at the place, and its own formula."""
        self.terms.term(self.body)
        for kink in self.kinks():
            self.terms.needs[kink] = None
        if self.order == 1:
            self.terms.term(self.found)
            return
        formula = self.terms.like(self.terms.context)
        formula.term(self.found)
        self.terms.needs.update(dict.fromkeys(parts(formula.needs)))
        for name in ("guarded", "covers", "strict", "poles"):
            getattr(self.terms, name).update(getattr(formula, name))

    @property
    def found(self) -> Node:
        """What the derivative is by the rules."""
        return self.value_of(self.order)

    def proof(self) -> str:
        """Return the tactic that proves the statement."""
        if self.order == 1:
            return self._once(self.body, self.right, self.terms)
        last = self.value_of(self.order)
        terms = self.terms.like(self.terms.context)  # what the proof prints is not supposed
        equal = f"{terms.term(last)} = {terms.term(self.right)}"
        script = equality_script([last, self.right], terms)
        there = f"(fun value : R => {self.says('value')})"
        put = f"refine (eq_ind _ {there} _ _ E)"
        steps = [f"assert (E : {equal}) by ({script})", put, f"apply D{self.order}"]
        return "; ".join([*self._ladder().steps(), *steps, "sgd_inside_domain"])

    def value(self) -> tuple[str, str]:
        """Return what the derivative really is, for every point, with the tactic for it."""
        if self.order > 1:
            ladder = self._ladder()
            needs = "".join(f"{self.terms.proposition(each)} -> " for each in ladder.inside())
            said = self.forall(needs + self.says_of(self.order))
            return said, "; ".join([*ladder.steps(), f"exact D{self.order}"])
        inner = replace(self.terms.like(Context()), orders={})
        logistic = replace(self, node=n.derivative(with_sigma(self.body), str(self.node.value[0])))
        found = logistic.value_of(1)
        replace(logistic, terms=inner).ask()
        said = self._says(1, inner.term(found))
        needs = "".join(f"{inner.proposition(need)} -> " for need in tuple(inner.needs))
        script = self._once(self.body, found, inner)
        return self.forall(needs + said), f"intros; {script}"

    def _once(self, body: Node, right: Node, terms: Terms, depth: int = 0) -> str:
        """Return the proof of a first derivative; away from jumps and kinks a piece is smooth."""
        plain = defined(body, terms.context)
        name = str(self.node.value[0])
        still = still_condition(plain, name)
        if still is not None and depth < MOST_JUMPS:
            return self._either(plain, still, right, terms, depth)
        jump = next((node for node in n.walk(plain) if jumps(node, name)), None)
        if jump is not None and depth < MOST_JUMPS:
            return self._beside(plain, jump, right, terms, depth)
        chains = Chains(plain, name, terms, partial(self._once, terms=terms, depth=depth))
        if chains.parts():
            return chains.script(right, self._slope(body))
        kink = next((node for node in n.walk(plain) if has_kink(node, name)), None)
        if kink is not None and depth < MOST_KINKS:
            beside = self._beside(plain, kink, right, terms, depth)
            return f"first [ solve [ {self._smooth(body, right, terms)} ] | {beside} ]"
        logistic = with_sigma(body)
        if logistic is not body and depth == 0:
            short, whole = self._logistic(logistic, terms), self._smooth(body, right, terms)
            return f"first [ solve [ {short} ] | {whole} ]"
        return self._smooth(body, right, terms)

    def _logistic(self, body: Node, terms: Terms) -> str:
        """Return the proof with σ for 1/(1 + e⁻ᵘ), in which the derivative is a polynomial."""
        way = f"apply (is_derive_ext ({self._function(terms.term(body))}))"
        same = "intro t; rewrite ?sigma_quotient; reflexivity"
        equal = "first [ sgd_field | (net_arguments; sgd_field) ]"
        found = f"auto_derive; [ sgd_dside | sgd_powers; rewrite <- ?sigma_quotient; {equal} ]"
        return f"{way}; [ {same} | {found} ]"

    def _smooth(self, body: Node, right: Node, terms: Terms) -> str:
        plain = in_bars(body, terms.context)
        slope = self._slope(plain)
        script = _found(equality_script([plain, right, *slope], terms))
        written = defined(plain, terms.context)
        roots = any(each.head == n.APPLY and each.value[0] == "sqrt" for each in n.walk(written))
        for formula in self._slope(written) if roots else ():
            script = f"first [ solve [ {script} ] | {self._by_rules(formula, right, terms)} ]"
        if plain is body:
            return script
        way = f"apply (is_derive_ext ({self._function(terms.term(plain))}))"
        return f"({way}; [ intro t; rewrite ?max_in_bars, ?min_in_bars; reflexivity | {script} ])"

    def _by_rules(self, formula: Node, right: Node, terms: Terms) -> str:
        """Return the proof that the slope is what the rules say, and then that this is the claim.

        Where the sign of the variable tells what roots are, each sign has its proof.
        """
        x, zero = n.variable(str(self.node.value[0])), n.number(0)
        signs = [n.relation(sign, x, zero) for sign in (">", "<")]
        rules = _found("(net_arguments; sgd_open_roots; sgd_field)")
        scripts = [
            f"(apply (net_equal _ _ {terms.term(formula)}); "
            f"[ {rules} | {equality_script([formula, right], inner)} ])"
            for inner in (terms, *(terms.assuming(sign) for sign in signs))
        ]
        if len(open_conditions(tuple(signs), (), terms.context, logistic=False)) < len(signs):
            return scripts[0]
        none = "exfalso; match goal with H : _ <> 0 |- _ => apply H; lra end"
        below = f"first [ (exfalso; sgd_root_absurd) | {scripts[2]} ]"
        split = f"destruct (Rtotal_order 0 {terms.term(x)}) as [S|[S|S]]"
        return f"first [ solve [ {scripts[0]} ] | ({split}; [ {scripts[1]} | {none} | {below} ]) ]"

    def _slope(self, body: Node) -> list[Node]:
        """Return the first derivative by the rules, whose letters may be others than the body's."""
        try:
            return [plain(differentiate(body, self.node.value[0], 1))]
        except SymsgdError:
            return []

    def _either(self, body: Node, still: Node, right: Node, terms: Terms, depth: int) -> str:
        """Return the proof where a condition on other variables holds, and where not."""
        test, yes = decision(still, terms)
        fact, scripts = f"C{depth}", []
        for holds in (yes, not yes):
            here, there = (settled(side, still, holds=holds) for side in (body, right))
            inner = self._once(here, there, terms, depth + 1)
            scripts.append(f"first [ (exfalso; lra) | {inner} ]")
        other = {"Rlt_dec": "Rnot_lt_le", "Rle_dec": "Rnot_le_lt"}.get(test.partition(" ")[0])
        known = f"apply {other} in {fact}; " if other else ""
        split = f"destruct ({test}) as [{fact}|{fact}]"
        return f"({split}; [ {scripts[0]} | {known}{scripts[1]} ])"

    def _beside(self, body: Node, jump: Node, right: Node, terms: Terms, depth: int) -> str:
        """Return the proof on each side of a jump, where the formula is one of its pieces."""
        a, b, *sides = both_sides(body, jump)
        low, high, fact = terms.term(a), terms.term(b), f"J{depth}"
        smooth = "(apply smooth_continuous; auto_derive; sgd_dside)"
        scripts = []
        for here, pair in zip(sides, ((low, high), (high, low)), strict=True):
            less, more = (self._function(text) for text in pair)
            scripts.append(
                f"first [ (exfalso; lra) | (apply (is_derive_ext_loc "
                f"({self._function(terms.term(here))})); "
                f"[ apply (filter_imp ({self._function(f'{pair[0]} < {pair[1]}')})); "
                f"[ intros t J; sgd_piece J | apply (locally_less ({less}) ({more})); "
                f"[ {smooth} | {smooth} | exact {fact} ] ] "
                f"| {self._once(here, right, terms, depth + 1)} ]) ]"
            )
        none = "exfalso; first [ lra | match goal with H : _ <> 0 |- _ => apply H; lra end ]"
        return (
            f"(destruct (Rtotal_order {low} {high}) as [{fact}|[{fact}|{fact}]]; "
            f"[ {scripts[0]} | {none} | {scripts[1]} ])"
        )

    def _ladder(self) -> Ladder:
        """Return the derivatives up to this one; what the lower ones need, a theorem need not."""
        return Ladder(replace(self, terms=self.terms.like(self.terms.context)))

    def slope(self, order: int) -> str:
        """Return the proof that one derivative is the slope of the derivative before it."""
        before, here = (self.value_of(k) for k in (order - 1, order))
        return self._once(before, here, self.terms.like(Context()))

    def kinks(self) -> Iterator[Node]:
        """Yield what must not vanish for the derivative to exist."""
        return kinks(self.body, self.node.value[0], self.terms.context)

    def value_of(self, order: int) -> Node:
        """Return the derivative of this order, with σ′ and tanh′ as polynomials."""
        return plain(differentiate(self.body, self.node.value[0], order))

    def _function(self, body: str) -> str:
        return f"fun {self.terms.name(self.node.value[0])} : R => {body}"

    def _says(self, order: int, value: str) -> str:
        function = self._function(self.terms.term(self.body))
        kind = "is_derive" if self.order == 1 else "is_derive_n"
        count = "" if self.order == 1 else f" {order}"
        return f"{kind} ({function}){count} {self.terms.name(self.node.value[0])} {value}"

    def says_of(self, order: int, kind: str = "is_derive_n") -> str:
        """Return what the derivative of some order is by the rules."""
        value, count = self.terms.term(self.value_of(order)), f" {order}"
        place = self.terms.name(self.node.value[0])
        return f"{kind} ({self.function_of(0)}){count if kind[-1] == 'n' else ''} {place} {value}"

    def function_of(self, order: int) -> str:
        """Return the derivative of some order as a function."""
        return self._function(self.terms.term(self.value_of(order) if order else self.body))

    def forall(self, said: str) -> str:
        """Return a proposition for all values of the variables."""
        return f"forall ({' '.join(self.terms.names.values())} : R), {said}"


def _found(script: str) -> str:
    same = "(net_arguments; sgd_field)"  # auto_derive may write an argument in another way
    ways = f"first [ solve [ sgd_field ] | solve [ {same} ] | {script} ]"
    return f"(auto_derive; [ sgd_dside | sgd_powers; {ways} ])"


def plain(root: Node) -> Node:
    """Return an expression with the derivatives of σ and tanh as polynomials in them."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        done[node] = unfold(n.rebuild(node, tuple(done[child] for child in node.args)), _KEPT)
    return done[root]
