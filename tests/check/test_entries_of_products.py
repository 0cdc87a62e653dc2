# ruff: noqa: E501  (a row is a document)
r"""What a text says of the entries of C behind C = AB is judged, and no definition of its own."""

from tests.check.verdict_rows import rows, verdicts


@rows(
    r"""
Let $C = AB$. Then $C_{ij} = \sum_k A_{ik} B_{kj}$.
=> P
Let $C = AB$. Then $C_{ij} = \sum_k A_{ik} B_{jk}$.
=> N
Let $A$ and $B$ be matrices and $C = AB^T$. Then $C_{ij} = \sum_k A_{ik} B_{jk}$.
=> P
Let $A \in \mathbb{R}^{m \times n}$ and $B \in \mathbb{R}^{m \times n}$. Let $C = A + B$. Then $C_{ij} = A_{ij} + B_{ij}$.
=> P
Let $A \in \mathbb{R}^{m \times n}$ and $B \in \mathbb{R}^{m \times n}$. Let $C = A + B$. Then $C_{ij} = A_{ij} - B_{ij}$.
=> N
Let $y = Wx$. Then $y_i = \sum_j W_{ij} x_j$.
=> P
Let $y = Wx$. Then $y_i = \sum_j W_{ji} x_j$.
=> N
Let $y = Wx + b$. Then $y_i = \sum_j W_{ij} x_j + b_i$ and $y_i = \sum_j W_{ij} x_j - b_i$.
=> P N
Let $C_{ij} = a_i b_j$. Then $C_{kl} = a_k b_l$.
=>
"""
)
def test_entries_are_those_of_the_product(document, expected):
    assert verdicts(document) == expected
