"""Steps that follow correctly from a wrong derivative: marked as such, and from which step."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

SIGMOID = r"Let $\sigma(x)=\frac{1}{1+e^{-x}}$. Then $\sigma'(x)=\sigma(x)(1+\sigma(x))$"


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    "text",
    [
        "Let $f(x) = 2x^2$. Then $f''(x)=4x$ and so $f'''(x) = 4$.",
        "Let $f(x) = x^4$. Then $f'' = 12x^3$, so $f''' = 36x^2$.",
        "Let $f(x) = x^4$. Then $f''(x) = 12x^3$, $f^{(4)}(x) = 72x$.",
        r"Let $f(x) = x^4$. Then $\frac{df}{dx} = 3x^3$ and $\frac{d^2f}{dx^2} = 9x^2$.",
        "Let $f(x) = x^4$. Then $f'(x)=3x^3$, so $f'(2) = 24$.",
        "Let $f(x) = x^4$. Then $f'(x)=3x^3$ and $f''(2) = 36$.",
        "Let $f(x) = x^4$. Then $f'(x)=3x^3$ and $f(x) + f'(x) = x^4 + 3x^3$.",
        SIGMOID + r", so $\sigma''(x)=\sigma'(x)(1+\sigma(x)) + \sigma(x)\sigma'(x)$.",
        SIGMOID + r" and $\sigma'(0)=\frac34$.",
    ],
)
def test_a_step_that_follows_from_a_wrong_derivative(text):
    wrong, after = claims(text)
    assert (wrong.status, after.status) == (Status.REFUTED, Status.REFUTED)
    assert after.follows == wrong.number
    assert "follows correctly from the wrong step" in after.agreement
    assert "carried forward" in after.warnings[0]
    assert after.suggestion is None


@pytest.mark.parametrize(
    "text",
    [
        "Let $f(x) = 2x^2$. Then $f''(x)=4x$ and so $f'''(x) = 5$.",  # wrong again
        "Let $f(x) = x^4$. Then $f''(x)=12x^3$, but $f'(x) = 3x^3$.",  # says nothing of f'
        "Let $f(x) = x^4$, $g(x) = x^5$. Then $f'(x)=3x^3$ and $g''(x) = 9x^2$.",
    ],
)
def test_a_second_mistake_follows_from_nothing(text):
    wrong, after = claims(text)
    assert (wrong.status, after.status) == (Status.REFUTED, Status.REFUTED)
    assert after.follows is None
    assert not after.warnings


@pytest.mark.parametrize(
    "text",
    [
        r"$a = 0.8 \cdot 0.668 - 0.2 = 0.333$, $b = a + 1$. $\frac12(1 - 0.583)^2 \approx 0.083$",
        r"$b = 2 + 2 = 5$. Then $\frac{b}{3} \approx 1.67$ and $\frac{b}{3} \approx 1.9$.",
    ],
)
def test_what_is_only_nearly_equal_after_a_wrong_step(text):
    found = claims(text)
    assert found[0].status is Status.REFUTED
    assert found[-1].status is Status.REFUTED
    assert found[-1].follows is None


def test_a_function_that_became_a_letter_is_no_crash():
    text = "$f(a) = a^2$, $f'(a) = 3a$.\n\nGeneral: $f = 2z$.\n\n$1 + z = 2 + z$"
    assert [claim.status for claim in check_text(text, by=decide).claims] == [Status.REFUTED] * 2
