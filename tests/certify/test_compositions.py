"""The same monotone functions on both sides: certificates, and what Coq says of them."""

import copy

import pytest

from symsgd.certify.everyday import Standing, check
from symsgd.certify.replay import replay
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.certificate import claim_data, context_data
from symsgd.prove.decide import decide
from symsgd.prove.orders.monotone_functions import prove_by_functions
from symsgd.prove.verdict import Certificate
from tests.certify.coq_cases import certified
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.prove.test_monotone_functions import PROVED

a, b, c, d, x = n.variables("a b c d x")
OPPOSITE = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
e, one, zero = n.constant("e"), n.number(1), n.number(0)
LESS = n.relation("<", a, b)
SIZE = n.relation("<", n.apply("abs", x), one)


def f(name, argument, *more):
    return n.apply(name, argument, *more)


def where(*facts, **domains):
    return Context.of({name: Domain.named(kind) for name, kind in domains.items()}, facts)


NEAR, LINE = where(SIZE), where(LESS)
ABOVE = where(LESS, a="positive", b="positive")
TURNED = where(n.relation(">=", one / 2, f("abs", x)))
OWN = [  # kinds that are proved as a composition, and in no other way
    (a**5, "<", b**5, LINE),
    (f("tanh", a) ** 3, "<", f("tanh", b) ** 3, LINE),
    (f("sigmoid", c * a + x), "<=", f("sigmoid", c * b + x),
     where(n.relation("<=", a, b), c="positive")),
    (f("sigmoid", a / c + d), ">", f("sigmoid", b / c + d), where(LESS, c="negative")),
    (x, "<", n.number(2), NEAR),
    (x**2, "<", one, NEAR),
    (f("log", one + x), "<", f("log", n.number(2)), NEAR),
    (one - x, ">", zero, NEAR),
    (one - 2 * x, ">=", zero, TURNED),
]  # fmt: skip
MORE = [  # the difference of letters shows them too; Coq has an easier way with the functions
    (f(name, a), "<", f(name, b), LINE)
    for name in ("softplus", "atan", "sinh", "asinh", "tanh", "sigmoid")
] + [
    (f("exp", f("tanh", a) + c), "<", f("exp", f("tanh", b) + c), LINE),
    (1 / (1 + e ** f("tanh", a)), ">", 1 / (1 + e ** f("tanh", b)), LINE),
    (f("root", a, n.number(3)), "<", f("root", b, n.number(3)), ABOVE),
    (n.number(2) ** a, "<", n.number(2) ** b, LINE),
]
SMALL = where(LESS, n.relation("<", zero, c))


def ids(value):
    return str(value) if isinstance(value, n.Node) else None


@pytest.mark.parametrize(("left", "relation", "right", "known"), PROVED + OWN + MORE, ids=ids)
def test_every_proof_has_a_certificate_that_is_accepted(left, relation, right, known):
    verdict = decide(left, right, known, relation)
    assert verdict.proved
    data = verdict.certificate.to_json()
    assert replay(data).accepted
    assert check(data)[0] is not Standing.REJECTED


@pytest.mark.parametrize(("left", "relation", "right", "known"), OWN, ids=ids)
def test_a_proof_by_functions_says_so_and_its_siblings_are_rejected(left, relation, right, known):
    data = decide(left, right, known, relation).certificate.to_json()
    assert data["kind"] == "composition"
    inner = data["certificate"]["claim"]["relation"]
    for change in (
        lambda it: it["claim"].update(relation=OPPOSITE[relation]),
        lambda it: it["context"].update(relations=[]),
        lambda it: it["certificate"]["claim"].update(relation=OPPOSITE[inner]),
        lambda it: it["certificate"].update(kind="comparison"),
        lambda it: it["certificate"].update(kind="composition"),
        lambda it: it["claim"].update(left=it["claim"]["right"]),
        lambda it: it.update(layers=[*it["layers"], {"at": 0, "needs": []}]),
        lambda it: it.pop("certificate"),
    ):
        wrong = copy.deepcopy(data)
        change(wrong)
        assert not replay(wrong).accepted
        assert check(wrong)[0] is not Standing.ACCEPTED


