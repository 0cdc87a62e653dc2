"""Does it converge?  A verdict like any other: proved, refuted or undecided, with its reasons.

"Converges" says that θₜ has a limit.  The reasons name the theorem or argument that was used.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from time import perf_counter

from symsgd.errors import SymsgdError
from symsgd.network.critical import Known, classify
from symsgd.network.divergence import escape_rate
from symsgd.network.exact import Given, exact
from symsgd.network.facts import Facts
from symsgd.network.hypotheses import FULL, RANDOM, Setting
from symsgd.network.landscape import Landscape, rational_point
from symsgd.network.quadratic import quadratic_form
from symsgd.network.schedules import Schedule, schedule
from symsgd.network.smoothness import fmpq_of
from symsgd.network.theorems import Theorem, convex_descent, theorems
from symsgd.prove.verdict import Outcome, Verdict


@dataclass(frozen=True)
class Convergence:
    """The verdict, and every theorem with its hypotheses."""

    verdict: Verdict
    theorems: tuple[Theorem, ...]


def converges(
    landscape: Landscape,
    eta: Given = "eta",
    *,
    pace: Schedule | None = None,
    order: str = FULL,
) -> Convergence:
    """Return the verdict on: gradient descent converges from the parameters of the network.

    ``order`` is ``"full"`` (every step uses all the data) or ``"random"`` (every step
    draws one sample).

    >>> from symsgd.network.network import Network
    >>> sheet = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
    >>> answer = converges(Landscape(sheet, [([1, 2], [3])])).verdict
    >>> print(answer.outcome)
    REFUTED
    """
    if order not in (FULL, RANDOM):
        raise SymsgdError(
            "unknown-order", f"no order is called {order!r}", advice="use full or random"
        )
    start = perf_counter()
    rate = exact(eta, "the learning rate")
    setting = Setting(Facts(landscape), rate, pace or schedule("constant"), order)
    if setting.rate is not None and setting.rate <= 0:
        raise SymsgdError("bad-rate", f"η = {setting.rate}", advice="a rate is positive")
    verdict = _verdict(setting)
    timed = Verdict(
        verdict.outcome, verdict.reason, verdict.conditions, verdict.warnings,
        seconds=perf_counter() - start,
    )  # fmt: skip
    return Convergence(timed, theorems(setting))


def _verdict(setting: Setting) -> Verdict:
    for rule in (_no_stop, _stands_still, _no_common_stop, _quadratic, _convex, _one_neuron):
        found = rule(setting)
        if found is not None:
            return found
    missing = []
    for theorem in theorems(setting):
        needed = [f"{h.text} ({h.status})" for h in theorem.hypotheses if h.status != "holds"]
        missing.append(f"{theorem.name} lacks: {', '.join(needed) or 'nothing, but says less'}")
    return Verdict(Outcome.UNDECIDED, f"no theorem of the table settles it; {'; '.join(missing)}")


def _positive(setting: Setting) -> tuple[str, ...]:
    return () if setting.rate is not None else (f"{setting.eta} > 0",)


def _no_stop(setting: Setting) -> Verdict | None:
    """A limit θ* would be a critical point: steps ηₜ∇C(θₜ) with Σ ηₜ = ∞ do not add up else."""
    if setting.stops.known is not Known.NONE:
        return None
    if not setting.pace.sums.infinite:
        if not _bounded_error(setting):
            return None
        reason = "the rates have a finite sum and the gradient is bounded, so the steps add up"
        warning = f"the limit is no critical point: {setting.stops.reason}"
        return Verdict(Outcome.PROVED, reason, _positive(setting), (warning,))
    parts = [
        f"no critical point exists: {setting.stops.reason}",
        "a limit would have to be one, because the rates have an infinite sum",
        f"the infimum of the cost is {setting.lowest}",
    ]
    rate = escape_rate(setting.facts, setting.eta) if setting.constant else None
    if rate is not None:
        parts.append(f"θ diverges: {rate}")
    return Verdict(Outcome.REFUTED, "; ".join(parts), _positive(setting))


def _bounded_error(setting: Setting) -> bool:
    facts = setting.facts
    bounded = all(p.low is not None for row in facts.profiles or () for p in row)
    return facts.landscape.network.depth == 2 and bounded


def _stands_still(setting: Setting) -> Verdict | None:
    landscape = setting.facts.landscape
    theta = rational_point(landscape.start)
    stop = classify(setting.facts, theta) if theta is not None else None
    if stop is None or theta is None:
        return None
    count = len(landscape.data)
    moved = [k for k in range(count) if any(g != 0 for g in landscape.gradient_at(theta, k))]
    if moved and not setting.single:
        return None
    kind = f"{stop.place} is a {stop.kind} ({stop.inertia}): {stop.why}"
    return Verdict(
        Outcome.PROVED, "the start is a critical point, and every step stays there", (), (kind,)
    )


def _no_common_stop(setting: Setting) -> Verdict | None:
    """With a constant rate a limit must be a stop of every sample that keeps being drawn."""
    facts = setting.facts
    if setting.single or not setting.constant or facts.profiles is None:
        return None
    trained = "b" in facts.landscape.trained
    for k, row in enumerate(facts.profiles, 1):
        if trained and any(profile.sign() for profile in row):
            reason = (
                f"the gradient of sample {k} is never zero (its target lies at the end of the "
                "range or beyond), so steps of constant rate on it never become small; samples "
                "drawn at random come again and again with probability 1"
            )
            return Verdict(Outcome.REFUTED, reason, _positive(setting))
    if facts.quadratic and facts.all_trained and quadratic_form(facts).lowest > 0:
        lowest = quadratic_form(facts).lowest
        reason = (
            f"no θ fits all samples (the least cost is {lowest}), so the gradients of single "
            "samples have no common zero, and steps of constant rate do not become small"
        )
        return Verdict(Outcome.REFUTED, reason, _positive(setting))
    return None


def _quadratic(setting: Setting) -> Verdict | None:
    facts = setting.facts
    usable = facts.quadratic and facts.rows is not None
    if not usable or not setting.single or not setting.constant:
        return None
    form, smooth, eta = quadratic_form(facts), setting.smooth, setting.rate
    if eta is None:
        reason = f"it does for every start exactly if 0 < η < 2/L = {smooth.bound}; give η"
        return Verdict(Outcome.UNDECIDED, reason)
    if smooth.below(eta, 2):
        return Verdict(
            Outcome.PROVED,
            f"quadratic, and η = {eta} < 2/L = {smooth.bound}: θₜ − θ* = (1 − ηA)ᵗ(θ₀ − θ*) on the "
            f"range of A shrinks with every step; the least cost is {form.lowest}",
        )
    theta = rational_point(facts.landscape.start)
    if theta is None:
        return Verdict(
            Outcome.REFUTED,
            f"not from every start: along an eigenvector of L = {smooth.shown} every step "
            f"multiplies the distance by |1 − ηL| ≥ 1, as η = {eta} ≥ 2/L = {smooth.bound}",
        )
    answer = form.converges([fmpq_of(value) for value in theta], fmpq_of(eta))
    if answer:
        return Verdict(Outcome.PROVED, "the start has no part along eigenvectors with |1 − ηλ| ≥ 1")
    if answer is False:
        return Verdict(
            Outcome.REFUTED,
            f"η = {eta} ≥ 2/λ for an eigenvalue λ of the Hessian along which the start is not "
            f"at its minimum: |1 − ηλ| ≥ 1 (2/L = {smooth.bound})",
        )
    return None


def _convex(setting: Setting) -> Verdict | None:
    theorem = convex_descent(setting)
    if theorem.status != "holds":
        return None
    facts = "; ".join(f"{h.text}: {h.reason}" for h in theorem.hypotheses)
    return Verdict(Outcome.PROVED, f"{theorem.name} ({theorem.source}): {facts}")


def _one_neuron(setting: Setting) -> Verdict | None:
    """One sample: z ↦ z − η|v|²C′(z) rises for η ≤ 1/L, so z goes to its one fixed point."""
    facts, eta = setting.facts, setting.rate
    if not (facts.one_neuron and facts.all_trained and facts.profiles and setting.constant):
        return None
    if len(facts.profiles) != 1 or len(facts.profiles[0][0].zeros()) != 1:
        return None
    if eta is None:
        return Verdict(Outcome.UNDECIDED, f"it does if η < 1/L, where L = {setting.smooth.shown}")
    if not setting.smooth.below(eta, 1):
        return None
    y = Fraction(facts.profiles[0][0].y)
    reason = (
        f"one neuron and one sample: θ moves along (1, x), where z ↦ z − η|(1, x)|²C′(z) rises, "
        f"because η = {eta} < 1/L with L = {setting.smooth.shown}; its one fixed point is a = {y}, "
        "and z goes to it monotonously"
    )
    return Verdict(Outcome.PROVED, reason)
