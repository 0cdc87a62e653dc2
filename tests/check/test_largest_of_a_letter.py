# ruff: noqa: E501  (a row is a document)
r"""``\max(x)`` of one letter: the largest of what it stands for, and not the letter."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$\max(x) = x$ and $\min\{z\} + 1 = z + 1$ and $\max(x_i) = x_i$.
=> N N N
$e^{x_i - \max(x_i)} = 1$.
=> N
$\frac{e^{x_i - \max(x)}}{\sum_j e^{x_j - \max(x)}} = \frac{e^{x_i}}{\sum_j e^{x_j}}$ and $\frac{e^{x_i - \max(x)}}{\sum_j e^{x_j - \max(x)}} = \frac{2e^{x_i}}{\sum_j e^{x_j}}$.
=> P R
$\frac{\partial}{\partial x_i}(x_i - \max(x)) = 1$ and $\frac{d}{dz}\max(z) = 1$.
=> N N
Let $f(x) = \max(x) + x$. Then $f'(x) = 2$ and $\nabla_x f(x) = 2$.
=> N N
Let $m = \max(x)$. Then $\frac{\partial}{\partial x_i}(x_i - m) = 1$ and $m + 1 - m = 1$.
=> N P
""")  # fmt: skip
def test_of_one_letter_is_not_the_letter(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\max(3) = 3$ and $\max(2, 5) = 5$ and $\max(2, 5) = 2$ and $\max(x, -x) = |x|$ and $\max(x, 0) = x$.
=> P P R P R
$\max([1, 3, 2]) = 3$ and $\max([1, 3, 2]) = 2$.
=> P R
Let $z = (1, 4)$. Then $\max(z) = 4$ and $\max(z) = 1$.
=> P R
""")  # fmt: skip
def test_of_several_numbers_it_is_worked_out(document, expected):
    assert verdicts(document) == expected
