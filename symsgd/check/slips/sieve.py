"""A sieve for suggestions: it throws out what provably differs at a point, and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symsgd.algebra.balls import Value, enclose, is_ball
from symsgd.check.steps import Decide
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.instances import make_concrete, unknown_functions
from symsgd.prove.points import candidates
from symsgd.prove.verdict import Outcome, Verdict

BITS = 96
_OPEN = Verdict(Outcome.UNDECIDED, "no point tells the two sides apart")
_APART = Verdict(Outcome.REFUTED, "the two sides differ at a point")
_SHIFTS = (0, 4, 1, 7, 10, 13)  # where in the list of values the variables begin
_ENOUGH = 2  # points at which both sides have values


def sieve() -> Decide:
    """Return a way to decide that only says REFUTED or UNDECIDED, after two points.

    >>> x = n.variable("x")
    >>> tell = sieve()
    >>> [str(tell(x + x, k * x, Context(), "=").outcome) for k in (2, 3)]
    ['UNDECIDED', 'REFUTED']
    """
    enclosed = _Enclosures()

    def decide(left: Node, right: Node, context: Context, relation: str) -> Verdict:
        if relation != "=":
            return _OPEN
        try:
            return _told(enclosed.pairs(left, right, context))
        except SymsgdError:
            return _OPEN

    return decide


def _told(pairs: Iterator[tuple[Value, Value]]) -> Verdict:
    """Return what values of both sides tell; a side without values where the other has some fails.

    So the root of -x^2 is no suggestion for anything.
    """
    both = one = 0
    for left, right in pairs:
        if is_ball(left) and is_ball(right):
            if not left.overlaps(right):
                return _APART
            both += 1
        one += is_ball(left) or is_ball(right)
        if both == _ENOUGH:
            break
    return _APART if one and not both else _OPEN


class _Enclosures:
    """Values of sides at points; the side that stays the same is enclosed once."""

    def __init__(self) -> None:
        self.known: dict[tuple[Node, int, tuple[str, ...]], Value] = {}
        self.plain: dict[Node, Node] = {}

    def pairs(self, left: Node, right: Node, context: Context) -> Iterator[tuple[Value, Value]]:
        first, second = self.expanded(left), self.expanded(right)
        unknown = unknown_functions(first, second)
        first, second = (make_concrete(side, unknown) for side in (first, second))
        names = n.free_variables(first, second)
        for shift in _SHIFTS[: None if names else 1]:
            point = dict(zip(names, _values(names, context, shift), strict=True))
            yield (
                self.value(first, point, shift, context),
                self.value(second, point, shift, context),
            )

    def expanded(self, side: Node) -> Node:
        if side not in self.plain:
            self.plain[side] = expand(side)
        return self.plain[side]

    def value(self, side: Node, point: dict[str, Fraction], shift: int, context: Context) -> Value:
        key = side, shift, tuple(point)
        if key not in self.known:
            self.known[key] = enclose(side, point, BITS, context)
        return self.known[key]


def _values(names: tuple[str, ...], context: Context, shift: int) -> Iterator[Fraction]:
    for i, name in enumerate(names):
        values = candidates(context.domain(name)) or (Fraction(1),)
        # steps of two through the list: neighbours are never opposite or inverse
        yield values[(2 * i + shift) % len(values)]
