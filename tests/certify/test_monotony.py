"""Proofs by the signs of derivatives are replayed, and what is wrong with one is found out."""

from __future__ import annotations

import copy
import json
from fractions import Fraction

import pytest

from symsgd.algebra.balls import enclose
from symsgd.certify.everyday import Standing, check
from symsgd.certify.replay import replay
from symsgd.certify.slopes import SLOPES, needs, slope
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import apply
from symsgd.expression.rows import rows
from symsgd.functions.derivatives import differentiate
from symsgd.prove.certificate import context_data
from symsgd.prove.decide import decide
from tests.prove.monotony_claims import PAIRS, claim, context

x, a = n.variables("x a")


def certificate(text, where):
    left, relation, right = claim(text)
    found = decide(left, right, context(where), relation).certificate
    return json.loads(json.dumps(found.to_json()))


@pytest.mark.parametrize(("text", "where"), [row[:2] for row in PAIRS])
def test_a_proof_is_accepted(text, where):
    found = replay(certificate(text, where))
    assert found.accepted, found.reason
    assert found.checked


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row[3])
def test_the_proof_of_a_true_claim_proves_no_false_one(row):
    text, where, _, wrong, there = row
    left, relation, right = claim(wrong)
    given, other = certificate(text, where), decide(left, right, context(there), relation)
    assert not other.proved
    given["claim"] = {"left": rows(left), "relation": relation, "right": rows(right)}
    given["context"] = context_data(context(there))
    assert not replay(given).accepted


def test_parameters_are_replayed():
    given = Context.of({"a": Domain.named("nonnegative"), "x": Domain.named("nonnegative")})
    verdict = decide(apply("log", 1 + x), x + a * x**2, given, "<=")
    assert verdict.proved
    data = json.loads(json.dumps(verdict.certificate.to_json()))
    assert replay(data).accepted
    data["context"]["domains"]["a"]["low"] = "-1"
    assert not replay(data).accepted


def test_an_exponent_is_replayed():
    """Bernoulli's inequality."""
    domains = {"x": Domain(Fraction(-1), low_open=True), "a": Domain(Fraction(1))}
    verdict = decide((1 + x) ** a, 1 + a * x, Context.of(domains), ">=")
    data = json.loads(json.dumps(verdict.certificate.to_json()))
    assert replay(data).accepted
    data["context"]["domains"]["a"]["low"] = "1/2"
    assert not replay(data).accepted


def test_an_assumed_bound_is_replayed():
    assumed = n.relation(">=", 2 * x, n.number(0))
    verdict = decide(apply("sin", x), x, Context.of({}, (assumed,)), "<=")
    data = json.loads(json.dumps(verdict.certificate.to_json()))
    assert replay(data).accepted
    data["context"]["relations"] = [rows(n.relation(">=", 2 * x, n.number(-1)))]
    assert not replay(data).accepted


def test_the_everyday_checker_leaves_it_to_this_one():
    assert check(certificate("log(x) <= x-1", "x > 0"))[0] is Standing.BEYOND


# -- damage ------------------------------------------------------------------------------------


def first(given, rule):
    """Return the first part of a proof by a rule."""
    stack = [piece["shown"] for piece in given["pieces"] if "shown" in piece]
    while stack:
        part = stack.pop(0)
        if part.get("rule") == rule:
            return part
        stack += [inner["shown"] for inner in part.get("options", part.get("factors", ()))]
        stack += part.get("slopes", ())
    raise AssertionError(rule)


