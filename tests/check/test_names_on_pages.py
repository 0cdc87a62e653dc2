"""Names and notation as web pages about activations and losses write them.

The last letters say what is expected, as in ``test_field_derivations``.
"""

from tests.check.test_field_derivations import rows, verdicts


@rows(r"""
$sig(x) = 1.0 / (1.0 + exp(-x))$, so $sig'(x) = sig(x)*(1.0-sig(x))$ and $sig(0) = 0.5$.
$nsig(x) = sig(2*x)$, hence $nsig'(x) = 2 sig'(x)$.
=> P P R
\[ sigm(x) = \frac{1}{1 + e^{-x}} \] Hence \[ \tanh(x) = -1 + 2sigm(2x) \]
=> P
Let $sp(m) = \log(1 + e^m)$. Then $sp(m) - sp(-m) = m$ and $sp'(m) = 1 + e^{-m}$.
=> P R
Let $ab(c) = abc$ and $a = 2$. Then $ab = 2b$.
=> P P
Let $mx(b) = 2$, where $m = 3$ and $x = 1$. Then $m + x = 4$.
=> N P
""")
def test_a_run_of_letters_before_a_bracket_that_is_defined_is_one_name(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$FL = -(1-p)^g \log p$ and $CE = -\log p$. Hence $FL = (1-p)^g CE$ and $FL = (1-p)^{g+1} CE$.
=> P R
$MSE = (y - wx)^2$, so $\frac{\partial MSE}{\partial w} = -2x(y-wx)$.
=> P
Let $K = 1$, $L = 2$ and $A = 3$. Then $AL = 6$ and $KL = LK$.
=> P P
""")
def test_names_of_losses_in_capitals(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Shift and scale the output so that the range becomes $(0,1)$ by using
$$g(z) = \frac{\tanh(z) + 1}{2}.$$
We can address this by scaling the input like this: $$g(z) = \frac{\tanh(\frac{z}{2}) + 1}{2}.$$
Then $g(z) = \frac{1}{1+e^{-z}}$.
=> P
Let $g(z) = z^2$. By expanding the square we get $$g(z) = z^3.$$
=> R
Let $f(x) = x^2$. If we use the cube instead: $$f(x) = x^3$$ Then $f'(x) = 3x^2$.
=> P
""")
def test_a_function_that_is_changed_gets_another_meaning(document, expected):
    assert verdicts(document) == expected
