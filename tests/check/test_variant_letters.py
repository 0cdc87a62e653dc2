r"""``\phi`` and ``\varphi`` in one text are two letters; where only one occurs nothing changes."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$\phi(3) = 6$ with $\phi(x) = 2x$, and $\varphi(3) = 9$ with $\varphi(x) = x^2$.
=> P P
$\phi(3) = 6$ with $\phi(x) = 2x$, and $\varphi(3) = 8$ with $\varphi(x) = x^2$.
=> P R
Let $\phi = 1/2$ and $\varphi = 3$. Then $2\phi = 1$ and $2\varphi = 6$.
=> P P
Let $\phi = 1/2$ and $\varphi = 3$. Then $2\phi = 6$ and $2\varphi = 1$.
=> R R
Let $\varphi = 3$. Then $2\varphi = 6$ and $2\varphi = 5$.
=> P R
Let $\varepsilon = 3$. Then $ε + 1 = 4$ and $2ε = 5$.
=> P R
\newcommand{\eps}{\varepsilon} Let $\eps = 3$. Then $2\varepsilon = 5$.
=> R
""")
def test_two_forms_of_a_letter_are_two_letters(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\epsilon = 2$. Then $\varepsilon^2 = 2\varepsilon$.
=> N
Let $\epsilon = 2$. Then $\varepsilon^2 = 3\varepsilon$ and $\varepsilon + 1 = \varepsilon + 4$.
=> R R
We have $(\epsilon + 1)^2 = \varepsilon^2 + 2\epsilon + 1$.
=> N
We have $(\epsilon + 1)^2 = \epsilon^2 + 3\epsilon + 1$.
=> R
""")
def test_a_form_of_which_nothing_is_said_may_be_the_other_one(document, expected):
    assert verdicts(document) == expected