DAMAGE = {
    "a piece is missing": ("abs(tanh(x)) <= abs(x)", "real", lambda g: g["pieces"].pop()),
    "a point is missing": ("abs(tanh(x)) <= abs(x)", "real", lambda g: g["points"].clear()),
    "an end is missing": ("sin(x) <= x", "x >= 0", lambda g: g["points"].clear()),
    "a piece is shorter": ("sin(x) <= x", "x >= 0", lambda g: g["pieces"][0].update(low="1")),
    "a piece ends": ("sin(x) <= x", "x >= 0", lambda g: g["pieces"][0].update(high="9")),
    "a case is missing": (
        "abs(sin(x)) <= abs(x)", "real",
        lambda g: [piece["shown"]["options"][0]["shown"]["options"].pop() for piece in g["pieces"]],
    ),
    "another anchor": ("log(x) <= x-1", "x > 0", lambda g: first(g, "anchor").update(at="2")),
    "an anchor outside": ("sin(x) <= x", "x >= 0", lambda g: first(g, "anchor").update(at="-1")),
    "no needs": ("log(x) <= x-1", "x > 0", lambda g: first(g, "anchor")["needs"].clear()),
    "no needs at an end": (
        "erf(x) <= 2*x/sqrt(pi)", "x >= 0", lambda g: first(g, "anchor")["needs at end"].clear(),
    ),
    "no needs of a product": (
        "x*log(x) <= x^2-x", "x > 0", lambda g: first(g, "product")["needs"].clear(),
    ),
    "one slope": ("log(x) <= x-1", "x > 0", lambda g: first(g, "anchor")["slopes"].pop()),
    "no witness": ("sin(x) < x", "x > 0", lambda g: first(g, "anchor")["nonzero"].clear()),
    "another cofactor": (
        "x/(1+x) <= log(1+x)", "undeclared",
        lambda g: first(g, "product").update(cofactor=rows(2 / (x + 1))),
    ),
    "another factor": (
        "x/(1+x) <= log(1+x)", "undeclared",
        lambda g: first(g, "product")["factors"][0].update(factor=rows(x)),
    ),
    "another exponent": (
        "softplus(x) >= log(2)+x/2", "real",
        lambda g: first(g, "exponential").update(exponent=rows(x)),
    ),
    "an unknown rule": ("sin(x) <= x", "x >= 0", lambda g: first(g, "anchor").update(rule="clear")),
    "no proof": ("sin(x) <= x", "x >= 0", lambda g: g.pop("pieces")),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found_out(name):
    text, where, harm = DAMAGE[name]
    given = certificate(text, where)
    assert replay(given).accepted
    hurt = copy.deepcopy(given)
    harm(hurt)
    assert hurt != given
    assert not replay(hurt).accepted


# -- the checker's own table -------------------------------------------------------------------


@pytest.mark.parametrize("name", SLOPES)
def test_both_tables_of_derivatives_agree(name):
    for body in (apply(name, x), apply(name, x / 3 + x**2)):
        for at in (Fraction(1, 7), Fraction(2, 5)):
            mine, other = (
                enclose(d, {"x": at}, 128) for d in (slope(body, "x"), differentiate(body, "x"))
            )
            assert mine.overlaps(other)
            assert mine.is_finite()


BODIES = (
    *(x**5 / (1 + x), apply("root", 1 + x, n.number(3)), n.number(2) ** x, n.constant("e") ** x),
    *(x**x, x * apply("exp", x) * apply("sin", x), -(x**-2), (1 + x) ** n.number("3/2")),
)


@pytest.mark.parametrize("body", BODIES, ids=str)
def test_both_ways_to_differentiate_agree(body):
    for at in (Fraction(1, 7), Fraction(2, 5), Fraction(3)):
        mine, other = (
            enclose(d, {"x": at}, 128) for d in (slope(body, "x"), differentiate(body, "x"))
        )
        assert mine.overlaps(other)
        assert mine.is_finite()


def test_what_a_function_needs():
    named = {
        "log": (["x > 0"], ["x > 0"]),
        "asin": (["1 - x >= 0", "1 + x >= 0"], ["1 - x > 0", "1 + x > 0"]),
        "abs": ([], ["x != 0"]),
        "sin": ([], []),
    }
    for name, wanted in named.items():
        for smooth in (False, True):
            found = [str(r) for r in needs(apply(name, x), frozenset(), smooth=smooth)]
            assert found == wanted[smooth]
