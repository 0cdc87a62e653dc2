r"""v(s_1) = 0.9 and score(spam) = 0.28 are values, not what v and score are of every argument."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
- $\text{score}(\text{spam}) = 0.5 \cdot 0.8 \cdot 0.7 = 0.28$
- $\text{score}(\text{ham}) = 0.5 \cdot 0.10 \cdot 0.05 = 0.0025$
=> X P X P
- $\text{score}(\text{spam}) = 0.5 \cdot 0.8 \cdot 0.7 = 0.28$
- $\text{score}(\text{ham}) = 0.5 \cdot 0.10 \cdot 0.05 = 0.25$
=> X P X R
The critic gives $v(s_1)=0.9$ and $v(s_2)=1.0$.
=> N N
The policy takes $\pi(a_1) = 0.6$ and $\pi(a_2) = 0.4$.
=> N N
The words have $f(w_1) = 3$ and $f(w_2) = 5$ occurrences, so $f(w_1) + f(w_2) = 8$.
=> N N N
$$Q(s_1, a_1) = 0.8 \times 10 = 8$$

$$Q(s_1, a_2) = 1 \times 5 = 6$$
=> N P N R
$h(x^{(1)}) = 1 \cdot 1 = 1$ and $h(x^{(2)}) = 1 \cdot 2 = 2$
=> N P N P
$Q(s_1, a_1) = r + \gamma v$ and $Q(s_1, a_2) = u + \gamma w$
=> N N
$\text{f}(a) = 3$

$\text{f}(b) = 4$
=> N N
""")  # fmt: skip
def test_a_number_at_a_case_is_a_value(document, expected):
    assert verdicts(document) == expected


@rows(r"""
For independent trials, $P(110) = P(101) = P(011)$. The die is fair: $p(1) = p(2) = \frac{1}{6}$.
=> N N N N
Let $p = 2$. Then $p(1) = p(2)$ and $p \cdot 1 = p \cdot 2$ and $p(3) = 6$.
=> N R P
""")  # fmt: skip
def test_a_letter_before_numbers_in_brackets_on_both_sides_may_be_a_function(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = 3$. Then $f(1) = 3$, $f'(x) = 0$ and $f(2) = 4$.
=> P P R
Let $g(x_1, x_2) = x_1 + 2x_2$. Then $g(1, 1) = 3$ and $g(1, 2) = 3$.
=> P R
Let $f(x_1) = x_1^2$. Then $f(2) = 4$ and $f(2) = 5$.
=> P R
Let $f(x) = 2x$. Then $f(x_1) = 2x_1$ and $f(x_1) = 3 x_1$.
=> P R
""")  # fmt: skip
def test_a_formula_of_its_argument_is_what_the_function_is(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\sigma$ be the sigmoid. $\sigma(z_1) = 0.6$ and $\sigma(z) = 0.7$.
=> N R
Let $\sigma$ be the sigmoid. $\sigma(z_1) = 2$ and $\sigma'(z_1) = \sigma(z_1)$.
=> R R
""")  # fmt: skip
def test_a_value_at_a_numbered_letter_asks_which_number_it_is(document, expected):
    assert verdicts(document) == expected
