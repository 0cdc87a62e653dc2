"""Eigenvalues in words, one by one: "the eigenvalues of $A$ are $1$ and $3$"."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$.
The eigenvalues are $\lambda_1 = 3$ and $\lambda_2 = 1$.
=> P P
Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$.
The eigenvalues are $\lambda_1 = 3$ and $\lambda_2 = 2$.
=> P R
Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$. The eigenvalues of $A$ are $2$ and $3$.
=> R P
Let $H = \begin{pmatrix} 2 & 0 \\ 0 & 4 \end{pmatrix}$.
Eigenvalues: $\lambda_{\max} = 5$, $\lambda_{\min} = 2$.
=> R P
Let $H = \begin{pmatrix} 2 & 0 \\ 0 & 4 \end{pmatrix}$. The largest eigenvalue is $4$.
=> P
Let $H = \begin{pmatrix} 2 & 0 \\ 0 & 4 \end{pmatrix}$. The largest eigenvalue is $2$.
=> R
Let $H = \begin{pmatrix} 2 & 0 \\ 0 & 4 \end{pmatrix}$. Its largest eigenvalue is $L = 5$.
=> R
Let $H = \begin{pmatrix} 2 & 0 \\ 0 & 4 \end{pmatrix}$ with eigenvalues $2$ and $5$.
=> P R
The eigenvalues of $\begin{pmatrix} 2 & 0 \\ 0 & 4 \end{pmatrix}$ are $2$ and $4$.
=> P P
Sei $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$. Die Eigenwerte sind $2$ und $3$.
=> R P
""")
def test_each_number_is_judged(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$. The eigenvalues of $A^2$ are $1$ and $9$.
=>
Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$.
The eigenvalues of the inverse are $1$ and $1/3$.
=>
Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$. Assume the eigenvalues are $2$ and $4$.
=>
Let $A = \begin{pmatrix} 1 & 2 \\ 2 & 1 \end{pmatrix}$. The smallest singular value is $1$.
=>
""")
def test_of_another_matrix_nothing_is_known(document, expected):
    assert verdicts(document) == expected
