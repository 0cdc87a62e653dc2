"""Conditions, cases without a value, and balls must tell the same story about where values are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.algebra.balls import Undefined, enclose, holds, is_ball
from symsgd.expression import node as n
from symsgd.functions.derivatives import expand
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.decide import decide
from symsgd.prove.tower.normal import NormalForm, needs_logistic
from symsgd.prove.tower.ring import EmptyCase, Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.signs import NeedSign, OnBoundary
from tests.prove.duel import random_points
from tests.prove.random_claims import Claims

LAWS = settings(deadline=None, derandomize=True, max_examples=400, database=None)
seeds, depths = st.integers(0, 10**6), st.integers(1, 4)


def drawn(seed, depth):
    claims = Claims(seed)
    context, expression = claims.context(), expand(claims.expression(depth))
    points = random_points(("x", "y", "n"), context, claims.random)
    return expression, context, [next(points) for _ in range(12)]


@LAWS
@given(seeds, depths)
def test_conditions_hold_where_there_is_a_value(seed, depth):
    expression, context, points = drawn(seed, depth)
    conditions = domain_conditions(expression, context)
    for point in points:
        if is_ball(enclose(expression, point, 128, context)):
            for condition in conditions:
                truth = holds(condition, point, 128)
                assert truth is not False, f"{expression} has a value at {point}; {condition}"


@LAWS
@given(seeds, depths)
def test_what_is_nowhere_defined_has_no_value(seed, depth):
    expression, context, points = drawn(seed, depth)
    form = NormalForm(context, {("capacity",): 64}, logistic=needs_logistic(expression))
    try:
        form.assume(*domain_conditions(expression, context))
        form.of(expression)
    except NowhereDefined:
        for point in points:
            value = enclose(expression, point, 128, context)
            assert not is_ball(value), f"{expression} has a value at {point}"
    except (NeedSign, OnBoundary, Unsupported, Excluded, RestartNeeded, EmptyCase):
        return


@LAWS
@given(seeds, depths)
def test_lost_domains_are_really_lost(seed, depth):
    claims = Claims(seed)
    context = claims.context()
    left, right = claims.pair(min(depth, 2))
    verdict = decide(left, right, context)
    found = verdict.counterexample
    if verdict.refuted and found is not None and found.right is None:
        point = dict(found.point)
        assert all(context.domain(name).declared for name in n.free_variables(left, right))
        assert is_ball(enclose(expand(left), point, 256, context))
        assert isinstance(enclose(expand(right), point, 256, context), Undefined)
