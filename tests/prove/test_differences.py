"""Claims about two letters and their difference: true ones, false siblings, damaged proofs."""

import copy

import pytest

from symsgd.certify.everyday import Standing, check
from symsgd.certify.replay import replay
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from symsgd.prove.orders.differences import difference_cases
from symsgd.prove.verdict import Outcome
from tests.prove.monotony_claims import claim

x, y, h = n.variables("x y h")
FROM_ONE = Context.of({"x": Domain.between(1, 9), "y": Domain.between(1, 9)})
LARGER = Context.of({}, [n.relation(">", x, y), n.relation(">", y, n.number(0))])
NOT_LARGER = Context.of({}, [n.relation("<=", y, x)])
REAL = Context()
CLAIMS = [
    # what holds, where, and a false sibling of the same form
    ("abs(sin(x) - sin(y)) <= abs(x - y)", REAL, "abs(sin(x) - sin(y)) <= abs(x - y)/2"),
    ("abs(cos(x) - cos(y)) <= abs(x - y)", REAL, "abs(cos(x) + cos(y)) <= abs(x - y)"),
    ("abs(tanh(x) - tanh(y)) <= abs(x - y)", REAL, "abs(tanh(x) - tanh(y)) <= abs(x - y)/2"),
    ("abs(atan(y) - atan(x)) <= abs(x - y)", REAL, "abs(atan(y) - atan(x)) <= (x - y)^2"),
    ("abs(sigmoid(x) - sigmoid(y)) <= abs(x - y)/4", REAL,
     "abs(sigmoid(x) - sigmoid(y)) <= abs(x - y)/5"),
    ("abs(softplus(x) - softplus(y)) <= abs(y - x)", REAL,
     "abs(softplus(x) - softplus(y)) <= abs(y - x)/2"),
    ("abs(x - y) >= abs(tanh(x) - tanh(y))", REAL, "abs(x - y) <= abs(tanh(x) - tanh(y))"),
    ("abs(log(x) - log(y)) <= abs(x - y)", FROM_ONE, "abs(log(x) - log(y)) <= abs(x - y)/2"),
    ("abs(sqrt(x) - sqrt(y)) <= abs(x - y)/2", FROM_ONE, "abs(sqrt(x) - sqrt(y)) <= abs(x - y)/3"),
    ("exp(x) - exp(y) > x - y", LARGER, "exp(x) - exp(y) > 9*(x - y)"),
    ("tanh(x) - tanh(y) <= x - y", NOT_LARGER, "tanh(x) - tanh(y) <= (x - y)/2"),
    ("sin(x) - sin(y) <= x - y", NOT_LARGER, "sin(x) - sin(y) <= y - x"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "_false"), CLAIMS)
def test_what_holds_is_proved_and_repeated(text, where, _false):
    left, relation, right = claim(text)
    verdict = decide(left, right, where, relation)
    assert verdict.outcome is Outcome.PROVED
    assert "h ≥ 0, with x = y + h" in verdict.reason
    data = verdict.certificate.to_json()
    assert data["kind"] == "difference"
    assert replay(data).accepted
    assert check(data)[0] is Standing.BEYOND


@pytest.mark.parametrize(("_true", "where", "text"), CLAIMS)
def test_a_false_sibling_is_refuted(_true, where, text):
    left, relation, right = claim(text)
    assert decide(left, right, where, relation).outcome is Outcome.REFUTED


@pytest.mark.parametrize("text", [text for text, *_ in CLAIMS if "<=" in text])
def test_equal_letters_give_equality(text):
    left, _, right = claim(text)
    assert not any(decide(left, right, where, "<").proved for where in (REAL, NOT_LARGER, FROM_ONE))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("exp(x) - exp(y) >= x - y", LARGER),  # holds; without x > y it does not
        ("abs(log(x) - log(y)) <= abs(x - y)", FROM_ONE),
    ],
)
def test_what_is_assumed_of_the_letters_is_needed(text, where):
    left, relation, right = claim(text)
    assert decide(left, right, where, relation).proved
    assert decide(left, right, REAL, relation).outcome is Outcome.REFUTED


def test_the_step_is_a_letter_of_its_own():
    left, right = n.apply("sin", x) + h, n.apply("sin", y) + h + n.apply("abs", x - y)
    ((first, _),) = difference_cases(left, right, REAL, "<=")
    assert first.step == "d"
    taken = Context.of({"d": Domain()})
    ((first, _),) = difference_cases(left, right, taken, "<=")
    assert first.step == "s"


def given():
    left, relation, right = claim("abs(tanh(x) - tanh(y)) <= abs(x - y)")
    return decide(left, right, REAL, relation).certificate.to_json()


def of_larger():
    left, relation, right = claim("exp(x) - exp(y) > x - y")
    return decide(left, right, LARGER, relation).certificate.to_json()


def without_a_case(data):
    data["cases"].pop()


def the_same_case_twice(data):
    data["cases"][1] = data["cases"][0]


def one_certificate_less(data):
    data["cases"][0]["certificates"].pop()


def one_certificate_twice(data):
    data["cases"][0]["certificates"][1] = data["cases"][0]["certificates"][0]


def a_step_that_is_a_letter(data):
    data["cases"][0]["step"] = "y"


def letters_exchanged(data):
    case = data["cases"][0]
    case["upper"], case["lower"] = case["lower"], case["upper"]


def more_assumed_of_the_step(data):
    inner = data["cases"][0]["certificates"][0]["context"]
    inner["domains"]["h"]["low"] = "1"


def more_assumed(data):
    inner = data["cases"][0]["certificates"][0]["context"]
    fact = [["variable", "y", []], ["number", "0", []], ["relation", ">", [0, 1]]]
    inner["relations"].append(fact)


def an_open_step(data):
    data["cases"][0]["certificates"][0]["context"]["domains"]["h"]["low_open"] = True


def a_domain_of_the_other_letter(data):
    domain = data["cases"][0]["certificates"][0]["context"]["domains"]["h"]
    data["cases"][0]["certificates"][0]["context"]["domains"]["y"] = domain


def another_claim_inside(data):
    data["cases"][0]["certificates"][0]["claim"]["relation"] = ">="


def another_claim(data):
    data["claim"]["relation"] = "<"


def a_difference_inside(data):
    data["cases"][0]["certificates"][0]["kind"] = "difference"


def a_slope_of_another_sign(data):
    for part in data["cases"][0]["certificates"][0]["pieces"]:
        part["shown"] = {"rule": "sign", "value": {"generators": [], "steps": []}}


@pytest.mark.parametrize(
    "damage",
    [
        without_a_case, the_same_case_twice, one_certificate_less, one_certificate_twice,
        a_step_that_is_a_letter, letters_exchanged, more_assumed_of_the_step, more_assumed,
        an_open_step, a_domain_of_the_other_letter, another_claim_inside, another_claim,
        a_difference_inside, a_slope_of_another_sign,
    ],
)  # fmt: skip
def test_a_damaged_proof_is_rejected(damage):
    data = copy.deepcopy(given())
    assert replay(data).accepted
    damage(data)
    assert not replay(data).accepted


def test_without_what_is_assumed_one_case_is_not_enough():
    data = of_larger()
    assert replay(data).accepted
    data["context"]["relations"] = data["context"]["relations"][1:]  # without x > y
    assert not replay(data).accepted
