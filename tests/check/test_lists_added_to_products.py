# ruff: noqa: E501  (a row is a document)
r"""``X W + b`` with lists: they are rows where the product beside them is one."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$[1, 2] \cdot \begin{bmatrix}0.5 & 0.6 \\ 0.7 & 0.8\end{bmatrix} + [0.1, 0.2] = [2.0, 2.4]$.
=> P
$[1, 2] \cdot \begin{bmatrix}0.5 & 0.6 \\ 0.7 & 0.8\end{bmatrix} + [0.1, 0.2] = [2.0, 2.5]$.
=> R
Let $X = [1, 2]$, $W = \begin{bmatrix}1 & 0 \\ 1 & 1\end{bmatrix}$ and $b = [1, 0]$. Then $X W + b = [4, 2]$ and $X W + b = [4, 3]$ and $b + X W = [4, 2]$ and $X W - b = [2, 2]$ and $X W - b = [4, 2]$.
=> P R P P R
$\begin{bmatrix}1 & 0 \\ 1 & 1\end{bmatrix} \begin{bmatrix}1 \\ 2\end{bmatrix} + [1, 0] = [2, 3]$.
=> P
$\begin{bmatrix}1 & 2\end{bmatrix} + \begin{bmatrix}1 \\ 2\end{bmatrix} = \begin{bmatrix}2 & 4\end{bmatrix}$.
=> R
$\begin{bmatrix}1 & 2\end{bmatrix} + [1, 2, 3] = [2, 4]$.
=> R
""")  # fmt: skip
def test_a_list_is_turned_as_the_product_is(document, expected):
    assert verdicts(document) == expected
