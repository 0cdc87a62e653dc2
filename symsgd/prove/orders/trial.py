"""An order relation tried at points: where it provably fails, and at how many it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flint import arb

from symsgd.algebra.balls import Undefined, compare
from symsgd.prove.points import Point
from symsgd.prove.verdict import Certificate, Counterexample, Outcome, Verdict
from symsgd.prove.witness import BITS, PRECISIONS, Witnesses, counterexample

FAILS = {
    "<": (0, 1), "<=": (1,), ">": (-1, 0), ">=": (-1,), "!=": (0,), "=": (-1, 1),
}  # fmt: skip


@dataclass(slots=True)
class Trial:
    """What points say of a relation."""

    search: Witnesses
    relation: str
    agree: int = 0  # points at which it holds
    defined: bool = False  # whether both sides have a value at some point
    found: Counterexample | None = None

    def fails_at(self, tries: Iterable[Point]) -> bool:
        """Say whether the relation fails at one of some points."""
        domain = self.search.context.domain
        return any(
            self._fails(point) for point in tries
            if all(domain(name).contains(value) for name, value in point.items())
            and self.search.admits(point)
        )  # fmt: skip

    def _fails(self, point: Point) -> bool:
        for bits in (BITS, *(PRECISIONS if not self.search.names else PRECISIONS[:1])):
            left, right = self.search.values(point, bits)
            if isinstance(left, Undefined) or isinstance(right, Undefined):
                return False
            order = self._order(left, right)
            if order is not None:
                if order in FAILS[self.relation]:
                    self.found = counterexample(point, left, right)
                    return True
                self.agree += 1
                return False
        return False

    def _order(self, left: arb, right: arb) -> int | None:
        self.defined = self.defined or bool(left.is_finite() and right.is_finite())
        return compare(left, right)

    def verdict(self) -> Verdict:
        """Return that the relation fails at the point that was found."""
        found = self.found
        if found is None:
            raise ValueError("asked of a relation that did not fail")
        reason = f"{self.relation} fails" + (" at a point" if found.point else "")
        return Verdict(
            Outcome.REFUTED, reason, counterexample=found,
            certificate=Certificate("refutation", {"point": found.to_json()["point"]}),
        )  # fmt: skip
