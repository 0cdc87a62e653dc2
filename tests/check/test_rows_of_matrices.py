# ruff: noqa: E501  (a row is a document)
r"""Signs between matrices and rows of displays: ∼ is elimination, ``\newline`` ends a row."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Row reduction of $A$ gives
$$\begin{bmatrix} 1 & 2\\ 2 & -2 \end{bmatrix} \sim \begin{bmatrix} 1 & 2\\ 0 & 1 \end{bmatrix}.$$
=>
$$A = \begin{pmatrix} 1 & 2\\ 2 & -2 \end{pmatrix} \sim \begin{pmatrix} 1 & 2\\ 0 & -6 \end{pmatrix} \sim I$$

So $\det A = -6$ and $\det A = 6$.
=> P R
$$\begin{aligned}\begin{pmatrix} 1 & 2\\ 2 & -2 \end{pmatrix} &\overset{R_2 - 2R_1}{\sim} \begin{pmatrix} 1 & 2\\ 0 & -6 \end{pmatrix} \\ &\sim \begin{pmatrix} 1 & 0\\ 0 & 1 \end{pmatrix}\end{aligned}$$
=>
$$\begin{pmatrix} 1 & 2\\ 2 & -2 \end{pmatrix} \sim \begin{pmatrix} 1 & 2\\ 0 & -6 \end{pmatrix} = \begin{pmatrix} 1 & 2\\ 0 & -5 \end{pmatrix}$$
=> R
$\left(\begin{array}{cc} 0.5 & 1 \\ 1 & 2 \end{array}\right) ∼ \left(\begin{array}{cc} 1 & 2 \\ 0 & 0 \end{array}\right)$
=>
$$\begin{pmatrix} 1/3 \\ 2/3 \end{pmatrix} \approx \begin{pmatrix} 0.33 \\ 0.67 \end{pmatrix}, \quad \begin{pmatrix} 1/3 \\ 2/3 \end{pmatrix} \approx \begin{pmatrix} 0.33 \\ 0.68 \end{pmatrix}$$
=> P R
$\pi \sim 3.14$, $\pi \sim 3.15$ and $2\pi ∼ 6.28$.
=> P R P
""")  # fmt: skip
def test_a_wave_between_matrices_is_no_rounding(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $x = 2$ and $y = 3$. Then $$2x = 4 \newline 3y = 9$$ and $$x + y = 5 \newline y = 3$$
=> P P P P
Let $x = 2$ and $y = 3$. Then $$2x = 4 \newline 3y = 8$$
=> P R
$$(a+b)^2 = a^2 + 2ab \newline + b^2 \newline = a^2 + b^2 \newline$$
=> P R
$$\mu = 2 \newline s = 3 \newline t = \mu + s = 5$$
=> P
$$\det \begin{pmatrix} 1 & 2 \newline 3 & 4 \end{pmatrix} = -2, \quad \det \begin{pmatrix} 1 & 2 \cr 3 & 4 \end{pmatrix} = 2$$
=> P R
$$f(x) = \begin{cases} x & x > 0 \newline 0 & x \le 0 \end{cases}$$

Then $f(2) = 2$ and $f(-1) = 1$.
=> P R
""")  # fmt: skip
def test_a_line_break_by_name_ends_a_row(document, expected):
    assert verdicts(document) == expected
