r"""Sets that letters are put into: ``\mathbb{R}_+``, ``\mathbb{N}_0``, ``[0, 1]^2``."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide


def report_of(text):
    return check_text(text, by=decide)


def statuses(text):
    return [str(claim.status) for claim in report_of(text).claims]


POSITIVE = [
    r"\mathbb{R}_{>0}", r"\mathbb{R}_{++}", r"\mathbb{R}_+^*", r"\mathbb{R}^*_+", r"(0,\infty)",
]  # fmt: skip
POSITIVE_FOR_SOME = [
    r"\mathbb{R}_+", r"\mathbb{R}_{+}", r"\mathbb{R}^+", r"\mathbb R^{+}", "ℝ⁺", "ℝ₊",
]  # fmt: skip
NOT_NEGATIVE = [
    r"\mathbb{R}_{\ge 0}", r"\mathbb{R}_{\geq 0}", r"\mathbb{R}_0^+", r"\mathbb{R}^+_0",
    r"[0,\infty)", r"\mathbb{R}_{\geqslant 0}",
]  # fmt: skip
NEGATIVE = [r"\mathbb{R}_{<0}", r"\mathbb{R}_-", r"\mathbb{R}^-", "ℝ⁻", r"(-\infty,0)"]
NATURAL = [
    r"\mathbb{N}",
    r"\mathbb{Z}_{>0}",
    r"\mathbb{N}^*",
    r"\mathbb{Z}^+",
    r"\mathbb{N}_{\ge 1}",
]
NATURAL_WITH_ZERO = [r"\mathbb{N}_0", r"\mathbb{Z}_{\ge 0}", r"\mathbb{N}\cup\{0\}"]


@pytest.mark.parametrize("where", ["For ${}$ we have ${}$.", "${1}$ for all ${0}$."])
@pytest.mark.parametrize(
    ("sets", "holds", "fails"),
    [
        (POSITIVE + POSITIVE_FOR_SOME, "2x > 0", "2x < 1"),
        (POSITIVE + POSITIVE_FOR_SOME + NOT_NEGATIVE, "|x| = x", "|x| = -x"),
        (NOT_NEGATIVE, r"2x \ge 0", "2x > 0"),
        (NEGATIVE, "|x| = -x", "|x| = x"),
        (NATURAL, r"2x \ge 2", r"2x \ge 4"),
        (NATURAL_WITH_ZERO, r"2x \ge 0", r"2x \ge 2"),
        ([r"\mathbb{R}\setminus\{0\}", r"\mathbb{R}_{\neq 0}", r"\mathbb{R}_{\ne 0}"],
         "x^2 > 0", "2x > 0"),
    ],
)  # fmt: skip
def test_a_set_of_numbers_limits_its_letter(sets, holds, fails, where):
    for each in sets:
        assert statuses(where.format(rf"x \in {each}", holds)) == ["PROVED"], each
        assert statuses(where.format(rf"x \in {each}", fails)) == ["REFUTED"], each


@pytest.mark.parametrize("each", [*POSITIVE_FOR_SOME, r"\mathbb{N}", r"\mathbb{Z}^+"])
def test_what_some_count_zero_in_is_told(each):
    report = report_of(rf"For $x \in {each}$ we have $2x > 0$.")
    assert any("0 is not in" in one.text for one in report.assumptions)


@pytest.mark.parametrize("each", [*POSITIVE, *NOT_NEGATIVE, r"\mathbb{N}_0"])
def test_nothing_is_told_where_everybody_agrees(each):
    assert not report_of(rf"For $x \in {each}$ we have $x \ge 0$.").assumptions


@pytest.mark.parametrize(
    ("members", "claim", "expected"),
    [
        (r"(a,b) \in [0,1]^2", r"ab \le 1", "PROVED"),
        (r"(a,b) \in [0,1]^2", r"ab \le \frac12", "REFUTED"),
        (r"(a, b) \in [0,\infty)^{2}", r"\sqrt{ab} \le \frac{a+b}{2}", "PROVED"),
        (r"\left(a, b\right) \in \mathbb{R}_{>0}^2", r"ab > 0", "PROVED"),
        (r"(a, b) \in \mathbb{R}^2", r"ab > 0", "REFUTED"),
        (r"(a, b) \in \mathbb{R}^2", r"2ab \le a^2 + b^2", "PROVED"),
        (r"(a, b, c) \in (0, 1)^3", r"abc > 0", "PROVED"),
        (r"(a, b) \in [0,1]^3", r"ab \le \frac12", "NEEDS_CONTEXT"),  # a has more entries
        (r"(a, b) \in \mathbb{R}_+^n", r"ab > 0", "NEEDS_CONTEXT"),
    ],
)
def test_a_power_of_a_set_limits_each_letter(members, claim, expected):
    assert statuses(f"For ${members}$ we have ${claim}$.") == [expected]
    assert statuses(f"${claim}$ for all ${members}$.") == [expected]


@pytest.mark.parametrize(
    ("members", "claim", "expected"),
    [
        (r"x \in [0, \pi/2]", r"x + 1 > 0", "PROVED"),
        (r"x \in [0, \pi/2]", r"2x > 3.2", "NOT PROVED"),
        (r"x \in \left[-\frac{\pi}{2}, \frac{\pi}{2}\right]", r"x + 2 > 0", "PROVED"),
        (r"x \in [0, \frac{\pi}{2})", r"2x < \pi", "PROVED"),
        (r"x \in [0, \frac{\pi}{2}]", r"2x < \pi", "NOT PROVED"),
        (r"x \in\, ]0, \pi]", r"2x > 0", "PROVED"),
        (r"x, y \in [0, \pi]", r"x + y \ge 0", "PROVED"),
        (r"x, y \in [0, \pi]", r"x + y \le \pi", "NOT PROVED"),
        (r"x, y \in [\pi, \infty)", r"x + y > 6", "PROVED"),
        (r"x \in (-\infty, -\pi]", r"|x| = -x", "PROVED"),
        (r"x \in (-\infty, -\pi]", r"|x| = x", "NOT PROVED"),
        (r"\eta \in (0, \frac{2}{L})", r"|1 - \eta L| < 1", "PROVED"),
        (r"\eta \in (0, \frac{2}{L}]", r"|1 - \eta L| < 1", "NOT PROVED"),
        (r"\eta \in (0, 3/L)", r"|1 - \eta L| < 1", "NOT PROVED"),
    ],
)
def test_an_interval_between_expressions_limits_its_letter(members, claim, expected):
    for text in (f"Let $L > 0$. For ${members}$ we have ${claim}$.",
                 f"Let $L > 0$. Then ${claim}$ for all ${members}$."):  # fmt: skip
        (found,) = statuses(text)
        assert (found == "PROVED") == (expected == "PROVED"), (text, found)


def test_a_membership_that_nothing_gives_is_no_claim():
    assert statuses(r"Let $a = 1$. So $x \in [0, \pi a]$ and $1 + 1 = 2$.") == ["PROVED"]
