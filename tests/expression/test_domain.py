"""Domains and contexts: immutable, hashable, and honest about what belongs to them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.errors import SymsgdError
from symsgd.expression.domain import NAMED, UNDECLARED, Context, Domain
from symsgd.expression.node import number, relation, variable

VALUES = [Fraction(v) for v in ("-2", "-1/2", "0", "1/2", "1", "3")]
MEMBERS = {
    "real": "-2 -1/2 0 1/2 1 3", "positive": "1/2 1 3", "negative": "-2 -1/2",
    "nonnegative": "0 1/2 1 3", "nonpositive": "-2 -1/2 0", "nonzero": "-2 -1/2 1/2 1 3",
    "integer": "-2 0 1 3", "nonnegint": "0 1 3", "posint": "1 3",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_members(name):
    domain = Domain.named(name)
    assert [str(v) for v in VALUES if v in domain] == MEMBERS[name].split()
    assert str(domain) == name
    assert domain.declared


@pytest.mark.parametrize("name", NAMED)
def test_signs_say_what_members_show(name):
    domain = Domain.named(name)
    members = [v for v in VALUES if v in domain]
    assert domain.positive <= all(v > 0 for v in members)
    assert domain.negative <= all(v < 0 for v in members)
    assert domain.nonnegative <= all(v >= 0 for v in members)
    assert domain.nonpositive <= all(v <= 0 for v in members)


def test_interval():
    unit = Domain.between("0", "1")
    assert Fraction(0) in unit
    assert Fraction(1) in unit
    assert Fraction(2) not in unit
    assert str(unit) == "[0, 1]"
    assert not unit.positive
    assert unit.nonnegative


def test_empty_interval_is_refused():
    with pytest.raises(SymsgdError, match="empty"):
        Domain.between(2, 1)


def test_unknown_name_gets_advice():
    with pytest.raises(SymsgdError, match="rational numbers"):
        Domain.named("rational numbers")


def test_undeclared_ranges_over_the_reals():
    assert all(value in UNDECLARED for value in VALUES)
    assert not UNDECLARED.declared
    assert Domain() != UNDECLARED


def test_context_is_immutable_and_hashable():
    context = Context.of({"x": Domain.named("positive"), "a": Domain()})
    same = Context.of({"a": Domain(), "x": Domain.named("positive")})
    assert context == same
    assert hash(context) == hash(same)
    with pytest.raises(FrozenInstanceError):
        context.domains = ()
    wider = context.with_domain("y", Domain.named("integer"))
    assert wider.domain("y").integer
    assert not context.domain("y").declared
    fact = relation(">", variable("x"), number(1))
    assert context.assuming(fact).relations == (fact,)
    assert context.relations == ()
    assert context.assuming(fact) != context


ENDS = st.none() | st.fractions(min_value=-3, max_value=3, max_denominator=2)
DOMAINS = st.builds(Domain, ENDS, ENDS, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@given(DOMAINS, DOMAINS, st.fractions(min_value=-4, max_value=4, max_denominator=4))
def test_what_two_domains_share_belongs_to_both(one, other, value):
    met = one.meet(other)
    assert (met is not None and value in met) == (value in one and value in other)


@given(DOMAINS, DOMAINS)
def test_domains_that_share_something_meet_in_a_domain_that_says_so(one, other):
    met = one.meet(other)
    if met is not None and met.low is not None and met.high is not None:
        assert met.low < met.high or (met.low == met.high and met.low in met)
