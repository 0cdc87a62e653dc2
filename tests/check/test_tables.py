"""Tables of numbers are data; computed columns are claims."""

import pytest

from tests.check.verdict_rows import rows, verdicts

_DATA = "| $x$ | $y$ |\n|---|---|\n| 1 | 2 |\n| 2 | 4 |\n| 3 | 5 |\n\n"
_COUNTED = "| $i$ | $x_i$ | $y_i$ |\n|:-:|---|---|\n| 1 | 1 | 2 |\n| 2 | 2 | 4 |\n| 3 | 3 | 5 |\n\n"


@pytest.mark.parametrize("table", [_DATA, _COUNTED, _DATA.replace("| 1 | 2 |", "| $1$ | $2$ |")])
@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (r"$\sum_{i=1}^3 x_i y_i = 25$", "P"),
        (r"$\sum_{i=1}^3 x_i y_i = 24$", "R"),
        (r"$\sum_{i=1}^3 x_i = 6$", "P"),
        (r"$x_2 y_2 = 8$", "P"),
        (r"$x_2 y_2 = 9$", "R"),
        (r"The mean is $\bar{x} = 2$.", "P"),
    ],
)
def test_claims_about_data(table, claim, found):
    assert verdicts(table + claim) == [found]


DOCUMENTS = rows(r"""
The model is $\hat{y}_i = 2 x_i + 1$.

| $x_i$ | $\hat{y}_i$ | $x_i^2$ |
|---|---|---|
| 1 | 3 | 1 |
| 2 | 6 | 4 |
=> P R P P
The model is $\hat{y} = w x + b$ with $w = 2$ and $b = 1$.

| $x$ | $\hat{y}$ |
|---|---|
| -1 | -1 |
| 2 | 6 |
=> P R
Let $f(x) = x^2$.

| $x$ | $f(x)$ |
|---|---|
| -1 | 1 |
| 2 | 5 |

Then $f'(x) = 2x$.
=> P R P
The model is $y_i = 2 x_i + 1$.

| $x_i$ | $y_i$ |
|---|---|
| 1 | 2.9 |
| 2 | 5.2 |
=> N N
| $k$ | $x_k$ |
|---|---|
| 0 | 5 |
| 1 | 6 |

Then $x_1 = 5$.
=>
| Layer | $n$ |
|---|---|
| first | 3 |
| second | 4 |

Let $n = 2$. Then $n + 1 = 3$.
=> P
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected
