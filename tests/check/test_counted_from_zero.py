r"""Lists that a text counts from 0, p_0 beside p_k = e^{z_k}; products of I, the unit matrix."""

from tests.check.verdict_rows import rows, verdicts

_RULE = r"$$z = [2.0, 1.0, 0.1]$$ $$p_k = \frac{e^{z_k}}{\sum_j e^{z_j}}$$ "
_SUM = r"e^{2.0} + e^{1.0} + e^{0.1}"


def test_a_rule_is_counted_as_its_members():
    first, second = (rf"p_{i} = \frac{{e^{{{z}}}}}{{{_SUM}}}" for i, z in ((0, "2.0"), (1, "1.0")))
    assert "R" not in verdicts(rf"{_RULE}$${first}, \quad {second}$$")
    assert verdicts(rf"{_RULE}$${second}$$") == ["R"]


@rows(r"""
$\prod_{s=2}^{100} I = I$ and $I^2 = I$
=> N N
$I^2 = 2I$ and $x^2 = x$
=> R R
Let $I = 3$. Then $I^2 = I$.
=> R
""")  # fmt: skip
def test_products_of_the_unit_matrix(document, expected):
    assert verdicts(document) == expected
