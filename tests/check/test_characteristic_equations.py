# ruff: noqa: E501  (a row is a document)
r"""λ is unknown in a characteristic equation; what a chain of a function ends in is carried on."""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $A = \begin{bmatrix} 7 & 4\\ -1 & 3 \end{bmatrix}$. For the eigenvalue $\lambda = 5$ we get $v = (-2, 1)$.

Let $B = \begin{bmatrix} 1 & 2\\ 2 & -2 \end{bmatrix}$. Then $\det(B - \lambda I) = (\lambda-1)(\lambda+2) - 4 = 0$ gives $\lambda_1 = -3$, $\lambda_2 = 2$.
=> P P N
1\. Let $A = \begin{bmatrix} 7 & 4\\ -1 & 3 \end{bmatrix}$. For eigenvalue $\lambda = 5$ we solve $(A - \lambda I)v = 0$.

2\. Let $A = \begin{bmatrix} 1 & 2\\ 2 & -2 \end{bmatrix}$. Then $\det(A - \lambda I) = (\lambda-1)(\lambda+2) - 5 = 0$.
=> P R N
Let $A = \begin{bmatrix} 7 & 4\\ -1 & 3 \end{bmatrix}$. For the eigenvalue $\lambda = 5$ we get $v = (-2, 1)$.

Then $\det(A - \lambda I) = (\lambda - 5)^3$. And $\begin{vmatrix} 7 - \lambda & 4 \\ -1 & 3 - \lambda \end{vmatrix} = (7-\lambda)(3-\lambda) + 4 = 0$.
=> P R P N
Let $A = \begin{bmatrix} 7 & 4\\ -1 & 3 \end{bmatrix}$. For the eigenvalue $\lambda = 5$ we get $v = (-2, 1)$. Then $A v = \lambda v$ and $A v = 4v$ and $\lambda + 1 = 6$.
=> P P R P
Let $A = \begin{bmatrix} 2 & 0\\ 0 & 3 \end{bmatrix}$. For the eigenvalue $\lambda = 2$, $\det(A - \lambda I) = 0$. For $\lambda = 4$, $\det(A - \lambda I) = 0$.
=> P P R
""")  # fmt: skip
def test_an_eigenvalue_is_unknown_in_the_next_characteristic_equation(document, expected):
    assert verdicts(document) == expected


def test_an_error_in_a_function_is_carried_on():
    document = r"""
Let $f(x) = (x+1)^2 = x^2 + 2x + 2$. Then $f(0) = 2$, $f(0) = 1$ and $f(0) = 3$.
"""
    first, carried, right, wrong = check_text(document, by=decide).claims
    assert [one.status.name[0] for one in (first, carried, right, wrong)] == [*"RRPR"]
    assert carried.follows is not None
    assert wrong.follows is None
