"""Statements that follow from statements, in Coq: what their theorems say, and their proofs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from symsgd.certify.coq.document import Standing, exported
from symsgd.cli.statements import coq_claims
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context
from symsgd.prove.decide import decide
from symsgd.prove.equations.equations import as_statement
from symsgd.read.typed import read_typed_node
from tests.certify.implication_rows import ROWS
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.program import symsgd
from tests.prove.test_equations import ROWS as PUBLISHED
from tests.prove.test_equations import context_of, equations


def claimed(first, second, relation="implies", domain="real"):
    """Return the claim that one statement follows from another, or that both say the same."""
    sides = [read_typed_node(text) for text in (first, second)]
    context = Context.of(dict.fromkeys(n.free_variables(*sides), NAMED[domain]))
    verdict = decide(*sides, context, relation)
    return exported(1, 1, f"{first} {relation} {second}", [(*sides, context, relation, verdict)])


def says(*args, **more):
    [theorem] = claimed(*args, **more).theorems
    return theorem.statement


@pytest.mark.parametrize(
    ("first", "second", "relation", "domain", "statement"),
    [
        ("2*x + 4 = 0", "x = -2", "implies", "real",
         "forall (v_x : R), ((2 * v_x) + 4) = 0 -> v_x = (- 2)"),
        ("x^2 = 4", "Or(x = 2, x = -2)", "equivalent", "real",
         "forall (v_x : R), ((v_x ^ 2) = 4 <-> (v_x = 2 \\/ v_x = (- 2)))"),
        ("x^2 = 4", "x = 2", "implies", "positive",
         "forall (v_x : R), 0 < v_x -> (v_x ^ 2) = 4 -> v_x = 2"),
        ("And(x + y = 3, x - y = 1)", "And(x = 2, y = 1)", "implies", "real",
         "forall (v_x v_y : R), (v_x + v_y) = 3 -> (v_x + (- v_y)) = 1 -> (v_x = 2 /\\ v_y = 1)"),
        # what the sides need belongs to each of the two statements
        ("1/x = 2", "x = 1/2", "implies", "real",
         "forall (v_x : R), v_x <> 0 -> (1 / v_x) = 2 -> v_x = (1 / 2)"),
        ("x = 1/2", "1/x = 2", "implies", "real",
         "forall (v_x : R), v_x = (1 / 2) -> (v_x <> 0 /\\ (1 / v_x) = 2)"),
        ("log(x) = 0", "x = 1", "equivalent", "real",
         "forall (v_x : R), ((0 < v_x /\\ (ln v_x) = 0) <-> v_x = 1)"),
        ("x = 0", "x/x = 1", "implies", "real",
         "~ (forall (v_x : R), v_x = 0 -> (v_x <> 0 /\\ (v_x / v_x) = 1))"),
        ("k > 1", "k = 2", "implies", "integer",
         "~ (forall (v_k : R), (exists k : Z, v_k = IZR k) -> 1 < v_k -> v_k = 2)"),
    ],
)  # fmt: skip
def test_a_theorem_says_what_the_claim_says(first, second, relation, domain, statement):
    assert says(first, second, relation=relation, domain=domain) == statement


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("x + I = 2*I", "x = I", "complex"),
        ("x^5 = 2", "x^5 = x + 1", "closed form"),
        ("sin(x) = 0", "x = 0", "no verdict"),
    ],
)
def test_what_has_no_theorem_says_why(first, second, why):
    claim = claimed(first, second, relation="equivalent")
    assert claim.standing is Standing.NOT_EXPORTED
    assert why in claim.reason


def rows():
    for outcome, relation, first, second, domain in ROWS:
        claim = claimed(first, second, relation=relation, domain=domain)
        assert claim.verdict == outcome, claim.source
        yield claim


@asks_coq
def test_decided_steps_between_statements_are_accepted():
    check_accepted(rows())


# powers that Coq cannot write out, and quotients of logarithms
REJECTED = ("6000", "log((x + 17)", "log(9")


def published():
    for row in PUBLISHED:
        for before, after in pairwise(row["lines"]):
            first, second = equations(before), equations(after)
            context = context_of(row["domain"], first, second)
            sides = [as_statement(each) for each in (first, second)]
            verdict = decide(*sides, context, "equivalent")
            claim = exported(1, 1, f"{before}, {after}", [(*sides, context, "equivalent", verdict)])
            if claim.reason != "complex numbers" and not any(map(claim.source.count, REJECTED)):
                yield claim


@asks_coq
def test_nearly_all_steps_of_published_solutions_are_accepted():
    claims = list(published())
    assert len(claims) > 60
    check_accepted(claims)


@asks_coq
@pytest.mark.parametrize(
    ("claim", "old", "new"),
    [
        (("2*x + 4 = 0", "x = -2"), "-> v_x = (- 2)", "-> v_x = 2"),
        (("2*x + 4 = 0", "x = -2"), "(2 * v_x)", "(3 * v_x)"),
        (("x^2 = 4", "Or(x = 2, x = -2)"), " \\/ v_x = (- 2)", " \\/ v_x = (- 3)"),
        (("sigmoid(z) = 1/2", "z = 0"), "(1 / 2)", "(1 / 3)"),
        (("1/x = 2", "x = 1/2"), "v_x <> 0 ->", "v_x <> 0 \\/ v_x = 0 -> 1 = 1 \\/ "),
        (("x = 1/2", "1/x = 2"), "v_x <> 0 /\\", "0 < - v_x /\\"),
        (("x^2 = 4", "x = 2"), "(v_x ^ 2) = 4", "(v_x ^ 2) = 4 -> 0 < v_x"),
        (("x > 2", "x^2 > 4"), "2 < v_x", "1 < v_x"),
        (("x^2 - 3*x + 2 < 0", "And(x > 1, x < 2)"), "v_x < 2", "v_x < 1"),
        (("exp(x) = 5", "x = log(5)"), "-> v_x = (ln 5)", "-> v_x = (ln 6)"),
    ],
)
def test_a_changed_theorem_is_rejected(claim, old, new):
    check_rejected(claimed(*claim), old, new)


DOCUMENT = r"""+++
[notation.functions]
sigma = "sigmoid"
+++

