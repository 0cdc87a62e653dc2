"""Dots up to a letter: the general term is found, or the formula stays unread."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

# each row: a right formula, what a slip writes for what
RIGHT = [
    (r"1 + 2 + \dots + n = \frac{n(n+1)}{2}", "(n+1)", "(n-1)"),
    (r"1 + 2 + 3 + \cdots + n = n(n+1)/2", "/2", "/3"),
    (r"1^2 + 2^2 + \cdots + n^2 = \frac{n(n+1)(2n+1)}{6}", "(2n+1)", "(2n-1)"),
    (r"1 + 4 + 9 + \dots + n^2 = \sum_{k=1}^n k^2", "k^2", "k^3"),
    (r"1 + 3 + 5 + \cdots + (2n-1) = n^2", "= n^2", "= n^2 + 1"),
    (r"2 + 4 + \dots + 2n = n(n+1)", "(n+1)", "(n+2)"),
    (r"1 + r + r^2 + \cdots + r^{n-1} = \frac{1-r^n}{1-r}", "1-r^n", "1-r^{n+1}"),
    (r"1 + q + \dots + q^n = \frac{1-q^{n+1}}{1-q}", "1-q^{n+1}", "1-q^n"),
    (r"1 + \beta + \dots + \beta^{t-1} = \frac{1-\beta^t}{1-\beta}", r"1-\beta^t", r"1-\beta^{2t}"),
    (r"1 + 2 + 4 + \dots + 2^n = 2^{n+1} - 1", "{n+1} - 1", "{n+1}"),
    (r"\frac{1}{1\cdot 2} + \frac{1}{2\cdot 3} + \dots + \frac{1}{n(n+1)} = \frac{n}{n+1}",
     r"\frac{n}{n+1}", r"\frac{n-1}{n+1}"),
    (r"x + 2x^2 + \dots + n x^n = \sum_{k=1}^n k x^k", "k x^k", "x^k"),
    (r"1 + 2 + \dots + n + (n+1) = \frac{(n+1)(n+2)}{2}", "(n+2)", "(n+3)"),
    (r"w_1 x_1 + \dots + w_n x_n = \sum_{i=1}^n w_i x_i", "w_i x_i", "w_i x_i^2"),
    (r"1 + 3 + 6 + \dots + \frac{n(n+1)}{2} = \frac{n(n+1)(n+2)}{6}", "{6}", "{5}"),
    (r"a + 1 + 2 + \dots + n = a + \frac{n(n+1)}{2}", "= a", "= 2a"),
]  # fmt: skip
UNREAD = [
    r"1 + 2 + \dots + 2^n = 2^{n+1} - 1",  # by doubling, or one by one?
    r"1 + \dots + n^2 = n^3",
    r"1 - 2 + 3 - \dots + n = 0",
    r"1 + 2 + 5 + \dots + n = 3n",
    r"a + b + \dots + n = 1",
]


def claim_of(text):
    (claim,) = check_text(f"$${text}$$", by=decide).claims
    return claim


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT, ids=[row[0] for row in RIGHT])
def test_sums_with_dots(text, right, wrong):
    assert claim_of(text).status is Status.PROVED
    assert text.count(right) == 1
    assert claim_of(text.replace(right, wrong)).status is Status.REFUTED


@pytest.mark.parametrize("text", UNREAD)
def test_dots_that_several_sums_fit_are_unread(text):
    assert claim_of(text).status is Status.UNREAD


def test_unrolled_momentum_goes_back_in_time():
    text = r"""Let $v_0 = 0$ and $v_t = \beta v_{t-1} + g_t$. Then
$v_2 = g_2 + \beta g_1$ and $v_3 = g_3 + \beta g_2 + \beta^2 g_1$. In general
$$v_t = g_t + \beta g_{t-1} + \beta^2 g_{t-2} + \dots + \beta^{t-1} g_1 .$$"""
    assert [claim.status for claim in check_text(text, by=decide).claims] == [Status.PROVED] * 3
    wrong = text.replace(r"\beta^{t-1} g_1 .", r"\beta^t g_1 .")
    assert check_text(wrong, by=decide).claims[2].status is not Status.PROVED
    off = text.replace(r"\beta g_{t-1}", r"2\beta g_{t-1}")
    assert check_text(off, by=decide).claims[2].status is not Status.PROVED
