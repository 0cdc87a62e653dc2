# ruff: noqa: E501  (a row is a document)
r"""Values that are special points, "critical point: x = 1": f' is no formula that fits there only."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $f(x) = x^2 - 2x$. Critical point: $x = 1$. We have $f'(x) = 3x - 3$.
=> P N
Let $f(x) = x^2 - 2x$. Critical point: $x = 1$. We have $f'(x) = 2x - 2$.
=> P P
Let $f(x) = x^2 - 2x$. Critical point: $x = 1$. We have $f'(x) = 2x - 3$.
=> P R
Let $f(x) = x^2 - 2x$. The only critical point is $x = 1$, so $f(x) = -1$ and $f(x) = 1$.
=> P P R
Let $g(w) = w^3$. Fixed points: $w = 0$ and $w = \pm 1$. We have $g'(w) = 3w^2$ and $g'(w) = 3 w^4$.
=> P N
Let $g(w) = w^3$. The Fixpunkte sind $w = 0$, $w = 1$ and $w = -1$. We have $g'(w) = 3w^3$.
=> N
""")
def test_what_holds_at_a_point_only(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $g(w) = w(1 + \eta - \eta w^2)$. Then $g'(w) = 1 + \eta - 3\eta w^2$ and $g'(1) = 1 - 2\eta$, which is stable iff $0 < \eta < 1$.
=> P P
Let $g(w) = w(1 + \eta - \eta w^2)$. Then $g'(w) = 1 + \eta - 2\eta w^2$, which is stable iff $0 < \eta < 1$.
=> R
We have $x^2 \le x$ if $0 \le x \le 1$.
=> P
The best constant step size solves $1 - \eta\mu = -(1 - \eta L)$, hence $\eta^* = \frac{2}{\mu + L}$. We have $1 - \frac{2\mu}{\mu + L} = \frac{L - \mu}{L + \mu}$.
=> P P
The best constant step size solves $1 - \eta\mu = -(1 - \eta L)$, hence $\eta^* = \frac{1}{\mu + L}$.
=> R
""")
def test_clauses_of_their_own_limit_nothing(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $w = 3$. The minimiser is $w^* = \frac15$, because $5w - 1 = 0$. So $5w - 1 = 14$.
=> P P
Let $w = 3$. The minimiser is $w^* = \frac15$, because $4w - 1 = 0$.
=> R
Let $w = 3$. Then $5w - 1 = 0$.
=> R
""")
def test_a_reason_speaks_of_the_solution(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We use the logistic function $\sigma$. Given are the numbers $\sigma'(z^2) = \begin{pmatrix} \frac14 \\ \frac29 \end{pmatrix}$.
=> N
Let $z = 3$. Then $z^2 = \begin{pmatrix} \frac14 \\ \frac29 \end{pmatrix}$.
=> R
""")
def test_a_column_of_values_says_that_the_argument_is_one(document, expected):
    assert verdicts(document) == expected
