"""Points between bounds, and downhill: they lie where the claim is made, and find what is wrong."""

from fractions import Fraction
from itertools import islice

import pytest

from symsgd.algebra.balls import holds
from symsgd.certify.replay import replay
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from symsgd.prove.orders.descent import within_bounds
from symsgd.prove.verdict import Outcome

eta, lam, mu, top, x = n.variables("eta lambda mu L x")
POSITIVE = Domain.named("positive")
STEPS = Context.of(
    dict.fromkeys(("eta", "lambda", "mu", "L"), POSITIVE),
    [n.relation("<=", mu, lam), n.relation("<=", lam, top), n.relation("<=", eta, 2 / top)],
)


def test_letters_lie_between_their_bounds():
    found = list(within_bounds(("L", "eta", "lambda", "mu"), STEPS))
    good = [p for p in found if all(holds(fact, p) for fact in STEPS.relations)]
    assert len(good) > len(found) // 2


@pytest.mark.parametrize(
    ("left", "relation", "right", "where"),
    [
        (1 - eta * mu, ">=", n.number(0), STEPS),
        (n.apply("abs", 1 - eta * lam), "<=", 1 - eta * mu, STEPS),
        (x * n.apply("sigmoid", x), ">=", n.number("-2784/10000"), Context()),
        ((x - n.number("1/3")) ** 2, ">", n.number("1/1000000"), Context()),
        (x * (1 - x), "<", n.number("2499/10000"), Context.of({"x": Domain.between(0, 1)})),
    ],
)
def test_what_fails_in_a_narrow_place_is_refuted(left, relation, right, where):
    verdict = decide(left, right, where, relation)
    assert verdict.outcome is Outcome.REFUTED
    assert replay(verdict.certificate.to_json()).accepted


def test_no_point_outside_of_an_open_domain_refutes():
    where = Context.of({"x": Domain(Fraction(0), Fraction(1), low_open=True, high_open=True)})
    claim = x * n.apply("gamma", 1 + x) * (1 - x)  # 0 at both ends alone
    assert not decide(claim, n.number(0), where, ">").refuted
    points = islice(within_bounds(("x",), where.assuming(n.relation("<", x, 2 * x))), 20)
    assert all(0 < point["x"] < 1 for point in points)
