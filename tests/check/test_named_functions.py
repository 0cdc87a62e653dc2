"""What the words of a text call a function."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

SLOPE = r"$\sigma'(0) = \frac14$"

KNOWN = [
    f"{SLOPE}, where σ is the sigmoid.",
    f"{SLOPE}, where $\\sigma$ is the sigmoid function.",
    f"Let $\\sigma$ be the sigmoid function. {SLOPE}.",
    f"Let σ be the logistic sigmoid. {SLOPE}.",
    f"$\\sigma(x)$ is the sigmoid function. {SLOPE}.",
    f"$\\sigma$ denotes the logistic function. {SLOPE}.",
    f"The sigmoid function $\\sigma$ satisfies {SLOPE}.",
    f"For the sigmoid $\\sigma$ we have {SLOPE}.",
    r"Here $h$ is the ReLU function. Then $h(-1) = 0$.",
    r"The activation $\phi$ is the hyperbolic tangent. $\phi(0) = 0$.",
    r"With the softplus function $g$ we get $g(0) = \ln 2$.",
]
UNKNOWN = [
    SLOPE,
    f"Here $\\sigma$ is the sigmoid layer. {SLOPE}",
    f"The output σ is the sigmoid of z. {SLOPE}",
    f"$\\sigma$ is the standard deviation. {SLOPE}",
    f"The derivative of the sigmoid, or of tanh, is $a$. {SLOPE}",
]


def statuses(text):
    report = check_text(text, markup="markdown", by=decide)
    return [claim.status.name for claim in report.claims]


@pytest.mark.parametrize("text", KNOWN)
def test_words_name_a_function(text):
    assert statuses(text) == ["PROVED"]


@pytest.mark.parametrize("text", UNKNOWN)
def test_other_words_do_not(text):
    assert statuses(text) == ["NEEDS_CONTEXT"]


def test_a_wrong_claim_about_a_named_function_is_refuted():
    assert statuses(r"The sigmoid $\sigma$ satisfies $\sigma'(0) = \frac12$.") == ["REFUTED"]


@pytest.mark.parametrize(
    "subject", [r"The function $\tanh$", r"$\tanh$", "The hyperbolic tangent", "The tanh function"]
)
def test_what_a_known_function_satisfies_is_a_claim(subject):
    text = subject + r" satisfies $\tanh x = 2\cdot\frac{1}{1 + e^{-2x}} - 1$."
    assert statuses(text) == ["PROVED"]
    assert statuses(text.replace("- 1$", "+ 1$")) == ["REFUTED"]


def test_a_condition_on_an_unknown_is_no_claim():
    assert statuses("A number $x$ satisfies $x^2 = 4$.") == []


def test_what_is_defined_keeps_its_meaning():
    text = r"Let $\sigma(x) = 2x$. The sigmoid function $\sigma$ has $\sigma(1) = 2$."
    assert statuses(text) == ["PROVED"]


def test_an_unknown_letter_of_activations_says_what_to_write():
    report = check_text(SLOPE, markup="markdown", by=decide)
    assert "where σ is the sigmoid" in report.claims[0].reason
    assert "[notation.functions]" in report.claims[0].reason
    other = check_text(r"$q'(0) = \frac14$", markup="markdown", by=decide)
    assert "sigmoid" not in other.claims[0].reason
