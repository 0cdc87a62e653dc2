"""Sums without end: worked out exactly where that is known, and open otherwise."""

import pytest
from mpmath import mp, mpf

from symsgd.algebra.balls import enclose
from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.prove.calculus.series import series
from symsgd.prove.decide import decide
from symsgd.read.meaning import read_latex

P, R, U, N, X = (
    Status.PROVED, Status.REFUTED, Status.UNDECIDED, Status.NEEDS_CONTEXT, Status.UNREAD,
)  # fmt: skip


def claims(text):
    return check_text(text, by=decide).claims


def statuses(text):
    return [claim.status for claim in claims(text)]


@pytest.mark.parametrize(
    "claim",
    [
        r"\sum_{k=0}^\infty r^k = \frac{1}{1-r}",
        r"\sum_{k=1}^\infty a r^{k-1} = \frac{a}{1-r}",
        r"\sum_{k=0}^\infty \frac{x^k}{k!} = e^x",
        r"\sum_{k=1}^\infty \frac{1}{2^k} = 1",
        r"\sum_{k=1}^\infty k x^{k-1} = \frac{1}{(1-x)^2}",
        r"\sum_{k=0}^\infty k^2 2^{-k} = 6",
        r"\sum_{n=0}^\infty (-1)^n \frac{x^{2n+1}}{(2n+1)!} = \sin x",
        r"\sum_{n=0}^\infty \frac{(-1)^n x^{2n}}{(2n)!} = \cos x",
        r"\sum_{n=0}^\infty \frac{x^{2n}}{(2n)!} = \cosh x",
        r"\sum_{n=1}^\infty \frac{(-1)^{n+1}}{n} = \ln 2",
        r"\sum_{n=1}^\infty \frac{x^n}{n} = -\ln(1-x)",
        r"\sum_{n=0}^\infty \frac{(-1)^n}{2n+1} = \frac{\pi}{4}",
        r"\sum_{k=1}^\infty \frac{1}{k(k+1)} = 1",
        r"\sum_{k=1}^\infty \frac{1}{(k-1)!} = e",
        r"\sum_{t=0}^\infty \gamma^t = \frac{1}{1-\gamma}",
        r"\sum_{k=0}^\infty \eta(1-\eta)^k = 1",
        r"\sum_{k=0}^\infty e^{-kx} = \frac{1}{1-e^{-x}}",
        r"\sum_{k=0}^\infty \left(\frac{1}{2^k} + \frac{1}{3^k}\right) = \frac72",
        r"\sum_{k \ge 0} \frac{x^k}{k!} = e^x",
        r"\sum_{k > 0} 2^{-k} = 1",
        r"\sum_{k=0}^\infty k \frac{\lambda^k}{k!} e^{-\lambda} = \lambda",
    ],
)
def test_known_series_are_proved(claim):
    assert statuses(f"We have ${claim}$.") == [P]


@pytest.mark.parametrize(
    "claim",
    [
        r"\sum_{k=0}^\infty r^k = \frac{r}{1-r}",
        r"\sum_{k=1}^\infty \frac{1}{2^k} = 2",
        r"\sum_{k=0}^\infty \frac{x^k}{k!} = e^{-x}",
        r"\sum_{n=0}^\infty (-1)^n \frac{x^{2n+1}}{(2n+1)!} = \cos x",
        r"\sum_{n=1}^\infty \frac{(-1)^{n}}{n} = \ln 2",
        r"\sum_{k=1}^\infty k x^{k} = \frac{1}{(1-x)^2}",
    ],
)
def test_wrong_sums_are_refuted(claim):
    assert statuses(f"We have ${claim}$.") == [R]


@pytest.mark.parametrize(
    "claim",
    [
        r"\sum_{k=0}^\infty 2^k = -1",
        r"\sum_{k=1}^\infty \frac{1}{k} = 7",
        r"\sum_{k=0}^\infty (-1)^k = \frac12",
        r"\sum_{k=1}^\infty k = -\frac{1}{12}",
        r"\sum_{k=1}^\infty \frac{1}{k^2} = \frac{\pi^2}{6}",
        r"\sum_{k=1}^\infty \left(\frac1k - \frac{1}{k+1}\right) = 1",
        r"\sum_{k=-\infty}^\infty 2^{-k} = 1",
        r"\prod_{k=1}^\infty \frac{1}{2^k} = 0",
        r"\sum_{k=0}^\infty \frac{1}{(k-1)!} = e",
        r"\sum_{k=0}^\infty \frac{1}{k} = 1",
        r"\sum_{k=0}^\infty r^{k/2} = \frac{1}{1-\sqrt{r}}",
    ],
)
def test_what_is_open_stays_open(claim):
    [found] = claims(f"We have ${claim}$.")
    assert found.status in (U, N, X)
    assert found.reason


def test_where_a_series_converges_is_a_condition():
    [found] = claims(r"$\sum_{k=0}^\infty r^k = \frac{1}{1-r}$")
    assert found.conditions == ("1 - r^2 > 0",)
    [found] = claims(r"For $|r| < 1$, $\sum_{k=0}^\infty r^k = \frac{1}{1-r}$.")
    assert found.status is P
    assert "worked out" in found.reason
    [found] = claims(r"Let $r = 2$. Then $\sum_{k=0}^\infty r^k = -1$.")
    assert found.status is U


BODIES = [
    ("k^3 q^k", 0), ("k q^k", 3), ("k^2 q^k/k!", 2), ("q^k/(k+2)!", 1), ("q^k/k", 4),
    ("q^k/(k+3)", 0), ("(-1)^k q^{2k+1}/(2k+1)", 1), ("q^{2k+1}/(2k+1)", 0),
    ("(-1)^k q^{2k}/(2k)!", 2), ("q^{2k+1}/(2k+1)!", 3), ("(-1)^k q^{2k+3}/(2k+1)!", 0),
    ("1/((k+2)(k+5))", 0), (r"\\frac{1}{4^k (2k+1)!}", 1), (r"\\frac{(-1)^k}{9^k (2k+1)}", 0),
    ("(-q)^{k}", 2), ("(3q/4)^{2k-1}", 1), ("e^{-2k} k", 1), ("q^{k-2}", 4),
]  # fmt: skip


@pytest.mark.parametrize(("body", "first"), BODIES)
def test_sums_agree_with_numbers(body, first):
    """Another program adds the terms up."""
    node = read_latex(body.replace("\\\\", "\\")).value
    assert isinstance(node, n.Node)
    found = series(node, "k", first)
    q = n.number("1/3")
    ball = enclose(n.substitute(found, {n.variable("q"): q}), {}, 200)

    def term(k):
        at = n.substitute(node, {n.variable("q"): q, n.variable("k"): n.number(int(k))})
        value = enclose(at, {}, 200)
        return mpf(str(value.mid()).strip("[]").split(" ")[0])

    with mp.workdps(30):
        slow = body.startswith("1/(")  # its terms are as small as 1/k²
        total = sum(term(k) for k in range(first, first + (3000 if slow else 150)))
        off = abs(total - mpf(ball.mid().str(30, radius=False)))
        assert off < (mpf(1) / 2000 if slow else mpf(10) ** -12)


@pytest.mark.parametrize("body", ["1/k", "1/k^2", "k!", r"\\sin k", "2^{k^2}"])
def test_what_no_rule_knows_is_refused(body):
    node = read_latex(body.replace("\\\\", "\\")).value
    with pytest.raises(SymsgdError, match="not worked out"):
        series(node, "k", 1)
