r"""What a text concludes of a function that sums over any range define is a claim about it."""
# ruff: noqa: E501  (a row is a document)

from tests.check.verdict_rows import rows, verdicts


@rows(
    r"""
$D(p\|q) = \sum_i p_i \log \frac{p_i}{q_i}$. Hence $D(p\|q) = \sum_i p_i \log p_i - \sum_i p_i \log q_i$.
=> P
$D(p\|q) = \sum_i p_i \log \frac{p_i}{q_i}$. Hence $D(p\|q) = \sum_i p_i \log p_i + \sum_i p_i \log q_i$.
=> R
$H(p) = -\sum_i p_i \log p_i$. Therefore $H(p) = \sum_i p_i \log \frac{1}{p_i}$.
=> P
$H(p) = -\sum_i p_i \log p_i$. Therefore $H(p) = \sum_i p_i \log p_i$.
=> R
Let $J(w) = \frac{1}{n}\sum_{i=1}^n (w x_i - y_i)^2$. Expanding gives $J(w) = \frac{1}{n}\sum_{i=1}^n (w^2 x_i^2 - 2 w x_i y_i + y_i^2)$.
=> P
Let $J(w) = \frac{1}{n}\sum_{i=1}^n (w x_i - y_i)^2$. Expanding gives $J(w) = \frac{1}{n}\sum_{i=1}^n (w^2 x_i^2 - w x_i y_i + y_i^2)$.
=> R
Let $J(w) = \sum_i (w x_i - y_i)^2$. In other words, $J(w) = \sum_i (w x_i + y_i)^2$.
=> R
The loss is $J(w) = \sum_i (w x_i - y_i)^2$. With an L2 penalty the loss is $J(w) = \sum_i (w x_i - y_i)^2 + \lambda w^2$.
=>
For regression we use $J(w) = \sum_i (w x_i - y_i)^2$. For absolute errors we use $J(w) = \sum_i |w x_i - y_i|$.
=>
Let $H(p) = -\sum_{i=1}^n p_i \log p_i$. For two classes, we get $H(p) = -p \log p - (1-p) \log(1-p)$.
=> N
"""
)
def test_a_conclusion_is_no_other_definition(document, expected):
    assert verdicts(document) == expected
