"""A study of a network and its data: critical points, infimum, smoothness, convergence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from symsgd.network.convergence import Convergence, converges
from symsgd.network.critical import CriticalPoint, CriticalSet, critical_points
from symsgd.network.divergence import Escape, escape_rate
from symsgd.network.exact import Given
from symsgd.network.facts import Facts
from symsgd.network.hypotheses import FULL
from symsgd.network.infimum import Infimum, infimum
from symsgd.network.landscape import Data, Landscape
from symsgd.network.network import Network
from symsgd.network.schedules import Schedule
from symsgd.network.smoothness import Smoothness, smoothness
from symsgd.network.tables import Task

JSON_FORM = "symsgd.study/1"


@dataclass(frozen=True)
class Study:
    """Everything that is known about descending one landscape.

    >>> found = study(Network([2, 1], weights=[[[5, 6]]], biases=[[4]]), [([1, 2], [3])])
    >>> found.smoothness.shown, found.infimum.value, str(found.escape)
    ('189/128', Fraction(2, 1), 'z_T ~ log(exp(21) + 12*eta*T) → ∞')
    """

    landscape: Landscape
    eta: Given = "eta"
    pace: Schedule | None = None
    order: str = FULL
    at: Sequence[Sequence[Any]] = ()

    @cached_property
    def facts(self) -> Facts:
        """The landscape with its data as exact numbers."""
        return Facts(self.landscape)

    @cached_property
    def critical(self) -> CriticalSet:
        """The critical points."""
        return critical_points(self.facts, self.at)

    @cached_property
    def infimum(self) -> Infimum:
        """The infimum of the cost."""
        return infimum(self.facts)

    @cached_property
    def smoothness(self) -> Smoothness:
        """The Lipschitz constant of the gradient, and the bound on the rate."""
        return smoothness(self.facts)

    @cached_property
    def convergence(self) -> Convergence:
        """The verdict on convergence, with all theorems."""
        return converges(self.landscape, self.eta, pace=self.pace, order=self.order)

    @cached_property
    def escape(self) -> Escape | None:
        """How fast z escapes, if it does and the rate is known."""
        return escape_rate(self.facts, self.eta) if self.infimum.attained is False else None

    def lines(self) -> list[str]:
        """Return the study as lines of text."""
        network, smooth, verdict = self.landscape.network, self.smoothness, self.convergence.verdict
        lines = [
            f"{network!r}, {len(self.landscape.data)} sample(s), {self.landscape.size} parameters",
            f"infimum of the cost: {self.infimum}",
            f"critical points: {self.critical.known}: {self.critical.reason}",
        ]
        for point in self.critical.points:
            lines += _told(point)
        if smooth.holds:
            lines.append(
                f"Lipschitz constant of the gradient: L = {smooth.shown} ({smooth.reason})"
            )
            lines.append(
                f"rate of descent: every step lowers the cost for 0 < η < 2/L = {smooth.bound}"
            )
        else:
            how = "none" if smooth.holds is False else "open"
            lines.append(f"Lipschitz constant of the gradient: {how}: {smooth.reason}")
        steps = "every step uses all samples" if self.order == FULL else "each step draws a sample"
        lines.append(f"does it converge ({steps}, η = {self.eta})? {verdict}")
        for theorem in self.convergence.theorems:
            lines.append(f"{theorem.name} ({theorem.source}): {theorem.status}")
            lines.append(f"  conclusion: {theorem.conclusion}")
            lines += [f"  {h.status}: {h.text}: {h.reason}" for h in theorem.hypotheses]
        return lines

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def to_json(self) -> dict[str, Any]:
        """Return the study as plain data, without times."""
        critical, smooth, verdict = self.critical, self.smoothness, self.convergence.verdict
        told = verdict.to_json()
        told.pop("seconds")
        return {
            "form": JSON_FORM,
            "parameters": list(self.landscape.names),
            "infimum": {
                "value": None if self.infimum.value is None else str(self.infimum.value),
                "attained": self.infimum.attained, "reason": self.infimum.reason,
            },
            "critical_points": {
                "known": critical.known.name.lower(), "reason": critical.reason,
                "points": [
                    {"place": p.place, "kind": str(p.kind), "cost": p.cost, "why": p.why,
                     "inertia": [p.inertia.positive, p.inertia.negative, p.inertia.zero],
                     "characteristic_polynomial": p.polynomial or None}
                    for p in critical.points
                ],
            },
            "lipschitz": {"L": smooth.shown, "bound": smooth.bound, "reason": smooth.reason},
            "escape": None if self.escape is None else str(self.escape.z),
            "converges": told,
            "theorems": [
                {"name": t.name, "source": t.source, "conclusion": t.conclusion,
                 "status": str(t.status),
                 "hypotheses": [{"text": h.text, "status": str(h.status), "reason": h.reason}
                                for h in t.hypotheses]}
                for t in self.convergence.theorems
            ],
        }  # fmt: skip


def _told(point: CriticalPoint) -> list[str]:
    lines = [f"  {point.place}: {point.kind}, cost {point.cost}", f"    {point.why}"]
    if not point.inertia.unknown:
        lines.append(f"    eigenvalues of the Hessian: {point.inertia}")
    if point.polynomial:
        lines.append(f"    characteristic polynomial: {point.polynomial}")
    return lines


def study(
    network: Network,
    data: Data,
    eta: Given = "eta",
    *,
    pace: Schedule | None = None,
    order: str = FULL,
    trained: Sequence[str] = ("b", "W"),
    at: Sequence[Sequence[Any]] = (),
) -> Study:
    """Return the study of a network with its data.

    ``trained`` says which parameters move, ``at`` names points to look at.

    >>> print(study(Network([1, 1], "identity"), [([1], [1]), ([2], [3])]).critical.points[0].place)
    θ = (-1, 2)
    """
    return Study(Landscape(network, data, tuple(trained)), eta, pace, order, at)


def study_task(task: Task, trained: Sequence[str] = ("b", "W"), order: str = FULL) -> Study:
    """Return the study of the network, data and rate that a problem describes.

    >>> from symsgd.network.tables import network_from_tables
    >>> task = network_from_tables({"layers": [2, 1]}, {"x": [1, 2], "y": 3})
    >>> study_task(task).critical.known.name
    'NONE'
    """
    return study(task.network, task.data, task.eta, order=order, trained=trained)
