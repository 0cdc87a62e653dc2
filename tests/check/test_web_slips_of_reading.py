r"""What formulas on web pages taught: wide spaces, thin arrows, other cases told in words."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, ASK = "PROVED", "REFUTED", "NEEDS_CONTEXT"


def found(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (r"$f(x) = \frac1x \quad \rightarrow \quad \frac{df}{dx} = -1/x^2$", [P]),
        (r"$f(x) = \frac1x \hspace{1in} \rightarrow \hspace{1in} \frac{df}{dx} = 1/x^2$", [R]),
        (
            r"$f(x,y) = xy \hspace{1in} \to \hspace{1in} \partial_x f = y \quad \partial_y f = x$",
            [P, P],
        ),
        (r"$2 x \hspace{1pt} x = 2 x^2$", [P]),
        (r"$x \to x + 1$", []),
    ],
)
def test_wide_spaces_and_thin_arrows_part_claims(text, verdicts):
    assert found(text) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (r"$$f(x) = x^2 \Rightarrow f'(x) = 2x \\ f(x) = e^x \Rightarrow f'(x) = e^x$$", [P, P]),
        (r"$$f(x) = x^2 \Rightarrow f'(x) = 2x \\ f(x) = x^3 \Rightarrow f'(x) = 2x$$", [P, R]),
        (r"$$f(x) = x^2 + 1 - 1 \Rightarrow f(x) = x^3$$", [R]),
        (r"$$f_c(x) = c + x \Rightarrow f_c' = 1 \\ f_a(x) = ax \Rightarrow f_a' = a$$", [P, P]),
        (r"$$f(x) = e^x \\ f_c(x) = c + x \Rightarrow \frac{df}{dx} = 1$$", [ASK]),
        (r"$f(x) = x^2$. Hence $f(x) = x^3 \Rightarrow f'(x) = 3x^2$", [R, R]),
    ],
)  # fmt: skip
def test_a_function_is_supposed_anew_in_the_next_row(text, verdicts):
    assert found(text) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (r"$w_2 = -9 + 1.8 = -7.2$. Plain descent would be at $w_2 = -9 + 0.9 = -8.1$.", [ASK, P]),
        (r"$w_2 = -9 + 1.8 = -7.2$. Hence $w_2 = -9 + 0.9 = -8.1$.", [R, P]),
        (
            r"For positive samples $u = 5 - 1 = 4$, for negative samples $u = 5 + 1 = 6$.",
            [P, ASK, P],
        ),
    ],
)
def test_another_case_told_in_words_is_no_contradiction(text, verdicts):
    assert found(text)[-len(verdicts) :] == verdicts
