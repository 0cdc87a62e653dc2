"""Limits that really end the work, and verdicts as data."""

from __future__ import annotations

import json
import pickle
from time import perf_counter

import pytest

from symsgd.expression.node import apply, number, variable, variables
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Counterexample, Outcome, Verdict, latex_escaped
from symsgd.prove.worker import Worker

x, y, z = variables("x y z")


def long_claim():
    """Two polynomials with millions of terms, equal but for a constant nobody can see."""
    names = variables("a b c d f g h k")
    total = sum(names, number(1))
    return total**60, total**59 * total


def test_time_limit_ends_the_work_and_the_next_claim_is_served():
    with Worker(seconds=1.5) as worker:
        start = perf_counter()
        verdict = worker.decide(*long_claim())
        assert perf_counter() - start < 4
        assert verdict.undecided
        assert "time" in verdict.reason or "large" in verdict.reason or "memory" in verdict.reason
        assert worker.decide(x + x, 2 * x).proved
        assert worker.decide(x + x, 3 * x).refuted


def test_memory_limit_ends_the_work_and_the_next_claim_is_served():
    with Worker(seconds=20, megabytes=400) as worker:
        verdict = worker.decide(*long_claim())
        assert verdict.undecided
        assert worker.decide(x + x, 2 * x).proved


def test_one_process_serves_many_claims():
    with Worker(seconds=5) as worker:
        assert all(worker.decide(x * k, number(k) * x).proved for k in range(1, 40))
        process = worker._process
        assert worker.decide(x, x).proved
        assert worker._process is process
    assert worker._process is None


def test_closing_twice_is_harmless():
    worker = Worker()
    worker.close()
    worker.close()


def test_deep_expression_reaches_the_worker():
    deep = x
    for _ in range(3000):
        deep = deep + 1
    with Worker(seconds=10) as worker:
        assert worker.decide(deep, x + 3000).proved


@pytest.mark.parametrize(
    ("left", "right"),
    [(x + x, 2 * x), (x, x + 1), (apply("log", x**2), 2 * apply("log", x)), (apply("f", x), y)],
)
def test_verdicts_survive_pickling_and_become_json(left, right):
    verdict = decide(left, right)
    assert pickle.loads(pickle.dumps(verdict)) == verdict  # noqa: S301  (our own bytes)
    data = json.loads(json.dumps(verdict.to_json()))
    assert data["verdict"] == str(verdict.outcome)
    assert data["reason"] == verdict.reason
    assert data["conditions"] == list(verdict.conditions)
    found = verdict.counterexample
    if found is not None:
        assert data["counterexample"]["point"] == {name: str(v) for name, v in found.point}
        assert data["counterexample"]["left"] == found.left


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_verdict_has_no_truth_value(outcome):
    verdict = Verdict(outcome, "because")
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(verdict)
    assert [verdict.proved, verdict.refuted, verdict.undecided].count(True) == 1


def test_text_of_a_verdict_shows_everything_a_reader_needs():
    verdict = decide(apply("log", x**2), 2 * apply("log", x))
    text = str(verdict)
    assert text.startswith("PROVED")
    assert "provided x > 0" in text
    assert "state the assumption" in text
    assert "REFUTED" in str(decide(x, x + 1))


def test_certificate_is_versioned():
    certificate = decide(x + x, 2 * x).certificate
    assert certificate is not None
    assert certificate.to_json()["version"] == "symsgd.certificate/1"


def test_counterexample_without_a_value():
    assert str(Counterexample((("x", -1),), "0", None)) == "at x = -1: left 0, right no real value"


def test_nothing_means_anything_to_tex():
    assert latex_escaped("x^2_{1}~%") == (r"x\textasciicircum{}2\_\{1\}\textasciitilde{}\%")


def test_unknown_variables_are_told_by_name():
    assert (
        str(decide(variable("weight"), number(0)).counterexample)
        == "at weight = 1: left 1, right 0"
    )
