"""A sign from an anchor, for Coq: a value, the derivative beside it, and the mean value theorem.

Equality is excluded by a value or a slope that is not zero.  Where a slope may vanish at single
points, the function would be zero on an interval with all its derivatives, which is absurd.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from symsgd.certify.coq.derivatives.derivatives import Derivative
from symsgd.certify.coq.orders.monotony_signs import Signs, says
from symsgd.certify.coq.terms.relations import number_term
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.prove.orders.monotony_proofs import ByAnchor, Piece
from symsgd.prove.orders.smoothness import primitive

VANISHING = 2  # so many derivatives of a slope that vanishes with them
_JOINED = {
    (1, False, False): "Rle_trans", (1, False, True): "Rle_lt_trans",
    (1, True, False): "Rlt_le_trans", (-1, False, False): "Rle_trans",
    (-1, False, True): "Rlt_le_trans", (-1, True, False): "Rle_lt_trans",
}  # fmt: skip


def everywhere(piece: Piece, said: str, terms: Terms) -> str:
    """Return that something holds on a piece."""
    x = terms.name(piece.name)
    low = "" if piece.low is None else f"{number_term(piece.low)} < {x} -> "
    high = "" if piece.high is None else f"{x} < {number_term(piece.high)} -> "
    return f"forall {x} : R, {low}{high}{said}"


def intros(piece: Piece, terms: Terms) -> str:
    """Return the tactic that takes a number of a piece."""
    names = [terms.name(piece.name)]
    names += [] if piece.low is None else ["Low_"]
    names += [] if piece.high is None else ["High_"]
    return f"intros {' '.join(names)}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The proof that ``sign · node`` is not negative, with names for value, slope, continuity."""

    signs: Signs
    piece: Piece
    node: Node
    slope: Node
    how: ByAnchor
    sign: int
    strict: bool
    names: tuple[str, ...]

    @property
    def there(self) -> bool:
        """Whether the value excludes equality."""
        return self.strict and self.how.value[0] != 0 and self.how.value[1]

    @property
    def steep(self) -> bool:
        """Whether the slopes exclude equality."""
        return self.strict and not self.there and all(each.strict for each in self.how.slopes)

    @property
    def isolated(self) -> bool:
        """Whether equality is excluded because the slopes vanish at single points only."""
        return self.strict and not self.there and not self.steep

    def steps(self) -> list[str]:
        """Return the steps for the value at the anchor, the derivative, and continuity there."""
        value_name, rate, smooth = self.names
        value = n.substitute(self.node, {n.variable(self.piece.name): n.number(self.how.at)})
        said = says(f"({self._function} {self._at})", self.sign, strict=self.there)
        script = self.signs.at_number(value, self.how.value, self.sign, strict=self.there)
        if self.piece.has_inside(self.how.at):
            smoothness = f"apply (derive_continuous _ _ ({self._rate} {self._at})); "
            smoothness += f"apply {rate}; lra"
        else:
            smoothness = "sgd_continuous"
        return [
            f"assert ({value_name} : {said}) by (cbv beta; {script})",
            *(
                self._derivative(rate + "'" * k, *pair)
                for k, pair in enumerate(pairwise(self._nodes()))
            ),
            f"assert ({smooth} : continuity_pt {self._function} {self._at}) by ({smoothness})",
        ]

    def cases(self, facts: Mapping[str, tuple[str, int]]) -> str:
        """Return the end of the proof from the signs of the slopes before and after the anchor."""
        sides = {side: self._side(side, *fact) for side, fact in facts.items()}
        inside = self.piece.has_inside(self.how.at)
        middle = f"subst {self._x}; exact {self.names[0]}" if inside else "exfalso; lra"
        before, after = (sides.get(side, "exfalso; lra") for side in ("before", "after"))
        split = f"destruct (Rtotal_order {self._x} {self._at}) as [X|[X|X]]"
        return f"{split}; [ {before} | {middle} | {after} ]"

    # -- the parts ---------------------------------------------------------------------------

    @property
    def _x(self) -> str:
        return self.signs.terms.name(self.piece.name)

    @property
    def _at(self) -> str:
        return number_term(self.how.at)

    @property
    def _function(self) -> str:
        return self._of(self.node)

    @property
    def _rate(self) -> str:
        return self._of(self.slope)

    def _of(self, node: Node) -> str:
        return f"(fun {self._x} : R => {self.signs.terms.term(node)})"

    def _derivative(self, name: str, node: Node, slope: Node) -> str:
        """Return the step that states and proves what the derivative is on the whole piece."""
        terms = self.signs.terms
        proof = Derivative(n.derivative(node, self.piece.name), slope, terms).proof()
        said = f"is_derive {self._of(node)} {self._x} ({self._of(slope)} {self._x})"
        script = f"{intros(self.piece, terms)}; cbv beta; sgd_positive_roots; {proof}"
        return f"assert ({name} : {everywhere(self.piece, said, terms)}) by ({script})"

    def _side(self, side: str, fact: str, sign: int) -> str:
        value, rate, smooth = self.names
        way = f"{'rise' if sign > 0 else 'fall'}_{side}"
        place = f"{self._function} {self._rate} {self._at} {self._x}"
        if self.isolated:
            flat = f"(flat_{way} {place} {smooth} {_there(rate)} {_there(fact)} {value} K)"
            return self._isolated(side, flat)
        lemma = f"{way}{'_strict' if self.steep else ''}"
        found = f"({lemma} {place} X {smooth} {_there(rate)} {_there(fact)})"
        pair = (value, found) if self.sign > 0 else (found, value)
        return f"exact ({_JOINED[self.sign, self.there, self.steep]} _ _ _ {' '.join(pair)})"

    def _isolated(self, side: str, flat: str) -> str:
        """Return the proof that a function with the value 0 would vanish with its derivatives."""
        text = self.signs.terms.term(self.node)
        pair = f"0 {text}" if self.sign > 0 else f"{text} 0"
        ends = (self._x, self._at) if side == "before" else (self._at, self._x)
        steps = [f"pose proof {flat} as Z0", *self._vanishing(*ends)]
        middle = f"(({self._x} + {self._at}) / 2)"
        steps += [
            f"pose proof (Z{k} {middle} ltac:(lra) ltac:(lra)) as W{k}"
            for k in range(VANISHING + 2)
        ]
        absurd = "; ".join([*steps, f"cbv beta in *; sgd_vanishing {middle}"])
        return f"(destruct (Rlt_le_dec {pair}) as [K|K]; [ exact K | exfalso; {absurd} ])"

    def _vanishing(self, low: str, high: str) -> Iterator[str]:
        """Yield the steps by which the derivatives vanish where the function does."""
        nodes = self._nodes()
        for k in range(1, VANISHING + 2):
            rate = self.names[1] + "'" * (k - 1)
            functions = f"{self._of(nodes[k - 1])} {self._of(nodes[k])}"
            yield (
                f"pose proof (vanishing_slope {functions} {low} {high} Z{k - 1} {_there(rate)}) "
                f"as Z{k}"
            )

    def _nodes(self) -> list[Node]:
        """Return the function and its derivatives."""
        nodes = [self.node, self.slope]
        for _ in range(VANISHING if self.isolated else 0):
            nodes.append(primitive(differentiate(nodes[-1], self.piece.name)))
        return nodes


def _there(fact: str) -> str:
    return f"ltac:(intros t T U; apply ({fact} t); lra)"
