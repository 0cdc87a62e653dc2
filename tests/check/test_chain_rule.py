# ruff: noqa: E501, ISC001, ISC004  (a row is a line, or the lines of one text)
r"""Derivations of the field over several sentences: named quantities, what ∂ holds fixed, dots.

Where a row gives both sides for SymPy, its own derivative says whether the last claim is right.
"""

from __future__ import annotations

import pytest
import sympy

from symsgd.check.check import check_text
from symsgd.check.questions import stub
from symsgd.check.report import Status
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

P, R, N, U = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT, Status.UNREAD
SIGMA = '[notation.functions]\nsigma = "sigmoid"\n'
NEURON = r"Let $z = wx + b$, $a = \sigma(z)$ and $C = \frac12 (a - y)^2$. "
SYMBOLS = {
    name: sympy.Symbol(name, real=True)
    for name in ["w", "x", "b", "y", "z", "a", "v", "m", "c", "g", "r", "t", "k", "eps"]
}


def s(u):
    return 1 / (1 + sympy.exp(-u))


A = s(SYMBOLS["w"] * SYMBOLS["x"] + SYMBOLS["b"])
NAMES = {**SYMBOLS, "s": s, "A": A, "D": sympy.diff, "log": sympy.log, "sqrt": sympy.sqrt,
         "tanh": sympy.tanh, "exp": sympy.exp, "erf": sympy.erf, "pi": sympy.pi}  # fmt: skip

