"""Inequalities in one variable: the line is cut at roots, and each piece has its proof.

Between two neighbouring roots every factor has one sign, which Coq sees by comparing the variable
with the roots; a side minus the other is a product of factors with known signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from flint import fmpq, fmpz_poly

from symsgd.certify.coq.implications.separated import Separated
from symsgd.certify.coq.statements import each_of, needs_of, relations
from symsgd.certify.coq.terms.relations import NotExported, number_term
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.equations.cells import Cells
from symsgd.prove.tower.ring import Unsupported

MOST_ROOTS = 8
Fact = tuple[Node, str]


def by_cells(facts: Sequence[Fact], goal: Node, terms: Terms) -> str | None:
    """Return the tactic that proves a goal about one variable piece by piece, or None.

    Every number at which something changes must be rational.

    >>> x, terms = n.variable("x"), Terms()
    >>> square = n.relation("<", x**2, n.number(4))
    >>> by_cells([(square, "P")], n.relation("<", x, n.number(2)), terms)[:41]
    'destruct (Rtotal_order v_x (- 2)) as [C0|'
    >>> by_cells([(n.relation("<", x**2, n.number(2)), "P")], square, terms) is None
    True
    """
    names = n.free_variables(goal, *(each for each, _ in facts))
    if len(names) != 1 or terms.context.domain(names[0]).integer:
        return None
    try:
        cells = Cells(names[0], terms.context, goal, *(each for each, _ in facts))
    except Unsupported:
        return None
    roots = [root for root in cells.roots if isinstance(root, Fraction)]
    if len(roots) != len(cells.roots) or not 0 < len(roots) <= MOST_ROOTS:
        return None
    return _Pieces(cells, facts, goal, terms).script(roots)


class _Pieces:
    def __init__(self, cells: Cells, facts: Sequence[Fact], goal: Node, terms: Terms) -> None:
        self.cells = cells
        self.facts = facts
        self.goal = goal
        self.terms = terms
        self.x = terms.name(cells.name)

    def script(self, roots: list[Fraction]) -> str:
        text, ends = "", ""
        inside = [roots[0] - 1, *((a + b) / 2 for a, b in pairwise(roots))]
        for k, (root, before) in enumerate(zip(roots, inside, strict=True)):
            text += (
                f"destruct (Rtotal_order {self.x} {number_term(root)}) as [C{k}|[C{k}|C{k}]]; "
                f"[ {self._between(before)} | {self._at(root)} | "
            )
            ends += " ]"
        return f"{text}{self._between(roots[-1] + 1)}{ends}"

    def _at(self, root: Fraction) -> str:
        """Return the tactic for a root: there are numbers only."""
        there = Separated({self.cells.name: n.number(root)}, self.terms)
        script = next(
            (
                f"exfalso; {there.contradiction(each, fact)}"
                for each, fact in self.facts
                if not self.cells.truth(each, root)
            ),
            None,
        )
        if script is None:
            try:
                script = there.holds(self.goal)
            except NotExported:
                script = "fail"
        return f"subst {self.x}; first [ (exfalso; lra) | ({script}) ]"

    def _between(self, point: Fraction) -> str:
        """Return the tactic for an open interval, of which a point is given."""
        wrong = [each for each, _ in self.facts if not self.cells.truth(each, point)]
        if wrong:
            return f"first [ (exfalso; lra) | (exfalso; {self._signs(wrong[:1], point)}; lra) ]"
        shown = self._shown(self.goal, point)
        return f"first [ (exfalso; lra) | ({self._signs([self.goal], point)}; {shown}) ]"

    def _shown(self, goal: Node, point: Fraction) -> str:
        if goal.head == n.RELATION:
            needs = ["sgd_need_nonzero" for _ in needs_of(goal, self.terms)]
            return each_of([*needs, "lra"])
        if goal.value == "and":
            return each_of([self._shown(part, point) for part in goal.args])
        if goal.value == "or":
            for k, part in enumerate(goal.args):
                if self.cells.truth(part, point):
                    last = "" if k == len(goal.args) - 1 else "left; "
                    return f"{'right; ' * k}{last}{self._shown(part, point)}"
        return "sgd_direct"

    def _signs(self, statements: list[Node], point: Fraction) -> str:
        """Return the steps that write each difference as ± a product of positive factors."""
        steps: dict[str, None] = {"idtac": None}
        for relation in [each for statement in statements for each in relations(statement)]:
            left, right = (self.terms.term(side) for side in relation.args)
            top, below = self.cells.fraction(relation)
            if top.degree() < 0:
                continue
            above, sign = self._product(top, point)
            under, other = self._product(below, point)
            for text, _ in (*above, *under):
                steps[f"assert (0 < {text}) by first [ lra | nra ]"] = None
            product = " / ".join(f"({' * '.join(map(_power, each))})" for each in (above, under))
            turned = "" if sign * other > 0 else "- "
            steps[f"assert ({left} - {right} = {turned}({product})) by (field; sgd_side)"] = None
            steps[f"assert (0 < {product}) by sgd_pos"] = None
        return "; ".join(steps)

    def _product(self, polynomial: fmpz_poly, point: Fraction) -> tuple[list[tuple[str, int]], int]:
        """Return the factors of a polynomial, each turned positive at a point, and its sign."""
        content, factors = polynomial.factor()
        sign = 1 if content > 0 else -1
        factored = [(str(abs(int(content))), 1)]
        for factor, power in factors:
            text = self.terms.term(self._node(factor))
            if factor(fmpq(point.numerator, point.denominator)) < 0:
                text = f"(- {text})"
                sign *= (-1) ** power
            factored.append((text, power))
        return factored, sign

    def _node(self, factor: fmpz_poly) -> Node:
        x = n.variable(self.cells.name)
        parts = [
            n.number(int(c)) if k == 0 else n.number(int(c)) * (x**k if k > 1 else x)
            for k, c in enumerate(factor.coeffs())
            if c != 0
        ]
        return n.add(*parts)


def _power(factor: tuple[str, int]) -> str:
    text, power = factor
    return f"{text} ^ {power}" if power > 1 else text
