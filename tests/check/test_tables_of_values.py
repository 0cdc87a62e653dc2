"""Tables whose second column is the value: each row is an equation."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
| quantity | value |
|---|---|
| $2^2$ | $5$ |
| $3^2$ | 9 |
=> R P
Let $w = 2$, $x = 3$ and $z = wx$.

| Quantity | Value |
|:--|--:|
| $z$ | $5$ |
| $z^2$ | $36$ |
=> R P
| Parameter | Value |
|---|---|
| $w$ | $2$ |
| $x$ | 3 |

Then $wx = 5$.
=> R
Let $z = 0.5$ and $\sigma$ be the sigmoid.

| Größe | Wert |
|---|---|
| $\sigma(z)$ | $0.62$ |
| $\sigma'(z)$ | $0.42$ |
=> P R
| Name | value |
|---|---|
| slope $a$ of the line | 3 |
| learning rate $\eta$ | 0.1 |
=>
""")
def test_a_row_is_an_equation(document, expected):
    assert verdicts(document) == expected
