"""Verdicts on convergence, and the hypotheses they rest on."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb, fmpq

from symsgd.algebra.balls import working_precision
from symsgd.algebra.floats import Floats
from symsgd.errors import SymsgdError
from symsgd.network.convergence import converges
from symsgd.network.descent import descend
from symsgd.network.divergence import escape_rate, z_after
from symsgd.network.facts import Facts
from symsgd.network.hypotheses import Status
from symsgd.network.landscape import Landscape
from symsgd.network.network import Network
from symsgd.network.quadratic import Quadratic, quadratic_form
from symsgd.network.schedules import schedule

XOR = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
ZERO = Network([2, 2, 1], weights=[[[0, 0], [0, 0]], [[0, 0]]], biases=[[0, 0], [0]])
SHEET = Landscape(Network([2, 1], weights=[[[5, 6]]], biases=[[4]]), [([1, 2], [3])])
POINTS = [([1], [1]), ([2], [3])]
LINE = Network([1, 1], "identity", weights=[[[-2]]], biases=[[4]])


def verdict(landscape, eta="eta", **settings):
    return converges(landscape, eta, **settings).verdict


def theorem(landscape, name, eta="eta", **settings):
    found = converges(landscape, eta, **settings).theorems
    return next(t for t in found if name in t.name)


@pytest.mark.parametrize("eta", ["eta", "1/10", "1", "100"])
@pytest.mark.parametrize("order", ["full", "random"])
def test_the_sheet_is_refuted_for_every_rate(eta, order):
    assert verdict(SHEET, eta, order=order).refuted


def test_the_reason_names_the_infimum_and_the_rate():
    reason = verdict(SHEET).reason
    assert "no critical point" in reason
    assert "infimum of the cost is 2, not attained" in reason
    assert "log(exp(21) + 12*eta*T)" in reason


def test_z_goes_like_the_logarithm():
    """e^z grows by 12 η a step up to parts of e^(−z): bounds that hold for every T."""
    facts, eta = Facts(SHEET), Fraction(1, 10)
    for steps in (1, 10, 1000):
        z = z_after(facts, eta, steps)
        with working_precision(200):
            told = (arb(21).exp() + arb(fmpq(12, 10)) * steps).log()
            assert abs(z - told) < arb(steps) * arb("1e-17")
    run = descend(SHEET.network, SHEET.data, 10, "sgd", eta)
    b, w1, w2 = (Fraction(text) for text in run.digits(25))
    assert abs(float(b + w1 + 2 * w2) - float(z_after(facts, eta, 10).mid())) < 1e-12


def test_escape_at_the_edge_and_for_tanh():
    def rate(activation, y):
        network = Network([2, 1], activation, weights=[[[5, 6]]], biases=[[4]])
        return str(escape_rate(Facts(Landscape(network, [([1, 2], [y])]))))

    assert rate("sigmoid", 1) == "z_T ~ log(exp(42) + 12*eta*T)/2 → ∞"
    assert rate("sigmoid", -1) == "z_T ~ -log(exp(-21) + 6*eta*T) → −∞"
    assert rate("tanh", 2) == "z_T ~ log(exp(42) + 48*eta*T)/2 → ∞"


@pytest.mark.parametrize(("activation", "y"), [("sigmoid", 1), ("tanh", 2), ("sigmoid", -1)])
def test_escape_rates_against_many_steps(activation, y):
    from symsgd.algebra.floats import float_value

    network = Network([1, 1], activation, weights=[[["1/2"]]], biases=[[0]])
    landscape = Landscape(network, [([1], [y])])
    z = float(z_after(Facts(landscape), "1/2", 4000).mid())
    told = float_value(escape_rate(Facts(landscape), "1/2").z, {"T": 4000.0})
    assert z == pytest.approx(told, abs=0.05)  # up to parts of e^(−z)


def test_xor_from_zero():
    """Full descent stands still at a stop that is no minimum; single samples never settle."""
    landscape = Landscape(ZERO, XOR)
    full = verdict(landscape)
    assert full.proved
    assert "saddle, but not a strict one" in full.warnings[0]
    assert verdict(landscape, order="random").refuted
    lee = theorem(landscape, "strict saddles are avoided")
    assert lee.status is Status.FAILS
    assert any("θ = 0" in h.reason for h in lee.hypotheses if h.status is Status.FAILS)


@pytest.mark.parametrize(
    ("eta", "proved"),
    [("1/10", True), ("58/100", True), ("59/100", False), ("1", False)],
)
def test_quadratic_converges_exactly_below_the_bound(eta, proved):
    landscape = Landscape(LINE, POINTS)
    assert quadratic_form(Facts(landscape)).L[1] is None  # (7 + √45)/4
    answer = verdict(landscape, eta)
    assert answer.proved is proved
    assert answer.refuted is not proved
    ends = [abs(float(v)) for v in descend(LINE, POINTS, 400, "sgd", eta).path(Floats())[-1]]
    assert (max(ends) < 10) is proved


def test_at_the_bound_the_distance_stays():
    network = Network([1, 1], "identity", weights=[[[3]]], biases=[[0]])
    landscape = Landscape(network, [([1], [1])])  # L = 2
    assert verdict(landscape, 1).refuted
    assert verdict(landscape, "999/1000").proved


def test_a_start_without_the_fast_part_converges_anyway():
    form = Quadratic([[fmpq(1), fmpq(0)], [fmpq(0), fmpq(10)]], [fmpq(0)] * 2, fmpq(0))
    assert form.converges([fmpq(1), fmpq(0)], fmpq(1))
    assert not form.converges([fmpq(1), fmpq(1)], fmpq(1))
    assert form.converges([fmpq(0), fmpq(0)], fmpq(7))


def test_closed_form_of_the_iterates():
    form = quadratic_form(Facts(Landscape(LINE, POINTS)))
    steps = descend(LINE, POINTS, 7, "sgd", "1/5")
    exact = form.iterate([fmpq(4), fmpq(-2)], fmpq(1, 5), 7)
    assert [str(e) for e in exact] == [str(e) for e in steps.theta()] or steps.float64() == tuple(
        float(arb(e).mid()) for e in exact
    )


def test_noise_keeps_a_constant_rate_from_settling():
    data = [([1], [1]), ([1], [2])]
    assert verdict(Landscape(LINE, data), "1/10", order="random").refuted
    assert verdict(Landscape(LINE, data), "1/10").proved


def test_robbins_and_monro():
    logistic = Landscape(Network([1, 1], cost="bce"), [([0], ["1/4"]), ([1], ["1/2"])])
    falling = theorem(logistic, "Robbins", order="random", pace=schedule("inverse_time"))
    assert falling.status is Status.HOLDS
    constant = theorem(logistic, "Robbins", order="random")
    assert [h.text for h in constant.hypotheses if h.status is Status.FAILS] == ["Σ ηₜ² < ∞"]
    root = theorem(logistic, "Robbins", pace=schedule("inverse_sqrt"))
    assert root.status is Status.FAILS


def test_logistic_regression_converges_because_it_is_convex():
    data = [([0], ["1/4"]), ([1], ["1/2"])]
    logistic = Landscape(Network([1, 1], cost="bce"), data)
    answer = verdict(logistic, "1/2")
    assert answer.proved
    assert "convex" in answer.reason


def test_one_neuron_with_a_target_in_reach():
    network = Network([2, 1], weights=[[[5, 6]]], biases=[[4]])
    landscape = Landscape(network, [([1, 2], ["3/4"])])
    assert verdict(landscape, "1").proved
    assert verdict(landscape, "100").undecided
    assert verdict(landscape).undecided


def test_summable_rates_stop_anywhere():
    answer = verdict(SHEET, "1/10", pace=schedule("step", factor="1/2", every=10))
    assert answer.proved
    assert "no critical point" in answer.warnings[0]


def test_a_strict_saddle_catches_almost_no_start():
    network = Network([1, 1, 1], "identity", weights=[[["1/20"]], [["-1/4"]]], biases=[[0], [0]])
    landscape = Landscape(network, [([1], [1])], ("W",))
    assert theorem(landscape, "almost no start", "1/20").status is Status.HOLDS
    assert theorem(landscape, "almost no start", "1").status is Status.FAILS  # η = 1/λ
    assert verdict(landscape, "1/20").undecided


def test_mistakes():
    for call in (
        lambda: converges(SHEET, "-1"),
        lambda: converges(SHEET, order="best"),
        lambda: converges(SHEET, 0.1),
    ):
        with pytest.raises(SymsgdError):
            call()
