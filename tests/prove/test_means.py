"""Weighted means and other signs of polynomials: true ones, false siblings, damaged shares."""

import pytest

from symsgd.certify.replay import replay
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from symsgd.prove.orders.order import sign_of_difference
from symsgd.prove.verdict import Outcome

a, b, c, g, x, y = n.variables("a b c g x y")
zero, pi = n.number(0), n.constant("pi")
POSITIVE = Context.of(dict.fromkeys("abc", Domain.named("positive")))
MEANS = [
    # what is never negative, and a false sibling
    (a / b + b / c + c / a - 3, a / b + b / c + c / a - 4),
    ((a + b + c) / 3 - n.apply("root", a * b * c, n.number(3)),
     (a + b + c) / 4 - n.apply("root", a * b * c, n.number(3))),
    ((a + b + c) * (1 / a + 1 / b + 1 / c) - 9, (a + b + c) * (1 / a + 1 / b + 1 / c) - 10),
    ((a + b) * (b + c) * (c + a) - 8 * a * b * c, (a + b) * (b + c) * (c + a) - 9 * a * b * c),
    (a**4 * b + b**4 * c + c**4 * a - a * b * c * (a * b + b * c + c * a) + 0 * a,
     a**4 * b + b**4 * c + c**4 * a - 2 * a * b * c * (a * b + b * c + c * a)),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad"), MEANS)
def test_a_monomial_is_at_most_a_mean(good, bad):
    verdict = decide(good, zero, POSITIVE, ">=")
    assert verdict.outcome is Outcome.PROVED
    assert replay(verdict.certificate.to_json()).accepted
    assert not decide(good, zero, POSITIVE, ">").proved
    assert decide(bad, zero, POSITIVE, ">=").outcome is Outcome.REFUTED
    assert decide(good, zero, None, ">=").outcome is Outcome.REFUTED


def damaged(change):
    data = decide(MEANS[0][0], zero, POSITIVE, ">=").certificate.to_json()
    assert replay(data).accepted
    change(data["proof"]["means"][0])
    return replay(data)


def smaller_share(means):
    means["shares"][0][1][0][1] = "1/2"


def larger_share(means):
    means["shares"][0][1][0][1] = "2"


def negative_share(means):
    means["shares"][0][1][0][1] = "-1"


def another_monomial(means):
    means["shares"][0][1][0][0] = [[0, 5]]


def no_shares(means):
    means["shares"] = []


def another_polynomial(means):
    means["polynomial"][0][0] = "7"


@pytest.mark.parametrize(
    "change",
    [
        smaller_share, larger_share, negative_share, another_monomial, no_shares,
        another_polynomial,
    ],
)  # fmt: skip
def test_damaged_shares_are_rejected(change):
    assert not damaged(change).accepted


def between(low, high):
    return Context.of({}, [n.relation("<=", low, x), n.relation("<=", x, high)])


@pytest.mark.parametrize(
    ("left", "relation", "where"),
    [
        (n.apply("sin", x), ">=", between(zero, pi)),
        (n.apply("sin", 2 * x), ">=", between(zero, pi / 2)),
        (n.apply("sin", x), "<=", between(-pi, zero)),
        (n.apply("cos", x), ">=", between(-pi / 2, pi / 2)),
        (n.apply("cos", x), ">", between(n.number(-1), n.number(1))),
    ],
)
def test_sines_and_cosines_of_small_angles(left, relation, where):
    verdict = decide(left, zero, where, relation)
    assert verdict.outcome is Outcome.PROVED
    assert replay(verdict.certificate.to_json()).accepted


@pytest.mark.parametrize(
    ("left", "relation", "where"),
    [
        (n.apply("sin", x), ">=", between(zero, pi + n.number("1/10"))),
        (n.apply("sin", x), ">", between(zero, pi)),
        (n.apply("sin", 2 * x), ">=", between(zero, pi)),
        (n.apply("cos", x), ">=", between(zero, pi)),
    ],
)
def test_sines_and_cosines_of_larger_angles(left, relation, where):
    assert not decide(left, zero, where, relation).proved


def test_a_line_in_a_bounded_letter_needs_both_ends():
    where = Context.of({"a": Domain.between(0, 1), "b": Domain.between(0, 1)})
    assert decide(1 - a * b, zero, where, ">=").proved
    assert not decide(1 - a * b, zero, where, ">").proved
    assert decide(1 - 2 * a * b, zero, where, ">=").outcome is Outcome.REFUTED


def test_a_square_with_a_lead_that_may_vanish_is_not_enough():
    # y·c ≥ 0 says nothing of c where y = 0
    facts = [n.relation(">=", y, zero), n.relation(">=", y * c, zero)]
    assert sign_of_difference(y * g**2 + c, zero, Context.of({}, facts))[0] is None
