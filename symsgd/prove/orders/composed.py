"""Inequalities that are shown by other ones: of |u| and max, in cases, and letter by letter.

Each way names what it takes; the parts are claims of their own, which are shown by a sign, by
derivatives or again by parts.  What samples refute is not tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from symsgd.algebra.balls import compare, is_ball
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.orders.cofactor_claims import cofactor_claims
from symsgd.prove.orders.differences import Claim
from symsgd.prove.orders.enclosed_claims import split_claims
from symsgd.prove.orders.function_claims import Way, function_claims, logarithm_claims
from symsgd.prove.orders.induction_claims import induction_claims
from symsgd.prove.orders.letter_bounds import Bound, bounds
from symsgd.prove.orders.letter_claims import WEAK, at_place, bend, members, slopes
from symsgd.prove.orders.size_claims import in_cases, without_sizes
from symsgd.prove.orders.smoothness import NotSmooth, primitive
from symsgd.prove.orders.trial import FAILS
from symsgd.prove.orders.turning_places import turning_places
from symsgd.prove.points import points
from symsgd.prove.witness import Witnesses

MOST_NODES = 60
MOST_LETTERS = 6
MOST_ASKED = 56  # claims that are looked at in one search
MOST_DEPTH = 7
MOST_SPLITS = 2  # of the domain, at the outermost claims
MOST_SLOPES = 2  # one inside the other
TRIES = 32
SAMPLES = 6
NUMBERS = tuple(map(n.number, (0, 1)))  # where slopes often change their sign
HEADS = frozenset(
    [n.NUMBER, n.CONSTANT, n.VARIABLE, n.ADD, n.NEGATE, n.MULTIPLY, n.DIVIDE, n.POWER, n.APPLY]
)  # what has a value only if all its parts have
Shown = Callable[[Claim], str | None]  # the kind of the certificate of a claim that is shown


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim, how it is shown, and the proofs of its parts; ``places`` are what a way needs."""

    claim: Claim
    way: str
    places: tuple[Node, ...] = ()
    parts: tuple[Proof, ...] = ()


def prove_by_parts(
    left: Node, right: Node, context: Context, relation: str, shown: Shown
) -> Proof | None:
    """Return a proof by parts of an order relation, or None.

    ``shown`` says how a claim without parts is shown, by the kind of its certificate, or None.
    """
    names = n.free_variables(left, right, *context.relations)
    if relation not in WEAK or len(names) > MOST_LETTERS:
        return None
    nodes = list(n.walk(left, right))
    if len(nodes) > MOST_NODES or any(node.head not in HEADS for node in nodes):
        return None
    try:
        sides = primitive(left), primitive(right)
        facts = [fact for side in sides for fact in domain_conditions(side, context)]
        inside = context.assuming(*(fact for fact in facts if bounds_a_letter(fact)))
        return _Search(shown).by_parts(Claim(*sides, inside, relation), MOST_DEPTH, 0)
    except (_Exhausted, NotSmooth, SymsgdError):
        return None


class _Exhausted(Exception):
    """The search has asked more than it may."""


