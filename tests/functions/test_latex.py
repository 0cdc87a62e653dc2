"""LaTeX of expressions: brackets, order, names."""

from __future__ import annotations

import pytest

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import apply, number, variables
from symsgd.functions.latex import latex, matrix_latex, name_latex

x, y, eta = variables("x y eta")
s = apply("sigmoid", number(21))


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (
            s * (1 - s) * (s - 3),
            r"S \left(1 - S\right) \left(S - 3\right)".replace("S", r"\sigma\left(21\right)"),
        ),
        (6 - 2 * eta * x, r"6 - 2 \eta x"),
        (x * 2, r"x \cdot 2"),
        (-(x + 1), r"-\left(x + 1\right)"),
        (x - (y - 1), r"x - \left(y - 1\right)"),
        (x - 3, "x - 3"),
        (x + number(-3), "x - 3"),
        (number(-3) * x, r"\left(-3\right) x"),
        (x ** number(-1), "x^{-1}"),
        (number("-1/2") ** 2, r"\left(-\frac{1}{2}\right)^{2}"),
        ((x**2) ** 3, r"\left(x^{2}\right)^{3}"),
        (s**2, r"\sigma\left(21\right)^{2}"),
        (apply("exp", -x), "e^{-x}"),
        (apply("exp", x) ** 2, r"\left(e^{x}\right)^{2}"),
        (apply("sqrt", x + 1), r"\sqrt{x + 1}"),
        (apply("root", x, number(3)), r"\sqrt[3]{x}"),
        (apply("abs", x), r"\left|x\right|"),
        (apply("sigmoid", x, orders=(2,)), r"\sigma''\left(x\right)"),
        (apply("sigmoid", x, orders=(5,)), r"\sigma^{(5)}\left(x\right)"),
        (apply("g", x, y, orders=(1, 0)), r"g^{(1, 0)}\left(x, y\right)"),
        (n.derivative(x**2, "x"), r"\frac{d}{dx}\left(x^{2}\right)"),
        (n.derivative(x**2, "x", 2), r"\frac{d^{2}}{dx^{2}}\left(x^{2}\right)"),
        (apply("max", number(0), x), r"\max\left(0, x\right)"),
        (
            n.piecewise((x, n.relation(">=", x, number(0))), (number(0), n.logic("true"))),
            r"\begin{cases} x & \text{if } x \geq 0 \\ 0 & \text{otherwise} \end{cases}",
        ),
        (n.constant("pi") / 2, r"\frac{\pi}{2}"),
        (n.let("k", x + 1) * 2, r"\left(x + 1\right) \cdot 2"),
        (apply("factorial", x + 1), r"\left(x + 1\right)!"),
        (
            n.logic("and", n.relation("<", x, y), n.relation("!=", x, number(0))),
            r"\left(x < y \wedge x \neq 0\right)",
        ),
        (n.number(3) * n.number("1/2"), r"3 \cdot \frac{1}{2}"),  # not three and a half
    ],
)  # fmt: skip
def test_latex(node, text):
    assert latex(node) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("alpha_1", r"\alpha_{1}"),
        ("w_{1,12}^[2]", "w_{1,12}^{[2]}"),
        ("x^{k}", r"x^{\{k\}}"),
        ("theta^1", r"\theta^{1}"),
        ("hat_x_i", r"\hat{x}_{i}"),
        ("g_theta", r"g_{\theta}"),
        (r"\nu'", r"\nu'"),
    ],
)
def test_names(name, text):
    assert name_latex(name) == text


def test_lets_by_name():
    z = n.let("z_1^[2]", x + 1)
    assert latex(apply("sigmoid", z), by_name=True) == r"\sigma\left(z_{1}^{[2]}\right)"
    assert (
        matrix_latex(Matrix.column(z, x), by_name=True)
        == r"\begin{pmatrix} z_{1}^{[2]} \\ x \end{pmatrix}"
    )


def test_depth_is_no_limit():
    deep = x
    for _ in range(3000):
        deep = -deep
    assert latex(deep).count("-") == 3000
