"""Proofs by parts: their ways, false siblings of the same form, and damaged certificates."""

import copy

import pytest

from symsgd.certify.everyday import Standing, check
from symsgd.certify.replay import replay
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from symsgd.prove.orders.order import by_parts
from symsgd.prove.verdict import Outcome

a, b, c, k, p, q, x, y = n.variables("a b c k p q x y")
e = n.constant("e")
zero, one, two, half = map(n.number, ("0", "1", "2", "1/2"))
OPEN_UNIT = Domain(low=zero.value, high=one.value, low_open=True, high_open=True)
UNIT = Domain.between(0, 1)
REAL = Context()
NATURAL = Context.of({"k": Domain.named("nonnegint"), "x": Domain(low=-one.value)})


def f(name, *arguments):
    return n.apply(name, *arguments)


def divergence(one_side, other):
    return one_side * f("log", one_side / other) + (1 - one_side) * f(
        "log", (1 - one_side) / (1 - other)
    )


ODDS = Context.of({"p": OPEN_UNIT, "q": OPEN_UNIT})
NEAR = Context.of({}, [n.relation("<", f("abs", a), one), n.relation("<", f("abs", b), one)])
MIXED = Context.of({"a": UNIT})
CLAIMS = [
    # way, what holds, where, and a false sibling of the same form
    ("sizes", f("abs", a * b + a - b), "<", n.number(3), NEAR, n.number("5/2")),
    ("slope", divergence(p, q), ">=", zero, ODDS, (p - q) ** 2 * 3),
    ("slope", x * f("log", x), ">=", -f("exp", -one), REAL, n.number("-1/3")),
    ("chord", f("exp", a * x + (1 - a) * y), "<=", a * f("exp", x) + (1 - a) * f("exp", y), MIXED,
     a * f("exp", x) + (1 - a) * y),
    ("cases", f("log", f("exp", x) + f("exp", y)), "<=", f("max", x, y) + f("log", two), REAL,
     f("max", x, y) + half),
    ("power", (1 - a) ** k, "<=", f("exp", -(a * k)),
     Context.of({"a": UNIT, "k": Domain.named("nonnegint")}), f("exp", -(2 * a * k))),
    ("factor", f("exp", b) * (1 - a) ** k, "<=", f("exp", b) * f("exp", -(a * k)),
     Context.of({"a": UNIT, "k": Domain.named("nonnegint")}), f("exp", b) * f("exp", -(2 * a * k))),
    ("logarithms", f("cosh", x), "<=", f("exp", x**2 / 2), REAL, f("exp", x**2 / 3)),
    ("induction", (1 + x) ** k, ">=", 1 + k * x, NATURAL, 1 + 2 * k * x),
    ("terms", (f("exp", x) - 1 - x) * f("exp", y) + (f("exp", y) - 1 - y) * f("exp", x), ">=", zero,
     REAL, x / 9),
    ("cofactor", f("log", x) / x, "<=", 1 / e, REAL, n.number("36/100")),
    ("split", x * f("sigmoid", x), ">=", n.number("-2785/10000"), REAL, n.number("-2784/10000")),
]  # fmt: skip
IDS = [f"{row[0]}-{i}" for i, row in enumerate(CLAIMS)]


def ways(part):
    return {part.get("way"), *(way for inner in part.get("parts", ()) for way in ways(inner))}


@pytest.mark.parametrize(("way", "left", "relation", "right", "where", "_false"), CLAIMS, ids=IDS)
def test_each_way_proves_and_is_repeated(way, left, relation, right, where, _false):
    verdict = decide(left, right, where, relation)
    assert verdict.outcome is Outcome.PROVED
    data = verdict.certificate.to_json()
    assert data["kind"] == "composed"
    assert way in ways(data)
    found = replay(data)
    assert found.accepted, found.reason
    assert check(data)[0] is Standing.BEYOND


@pytest.mark.parametrize(("_way", "left", "relation", "_true", "where", "right"), CLAIMS, ids=IDS)
def test_a_false_sibling_is_refuted(_way, left, relation, _true, where, right):
    assert decide(left, right, where, relation).outcome is Outcome.REFUTED
    assert by_parts(left, right, where, relation) is None


@pytest.mark.parametrize(("_way", "left", "relation", "right", "where", "_false"), CLAIMS, ids=IDS)
def test_the_opposite_is_not_proved(_way, left, relation, right, where, _false):
    opposite = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}[relation]
    assert by_parts(left, right, where, opposite) is None


