"""The everyday checker: it accepts what is right, and damage of any kind is found out."""

import copy
import json
import os
from pathlib import Path

import pytest

import symsgd
from symsgd.certify.everyday import Standing, check
from symsgd.certify.replay import replay
from symsgd.check.check import check_text
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context
from symsgd.expression.rows import rows as rows_of
from symsgd.functions.table import exp, log, sqrt
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from tests.certify.test_replay import CLAIMS, damaged, data_of, numbers, rows, seven_times

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
x, y = n.variables("x y")
BEYOND = {
    "parts of pi": "generator of this kind",
    "piecewise": "cases",
    "lost domain": "lost domain",
    "particular function": "particular functions",
}
ACCEPTED = [name for name in CLAIMS if name not in BEYOND]
PROVED = [name for name in ACCEPTED if "proof" in data_of(decide(*CLAIMS[name]))]


@pytest.mark.parametrize("name", ACCEPTED)
def test_certificates_of_everyday_claims_are_accepted(name):
    assert check(data_of(decide(*CLAIMS[name]))) == (Standing.ACCEPTED, "every step was repeated")


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_the_checker_says_so(name):
    standing, why = check(data_of(decide(*CLAIMS[name])))
    assert standing is Standing.BEYOND
    assert BEYOND[name] in why


def test_factorials_of_numbers_are_known():
    ten = n.apply("factorial", n.number(5)) / n.apply("factorial", n.number(3)) / 2
    assert check(data_of(decide(ten, n.number(10))))[0] is Standing.ACCEPTED
    assert check(data_of(decide(ten, n.number(11))))[0] is Standing.ACCEPTED
    assert check(data_of(decide(n.apply("factorial", x), x)))[0] is Standing.ACCEPTED  # refuted
    step = {
        "rule": "gamma",
        "arguments": [[[["3", []]], [["1", []]]]],
        "result": [[["3", []]], [["1", []]]],
    }
    three = [[["3", []]], [["1", []]]]
    forged = made_by_hand(n.apply("gamma", n.number(3)), n.number(3), [], [step], three)
    assert check(forged)[0] is not Standing.ACCEPTED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (n.constant("e"), exp(n.number(1))),
        (n.constant("e") ** n.number(2) * exp(x), exp(x + 2)),
        (n.constant("e") ** (n.number(1) / n.number(2)), sqrt(n.constant("e"))),
        (n.constant("e") ** n.number(-3), exp(n.number(-4)) * n.constant("e")),
        (n.constant("e") ** -x * n.constant("e") ** y, n.constant("e") ** (y - x)),
        (log(2 * n.constant("e")), log(n.number(2)) + 1),
        ((2 * n.constant("e")) ** x, 2**x * exp(x)),
        (sqrt(n.constant("e")) ** n.number(2) + x, x + n.constant("e")),
    ],
)
def test_e_is_exp_of_one(left, right):
    assert check(data_of(decide(left, right)))[0] is Standing.ACCEPTED


def test_the_example_homework_is_accepted_claim_by_claim():
    found = []

    def noted(left, right, context, relation):
        verdict = decide(left, right, context, relation)
        found.append((verdict, *check(verdict.certificate.to_json())))
        return verdict

    text, problem = (EXAMPLES / f"homework.{end}" for end in ("md", "toml"))
    check_text(text.read_text("utf-8"), problem=read_problem(problem.read_text("utf-8")), by=noted)
    assert len(found) >= 38
    assert {standing for _, standing, _ in found} == {Standing.ACCEPTED}


def test_nothing_true_is_rejected_and_most_is_accepted():
    standings = [
        check(verdict.certificate.to_json())[0]
        for left, right, context in list(rows("open_equalities.jsonl"))[1::3]
        if (verdict := decide(left, right, context)).certificate is not None
    ]
    assert Standing.REJECTED not in standings
    assert standings.count(Standing.ACCEPTED) >= 0.88 * len(standings)


# -- damage ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PROVED)
def test_every_changed_number_of_a_proof_is_found(name):
    data = data_of(decide(*CLAIMS[name]))
    accepted = [
        path
        for path in numbers(data["proof"])
        if check({**data, "proof": damaged(data["proof"], path, seven_times)})[0]
        is Standing.ACCEPTED
    ]
    assert not accepted


@pytest.mark.parametrize("name", PROVED)
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_proof_of_another_claim_is_found(name, side):
    data = data_of(decide(*CLAIMS[name]))
    for other in PROVED:
        mixed = copy.deepcopy(data)
        mixed["claim"][side] = data_of(decide(*CLAIMS[other]))["claim"][side]
        if mixed["claim"] != data["claim"] and check(mixed)[0] is Standing.ACCEPTED:
            assert decide(
                *(CLAIMS[other if which == side else name][i] for i, which in enumerate(SIDES)),
                CLAIMS[name][2],
                CLAIMS[name][3],
            ).proved


