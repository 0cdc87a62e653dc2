"""Inequalities by the sign of a derivative: true ones, false siblings, and random ones."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial
from time import monotonic

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node, apply
from symsgd.functions.derivatives import expand
from symsgd.prove.decide import decide
from symsgd.prove.orders.monotony_cases import prove_by_monotony
from tests.prove.monotony_claims import DOMAINS, OVER_GAPS, PAIRS, claim, context
from tests.prove.random_claims import Claims

TRUE = [row[:2] for row in PAIRS]
FALSE = [row[3:] for row in PAIRS]
x, a, y = n.variables("x a y")


@pytest.mark.parametrize(("text", "where"), TRUE)
def test_a_true_inequality_is_proved(text, where):
    left, relation, right = claim(text)
    assert decide(left, right, context(where), relation).proved


@pytest.mark.parametrize(("text", "where"), FALSE + list(OVER_GAPS))
def test_a_false_sibling_is_not_proved(text, where):
    left, relation, right = claim(text)
    assert not decide(left, right, context(where), relation).proved
    assert prove_by_monotony(left, right, context(where), relation) is None  # nobody refutes here


def test_there_are_enough_of_both():
    assert min(len(set(TRUE)), len(set(FALSE))) >= 40


def test_most_siblings_are_refuted_by_a_point():
    verdicts = [
        decide(left, right, context(where), relation)
        for text, where in FALSE
        for left, relation, right in [claim(text)]
    ]
    assert sum(v.refuted for v in verdicts) >= len(FALSE) - 1


REASONS = """
log(x) <= x-1 | x > 0 | the difference is 0 at x = 1 and its derivative has the sign of x − 1
sin(x) <= x | x >= 0 | the difference is 0 at x = 0 and its derivative is ≥ 0 for x > 0
exp(x) > 1+x | x >= 1 | the difference is positive at x = 1 and its derivative is ≥ 0 for x > 1
atan(x) >= x | x <= 0 | the difference is 0 at x = 0 and its derivative is ≤ 0 for x < 0
"""


@pytest.mark.parametrize("row", REASONS.strip().splitlines())
def test_the_reason_names_the_anchor(row):
    text, where, reason = row.split(" | ")
    left, relation, right = claim(text)
    verdict = decide(left, right, context(where), relation)
    assert (verdict.proved, verdict.reason) == (True, reason)


# -- what is assumed ---------------------------------------------------------------------------


def test_an_assumed_bound_narrows_the_interval():
    for assumed, holds in ((n.relation(">=", 2 * x, n.number(0)), True),
                           (n.relation(">=", x, n.number(-1)), False)):  # fmt: skip
        verdict = decide(apply("sin", x), x, Context.of({}, (assumed,)), "<=")
        assert verdict.proved is holds


def test_an_assumption_that_is_no_interval_is_not_used_as_one():
    """x²(2eˣ − 1) > 0 holds for some x < 0, where sin x > x."""
    assumed = n.relation(">", x**2 * (2 * apply("exp", x) - 1), n.number(0))
    given = Context.of({}, (assumed,))
    assert prove_by_monotony(apply("sin", x), x, given, "<=") is None
    assert prove_by_monotony(x, apply("exp", x), given, "<=") is not None


def test_what_holds_at_the_points_of_a_claim_only_says_nothing_between_them():
    """With x² ≥ 9/4 the slope is positive on both sides, but not on the way across."""
    assumed = n.relation(">=", x**2, n.number(Fraction(9, 4)))
    given = Context.of({"x": Domain.between(-2, 2)}, (assumed,))
    difference = x**3 - 3 * x + 2  # 0 at −2 and at 1, its slope is 3(x² − 1)
    assert prove_by_monotony(difference, n.number(Fraction(1, 8)), given, ">=") is None


def test_parameters_keep_their_domains():
    claimed = apply("log", 1 + x), x + a * x**2
    above = Context.of({"a": Domain.named("nonnegative"), "x": Domain.named("nonnegative")})
    assert prove_by_monotony(*claimed, above, "<=") is not None
    assert prove_by_monotony(*claimed, above, "<") is None
    below = above.with_domain("a", Domain(Fraction(-1)))
    assert prove_by_monotony(*claimed, below, "<=") is None
    real = Context.of({"x": Domain.named("nonnegative")})
    assert prove_by_monotony(apply("sin", x), a * x, real, "<=") is None


def test_the_exponent_of_bernoulli_is_a_parameter():
    for low, high, holds in ((1, None, True), (0, 1, False), (None, None, False)):
        exponents = Domain(*(None if end is None else Fraction(end) for end in (low, high)))
        given = Context.of({"x": DOMAINS["x > -1"], "a": exponents})
        cover = prove_by_monotony((1 + x) ** a, 1 + a * x, given, ">=")
        assert (cover is not None) is holds


def test_a_parameter_may_be_where_a_function_lives():
    """ln y asks for y > 0, and so may the proof."""
    left, right = apply("log", y) + apply("sin", x), apply("log", y) + x
    given = Context.of({"x": Domain.named("nonnegative")})
    assert prove_by_monotony(left, right, given, "<=") is not None


def test_an_integer_is_a_real_number_between_its_bounds():
    given = Context.of({"x": Domain(Fraction(1), integer=True)})
    alternating = n.power(n.number(-1), x)
    assert prove_by_monotony(alternating, n.number(1), given, "<=") is None
    assert prove_by_monotony(apply("log", x), x - 1, given, "<=") is not None


def test_a_power_with_an_integer_exponent_may_have_a_negative_base():
    k = n.variable("k")
    given = Context.of({"k": Domain.named("nonnegint"), "x": Domain.between(-1, 1)})
    assert prove_by_monotony(x**k, x ** (-k), given, "<=") is None  # fails for x < 0 and odd k
    assert prove_by_monotony(n.number(2) ** k, n.number(1), given, ">=") is not None


@pytest.mark.parametrize("seed", range(3))
def test_what_is_proved_is_never_refuted(seed):
    claims, proved, end = Claims(seed), 0, monotonic() + 4
    for i in range(150):
        left, right = map(expand, claims.pair(1 + i % 3))
        given = claims.context()
        for relation in ("<=", ">="):
            if prove_by_monotony(left, right, given, relation) is not None:
                proved += 1
                verdict = decide(left, right, given, relation)
                assert not verdict.refuted, (left, relation, right, given, verdict)
        if monotonic() > end:
            break
    assert proved >= 3


# -- random inequalities against mpmath --------------------------------------------------------

Function = Callable[[mpmath.mpf], mpmath.mpf]
_SERIES: dict[str, tuple[Node, Function, Callable[[int], Fraction]]] = {
    "exp": (apply("exp", x), mpmath.exp, lambda k: Fraction(1, factorial(k))),
    "sin": (apply("sin", x), mpmath.sin, lambda k: Fraction((0, 1, 0, -1)[k % 4], factorial(k))),
    "cos": (apply("cos", x), mpmath.cos, lambda k: Fraction((1, 0, -1, 0)[k % 4], factorial(k))),
    "atan": (apply("atan", x), mpmath.atan, lambda k: Fraction((0, 1, 0, -1)[k % 4], max(k, 1))),
    "log1p": (apply("log", 1 + x), lambda v: mpmath.log(1 + v),
              lambda k: Fraction((-1) ** (k + 1), k) if k else Fraction(0)),
    "tanh": (apply("tanh", x), mpmath.tanh, lambda k: Fraction((0, 3, 0, -1, 0)[k], 3)),
    "sigmoid": (apply("sigmoid", x), lambda v: 1 / (1 + mpmath.exp(-v)),
                lambda k: Fraction((24, 12, 0, -1, 0)[k], 48)),
    "inverse": (1 / (1 + x), lambda v: 1 / (1 + v), lambda k: Fraction((-1) ** k)),
    "abs": (apply("abs", x), abs, lambda _: Fraction(0)),
    "kink": (apply("max", x - 1, n.number(0)), lambda v: max(v - 1, mpmath.mpf(0)),
             lambda _: Fraction(0)),
    "tan": (apply("tan", x), mpmath.tan, lambda k: Fraction((0, 3, 0, 1, 0)[k], 3)),
}  # fmt: skip


@st.composite
def inequalities(draw: st.DrawFn) -> tuple[Node, Function]:
    """Draw a combination of functions without the start of its series, or with a slip in it."""
    names = draw(st.lists(st.sampled_from(sorted(_SERIES)), min_size=1, max_size=2, unique=True))
    factors = [Fraction(draw(st.integers(-3, 3)) or 1) for _ in names]
    degree = draw(st.integers(0, 4))
    slips = draw(st.lists(st.tuples(st.integers(0, 4), st.sampled_from((-1, 1))), max_size=1))
    series = [
        sum((c * _SERIES[name][2](k) for c, name in zip(factors, names, strict=True)), Fraction(0))
        if k <= degree else Fraction(0)
        for k in range(5)
    ]  # fmt: skip
    for place, sign in slips:
        series[place] += sign * draw(
            st.sampled_from((Fraction(1, 100), Fraction(1), Fraction(1, 7)))
        )
    parts = [n.number(c) * _SERIES[name][0] for c, name in zip(factors, names, strict=True)]
    parts += [-n.number(c) * x**k for k, c in enumerate(series) if c and k]
    parts += [n.number(-series[0])]

    def value(at: mpmath.mpf) -> mpmath.mpf:
        mine = sum(_mp(c) * _SERIES[name][1](at) for c, name in zip(factors, names, strict=True))
        return mine - sum(_mp(c) * at**k for k, c in enumerate(series))

    return n.add(*parts), value


def _mp(value: Fraction) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator


def violated(value: Function, domain: Domain, relation: str) -> Fraction | None:
    """Return a point at which the relation with 0 certainly fails, or None."""
    steps = [Fraction(s * k, d) for d in (1, 7, 50, 1000) for k in range(1, 12) for s in (1, -1)]
    starts = [
        v for v in (domain.low, domain.high, Fraction(0), Fraction(1), Fraction(3)) if v is not None
    ]
    turn = 1 if relation in (">", ">=") else -1
    for at in {start + step for start in starts for step in (*steps, Fraction(0), Fraction(30))}:
        if at not in domain:
            continue
        with mpmath.workdps(60):
            try:
                found = turn * mpmath.mpmathify(value(_mp(at)))
            except ZeroDivisionError:
                continue
            if isinstance(found, mpmath.mpc):  # no real value
                continue
            if found < -(mpmath.mpf(10) ** -40) or (found == 0 and relation in ("<", ">")):
                return at
    return None


def test_mpmath_finds_no_point_against_what_is_proved():
    proved = []

    @settings(max_examples=120, deadline=None, derandomize=True)
    @given(inequalities(), st.sampled_from(sorted(DOMAINS)))
    def compare(drawn: tuple[Node, Function], where: str) -> None:
        (difference, value), there = drawn, context(where)
        for relation in ("<", "<=", ">", ">="):
            if prove_by_monotony(difference, n.number(0), there, relation) is not None:
                proved.append(difference)
                at = violated(value, there.domain("x"), relation)
                assert at is None, f"{difference} {relation} 0 fails at {at} ({where})"

    compare()
    assert len(proved) >= 10  # claims without hope would test nothing
