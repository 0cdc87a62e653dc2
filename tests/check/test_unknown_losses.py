# ruff: noqa: E501  (a row is a document)
r"""Gradients of regularised losses: ∇(L(w) + ½λ‖w‖²) = ∇L(w) + λw, whatever L is."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$\nabla_w \left(L(w) + \frac{\lambda}{2}\|w\|^2\right) = \nabla L(w) + \lambda w$ and $\nabla_w \left(L(w) + \frac{\lambda}{2}\|w\|^2\right) = \nabla L(w) + 2\lambda w$.
=> P R
Let $J(w) = L(w) + \frac12\lambda\|w\|^2$. Then $\nabla J(w) = \nabla L(w) + \lambda w$ and $\nabla J(w) = \nabla L(w) - \lambda w$.
=> P R
Let $J(w) = L(w) + \frac12\lambda\|w\|^2$. The step is $w - \eta\nabla J(w) = (1 - \eta\lambda) w - \eta\nabla L(w)$ and $w - \eta\nabla J(w) = (1 + \eta\lambda) w - \eta\nabla L(w)$.
=> P R
Let $J(\theta) = L(\theta) + \frac{\lambda}{2} \theta^\top\theta$. Then $\nabla_\theta J(\theta) = \nabla_\theta L(\theta) + \lambda \theta$ and $\nabla_\theta J(\theta) = \nabla_\theta L(\theta)$.
=> P R
Let $\tilde L = L + \frac{\lambda}{2}\|W\|_F^2$. Then $\frac{\partial\tilde L}{\partial W} = \frac{\partial L}{\partial W} + \lambda W$ and $\frac{\partial\tilde L}{\partial W} = \frac{\partial L}{\partial W} - \lambda W$.
=> P R
Let $J(w) = L(w) + \frac{\lambda}{2} \|w - w_0\|^2$. Then $\nabla J(w) = \nabla L(w) + \lambda (w - w_0)$ and $\nabla J(w) = \nabla L(w) + \lambda (w + w_0)$.
=> P R
Let $J(w) = L(w) + \lambda\|w\|$. Then $\nabla_w J = \nabla_w L + \lambda \frac{w}{\|w\|}$ and $\nabla_w J = \nabla_w L + \lambda w$.
=> P R
Let $J = L + \lambda w^2$. Then $\frac{\partial J}{\partial w} = \frac{\partial L}{\partial w} + 2\lambda w$ and $\frac{\partial J}{\partial w} = \frac{\partial L}{\partial w} + \lambda w$.
=> P R
""")  # fmt: skip
def test_the_slope_of_a_sum_is_known_but_for_the_unknown_loss(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $J(w) = L(w) + \frac{\lambda}{2}\|w\|^2$. If $\lambda = 0$ then $\nabla J(w) = \nabla L(w)$.
=> P
Let $J(w) = L(w) + \frac{\lambda}{2}\|w\|^2$. At $w = 0$ we have $\nabla J(w) = \nabla L(w)$.
=> N
Let $J(w) = L(w) + \frac{\lambda}{2}\|w\|^2$. Then $\nabla L(w) = 2w$ and $\nabla L(w) = -\lambda w$.
=> N N
Let $J(W) = L(W) + \frac{\lambda}{2}\|W\|_F^2$ with a symmetric matrix $W$. Then $\nabla_W J = \nabla_W L + 2\lambda W$.
=> N
Let $J(W) = L(W) + \frac{\lambda}{2}\|W\|_F^2$. Then $\nabla_W J = \nabla_W L + \lambda W^\top$.
=> N
Let $J(w) = L(w) + \frac{\lambda}{2}\|w\|_1^2$. Then $\nabla_w J = \nabla_w L + \lambda w$.
=> N
Let $J = L + \lambda y^2$. Then $\frac{\partial J}{\partial w} = \frac{\partial L}{\partial w}$.
=> N
Let $J = L + \frac12\|a\|^2$. Then $\nabla_w J = \nabla_w L$ and $w^\top w = \|w\|^2$.
=> N P
$\nabla_w (L(w) + \|w\|^2) = \nabla_w L(v) + 2w$
=> N
Let $J = L + w^2$. Then $\frac{\partial^2 J}{\partial w^2} = \frac{\partial^2 L}{\partial w^2} + 2$.
=> N
""")  # fmt: skip
def test_what_depends_on_the_loss_asks(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $L$ be the loss and $J = L + w^2$. Then $\frac{\partial^2 J}{\partial w^2} = 2$.
=> N
Let $J = L + w^2$. Then $\frac{\partial J}{\partial w} = \frac{\partial L}{\partial w} + 2w$.
=> P
Let $f(x) = \frac L2 x^2$. Then $f'(x) = L x$ and $f''(x) = L$ and $f''(x) = 2L$.
=> P P R
""")
def test_a_loss_that_nobody_gave_is_no_constant(document, expected):
    assert verdicts(document) == expected