ROWS = [
    (NEURON + r"$\frac{\partial C}{\partial w} = \frac{\partial C}{\partial a}"
     r" \frac{\partial a}{\partial z} \frac{\partial z}{\partial w} = (a-y)\sigma'(z)x$",
     [P, P], "D((A-y)**2/2, w)", "(A-y)*A*(1-A)*x"),
    (NEURON + r"$\frac{\partial C}{\partial b} = (a-y)\sigma'(z)x$",
     [R], "D((A-y)**2/2, b)", "(A-y)*A*(1-A)*x"),
    (NEURON + r"$\frac{\partial C}{\partial a} = a - y$ and $\frac{\partial C}{\partial z} = a - y$",
     [P, R], "D((s(z)-y)**2/2, z)", "s(z)-y"),
    (r"The cost is $C = (y - h)^2$. Here $h = \sigma(u)$. And $u = wx + b$. "
     r"$\frac{\partial C}{\partial w} = -2(y-h)h(1-h)x$",
     [P], "D((y-A)**2, w)", "-2*(y-A)*A*(1-A)*x"),
    (r"Let $h(x) = \sigma(wx + b)$ and $C = (h - y)^2$. Then $\frac{\partial C}{\partial h} = 2(h-y)$,"
     r" $\frac{\partial h}{\partial w} = h(1-h)x$ and $\frac{\partial C}{\partial b} = 2(h-y)h(1-h)$",
     [P, P, P], "D((A-y)**2, b)", "2*(A-y)*A*(1-A)"),
    (r"Let $L = -y\ln a - (1-y)\ln(1-a)$ with $a = \sigma(z)$. "
     r"$\frac{dL}{da} = -\frac{y}{a} + \frac{1-y}{1-a}$, $\frac{da}{dz} = a(1-a)$, $\frac{dL}{dz} = a-y$",
     [P, P, P], "D(-y*log(s(z))-(1-y)*log(1-s(z)), z)", "s(z)-y"),
    (r"Let $L = -y\ln a - (1-y)\ln(1-a)$ with $a = \sigma(z)$. $\frac{dL}{dz} = y-a$",
     [R], "D(-y*log(s(z))-(1-y)*log(1-s(z)), z)", "y-s(z)"),
    (r"The error is $e = a - y$, and $C = \frac12 e^2$ with $a = \sigma(z)$. "
     r"$\frac{\partial C}{\partial e} = e$, $a = \frac{1}{1+e^{-z}}$, "
     r"$\frac{\partial C}{\partial z} = e\,a(1-a)$",
     [P, P, P], "D((s(z)-y)**2/2, z)", "(s(z)-y)*s(z)*(1-s(z))"),
    (r"Let $y = \frac{u-v}{u+v}$ with $u = e^x$ and $v = e^{-x}$. $\frac{dy}{dx} = \frac{4}{(u+v)^2}$",
     [P], "D((exp(x)-exp(-x))/(exp(x)+exp(-x)), x)", "4/(exp(x)+exp(-x))**2"),
    (r"The swish is $f(x) = x\sigma(\beta x)$. $f'(x) = \beta f(x) + \sigma(\beta x)(1 - f(x))$",
     [R], "D(x*s(b*x), x)", "b*x*s(b*x) + s(b*x)*(1-x*s(b*x))"),
    (r"Let $f(x) = x\Phi(x)$ with $\Phi(x) = \frac12(1+\mathrm{erf}(x/\sqrt2))$ and"
     r" $\phi(x) = \frac{1}{\sqrt{2\pi}} e^{-x^2/2}$. $f'(x) = \Phi(x) + x\phi(x)$",
     [P], "D(x*(1+erf(x/sqrt(2)))/2, x)", "(1+erf(x/sqrt(2)))/2 + x*exp(-x**2/2)/sqrt(2*pi)"),
    (r"Let $J = \frac12(wx-y)^2 + \frac{\lambda}{2} w^2$. $\frac{\partial J}{\partial w} = (wx-y)x + 2\lambda w$",
     [R], "D((w*x-y)**2/2 + k*w**2/2, w)", "(w*x-y)*x + 2*k*w"),
    (r"With $m_1 = (1-\beta_1)g$ and $\hat m_1 = \frac{m_1}{1-\beta_1}$ we get $\hat m_1 = g$",
     [P], "(1-b)*g/(1-b)", "g"),
    (r"We have $\hat x = (x-\mu)(v+\epsilon)^{-1/2}$. $\frac{\partial \hat x}{\partial v}"
     r" = -\frac12 (x-\mu)(v+\epsilon)^{-3/2}$, $\frac{\partial \hat x}{\partial \mu} = -(v+\epsilon)^{1/2}$",
     [P, R], "D((x-m)*(v+eps)**(-sympy.Rational(1,2)), m)", "-sqrt(v+eps)"),
    (r"Let $\mu = \frac{x+t}{2}$ and $\hat x = \frac{x-\mu}{c}$. $\frac{\partial \hat x}{\partial x} = \frac1{2c}$",
     [P], "D((x-(x+t)/2)/c, x)", "1/(2*c)"),
    (r"Let $\mu = \frac{x+t}{2}$ and $\hat x = \frac{x-\mu}{c}$. $\frac{\partial \hat x}{\partial x} = \frac1c$",
     [N], None, None),
    (r"Let $\mu = \frac{x+t}{2}$ and $\hat x = \frac{x-\mu}{c}$. $\frac{\partial \hat x}{\partial x} = \frac3c$",
     [R], "D((x-(x+t)/2)/c, x)", "3/c"),
    (r"We have $\frac{\partial}{\partial x_i} \frac{x_i - \mu}{c} = \frac1c$", [N], None, None),
    (r"We have $\frac{\partial}{\partial x_i} e^{-x_i^2/(2\sigma^2)} = -\frac{x_i}{\sigma^2}e^{-x_i^2/(2\sigma^2)}$",
     [P], "D(exp(-x**2/(2*r**2)), x)", "-x/r**2*exp(-x**2/(2*r**2))"),
    (r"Now $\hat y_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$ and $L = -\sum_i y_i \log \hat y_i$. "
     r"$\frac{\partial L}{\partial \hat y_i} = -\frac{y_i}{\hat y_i}$", [P], None, None),
    (r"Now $\hat y_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$ and $L = -\sum_i y_i \log \hat y_i$. "
     r"$\frac{\partial L}{\partial \hat y_i} = \frac{y_i}{\hat y_i}$", [R], None, None),
    ("# One\n" r"Let $C = (a-y)^2$ and $a = \sigma(z)$. $\frac{\partial C}{\partial z} = 2(a-y)a(1-a)$."
     "\n\n# Two\n" r"Now $C = \frac12(a-y)^2$ with $a = \tanh(z)$. $\frac{\partial C}{\partial z} = (a-y)(1-a^2)$.",
     [P, P], "D((tanh(z)-y)**2/2, z)", "(tanh(z)-y)*(1-tanh(z)**2)"),
    (r"With $x_1 + x_2 + \dots + x_n = \sum_{i=1}^n x_i$ nothing is new.", [P], None, None),
    (r"The operator $\frac{d}{dx} = \frac{1}{1+e^{-x}}$", [U], None, None),
]  # fmt: skip


LOSS = (
    r"Let $J = -\frac1m\sum_{i=1}^m [y_i\log h_i + (1-y_i)\log(1-h_i)]$, where"
    r" $h_i = \sigma(z_i)$ and $z_i = \theta x_i$. "
)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (LOSS + r"$\frac{\partial J}{\partial \theta} = \frac1m\sum_{i=1}^m (h_i - y_i)x_i$", P),
        (LOSS + r"$\frac{\partial J}{\partial \theta} = \sum_{i=1}^m (h_i - y_i)x_i$", R),
        (LOSS + r"$\frac{\partial J}{\partial \theta} = \frac1m\sum_{i=1}^m (y_i - h_i)x_i$", R),
        (LOSS + r"$\frac{\partial J}{\partial \theta} = \frac1m\sum_{i=1}^n (h_i - y_i)x_i$", N),
        (r"$\sum_i \sigma(\theta x_i) = \sum_i (1 - \sigma(-\theta x_i))$", P),
        (r"$\sum_i \sigma(\theta x_i) = m - \sum_i \sigma(-\theta x_i)$", N),
        (r"$(\sum_i \sigma(\theta x_i))^2 = \sum_i \sigma(\theta x_i)^2$", R),
        (r"$\sum_i \sigma(\theta x_i) \sum_i y_i = \sum_i 1 \sum_i \sigma(\theta x_i) y_i$", R),
    ],
)
def test_sums_over_any_number_of_terms_are_compared_term_by_term(text, status):
    assert report_of(text).claims[-1].status is status


