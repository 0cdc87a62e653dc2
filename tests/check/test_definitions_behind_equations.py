r"""An equation to be solved whose function the words behind it give: solve J'(w) = 0 with J = w²."""
# ruff: noqa: E501  (a row is a document)

from tests.check.verdict_rows import rows, verdicts


@rows(
    r"""
We solve $J'(w) = 0$ with $J = (w-3)^2$. This gives $w^* = 4$.
=> R
We solve $J'(w) = 0$ with $J = (w-3)^2$. This gives $w^* = 3$.
=> P
We solve $J'(w) = 0$ with $J = (w-3)^2$. This gives $w^* = 4$. Hence $J(w^*) = 1$.
=> R P
We solve $J'(w) = 0$ with $J(w) = (w-3)^2$. This gives $w^* = 3$ and $J(w^*) = 0$.
=> P P
We solve $J'(w) = 0$ with $J(w) = (w-3)^2$. This gives $w^* = 3$ and $J(w^*) = 1$.
=> P N
We solve $J'(w) = 0$ with $J(w) = (w-3)^2$. This gives $w = 4$.
=> R
We solve $\frac{dJ}{dw} = 0$ for $J = (w-3)^2$ and find $w^* = 4$.
=> R
We solve $\frac{dJ}{dw} = 0$ for $J = (w-3)^2$ and find $w^* = 3$.
=> P
We solve $aw = 8$ with $a = 2$. This gives $w = 4$.
=> P
We solve $aw = 8$ with $a = 2$. This gives $w = 5$.
=> R
Let $K(w^*) = 1$.
=>
"""
)
def test_a_solution_is_one_of_the_equation_with_what_its_letters_are(document, expected):
    assert verdicts(document) == expected
