r"""A wrong result that stands in later claims: as a formula, in the chain rule, in a derivative."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

NEURON = r"Let $z = wx + b$, $a = \tanh(z)$ and $L = (a - y)^2$. "
MEAN = r"Let $J(w) = \frac{1}{m}\sum_{i=1}^m (w x_i - y_i)^2$. "
RIDGE = r"Let $J(w) = \frac12 (wx-y)^2 + \frac{\lambda}{2} w^2$. "
DATA = (
    r"Let $d = \begin{pmatrix} 1 \\ 2 \end{pmatrix}$, $a = \begin{pmatrix} 3 \\ 4 \end{pmatrix}$. "
)
LAYER = r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$, $z_i = \sum_j W_{ij} x_j$ and $a_i = \sigma(z_i)$. "


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    "text",
    [
        # the chain rule goes through what came out wrong
        NEURON + r"$\frac{\partial L}{\partial a} = a-y$, $\frac{\partial L}{\partial w} ="
        r" (a-y)(1-a^2)x$.",
        NEURON + r"$\frac{\partial L}{\partial z} = (a-y)(1-a^2)$, $\frac{\partial L}{\partial b}"
        r" = (a-y)(1-a^2)$.",
        NEURON + r"$\frac{\partial a}{\partial w} = 1-a^2$,"
        r" $\frac{\partial L}{\partial w} = 2(a-y)(1-a^2)$.",
        # the formula stands in the claim
        NEURON + r"$\frac{\partial L}{\partial z} = (a-y)(1-a^2)$,"
        r" $\frac{\partial L}{\partial z} x = (a-y)(1-a^2)x$.",
        LAYER + r"$\frac{\partial z_i}{\partial x_j} = W_{ji}$,"
        r" $\sigma'(z_i) \frac{\partial z_i}{\partial x_j} = \sigma'(z_i) W_{ji}$.",
        "Let $f(x) = x^3 - 3x$. $f'(2) = 15$ and $2 - f'(2) = -13$.",
        DATA + r"$d a^T = \begin{pmatrix} 3 & 6 \\ 4 & 8 \end{pmatrix}$"
        r" and $2 d a^T = \begin{pmatrix} 6 & 12 \\ 8 & 16 \end{pmatrix}$.",
        # its derivative, and what it says where it is zero
        MEAN + r"$J'(w) = \sum_{i=1}^m 2(wx_i-y_i)x_i$ and $J''(w) = 2\sum_{i=1}^m x_i^2$.",
        RIDGE + r"$J'(w) = x(wx-y) + 2\lambda w$. Setting $J'(w) = 0$ gives"
        r" $w = \frac{xy}{x^2+2\lambda}$.",
        "Let $f(x) = x^2 - 4x$. $f'(x) = 2x + 4$. $f'(x) = 0$ gives $x = -2$.",
    ],
)
def test_a_wrong_result_is_carried_on(text):
    wrong, after = claims(text)
    assert (wrong.status, after.status) == (Status.REFUTED, Status.REFUTED)
    assert (wrong.follows, after.follows) == (None, wrong.number)
    assert "follows correctly from the wrong step" in after.agreement
    assert after.suggestion is None


@pytest.mark.parametrize(
    "text",
    [
        NEURON + r"$\frac{\partial L}{\partial z} = (a-y)(1-a^2)$,"
        r" $\frac{\partial L}{\partial b} = (a-y)(1+a^2)$.",
        NEURON + r"$\frac{\partial L}{\partial z} = (a-y)(1-a^2)$,"
        r" $\frac{\partial L}{\partial w} = (a-y)(1-a^2)$.",
        "Let $f(x) = x^3 - 3x$. $f'(2) = 15$ and $2 - f'(2) = -12$.",
        "Let $f(x) = x^2 - 4x$. $f'(x) = 2x + 4$. $f'(x) = 0$ gives $x = -4$.",
        "Let $g(x) = x^2$. $g'(x) = x$.\n\nLet $g(x) = x^3$. $g'(x) = x$.",  # another g
        "$2 + 2 = 5$ and $3 + 1 = 5$.",  # numbers agree by accident
    ],
)
def test_a_second_mistake_is_not_carried_on(text):
    wrong, after = claims(text)
    assert (wrong.status, after.status) == (Status.REFUTED, Status.REFUTED)
    assert after.follows is None


def test_a_chain_goes_on_over_displays():
    text = (
        "Consider $f(x) = \\ln(1+e^{-2x})$.\n\n$$f'(x) = \\frac{-2e^{-2x}}{1+e^{-2x}}$$\n\n"
        "$$= \\frac{2e^{-2x}}{1+e^{-2x}}$$\n\n$$= \\frac{2}{e^{2x}+1}$$\n\n"
        "$$= \\frac{-2}{e^{2x}+1}$$"
    )
    right, wrong, after, back = claims(text)
    assert [each.status.name[0] for each in (right, wrong, after, back)] == list("PRPR")
    assert wrong.agreement == "the left side equals every side before it"
    assert after.follows == wrong.number
    assert back.cancels == wrong.number
