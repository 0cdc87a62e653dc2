"""Certificates are replayed without the prover, and damaged ones are found out."""

import copy
import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.certify.replay import replay
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context
from symsgd.expression.rows import rows as rows_of
from symsgd.functions.table import exp, log, sqrt
from symsgd.prove.decide import decide
from symsgd.prove.many import decide_many
from symsgd.prove.worker import Worker
from symsgd.read.typed import read_typed_node

DATA = Path(__file__).parents[1] / "data"
x, y = n.variables("x y")
REAL = Context.of({"x": NAMED["real"], "y": NAMED["real"]})
POSITIVE = Context.of({"x": NAMED["positive"], "y": NAMED["positive"]})


def f(name, *args):
    return n.apply(name, *args)


def data_of(verdict):
    """Return a certificate as it comes out of a file."""
    return json.loads(json.dumps(verdict.certificate.to_json()))


CLAIMS = {
    "polynomials": ((x + 1) ** 2, x**2 + 2 * x + 1, Context(), "="),
    "exponentials": (exp(2 * x + y), exp(x) ** 2 * exp(y), Context(), "="),
    "logistic": (f("tanh", x), 2 * f("sigmoid", 2 * x) - 1, Context(), "="),
    "derivative": (
        n.derivative(f("sigmoid", x), "x"), f("sigmoid", x) * (1 - f("sigmoid", x)), Context(), "=",
    ),
    "logarithms": (log(x * y), log(x) + log(y), POSITIVE, "="),
    "softplus": (f("softplus", x) - f("softplus", -x), x, Context(), "="),
    "roots": (sqrt(x**2 * y), x * sqrt(y), POSITIVE, "="),
    "nested radicals": (sqrt(3 + 2 * sqrt(n.number(2))), 1 + sqrt(n.number(2)), Context(), "="),
    "absolute value": ((x + f("abs", x)) / 2, f("max", n.number(0), x), Context(), "="),
    "angles": (f("sin", 2 * x), 2 * f("sin", x) * f("cos", x), Context(), "="),
    "parts of pi": (f("cos", n.constant("pi") / 5), (1 + sqrt(n.number(5))) / 4, Context(), "="),
    "piecewise": (
        n.derivative(f("relu", x), "x"),
        n.piecewise((n.number(1), n.relation(">", x, n.number(0))), (n.number(0), n.logic("true"))),
        Context(),
        "=",
    ),
    "unknown function": (
        n.derivative(f("g", x) ** 2, "x"), 2 * f("g", x) * n.apply("g", x, orders=(1,)),
        Context(), "=",
    ),
    "order": (f("sigmoid", x), n.number(1), Context(), "<"),
    "constants": (n.constant("pi"), n.number(3), Context(), ">"),
    "different values": (f("sigmoid", x), f("tanh", x), Context(), "="),
    "tiny difference": (exp(x), exp(x) + n.number("1e-40"), Context(), "="),
    "lost domain": (log(x**2), 2 * log(x), REAL, "="),
    "order fails": (x**2, x, REAL, ">="),
    "particular function": (f("g", x), f("g", -x), Context(), "="),
}  # fmt: skip


@pytest.mark.parametrize("name", CLAIMS)
def test_certificates_of_the_kernel_are_accepted(name):
    verdict = decide(*CLAIMS[name])
    assert not verdict.undecided
    found = replay(data_of(verdict))
    assert found.accepted, found.reason
    assert found.checked


def rows(file: str) -> Iterator[tuple[n.Node, n.Node, Context]]:
    for line in (DATA / file).read_text("utf-8").splitlines():
        row = json.loads(line)
        try:
            domains = {name: NAMED[domain] for name, domain in row["variables"].items()}
            sides = [read_typed_node(row[side], variables=list(domains)) for side in ("lhs", "rhs")]
        except (SymsgdError, KeyError, TypeError):
            continue
        yield sides[0], sides[1], Context.of(domains)


def test_verdicts_on_published_claims_are_accepted():
    """Every third claim of the collection; the whole of it takes half a minute."""
    refused, total = [], 0
    for left, right, context in list(rows("open_equalities.jsonl"))[::3]:
        verdict = decide(left, right, context)
        if verdict.certificate is None:
            continue
        total += 1
        found = replay(data_of(verdict))
        if not found.accepted:
            refused.append(f"{left} = {right}: {found.reason}")
    assert total > 150
    assert len(refused) <= total // 50, "\n".join(refused)


