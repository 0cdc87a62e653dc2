"""The n-th derivative for every n: tried for small n, proved by induction."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, U, N, X = (
    Status.PROVED, Status.REFUTED, Status.UNDECIDED, Status.NEEDS_CONTEXT, Status.UNREAD,
)  # fmt: skip


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    "claim",
    [
        r"\frac{d^n}{dx^n} e^{ax} = a^n e^{ax}",
        r"\frac{d^n}{dx^n} e^{-x} = (-1)^n e^{-x}",
        r"\frac{d^n}{dx^n} \sin x = \sin\left(x + \frac{n\pi}{2}\right)",
        r"\frac{\partial^n}{\partial x^n} e^{xy} = y^n e^{xy}",
        r"\frac{d^k}{dt^k} 2^t = (\ln 2)^k 2^t",
        r"\frac{d^n e^{2x}}{dx^n} = 2^n e^{2x}",
        r"2^n e^{2x} = \frac{d^n}{dx^n} e^{2x}",
        r"\frac{d^n}{dx^n} \frac{1}{1-x} = \frac{n!}{(1-x)^{n+1}}",
    ],
)
def test_what_holds_for_every_order_is_proved(claim):
    [found] = claims(f"For every order, ${claim}$.")
    assert found.status is P
    assert "by induction over" in found.reason


@pytest.mark.parametrize(
    "claim",
    [
        r"\frac{d^n}{dx^n} e^{ax} = a e^{ax}",
        r"\frac{d^n}{dx^n} e^{ax} = a^{n-1} e^{ax}",
        r"\frac{d^n}{dx^n} \sin x = \sin(x + n\pi)",
        r"\frac{d^n}{dx^n} e^{-x} = (-1)^{n+1} e^{-x}",
        r"\frac{d^n}{dx^n} e^{2x} = 2n e^{2x}",
        r"\frac{d^n}{dx^n} \frac{1}{1-x} = \frac{n!}{(1-x)^{n}}",
    ],
)
def test_what_fails_for_an_order_is_refuted(claim):
    [found] = claims(f"For every order, ${claim}$.")
    assert found.status is R
    assert found.reason.startswith("for n = ")


@pytest.mark.parametrize(
    "claim",
    [
        r"\frac{d^n}{dx^n} x^n = n!",  # what is differentiated speaks of n
        r"\frac{d^n}{dx^n} f(x) = 0",
        r"\frac{d^n}{dx^n} y = y",
        r"\frac{d^n}{dx^n} (e^x + 1) = e^x",  # wrong for n = 0 only
        r"\frac{d^n}{dx^n} e^{x} = e^x + n(n-1)(n-2)(n-3)(n-4)",
        r"\frac{d^n}{dx^m} e^{x} = e^x",
        r"\frac{d^n}{dx^n} e^x + 1 = e^x + 1",
    ],
)
def test_what_is_open_stays_open(claim):
    [found] = claims(f"For every order, ${claim}$.")
    assert found.status in (U, N, X)


def test_an_order_that_is_given_is_a_number():
    assert [one.status for one in claims(
        r"Let $n = 3$. Then $\frac{d^n}{dx^n} e^{2x} = 8 e^{2x}$."
    )] == [P]  # fmt: skip
    text = r"For $n \ge 1$, $\frac{d^n}{dx^n} (e^x + 1) = e^x$."
    assert [one.status for one in claims(text)] == [P]


def test_the_order_of_a_known_function():
    text = r"Let $f(x) = e^{ax}$. Then $f^{(n)}(x) = a^n e^{ax}$ and $f^{(n)}(x) = n a e^{ax}$."
    assert [one.status for one in claims(text)] == [P, R]
