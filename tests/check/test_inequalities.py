"""Inequalities that follow from others: absolute values, monotone functions, both ways."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
Let $\lambda > 0$ and $\eta$ real. $$|1 - \eta\lambda| < 1 \iff 0 < \eta < \frac{2}{\lambda}$$
=> P
Let $\lambda > 0$ and $\eta$ real. $$|1 - \eta\lambda| < 1 \iff 0 < \eta < \frac{1}{\lambda}$$
=> R
Let $\eta$ be real. $|1 - \eta| < 1 \iff 0 < \eta < 2$, and $|1 - \eta| < 1 \iff 0 < \eta < 1$.
=> P R
Let $a > 0$. $|x| < a \iff -a < x < a$, and $|x| < a \iff -a < x < 2a$.
=> P R
$-a < x < a \iff |x| < a$
=> P
$|x| > 1 \iff x > 1$ or $x < -1$.
=> P
$|x| > 1 \iff x > 1$ or $x < -2$.
=> R
$$|x| \le 2 \iff x^2 \le 4$$
=> P
$$|x| \le 2 \iff x^2 < 4$$
=> R
If $|x| < 1$, then $x^2 < 1$.
=> P
For $|x| < 2$ we have $x^2 \le 4$.
=> P
$$x > 2 \Rightarrow x^2 > 4$$
=> P
$$x > 2 \Rightarrow x^2 > 5$$
=> R
Let $a < b$. Then $e^{-a} > e^{-b}$, $\tanh a < \tanh b$ and $a^3 < b^3$.
=> P P P
Let $a < b$. Then $e^{-a} < e^{-b}$.
=> R
Let $a < b$. Then $\tanh a \ge \tanh b$.
=> R
Let $a < b$. Then $a^2 < b^2$.
=> N
Let $0 < a < b$. Then $\ln a < \ln b$, $1/a > 1/b$ and $\sqrt{a} < \sqrt{b}$.
=> P P P
Let $u < v$ be the roots of an equation. Then $u + v > 3$.
=> N
Let $f(x) = x^2$. If $f(x) = x^4$, then $f'(x) = 4x^3$. So $f'(x) = 2x$.
=> P P
Let $f(x) = x^2$. If $f(x) = x^4$, then $f'(x) = 5x^3$.
=> R
If $f(x) = x^4$, then $f'(x) = 5x^3$.
=> R
Let $f(x) = x^2$. If $f(x) = x + 2$, then $x = 2$ or $x = -1$.
=> P
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected
