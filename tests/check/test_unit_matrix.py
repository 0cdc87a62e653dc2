# ruff: noqa: E501  (a row is a document)
"""I beside matrices of numbers is the unit matrix, and 0 the zero matrix."""

from tests.check.verdict_rows import rows, verdicts

GIVEN = r"Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$. "


@rows(r"""
$\det(A - \lambda I) = (2-\lambda)^2 - 1 = (\lambda - 1)(\lambda - 3)$
=> P P
$\det(A - \lambda I) = (2-\lambda)^2 + 1$
=> R
$A - I = \begin{pmatrix} 1 & 1 \\ 1 & 1 \end{pmatrix}$,
$A + 2I_2 = \begin{pmatrix} 4 & 1 \\ 1 & 4 \end{pmatrix}$
=> P P
$A + 2I = \begin{pmatrix} 4 & 3 \\ 3 & 4 \end{pmatrix}$
=> R
$A A^{-1} = I$, $A^2 = I$, $(A - 2I)^2 = I$, $(A + I)^2 = A^2 + 2A + I$
=> P R P P
$A^2 - 4A + 3I = 0$, $A^2 - 4A + 2I = 0$
=> P N
$\det(A - \lambda E) = (2-\lambda)^2 - 1$, $\det(A + E) = 8$, $A + \varepsilon E = A + \varepsilon I$
=> P N N
The current is $I = 3$. $A + I = 5$
=> N
""")
def test_the_letter_i_fits_the_matrices_beside_it(document, expected):
    assert verdicts(GIVEN + document) == expected
