"""The prover alone against the refuter alone, with a third opinion on what was proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.cases import NotEqual, prove_equal
from symsgd.prove.constancy import prove_by_derivative
from symsgd.prove.tower.ring import Excluded, NowhereDefined, Unsupported
from symsgd.prove.verdict import Counterexample
from symsgd.prove.witness import Witnesses
from tests.prove.third_opinion import differ, holds

SPECIAL = (
    *(0, 1, -1, 2, -2, 3, -3, 10, -7),
    *(Fraction(1, 2), Fraction(-1, 2), Fraction(1, 3), Fraction(5, 2)),
)


@dataclass(frozen=True)
class Duel:
    """What the prover and the refuter say about one claim."""

    proved: str | None
    refuted: Counterexample | None
    against: dict[str, Fraction] | None

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against the proof."""
        return self.proved is None or (self.refuted is None and self.against is None)


def duel(left: Node, right: Node, context: Context, points: int = 12) -> Duel:
    """Let both try; where there is a proof, look for a point that speaks against it."""
    left, right = expand(left), expand(right)
    method = proof(left, right, context)
    against = None
    if method is not None:
        integers = frozenset(name for name, domain in context.domains if domain.integer)
        names = n.free_variables(left, right, *context.relations)
        tries = random_points(names, context, Random(points))  # noqa: S311  (points, not secrets)
        for point in (next(tries) for _ in range(points)):
            if all(holds(r, point, integers) for r in context.relations) and differ(
                left, right, point, integers
            ):
                against = point
                break
    return Duel(method, refutation(left, right, context), against)


def proof(left: Node, right: Node, context: Context) -> str | None:
    """Return how the prover alone proves a claim, or None."""
    for prove in (prove_equal, prove_by_derivative):
        try:
            prove(left, right, context)
        except (NotEqual, Unsupported, NowhereDefined, Excluded, SymsgdError):
            continue
        return prove.__name__
    return None


def refutation(left: Node, right: Node, context: Context) -> Counterexample | None:
    """Return the counterexample of the refuter alone."""
    search = Witnesses(left, right, context)
    return search.quick() or search.search()


def random_points(
    names: tuple[str, ...], context: Context, random: Random
) -> Iterator[dict[str, Fraction]]:
    """Yield points of the domain without end, special values among them."""
    while True:
        yield {name: _value(context, name, random) for name in names}


def _value(context: Context, name: str, random: Random) -> Fraction:
    domain = context.domain(name)
    for _ in range(200):
        value = Fraction(random.choice(SPECIAL))
        if random.random() < 0.5:
            value = Fraction(random.randint(-4000, 4000), random.choice((1, 7, 100, 1000, 999)))
        if domain.low is not None and domain.high is not None and random.random() < 0.7:
            value = domain.low + (domain.high - domain.low) * Fraction(random.randint(0, 97), 97)
        if domain.integer:
            value = Fraction(round(value) % 41 - 20)
        if domain.contains(value):
            return value
    raise AssertionError(f"no value found in {domain}")
