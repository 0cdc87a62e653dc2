"""Lost and gained solutions are replayed, and damaged ones found out."""

import json
from pathlib import Path

import pytest

from symsgd.certify.replay import replay
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context
from symsgd.expression.rows import rows
from symsgd.prove.equations.equations import decide_equivalence, decide_implication
from symsgd.read.typed import read_typed_node

x = n.variable("x")
CLAIMS = [
    ("x = 2", "x^2 = 4"),
    ("x^2 = 2", "x = sqrt(2)"),
    ("sqrt(x + 2) = x", "x + 2 = x^2"),
    ("log(x^2) = 0", "log(x) = 0"),
    ("(x^2 - 4)/(x - 2) = 0", "x^2 - 4 = 0"),
    ("abs(x) = 3", "x = 3"),
    ("a*c = b*c", "a = b"),
    ("exp(2*x) - 3*exp(x) + 2 = 0", "x = 0"),
    ("x < 2", "x^2 < 4"),
    ("And(x + y = 3, x - y = 1)", "x + y = 3"),
]


def data_of(first, second):
    verdict = decide_equivalence(read_typed_node(first), read_typed_node(second))
    assert verdict.refuted
    return json.loads(json.dumps(verdict.certificate.to_json()))


@pytest.mark.parametrize(("first", "second"), CLAIMS)
def test_a_lost_or_gained_solution_is_accepted(first, second):
    found = replay(data_of(first, second))
    assert found.accepted, found.reason


@pytest.mark.parametrize(("first", "second"), CLAIMS)
def test_another_solution_is_not(first, second):
    data = data_of(first, second)
    for name in data["point"]:
        changed = {**data, "point": {**data["point"], name: rows(n.number("31/7"))}}
        if len(data["point"]) == 1 and "<" not in first:
            assert not replay(changed).accepted
        less = {k: v for k, v in data["point"].items() if k != name}
        assert not replay({**data, "point": less}).accepted
        assert not replay({**data, "sides": data["sides"][::-1]}).accepted


def test_a_solution_outside_of_the_domain_is_not():
    data = data_of("x = 2", "x^2 = 4")
    positive = Context.of({"x": NAMED["positive"]})
    assert decide_equivalence(read_typed_node("x = 2"), read_typed_node("x^2 = 4"), positive).proved
    data["context"]["domains"]["x"] = {
        "low": "0", "high": None, "low_open": True, "high_open": False, "integer": False,
        "nonzero": False, "declared": True,
    }  # fmt: skip
    assert not replay(data).accepted


def test_a_gained_solution_refutes_no_implication():
    verdict = decide_implication(read_typed_node("x^2 = 4"), read_typed_node("x = 2"))
    data = json.loads(json.dumps(verdict.certificate.to_json()))
    assert replay(data).accepted
    data["sides"] = ["fails", "holds"]
    assert not replay(data).accepted


def test_refutations_of_published_equations_are_accepted():
    file = Path(__file__).parents[1] / "data" / "equations.jsonl"
    refused = []
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        lines = [pair if isinstance(pair[0], list) else [pair] for pair in row["lines"]]
        sides = [tuple(tuple(map(read_typed_node, pair)) for pair in one) for one in lines]
        for i, want in enumerate(row["verdicts"]):
            if want == "REFUTED" and "I" not in str(row["lines"]):
                verdict = decide_equivalence(sides[i], sides[i + 1])
                found = replay(json.loads(json.dumps(verdict.certificate.to_json())))
                if not found.accepted:
                    refused.append((row["id"], found.reason))
    assert not refused