SIDES = ("left", "right")


@pytest.mark.parametrize("name", ["different values", "order fails", "tiny difference"])
def test_another_point_is_found(name):
    data = data_of(decide(*CLAIMS[name]))
    worse = [{"point": {"x": value}} for value in ("12", "-1/3", "1000")]
    worse += [{"point": {}}, {"bits": 1}, {"left": data["right"], "right": data["left"]}]
    assert all(check({**data, **change})[0] is not Standing.ACCEPTED for change in worse)


def test_hypotheses_cannot_be_dropped():
    for name in ("roots", "softplus", "logarithms"):
        data = data_of(decide(*CLAIMS[name]))
        for domain in data["context"]["domains"].values():
            domain |= {"low": None, "low_open": False}
        # where both logarithms have values, ln(xy) = ln x + ln y needs no hypothesis
        assert (check(data)[0] is Standing.ACCEPTED) == (name != "roots")
    relation = n.relation(">", x, n.number(3))
    data = data_of(decide(n.apply("abs", x - 3), x - 3, Context((), (relation,))))
    assert check(data)[0] is Standing.ACCEPTED
    data["context"]["relations"] = []
    assert check(data)[0] is not Standing.ACCEPTED


def test_a_point_outside_of_the_domain_is_found():
    real = Context.of({"x": NAMED["real"]})
    data = data_of(decide(n.apply("abs", x), x, real))
    assert check(data)[0] is Standing.ACCEPTED
    data["context"]["domains"]["x"] |= {"low": "0"}
    assert check(data)[0] is Standing.REJECTED


def test_cases_must_cover_everything():
    data = data_of(decide(*CLAIMS["absolute value"]))
    for change in (
        lambda cases: cases.pop(0),
        lambda cases: cases[0].update(sign=">"),
        lambda cases: cases[0].update(sign="<="),
    ):
        worse = copy.deepcopy(data)
        change(worse["proof"]["cases"])
        assert check(worse)[0] is not Standing.ACCEPTED


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (sqrt(x**2), x),
        (log(x**2), 2 * log(-x)),
        (exp(x), exp(x + 1)),
        (n.apply("sigmoid", x), n.apply("sigmoid", -x)),
        (x / x, n.number(2)),
        (sqrt(x) * sqrt(x), -x),
    ],
)
@pytest.mark.parametrize("like", ["roots", "softplus", "exponentials", "logarithms"])
def test_a_false_claim_is_not_accepted_with_the_proof_of_a_true_one(left, right, like):
    data = data_of(decide(*CLAIMS[like]))
    data["claim"] |= {"left": rows_of(left), "right": rows_of(right)}
    data["context"] = {"domains": {}, "relations": []}
    assert check(data)[0] is not Standing.ACCEPTED


def made_by_hand(left, right, generators, steps, value):
    """Return a certificate that says whatever it is told to say."""
    leaf = {"generators": generators, "steps": steps, "left": value, "right": value}
    return {
        "version": "symsgd.certificate/1",
        "kind": "normal form",
        "claim": {"left": rows_of(left), "relation": "=", "right": rows_of(right)},
        "context": {"domains": {}, "relations": []},
        "proof": {**leaf, "numerator": []},
    }


def letter(i):
    return [[["1", [[i, 1]]]], [["1", []]]]


X = {"kind": "variable", "argument": "x"}
ROOT = {"kind": "root", "argument": letter(0), "degree": 2, "tail": [["1", [[0, 1]]]]}


def test_the_sign_of_a_root_is_not_taken_on_trust():
    """√(x²) = x needs x ≥ 0; with √x in the claim there is a reason for it."""
    square = [[["1", [[0, 2]]]], [["1", []]]]
    step = {"rule": "root", "arguments": [square, 2], "result": letter(0)}
    assert check(made_by_hand(sqrt(x**2), x, [X], [step], letter(0)))[0] is Standing.BEYOND
    extra = sqrt(x) * 0
    own = {"rule": "root", "arguments": [letter(0), 2], "result": letter(1)}
    data = made_by_hand(sqrt(x**2) + extra, x, [X, ROOT], [step, own], letter(0))
    assert check(data)[0] is Standing.ACCEPTED


