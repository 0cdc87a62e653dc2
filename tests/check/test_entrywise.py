# ruff: noqa: E501  (a row is a document)
"""Vectors and matrices of any size: what holds of every entry is proved, special ones are asked."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.test_field_derivations import rows, verdicts


@rows(r"""
The model is $\hat{y} = \sigma(w^\top x + b)$ where $\sigma(t) = \frac{1}{1+e^{-t}}$, and the
loss is $\ell = -y\log\hat y - (1-y)\log(1-\hat y)$. Let $z = w^\top x + b$. Then
$\frac{\partial \hat y}{\partial z} = \hat y(1-\hat y)$,
$\frac{\partial \ell}{\partial z} = \hat y - y$,
$\frac{\partial \ell}{\partial w} = (\hat y - y) x$, $\nabla_w \ell = (\hat y - y) x$ and
$\frac{\partial \ell}{\partial b} = \hat y - y$, and
$\frac{\partial \ell}{\partial w} = (\hat y - y) w$.
=> P P P P P R
For $J(w) = \frac12 \|Xw - y\|^2$ we get $\nabla J(w) = X^\top (Xw - y)$ and
$\frac{\partial J}{\partial w} = X^\top X w - X^\top y$.
=> P P
Let $J = \frac12 \|Xw - y\|^2 + \frac{\lambda}{2}\|w\|^2$. Then
$\nabla_w J = X^\top(Xw - y) + \lambda w$ and $\nabla_w J = X^\top(Xw - y) + \lambda$.
=> P N
Let $f(x) = x^\top A x$. Then $\nabla f(x) = (A + A^\top) x$.
=> P
Let $f(x) = x^\top A x$ with a symmetric matrix $A$. Then $\nabla f(x) = 2 A x$.
=> P
Let $f(x) = b^\top x$. Then $\nabla f(x) = b$ and $\nabla f(x) = 2b$.
=> P R
Let $z = Wx + b$ with $W \in \mathbb{R}^{m\times n}$ and $L = \frac12 \|z - y\|^2$. Then
$\frac{\partial L}{\partial b} = z - y$, $\frac{\partial L}{\partial W} = (z - y) x^\top$ and
$\frac{\partial L}{\partial x} = W^\top (z - y)$.
=> P P P
Let $z = Wx + b$ with $W \in \mathbb{R}^{m\times n}$ and $L = \frac12 \|z - y\|^2$. Then
$\frac{\partial L}{\partial x} = W (z - y)$.
=> N
We have $\|x\|^2 = x^\top x$ and $\|x - y\|^2 = \|x\|^2 - 2 x^\top y + \|y\|^2$
and $\|x + y\|^2 = \|x\|^2 + \|y\|^2$.
=> P P R
We have $(A B)^\top = B^\top A^\top$ for matrices $A$ and $B$, and $(AB)^\top = A^\top B^\top$.
=> P N
For vectors $a$ and $b$ we have $a^\top b = b^\top a$ and $(a^\top b)^2 = (b^\top a)^2$.
=> P P
""")
def test_what_holds_for_every_entry(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $x = (1, 2)^\top$ and $w = (3, 4)^\top$. Then $w^\top x = 11$ and $x^\top w = 10$.
=> P R
We have $a^\top b = a b^\top$.
=> N
Let $u$ be a unit vector. Then $\|u\|^2 = 2$.
=> N
For vectors with $\|a\| = \|b\|$ we have $(a+b)^\top(a+b) = 0$, and
$\|a+b\|^2 = 2\|a\|^2 - 2a^\top b$.
=> N N
""")
def test_special_arrays_and_numbers_are_no_arrays_of_any_size(document, expected):
    for found, wanted in zip(verdicts(document), expected, strict=True):
        assert found in ("N", "U", "X") if wanted == "N" else found == wanted


def test_the_condition_names_the_arrays():
    report = check_text(r"Let $f(x) = b^\top x$. Then $\nabla f(x) = b$.", by=decide)
    assert "b, x taken entry by entry" in report.claims[0].conditions


@pytest.mark.parametrize(
    "text", [r"$\nabla f$", r"$x^\top$", r"$w^\top x^\top = $", r"$^\top = x$"]
)
def test_rubbish_about_arrays_is_survived(text):
    assert check_text(text, by=decide).formulas


@rows(r"""
Let $W$ be a matrix, $x$ a vector and $z = Wx$. Then $z_k = \sum_l W_{kl} x_l$. The entry $W_{ij}$ is a weight.
=> P
Let $W$ be a matrix, $x$ a vector and $z = Wx$. Then $z_k = \sum_l W_{ll} x_l$. The entry $W_{ij}$ is a weight.
=> N
Let $W$ be a matrix, $a$, $d$ vectors, $z = Wa$ and $L = d^\top z$. Then $\frac{\partial L}{\partial W_{ij}} = \frac{\partial}{\partial W_{ij}} \sum_k d_k \sum_l W_{kl} a_l = d_i a_j$.
=> P P
""")  # fmt: skip
def test_a_sum_never_binds_the_index_of_an_entry(document, expected):
    assert verdicts(document) == expected
