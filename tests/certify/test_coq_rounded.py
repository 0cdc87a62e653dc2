"""Decimals in Coq: ≈ and rounded equations say how near the numbers are, and Coq agrees."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from symsgd.algebra.algebra import rational_value
from symsgd.certify.coq.document import Standing
from symsgd.certify.coq.rounded import rounded_theorem
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.rounded_point import point_of_rounding
from symsgd.cli.statements import coq_claims
from symsgd.expression import node as n
from symsgd.read.problem import read_problem
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.program import symsgd

ROUNDED = '[notation]\ndecimals = "rounded"\n'
D1 = "exists d_1 : R, "
D12 = "exists d_1 d_2 : R, "
THIRD = "(13 / 40) <= d_1 <= (67 / 200)"
NEAR = [
    (r"\sqrt 2 \approx 1.414", ["(Rabs ((sqrt 2) + (- (707 / 500)))) <= (1 / 2000)"]),
    (r"\frac13 \approx 0.33", ["(Rabs ((1 / 3) + (- (33 / 100)))) <= (1 / 200)"]),
    (r"\pi \approx 3.1415", ["((6283 / 2000) + 0) <= PI", "PI <= ((6283 / 2000) + (1 / 10000))"]),
    (r"0.123 + 0.27 \approx 0.40",
     ["(Rabs (((123 / 1000) + (27 / 100)) + (- (2 / 5)))) <= (1 / 100)"]),
]  # fmt: skip
FAR = [
    (r"\pi \approx 3.15",
     ["~ ((Rabs (PI + (- (63 / 20)))) <= (1 / 200))", "~ (((63 / 20) + 0) <= PI)"]),
    (r"\ln 2 \approx 0.67",
     ["~ ((Rabs ((ln 2) + (- (67 / 100)))) <= (1 / 200))",
      "~ ((ln 2) <= ((67 / 100) + (1 / 100)))"]),
    (r"0.123 + 0.27 \approx 0.41",
     ["~ ((Rabs (((123 / 1000) + (27 / 100)) + (- (41 / 100)))) <= (1 / 100))"]),
]  # fmt: skip
EQUAL = [
    (r"\sqrt 2 = 1.414", "(Rabs ((sqrt 2) + (- (707 / 500)))) <= (1 / 2000)"),
    (r"0.33 \cdot 3 = 1", f"{D1}{THIRD} /\\ (d_1 * 3) = 1"),
    ("1/0.33 = 3.0",
     f"{D12}{THIRD} /\\ (59 / 20) <= d_2 <= (61 / 20) /\\ d_1 <> 0 /\\ (1 / d_1) = d_2"),
    ("1.41^2 = 2", f"{D1}(281 / 200) <= d_1 <= (283 / 200) /\\ (d_1 ^ 2) = 2"),
    (r"2 \cdot 1.41 = 2\sqrt 2",
     f"{D1}(281 / 200) <= d_1 <= (283 / 200) /\\ (2 * d_1) = (2 * (sqrt 2))"),
]  # fmt: skip
UNEQUAL = [
    (r"\sqrt 2 = 1.415", "~ ((Rabs ((sqrt 2) + (- (283 / 200)))) <= (1 / 2000))"),
    (r"0.33 \cdot 3 = 1.1",
     f"~ ({D12}{THIRD} /\\ (21 / 20) <= d_2 <= (23 / 20) /\\ (d_1 * 3) = d_2)"),
    (r"2 \cdot 1.43 = 2\sqrt 2",
     f"~ ({D1}(57 / 40) <= d_1 <= (287 / 200) /\\ (2 * d_1) = (2 * (sqrt 2)))"),
]  # fmt: skip


def claims(*texts, problem=None):
    found = []
    for text in texts:
        given = None if problem is None else read_problem(problem)
        found += coq_claims(f"We have ${text}$.", file="sheet.md", problem=given)
    return found


def statements(claim):
    return [theorem.statement for theorem in claim.theorems]


@pytest.mark.parametrize(("text", "said"), NEAR)
def test_a_number_agrees_with_the_digits_shown(text, said):
    [claim] = claims(text)
    assert (claim.verdict, statements(claim)) == ("PROVED", said)


@pytest.mark.parametrize(("text", "said"), FAR)
def test_a_refutation_speaks_against_every_way_to_show_digits(text, said):
    [claim] = claims(text)
    assert (claim.verdict, statements(claim)) == ("REFUTED", said)


@pytest.mark.parametrize(
    ("text", "verdict", "said"),
    [(*row[:1], "PROVED", row[1]) for row in EQUAL]
    + [(*row[:1], "REFUTED", row[1]) for row in UNEQUAL],
)
def test_rounded_decimals_stand_for_every_number_that_rounds_to_them(text, verdict, said):
    [claim] = claims(text, problem=ROUNDED)
    assert (claim.verdict, statements(claim)) == (verdict, [said])


def test_decimals_that_are_equal_as_they_stand_are_exact():
    [claim] = claims("0.5 + 0.5 = 1.0", problem=ROUNDED)
    assert statements(claim) == ["((1 / 2) + (1 / 2)) = 1"]


@pytest.mark.parametrize("claim", ["x + 0.333 = x + 1/3", "x + 0.333 = x + 2/3"])
def test_next_to_letters_rounded_decimals_are_not_exported(claim):
    text = f"Let $x$ be real. We have ${claim}$."
    [found] = coq_claims(text, file="sheet.md", problem=read_problem(ROUNDED))
    assert found.standing is Standing.NOT_EXPORTED
    assert found.reason == "its decimals are rounded, and it is about more than numbers"


def test_a_decimal_that_stands_in_two_places_is_not_exported():
    within = {"d": (Fraction(1), Fraction(2))}
    with pytest.raises(NotExported, match="no numbers are found"):
        rounded_theorem(
            "t", n.variable("d") ** 2 - n.variable("d"), n.number(1), within, holds=True
        )


@pytest.mark.parametrize("goal", ["-1", "0", "1", "7/2", "5", "6"])
def test_the_point_makes_both_sides_equal_within_the_intervals(goal):
    a, b, c = n.variables("a b c")
    ends = (Fraction(1), Fraction(2)), (Fraction(-1), Fraction(3)), (Fraction(1, 2), Fraction(1))
    within = dict(zip("abc", ends, strict=True))
    for total in (a * b / c, a - b / c, b - a * c):
        point = point_of_rounding(total, n.number(goal), within)
        reached = _least_and_greatest(total, within)
        assert (point is not None) is (reached[0] <= Fraction(goal) <= reached[1])
        if point is not None:
            values = {n.variable(name): value for name, value in point.items()}
            assert rational_value(n.substitute(total, values)) == Fraction(goal)
            for name, value in point.items():
                assert within[name][0] <= rational_value(value) <= within[name][1]


def _least_and_greatest(total, within):
    """Return the least and the greatest value at a corner: totals are monotonic in each letter."""
    values = []
    for corner in itertools.product(*within.values()):
        at = zip(map(n.variable, within), map(n.number, corner), strict=True)
        values.append(rational_value(n.substitute(total, dict(at))))
    return min(values), max(values)


@asks_coq
def test_coq_accepts_them_all():
    near = [text for text, _ in (*NEAR, *FAR)]
    rounded = [text for text, _ in (*EQUAL, *UNEQUAL)]
    check_accepted([*claims(*near), *claims(*rounded, problem=ROUNDED)])


@asks_coq
@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (r"\sqrt 2 = 1.414", "707 / 500", "708 / 500"),
        (r"\sqrt 2 = 1.414", "1 / 2000", "1 / 20000"),
        (r"\sqrt 2 = 1.415", "283 / 200", "2829 / 2000"),
        (r"0.33 \cdot 3 = 1", "67 / 200", "66 / 200"),
        (r"0.33 \cdot 3 = 1", "= 1", "= 2"),
        (r"0.33 \cdot 3 = 1.1", "21 / 20", "19 / 20"),
    ],
)
def test_coq_rejects_changed_digits(text, old, new):
    [claim] = claims(text, problem=ROUNDED)
    check_rejected(claim, old, new)


@asks_coq
def test_the_program_exports_rounded_decimals(tmp_path):
    (tmp_path / "p.toml").write_text(ROUNDED, "utf-8")
    (tmp_path / "s.md").write_text(r"We have $\sqrt 2 = 1.414$ and $\sqrt 3 = 1.8$.", "utf-8")
    asked = ("certify", tmp_path / "s.md", "--problem", tmp_path / "p.toml", "-o", tmp_path / "out")
    done = symsgd(*asked, seconds=300)
    assert done.returncode == 0
    assert "2 claims: 2 accepted" in done.stdout
