# ruff: noqa: E501  (a row is a document)
r"""Wide spaces part the entries of a row: [12 \quad 14]."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$$[12 \quad 14] \begin{bmatrix} 12 \\ 14 \end{bmatrix} = 144 + 196 = 340$$
=> P P
$$[12 \quad 14] \begin{bmatrix} 12 \\ 14 \end{bmatrix} = 144 + 186 = 330$$
=> R P
$$\left[ 1 \quad -2 \quad 0.5 \right] + [1, 1, 1] = [2 \quad -1 \quad 1.5]$$
=> P
$$[x \quad y] \begin{bmatrix} x \\ y \end{bmatrix} = x^2 + y^2, \qquad [x \quad y] \begin{bmatrix} x \\ y \end{bmatrix} = x^2 y^2$$
=> P R
$$[a - 1 \qquad b] + [1 \quad 1] = [a \quad b + 1], \quad [1 \quad -2 \quad 3] \begin{bmatrix} 1 \\ 2 \\ 3 \end{bmatrix} = 2$$
=> P R
$$\left[ w^\top x \quad b \right] \begin{bmatrix} 1 \\ 1 \end{bmatrix} = w^\top x + b$$
=> P
$$2 [x \quad - 1] = 2x - 2, \quad 2 [x \quad - 1] = 2x - 1$$
=> P R
$$[2x]\quad [3] = 3$$
=> N
""")  # fmt: skip
def test_a_row_with_wide_spaces(document, expected):
    assert verdicts(document) == expected