def report_of(text, toml=SIGMA):
    scalars = '[notation]\nscalars = ["sigma"]\n' if r"2\sigma^2" in text else toml
    return check_text(text, problem=read_problem(scalars), by=decide)


@pytest.mark.parametrize(("text", "statuses", "left", "right"), ROWS)
def test_derivations_of_the_field(text, statuses, left, right):
    assert [claim.status for claim in report_of(text).claims] == statuses
    if left is None:
        return
    sides = (eval(side, {"sympy": sympy, **NAMES}) for side in (left, right))  # noqa: S307 - ours
    first, second = sides
    point = {symbol: sympy.Rational(i + 2, 7) for i, symbol in enumerate(SYMBOLS.values())}
    difference = sympy.N((first - second).subs(point), 40)
    assert bool(abs(difference) < sympy.Float("1e-30")) is (statuses[-1] is P)


def test_what_a_derivative_holds_fixed_is_asked_for():
    report = report_of(ROWS[15][0])
    assert "whether ∂ holds mu fixed" in report.claims[0].missing
    assert 'held = ["mu"]' in stub(report)
    settled = read_problem(SIGMA + '[notation]\nheld = ["mu"]\n')
    assert check_text(ROWS[15][0], problem=settled, by=decide).claims[0].status is P


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"1 + 2 + \dots + n = \frac{n(n+1)}{2}", P),
        (r"1 + 2 + \dots + n = \frac{n(n-1)}{2}", R),
        (r"1 \cdot 2 \cdots n = n!", P),
        (r"1 + x + x^2 + \cdots + x^n = \frac{1 - x^{n+1}}{1-x}", P),
        (r"a_1^2 + a_2^2 + \dots + a_n^2 = \|(a_1, \dots, a_n)\|^2", P),
        (r"a_1 a_2 \cdots a_n = \prod_{i=1}^n a_i", P),
        (r"a_1 + a_3 + \dots + a_n = a_1 + a_3 + a_5", P),
        (r"1 + 2 + 4 + \dots + 16 = 31", U),  # steps that are not even
        (r"1 + 2 + \dots + 64 = 127", U),  # even steps, or doubling?
        (r"x + x^3 + \dots + x^n = 0", U),  # one power only
        (r"a_1 + a_2 + \dots = 0", U),  # no last term
        (r"a_1 - a_2 + \dots + a_n = 0", U),  # signs that change
        (r"a_1 + b_2 + \dots + a_n = 0", U),
    ],
)
def test_dots_stand_for_terms_that_go_on_evenly(claim, status):
    problem = read_problem("[indices]\nn = 5\n")
    assert [
        each.status for each in check_text(f"${claim}$", problem=problem, by=decide).claims
    ] == [status]


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"\sigma^{(n)} = \sum_{k=1}^{n+1} (-1)^{k+1} (k-1)! S(n+1,k) \sigma^k", P),
        (r"\sigma^{(n)} = \sum_{k=1}^{n+1} (-1)^{k+1} k! S(n+1,k) \sigma^k", R),
        (r"\sigma^{(n)}(x) = \sum_{k=0}^n (-1)^k k! {n+1 \brace k+1} \sigma(x)^{k+1}", P),
        (r"\sum_{k=0}^n \binom{n}{k} = 2^n", P),
        (r"\sum_{k=0}^n \binom{n}{k} = 2^{n+1}", R),
        (r"\sum_{k=0}^n S(n,k) = n!", R),
    ],
)
def test_formulas_with_an_order_for_every_number_in_its_range(claim, status):
    toml = '[notation.functions]\nsigma = "sigmoid"\nS = "stirling2"\n'
    ranged = read_problem(toml + "[indices]\nn = [1, 2, 3, 4, 5]\n")
    (found,) = check_text(f"$${claim}$$", problem=ranged, by=decide).claims
    assert found.status is status
    assert ("for every n from 1 to 5" if status is P else "for n = ") in found.reason
    (free,) = check_text(f"$${claim}$$", problem=read_problem(toml), by=decide).claims
    assert free.status in {R: (R,)}.get(status, (Status.UNDECIDED, N))
