# ruff: noqa: E501  (a row is a document)
"""Settings one after the other in a sentence: each claim is judged with those of its own clause."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $f = 3w$. With $w = 1$ we have $f = 3$; with $w = 2$ we have $f = 6$.
=> P P
Let $f = 3w$. With $w = 1$ we have $f = 3$; with $w = 2$ we have $f = 3$.
=> P R
Let $f = 3w$. With $w = 1$ we have $f = 6$, with $w = 2$ we have $f = 6$.
=> R P
Let $f = 3w$. Mit $w = 1$ ist $f = 3$; mit $w = 2$ ist $f = 6$.
=> P P
Let $f = wx + b$. With $w = 1$, $b = 2$, $x = 3$ we have $f = 5$; with $w = 2$, $b = 0$, $x = 1$ we have $f = 2$.
=> P P
Let $f = wx + b$. With $w = 1$, $b = 2$, $x = 3$ we have $f = 5$; with $w = 2$, $b = 0$, $x = 1$ we have $f = 3$.
=> P R
With $\eta = 0.1$ we get $w = 1 - 2\eta = 0.8$; with $\eta = 0.5$ we get $w = 1 - 2\eta = 0$; with $\eta = 1$ even $w = 1 - 2\eta = -1$.
=> P P P P P
With $\eta = 0.1$ we get $w = 1 - 2\eta = 0.8$; with $\eta = 0.5$ we get $w = 1 - 2\eta = 0.8$.
=> P P R
""")
def test_what_the_next_setting_gives_says_nothing_of_the_claims_before(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f = wx + b$. For $(w, b, x) = (1, 2, 3)$: $f = 5$; for $(2, 0, 1)$: $f = 2$.
=> P P
Let $f = wx + b$. For $(w, b, x) = (1, 2, 3)$: $f = 5$; for $(2, 0, 1)$: $f = 3$.
=> P R
Let $f = wx + b$. For $(w, b, x) = (1, 2, 3)$: $f = 5$. For $(w, b, x) = (2, 0, 1)$: $f = 5$.
=> P R
Let $f = wx + b$. For $(w, b, x) = (1, 2, 3)$: $f = 5$. For $(w, b, x) = (2, 0, 1)$: $f = 2$.
=> P P
""")
def test_letters_can_be_set_together_again(document, expected):
    assert verdicts(document) == expected


@rows(r"""
- $\lambda = 1$: $w = \frac a2$; $\lambda = 3$: $w = \frac a4$
=>
Let $w = \frac{a}{1+\lambda}$.

- $\lambda = 1$: $w = \frac a2$; $\lambda = 3$: $w = \frac a4$
=> P P
Let $w = \frac{a}{1+\lambda}$.

- $\lambda = 1$: $w = \frac a2$; $\lambda = 3$: $w = \frac a2$
=> P R
$\lambda = 1$: $2\lambda = 2$; $\lambda = 3$: $2\lambda = 2$
=> P R
""")
def test_a_number_before_a_colon_opens_a_case(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$r(x) = \max(0, x)$: if $x > 0$, then $r(x) = x$, $r'(x) = 1$; if $x < 0$, then $r(x) = 0$, $r'(x) = 0$
=> P P P P
$r(x) = \max(0, x)$: if $x > 0$, then $r(x) = x$, $r'(x) = 1$; if $x < 0$, then $r(x) = 0$, $r'(x) = 1$
=> P P P R
- ReLU:$r(x) = \max(0, x)$,若 $x > 0$,则 $r(x) = x$,$r'(x) = 1$;若 $x < 0$,则 $r(x) = 0$,$r'(x) = 1$
=> P P P R
$r(x) = \max(0, x)$: if $x > 0$, then $r(x) = 0$; if $x < 0$, then $r(x) = 0$
=> R P
""")
def test_a_case_behind_a_whole_formula_and_a_colon_is_claimed(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f = wx$ with $x = 3$. $f = 3$ with $w = 1$; $f = 6$ with $w = 2$.
=> P P
Let $f = wx$ with $x = 3$. $f = 3$ with $w = 1$, and $f = 6$ with $w = 2$.
=> P P
Let $f = wx$ with $x = 3$. $f = 3$ with $w = 1$; $f = 7$ with $w = 2$.
=> P R
Let $f = wx$ with $x = 3$. We get $f = 4$ with $w = 1$.
=> R
""")
def test_settings_may_stand_behind_their_claims(document, expected):
    assert verdicts(document) == expected
