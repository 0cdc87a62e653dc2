"""Our own prover and refuter on the strategies that we hand to others."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from symsgd.check.check import check_text
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from symsgd.testing import strategies as net
from symsgd.testing.identity_strategies import apart
from symsgd.testing.laws import LAWS

thorough = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
U, V = n.variables("u v")


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_every_law_is_proved(law):
    domain = Domain.named("positive" if law.positive else "real")
    verdict = decide(*law.sides(U, V), Context.of({"u": domain, "v": domain}))
    assert verdict.proved, verdict


@thorough
@given(net.identities(max_laws=2))
def test_true_identities_are_proved(identity):
    verdict = decide(identity.left, identity.right, identity.context)
    assert verdict.proved, verdict


@thorough
@given(net.wrong_identities(max_laws=2))
def test_wrong_identities_are_refuted(wrong):
    verdict = decide(wrong.left, wrong.right, wrong.context)
    assert verdict.refuted, verdict
    found = verdict.counterexample
    assert apart(wrong.left, wrong.right, found.point) or found.exact


@settings(thorough, max_examples=25)
@given(net.derivations())
def test_true_derivations_are_proved_line_by_line(derivation):
    report = check_text(derivation.markdown(), by=decide)
    assert len(report.claims) == len(derivation.lines) - 1
    assert {str(claim.status) for claim in report.claims} == {"PROVED"}


@settings(thorough, max_examples=25)
@given(net.wrong_derivations())
def test_the_wrong_step_is_the_first_one_refuted(wrong):
    report = check_text(wrong.markdown(), by=decide)
    refuted = [claim.step for claim in report.claims if str(claim.status) == "REFUTED"]
    assert refuted == [wrong.step]
    (first,) = [claim for claim in report.claims if claim.first_wrong]
    assert first.step == wrong.step
