r"""Numbers put into a formula behind ≈: far from the formula, they are others than it says."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $a = 0.51234$. Then $d = a(1 - a) \approx 0.512 \cdot 0.488 \approx 0.250$.
=> P
Let $a = 0.51234$. Then $d = a(1 - a) \approx 0.512 \cdot 0.3 \approx 0.154$.
=> N
Let $a = 0.51234$. Then $d = a(1 - a) \approx 0.512 \cdot 0.3 \approx 0.164$.
=> R
Let $a = 0.51234$ and $b = 3$. Then $ab \approx 0.512 \cdot 2 \approx 1.024$.
=> N
Let $d = ab \approx 0.512 \cdot 2 \approx 1.024$.
=> P
Let $a = 0.5$. Then $a = 0.512 \cdot 2 \approx 1.024$.
=> R P
""")
def test_what_is_far_from_the_formula_asks(document, expected):
    assert verdicts(document) == expected
