r"""Gradients of a function that nobody gave stand for themselves: ``w - \eta\nabla L(w)``."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, ASK = "PROVED", "REFUTED", "NEEDS_CONTEXT"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (r"w - \eta(\nabla L(w) + \lambda w) = (1 - \eta\lambda)w - \eta \nabla L(w)", P),
        (r"\theta - \eta \nabla_\theta J(\theta) = \theta - (\eta \nabla_\theta J(\theta))", P),
        (r"\nabla f + \nabla f = 2 \nabla f", P),
        (r"w - \eta(\nabla L(w) - \lambda w) = (1 - \eta\lambda)w - \eta \nabla L(w)", R),
        (r"\nabla L(w) = \nabla L(u)", ASK),
        (r"\nabla (f + f) = 2 \nabla f", ASK),
        # no product or quotient of vectors
        (r"\nabla f \nabla g = \nabla g \nabla f", ASK),
        (r"\frac{\nabla f}{\nabla f} = 1", ASK),
        (r"\frac{d}{dw}(\nabla L(w)) = 0", ASK),
        (r"w - (\frac{\partial L}{\partial w} + aw) = (1 - a)w - \frac{\partial L}{\partial w}", P),
        (
            r"w - (\frac{\partial L}{\partial w} + aw) = (1 - a)w + \frac{\partial L}{\partial w}",
            ASK,
        ),
        (
            r"\frac{dL}{dw} = \frac{dL}{dy}\frac{dy}{dw}",
            ASK,
        ),
        (r"\frac{\partial L}{\partial w} = \frac{\partial L}{\partial u}", ASK),
        (r"\frac{\partial L}{\partial w}(u) = \frac{\partial L}{\partial w}(v)", ASK),
        (r"\frac{\partial L}{\partial w}|_{w=1} = \frac{\partial L}{\partial w}", ASK),
    ],
)
def test_a_gradient_stands_for_itself(claim, verdict):
    (found,) = check_text(f"${claim}$", by=decide).claims
    assert found.status.name == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (r"Let $f(x)=x_1^2+2x_2^2$. $\nabla f(x) = (2x_1, 4x_2)$", P),
        (r"Let $f(x)=x_1^2+2x_2^2$. $\nabla f(x) = (2x_1, 2x_2)$", R),
        (r"Let $f(x, y)=x_1^2+2x_2^2 + y^2$. $\nabla f = (2x_1, 4x_2, 2y)$", P),
        # x_2 is missing: how many entries x has is not known
        (r"Let $f(x)=x_1^2+2x_3^2$. $\nabla f(x) = 2x_1$", ASK),
        (r"Let $f(x)=x_1^2+2x_3^2$. $\nabla f(x) = (2x_1, 4x_3)$", ASK),
    ],
)
def test_a_gradient_runs_over_the_entries_of_a_vector(text, verdict):
    (found,) = check_text(text, by=decide).claims
    assert found.status.name == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (r"Let $f(x,y) = x^2 + xy$. $\nabla^2 f = \begin{bmatrix}2&1\\1&0\end{bmatrix}$", P),
        (
            r"Let $f(x,y) = x^2 + xy$. $\nabla^2 f = \begin{bmatrix}2&1\\1&2\end{bmatrix}$",
            "REFUTED",
        ),
        (r"Let $f(x,y)=2x+5y$. $\nabla^2 f = \begin{bmatrix}0&0\\0&0\end{bmatrix}$", P),
        (r"Let $f(x) = x^2$. $\nabla^2 f(x) = 2$", P),
        (r"Let $f(x) = x^2$. $\nabla^2 f(x) = 3$", R),
        (r"Let $f(x) = x^2$. $\nabla^2 f(1) = 2$", ASK),
        (r"Let $f(x,y) = x^2 + xy$. $\nabla^2 f = 2$", ASK),  # the Laplacian?
    ],
)
def test_nabla_squared_is_the_matrix_of_second_derivatives(text, verdict):
    (found,) = check_text(text, by=decide).claims
    assert found.status.name == verdict
