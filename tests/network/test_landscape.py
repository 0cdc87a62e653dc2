"""Critical points, Hessians and inertia: what the chapter on stops says, and independent checks."""

from __future__ import annotations

from fractions import Fraction
from time import perf_counter

import pytest
from flint import arb, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.algebra.balls import Balls, working_precision
from symsgd.algebra.floats import Floats
from symsgd.algebra.rationals import Rationals
from symsgd.network.critical import Kind, Known, classify, critical_points
from symsgd.network.duals import Duals
from symsgd.network.facts import Facts
from symsgd.network.inertia import characteristic, inertia, inertia_of_balls, largest_eigenvalue
from symsgd.network.infimum import infimum
from symsgd.network.landscape import Landscape
from symsgd.network.network import Network
from symsgd.network.newton import certify, search
from symsgd.network.profile import profile_of
from symsgd.network.series import along, way_down
from symsgd.network.smoothness import smoothness

XOR = [([0, 0], [0]), ([0, 1], [1]), ([1, 0], [1]), ([1, 1], [0])]
LANDSCAPE = Landscape(Network([2, 2, 1]), XOR)
SHEET = Landscape(Network([2, 1], weights=[[[5, 6]]], biases=[[4]]), [([1, 2], [3])])
PRODUCT = Network([1, 1, 1], "identity", weights=[[["w"]], [["u"]]], biases=[[0], [0]])


def facts(layers, data, activation="sigmoid", cost="half_squared_error"):
    return Facts(Landscape(Network(layers, activation, cost), data))


# the four landscapes of the chapter


def test_the_sheet_has_no_critical_point_and_no_minimum():
    found = critical_points(Facts(SHEET))
    assert found.known is Known.NONE
    lowest = infimum(Facts(SHEET))
    assert (lowest.value, lowest.attained) == (2, False)


def test_xor_at_zero():
    stop = classify(Facts(LANDSCAPE), [0] * 9)
    assert stop is not None
    assert set(LANDSCAPE.gradient_at([0] * 9)) == {0}
    assert stop.cost == "1/8"
    assert stop.polynomial == "x^9 + (-3/32)*x^8"
    assert not stop.strict_saddle
    assert stop.kind is Kind.DEGENERATE_SADDLE
    # single samples do not stand still there
    assert any(g != 0 for g in LANDSCAPE.gradient_at([0] * 9, 0))


def test_the_way_down_from_xor_at_zero_goes_down():
    direction, series = way_down(LANDSCAPE, [fmpq(0)] * 9)
    assert next(c for c in series[1:] if c != 0) < 0
    with working_precision(128):
        point = [arb(fmpq(d, 10)) for d in direction]
        assert LANDSCAPE.cost(Balls({}), point) < arb(1) / 8


def test_xor_hessian_and_inertia_take_less_than_thirty_milliseconds():
    LANDSCAPE.hessian_at([0] * 9)
    times = []
    for _ in range(5):
        start = perf_counter()
        inertia(LANDSCAPE.hessian_at([0] * 9))
        times.append(perf_counter() - start)
    assert min(times) < 0.030


def test_product_of_two_weights():
    """½(uwx − y)²: a strict saddle at 0 with eigenvalues ±xy, and minima where uwx = y."""
    landscape = Landscape(PRODUCT, [(["x"], ["y"])], ("W",))
    found = critical_points(Facts(landscape))
    assert found.known is Known.ALL
    saddle = next(p for p in found.points if p.strict_saddle)
    assert saddle.kind is Kind.STRICT_SADDLE
    assert saddle.polynomial == "lambda^2 - x^2*y^2"
    assert (saddle.inertia.positive, saddle.inertia.negative) == (1, 1)
    others = [p.kind for p in found.points if p is not saddle]
    assert others == [Kind.GLOBAL_MINIMUM]


def test_a_line_through_points():
    found = critical_points(facts([1, 1], [([0], [1]), ([1], [3]), ([2], [4])], "identity"))
    assert found.points[0].place == "θ = (7/6, 3/2)"
    assert found.points[0].cost == "1/36"
    one = critical_points(facts([1, 1], [([1], [1])], "identity")).points[0]
    assert (one.inertia.positive, one.inertia.zero) == (1, 1)


@pytest.mark.parametrize(
    ("y", "known", "value", "attained"),
    [
        ("3", Known.NONE, 2, False),
        ("1", Known.NONE, 0, False),
        ("0", Known.NONE, 0, False),
        ("-1", Known.NONE, Fraction(1, 2), False),
        ("1/2", Known.ALL, 0, True),
        ("3/4", Known.ALL, 0, True),
    ],
)
def test_one_neuron_by_its_target(y, known, value, attained):
    here = facts([2, 1], [([1, 2], [y])])
    assert critical_points(here).known is known
    assert (infimum(here).value, infimum(here).attained) == (value, attained)


def test_a_hidden_layer_does_not_help_a_target_out_of_reach():
    found = critical_points(facts([2, 3, 1], [([1, 2], [3]), ([0, 1], [1])]))
    assert found.known is Known.NONE
    mixed = critical_points(facts([2, 3, 1], [([1, 2], [3]), ([0, 1], [0])]))
    assert mixed.known is Known.SOME


