# ruff: noqa: E501  (a row is a document)
"""Numbers that another paragraph may give a letter anew, behind "so": A = (…) of the next system."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Compute the determinant for $A = \begin{bmatrix} 0 & 1 \\ -2 & -3 \end{bmatrix}$. It is $\det A = 2$.

The poles of lesson 3 belong to $z = 1 + 1$, so $A = \begin{bmatrix} 0 & 1 \\ -6 & -3 \end{bmatrix}$. Then $\det A = 6$, $\det A = 2$, $\det A = 5$ and $\operatorname{tr} A = -3$.
=> P N N N R P
Compute the determinant for $A = \begin{bmatrix} 0 & 1 \\ -2 & -3 \end{bmatrix}$. It is $\det A = 2$.

It follows that $A = \begin{bmatrix} 0 & 1 \\ -6 & -3 \end{bmatrix}$.
=> P R
Compute the determinant for $A = \begin{bmatrix} 0 & 1 \\ -2 & -3 \end{bmatrix}$. It is $\det A = 2$, so $A = \begin{bmatrix} 0 & 1 \\ -6 & -3 \end{bmatrix}$.
=> P R
Let $x = 3$. Then $2x = 6$.

The poles of lesson 3 belong to another equation, so $x = 5$. Then $2x = 10$ and $2x = 12$. Now let $x = 6$. Then $2x = 12$ and $2x = 10$.
=> P N N R P R
Let $x = 3$. Then $2x = 6$.

We know $x + 2 = 5$, so $x = 4$.
=> P R
Let $x = 3$. Then $2x = 6$.

We know $x + 2 = 7$, so $x = 5$.
=> P P
The matrix $A(\lambda) = \begin{pmatrix} \lambda & 1 \\ 0 & \lambda \end{pmatrix}$ is nonsingular.

The characteristic matrix of $A = \begin{pmatrix} 2 & 1 \\ 0 & 3 \end{pmatrix}$ is $\lambda I - A = \begin{pmatrix} \lambda - 2 & -1 \\ 0 & \lambda - 3 \end{pmatrix}$.
=> N N
""")  # fmt: skip
def test_numbers_behind_so_may_be_of_something_else(document, expected):
    assert verdicts(document) == expected
