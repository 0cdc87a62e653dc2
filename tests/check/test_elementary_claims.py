"""Elementary claims of the field: what holds is proved and repeated, false siblings are refuted."""

import pytest

from symsgd.certify.replay import replay
from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.worker import Worker
from tests.check.elementary_claims import DOES_NOT_HOLD, HOLDS, OPEN

BETWEEN = ("implies", "equivalent")  # of these the checker repeats no proofs


@pytest.fixture(scope="module")
def worker():
    with Worker(seconds=20) as found:
        yield found


def judged(text, worker):
    """Return the claims of a text, and the verdicts of the kernel with their relations."""
    verdicts = []

    def by(left, right, context=None, relation="="):
        verdict = worker.decide(left, right, context, relation)
        verdicts.append((relation, verdict))
        return verdict

    return check_text(text, by=by).claims, verdicts


@pytest.mark.parametrize("text", HOLDS)
def test_what_holds_is_proved_and_repeated(text, worker):
    claims, verdicts = judged(text, worker)
    assert claims
    assert [claim.status for claim in claims] == [Status.PROVED] * len(claims)
    for relation, verdict in verdicts:
        if verdict.proved and relation not in BETWEEN:
            found = replay(verdict.certificate.to_json())
            assert found.accepted, found.reason


@pytest.mark.parametrize("text", DOES_NOT_HOLD)
def test_a_false_sibling_is_refuted(text, worker):
    claims, verdicts = judged(text, worker)
    assert Status.REFUTED in [claim.status for claim in claims]
    for relation, verdict in verdicts:
        if verdict.refuted and relation not in BETWEEN:
            assert replay(verdict.certificate.to_json()).accepted


@pytest.mark.parametrize("text", OPEN)
def test_what_is_wrong_at_irrational_points_is_not_proved(text, worker):
    claims, _ = judged(text, worker)
    assert [claim.status for claim in claims] == [Status.UNDECIDED]
