"""No theorem for Coq says less than the claim: what reading settled is not exported."""

import pytest

from symsgd.certify.coq.document import Standing
from symsgd.check.report import Status
from symsgd.cli.asked import supporting
from symsgd.cli.statements import coq_claims
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.prove.decide import decide

GIVEN = "Let $f(t) = t^3$. "


def only(text):
    [claim] = coq_claims(text, file="sheet.md", problem=None)
    assert claim.verdict == "PROVED"
    return claim


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GIVEN + "Then $f'(2) = 12$.", "carried out"),
        (r"We have $\lfloor 5/2 \rfloor = 2$.", "floor"),
        (r"Let $C(w) = w^2$ and $w_{t+1} = w_t - C'(w_t)$. Then $w_t = (-1)^t w_0$.", "induction"),
        (r"We have $\frac{d^n}{dx^n} e^{2x} = 2^n e^{2x}$.", "induction"),
    ],
)
def test_what_a_theorem_would_not_say_is_not_exported(text, why):
    claim = only(text)
    assert claim.standing is Standing.NOT_EXPORTED
    assert not claim.theorems
    assert why in claim.reason


@pytest.mark.parametrize(
    "claim", ["f'(t) = 3t^2", r"\frac{d}{dt} f(t) = 3t^2", "f'(t) - t^2 = 2t^2"]
)
def test_the_derivative_of_a_function_of_the_text_is_a_derivative_in_coq(claim):
    [theorem] = only(f"{GIVEN}Then ${claim}$.").theorems
    assert "is_derive" in theorem.statement


def test_a_prime_that_is_a_name_is_no_derivative():
    assert only("Let $w' = 2$. Then $w' + 1 = 3$.").theorems


def test_a_step_is_exported_where_it_holds_and_not_under_another_question():
    w, x, y = n.variables("w x y")
    solved, zero = n.relation("=", w, y / x), n.number(0)
    product = n.relation("=", w * x, y)

    def asked(premise):
        return premise, solved, Context(), "implies", decide(premise, solved, Context(), "implies")

    first = asked(product)
    limited = asked(n.logic("and", product, n.relation("!=", x, zero)))
    another = asked(n.logic("and", n.relation("=", w * x, 2 * y - y), n.relation("!=", x, zero)))
    assert not first[-1].proved
    assert limited[-1].proved
    assert another[-1].proved
    assert supporting(Status.PROVED, "", None, [first, limited]) == ([limited], "")
    assert supporting(Status.PROVED, "", None, [first, another])[0] == []
