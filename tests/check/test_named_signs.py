r"""A sign that words name is no link of the chain before: "precision $= 2/3$, recall $= 4/5$"."""

from tests.check.verdict_rows import rows, verdicts


@rows(
    r"""
Precision $= 2/3$, recall $= 4/5$.
=>
Precision $= 2/3$, recall $= 4/5$ and specificity $= 3/4 = 0.75$.
=> P
Precision $= \frac{40}{60} = 0.75$, recall $= \frac{40}{50} = 0.8$.
=> R P
With $a = 40$ we get precision $= \frac{a}{60}$ and recall $= \frac{a}{50} = 0.8$.
=> N P
We have $x = 2 + 3$, which $= 5$, and $= 6$.
=> P R
$2 + 3$ $= 5$, then $= 6 - 1$, hence $= 4$.
=> P P R
$a = 2 + 3$ and so we get $= 6$.
=> R
"""
)
def test_a_named_sign_begins_anew(document, expected):
    assert verdicts(document) == expected
