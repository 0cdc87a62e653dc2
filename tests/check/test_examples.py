"""Items and paragraphs that work on one formula each, and texts that speak of one activation."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts


@rows(r"""
(a) $y = (3x+1)^4$. $\frac{dy}{dx} = 12(3x+1)^3$.

(b) $y = e^{-x^2}$. $\frac{dy}{dx} = -2x e^{-x^2}$.

(c) $y = \ln(\cosh x)$. $\frac{dy}{dx} = \tanh x$, $y'' = \tanh x$.
=> P P P R
- $y = x^2$: $y' = 2x$
- $y = x^3$: $y' = 3x^2$
- $y = x^4$: $y' = 3x^3$
=> P P R
1. $L = (a-y)^2$, $\frac{\partial L}{\partial a} = 2(a-y)$
2. $L = -y\ln a$, $\frac{\partial L}{\partial a} = -\frac ya$
=> P P
1. $z = wx + b$
2. $a = \sigma(z)$ with the sigmoid σ
3. $z = wx - b$
=> R
1. $z = wx + b$, $\frac{\partial z}{\partial w} = x$
2. so $z = wx - b$, $\frac{\partial z}{\partial b} = 1$
=> P R P
""")
def test_items_that_begin_with_a_formula_have_their_own(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$y = x^2$. $y' = 2x$.

$y = x^3$. $y' = 3x^2$.
=> P N N
$y = x^2$. $y' = 2x$.

$y = x^3$. $y' = 5x^2$.
=> P N R
$g(x) = (x+1)^2$

$g(x) = x^2 + 1$
=> N
$g(x) = (x+1)^2$, $g'(x) = 2(x + 1)$

So $g(x) = x^2 + 1$, $g'(x) = 2x$
=> P R R
""")
def test_paragraphs_that_begin_with_a_formula_ask(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Activation: sigmoid.",
        "All units use the sigmoid function.",
        "Aktivierung: Sigmoidfunktion.",
    ],
)
def test_the_only_activation_of_a_text_is_its_sigma(words):
    report = check_text(f"{words}\n\n# Exercise\n\n" + r"$\sigma(0) = \frac12$", by=decide)
    assert [claim.status.value for claim in report.claims] == ["PROVED"]
    assert [each.text for each in report.assumptions] == ["σ is the sigmoid"]


@pytest.mark.parametrize(
    "words",
    [
        "Use the sigmoid or tanh.",
        "Let $\\sigma$ be any activation function. The sigmoid is popular.",
        "For instance, it could be the sigmoid.",
        "A sigmoid is not used; the noise has standard deviation $\\sigma$.",
        "The output layer applies a softmax, the others the sigmoid.",
    ],
)
def test_sigma_asks_where_the_text_leaves_it_open(words):
    text = f"{words}\n\n# Exercise\n\n" + r"$\sigma'(x) = \sigma(x)(1 - \sigma(x))$"
    assert "PROVED" not in [claim.status.value for claim in check_text(text, by=decide).claims]


SHEET = r"""
1. Let $f(x) = \ln(1 + e^x)$. Compute $f'$.
2. Let $f(x) = x^2 e^{-x}$. Compute $f'$.

**Solutions**

1. $f'(x) = SLOPE$
2. $f'(x) = (2x - x^2) e^{-x}$
"""


@pytest.mark.parametrize(("slope", "status"), [(r"\frac{e^x}{1 + e^x}", "N"), ("5x", "R")])
def test_a_list_of_solutions_may_speak_of_each_exercise(slope, status):
    assert verdicts(SHEET.replace("SLOPE", slope)) == [status, "P"]
