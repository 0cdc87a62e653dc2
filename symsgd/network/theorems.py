"""The theorems on convergence, each with its hypotheses, which are checked one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from symsgd.network.critical import CriticalPoint, Kind, Known
from symsgd.network.facts import Facts  # noqa: F401  (for the example)
from symsgd.network.hypotheses import (
    FULL,
    Hypothesis,
    Setting,
    Status,
    bounded_below,
    every_step_uses_all,
    minimum_exists,
    rate_below,
    smooth_gradient,
    truth,
)
from symsgd.network.smoothness import fmpq_of


@dataclass(frozen=True, slots=True)
class Theorem:
    """A theorem applied to one landscape."""

    name: str
    source: str
    conclusion: str
    hypotheses: tuple[Hypothesis, ...]

    @property
    def status(self) -> Status:
        """Whether the theorem applies: all hypotheses hold, one fails, or something is open."""
        statuses = {h.status for h in self.hypotheses}
        if statuses == {Status.HOLDS}:
            return Status.HOLDS
        return Status.FAILS if Status.FAILS in statuses else Status.OPEN


def descent(setting: Setting) -> Theorem:
    """Descent with a small rate: the cost falls and the gradient goes to zero."""
    return Theorem(
        "descent lemma",
        "Nesterov, Introductory Lectures on Convex Optimization (2004), 1.2.3",
        "every step lowers the cost, and |∇C(θₜ)| → 0 (this does not say that θₜ converges)",
        (
            smooth_gradient(setting), rate_below(setting, 2), bounded_below(setting),
            every_step_uses_all(setting),
        ),
    )  # fmt: skip


def convex_descent(setting: Setting) -> Theorem:
    """Descent on a convex cost."""
    convex = setting.facts.convex or setting.facts.quadratic
    known = "C″ ≥ 0 in every z" if convex else "C″ changes its sign, or there is a hidden layer"
    return Theorem(
        "descent on a convex cost",
        "Polyak, Introduction to Optimization (1987), 1.4",
        "θₜ converges to a minimum",
        (
            Hypothesis("the cost is convex", truth(convex or _not_convex(setting)), known),
            smooth_gradient(setting), rate_below(setting, 2), minimum_exists(setting),
            every_step_uses_all(setting),
        ),
    )  # fmt: skip


def _not_convex(setting: Setting) -> bool | None:
    facts = setting.facts
    alone = facts.one_neuron and facts.profiles is not None and len(facts.profiles) == 1
    return False if alone else None


def robbins_monro(setting: Setting) -> Theorem:
    """Stochastic descent with falling rates."""
    sums, facts = setting.pace.sums, setting.facts
    bounded = facts.landscape.network.depth == 2 and bool(facts.profiles) and all(
        p.low is not None for row in facts.profiles or () for p in row
    )  # fmt: skip
    why = "δ is bounded, as the outputs are" if bounded else "the gradient may grow without bound"
    how = "all samples in every step" if setting.order == FULL else "samples are drawn evenly"
    return Theorem(
        "Robbins and Monro",
        "Robbins and Monro (1951); Bottou, Curtis and Nocedal, SIAM Review 60 (2018), 4.3",
        "lim inf E|∇C(θₜ)|² = 0",
        (
            Hypothesis("Σ ηₜ = ∞", truth(sums.infinite), sums.reason),
            Hypothesis("Σ ηₜ² < ∞", truth(sums.squares_finite), sums.reason),
            Hypothesis("the step is ∇C on average", Status.HOLDS, how),
            Hypothesis("its variance is bounded", truth(bounded or setting.single or None), why),
            smooth_gradient(setting), bounded_below(setting),
        ),
    )  # fmt: skip


def strict_saddles(setting: Setting) -> Theorem:
    """Almost every start avoids strict saddles."""
    stops = setting.stops
    weak = [p for p in stops.points if p.kind is Kind.DEGENERATE_SADDLE]
    if weak:
        text = f"{weak[0].place}: {weak[0].kind} ({weak[0].inertia})"
        saddles = Hypothesis("every stop is a minimum or a strict saddle", Status.FAILS, text)
    else:
        open_ones = any(p.kind is Kind.DEGENERATE for p in stops.points)
        sure = True if stops.known is not Known.SOME and not open_ones else None
        told = "; ".join(f"{p.place}: {p.kind}" for p in stops.points) or "there are no stops"
        saddles = Hypothesis("every stop is a minimum or a strict saddle", truth(sure), told)
    return Theorem(
        "strict saddles are avoided",
        "Lee, Simchowitz, Jordan and Recht, COLT 2016 (arXiv:1602.04915)",
        "for almost every start θₜ does not converge to a saddle",
        (
            Hypothesis("the cost is twice continuously differentiable", *_twice(setting)),
            saddles, smooth_gradient(setting), rate_below(setting, 1),
            every_step_uses_all(setting),
            Hypothesis("the start is drawn from a density", Status.OPEN, "no single start is"),
        ),
    )  # fmt: skip


def _twice(setting: Setting) -> tuple[Status, str]:
    kinked = {"relu", "leaky_relu", "elu", "softsign"}
    names = [f.name for f in setting.facts.landscape.network.activations.values()]
    bent = [name for name in names if name in kinked]
    if bent:
        return Status.FAILS, f"{bent[0]} has a kink"
    return Status.HOLDS, f"{', '.join(dict.fromkeys(names))} and the cost are smooth"


def few_starts(setting: Setting) -> Theorem:
    """A strict saddle of an analytic cost catches almost no start, without any L."""
    saddles = [p for p in setting.stops.points if p.strict_saddle]
    places = "; ".join(p.place for p in saddles) or "none is known"
    twice, reason = _twice(setting)
    return Theorem(
        "a strict saddle catches almost no start",
        "stable manifold theorem (Shub, Global Stability of Dynamical Systems, III.7); "
        "Lee et al., Mathematical Programming 176 (2019)",
        "for almost every start θₜ does not converge to the strict saddles named",
        (
            Hypothesis("there is a strict saddle", truth(bool(saddles)), places),
            Hypothesis("the cost is analytic", twice, reason),
            _regular(setting, saddles), every_step_uses_all(setting),
            Hypothesis("the rate is constant", truth(setting.constant), setting.pace.row.formula),
        ),
    )  # fmt: skip


def _regular(setting: Setting, saddles: list[CriticalPoint]) -> Hypothesis:
    """det(1 − ηH) ≠ 0 at the saddle; then it vanishes on a null set only, as it is analytic."""
    text = "1 − ηH is regular at the saddles"
    eta = setting.rate
    if eta is None:
        return Hypothesis(text, Status.HOLDS, "for every η but the finitely many 1/λ")
    for point in saddles:
        if point.characteristic is None:
            return Hypothesis(text, Status.OPEN, f"eigenvalues at {point.place} hold symbols")
        if point.characteristic(fmpq_of(1 / eta)) == 0:
            return Hypothesis(text, Status.FAILS, f"η = {eta} is 1/λ at {point.place}")
    return Hypothesis(text, truth(bool(saddles) or None), f"η = {eta} is no 1/λ there")


THEOREMS: tuple[Callable[[Setting], Theorem], ...] = (
    descent, convex_descent, robbins_monro, strict_saddles, few_starts,
)  # fmt: skip


def theorems(setting: Setting) -> tuple[Theorem, ...]:
    """Return every theorem of the table, applied to a setting.

    >>> from symsgd.expression.node import number
    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> sheet = Facts(Landscape(Network([2, 1]), [([1, 2], [3])]))
    >>> [(t.name, str(t.status)) for t in theorems(Setting(sheet, number("1/10")))][:2]
    [('descent lemma', 'holds'), ('descent on a convex cost', 'fails')]
    """
    return tuple(make(setting) for make in THEOREMS)
