r"""Inequalities about one letter that follow from a condition: "If 2x > 4, then x > 2"."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role
from symsgd.prove.decide import decide


def statuses(text):
    return [str(claim.status) for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize("words", ["If {}, then {}.", "For {} we have {}.", "For {}: {}.",
                                   "Let {}. Then {}.", "Suppose {}. Hence {}."])  # fmt: skip
@pytest.mark.parametrize(
    ("condition", "holds", "fails"),
    [
        ("$2x > 4$", "$x > 2$", "$x > 3$"),
        (r"$|x - 1| < \frac12$", "$x > 0$", "$x > 1$"),
        ("$|x| < 1$", "$x < 1$", "$x > 0$"),
    ],
)
def test_what_follows_from_a_condition_is_claimed(words, condition, holds, fails):
    assert statuses(words.format(condition, holds)) == ["PROVED"]
    assert statuses(words.format(condition, fails)) == ["REFUTED"]


def test_a_wrong_conclusion_is_no_condition_for_what_comes_next():
    report = check_text("If $2x > 4$, then $x > 3$. So $x^2 > 9$.", by=decide)
    first, *rest = [str(claim.status) for claim in report.claims]
    assert first == "REFUTED"
    assert "PROVED" not in rest


@pytest.mark.parametrize(
    "text",
    [
        "If $x < 0$, then $x < -1$ or $x \\ge -1$.",
        "If $2x > 4$, then $x > 3$ is impossible.",
        "If $2x > 4$, then $x > 3$ need not hold.",
        "If $2x > 4$, we need $x > 3$.",
        "Let $|x| < 1$. Then either $x \\ge 0$ or $x < 0$.",
        "For $x > 0$ the case $x > 1$ is easy.",
        "Let $2x > 4$. Does it follow that $x > 3$?",
        "Let $2x > 4$. Then $x > 3$ may fail.",
        "Let $2x > 4$; then for example $x > 3$.",
        "Let $2x > 4$. Then we can choose $x > 3$.",
        "Let $|x| < 1$. Then we consider $x > 0$ first.",
        "Given $2x > 4$, then the values $x > 3$ are allowed.",
        "For $x > 0$ we have two cases: $x > 1$ and $x \\le 1$.",
    ],
)
def test_what_other_words_say_of_a_bound_is_not_refuted(text):
    assert "REFUTED" not in statuses(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For $x > 0$: $x < 1$ gives $\\ln x < 0$.", ["PROVED"]),
        ("Let $|x| < 3$. Then for $x > 1$ we have $x^2 > 1$.", ["PROVED"]),
        ("For $|x| < 1$, assume $x > 0$. Then $|x| = x$.", ["PROVED"]),
        ("For $|x| < 1$ and $x > 0$ we have $|x| = x$.", ["PROVED"]),
        ("Let $|x| < 2$. We now take $x > 1$. Then $x^2 > 1$.", ["PROVED"]),
    ],
)
def test_a_further_bound_is_still_a_condition(text, expected):
    assert statuses(text) == expected


def test_a_bound_of_a_new_letter_is_a_declaration():
    report = check_text("Then $y > 0$ and $|y| = y$.", by=decide)
    assert report.formulas[0].role is Role.DECLARATION


@pytest.mark.parametrize(
    "condition",
    ["$x,y \\ge 1$", "$x \\ge 1$, $y \\ge 1$", "$x \\ge 1$ and $y \\ge 1$", "$x, y \\in [1, 2]$",
     "$y \\in [1, 2]$", "$y \\ge 1$", "$x \\in [1, 2]$, $y \\in [1, 2]$"],
)  # fmt: skip
def test_what_limits_a_sentence_does_not_limit_the_next_one(condition):
    text = f"For {condition}: $\\ln y \\ge 0$. For $y > 0$: $\\ln y \\ge 0$."
    assert statuses(text) == ["PROVED", "REFUTED"]
    assert statuses(f"Let {condition}. Then $\\ln y \\ge 0$. Now $1 + y > 1$.") == ["PROVED"] * 2
