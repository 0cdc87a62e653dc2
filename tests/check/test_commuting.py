"""Matrices that a text supposes to commute, and equations between matrices."""

from .verdict_rows import rows, verdicts

SUPPOSED = rows(r"""
Let $AB = BA$. Then $(A+B)^2 = A^2 + 2AB + B^2$ and $ABA = A^2 B$.
=> P P
Let $AB = BA$. Then $(A+B)^2 = A^2 + AB + B^2$ and $ABA = A B^2$.
=> N N
If $AB = BA$, then $(A+B)(A-B) = A^2 - B^2$ and $(AB)^2 = A^2 B^2$.
=> P P
In general $AB \ne BA$. So $(A+B)^2 = A^2 + AB + BA + B^2$ and $(A+B)^2 = A^2 + 2AB + B^2$.
=> N P N
Let $C = AB - BA$. Then $(A+B)(A-B) = A^2 - AB + BA - B^2$ and $(A+B)(A-B) = A^2 - B^2$.
=> P N
Suppose $AB = BA$. Then $(AB)^{-1} = A^{-1}B^{-1}$.
=> N
Let $A, B \in \mathbb{R}$. Let $AB = BA$. Then $(A+B)^2 = A^2 + 2AB + B^2$.
=> P
We show that $AB = BA$.
=> N
Let $[A,B] = AB - BA$. Then $[A, B] = -[B, A]$.
=> N N
""")

EQUATIONS = rows(r"""
Let $A$ and $B$ be matrices. If $AB = 0$, then $A = 0$ or $B = 0$.
=> N
If $AB = BA$ then $A B = B A$. If $AB = 0$ then $A = 0$ or $B = 0$.
=> P N
If $ab = 0$, then $a = 0$ or $b = 0$.
=> P
If $ab = 0$, then $a = 0$.
=> N
""")


@SUPPOSED
def test_letters_that_commute_by_supposition_are_matrices(document, expected):
    assert verdicts(document) == expected


@EQUATIONS
def test_a_product_of_matrices_may_vanish(document, expected):
    assert verdicts(document) == expected
