"""Eigenvalues that a text lists for a matrix of numbers are claimed."""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
$A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$ has eigenvalues $\lambda = 1, 3$.
=> P
$A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$ has eigenvalues $\lambda = 1, 2$.
=> R
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. Its eigenvalues are $\lambda_1 = 1$
and $\lambda_2 = 3$; $\lambda_1\lambda_2 = 3$.
=> P P
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. The eigenvalues of $A$ are $\lambda_1 = 1$,
$\lambda_2 = 2$.
=> R
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. Its eigenvalues are $\lambda = 1$ and $\lambda = 3$.
=> P
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. Its eigenvalues are $\lambda = 3$.
=>
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. For the eigenvalue $\lambda = 3$ see above.
=> P
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. It has the eigenvalue $\lambda = 2$.
=> R
Let $A = \begin{pmatrix}2&0\\0&2\end{pmatrix}$. Its only eigenvalue is $\lambda = 2$.
=> P
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. $\det(A - \lambda I) = (2-\lambda)^2 - 1$,
so the eigenvalues are $\lambda = 1, 2$.
=> P R
Let $A = \begin{pmatrix}1&1\\1&0\end{pmatrix}$. Its eigenvalues are
$\lambda = \frac{1 \pm \sqrt5}{2}$.
=> P
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$ and $B = \begin{pmatrix}1&0\\0&5\end{pmatrix}$.
The eigenvalues of $B$ are $\lambda = 1, 3$.
=> R
""")

NOT_JUDGED = rows(r"""
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. The eigenvalues of $A^2$ are $\lambda = 1, 9$.
=>
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$. The eigenvalues of the inverse are $\lambda = 1, 2$.
=>
Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$ and $B = \begin{pmatrix}1&0\\0&5\end{pmatrix}$.
The eigenvalues are $\lambda = 1, 5$.
=>
Let $R = \begin{pmatrix}0&-1&0\\1&0&0\\0&0&1\end{pmatrix}$. Its eigenvalues are $\lambda = 1$.
=>
Let $A = \begin{pmatrix}0&-1\\1&0\end{pmatrix}$. Its eigenvalues are $\lambda = \pm i$.
=>
""")


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


@NOT_JUDGED
def test_what_may_be_meant_otherwise_is_not_judged(document, expected):
    assert verdicts(document) == expected


def test_the_letter_is_one_of_them_all_the_same():
    text = r"$A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$ has eigenvalues $\lambda = 1, 3$."
    claims = check_text(f"{text} So $(\\lambda - 2)^2 = 1$.", by=decide).claims
    assert [claim.status.name for claim in claims] == ["PROVED", "PROVED"]
