"""What is supposed to be contradicted, cases that contradict a value, values of probabilities."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Suppose $x + 1 = x$. Then $1 = 0$, a contradiction.
=> P
We suppose too much; so $1 = 0$, which is absurd.
=>
We have $1 = 0$.
=> R
Let $L(w) = (w-1)^2$. Suppose there were a minimum at $w = 2$. Then $L'(2) = 0$. But $L'(2) = 2$.
=> N P
Let $L(w) = (w-1)^2$. Suppose $w = 2$. Then $L'(w) = 0$.
=> R
""")
def test_what_a_text_contradicts_is_not_refuted(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = |x|$.

Case 1: $x > 0$. Then $f(x) = x$.

Case 2: $x < 0$. Then $f(x) = -x$.

Case 3: $x = 0$. Then $f(0) = 0$.

Let $g(x) = \max(0, x)^2$. If $x > 0$ then $g(x) = x^2$ and $g'(x) = 2x$.
=> P P P P P
Let $x = 0$ and $g(x) = \max(0, x)^2$. If $x > 0$ then $g(x) = x$.
=> R
Let $x = 2$. If $x > 0$ then $x^2 = 4$.
=> P
""")
def test_a_condition_that_contradicts_a_value_is_another_case(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$P(C) = P(A) P(B)$ for independent events. $P(A) = 0.5$, $P(B) = 0.4$. With $P(A) = 0.01$ we have
$P(B) = 0.06$.
=> N N N N
""")
def test_the_value_of_one_probability_is_not_that_of_all(document, expected):
    found = verdicts(document)
    assert "R" not in found
    assert "P" not in found
    assert len(found) <= len(expected)


@rows(r"""
If $x = 2$ is a root, then $4 - 3 = 0$, a contradiction.
=> N
If $x = 2$ is a root, then $4 - 3 = 2$.
=> R
Let $f(x) = x^2 - 4$. If $x = 2$ is a root, then $f(2) = 0$ and $f'(2) = 5$.
=> P R
Let $f(x) = x^2 - 4x$. If $x = 2$ is a minimum, then $f'(2) = 1$.
=> R
If $x = 2$, then $x + 1 = 4$, a contradiction.
=> R
""")
def test_a_supposed_root_supposes_that_something_is_zero(document, expected):
    assert verdicts(document) == expected