@dataclass(slots=True)
class _Search:
    shown: Shown
    left: int = MOST_ASKED
    splits: int = MOST_SPLITS
    failed: set[tuple[Claim, int]] = field(default_factory=set)

    def show(self, claim: Claim, depth: int, bent: int) -> Proof | None:
        if (claim, bent) in self.failed or not plausible(claim):
            return None
        self.left -= 1
        if self.left < 0:
            raise _Exhausted
        kind = self.shown(claim)
        if kind is not None:
            return Proof(claim, kind)
        found = self.by_parts(claim, depth, bent) if depth else None
        if found is None:
            self.failed.add((claim, bent))
        return found

    def by_parts(self, claim: Claim, depth: int, bent: int) -> Proof | None:
        """Return a proof by the first way whose parts are all shown."""
        if claim.relation not in WEAK:
            return None
        for way, places, parts in self._ways(claim, slopes_left=MOST_SLOPES - bent):
            more = bent + (way in ("slope", "strict slope"))
            proofs = self._all(parts, depth - 1, more)
            if proofs is not None:
                return Proof(claim, way, places, proofs)
        return None

    def _ways(self, claim: Claim, slopes_left: int) -> Iterator[Way]:
        """Yield the ways in which a claim may follow from other ones, and these."""
        parts = without_sizes(claim)
        if parts is not None:
            yield "sizes", (), parts
            return
        for on, cases in in_cases(claim):
            yield "cases", (on,), cases
            return
        yield from function_claims(claim)
        names = n.free_variables(claim.left, claim.right)
        for name in names:
            yield from _chords(claim, name)
        if self.splits:
            self.splits -= 1
            yield from split_claims(claim)
        yield from induction_claims(claim)
        yield from cofactor_claims(claim)
        yield from logarithm_claims(claim)
        for name in names if slopes_left > 0 else ():
            yield from _slopes(claim, name, names)

    def _all(self, parts: list[Claim], depth: int, bent: int) -> tuple[Proof, ...] | None:
        if not all(map(plausible, parts)):
            return None
        proofs = []
        for part in parts:
            proof = self.show(part, depth, bent)
            if proof is None:
                return None
            proofs.append(proof)
        return tuple(proofs)


def _chords(claim: Claim, name: str) -> Iterator[Way]:
    lower, upper = bounds(name, claim.context)
    for low in lower:
        for high in upper:
            try:
                bent = bend(claim, name, low.at, high.at)
                for signs in _end_signs(claim.relation, low, high):
                    ends = [at_place(claim, name, end.at, sign)
                            for end, sign in zip((low, high), signs, strict=True)]  # fmt: skip
                    places = (n.variable(name), low.at, high.at)
                    yield "chord", places, [*ends[0], *ends[1], *bent]
            except (NotSmooth, SymsgdError):
                return


def _end_signs(relation: str, low: Bound, high: Bound) -> list[tuple[str, str]]:
    """Return what has to hold at both ends for a relation between them."""
    weak = WEAK[relation]
    if relation == weak:
        return [(weak, weak)]
    found = [(relation, relation)]
    if low.strict:  # beyond the lower end, some of what is at the upper one counts
        found.append((weak, relation))
    if high.strict:
        found.append((relation, weak))
    return found


def _slopes(claim: Claim, name: str, names: tuple[str, ...]) -> Iterator[Way]:
    lower, upper = bounds(name, claim.context)
    ends = {bound.at: bound.strict for bound in (*lower, *upper)}
    others = [n.variable(other) for other in names if other != name]
    places = (*ends, *others, *NUMBERS)
    for at in dict.fromkeys((*places, *turning_places(claim, name))):
        try:
            there = members(claim.context, name, at)
            base = at_place(claim, name, at, claim.relation)
            places = (n.variable(name), at)
            weak = WEAK[claim.relation]
            yield "slope", places, [*there, *base, *slopes(claim, name, at, weak)]
            if weak != claim.relation and ends.get(at):
                base = at_place(claim, name, at, weak)
                steep = slopes(claim, name, at, claim.relation)
                yield "strict slope", places, [*there, *base, *steep]
        except (NotSmooth, SymsgdError):
            continue


def bounds_a_letter(fact: Node) -> bool:
    """Say whether a condition such as x > 0 is one on a letter alone."""
    return fact.value in WEAK and fact.args[0].head == n.VARIABLE


def plausible(claim: Claim) -> bool:
    """Say whether no sample speaks against a claim."""
    search = Witnesses(claim.left, claim.right, claim.context)
    seen = 0
    for point in islice(points(search.names, claim.context), TRIES if search.names else 1):
        if not search.admits(point):
            continue
        left, right = search.values(point)
        if is_ball(left) and is_ball(right):
            order = compare(left, right)
            if order is not None and order in FAILS[claim.relation]:
                return False
            seen += 1
            if seen >= SAMPLES:
                break
    return True
