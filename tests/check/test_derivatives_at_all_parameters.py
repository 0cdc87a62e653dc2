# ruff: noqa: E501  (a row is a document)
r"""``\frac{\partial J}{\partial w}(w, b)``: the bracket tells the place, and is no factor."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $J(w,b) = (w x + b - y)^2$. Then $\frac{\partial J}{\partial w}(w,b) = 2(w x + b - y) x$ and $\frac{\partial J}{\partial w}(w,b) = 2(w x + b - y)$.
=> P R
Let $J(w,b) = (w x + b - y)^2$. Then $\frac{\partial J}{\partial b}(1, 0) = 2(x - y)$ and $\frac{\partial J}{\partial b}(0, 1) = 2(x - y)$.
=> P R
Let $J(w,b) = \frac{1}{m} \sum_{i=1}^m (w x_i + b - y_i)^2$. Then $\frac{\partial J}{\partial w}(w,b) = \frac{2}{m} \sum_{i=1}^m (w x_i + b - y_i) x_i$ and $\frac{\partial J}{\partial w}(w,b) = \frac{2}{m} \sum_{i=1}^m (w x_i + b - y_i)$.
=> P R
Let $J(w,b) = \sum_{i=1}^m (w x_i + b - y_i)^2$. Then $\frac{\partial J}{\partial b}(0,b) = 2\sum_{i=1}^m (b - y_i)$ and $\frac{\partial J}{\partial b}(0,b) = 2\sum_{i=1}^m (b + y_i)$.
=> P R
Let $f(x) = x^2$. Then $\frac{df}{dx}(3) = 6$ and $\frac{df}{dx}(3) = 9$.
=> P R
""")  # fmt: skip
def test_the_place_of_a_derivative(document, expected):
    assert verdicts(document) == expected