def test_certificates_survive_the_worker_and_pickling():
    with Worker(seconds=20) as worker:
        verdict = worker.decide(exp(2 * x), exp(x) ** 2)
    assert replay(data_of(pickle.loads(pickle.dumps(verdict)))).accepted  # noqa: S301


def test_many_claims_over_one_tower_have_certificates_each():
    verdicts = decide_many([(exp(2 * x), exp(x) ** 2), (x + x, 2 * x), (x, y)])
    assert all(replay(data_of(verdict)).accepted for verdict in verdicts)


# -- damage ----------------------------------------------------------------------------------


def numbers(tree, path=()):
    """Yield the place of every coefficient and exponent in generators, steps and sides."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key not in ("remark", "split", "provisos"):
                yield from numbers(value, (*path, key))
    elif isinstance(tree, list):
        for i, value in enumerate(tree):
            yield from numbers(value, (*path, i))
    elif isinstance(tree, int) or (isinstance(tree, str) and tree.lstrip("-").isdigit()):
        yield path


def damaged(data, path, change):
    """Return a copy in which one number is another one."""
    copied = copy.deepcopy(data)
    place = copied
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = change(place[path[-1]])
    return copied


def seven_times(value):
    return str(7 * int(value) or 7) if isinstance(value, str) else value + 1


PROVED = [name for name in CLAIMS if decide(*CLAIMS[name]).proved and name != "constants"]


@pytest.mark.parametrize("name", PROVED)
def test_every_changed_number_of_a_proof_is_found(name):
    data = data_of(decide(*CLAIMS[name]))
    accepted = []
    for path in numbers(data["proof"]):
        worse = damaged(data["proof"], path, seven_times)
        if replay({**data, "proof": worse}).accepted:
            accepted.append(path)
    assert not accepted


@pytest.mark.parametrize("name", PROVED)
def test_a_proof_of_another_claim_is_found(name):
    data = data_of(decide(*CLAIMS[name]))
    for other in PROVED:
        if other == name or data["claim"] == data_of(decide(*CLAIMS[other]))["claim"]:
            continue
        if data["kind"] == "normal form":
            claim = data_of(decide(*CLAIMS[other]))["claim"]
            mixed = {**data, "claim": {**data["claim"], "left": claim["left"]}}
            assert not replay(mixed).accepted


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PROVED), st.data())
def test_a_missing_part_is_found(name, draw):
    data = data_of(decide(*CLAIMS[name]))
    leaf = data["proof"]
    while "cases" in leaf:
        leaf = draw.draw(st.sampled_from(leaf["cases"])).get("proof", {"steps": []})
    parts = [part for part in ("steps", "generators") if leaf.get(part)]
    if not parts or "nowhere" in leaf:
        return
    part = draw.draw(st.sampled_from(parts))
    del leaf[part][draw.draw(st.integers(0, len(leaf[part]) - 1))]
    found = replay(data)
    # a step that says nothing new may be missing: the exponential of the same sum, twice
    assert not found.accepted or part == "steps"


def test_hypotheses_cannot_be_dropped():
    for name in ("logarithms", "roots"):
        data = data_of(decide(*CLAIMS[name]))
        data["context"]["domains"]["x"] |= {"low": None, "low_open": False}
        if name == "roots":
            assert not replay(data).accepted
    relation = n.relation(">", x, n.number(3))
    data = data_of(decide(f("abs", x - 3), x - 3, Context((), (relation,))))
    assert replay(data).accepted
    data["context"]["relations"] = []
    assert not replay(data).accepted


def test_cases_must_cover_everything():
    data = data_of(decide(*CLAIMS["absolute value"]))
    lacking = copy.deepcopy(data)
    del lacking["proof"]["cases"][0]
    assert not replay(lacking).accepted
    turned = copy.deepcopy(data)
    turned["proof"]["cases"][0]["sign"] = ">"
    assert not replay(turned).accepted


@pytest.mark.parametrize("relation", ["<", "!=", "<=", ">"])
def test_another_relation_is_found(relation):
    data = data_of(decide(*CLAIMS["polynomials"]))
    data["claim"]["relation"] = relation
    assert not replay(data).accepted


def test_a_relation_of_a_generator_must_hold():
    data = data_of(decide(*CLAIMS["nested radicals"]))
    for generator in data["proof"]["generators"]:
        if "tail" in generator:
            worse = copy.deepcopy(data)
            twin = worse["proof"]["generators"][data["proof"]["generators"].index(generator)]
            twin["tail"] = [["5", []]]
            assert not replay(worse).accepted


@pytest.mark.parametrize("name", ["different values", "order fails", "tiny difference"])
def test_another_point_is_found(name):
    data = data_of(decide(*CLAIMS[name]))
    for value in ("12", "-1/3", "1000"):
        assert not replay({**data, "point": {"x": value}}).accepted
    assert not replay({**data, "point": {}}).accepted
    assert not replay({**data, "bits": 1}).accepted
    assert not replay({**data, "left": data["right"], "right": data["left"]}).accepted


def test_a_point_outside_of_the_domain_is_found():
    data = data_of(decide(f("abs", x), x, REAL))
    assert replay(data).accepted
    data["context"]["domains"]["x"] |= {"low": "0"}
    assert not replay(data).accepted


def test_an_undeclared_domain_loses_nothing():
    data = data_of(decide(*CLAIMS["lost domain"]))
    data["context"]["domains"]["x"]["declared"] = False
    assert not replay(data).accepted


@pytest.mark.parametrize("what", ["version", "kind", "claim", "context", "proof"])
def test_what_is_not_understood_is_not_accepted(what):
    data = data_of(decide(*CLAIMS["logistic"]))
    assert not replay({**data, what: "something else"}).accepted
    del data[what]
    assert not replay(data).accepted


def test_a_step_without_a_value_does_not_empty_a_case():
    data = data_of(decide(*CLAIMS["absolute value"]))
    data["claim"]["right"] = rows_of(x)
    zero = [[], [["1", []]]]
    step = {"rule": "rational_power", "arguments": [zero, "-1/2"], "result": zero}
    for case in data["proof"]["cases"]:
        case["proof"]["steps"].append(step)
    assert not replay(data).accepted


def test_cases_on_something_without_a_value_cover_nothing():
    nothing = 1 / (x - x)
    leaf = {"generators": [{"kind": "variable", "argument": "x"}], "steps": []}
    cases = [{"sign": sign, "proof": {**leaf, "nowhere": "nothing"}} for sign in (">=", "<=")]
    data = data_of(decide(x, x))
    data["claim"]["right"] = [["number", "1", []]]
    data["proof"] = {"split": rows_of(nothing), "cases": cases}
    assert not replay(data).accepted


def test_cases_leave_no_gap():
    """sign(y)² = 1 is false at y = 0 only: a case on something without a value there hides it."""
    sides = n.apply("sign", y) ** 2, n.number(1)
    data = data_of(decide(*sides, Context.of({"y": NAMED["nonzero"]})))
    assert replay(data).accepted
    data["context"]["domains"] = {}
    assert not replay(data).accepted
    gap = {"split": rows_of(x + 1 / y), "cases": []}
    for sign in (">=", "<="):
        gap["cases"].append({"sign": sign, "proof": data["proof"]})
    assert not replay({**data, "proof": gap}).accepted


def test_a_false_claim_with_a_certificate_made_by_hand():
    leaf = {"generators": [{"kind": "variable", "argument": "x"}], "steps": []}
    zero, one = [[], [["1", []]]], [[["1", []]], [["1", []]]]
    data = data_of(decide(x, x))
    data["claim"]["right"] = [["number", "1", []]]
    data["proof"] = {**leaf, "left": one, "right": one, "numerator": []}
    assert not replay(data).accepted
    data["proof"] = {**leaf, "nowhere": "nothing"}
    assert not replay(data).accepted
    data["proof"] = {"split": [["variable", "x", []]], "cases": [{"sign": ">=", "proof": leaf}]}
    assert not replay(data).accepted
    data["proof"] = {**leaf, "left": zero, "right": zero, "numerator": []}
    assert not replay(data).accepted