@pytest.mark.parametrize(
    ("left", "relation", "right", "where"),
    [
        (f("max", x, y), "<", f("log", f("exp", x) + f("exp", y)) + 1 - one, REAL),  # holds
        (divergence(p, q), ">", zero, ODDS),  # equal where p = q
        (a * b, "<", one, Context.of({"a": UNIT, "b": UNIT})),  # equal at 1
        ((1 + x) ** k, ">", 1 + k * x, NATURAL),  # equal where k = 0
        (f("exp", a * x + (1 - a) * y), "<", a * f("exp", x) + (1 - a) * f("exp", y), MIXED),
    ],
)
def test_equality_is_not_overlooked(left, relation, right, where):
    proof = by_parts(left, right, where, relation)
    assert proof is None or (left.head == n.APPLY and left.value[0] == "max")


def test_no_step_of_an_induction_is_left_out():
    # the right side has no value at k = 3, and is 10 from there on
    jump = 5 + 5 * (k - 3) / f("abs", k - 3)
    assert by_parts(one**k + zero, jump, NATURAL, ">=") is None
    assert by_parts((1 + x) ** k, jump, Context.of(dict(NATURAL.domains)), ">=") is None


def test_an_exponent_that_may_be_negative_does_not_grow():
    assert by_parts(x ** (k - 1), one, NATURAL, "<=") is None


def test_a_place_beyond_a_pole_is_no_anchor():
    # −1/x grows on both sides of 0, and is larger at −1 than at 1
    assert by_parts(-1 / x, one, Context.of({"x": Domain(low=-one.value)}), ">=") is None


def test_what_is_assumed_of_the_letter_itself_is_not_assumed_on_the_way():
    # f' > 0 is known where x is, and not between there and y
    where = Context.of({}, [n.relation(">", f("cos", x), zero)])
    assert by_parts(f("sin", x), f("sin", y), where, ">=") is None


# -- damage ----------------------------------------------------------------------------------


def proof(row):
    _, left, relation, right, where, _ = row
    return decide(left, right, where, relation).certificate.to_json()


def parts_of(data):
    return [data, *(inner for part in data.get("parts", ()) for inner in parts_of(part))]


def another_relation(data):
    data["claim"]["relation"] = {">=": ">", "<=": "<", ">": "<", "<": ">"}[
        data["claim"]["relation"]
    ]


def no_parts(data):
    data["parts"] = []


def another_way(data):
    data["way"] = "terms" if data["way"] != "terms" else "factor"


def more_assumed(data):
    fact = [["variable", "x", []], ["number", "7", []], ["relation", ">", [0, 1]]]
    for part in data["parts"]:
        part["context"]["relations"].append(fact)


def a_smaller_domain(data):
    small = {"low": "1/4", "high": "1/2", "low_open": False, "high_open": False,
             "integer": False, "nonzero": False, "declared": True}  # fmt: skip
    for part in data["parts"]:
        names = set(part["context"]["domains"]) | {"a", "x", "p", "q", "k", "b"}
        part["context"]["domains"] = dict.fromkeys(names, small)


def another_kind(data):
    for part in data["parts"]:
        part["kind"] = "refutation"


@pytest.mark.parametrize(
    "damage",
    [
        another_relation, no_parts, another_way, more_assumed, a_smaller_domain,
        another_kind,
    ],
)  # fmt: skip
@pytest.mark.parametrize("row", [row for row in CLAIMS if row[0] != "split"],
                         ids=[i for i in IDS if "split" not in i])  # fmt: skip
def test_a_damaged_proof_is_rejected(row, damage):
    data = copy.deepcopy(proof(row))
    assert replay(data).accepted
    damage(data)
    assert not replay(data).accepted


def test_the_factors_of_a_difference_count():
    data = proof(CLAIMS[-2])
    assert data["way"] == "cofactor"
    data["places"].reverse()
    assert not replay(data).accepted
    data["places"].reverse()
    data["claim"]["relation"] = ">="
    assert not replay(data).accepted


def test_the_place_of_a_slope_counts():
    data = proof(CLAIMS[1])
    assert data["way"] == "slope"
    data["places"][1] = [["number", "1/2", []]]
    assert not replay(data).accepted


def test_the_ends_of_a_chord_must_bound_the_letter():
    data = proof(CLAIMS[3])
    assert data["way"] == "chord"
    data["places"][2] = [["number", "1/2", []]]
    assert not replay(data).accepted


def test_the_margin_of_balls_is_worked_out_again():
    data = proof(CLAIMS[-1])
    assert data["way"] == "split"
    data["claim"]["right"] = [["number", "-2784/10000", []]]
    assert not replay(data).accepted
    data["claim"]["right"] = [["number", "-2785/10000", []]]
    assert replay(data).accepted
    data["parts"] = [part for part in data["parts"] if part["kind"] != "enclosed"]
    assert not replay(data).accepted


def test_powers_of_what_may_be_negative_are_left_alone():
    where = Context.of({"c": UNIT, "k": Domain.named("posint")})
    assert by_parts((2 * a * c) ** k, f("max", c, zero) ** k - half, where, ">") is None
