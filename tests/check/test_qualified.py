"""What the words around a formula take back or loosen is not refuted by numbers."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
SIGMOID = r"Let $\sigma(x)=\frac{1}{1+e^{-x}}$. "


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that $(a+b)^2=a^2+b^2$.",
        "$(a+b)^2=a^2+b^2$ is wrong.",
        "$(a+b)^2=a^2+b^2$ does not hold.",
        r"A common mistake is $\sqrt{a^2+b^2}=a+b$.",
        SIGMOID + r"One might think that $\sigma'(x)=\sigma(x)$, but this is wrong.",
        "False: $2+2=5$.",
        "Wrong: $(x+1)^2=x^2+1$.",
        "Show that $2+2=5$ is false.",
        r"We do not have $\sqrt{x^2}=x$.",
        "Es gilt nicht $(a+b)^2=a^2+b^2$.",
        "$(a+b)^2=a^2+b^2$ ist falsch.",
        "$(a+b)^2=a^2+b^2$ est faux.",
        "No es cierto que $(a+b)^2=a^2+b^2$.",
        "$(a+b)^2=a^2+b^2$ 不成立。",
    ],
)
def test_what_is_denied_is_not_claimed(text):
    assert claims(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        # nearly, or in another arithmetic
        "To first order, $e^x = 1+x$.",
        "For small $x$ we have $e^x = 1+x$.",
        "We have $e^x = 1+x$ for small $x$.",
        r"$\sin x = x$ as $x\to0$.",
        "In erster Näherung ist $e^x = 1+x$.",
        "Modulo 3, $4=1$.",
        r"In $\mathbb{Z}_2$, $1+1=0$.",
        "In binary, $1+1=10$.",
        "Up to a constant, $2x + 1 = 2x$.",
        # asked
        "Is $1+1=3$? No.",
        "Claim: $1+1=3$?",
        # not identically equal, or nowhere equal
        r"Note that $(a+b)^2 \neq a^2+b^2$ in general.",
        r"$\sin x \ne x$",
        # the base of the logarithm
        r"$\log 100 = 2$",
        r"$\log 1000x = 3 + \log x$",
    ],
)
def test_what_is_loosened_asks(text):
    assert [claim.status for claim in claims(text)] == [N]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To first order, $e^x = 1+x$. Exactly, $e^x = 1+x$.", [N, R]),
        ("To first order, $2x = x + x$.", [P]),
        (r"The error is $e = a - y$. Then $2e = a - 2y$ and $\log 100 = 3$.", [R, R]),
        (r"$x^2 + 1 \ne x^2$ and $x + 1 \ne x + 1$", [P, R]),
        ("It can be written as $x + x = 3x$. Is it so? Yes, $1 + 1 = 3$.", [R, R]),
    ],
)
def test_the_rest_is_decided(text, expected):
    assert [claim.status for claim in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Let $L(w)=(w-3)^2$. Setting $L'(w)=0$ gives the minimum.",
        r"At the minimum, $\frac{dL}{dw}=0$ with $L(w) = (w-3)^2$.",
        "Let $L(w)=w^2$. The equation $L'(w)=1$ has a solution.",
        "Let $L(w)=w^2$. Setting the derivative to zero: $L'(w)=0$.",
    ],
)
def test_an_equation_to_be_solved_is_no_claim(text):
    assert claims(text) == ()
