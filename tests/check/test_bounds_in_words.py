"""Bounds in words: "for x between 0 and 1", "if n is at least 1", "for positive u"."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


@pytest.mark.parametrize("words", [
    "For $x$ between $0$ and $1$ we have", "If $x$ lies between $0$ and $1$, then",
    "Let $x$ be between $0$ and $1$. Then", "Für $x$ zwischen $0$ und $1$ gilt",
    "Liegt $x$ zwischen $0$ und $1$, so ist", "Pour $x$ compris entre $0$ et $1$, on a",
    "Para $x$ entre $0$ y $1$ se tiene", "当 $x$ 在 $0$ 和 $1$ 之间时，",
])  # fmt: skip
def test_between(words: str) -> None:
    report = check_text(f"{words} $x^2 < x$.", by=decide)
    assert [one.status for one in report.claims] == [P]
    assert any("neither of them" in one.text for one in report.assumptions)
    assert [one.status for one in check_text(f"{words} $x^2 > x$.", by=decide).claims] == [R]


@pytest.mark.parametrize(("words", "right", "wrong"), [
    ("If $n$ is at least $1$, then", "n^2 \\ge n", "n \\ge 2"),
    ("For $n$ at most $3$ we have", "n - 3 \\le 0", "n < 3"),
    ("For $n$ greater than $1$ we have", "n^2 > 1", "n > 2"),
    ("Ist $n$ mindestens $1$, so gilt", "n^2 \\ge n", "n \\ge 2"),
    ("Für $n$ größer als $1$ gilt", "n^2 > 1", "n > 2"),
    ("Pour $n$ supérieur ou égal à $1$, on a", "n^2 \\ge 1", "n > 1"),
    ("Para $n$ mayor que $1$ se tiene", "n^2 > 1", "n > 2"),
    ("若 $n$ 大于 $1$，则", "n^2 > 1", "n > 2"),
    ("If $n$ is positive, then", "n + 1 > 1", "n^2 > 1"),
    ("For positive $n$ we have", "n + 1 > 1", "n^2 > 1"),
    ("For all non-negative $n$ we have", "n + 1 \\ge 1", "n > 0"),
    ("If $n$ is non-zero, then", "n^2 > 0", "n > 0"),
    ("Für positives $n$ gilt", "n + 1 > 1", "n^2 > 1"),
    ("Wenn $n$ positiv ist, gilt", "n + 1 > 1", "n^2 > 1"),
    ("Si $n$ est strictement positif, alors", "n + 1 > 1", "n^2 > 1"),
    ("Si $n$ es positivo, entonces", "n + 1 > 1", "n^2 > 1"),
    ("若 $n$ 为正，则", "n + 1 > 1", "n^2 > 1"),
])  # fmt: skip
def test_one_bound(words: str, right: str, wrong: str) -> None:
    found = [check_text(f"{words} ${claim}$.", by=decide).claims for claim in (right, wrong)]
    assert [one.status for claims in found for one in claims] == [P, R]


@pytest.mark.parametrize(("text", "expected"), [
    ("If $n$ is positive, $n + 1 > 1$. But $n^2 > -n$.", [P, N]),  # its sentence only
    ("If $z$ is not positive, then $z^2 \\ge z$.", [P]),
    ("If $n$ is not a multiple of 3, then $n^2 \\ge n$.", [N]),
    ("For every natural number $n$ we have $n^2 \\ge n$.", [N]),
    ("Sei $n$ eine natürliche Zahl. Dann ist $n^2 \\ge n$.", [N]),
    ("If $x$ is a real number, then $x^2 \\ge x$.", [R]),
    ("For $x$ between $a$ and $b$ we have $x^2 \\le x$.", [N]),  # of which nothing is known
    ("If $n$ is a positive integer, then $n^2 \\ge n$.", [N]),
    ("Then $x$ is between $0$ and $1$. So $x^2 \\le x$.", [N]),  # a conclusion that nobody checked
])  # fmt: skip
def test_what_is_not_said(text: str, expected: list[Status]) -> None:
    assert [one.status for one in check_text(text, by=decide).claims] == expected


@pytest.mark.parametrize("text", [
    "$|x| = x$ for $x$ between $0$ and $1$.", "For $x$ between $0$ and $1$, $|x| = x$.",
    "$|x| = x$ if $x$ is at least $0$.",
])  # fmt: skip
def test_bounds_in_words_behind_the_claim(text: str) -> None:
    assert [one.status for one in check_text(text, by=decide).claims] == [P]
