r"""A letter that stands for an open sum is no constant: S = Σ_j e^{x_j} changes with every x_i."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $S = \sum_{k=1}^m e^{x_k}$. Then
$\frac{\partial}{\partial x_i} \frac{e^{x_i}}{S} = \frac{e^{x_i}}{S}(1-\frac{e^{x_i}}{S})$.
=> P
Let $S = \sum_{k=1}^m e^{x_k}$. Then
$\frac{\partial}{\partial x_i} \frac{e^{x_i}}{S} = \frac{e^{x_i}}{S}(1+\frac{e^{x_i}}{S})$.
=> R
Let $S = \sum_{k=1}^m e^{x_k}$. Then
$\frac{\partial}{\partial x_i} \frac{e^{x_i}}{S} = \frac{e^{x_i} S - e^{x_i}e^{x_i}}{S^2}$.
=> P
$$S = \sum_{j=1}^n e^{x_j}$$
$$p_i = \frac{e^{x_i}}{S}$$
$$\frac{\partial p_i}{\partial x_i} = p_i(1-p_i)$$
=> P
$$S = \sum_{j=1}^n e^{x_j}$$
$$p_i = \frac{e^{x_i}}{S}$$
$$\frac{\partial p_i}{\partial x_i} = 2p_i$$
=> R
$$S = \sum_{k=1}^m e^{x_k}$$
$$p_i = \frac{e^{x_i}}{S}$$
$$\frac{\partial p_i}{\partial S} = -\frac{e^{x_i}}{S^2}$$
=> P
Let $c = \frac1m\sum_{k=1}^m x_k$. Then $\frac{\partial (x_i - c)}{\partial x_i} = 1 - \frac1m$.
=> P
Let $c = \frac1m\sum_{k=1}^m x_k$. Then $\frac{\partial (x_i - c)}{\partial x_i} = 1 + \frac1m$.
=> R
Let $c = \sum_{k=1}^m x_k$. Then $\frac{\partial}{\partial x_i} (x_i^2+c) = 2x_i+1$.
=> P
Let $c = \sum_{k=1}^m x_k$. Then $\frac{\partial}{\partial x_i} (x_i c) = c + x_i$.
=> P
Let $c = \sum_{k=1}^m x_k$. Then $\frac{\partial}{\partial x_i} (x_i c) = c - x_i$.
=> R
""")  # fmt: skip
def test_a_sum_behind_a_name_is_differentiated(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $S = \sum_{k=1}^m e^{x_k}$. Then
$\frac{\partial}{\partial x_i} \frac{e^{x_i}}{S} = \frac{e^{x_i}}{S}$.
=> N
$$\mu = \frac1m\sum_{k=1}^m x_k$$
$$v = \frac1m\sum_{k=1}^m (x_k-\mu)^2$$
$$\hat x_i = \frac{x_i-\mu}{\sqrt{v+\epsilon}}$$
$$\frac{\partial \hat x_i}{\partial x_i} = \frac{1}{\sqrt{v+\epsilon}}$$
=> N
$$a = \sum_i w_i x_i$$ $$\frac{\partial}{\partial w_j}(w_j a) = a$$
=> N
""")  # fmt: skip
def test_whether_a_partial_derivative_holds_it_fixed_is_asked(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$E = \frac12\sum_i (w x_i - y_i)^2$$ $$J = E + \frac{\lambda}{2}w^2$$ $$\frac{dJ}{dw} = \lambda w$$
=> N
$$E = \frac12\sum_i (w x_i - y_i)^2$$
$$J = E + \frac{\lambda}{2}w^2$$
$$\frac{dJ}{dw} = \sum_i (wx_i-y_i)x_i + \lambda w$$
=> P
$$E = \frac12\sum_i (w x_i - y_i)^2$$
$$J = E + \frac{\lambda}{2}w^2$$
$$\frac{dJ}{dw} = \sum_i (wx_i-y_i)x_i + 2\lambda w$$
=> R
$$E = \frac12\sum_i (w x_i - y_i)^2$$ $$\frac{d}{dw}(wE) = E$$
=> R
$$s = \sum_i x_i$$ $$\frac{d}{dt}(t s) = s$$
=> P
""")  # fmt: skip
def test_nothing_is_held_fixed_in_a_total_derivative(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $E = \sum_i (w x_i - y_i)^2$ and $f(w) = wE$. Then $f'(w) = E$.
=> N
Let $E = \sum_i (w x_i - y_i)^2$ and $f(w) = wE$. Then $f(2) = 2E$.
=> N
Let $c = \sum_i a_i$ and $f(w) = cw^2$. Then $f'(w) = 2cw$ and $f(3) = 9c$.
=> P P
Let $c = \sum_i a_i$ and $f(w) = cw^2$. Then $f'(w) = cw$ and $f(3) = 8c$.
=> R R
Let $S = \sum_j e^{x_j}$ and $f(x) = \frac{e^x}{S}$. Then $f(x_i) = \frac{e^{x_i}}{S}$.
=> P
Let $S = \sum_j e^{x_j}$. Then $x_i S \big|_{x_i=1} = S$.
=> R
Let $u = w^\top x$. Then $\frac{\partial}{\partial w}(wu) = u$.
=> N
Let $u = w^\top x$. Then $\nabla_w (u^2) = 2u x$.
=> P
""")
def test_primes_and_values_of_functions_beside_a_sum(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$L = \frac12\sum_i (w x_i - y_i)^2$$
$$\frac{dL}{dw} = \sum_i (wx_i-y_i)x_i$$
=> P
$$L = \frac12\sum_i (w x_i - y_i)^2$$
$$\frac{dL}{dw} = \sum_i (wx_i+y_i)x_i$$
=> R
$$L = \sum_i (y_i - t_i)^2$$
$$\frac{dL}{dw} = 2\sum_i (y_i-t_i)$$
=> N
""")
def test_a_loss_given_as_an_open_sum_is_differentiated(document, expected):
    assert verdicts(document) == expected
