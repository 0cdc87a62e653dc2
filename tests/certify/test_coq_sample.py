"""A random sample of true identities and of wrong ones, whose theorems Coq accepts in one file."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from symsgd.certify.coq.coqc import replay
from symsgd.certify.coq.document import CoqClaim, Standing, document_text
from symsgd.testing.identity_strategies import identities, wrong_identities
from tests.certify.coq_cases import certified
from tests.certify.with_coq import NEEDS_COQ

pytestmark = NEEDS_COQ
SEED = 20240917
TRUE, WRONG = 40, 25


def drawn(strategy: SearchStrategy, count: int) -> list:
    """Return what a strategy gives with the fixed seed, each claim once."""
    found = {}

    @seed(SEED)
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def collect(each):
        found.setdefault(str(each), each)

    collect()
    return list(found.values())


def exported(claims: list, start: int) -> list[CoqClaim]:
    written = [
        certified(k, str(each), (each.left, each.right, each.context, "="))
        for k, each in enumerate(claims, start)
    ]
    return [claim for claim in written if claim.standing is not Standing.NOT_EXPORTED]


def test_a_random_sample_is_accepted():
    true = exported(drawn(identities(max_leaves=2, max_laws=2), TRUE), 1)
    wrong = exported(drawn(wrong_identities(max_leaves=2, max_laws=2), WRONG), 1 + TRUE)
    assert {claim.verdict for claim in true} == {"PROVED"}
    assert {claim.verdict for claim in wrong} == {"REFUTED"}
    assert len(true) >= 25
    assert len(wrong) >= 15
    assert replay("sample", document_text("sample", [*true, *wrong]), seconds=600).complaint == ""