def composed(left, right, known, relation, decided=lambda *_: True):
    """Return a certificate of a composition whatever the claim, as a liar would write it."""
    found = prove_by_functions(left, right, known, relation, decided)
    inner = Certificate("order", {}).about(found.left, found.right, found.context, found.relation)
    layers = [{"at": layer.at, "needs": []} for layer in found.layers]
    return {
        "version": "symsgd.certificate/1", "kind": "composition", "layers": layers,
        "certificate": inner.to_json(), **claim_data(left, right, known, relation),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "of_left", "of_right", "known"),
    [
        (f("tanh", a), f("tanh", b), f("cos", a), f("cos", b), LINE),
        (a**5, b**5, a**4, b**4, LINE),
        (a**5, b**5, a**-3, b**-3, LINE),
        (f("tanh", a) + c, f("tanh", b) + c, f("tanh", a) * c, f("tanh", b) * c, LINE),
        (f("tanh", a) + c, f("tanh", b) + c, f("tanh", a) + c, f("tanh", b) + d, LINE),
        (c + f("tanh", a), c + f("tanh", b), c / f("tanh", a), c / f("tanh", b), LINE),
        (e**a, e**b, c**a, c**b, SMALL),
        (f("tanh", a), f("tanh", b), f("relu", a), f("relu", b), LINE),
        (f("exp", a), f("exp", b), -f("exp", a), -f("exp", b), LINE),
    ],
    ids=ids,
)
def test_a_function_that_does_not_rise_is_rejected(left, right, of_left, of_right, known):
    data = composed(left, right, known, "<")
    assert replay(data).accepted
    data |= claim_data(of_left, of_right, known, "<")
    assert not replay(data).accepted
    assert check(data)[0] is not Standing.ACCEPTED


def test_a_sign_that_a_product_rests_on_is_shown():
    product = where(n.relation("<=", a, b), c="positive")
    sides = f("sigmoid", c * a + x), f("sigmoid", c * b + x)
    data = decide(*sides, product, "<=").certificate.to_json()
    assert replay(data).accepted
    without = copy.deepcopy(data)
    for layer in without["layers"]:
        layer["needs"] = []
    assert not replay(without).accepted
    other = copy.deepcopy(data)
    other["context"]["domains"]["c"] = None
    assert not replay(other).accepted
    negative = where(n.relation("<=", a, b), c="negative")
    turned = decide(*sides, negative, ">=").certificate.to_json()
    assert replay(turned).accepted
    data["context"] = turned["context"]
    assert not replay(data).accepted


def test_size_that_bounds_from_below_says_nothing_of_both_signs():
    data = decide(one - x, zero, NEAR, ">").certificate.to_json()
    far = where(n.relation(">", f("abs", x), one))
    data["context"] = context_data(far)
    assert not replay(data).accepted


@asks_coq
def test_coq_accepts_them():
    rows = [(left, right, known, sign) for left, sign, right, known in PROVED + OWN + MORE]
    check_accepted([certified(k, str(row[0]), row) for k, row in enumerate(rows, 1)])


@asks_coq
@pytest.mark.parametrize(
    ("row", "old", "new"),
    [
        (OWN[0], "v_a < v_b -> ", ""),
        (OWN[0], "(v_b ^ 5)", "(v_b ^ 4)"),
        (OWN[2], "0 < v_c", "v_c < 0"),
        (OWN[4], "< 2", "< (1 / 2)"),
        (MORE[6], "(tanh v_b) + v_c", "(tanh v_b) + (- v_c)"),
    ],
)
def test_coq_rejects_a_changed_statement(row, old, new):
    left, relation, right, known = row
    check_rejected(certified(1, "changed", (left, right, known, relation)), old, new)
