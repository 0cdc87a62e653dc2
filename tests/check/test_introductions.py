"""The next example with the same letter is no claim about the last one."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

FUNCTION = "Let $f(x) = x^2$. Then $f'(x) = 2x$.\n\n"
LETTER = r"Let $y = x^2$. Then $\frac{dy}{dx} = 2x$." + "\n\n"

NEXT_FUNCTION = (
    r"For $f(x) = x^4$ we have $f'(x) = 4x^3$.",
    r"Consider $f(x) = x^4$. Then $f'(x) = 4x^3$.",
    r"For the function $f(x) = x^4$ we get $f'(x) = 4x^3$.",
    r"Another example is $f(x) = x^4$ with $f'(x) = 4x^3$.",
    r"Take the function $f(x) = x^4$: $f'(x) = 4x^3$.",
    r"We study $f(x) = x^4$. $f'(x) = 4x^3$.",
    r"Now let us look at the case $f(x) = x^4$. $f'(x) = 4x^3$.",
    r"Suppose $f(x) = x^4$. $f'(x) = 4x^3$.",
    r"Für $f(x) = x^4$ gilt $f'(x) = 4x^3$.",
    r"Considérons $f(x) = x^4$. $f'(x) = 4x^3$.",
    r"Consideremos $f(x) = x^4$. $f'(x) = 4x^3$.",
    r"考虑 $f(x) = x^4$。$f'(x) = 4x^3$。",
)
NEXT_LETTER = (
    r"For $y = x^4$ we have $\frac{dy}{dx} = 4x^3$.",
    r"Consider $y = x^4$. Then $\frac{dy}{dx} = 4x^3$.",
    r"Another example is $y = x^4$: $\frac{dy}{dx} = 4x^3$.",
)
LEFT_OPEN = (
    FUNCTION + r"Similarly $f(x) = x^4$ has $f'(x) = 4x^3$.",
    FUNCTION + r"With $f(x) = x^4$ we get $f'(x) = 4x^3$.",
    LETTER + r"Similarly $y = x^4$ has $\frac{dy}{dx} = 4x^3$.",
)
CLAIMED = (
    FUNCTION + r"So $f(x) = x^4$.",
    FUNCTION + r"Expanding, $f(x) = x^2 + 2x$.",
    FUNCTION + r"We get $f(x) = 2x^2$.",
    FUNCTION + r"For all $x$, $f(x) = x$.",
    FUNCTION + r"For every $x$ we have $f(x) = x$.",
    LETTER + r"So $y = x^4$.",
)


def _statuses(text: str) -> list[Status]:
    return [claim.status for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    "text", [*(FUNCTION + text for text in NEXT_FUNCTION), *(LETTER + text for text in NEXT_LETTER)]
)
def test_the_next_example_has_its_own_formula(text: str) -> None:
    report = check_text(text, by=decide)
    assert {claim.status for claim in report.claims} == {Status.PROVED}
    assert any("has a new meaning from here" in each.text for each in report.assumptions)
    wrong = text.replace("4x^3", "5x^3")
    assert _statuses(wrong)[-1] is Status.REFUTED


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_words_that_leave_it_open_ask(text: str) -> None:
    assert set(_statuses(text)[1:]) <= {Status.NEEDS_CONTEXT, Status.PROVED}
    old_and_new = text.replace("4x^3", "5x^3")  # wrong of both
    assert _statuses(old_and_new)[-1] is Status.REFUTED


@pytest.mark.parametrize("text", CLAIMED)
def test_a_claim_about_the_old_formula_is_refuted(text: str) -> None:
    assert _statuses(text)[-1] is Status.REFUTED


def test_the_same_formula_once_more_is_no_new_meaning() -> None:
    report = check_text(FUNCTION + r"For $f(x) = x^2$ we have $f''(x) = 2$.", by=decide)
    assert {claim.status for claim in report.claims} == {Status.PROVED}
    assert not any("new meaning" in each.text for each in report.assumptions)


def test_another_choice_is_another_meaning() -> None:
    text = (
        r"Let $y = 1$ and $a = \frac45$. If we define $\delta = y - a$, $\delta = \frac15$. "
        r"Had we used $\delta = a - y$, we would have $\delta = -\frac15$."
    )
    assert _statuses(text) == [Status.PROVED, Status.PROVED]
    assert Status.PROVED not in _statuses(text.replace(r"-\frac15", r"-\frac25"))[1:]


@pytest.mark.parametrize(
    ("slope", "found"), [("4x^3", Status.PROVED), ("5x^3", Status.REFUTED), ("2x", Status.REFUTED)]
)
def test_what_is_supposed_of_a_function_holds_in_its_sentence(slope: str, found: Status) -> None:
    text = FUNCTION + rf"If $f(x) = x^4$, then $f'(x) = {slope}$."
    assert _statuses(text)[1:] == [found]


@pytest.mark.parametrize("text", [
    FUNCTION + r"$f(x) = x^2 + 1$",
    LETTER + r"The output is $y = x^4$.",
    LETTER + r"The output $y = x^4$ is positive.",
])  # fmt: skip
def test_a_bare_formula_of_another_paragraph_asks(text: str) -> None:
    assert _statuses(text)[-1] is Status.NEEDS_CONTEXT