def test_infimum_of_xor_is_approached_by_certain_signs():
    lowest = infimum(Facts(LANDSCAPE))
    assert (lowest.value, lowest.attained) == (0, False)
    assert "t·(" in lowest.reason


def test_cross_entropy_is_convex_and_can_be_unbounded():
    inner = facts([1, 1], [([0], ["1/4"]), ([1], ["1/2"]), ([2], ["1/4"])], cost="bce")
    assert inner.convex
    assert (
        critical_points(facts([1, 1], [([1], ["1/4"])], cost="bce")).points[0].kind
        is Kind.GLOBAL_MINIMUM
    )
    assert infimum(facts([1, 1], [([1], [2])], cost="bce")).unbounded


# exact against independent


def test_hessian_agrees_with_the_second_derivatives_of_the_expression_core():
    from symsgd.functions.derivatives import differentiate
    from symsgd.prove.decide import decide

    landscape = Landscape(Network([1, 1, 1], "tanh"), [([2], ["1/3"])])
    cost, names, rows = landscape.cost_node(), landscape.names, landscape.hessian_matrix().rows
    for i in (0, 1, 3):
        for j in (1, 3):
            other = differentiate(differentiate(cost, names[i]), names[j])
            assert decide(rows[i][j], other).proved, (i, j)


numbers = st.fractions(-2, 2, max_denominator=4)


@given(st.lists(numbers, min_size=9, max_size=9))
@settings(max_examples=15, deadline=None)
def test_hessian_agrees_with_differences_of_the_gradient(theta):
    algebra = Floats()
    point = [float(value) for value in theta]
    rows = LANDSCAPE.hessian(algebra, point)
    h = 1e-5
    for j in (0, 4, 8):
        ahead, behind = list(point), list(point)
        ahead[j] += h
        behind[j] -= h
        up, down = LANDSCAPE.gradient(algebra, ahead), LANDSCAPE.gradient(algebra, behind)
        for i in range(9):
            assert rows[i][j] == pytest.approx((up[i] - down[i]) / (2 * h), abs=1e-8)
            assert rows[i][j] == pytest.approx(rows[j][i], abs=1e-14)


@given(st.integers(1, 4), st.data())
@settings(deadline=None)
def test_inertia_exactly_in_balls_and_by_congruence(size, data):
    entries = st.integers(-3, 3)
    half = [[data.draw(entries) for _ in range(size)] for _ in range(size)]
    rows = [[fmpq(half[i][j] + half[j][i]) for j in range(size)] for i in range(size)]
    exact = inertia(rows)
    assert exact.positive + exact.negative + exact.zero == size
    balls = inertia_of_balls([[arb(e) for e in row] for row in rows])
    assert balls.positive <= exact.positive
    assert balls.negative <= exact.negative
    if exact.semidefinite and exact.definite:
        assert balls == exact
    flipped = inertia([[-e for e in row] for row in rows])
    assert (flipped.positive, flipped.negative) == (exact.negative, exact.positive)


def test_inertia_says_what_it_does_not_know():
    wide = inertia_of_balls([[arb(0, 1)]])
    assert wide.unknown == 1
    assert not wide.definite
    assert str(inertia([[fmpq(0)]])) == "1 zero"


def test_largest_eigenvalue():
    ball, exact = largest_eigenvalue([[fmpq(1), fmpq(1)], [fmpq(1), fmpq(2)]])
    assert exact is None
    assert abs(float(ball.mid()) - (3 + 5**0.5) / 2) < 1e-12
    assert str(characteristic([[fmpq(1)]])) == "x + (-1)"


def test_dual_numbers_of_quotients_powers_and_kinks():
    algebra = Duals(Rationals())
    x = algebra.seed(Rationals().number(Fraction(2)), 0)
    one = algebra.number(Fraction(1))
    assert algebra.divide(one, x).slopes == {0: fmpq(-1, 4)}
    from symsgd.algebra.algebra import evaluate
    from symsgd.expression import node as n

    X = n.variable("x")
    assert evaluate(X**3, algebra, {X: x}).slopes == {0: 12}
    assert evaluate(n.apply("relu", X), algebra, {X: x}).slopes == {0: 1}
    assert evaluate(n.apply("relu", -X), algebra, {X: x}).slopes == {0: 0}


def test_series_agree_with_exact_costs():
    line = Landscape(Network([1, 1], "identity"), [([1], [2]), ([3], [1])])
    series = along(line, [fmpq(1), fmpq(0)], [1, 2])
    value = sum(c * fmpq(1, 3) ** k for k, c in enumerate(series))
    assert value == line.cost_at([Fraction(4, 3), Fraction(2, 3)])


# isolated and certified

INCONSISTENT = [([0], ["1/4"]), ([1], ["3/4"]), ([2], ["1/2"])]


