r"""Wide spaces part the entries of a row: [12 \quad 14]."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$$[12 \quad 14] \begin{bmatrix} 12 \\ 14 \end{bmatrix} = 144 + 196 = 340$$
=> P P
$$[12 \quad 14] \begin{bmatrix} 12 \\ 14 \end{bmatrix} = 144 + 186 = 330$$
=> R P
$$\left[ 1 \quad -2 \quad 0.5 \right] + [1, 1, 1] = [2 \quad -1 \quad 1.5]$$
=> P
$$[2x]\quad [3] = 3$$
=> N
""")  # fmt: skip
def test_a_row_with_wide_spaces(document, expected):
    assert verdicts(document) == expected
