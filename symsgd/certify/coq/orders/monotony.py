"""Inequalities that are proved by the signs of derivatives, as proofs for Coq.

The proof has a statement for each piece of the domain; a theorem is put together from these,
from values at single points, and from pieces where nothing is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from symsgd.certify.coq.equations.proofs import equality_script
from symsgd.certify.coq.orders.monotony_shown import Statements
from symsgd.certify.coq.orders.monotony_signs import Signs, says
from symsgd.certify.coq.terms.relations import NotExported, number_term
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.orders.monotony import without
from symsgd.prove.orders.monotony_cases import prove_by_monotony
from symsgd.prove.orders.monotony_proofs import Cover
from symsgd.prove.orders.sign_analysis import known_sign

OUTSIDE = "sgd_outside"


def monotony_script(relation: str, left: Node, right: Node, terms: Terms) -> str:
    """Return the tactic that proves an inequality once its variables are introduced.

    >>> x = n.variable("x")
    >>> monotony_script("<=", n.apply("log", x), x - 1, Terms()).partition(" by ")[0]
    'assert (P0_ : forall v_x : R, 0 < v_x -> 0 <= ((v_x + (- 1)) + (- (ln v_x))))'
    """
    cover = prove_by_monotony(expand(left), expand(right), terms.context, relation)
    if cover is None:
        raise NotExported("a proof by the signs of derivatives that is not found")
    return cover_script(cover, relation, left, right, terms)


def cover_script(cover: Cover, relation: str, left: Node, right: Node, terms: Terms) -> str:
    """Return the tactic for a proof that is given."""
    greater = relation in (">", ">=")
    sides = (right, left) if greater else (left, right)
    return _Whole(cover, sides[1] - sides[0], relation in ("<", ">"), terms).script()


@dataclass(frozen=True, slots=True)
class _Whole:
    cover: Cover
    difference: Node  # of the sides as they are written
    strict: bool
    terms: Terms

    def script(self) -> str:
        """Return the proof of each piece, and then the cases of where the variable is."""
        statements = Statements(self.terms)
        x = self.terms.name(self.cover.name)
        steps, found = [], {}
        for piece, shown in self.cover.pieces:
            node = statements.plain(self.cover.difference, shown, piece)
            name = statements.name("P")
            said = statements.claim(node, shown, piece, 1, strict=self.strict)
            script = statements.script(node, shown, piece, 1, strict=self.strict)
            steps.append(f"assert ({name} : {said}) by (sgd_forget {x}; {script})")
            count = sum(end is not None for end in (piece.low, piece.high))
            within = f"({name} {x}{' ltac:(lra)' * count})"
            found[piece.low, piece.high] = f"(pose proof {within} as P; {self._finished()})"
        empty = [(piece.low, piece.high) for piece, _ in self.cover.empty]
        found.update(dict.fromkeys(empty, OUTSIDE))
        return "; ".join([*steps, self._cases(found)])

    def _cases(self, found: dict[tuple[Fraction | None, Fraction | None], str]) -> str:
        """Distinguish where the variable is: in a piece, at a point, or outside of the domain."""
        ends = sorted({end for pair in found for end in pair if end is not None})
        x = self.terms.name(self.cover.name)
        script = found.get((ends[-1] if ends else None, None), OUTSIDE)
        for k, end in reversed(list(enumerate(ends))):
            below = found.get((ends[k - 1] if k else None, end), OUTSIDE)
            split = f"destruct (Rtotal_order {x} {number_term(end)}) as [X{k}|[X{k}|X{k}]]"
            script = f"({split}; [ {below} | {self._point(end, f'X{k}')} | {script} ])"
        return script

    def _point(self, at: Fraction, fact: str) -> str:
        if at not in self.cover.points:
            return OUTSIDE
        node = n.substitute(self.cover.difference, {n.variable(self.cover.name): n.number(at)})
        context = without(self.cover.context, self.cover.name)
        value = known_sign(node, context) or (0, True)
        signs = Signs("", context, self.terms.like(context))
        said = says(self.terms.term(self.cover.difference), 1, strict=self.strict)
        script = signs.at_number(node, value, 1, strict=self.strict)
        return f"(assert (P : {said}) by (rewrite {fact}; {script}); {self._finished()})"

    def _finished(self) -> str:
        """Return the step from the sign of the difference to the claim."""
        difference = self.cover.difference
        equal = f"{self.terms.term(self.difference)} = {self.terms.term(difference)}"
        script = equality_script([self.difference, difference], self.terms)
        return f"assert (E : {equal}) by (first [ sgd_same | {script} ]); lra"
