"""Order relations by monotony: pieces of the domain without poles and kinks, and their ends."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.orders.monotony import (
    ANCHORS,
    MOST_DERIVATIVES,
    MOST_NODES,
    Exhausted,
    Search,
    without,
)
from symsgd.prove.orders.monotony_proofs import Choice, Cover, Piece, Shown
from symsgd.prove.orders.sign_analysis import analyse
from symsgd.prove.orders.smoothness import NotSmooth, primitive, requirements
from symsgd.prove.tower.relations_by_sign import shows
from symsgd.prove.tower.sign_rules import Sign, tightened

MOST_PIECES = 8
MOST_VARIABLES = 3
MOST_KINKS = 3
_LINEAR = frozenset([n.ADD, n.NEGATE, n.MULTIPLY, n.NUMBER, n.VARIABLE])  # not of products x·x


class _Open(Exception):
    """A question that the proof needs has no answer."""


def prove_by_monotony(left: Node, right: Node, context: Context, relation: str) -> Cover | None:
    """Return a proof of an order relation by signs of derivatives, or None.

    >>> x = n.variable("x")
    >>> cover = prove_by_monotony(n.apply("log", x), x - 1, Context(), "<=")
    >>> str(cover.pieces[0][0])
    'for x > 0'
    """
    names = n.free_variables(left, right)
    greater = relation in (">", ">=")
    if not names or len(names) > MOST_VARIABLES or relation not in ("<", "<=", ">", ">="):
        return None
    if sum(1 for _ in n.walk(left, right)) > MOST_NODES:
        return None
    search = Search(context)
    try:
        sides = primitive(left), primitive(right)
        difference = sides[0] - sides[1] if greater else sides[1] - sides[0]
        conditions = requirements(difference, context, analytic=False)
        for name in reversed(names):  # x and t before parameters such as a
            try:
                return _Cover(search, name, context, difference, conditions, relation).cover()
            except _Open:
                continue
    except (Exhausted, NotSmooth, SymsgdError):
        pass
    return None


class _Cover:
    def __init__(
        self, search: Search, name: str, context: Context, difference: Node,
        conditions: tuple[Node, ...], relation: str,
    ) -> None:  # fmt: skip
        self.search, self.name = search, name
        self.difference, self.conditions = difference, conditions
        self.strict = relation in ("<", ">")
        kept = [r for r in (*context.relations, *conditions) if name not in n.free_variables(r)]
        domain = context.domain(name)
        self.holes = {Fraction(0)} if domain.nonzero else set()
        self.whole = replace(domain, integer=False, nonzero=False)
        self.context = Context.of(dict(context.domains), kept)
        for given in context.relations:
            if n.free_variables(given) == (name,):
                self._narrow(given)

    def _narrow(self, given: Node) -> None:
        """Take an assumed bound such as 2x > 1 into the interval; others are not used."""
        analysis = analyse(given.args[0] - given.args[1], self.name, Context())
        if len(analysis.factors) != 1 or not analysis.cofactor_sign[1]:
            return
        factor, sign = analysis.factors[0], str(given.value)
        if any(part.head not in _LINEAR for part in n.walk(factor)):
            return
        (root,) = analyse(factor, self.name, Context()).roots
        beyond = n.substitute(factor, {n.variable(self.name): n.number(root + 1)})
        slope = analyse(beyond, "", Context()).sign
        if sign == "!=":
            self.holes.add(root)
        if slope is not None and sign in ("<", "<=", ">", ">="):
            above = (sign in (">", ">=")) == (slope[0] * analysis.cofactor_sign[0] > 0)
            self.whole = tightened(self.whole, root, above, sign in ("<", ">"))

    def cover(self) -> Cover:
        """Return the proof, or raise _Open."""
        whole, ends = (
            self.whole,
            [end for end in (self.whole.low, self.whole.high) if end is not None],
        )
        if len(ends) == 2 and ends[0] >= ends[1]:
            raise _Open
        inner = sorted(b for b in self._breaks() if b not in ends and whole.contains(b))
        if len(inner) > MOST_PIECES:
            raise _Open
        pieces, empty, points, undefined = [], [], [], []
        for low, high in itertools.pairwise([whole.low, *inner, whole.high]):
            piece = Piece(self.name, self.context).part(low, high)
            gap = self._gap(piece)
            if gap is not None:
                empty.append((piece, gap))
            else:
                pieces.append((piece, self._shown(self.difference, piece, 0)))
        for at in (*ends, *inner):
            if not whole.contains(at) or at in self.holes:
                continue
            place = {n.variable(self.name): n.number(at)}
            missing = self._missing(place)
            if missing is not None:
                undefined.append((at, missing))
                continue
            beside = without(self.context, self.name)
            sign = self.search.ask(n.substitute(self.difference, place), "", beside).sign
            if sign is None or not shows(sign, ">" if self.strict else ">="):
                raise _Open
            points.append(at)
        if not pieces:
            raise _Open
        return Cover(
            self.difference, self.name, self.context, tuple(pieces), tuple(empty), tuple(points),
            tuple(undefined),
        )  # fmt: skip

    def _breaks(self) -> set[Fraction]:
        """Return the rational points at which a value or a derivative may be missing."""
        found = set(self.holes)
        everywhere = self.context.with_domain(self.name, self.whole)
        parts = [r.args[0] for r in self.conditions]
        for node in n.walk(self.difference):
            if node.head == n.APPLY and node.value[0] in ("abs", "root", "max", "min"):
                parts.append(_choice(node)[0] if node.value[0] != "root" else node.args[0])
            elif node.head == n.POWER:
                parts.append(node.args[0])
        for part in dict.fromkeys(parts):
            if self.name not in n.free_variables(part):
                continue
            analysis = self.search.ask(part, self.name, everywhere)
            found.update(analysis.roots)
            if analysis.sign is None and not analysis.roots:
                found.update(at for at in ANCHORS if self._vanishes(part, at))
        return found

    def _vanishes(self, part: Node, at: Fraction) -> bool:
        place = {n.variable(self.name): n.number(at)}
        beside = without(self.context, self.name)
        return self.search.ask(n.substitute(part, place), "", beside).sign == (0, True)

    def _missing(self, place: dict[Node, Node]) -> Node | None:
        """Return a condition that fails at a point, None where the difference has a value."""
        beside = without(self.context, self.name)
        return self._failing({c: n.substitute(c, place) for c in self.conditions}, beside)

    def _gap(self, piece: Piece) -> Node | None:
        """Return a condition that fails on the whole piece, None where all of them hold."""
        return self._failing({c: c for c in self.conditions}, piece.context)

    def _failing(self, conditions: dict[Node, Node], context: Context) -> Node | None:
        fitting = True
        for condition, here in conditions.items():
            sign = self.search.ask(here.args[0], "", context).sign
            if _violated(sign, str(here.value)):
                return condition
            fitting = fitting and shows(sign, str(here.value))
        if not fitting:
            raise _Open
        return None

    def _shown(self, node: Node, piece: Piece, kinks: int) -> Choice | Shown:
        """Return a proof for each choice of what absolute values and maxima may be."""
        kink = next((p for p in n.walk(node) if _is_kink(p, self.name)), None)
        if kink is None:
            shown = self.search.show(node, piece, 1, MOST_DERIVATIVES)
            if shown is None or (self.strict and not shown.strict):
                raise _Open
            return shown
        if kinks == MOST_KINKS:
            raise _Open
        on, first, second = _choice(kink)
        sign = self.search.ask(on, "", piece.context).sign
        options = (first, second) if sign is None else (first,) if sign[0] >= 0 else (second,)
        found = [
            (option, self._shown(n.substitute(node, {kink: option}), piece, kinks + 1))
            for option in options
        ]
        return Choice(kink, on, tuple(found))


def _is_kink(node: Node, name: str) -> bool:
    kink = node.head == n.APPLY and node.value[0] in ("abs", "max", "min")
    return kink and name in n.free_variables(node)


def _choice(node: Node) -> tuple[Node, Node, Node]:
    """Return on what a kink depends, its value where that is ≥ 0, and where it is ≤ 0."""
    u = node.args[0]
    if node.value[0] == "abs":
        return u, u, -u
    v = node.args[1]
    return (u - v, u, v) if node.value[0] == "max" else (u - v, v, u)


def _violated(sign: Sign | None, wanted: str) -> bool:
    if sign is None:
        return False
    value, strict = sign
    if wanted == ">=":
        return value < 0 and strict
    return value == 0 if wanted == "!=" else value <= 0
