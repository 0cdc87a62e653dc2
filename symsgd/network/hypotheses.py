"""Hypotheses of theorems on convergence: each is checked by itself, and says why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from symsgd.algebra.algebra import rational_value
from symsgd.expression.node import Node
from symsgd.network.critical import CriticalSet, critical_points
from symsgd.network.facts import Facts
from symsgd.network.infimum import Infimum, infimum
from symsgd.network.schedules import Schedule, schedule
from symsgd.network.smoothness import Smoothness, smoothness

FULL, RANDOM = "full", "random"


class Status(StrEnum):
    """Whether a hypothesis holds."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One hypothesis, whether it holds, and why; where it fails, with the counterexample."""

    text: str
    status: Status
    reason: str


@dataclass(frozen=True)
class Setting:
    """A landscape with the way in which it is descended; ``eta`` may stay a symbol."""

    facts: Facts
    eta: Node
    pace: Schedule = field(default_factory=lambda: schedule("constant"))
    order: str = FULL

    @cached_property
    def rate(self) -> Fraction | None:
        """η as a number, or None."""
        return rational_value(self.eta)

    @cached_property
    def smooth(self) -> Smoothness:
        """The Lipschitz constant of the gradient."""
        return smoothness(self.facts)

    @cached_property
    def lowest(self) -> Infimum:
        """The infimum of the cost."""
        return infimum(self.facts)

    @cached_property
    def stops(self) -> CriticalSet:
        """The critical points."""
        return critical_points(self.facts)

    @property
    def single(self) -> bool:
        """Whether a step uses all the data, so that nothing is random."""
        return self.order == FULL or len(self.facts.landscape.data) == 1

    @property
    def constant(self) -> bool:
        """Whether the rate never changes."""
        return self.pace.row.name == "constant"


def truth(value: bool | None) -> Status:  # noqa: FBT001
    """Return the status of a hypothesis that is true, false or open.

    >>> truth(None)
    <Status.OPEN: 'open'>
    """
    return {True: Status.HOLDS, False: Status.FAILS, None: Status.OPEN}[value]


def smooth_gradient(setting: Setting) -> Hypothesis:
    """The gradient is Lipschitz continuous."""
    smooth = setting.smooth
    reason = f"L = {smooth.shown}: {smooth.reason}" if smooth.holds else smooth.reason
    return Hypothesis("the gradient is Lipschitz continuous", truth(smooth.holds), reason)


def rate_below(setting: Setting, times: int) -> Hypothesis:
    """The rate is positive, constant and below 2/L or 1/L.

    >>> from symsgd.expression.node import number
    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> facts = Facts(Landscape(Network([2, 1]), [([1, 2], [3])]))
    >>> print(rate_below(Setting(facts, number(2)), 2).reason)
    η = 2 is not below 256/189
    """
    text = f"0 < η < {times}/L, constant"
    smooth, eta = setting.smooth, setting.rate
    if not setting.constant:
        return Hypothesis(text, Status.FAILS, f"the rate is {setting.pace.row.formula}")
    if not smooth.holds or smooth.ball is None:
        return Hypothesis(text, truth(smooth.holds and None), "there is no known L")
    bound = smooth.bound if times == 2 else f"1/({smooth.shown})"
    if eta is None:
        return Hypothesis(text, Status.OPEN, f"η is no number; the bound is {bound}")
    below = smooth.below(eta, times) if eta > 0 else False
    if below is False and not smooth.sharp and eta > 0:
        below = None
    word = {True: "is below", False: "is not below", None: "may not be below"}[below]
    return Hypothesis(text, truth(below), f"η = {eta} {word} {bound}")


def bounded_below(setting: Setting) -> Hypothesis:
    """The cost has a lower bound."""
    if setting.lowest.unbounded:
        return Hypothesis("the cost is bounded below", Status.FAILS, setting.lowest.reason)
    name = setting.facts.landscape.network.cost_row.name
    rows = setting.facts.rows
    between = rows is not None and all(0 <= y <= 1 for row in rows[1] for y in row)
    sure = "squared" in name or ("entropy" in name and between)
    reason = "squares are not negative" if "squared" in name else "−ln a is not negative"
    return Hypothesis("the cost is bounded below", truth(sure or None), reason)


def every_step_uses_all(setting: Setting) -> Hypothesis:
    """Every step uses the gradient of the whole cost."""
    reason = "all samples in every step" if setting.order == FULL else "there is one sample"
    if not setting.single:
        reason = "each step draws a sample"
    return Hypothesis("every step uses the whole gradient", truth(setting.single), reason)


def minimum_exists(setting: Setting) -> Hypothesis:
    """The infimum is attained."""
    return Hypothesis(
        "the cost has a minimum", truth(setting.lowest.attained), f"infimum {setting.lowest}"
    )
