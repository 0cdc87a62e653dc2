"""The sign of an analytic function on an open interval, by the signs of its derivatives.

A function that is not negative at an anchor and does not fall on the way from
there is not negative.  The anchor is an end of the interval at which the
function is still continuous, or lies inside; that the derivative has its sign
is shown by a rule of signs, or in the same way by the next derivative.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate
from symsgd.prove.orders.monotony_proofs import (
    ByAnchor,
    ByExponential,
    ByProduct,
    BySign,
    Piece,
    Shown,
)
from symsgd.prove.orders.monotony_samples import looks_right, nonzero_at, sampled_sign
from symsgd.prove.orders.sign_analysis import Analysis, analyse
from symsgd.prove.orders.smoothness import NotSmooth, primitive, requirements
from symsgd.prove.tower.relations_by_sign import shows

MOST_DERIVATIVES = 4
MOST_WORK = 240  # nodes of all expressions whose sign is asked for, in one search
MOST_NODES = 80
ANCHORS = tuple(Fraction(v) for v in ("0", "1", "-1", "1/2"))
ZERO, ONE = n.number(0), n.number(1)


class Exhausted(Exception):
    """The search has asked more than it may."""


@dataclass(slots=True)
class Search:
    """A search for signs with a limit on its work."""

    given: Context  # of the claim, which says what the integers are
    left: int = MOST_WORK
    asked: set[tuple[Node, Context]] = field(default_factory=set)
    failed: set[tuple[Node, Piece, int, int]] = field(default_factory=set)

    def ask(self, node: Node, name: str, context: Context) -> Analysis:
        """Return what the normal form tells, if there is still something to spend."""
        if (node, context) not in self.asked:
            self.asked.add((node, context))
            self.left -= sum(1 for _ in n.walk(node))
        if self.left < 0:
            raise Exhausted
        return analyse(node, name, context)

    def show(self, node: Node, piece: Piece, sign: int, depth: int) -> Shown | None:
        """Return how ``sign · node ≥ 0`` is shown on a piece, or None."""
        if (node, piece, sign, depth) in self.failed or not looks_right(node, piece, sign):
            return None
        found = self._show(node, piece, sign, depth)
        if found is None:
            self.failed.add((node, piece, sign, depth))
        return found

    def _show(self, node: Node, piece: Piece, sign: int, depth: int) -> Shown | None:
        analysis = self.ask(node, piece.name, piece.context)
        if analysis.sign is not None:
            value, strict = analysis.sign
            if value in (0, sign):
                return Shown(node, piece, sign, strict and value != 0, BySign())
            return None
        if not analysis.cofactor_sign[0]:
            return None
        if len(analysis.factors) != 1:
            return self._by_product(node, analysis, piece, sign, depth)
        found = self._one_factor(node, analysis, piece, sign, depth)
        if found is None and depth >= MOST_DERIVATIVES - 1 and _differs(node, analysis):
            return self._by_anchor(node, piece, sign, depth, analysis.roots)
        return found

    def _one_factor(
        self, node: Node, analysis: Analysis, piece: Piece, sign: int, depth: int
    ) -> Shown | None:
        factor = analysis.factors[0]
        value, strict = analysis.cofactor_sign
        if analysis.logarithmic:
            known = self.ask(n.apply("exp", factor) - ONE, piece.name, piece.context).sign
            if known is not None and known[0] in (0, sign * value):
                way = ByExponential(factor, analysis.cofactor, analysis.cofactor_sign)
                return Shown(node, piece, sign, strict and known[0] != 0 and known[1], way)
        if factor is not node and (factor, piece, sign * value, depth) in self.failed:
            return None
        inner = self._by_anchor(factor, piece, sign * value, depth, analysis.roots)
        if inner is None:
            self.failed.add((factor, piece, sign * value, depth))
        if inner is None or factor is node:
            return inner
        way_there = ByProduct(analysis.cofactor, analysis.cofactor_sign, (inner,))
        return Shown(node, piece, sign, strict and inner.strict, way_there)

    def _by_product(
        self, node: Node, analysis: Analysis, piece: Piece, sign: int, depth: int
    ) -> Shown | None:
        total, strict = analysis.cofactor_sign
        found: list[Shown] = []
        for factor in analysis.factors:
            mine = sampled_sign(factor, piece)
            shown = self.show(factor, piece, mine, depth) if mine else None
            if shown is None:
                return None
            found.append(shown)
            total, strict = total * mine, strict and shown.strict
        way = ByProduct(analysis.cofactor, analysis.cofactor_sign, tuple(found))
        return Shown(node, piece, sign, strict, way) if total == sign else None

    # -- anchors -----------------------------------------------------------------------------

    def _by_anchor(
        self, node: Node, piece: Piece, sign: int, depth: int, roots: tuple[Fraction, ...]
    ) -> Shown | None:
        if not depth or sum(1 for _ in n.walk(node)) > MOST_NODES:
            return None
        try:
            needs = requirements(node, self.given, analytic=True)
            slope = primitive(differentiate(node, piece.name))
            needs = tuple(dict.fromkeys((*needs, *requirements(slope, self.given, analytic=False))))
        except (NotSmooth, SymsgdError):
            return None
        if not all(self._holds(need, piece.context) for need in needs):
            return None
        for at in self._anchors(slope, piece, roots):
            found = self._from(at, node, slope, piece, sign, depth, needs)
            if found is not None:
                return found
        return None

    def _anchors(
        self, slope: Node, piece: Piece, roots: tuple[Fraction, ...]
    ) -> Iterator[Fraction]:
        seen: set[Fraction] = set()
        ends = [end for end in (piece.low, piece.high) if end is not None]
        for at in (*ends, *roots, *ANCHORS):
            if at not in seen and (at in ends or piece.has_inside(at)):
                seen.add(at)
                yield at
        for at in self.ask(slope, piece.name, piece.context).roots:
            if at not in seen and piece.has_inside(at):
                yield at

    def _from(
        self, at: Fraction, node: Node, slope: Node, piece: Piece, sign: int, depth: int,
        needs: tuple[Node, ...],
    ) -> Shown | None:  # fmt: skip
        sides = [(piece.part(piece.low, at), -sign)] if at != piece.low else []
        sides += [(piece.part(at, piece.high), sign)] if at != piece.high else []
        if not all(looks_right(slope, side, wanted) for side, wanted in sides):
            return None
        inside = piece.has_inside(at)
        at_end: tuple[Node, ...] = ()
        place = {n.variable(piece.name): n.number(at)}
        context = without(piece.context, piece.name)
        if not inside:
            at_end = tuple(
                n.substitute(r, place) for r in requirements(node, self.given, analytic=False)
            )
            if not all(self._holds(need, context) for need in at_end):
                return None
        value = self.ask(n.substitute(node, place), "", context).sign
        if value is None or value[0] not in (0, sign):
            return None
        slopes = [self.show(slope, side, wanted, depth - 1) for side, wanted in sides]
        found = tuple(shown for shown in slopes if shown is not None)
        if len(found) < len(sides):
            return None
        value_strict = value[0] != 0 and value[1]
        witnesses: tuple[Fraction, ...] = ()
        strict = value_strict
        if not strict and not inside:  # an analytic slope has isolated zeros, or vanishes
            weak = [shown for shown in found if not shown.strict]
            points = [nonzero_at(shown) for shown in weak]
            strict = None not in points
            witnesses = tuple(p for p in points if p is not None)
        way = ByAnchor(at, value, found, needs, at_end, witnesses)
        return Shown(node, piece, sign, strict, way)

    def _holds(self, need: Node, context: Context) -> bool:
        return shows(self.ask(need.args[0], "", context).sign, str(need.value))


def without(context: Context, name: str) -> Context:
    """Return the context without one variable."""
    return Context.of({k: v for k, v in context.domains if k != name}, context.relations)


def _differs(node: Node, analysis: Analysis) -> bool:
    """Say whether the derivatives of the node and of its open factor may be of different kinds."""
    if n.free_variables(analysis.cofactor):
        return True
    names = [
        {p.value[0] for p in n.walk(u) if p.head == n.APPLY} for u in (node, *analysis.factors)
    ]
    return names[0] != names[-1]
