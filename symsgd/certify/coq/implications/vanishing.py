"""What follows from the vanishing of one irreducible factor: a solution, or a simpler equation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count

from flint import fmpz_mpoly

from symsgd.certify.coq.equations.proofs import equality_script, number_script
from symsgd.certify.coq.implications.factored import Factored
from symsgd.certify.coq.implications.solved import as_listed, node_of, root_of, value_needs
from symsgd.certify.coq.statements import AND
from symsgd.certify.coq.terms.relations import number_term
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.equations.solution import Root, roots_of
from symsgd.prove.equations.solved_factors import Consequence, Equation, Factor, Solved, of_factor
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import Unsupported

IMPOSSIBLE = "sgd_impossible"


@dataclass
class Vanishing:
    """Tactics that conclude from hypotheses f = 0; what they conclude is kept in ``steps``."""

    terms: Terms
    steps: dict[str, Consequence] = field(default_factory=dict)  # by what they say
    fresh: Iterator[int] = field(default_factory=count)

    def split(self, form: NormalForm, product: Factored, fact: str) -> str:
        """Return the tactic for a product that is zero: each of its factors may be."""
        nonzero = f"(exfalso; clear - {fact}; lra)"
        text = f"apply Rmult_integral in {fact}; destruct {fact} as [{fact}|{fact}]; [ {nonzero} | "
        last = len(product.factors) - 1
        ends = " ]"
        for k, (poly, node, power) in enumerate(product.factors):
            plain = f"apply power_zero in {fact}; " if power > 1 else ""
            script = f"{plain}{self.zero(form, poly, node, fact)}"
            if k == last:
                text += script
            else:
                text += f"apply Rmult_integral in {fact}; destruct {fact} as [{fact}|{fact}]; "
                text += f"[ {script} | "
                ends += " ]"
        if not product.factors:
            return nonzero
        return text + ends

    def zero(self, form: NormalForm, poly: fmpz_mpoly, node: Node, fact: str) -> str:
        """Return the tactic that concludes from the vanishing of an irreducible factor."""
        if form.tower.signs.is_nonzero(poly):
            return f"first [ (exfalso; revert {fact}; sgd_product_nonzero) | {IMPOSSIBLE} ]"
        used = [g for g in form.ring.used(poly) if not g.constant]
        kinds = {g.kind for g in used}
        found = of_factor(form, poly)
        if any(isinstance(step, Solved) and isinstance(step.value, Root) for step in found):
            found = [Factor(poly, form)]
        if not found:
            return IMPOSSIBLE
        if isinstance(found[0], Factor):
            return self.claimed(found[0], f"exact {fact}")
        if kinds == {"exp"} and len(used) == 1 and len(form.ring.used(poly)) == 1:
            return self._one_exponential(form, poly, node, fact, found)
        if kinds == {"exp"}:
            return self._two_exponentials(form, poly, fact, found)
        if kinds == {"log"}:
            return self._logarithms(form, poly, found)
        names = {str(g.payload) for g in used if g.kind == "variable"}
        if len(found) == 1 and isinstance(found[0], Solved) and found[0].name in names:
            plain = next(g for g in used if g.payload == found[0].name)
            if poly.degrees()[plain.index] == 1:
                return self._linear(form, poly, found[0], fact)
        if all(isinstance(step, Solved) for step in found) and kinds == {"variable"}:
            return self._quadratic(form, poly, node, fact, found)
        return self._eliminated(form, poly, fact)

    def _linear(self, form: NormalForm, poly: fmpz_mpoly, step: Solved, fact: str) -> str:
        """a·x + b = 0: x is −b/a."""
        x = next(g for g in form.ring.used(poly) if g.payload == step.name and g.kind == "variable")
        rest, slope = (form.tower.poly_node(c) for c in form.ring.by_powers(poly, x))
        value = node_of(step.value)
        a, b, v = (self.terms.term(each) for each in (slope, rest, value))
        equal = equality_script([slope * value, -rest], self.terms)
        x_text = self.terms.name(step.name)
        common = (  # where the slope vanishes, the rest does too
            f"(let N := fresh in let M := fresh in intro N; assert (M : {b} = 0) by "
            f"(replace ({b}) with ({a} * {x_text} + {b}) by (rewrite N; ring); lra); {IMPOSSIBLE})"
        )
        nonzero, k = f"first [ sgd_product_nonzero | {common} ]", next(self.fresh)
        solved = (
            f"(apply (solved_linear {a} _ (- {b}) {v}); [ exact N{k} | first [ lra | nra ] | "
            f"{equal} ])"
        )
        claimed = self.claimed(step, f"(tryif solve [ lra ] then idtac else {solved})")
        return f"assert (N{k} : {a} <> 0) by {nonzero}; {claimed}"

    def _quadratic(
        self, form: NormalForm, poly: fmpz_mpoly, node: Node, fact: str, found: list[Consequence]
    ) -> str:
        steps = [step for step in found if isinstance(step, Solved)]
        x = next(g for g in form.ring.used(poly) if g.payload == steps[0].name)
        c, b, a = (form.tower.poly_node(part) for part in form.ring.by_powers(poly, x))
        if not n.free_variables(a, b, c):
            name = n.variable(steps[0].name)
            return self._two_roots(name, [node_of(s.value) for s in steps], a, node, fact, found)
        texts = [self.terms.term(each) for each in (a, b, c, n.variable(steps[0].name))]
        disc = self.terms.term(root_of(node_of(steps[0].value)))
        lemma = f"solved_quadratic {' '.join(texts)} {disc}"
        nonzero = "ltac:(first [ sgd_product_nonzero | lra ])"
        k = next(self.fresh)
        same = "ltac:(apply f_equal; ring)"
        scripts = [self.claimed(step, f"(rewrite Q{k}; sgd_field)") for step in steps]
        inside = self.terms.term(root_of(node_of(steps[0].value)).args[0])
        a_, b_, c_, x_ = texts
        square = (
            f"((2 * {a_} * {x_} + {b_}) ^ 2 - 4 * {a_} * ({a_} * {x_} ^ 2 + {b_} * {x_} + {c_}))"
        )
        zero = f"({a_} * {x_} ^ 2 + {b_} * {x_} + {c_})"
        positive = (
            f"assert (0 <= {inside}) by (replace ({inside}) with {square} by ring; "
            f"replace {zero} with 0 by lra; rewrite Rmult_0_r, Rminus_0_r; apply pow2_ge_0)"
        )
        return (
            f"{positive}; destruct ({lemma} {nonzero} ltac:(lra) {same}) as [Q{k}|Q{k}]; "
            f"[ {' | '.join(scripts)} ]"
        )

    def _two_roots(
        self, of: Node, roots: list[Node], lead: Node, node: Node, fact: str,
        found: list[Consequence],
    ) -> str:  # fmt: skip
        """(u − r)·(u − s) = 0, where r and s are numbers."""
        product = lead * ((of - roots[0]) * (of - roots[1]))
        u, r, s = (self.terms.term(each) for each in (of, *roots))
        k = next(self.fresh)
        equal = equality_script([product, node], self.terms)
        text = f"({u} - {r}) * ({u} - {s})"
        head = (
            f"assert (T{k} : {text} = 0) by (apply (Rmult_eq_reg_l {self.terms.term(lead)}); "
            f"[ rewrite Rmult_0_r; transitivity {self.terms.term(node)}; [ {equal} | exact {fact} ]"
            f" | lra ]); apply Rmult_integral in T{k}; destruct T{k} as [T{k}|T{k}]; "
            f"apply Rminus_diag_uniq in T{k}"
        )
        return f"{head}; [ {' | '.join(self._of_root(of, v, f'T{k}', found) for v in roots)} ]"

    def _of_root(self, of: Node, value: Node, fact: str, found: list[Consequence]) -> str:
        """Return what follows from u = v, where u is a variable or an exponential."""
        if of.head == n.VARIABLE:
            step = Solved(str(of.value), value)
            return self.claimed(as_listed(step, found), f"exact {fact}")
        text = self.terms.term(value)
        for each in found:
            if isinstance(each, Equation) and each.right is n.apply("log", value):
                return self.claimed(each, f"(apply exp_solved; exact {fact})")
        return (
            f"(exfalso; assert ({text} <= 0) by ({number_script()}); "
            f"pose proof (exp_pos {self.terms.term(of.args[0])}); lra)"
        )

    def _one_exponential(
        self, form: NormalForm, poly: fmpz_mpoly, node: Node, fact: str, found: list[Consequence]
    ) -> str:
        """A polynomial in one e^u."""
        g = next(iter(form.ring.used(poly)))
        parts = [form.ring.integer(c) for c in form.ring.by_powers(poly, g)]
        u = form.tower.node(g.payload)
        if len(parts) == 2:
            value = Fraction(-parts[0], parts[1])
            if value <= 0:
                return IMPOSSIBLE
            [step] = found
            power = self.terms.term(n.apply("exp", u))
            k = next(self.fresh)
            same = self._same(g.node, n.apply("exp", u))
            return (
                f"assert (T{k} : {power} = {number_term(value)}) by ({same}lra); "
                f"{self.claimed(step, f'(apply exp_solved; exact T{k})')}"
            )
        roots = [node_of(value) for value in roots_of(parts)]
        lead = n.number(parts[-1])
        return self._two_roots(n.apply("exp", u), roots, lead, node, fact, found)

    def _same(self, written: Node, power: Node) -> str:
        """Return the step that writes a generator as the exponential that it is."""
        a, b = self.terms.term(written), self.terms.term(power)
        if a == b:
            return ""
        return f"replace {b} with {a} by ({equality_script([written, power], self.terms)}); "

    def _two_exponentials(
        self, form: NormalForm, poly: fmpz_mpoly, fact: str, found: list[Consequence]
    ) -> str:
        """a·e^u + b·e^v = 0: the logarithms of both sides."""
        (first, c1), (second, c2) = ((m, int(c)) for m, c in poly.terms())
        nodes = [form.tower.poly_node(form.ring.context.from_dict({m: 1})) for m in (first, second)]
        a, b = (self.terms.term(node) for node in nodes)
        [step] = found
        k = next(self.fresh)
        ratio = number_term(Fraction(-c2, c1))
        return (
            f"assert (T{k} : {a} = {ratio} * {b}) by lra; apply (f_equal ln) in T{k}; "
            f"sgd_logs_in T{k}; {self.claimed(step, '(rewrite ?ln_1; first [ lra | nra ])')}"
        )

    def _logarithms(self, form: NormalForm, poly: fmpz_mpoly, found: list[Consequence]) -> str:
        """Σ c·ln|f| = d: the two products have logarithms of one size."""
        first, second = (step for step in found if isinstance(step, Equation))
        above: list[str] = []
        below: list[str] = []
        rest = form.ring.zero
        logs = {g.index: g for g in form.ring.used(poly) if g.kind == "log" and not g.constant}
        for monomial, coefficient in poly.terms():
            mine = [i for i in logs if monomial[i]]
            if not mine:
                rest += form.ring.context.from_dict({monomial: coefficient})
                continue
            text, power = (
                self.terms.term(form.tower.poly_node(logs[mine[0]].payload)),
                int(coefficient),
            )
            (above if power > 0 else below).append(
                f"{text} ^ {abs(power)}" if abs(power) > 1 else text
            )
        exponential = self.terms.term(n.apply("exp", form.tower.poly_node(-rest)))
        a, b = " * ".join(above or ["1"]), " * ".join([exponential, *below])
        k = next(self.fresh)
        log = "sgd_log_sizes; first [ lra | nra ]"
        cases = [self.claimed(step, f"(clear - T{k}; lra)") for step in (first, second)]
        return (
            f"sgd_inside; destruct (equal_sizes ({a}) ({b})) as [T{k}|T{k}]; [ sgd_product_nonzero "
            f"| sgd_product_nonzero | {log} | {cases[0]} | {cases[1]} ]"
        )

    def _eliminated(self, form: NormalForm, poly: fmpz_mpoly, fact: str, depth: int = 0) -> str:
        """Remove a root by a resultant, which is a combination of the two polynomials."""
        degrees = poly.degrees()
        for g in reversed(form.ring.bound):
            if degrees[g.index] and g.kind in ("root", "part of pi"):
                result = poly.resultant(g.poly**g.degree - g.tail, f"g{g.index}")
                if result.is_zero():
                    break
                product = Factored.of(form, result, self.terms)
                k = next(self.fresh)
                return (
                    f"assert (R{k} : {product.text} = 0) by sgd_eliminate; "
                    f"{self.split(form, product, f'R{k}')}"
                )
        raise Unsupported("no root could be removed")

    def _says(self, step: Consequence) -> str:
        if isinstance(step, Equation):
            return f"{self.terms.term(step.left)} = {self.terms.term(step.right)}"
        if isinstance(step, Factor):
            return f"{self.terms.term(step.form.tower.poly_node(step.poly))} = 0"
        equal = f"{self.terms.name(step.name)} = {self.terms.term(node_of(step.value))}"
        needs = map(self.terms.proposition, value_needs(step, self.terms))
        return AND.join([*needs, equal])

    def claimed(self, step: Consequence, script: str) -> str:
        """Return the tactic that concludes a consequence by a script, and keep it."""
        says, fact = self._says(step), f"A{next(self.fresh)}"
        self.steps[says] = step
        for need in value_needs(step, self.terms) if isinstance(step, Solved) else ():
            proof = "sgd_need_nonzero" if need.value == "!=" else "sgd_need_positive"
            script = f"(split; [ {proof} | {script} ])"
        return f"assert ({fact} : {says}) by {script}; sgd_choose {fact}"
