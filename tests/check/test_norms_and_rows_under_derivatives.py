r"""Derivatives of norms, of rows times columns, and of functions of functions of u^T v."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

SIGMOID = '[notation.functions]\nsigma = "sigmoid"\n'


def found(formula):
    report = check_text(f"$${formula}$$", problem=read_problem(SIGMOID), by=decide)
    return [claim.status.name for claim in report.claims]


D_V = r"\frac{\partial}{\partial v}"
D_W = r"\frac{\partial}{\partial w}"


@pytest.mark.parametrize(
    "right",
    [
        rf"{D_V}\log\sigma(u^\top v) = (1-\sigma(u^\top v))u",
        rf"{D_V}\left(-\log\sigma(u^\top v)\right) = (\sigma(u^\top v) - 1)\,u",
        rf"{D_V}\log\sigma(v^\top v) = 2(1-\sigma(v^Tv))v",
        (
            r"\frac{\partial}{\partial \mathbf{v}}"
            r"\left(-\log\sigma(\mathbf{u}^\top \mathbf{v})\right)"
            r" = (\sigma(\mathbf{u}^\top \mathbf{v}) - 1)\,\mathbf{u}"
        ),
        rf"{D_W}\frac12(Xw-y)^T(Xw-y) = X^T(Xw-y)",
        rf"{D_W}\frac{{1}}{{2m}}(Xw-y)^T(Xw-y) = \frac1mX^T(Xw-y)",
        rf"{D_W}(Xw-y)^T(Xw-y) = 2X^T(Xw-y)",
        r"\nabla_w||Xw-y||_2^2 = 2X^T(Xw-y)",
        r"\frac{\partial}{\partial W}\frac12||Wx-y||^2 = (Wx-y)x^T",
        rf"{D_W}\frac12\cdot w^2 = w",
        rf"{D_W}2 \times 3w = 6",
        rf"{D_W}\left[(y-w^Tx)^2+\lambda\|w\|\right] = -2(y-w^Tx)x+\lambda\frac{{w}}{{\|w\|}}",
        rf"{D_W}\frac{{w^Tx}}{{\|w\|}} = \frac{{x}}{{\|w\|}}-\frac{{w^Tx}}{{\|w\|^3}}w",
        rf"{D_W}\frac{{w^TAw}}{{w^Tw}} = \frac{{(A+A^T)w}}{{w^Tw}}-\frac{{2(w^TAw)w}}{{(w^Tw)^2}}",
        rf"{D_W}\sqrt{{w^Tw}} = \frac{{w}}{{\sqrt{{w^Tw}}}}",
        rf"{D_V}\frac{{u^Tv}}{{\sqrt d}} = \frac{{u}}{{\sqrt d}}",
        r"||x|-|y|| = ||y|-|x||",
        "|x||y| = |xy|",
    ],
)
def test_right_ones_are_proved(right):
    assert found(right) == ["PROVED"]


@pytest.mark.parametrize(
    "wrong",
    [
        rf"{D_V}\log\sigma(u^\top v) = (1-\sigma(u^\top v))v",
        rf"{D_V}\log\sigma(u^\top v) = \sigma(u^\top v)u",
        rf"{D_V}\log\sigma(v^\top v) = (1-\sigma(v^Tv))v",
        rf"{D_V}\log\sigma(u^\top v) = 0",
        rf"{D_W}\frac12(Xw-y)^T(Xw-y) = 2X^T(Xw-y)",
        rf"{D_W}\frac12(Xw-y)^T(Xw-y) = 0",
        r"\nabla_w||Xw-y||_2^2 = X^T(Xw-y)",
        rf"{D_W}(\frac12 w^Tw) = 0",
        rf"{D_W}\frac12\cdot w^2 = 0",
        rf"{D_W}\frac12\cdot w^2 = \frac12\cdot w",
        rf"{D_W}\frac12 x^2 = 0",
        rf"{D_W}\left[w^Tx+\lambda\|w\|\right] = x+\lambda",
        rf"{D_W}\left[w^Tx+\lambda\|w\|\right] = x",
        rf"{D_W}\frac{{w^Tx}}{{\|w\|}} = \frac{{x}}{{\|w\|}}",
        rf"{D_W}\frac{{w^Tx}}{{\|w\|}} = \frac{{x}}{{\|w\|}}+\frac{{w^Tx}}{{\|w\|^3}}w",
        rf"{D_V}\frac{{u^Tv}}{{\sqrt d}} = \frac{{u}}{{d}}",
        "||x|-|y|| = ||x|+|y||",
        "|x||y| = |x|+|y|",
    ],
)
def test_wrong_ones_are_not_proved(wrong):
    assert "PROVED" not in found(wrong)


@pytest.mark.parametrize(
    "claim",
    [
        r"\frac{\partial}{\partial x}\frac{x^Ty}{\|x\|} = \frac{y}{\|x\|}-\frac{x^Ty}{\|x\|^3}x",
        r"\frac{\partial}{\partial x}(x^Ty\|x\|) = y\|x\|+x^Ty\frac{x}{\|x\|}",
        r"x^Ty \le \|x\|\|y\|",
        r"\frac{x^Ty}{\|x\|^2} \cdot x^Tx = x^Ty",
        r"\frac{x^Ty}{\|x\|\|y\|} = \frac{y^Tx}{\|y\|\|x\|}",
    ],
)
def test_a_norm_beside_entries_is_no_absolute_value(claim):
    assert "REFUTED" not in found(claim)


@pytest.mark.parametrize("claim", [r"x^Ty\,x = y\,x^Tx", r"\frac{x^Ty}{\|x\|} = \|y\|"])
def test_a_vector_beside_its_entries_proves_nothing(claim):
    assert "PROVED" not in found(claim)
