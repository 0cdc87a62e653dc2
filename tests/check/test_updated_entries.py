# ruff: noqa: E501  (a row is a document)
"""Entries of a list that was given, then updated, as other letters are."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Given $\mathbf{w} = (0.5, -0.25)$ and the learning rate $\eta = 0.1$, the step gives $w_1 = 0.5 - 0.1(-0.9) = 0.59$ and $w_2 = -0.25 - 0.1(-1.8) = -0.07$. So $\mathbf{w} = (0.59, -0.07)$.
=> P P P
Given $\mathbf{w} = (0.5, -0.25)$ and the learning rate $\eta = 0.1$, the step gives $w_1 = 0.5 - 0.1(-0.9) = 0.69$ and $w_2 = -0.25 - 0.1(-1.8) = -0.07$. So $w_1 + w_2 = 0.52$.
=> R P P
Given $\mathbf{w} = (0.5, -0.25)$, the step gives $w_1 = 0.5 - 0.1(-0.9) = 0.59$. So $\mathbf{w} = (0.59, 0.25)$ and $w_1 = 0.5$.
=> P R R
Given $\mathbf{w} = (0.5, -0.25)$, we have $w_1 = 0.25 + 0.25$ and $w_1 = 0.25 + 0.75$.
=> P R
Let $W = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. The step gives $W_{12} = 2 - 0.5 \cdot 2 = 1$. Then $\det W = 1$ and $W_{12} + W_{11} = 4$.
=> P P R
""")  # fmt: skip
def test_an_entry_of_a_list_is_updated(document, expected):
    assert verdicts(document) == expected