$2x + 4 = 0 \Rightarrow x = -2$

$\sigma(z) = \frac12 \iff z = 0$

$x^2 = 4 \iff x = 2 \text{ or } x = -2$

$a^2 = 4 \Rightarrow a = 2$

Let $f(t) = t^2 - 4t$. Then $f'(t) = 2t - 4 = 0 \Rightarrow t = 2$.

$2wu - 2v = 0 \implies w = \frac{v}{u}$

$2p + q = 3$ and $p - q = 0$, so $p = 1$.
"""


# the last claim of each: what its theorem says
SLOPES = [
    (r"Let $f(x) = x^2 - 4x$. $f'(x) = 0 \iff x = 2$.", "PROVED",
     ("forall (v_x : R), exists v_derivative_1 : R, is_derive (fun v_x : R => ((v_x ^ 2) + "
     "(- (4 * v_x)))) v_x v_derivative_1 /\\ (v_derivative_1 = 0 <-> v_x = 2)")),
    (r"Let $f(x) = x^2 - 4x$. $f'(x) = 0 \Rightarrow x = 3$.", "REFUTED",
     ("~ (forall (v_x : R), forall v_derivative_1 : R, is_derive (fun v_x : R => ((v_x ^ 2) + "
     "(- (4 * v_x)))) v_x v_derivative_1 -> (v_derivative_1 = 0 -> v_x = 3))")),
    (r"Let $k(s) = \ln s - s$. $k'(s) = 0 \Rightarrow s = 1$.", "PROVED",
     ("forall (v_s : R), 0 < v_s -> v_s <> 0 -> exists v_derivative_1 : R, is_derive (fun v_s : R "
     "=> ((ln v_s) + (- v_s))) v_s v_derivative_1 /\\ (v_derivative_1 = 0 -> v_s = 1)")),
    (r"Let $g(t) = te^{-t}$. $g'(t) = 0 \iff t = 1$.", "PROVED", None),
    (r"Let $h(u) = u^3 - 3u$. $h'(u) = 0 \iff u = \pm 1$.", "PROVED", None),
    (r"Let $h(u) = u^3 - 3u$. $h'(u) = 0 \iff u = 1$.", "REFUTED", None),
    (r"Let $L(w) = (wx-y)^2$. $\frac{dL}{dw} = 0 \Rightarrow w = y/x$.", "PROVED", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdict", "statement"), SLOPES[:3])
def test_a_derivative_in_a_premise_is_a_derivative_in_coq(text, verdict, statement):
    claim = of(text)[-1]
    assert claim.verdict == verdict
    assert [each.statement for each in claim.theorems] == [statement]


def test_a_derivative_that_may_not_exist_is_in_no_equivalence():
    claim = of(r"Let $k(s) = \ln s - s$. $k'(s) = 0 \iff s = 1$.")[-1]
    assert claim.standing is Standing.NOT_EXPORTED
    assert "does not exist everywhere" in claim.reason


@asks_coq
def test_steps_from_derivatives_are_accepted():
    claims = [of(text)[-1] for text, *_ in SLOPES]
    assert [claim.verdict for claim in claims] == [verdict for _, verdict, _ in SLOPES]
    check_accepted(claims)


@asks_coq
def test_a_wrong_derivative_in_a_premise_is_rejected():
    check_rejected(of(SLOPES[0][0])[-1], "(4 * v_x)", "(6 * v_x)")


@asks_coq
def test_the_steps_of_a_document_are_accepted(tmp_path):
    (tmp_path / "sheet.md").write_text(DOCUMENT, "utf-8")
    done = symsgd("certify", "sheet.md", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 claims: 8 accepted" in done.stdout


def of(text):
    return coq_claims(text, file="sheet.md", problem=None)


def test_a_claim_that_holds_where_nothing_is_divided_by_zero_says_so():
    [claim] = of(r"$2wu - 2v = 0 \implies w = \frac{v}{u}$")
    [theorem] = claim.theorems
    assert "-> v_u <> 0 ->" in theorem.statement


def test_what_is_asked_twice_has_one_theorem():
    [claim] = of(r"We have $2x + 4 = 0 \Rightarrow x = -2$.")
    assert len(claim.theorems) == 1