def test_a_root_of_something_negative_has_no_relation():
    """With r² = −1 one could show 1 = −1."""
    one = [[["-1", []]], [["1", []]]]
    imaginary = {"kind": "root", "argument": one, "degree": 2, "tail": [["-1", []]]}
    data = made_by_hand(x, x, [X, imaginary], [], letter(0))
    assert check(data)[0] is not Standing.ACCEPTED


def test_the_other_root_is_not_accepted():
    minus = [[["-1", [[1, 1]]]], [["1", []]]]
    step = {"rule": "root", "arguments": [letter(0), 2], "result": minus}
    assert check(made_by_hand(sqrt(x), -sqrt(x), [X, ROOT], [step], minus))[0] is not (
        Standing.ACCEPTED
    )


def test_generators_stand_on_earlier_ones():
    loop = {"kind": "exp", "argument": letter(1)}
    assert check(made_by_hand(x, x, [X, loop], [], letter(0)))[0] is Standing.REJECTED


@pytest.mark.parametrize("nothing", [None, [], {}, "certificate", {"version": "2"}, 3])
def test_rubbish_is_rejected(nothing):
    assert check(nothing)[0] is Standing.REJECTED


def test_a_certificate_survives_its_file(tmp_path):
    path = tmp_path / "claim.json"
    path.write_text(json.dumps(decide(*CLAIMS["logistic"]).certificate.to_json()), "utf-8")
    assert check(json.loads(path.read_text("utf-8")))[0] is Standing.ACCEPTED


# -- forged certificates ---------------------------------------------------------------------


def certificate_of(text, *relation):
    return data_of(decide(*relation)) if relation else data_of(symsgd.verify(text))


def test_zero_is_not_different_from_itself():
    data = certificate_of("x^2 + 1 != 0")
    assert check(data)[0] is Standing.ACCEPTED
    data["claim"] |= {"left": rows_of(x), "right": rows_of(x)}
    assert check(data)[0] is not Standing.ACCEPTED


@pytest.mark.parametrize("way", ["a split on zero", "an assumption", "a root of zero"])
def test_nothing_follows_from_zero(way):
    data = certificate_of("x^2 >= 0")
    assert check(data)[0] is Standing.ACCEPTED
    data["claim"]["left"] = rows_of(n.negate(x**2))
    if way == "a split on zero":
        cases = [{"sign": sign, "proof": data["proof"]} for sign in (">=", "<=")]
        data["proof"] = {"split": [["number", "0", []]], "cases": cases}
    elif way == "an assumption":
        data["context"]["relations"] = [rows_of(n.relation(">=", x, x))]
    else:
        data = certificate_of("", sqrt(x - x) + x**2, n.number(0), Context(), ">=")
        assert check(data)[0] is Standing.ACCEPTED
        data["claim"]["left"] = rows_of(sqrt(x - x) - x**2)
    assert check(data)[0] is not Standing.ACCEPTED


@pytest.mark.parametrize(
    "damage",
    [
        {"bits": float("inf")},
        {"point": {"x": float("inf")}},
        {"claim": {"left": [["number", float("inf"), []]], "relation": "=", "right": rows_of(x)}},
        {"claim": {"left": [["variable", "x", []], ["apply", ["gamma", [0]], [0]],
                            ["derivative", ["x", 1], [1]]],
                   "relation": "=", "right": rows_of(x)}},
    ],
)  # fmt: skip
def test_numbers_without_end_are_rejected(damage):
    data = {**data_of(decide(*CLAIMS["different values"])), **damage}
    assert check(data)[0] is not Standing.ACCEPTED
    assert not replay(data).accepted


@pytest.mark.parametrize("side", [n.add(), n.multiply(), n.logic("true"), n.relation("<", x, y)])
def test_sides_that_are_no_numbers_are_not_accepted(side):
    data = data_of(decide(*CLAIMS["different values"]))
    data["claim"]["left"] = rows_of(side)
    assert check(data)[0] is not Standing.ACCEPTED
    for name in ("roots", "order"):
        data = data_of(decide(*CLAIMS[name]))
        data["claim"]["left"] = rows_of(side)
        assert check(data)[0] is not Standing.ACCEPTED


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc, as Linux has it")
def test_many_certificates_take_no_more_memory_than_one():
    softplus = n.apply("softplus", n.number(-3) * n.apply("softplus", x) + 2)
    given = data_of(decide(softplus + softplus, 2 * softplus))
    for _ in range(10):
        assert check(given)[0] is Standing.ACCEPTED
    before = resident_megabytes()
    for _ in range(20):
        check(given)
    assert resident_megabytes() - before < 10  # with texts of polynomials as keys: 53


def resident_megabytes():
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20
