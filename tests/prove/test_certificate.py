"""Certificates are plain data, the same in every process, and cost nothing until asked for."""

import json
import os
import subprocess
import sys
from time import perf_counter

import pytest

from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context
from symsgd.expression.rows import rows
from symsgd.functions.table import exp, log, sqrt
from symsgd.prove.decide import decide
from symsgd.prove.equations.equations import decide_equivalence
from symsgd.prove.recorder import polynomial
from symsgd.prove.tower.normal import NormalForm

x, y = n.variables("x y")
POSITIVE = Context.of({"x": NAMED["positive"], "y": NAMED["positive"]})


def leaves(tree):
    if "cases" in tree:
        for case in tree["cases"]:
            if "proof" in case:
                yield from leaves(case["proof"])
    else:
        yield tree


def test_a_certificate_names_the_claim_and_the_context():
    data = decide(log(x * y), log(x) + log(y), POSITIVE).certificate.to_json()
    assert data["version"] == "symsgd.certificate/1"
    assert data["kind"] == "normal form"
    assert data["claim"]["left"] == rows(log(x * y))
    assert data["context"]["domains"]["x"]["low"] == "0"
    assert data["context"]["domains"]["x"]["low_open"] is True


def test_generators_have_their_relations():
    data = decide(sqrt(x) ** 2, x).certificate.to_json()
    (leaf,) = leaves(data["proof"])
    root = next(g for g in leaf["generators"] if g["kind"] == "root")
    assert root["degree"] == 2
    assert root["tail"] == [["1", [[0, 1]]]]
    assert leaf["numerator"] == []
    assert leaf["left"] == leaf["right"]


def test_cases_are_a_tree():
    data = decide((x + n.apply("abs", x)) / 2, n.apply("max", n.number(0), x)).certificate.to_json()
    assert [case["sign"] for case in data["proof"]["cases"]] == [">=", "<="]
    assert data["proof"]["split"] == rows(x)
    assert len(list(leaves(data["proof"]))) == 2


def test_assumed_relations_are_written_down():
    relation = n.relation(">", x, n.number(3))
    data = decide(n.apply("abs", x), x, Context((), (relation,))).certificate.to_json()
    assert data["context"]["relations"] == [rows(relation)]


def test_a_refutation_has_a_point_and_two_enclosures():
    data = decide(exp(x), exp(x) + n.number("1e-30")).certificate.to_json()
    assert data["kind"] == "refutation"
    assert set(data["point"]) == {"x"}
    assert data["left"] != data["right"]
    assert data["bits"] >= 64


def test_unknown_functions_are_made_particular():
    data = decide(n.apply("f", x), n.apply("f", x + 1)).certificate.to_json()
    places, body = data["functions"]["f"]
    assert len(places) == 1
    assert body


@pytest.mark.parametrize(
    "verdict",
    [
        decide(n.apply("sigmoid", x), n.number(1), Context(), "<"),
        decide(n.constant("pi"), n.number(3), Context(), ">"),
        decide_equivalence(((x, n.number(2)),), ((x**2, n.number(4)),)),
        decide_equivalence(((x**2, n.number(2)),), ((x, sqrt(n.number(2))),)),
        decide_equivalence(((2 * x, n.number(2)),), ((x, n.number(1)),)),
    ],
    ids=["order", "comparison", "gained", "irrational", "equations"],
)
def test_every_kind_is_json(verdict):
    data = verdict.certificate.to_json()
    assert json.loads(json.dumps(data)) == data
    assert data["claim"]["left"]


def test_polynomials_are_sparse():
    form = NormalForm(Context(), {("capacity",): 16}, logistic=False)
    assert polynomial(form.of((x + 1) ** 2).top) == [["1", [[0, 2]]], ["2", [[0, 1]]], ["1", []]]


def test_deciding_does_not_pay_for_the_certificate():
    sides = n.apply("tanh", x), 2 * n.apply("sigmoid", 2 * x) - 1
    times = []
    for _ in range(7):
        start = perf_counter()
        verdict = decide(*sides)
        times.append(perf_counter() - start)
    assert sorted(times)[3] < 0.05  # a loaded machine; a millisecond on a quiet one
    assert verdict.certificate.claim is not None


_PROGRAM = """
from symsgd.expression import node as n
from symsgd.prove.decide import decide
import json
x, y = n.variables("x y")
f = n.apply
sides = f("exp", x + 2*y) * f("abs", x), f("exp", x) * f("exp", y)**2 * f("max", x, -x)
print(json.dumps(decide(*sides).certificate.to_json()))
"""


def test_the_same_bytes_under_any_hash_seed():
    texts = set()
    for seed in ("0", "1", "77"):
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        texts.add(run.stdout)
    assert len(texts) == 1
