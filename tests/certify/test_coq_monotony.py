"""Proofs by the signs of derivatives in Coq: accepted as they are, rejected where changed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from symsgd.certify.coq.coqc import replay
from symsgd.certify.coq.document import CoqClaim, Standing, document_text
from symsgd.certify.coq.orders.monotony import cover_script
from symsgd.certify.coq.supposed import quantified_claim
from symsgd.certify.coq.terms.relations import related
from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.coq.theorems import Theorem
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import apply
from symsgd.prove.orders.monotony_cases import prove_by_monotony
from symsgd.prove.orders.monotony_proofs import ByAnchor, ByProduct, BySign, Choice
from tests.certify.coq_cases import certified
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.prove.monotony_claims import PAIRS, claim, context

x, a, y = n.variables("x a y")
ABOVE = Domain.named("nonnegative")
POSITIVE = Domain.named("positive")


def row(text, where, number=1):
    left, relation, right = claim(text)
    return certified(number, f"{text} for {where}", (left, right, context(where), relation))


@asks_coq
def test_every_true_inequality_is_accepted():
    found = [row(*each[:2], number) for number, each in enumerate(PAIRS, 1)]
    check_accepted(found)


MORE = {
    "a parameter": (
        apply("log", 1 + x), x + a * x**2, Context.of({"a": ABOVE, "x": ABOVE}), "<=",
    ),
    "a parameter where a function lives": (
        apply("log", y) + apply("sin", x), apply("log", y) + x, Context.of({"x": ABOVE}), "<=",
    ),
    "an assumed bound": (
        apply("sin", x), x, Context.of({}, (n.relation(">=", 2 * x, n.number(0)),)), "<=",
    ),
    "a derivative in the claim": (
        n.derivative(apply("exp", x), "x"), 1 + x, Context(), ">=",
    ),
    "slopes that vanish, on the left": (
        apply("sin", x), x, Context.of({"x": Domain(None, Fraction(0), high_open=True)}), ">",
    ),
    "slopes that vanish, of higher order": (
        apply("sin", x), x - x**3 / 6, Context.of({"x": POSITIVE}), ">",
    ),
    "a slope that is quadratic in σ": (
        3 * apply("tanh", x) + apply("log", 1 + x), 4 * x, Context.of({"x": POSITIVE}), "<=",
    ),
    "a slope whose terms are positive beyond an end": (
        300 * apply("log", 1 + x), 301 * x - 150 * x**2 + 100 * x**3 - 75 * x**4,
        Context.of({"x": Domain.named("posint")}), ">=",
    ),
    "a slope whose terms are positive between two ends": (
        apply("sigmoid", x) - apply("log", 1 + x), n.number("1/2") - 3 * x / 4 + x**2 / 2 + x**4,
        Context.of({"x": Domain(Fraction(0), Fraction(1))}), "<=",
    ),
    "a slope that is a polynomial in σ": (
        apply("tanh", x), x - 8 * x**3 / 21, Context.of({"x": Domain(Fraction(0), Fraction(3))}),
        ">=",
    ),
    "an option that is a number": (
        apply("max", x - 1, n.number(0)), n.number(0),
        Context.of({"x": Domain(Fraction(0), Fraction(3))}), ">=",
    ),
    "an even power of a slope that vanishes": (
        apply("cos", x), 1 - x**2 / 2, Context.of({"x": POSITIVE}), ">",
    ),
}  # fmt: skip


@asks_coq
def test_more_kinds_are_accepted():
    check_accepted(certified(1, kind, given) for kind, given in MORE.items())


CHANGES = [
    ("log(x) <= x-1", "x > 0", "<= (v_x + (- 1))", "<= (v_x + (- (11 / 10)))"),
    ("log(x) <= x-1", "x > 0", "(ln v_x) <= ", "(ln v_x) < "),
    ("sin(x) <= x", "x >= 0", "0 <= v_x -> ", ""),
    ("sin(x) < x", "x > 0", "0 < v_x -> ", "0 <= v_x -> "),
    ("exp(x) > 1+x", "x != 0", "v_x <> 0 -> ", ""),
    ("tanh(x) >= x-x^3/3", "x >= 0", "/ 3)", "/ 4)"),
    ("abs(tanh(x)) <= abs(x)", "real", "(Rabs (tanh v_x)) <= (Rabs v_x)",
     "(Rabs v_x) <= (Rabs (tanh v_x))"),
]  # fmt: skip


@asks_coq
@pytest.mark.parametrize(("text", "where", "old", "new"), CHANGES)
def test_a_changed_statement_is_rejected(text, where, old, new):
    check_rejected(row(text, where), old, new)


# -- wrong proofs ------------------------------------------------------------------------------


def changed(found, change):
    """Return a proof with each sign in it put through a change, the innermost first."""
    if isinstance(found, Choice):
        options = tuple((option, changed(inner, change)) for option, inner in found.options)
        return replace(found, options=options)
    match found.how:
        case ByAnchor(slopes=slopes):
            how = replace(found.how, slopes=tuple(changed(each, change) for each in slopes))
            found = replace(found, how=how)
        case ByProduct(factors=factors):
            how = replace(found.how, factors=tuple(changed(each, change) for each in factors))
            found = replace(found, how=how)
    return change(found)


def other_anchor(shown):
    """Move every anchor by one, and say that the value there is the same."""
    if not isinstance(shown.how, ByAnchor):
        return shown
    at = shown.how.at + 1
    slopes = tuple(
        replace(each, piece=each.piece.part(*(
            (at, each.piece.high) if each.piece.low == shown.how.at else (each.piece.low, at)
        )))
        for each in shown.how.slopes
    )  # fmt: skip
    return replace(shown, how=replace(shown.how, at=at, slopes=slopes))


def other_order(shown):
    """Leave out the first derivative: the second one takes its place."""
    if not isinstance(shown.how, ByAnchor):
        return shown
    parts = [part for each in shown.how.slopes for part in (each, *factors(each))]
    below = [part.how.slopes for part in parts if isinstance(part.how, ByAnchor)]
    return replace(shown, how=replace(shown.how, slopes=below[0])) if below else shown


def factors(shown):
    return shown.how.factors if isinstance(shown.how, ByProduct) else ()


def by_sign_alone(shown):
    """Say that a sign is plain to see where it follows from derivatives."""
    return replace(shown, how=BySign()) if isinstance(shown.how, ByAnchor) else shown


def turned(shown):
    """Say that a slope has the other sign."""
    if not isinstance(shown.how, ByAnchor):
        return shown
    slopes = tuple(replace(each, sign=-each.sign) for each in shown.how.slopes)
    return replace(shown, how=replace(shown.how, slopes=slopes))


def unproved_pieces(cover, change):
    return replace(cover, pieces=tuple((p, changed(found, change)) for p, found in cover.pieces))


def one_piece(cover, _):
    return replace(cover, pieces=cover.pieces[:1])


def without_points(cover, _):
    return replace(cover, points=())


WRONG = [
    ("log(x) <= x-1", "x > 0", unproved_pieces, other_anchor),
    ("exp(x) >= 1+x+x^2/2", "x >= 0", unproved_pieces, other_anchor),
    ("x*exp(-x) <= exp(-1)", "real", unproved_pieces, other_anchor),
    ("exp(x) >= 1+x+x^2/2", "x >= 0", unproved_pieces, by_sign_alone),
    ("cos(x) >= 1-x^2/2", "real", unproved_pieces, by_sign_alone),
    ("atan(x) >= x-x^3/3", "x >= 0", unproved_pieces, turned),
    ("sin(x) < x", "x > 0", unproved_pieces, turned),
    ("cosh(x) >= 1+x^2/2", "real", unproved_pieces, other_order),
    ("exp(x) <= 1+x+x^2/2", "x <= 0", without_points, None),
    ("abs(sin(x)) <= abs(x)", "real", one_piece, None),
]


def written(text, where, cover=None):
    """Return a claim whose proof is written from a given cover."""
    left, relation, right = claim(text)
    given = context(where)
    cover = cover or prove_by_monotony(left, right, given, relation)
    terms = Terms(context=given)
    said = related(relation, terms.term(left), terms.term(right))
    script = cover_script(cover, relation, left, right, terms.like(given))
    statement = quantified_claim(said, tuple(terms.needs), given, terms, proved=True)
    theorem_ = Theorem("changed", statement, f"intros. {script}.")
    return CoqClaim(1, 1, text, "PROVED", (theorem_,), Standing.NOT_REPLAYED)


@asks_coq
@pytest.mark.parametrize(("text", "where", "make", "change"), WRONG)
def test_a_changed_proof_is_rejected(text, where, make, change):
    left, relation, right = claim(text)
    cover = prove_by_monotony(left, right, context(where), relation)
    wrong = make(cover, change)
    assert wrong != cover
    answer = replay("claims", document_text("claims", [written(text, where, wrong)]))
    assert not answer.accepted
    assert "yntax" not in answer.complaint


@asks_coq
def test_the_proofs_that_are_changed_are_accepted_before():
    rows = dict.fromkeys((text, where) for text, where, *_ in WRONG)
    claims = [written(*each) for each in rows]
    check_accepted(claims)


# -- what is written ---------------------------------------------------------------------------


def test_the_theorem_says_what_is_claimed():
    assert row("log(x) <= x-1", "undeclared").theorems[0].statement == (
        "forall (v_x : R), 0 < v_x -> (ln v_x) <= (v_x + (- 1))"
    )


def test_a_slope_is_proved_once_for_both_sides_of_an_anchor():
    proof = row("log(x) <= x-1", "x > 0").theorems[0].proof
    assert proof.count("is_derive (fun v_x") == 1
    assert (proof.count("fall_before"), proof.count("rise_after")) == (1, 1)
