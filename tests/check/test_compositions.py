r"""``f \circ g`` between functions puts one into the other; between arrays it is a product."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status

GIVEN = "Let $f(x) = x^2$ and $g(x) = x + 1$."


def _verdict(text: str) -> Status:
    claim, *others = check_text(text).claims
    assert not others
    return claim.status


@pytest.mark.parametrize(
    "formula",
    [
        r"(f \circ g)(x) = (x+1)^2",
        r"(g \circ f)(x) = x^2 + 1",
        r"(f \circ g)(2) = 9",
        r"(f \circ g)'(x) = 2(x+1)",
        r"(f \circ g)'(2) = 6",
        r"(f \circ g)''(x) = 2",
        r"(f \circ g \circ g)(x) = (x+2)^2",
        r"(f \circ g)(a+b) = (a+b+1)^2",
        r"(f \circ \sin)(x) = \sin^2 x",
        r"f \circ g = (x+1)^2",
        r"(f' \circ g)(x) = 2(x+1)",
    ],
)
def test_a_composition_is_a_function_of_a_function(formula: str) -> None:
    assert _verdict(f"{GIVEN} ${formula}$.") is Status.PROVED


@pytest.mark.parametrize(
    "formula",
    [
        r"(f \circ g)(x) = x^2 + 1",
        r"(f \circ g)(x) = x^2(x+1)",
        r"(f \circ g)'(x) = 2x",
        r"(f \circ g)'(2) = 4",
    ],
)
def test_a_wrong_composition_is_refuted(formula: str) -> None:
    assert _verdict(f"{GIVEN} ${formula}$.") is Status.REFUTED


def test_the_chain_rule_holds_for_every_function() -> None:
    assert _verdict(r"$(f \circ g)'(x) = f'(g(x))g'(x)$.") is Status.PROVED
    assert _verdict(r"$(f \circ g)'(x) = f'(x)g'(x)$.") is Status.NEEDS_CONTEXT


def test_a_name_for_a_composition_is_a_function() -> None:
    assert _verdict(rf"{GIVEN} Let $h = f \circ g$. Then $h(3) = 16$.") is Status.PROVED
    assert _verdict(rf"{GIVEN} Let $h = f \circ g$. Then $h(3) = 10$.") is not Status.PROVED


def test_between_arrays_it_is_the_product_entry_by_entry() -> None:
    given = "Let $a = (1,2)^T$ and $b = (3,4)^T$."
    assert _verdict(rf"{given} $a \circ b = (3,8)^T$.") is Status.PROVED


def test_an_inverse_of_a_composition_is_not_read() -> None:
    assert _verdict(rf"{GIVEN} $(f \circ g)^{{-1}}(x) = \sqrt x - 1$.") is Status.UNREAD


@pytest.mark.parametrize(
    "text",
    [
        r"Let $f(x) = x^2$. Then $f \circ g = g \circ f$.",  # only for some g
        r"Let $f(x) = x^2$. Then $f \circ u = u \circ f$.",
        r"For functions we have $f \circ g = g \circ f$.",
        r"Here $f(g(x)) = 2$ and $f \circ g = g \circ f$.",
    ],
)
def test_functions_that_nobody_knows_are_no_factors(text):
    found = check_text(text).claims[-1]
    assert found.status is Status.NEEDS_CONTEXT
    assert "puts functions into one another" in found.reason


def test_gates_that_are_no_functions_stay_products():
    assert _verdict(r"$f_t \circ c + i_t \circ g = g \circ i_t + c \circ f_t$.") is Status.PROVED
