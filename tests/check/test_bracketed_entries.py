# ruff: noqa: E501  (a row is a document)
"""``v[0]`` is an entry with its place in brackets, as programs write it: no product."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The first entry of the row is $v[0] = 1$.
=>
With $C_0[0] = 1$ and $C_1[0] = 2$ we get $0.5 \cdot C_0[0] + 0.5 \cdot C_1[0] = 1.5$.
=> P
With $C_0[0] = 1$ and $C_1[0] = 2$ we get $0.5 \cdot C_0[0] + 0.5 \cdot C_1[0] = 1$.
=> R
Let $a[0] = 1$, $b[0] = 2$ and $p[0] = 0.7 \cdot a[0] + 0.3 \cdot b[0]$. Then $p[0] = 1.3$ and $p[0] = 5 a[0]$.
=> P R
Let $A[0, 1] = 3$ and $A[1, 0] = 2$. Then $A[0, 1] A[1, 0] = 6$ and $A[0, 1] A[1, 0] = 0$.
=> P R
""")  # fmt: skip
def test_whole_numbers_in_brackets_tell_which_entry(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$T[n] = n T[n-1]$, $y[n] = x[n] + x[n-1]$ and $h[t] = \tanh(w x[t])$.
=> N N N
$\sum_{i=1}^3 v[i] = 6v$.
=> N
""")
def test_letters_in_brackets_may_tell_which_entry(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$a[b + c] = ab + ac$, $\frac{n}{2}[2a + (n-1)d] = na + \frac{n(n-1)d}{2}$, $n[n+1] = n^2 + n$.
=> P P P
$2[3 + 4] = 14$ and $a [3] = 3a$.
=> P P
$a[b + c] = ab - ac$.
=> R
""")
def test_other_brackets_hold_factors(document, expected):
    assert verdicts(document) == expected
