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


@rows(r"""
Sum rule: $$\frac{d}{dp}(y\log p + (1-y)\log(1-p))$$
$$= \frac{d}{dp}[y\log p] + \frac{d}{dp}[(1-y)\log(1-p)]$$
Product rule (treating $y$ as a constant) and the derivative of the logarithm:
$$= \frac{y}{p} + \frac{1-y}{1-p}$$
=> P R
We have $$L = a^2$$ $$= a \cdot a.$$ The derivative with respect to $a$ is $$= 2a$$
=> P
We have $L = a^2$. Its derivative in $a$: $$= 2a$$
=>
The value of $g(x)$ $= x + x$ is $2x$.
=>
Let $p_j = \frac{e^{a_j}}{\sum_k e^{a_k}}$. Then
\[ \frac{\partial p_j}{\partial a_i}
= \frac{\partial }{\partial a_i} \frac{e^{a_j}}{\sum_k e^{a_k}} \]
If \(i=j\), \[ = p_j - p_j^2 = p_j(1 - p_j). \]
And if \(i \neq j\), \[ = -p_j p_i = p_j(1-p_i). \]
=> P P P P R
We have $$|x| + x$$ For $x < 0$, $$= 0.$$
=> P
""")
def test_a_sign_at_the_front_goes_on_from_what_is_worked_out(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$\begin{array}{ll} \dfrac{d}{dz} \tanh z &= \dfrac{\cosh^2 z - \sinh^2 z}{\cosh^2 z} \\
&= \dfrac{1}{\cosh^2 z} \\ &= \dfrac{1}{\sinh^2 z} \end{array}$$
=> P P R
$$\begin{array}{rcl} (x+1)^2 & = & x^2 + 2x + 1 \\ & = & x^2 + 1 \end{array}$$
=> P R
$$A = \left(\begin{array}{cc} 1 & 2 \\ 3 & 4 \end{array}\right)$$ $$\det A = -2$$
=> P
$$|x| = \left\{\begin{array}{ll} x & x \ge 0 \\ -x & x < 0 \end{array}\right.$$
=> P
""")
def test_an_array_of_relations_is_an_alignment(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$y = \frac{1}{1 + e^{-x}}$

$1 + e^{-x} = \frac{1}{y}$

$x = -\ln\frac{1 - y}{y}$

$x = \ln\frac{1 - y}{y}$
=> P P R
Let $y = e^x$. Inverting it we get $x = \ln y$. Inverted wrongly, $x = 2\ln y$.
=> P R
Let $y = e^x$. Then $x = \ln y$ and so $x = y$.
=> P N
Let $z = wx + b$ and $a = z^2$. Then the next layer gets $x = a$.
=> N
Let $z = wx$ and $a = z^2$. The next input is $x = a$.
=>
Let $z = wx$ and $L = z^2$. With $w = 2$ we have $L = 4x^2$.
=> P
""")
def test_solving_a_definition_is_a_claim(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$f(x) =
\left\{ \begin{matrix*}[l] x & x > 0 \\ a (e^{x} - 1) & x <= 0, & a > 0 \end{matrix*}\right.$$
$$f'(x) = \left\{\begin{array}{ll} 1 & x > 0 \\ a e^{x} & x < 0 \end{array}\right.$$
=> P
$$f(x) =
\left\{ \begin{array}{cc} x & \text{if } x \ge 0 \\ \lambda x & \text{otherwise}
\end{array} \right.$$
For $x < 0$ we have $f(x) = \lambda x$ and $f(x) = 2\lambda x$.
=> P R
$$\max(0, x) = \left\{\begin{array}{rl} 0, & x < 0, \\ x, & x \ge 0. \end{array}\right.$$
=> P
""")
def test_a_brace_before_a_table_of_cases(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$ \Large x + x = 2x $ and $\tiny x + x = 3x$.
=> P R
$x + x = 2x \tag 1$ and $x + x = 3x, \tag2$
=> P R
When $i \not= k$ we have $x_i - x_k \not= 0$.
=> N
$m = \max(x_1, x_2, ..., x_n)$ and $x + x = 2x$.
=> P
$\sum_{k}^{ } 2x_k = 2\sum_k^{} x_k$
=> P
Let $\sigma$ be the sigmoid.
$\frac{d\sigma}{dx} = \sigma.(1-\sigma)
= \sigma.\left[1 - \frac{1}{1+e^{-x}}\right] = \sigma.\sigma$
=> P P R
$ŷ + ŷ = 2ŷ$, $x̂ \cdot x̂ = x̂^2$ and $ȳ - \hat y = \bar y + ŷ$.
=> P P R
$x + x = 2x.$ Then $f(x) = x . $ Minimise $f(x)$ s.t. $x = 1, i.e. x - 1 = 0.$
=> P X
""")
def test_small_signs_of_pages(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$f(b) = 1 + e^b = v$$ $$f'(b) = \frac{\partial v}{\partial b} = e^b$$ $$\frac{dv}{db} = be^{b-1}$$
=> P P R
$$g(c) = -yc = u$$
Then $\frac{\partial u}{\partial c} = -y$ and $\frac{\partial u}{\partial y} = c$.
=> P R
Let $y = 1$. We have $x + x = 2x = y$.
=> P N
The label is $t$, and $wx + b = 2x = t$.
=> N N
""")
def test_a_new_letter_at_the_end_of_a_definition_is_named_there(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\frac{d}{dx} x^2 = 2x\ \ \ \ \ \frac{d}{dx} x^3 = x^2$
=> P R
$f(x) = x^2 ==> f'(x) = 2x$ and $g(x) = x^3 ==> dg/dx = 2x$.
=> P R
I would like to rearrange $$y = \frac{1}{1 + e^{-a+bx}}.$$
To calculate $x=f(y)$ I did the following:
$$\ln\left(\frac1y - 1\right) = -a + bx$$ $$\frac1b\left(\ln\left(\frac1y-1\right) + a\right) = -x$$
=> P R
""")
def test_signs_between_formulas(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The softmax is defined as \[\sigma(x)_i \equiv \frac{\exp(x_i)}{\sum_j \exp(x_j)}.\]
Let $m = \max_i x_i$. Then
\[\sigma(x)_{i}=\frac{\exp(x_{i}-m)}{\sum_{j}\exp(x_{j}-m)}.\] Taking logarithms,
\[\log(\sigma(x)_{i})=x_{i}-m-\log\biggl(\sum_{j}\exp(x_{j}-m)\biggr).\]
\[\frac{\partial \sigma(x)_i}{\partial x_i} = \sigma(x)_i (1 - \sigma(x)_i) = \sigma(x)_i\]
=> P P P R
$$ y_i(x) = \frac{\exp(x_i)}{\sum_j \exp(x_j)}. $$
When $i = k$, $\partial y_i / \partial x_k = y_i (1 - y_i)$.
When $i \neq k$: $$\partial y_i / \partial x_k = -y_i y_k = y_i(x) y_k$$
=> P P R
Let $S_i(z) = \frac{e^{z_i}}{\sum_k e^{z_k}}$. Then $\sum_i S_i(z) = 1$
and $\log S_i(z) = z_i - \sum_k e^{z_k}$.
=> P R
Let $f_i(x) = x^i$. Then $f_i'(x) = i x^{i-1}$ and $f_2(3) = 9$.
=> P P
Let $p(x)_i = x_i^2$. Then $p(x)_i = x_i \cdot x_i$ and $p(y)_i = y_i^2$.
=> P N
""")
def test_an_entry_of_a_function_of_a_vector(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $m = \max_i x_i$. Then $|m - x_k| = m - x_k$, $m + y = y + m$ and $|m - x_k| = x_k - m$.
=> N P N
Let $m = \int_0^1 f(t)\,dt$. Then $|m - x| = x - m$ and $\frac{d}{dx}(m x) = m$.
=> N N
Let $m = \max_i x_i$ and $p_i = e^{x_i - m}$. Then $\frac{\partial p_i}{\partial x_i} = p_i$.
=> N
""")
def test_nothing_is_refuted_of_a_letter_that_is_not_worked_out(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$f(x) = x * sigmoid(beta * x)$, so $f'(0) = 0.5$ and $f'(x) = sigmoid(beta x)$.
=> P R
$theta - alpha * g = \theta - \alpha g$
=> P
Let $beta = 2 t$. Then $beta + 1 = 2t + 1$ and $\beta = t$.
=> P R
""")
def test_greek_letters_that_are_spelled(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $KL(P \| Q) = \log\frac{b}{a} - \frac12 + \frac{a^2}{2b^2}$ with $a, b > 0$.
$$KL(P \| Q) = \log b - \log a + \frac{a^2 - b^2}{2b^2}$$
$$KL(P \| Q) = \log b - \log a + \frac{a^2}{2b^2}$$
=> P R
$$D(p||q) = \sum_i p_i \log_2(p_i / q_i) = \sum_i p_i \log_2(1/q_i) - \sum_i p_i \log_2(1/p_i)$$
=> P
$$D_{KL}(p \parallel q) = \sum_i p_i \log\frac{p_i}{q_i}
= \sum_i p_i \log p_i - \sum_i p_i \log q_i = \sum_i p_i \log q_i$$
=> P R
We have $|x| \cdot |y| = |xy|$ and $\max(|x|, |y|) = \max(|y|, |-x|)$.
=> P P
""")
def test_two_bars_between_distributions(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = x\Phi(x)$, where $\Phi$ is the cumulative distribution function of the standard normal
distribution. Then $f'(x) = \Phi(x) + x\varphi(x)$, where $\varphi(x)$ is the probability density
function of the normal distribution, and $f'(x) = \Phi(x) + \varphi(x)$.
=> P R
$$\Phi(x) = \frac12\left[1 + \operatorname{erf}(x/\sqrt2)\right]$$
Here $\Phi$ is the standard Gaussian CDF.
=> P
Here $\phi$ is the standard normal density. Then $\phi'(x) = -x\phi(x)$ and $\phi(-x) = -\phi(x)$.
=> P R
""")
def test_the_normal_distribution_in_words(document, expected):
    assert verdicts(document) == expected


@rows(r"""
## Derivative of the sigmoid
We have $\sigma'(x) = \sigma(x)(1 - \sigma(x))$ and $\sigma(-x) = \sigma(x) - 1$.
=> P R
Show that the function is related to the sigmoid function by $\tanh(x) = 2\sigma(2x) - 1$.
=> P
## Sigmoid and tanh
Let $\sigma$ be an activation. Then $\sigma'(x) = \sigma(x)(1 - \sigma(x))$.
=> N
# The sigmoid
It has a slope. With the standard deviation $\sigma$ we have $\sigma(x + 1) = \sigma x + \sigma$.
=> P
The standard deviation is $\sigma$. We have $\sigma(x + 1) = \sigma x + \sigma$.
=> P
""")
def test_sigma_under_a_heading_or_in_a_sentence_that_names_it(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f_b(x) = x^b$ for every $b$. Since $f_b(x) = f_1(x)^b$, one is enough. We have $f_1(x) = 2x$.
=> P R
We have $\tau'(m) = \tau(m)(1 - \tau(m))$, $s(m) = \log(1 + e^m)$ and $s'(m) = \tau(m)$.
=> N N
The loss is defined as

$$f(w) \equiv (w - 1)^2$$

which is

$$f(w) = w^2 - 2w + 1$$

and $f(w) = w^2 + 1$.
=> P R
""")
def test_what_is_said_of_a_known_name_is_a_claim(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$-y_k(1 - p_k) + \sum_{i \neq k} y_i p_k = p_k - y_k$$
$\sum_i y_i = 1$ because $y$ is a one-hot vector.
=> P
$$p_k \sum_i y_i = p_k = 2p_k$$ where we used that $\sum_i y_i = 1$.
=> P R
$$p_k \sum_i y_i = p_k$$ If $\sum_i y_i = 1$, that is so.
=> N
""")
def test_a_reason_behind_a_formula(document, expected):
    assert verdicts(document) == expected
