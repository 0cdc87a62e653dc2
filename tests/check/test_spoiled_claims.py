"""Right documents with one claim spoiled: what once made the wrong claim come out as right."""

from symsgd.check.check import check_text
from tests.check.verdict_rows import rows, verdicts

SIGMOID = r"Let $f(x)=\frac{1}{1+e^{-x}}$. Then"


@rows(
    rf"""
{SIGMOID}
$$f''(x) = f'(x)(1-2f(x))$$
At $x=0$: $f''=0$.
=> P P
{SIGMOID}
$$f''(x) = 2f'(x)(1-2f(x))$$
At $x=0$: $f''=0$.
=> R P
{SIGMOID}
$$f''(x) = 2f'(x)(1-2f(x))$$
for $x=0$.
=> P
Let $f(x) = x^2$.
$f'(x) = 3x$
At $x = 0$ we get $f'(0) = 0$.
=> R P
$$\sqrt{{x^2}} = x$$
For $x \ge 0$.
=> P
$$\sqrt{{x^2}} = x$$
For $x \ge 0$ we have $|x| = x$.
=> R P
"""
)
def test_a_capital_letter_begins_a_sentence_behind_a_display(document, expected):
    assert verdicts(document) == expected


@rows(
    r"""
It is stable <=> $a = 2$. Then $a + 1 = 3$.
=> N
Let $σ(x) = \frac{1}{1+e^{-x}}$. A turning point <=> σ = 1/2 <=> $x = 0$. So $σ'(0) = \frac14$.
=> P P
Let $σ(x) = \frac{1}{1+e^{-x}}$. A turning point <=> σ = 1/2 <=> $x = 0$. So $σ'(0) = 0$.
=> P R
"""
)
def test_what_is_as_much_as_words_gives_no_value(document, expected):
    assert verdicts(document) == expected


def test_a_wrong_closed_form_beside_another_is_told():
    text = (
        r"The rule is $w_{t+1} = (1 - a)w_t$, so $w_t = 2(1-a)^t w_0$. And $f(x) = x^2$ has "
            r"$f'(x) = x$.")  # fmt: skip
    assert [claim.status.value for claim in check_text(text).claims] == ["REFUTED", "REFUTED"]


def test_an_equation_above_that_is_unread_is_passed_over():
    text = "Let $f = 2 3x$. $x + y = 1$ and $x - y = 0$, so $x = 1/2$."
    assert "REFUTED" not in {claim.status.value for claim in check_text(text).claims}


@rows(
    r"""
For $|q| < 1$: $\sum_{k=0}^\infty q^k = \frac{1}{1-q}$.
=> P
For $|q| > 1$: $\sum_{k=0}^\infty q^k = \frac{1}{1-q}$.
=> U
For $q > 1$: $\sum_{k=0}^\infty q^k = \frac{1}{1-q}$.
=> U
Let $q = \frac12$. Then $\sum_{k=0}^\infty q^k = \frac{1}{1-q} = 2$.
=> P P
Let $q = 2$. Then $\sum_{k=0}^\infty q^k = \frac{1}{1-q}$.
=> U
For $|u| > 1$: $\sqrt{1-u^2}^2 = 1 - u^2$.
=> U
Setting $x = 2$ in $x^2 - 4$ gives $0$. So $\frac{x^2-4}{x-2} = x + 2$.
=> P
"""
)
def test_nothing_is_proved_under_a_condition_that_the_text_contradicts(document, expected):
    assert verdicts(document) == expected


@rows(
    r"""
$|x| = \begin{cases} x & x > 0, \\ -x & x < 0 \end{cases}$
=> P
$|x| = \begin{cases} x & x > 0, \\ -x & \text{otherwise} \end{cases}$
=> P
$|x| = \begin{cases} x & x > 1, \\ -x & x \le 0 \end{cases}$
=> N
For $x \in \mathbb{R}$: $|x| = \begin{cases} x & x > 1, \\ -x & x \le 0 \end{cases}$
=> R
$|x| = \begin{cases} x & x > 1, \\ x & x \le 0 \end{cases}$
=> R
$\max(0, x) = \begin{cases} x & x > 0, \\ 0 & x \ge 0 \end{cases}$
=> N
For $x > 1$: $|x| = \begin{cases} x & x > 1, \\ -x & x \le 0 \end{cases}$
=> P
"""
)
def test_cases_that_leave_numbers_out(document, expected):
    assert verdicts(document) == expected


def test_a_bound_of_cases_is_suggested():
    text = r"$|x| = \begin{cases} x & x > 1, \\ -x & x \le 0 \end{cases}$"
    said = check_text(text).claims[0].suggestion
    assert said is not None
    assert "0 instead of 1" in said


@rows(
    r"""
$x^4 - x = 0$, $x(x^3 - 1) = 0$, so $x = 0$ or $x = 1$.
=> P
$x^4 - x = 0$, $x(x^3 + 1) = 0$, so $x = 0$ or $x = 1$.
=> N
$x^2 = 4$ and $x^3 = 8$, so $x = 2$.
=> P
$x^2 = 4$ and $x^3 = 8$, so $x = -2$.
=> R
"""
)
def test_a_solution_solves_both_equations_before_it(document, expected):
    assert verdicts(document) == expected