def test_interval_newton_isolates_the_one_minimum():
    landscape = Landscape(Network([1, 1]), INCONSISTENT)
    box = ((Fraction(-3), Fraction(3)), (Fraction(-3), Fraction(3)))
    result = search(landscape, box)
    assert len(result.found) == 1
    assert not result.open
    found = result.found[0]
    assert found.inertia.definite
    with working_precision(128):
        middle = [arb(fmpq(m.numerator, m.denominator)) for m in found.middle]
        assert all(abs(g) < arb("1e-10") for g in landscape.gradient(Balls({}), middle))


def test_newton_certifies_nothing_at_a_degenerate_stop():
    assert certify(LANDSCAPE, [0.0] * 9) is None


def test_an_empty_box_is_empty():
    box = ((Fraction(4), Fraction(5)), (Fraction(4), Fraction(5)))
    assert search(Landscape(Network([1, 1]), INCONSISTENT), box).found == ()


# the Lipschitz constant


def test_lipschitz_constant_of_the_sheet():
    found = smoothness(Facts(SHEET))
    assert (found.shown, found.bound, found.sharp) == ("189/128", "256/189", True)
    assert found.below(Fraction(256, 189), 2) is False
    assert found.below(Fraction(255, 189), 2) is True


@pytest.mark.parametrize("y", ["0", "1"])
def test_lipschitz_constant_at_the_ends_of_the_range(y):
    assert smoothness(facts([2, 1], [([1, 2], [y])])).shown == "0.462176"


@given(st.fractions(-20, 20), st.fractions(-3, 4, max_denominator=5))
@settings(max_examples=40, deadline=None)
def test_no_curvature_exceeds_the_largest(z, y):
    profile = profile_of(Network([1, 1]), y)
    top, _ = profile.largest_curvature()
    with working_precision(100):
        s = 1 / (1 + (-arb(fmpq(z.numerator, z.denominator))).exp())
        value = sum((arb(c) * s**k for k, c in enumerate(profile.curvature.coeffs())), arb(0))
        assert not abs(value) > top


def test_no_lipschitz_constant_with_a_hidden_layer():
    assert smoothness(Facts(LANDSCAPE)).holds is False
    assert "t^2" in smoothness(Facts(LANDSCAPE)).reason
    product = Facts(Landscape(PRODUCT, [([1], [1])], ("W",)))
    assert smoothness(product).holds is False


# where the first version of an argument would be wrong


def test_a_root_next_to_the_end_of_the_range_is_inside():
    """y = 1 − 10⁻³⁰ is reached, though its ball at 53 bits holds 1."""
    near = 1 - Fraction(1, 10**30)
    assert critical_points(facts([2, 1], [([1, 2], [near])])).known is Known.ALL
    assert profile_of(Network([1, 1]), near).sign() == 0


def test_categorical_cross_entropy_of_one_output_has_no_minimum():
    here = facts([2, 1], [([1, 2], ["1/2"])], cost="categorical_cross_entropy")
    assert critical_points(here).known is not Known.ALL
    assert infimum(here).attained is not True
    assert not infimum(facts([2, 1], [([1, 2], [2])], cost="categorical_cross_entropy")).unbounded


def test_a_symbolic_eigenvalue_that_may_vanish_stays_open():
    """Two samples: the eigenvalues at 0 are ±(xy + 3)/2, and xy may be −3."""
    landscape = Landscape(PRODUCT, [(["x"], ["y"]), ([1], [3])], ("W",))
    points = critical_points(Facts(landscape)).points
    assert all(p.inertia.unknown for p in points if "= 0, w" in p.place)


def test_equations_without_real_solutions_are_no_stops():
    from symsgd.network.critical_sets import _has_real_points
    from symsgd.network.systems import Branch, Polynomials

    algebra = Polynomials(["u"])
    u = algebra.variable("u")
    assert not _has_real_points(Branch({}, (u * u + 1,)))
    assert _has_real_points(Branch({}, (u * u - 2,)))


def test_decay_of_weights_makes_a_quadratic_definite():
    data = [([0, 1], [1]), ([1, 0], [0])]
    network = Network([2, 1], "identity", regularization="1/10")
    stop = critical_points(Facts(Landscape(network, data))).points[0]
    assert (stop.kind, stop.inertia.positive) == (Kind.GLOBAL_MINIMUM, 3)
    symbolic = Landscape(Network([2, 1], "identity", regularization="lambda"), data)
    assert critical_points(Facts(symbolic)).known is Known.SOME


def test_a_convex_cost_has_its_one_minimum_certified():
    here = facts([1, 1], INCONSISTENT, cost="bce")
    found = critical_points(here)
    assert found.known is Known.ALL
    assert found.points[0].kind is Kind.GLOBAL_MINIMUM
    square = critical_points(facts([1, 1], INCONSISTENT))
    assert (square.known, square.points[0].kind) == (Known.SOME, Kind.MINIMUM)


def test_decay_of_weights_keeps_the_infimum_open():
    network = Network([1, 1, 1], "identity", regularization="1/10")
    assert infimum(Facts(Landscape(network, [([1], [1])]))).value is None
