"""Short derivations in the styles of notes, books and threads, with the verdict on every claim.

A line with => ends a document and says what is expected of its claims, in their order.  P: proved,
R: refuted, N: needs context, U: undecided, X: unread.  Every wrong line is a slip seen in the wild.
"""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from tests.check.verdict_rows import LETTERS, rows, verdicts


@rows(r"""
With $a = \sigma(z)$ we get $\frac{da}{dz} = a(1-a)$, where $\sigma$ is the sigmoid.
=> P
With $a = \sigma(z)$ we get $\frac{da}{dz} = a(1+a)$. Here $\sigma$ denotes the logistic function.
=> R
For $z = wx + b$ and $\hat y = \sigma(z)$ ($\sigma$ = logistic function) we have
$$\frac{d\hat y}{dw} = \hat y(1-\hat y)x, \qquad \frac{d\hat y}{db} = \hat y(1-\hat y)x.$$
=> P R
Let $f(x) = x\,\sigma(\beta x)$, where $\sigma(\cdot)$ is the usual sigmoid function. Then
$f'(x) = \sigma(\beta x) + x\sigma(\beta x)(1-\sigma(\beta x))$.
=> R
We have $s' = s(1+s)$ and $s'' = s'(1-2s)$, where $s$ is the sigmoid.
=> R P
With the sigmoid function $\sigma$ we have $1 - \sigma(x) = \sigma(-x)$.
=> P
Let $h = g(z)$, where $g$ is the tanh activation. Then $\frac{dh}{dz} = 1 - h$.
=> R
Let $h = g(z)$, where $g$ is the ReLU. For $z > 0$ we have $\frac{dh}{dz} = 1$.
=> P
We have $J(0) = \frac12$, where $J$ is the logistic loss.
=> N
We have $a(1) = \frac12$, where $a$ is the sigmoid of $z$.
=> N
""")
def test_what_a_letter_is_may_be_said_later(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$.
$$-\sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j) = \sum_{i\ne j} y_i p_j$$
=> P
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$.
$$-\sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j) = \sum_{i\ne j} y_i p_i$$
=> R
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$.
$$\sum_i \frac{\partial p_i}{\partial z_i} = \sum_i p_i, \qquad
\sum_i \frac{\partial p_i}{\partial z_j} = p_j$$
=> R R
Let $\sum_i y_i = 1$.
$$-\sum_{i\neq j} y_i\frac{1}{q_i}(-q_i q_j) = \sum_{i\ne j} y_i q_j$$
=> P
Let $\sum_i y_i = 1$. Then $\sum_{i\neq j} y_i = 1 - y_j$ and $\sum_i y_i^2 = 1$.
=> P N
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$, $L = -\sum_i y_i \log p_i$ and $\sum_i y_i = 1$.
$$\begin{aligned}
\frac{\partial L}{\partial z_j} &= -\sum_i y_i \frac{\partial \log p_i}{\partial z_j}
= -\sum_i y_i \frac{1}{p_i}\frac{\partial p_i}{\partial z_j} \\
&= -y_j(1-p_j) - \sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j) = p_j \sum_i y_i - y_j = p_j - y_j
\end{aligned}$$
=> P P P P P
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$, $L = -\sum_i y_i \log p_i$ and $\sum_i y_i = 1$.
$$\frac{\partial L}{\partial z_j} = -y_j(1-p_j) - \sum_{i\neq j} y_i p_j = p_j - y_j$$
=> R R
Let $E = -\sum_j y_j \log q_j$. We obtain $E = \sum_j y_j \log q_j$.
=> R
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. Then $p_j = \frac{e^{z_j - c}}{\sum_k e^{z_k - c}}$.
=> P
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. Then $p_j = \frac{e^{z_j + 1}}{\sum_k e^{z_k}}$.
=> R
""")
def test_sums_over_any_range(document, expected):
    assert verdicts(document) == expected


def test_the_index_that_no_case_names_is_a_letter():
    report = check_text(r"$\sum_i \frac{y_i}{p_i} p_i = \sum_i y_i$", by=decide)
    assert "p_k ≠ 0 for every k" in report.claims[0].conditions


@rows(r"""
The loss is $L = \frac12(1 - 0.5842)^2$ and $\frac{\partial L}{\partial w} = 0.3$.
=> N
We have $\frac{d}{dx} 3 = 0$ and $\frac{d}{dx} \left(\frac12\right)^2 = 1$.
=> P R
""")
def test_a_number_with_a_name_depends_on_what_it_was_worked_out_from(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $\sum_k k x_k = 1000000 \sum_k x_k$ and $\sum_k (-1)^k x_k = \sum_k x_k$.
=> R R
We have $\sum_{k=1}^n k = 1000000 n$ and $\sum_{k=1}^n a_n = a_n$.
=> R R
Let $S_n = \sum_{k=1}^n x_k$. Then $S_n = n x_n$.
=> N
Let $a_k = k$. Then $a_i = i^2$ and $\sum_k a_i x_k = i^2 \sum_k x_k$.
=> N N
We have $\frac{\partial}{\partial x_{i+1}} \sum_k x_k = 0$ and
$\sum_i x_i y_{i+1} = \sum_i x_i y_i$.
=> R R
We have $\sigma^{(n)} = \sum_{k=1}^n \frac{a_k}{a_n}$, where $\sigma$ is the sigmoid.
=> N
We have $\frac{\partial}{\partial x_i}(x_1^2 + x_2^2 + \dots + x_n^2) = 2x_i$ and
$\frac{\partial}{\partial x_i}(x_1 + x_2 + \dots + x_n) = 2$.
=> P R
""")
def test_the_index_of_a_case_is_no_number(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\sigma$ be the sigmoid, $h_i = \sigma(\theta x_i)$ and
$$\ell(\theta) = \sum_{i=1}^m y_i\log h_i + (1-y_i)\log(1-h_i).$$
Hence $\ell'(\theta) = \sum_{i=1}^m (y_i-h_i)x_i$ and
$\ell''(\theta) = \sum_{i=1}^m h_i(1-h_i)x_i^2$.
=> P R
We have $\sum_i a_i + b_i + c = \sum_i a_i + \sum_i b_i + c$ and $\sum_i a_i + b_i = \sum_i a_i$.
=> P N
Let $y_i = \sum_i w_i + b_i$. Then $\frac{\partial y_j}{\partial b_j} = 1$.
=> P
Let $\operatorname{LSE}(x) = \log\sum_{i=1}^n e^{x_i}$. Then
$$\frac{\partial}{\partial x_j}\operatorname{LSE}(x) = \frac{e^{x_j}}{\sum_{i=1}^n e^{x_i}}
= \frac{e^{x_j}}{\operatorname{LSE}(x)}.$$
=> P R
""")
def test_sums_without_brackets_and_functions_that_are_sums(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $J(w) = F(w) + \lambda w^2$. The step is $w - \eta J'(w) = w - \eta F'(w) - \eta\lambda w$.
=> R
Let $J(w) = F(w) + \lambda w^2$. The step is $w - \eta J'(w) = w - 2 \eta F'(w) - 2 \eta\lambda w$.
=> N
Let $f(x) = x^2 + c$. Then $f'(x) = 3x$ and $f(x) - f(0) = x^3$.
=> R R
We have $x + c = x$ and $x + c - c = 2x$.
=> N R
""")
def test_what_cancels_leaves_a_wrong_line_wrong(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\sigma(z) = 1/(1+e^{-z})$, $h(x) = \sigma(w_1 x_1 + w_2 x_2 + b)$ and $L = (h - y)^2$. Then
$$\frac{\partial L}{\partial w_1} = 2(h-y)\,\sigma'(z)\,x_1.$$
=> N
Let $\sigma(z) = 1/(1+e^{-z})$, $z = w_1 x_1 + w_2 x_2 + b$, $h = \sigma(z)$, $L = (h - y)^2$. Then
$$\frac{\partial L}{\partial w_1} = 2(h-y)\,\sigma'(z)\,x_1, \quad
\frac{\partial L}{\partial w_2} = 2(h-y)\,\sigma'(z)\,x_1.$$
=> P R
Let $\sigma(z) = 1/(1+e^{-z})$. Then $\sigma'(z) = 0$.
=> R
""")
def test_the_variable_of_a_function_may_be_something_else_in_a_formula(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $h(x) = w_1 x_1 + w_2 x_2 + b$.
## Part (b)
For $x = (1, 2)$, $b=4, w_1 = 5, w_2 = 6$ we have $h = 21$ and $x_1 + x_2 = 3$.
## Part (c)
Then $\tanh(x) = 2\sigma(2x) - 1$, where $\sigma$ is the sigmoid, and $\tanh(x) = \tanh(2x)$.
=> P P P R
Let $h(x) = w_1 x_1 + w_2 x_2 + b$. For $x = (1, 2)$, $b=4, w_1 = 5, w_2 = 6$ we have $h = 20$.
=> R
Let $x = (1, 2)$.
## Part (b)
We have $2x = (2, 4)$ and $2x = (2, 5)$.
=> P R
""")
def test_an_array_holds_in_its_block_and_gives_its_entries(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $b = 4$, $\eta = \frac12$ and $g = 6$. Then $b^{new} = b - \eta g = 1$, so $b^{new} = 2$.
=> P R
Let $w = 2$ and $w^{\text{new}} = w - 1$. Then $w^{\text{new}} = 1$ and $w^{new} < w$.
=> P P
Let $x^+ = \max(0, x)$. Then $x^+ = \frac{x + |x|}{2}$ and $x^{2} = x \cdot x$.
=> P P
""")
def test_a_word_or_a_sign_above_a_letter_is_no_power(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $e^{ix} = \cos x + i \sin x$ and $e^{ix} = \cos x - i\sin x$ and $e^{i\pi} + 1 = 0$.
=> P U P
We have $e^{kx} = \cos x + k \sin x$ and $2 i = i$.
=> R N
""")
def test_the_letter_i_in_an_exponent_may_be_the_imaginary_unit(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $z = \sum_k w_k x_k + b$ and $a = \sigma(z)$, where $\sigma$ is the sigmoid, and
$\ell = -y\log a-(1-y)\log(1-a)$. Then $\frac{\partial a}{\partial z} = a(1-a)$,
$\frac{\partial \ell}{\partial z} = a - y$, $\frac{\partial \ell}{\partial w_i} = (a - y) x_i$ and
$\frac{\partial \ell}{\partial b} = a - y$ and $\frac{\partial \ell}{\partial w_i} = (a - y) w_i$.
=> P P P P R
The model is $\hat{y} = \sigma(\sum_k w_k x_k + b)$ with $\sigma(t) = \frac{1}{1+e^{-t}}$, the loss
$\ell = -y\log\hat y - (1-y)\log(1-\hat y)$. Hence
$\frac{\partial \ell}{\partial w_i} = (\hat y - y) x_i$ and
$\frac{\partial \ell}{\partial w_i} = (y - \hat y) x_i$.
=> P R
""")
def test_quantities_between_a_sum_and_the_loss(document, expected):
    assert verdicts(document) == expected


@rows(r"""
For $q, k \in \mathbb{R}^d$ we have $q\cdot k = \sum_{i=1}^d q_i k_i$.
=> P
We have $w\cdot x = \sum_i w_i x_i$, $w^Tx = \sum_i w_i x_i$ and $w^T x = \sum_i w_i x_i^2$.
=> P P R
Let $z = w\cdot x + b$ where $w\cdot x = \sum_{j=1}^n w_jx_j$. Then
$\frac{\partial z}{\partial w_j} = x_j$.
=> P P
We have $\|x\|^2 = \sum_i x_i^2$ and $\frac{\partial}{\partial x_j}\|x\|^2 = x_j$.
=> P R
We have $1 + q = 1 + \sum_i q_i$.
=> N
Let $\sigma$ be the sigmoid, $h = \sigma(w^T x)$. Then
$\frac{\partial h}{\partial w_j} = h(1-h)x_j$ and
$\frac{\partial h}{\partial w_j} = h(1-h)w_j$. We have $w^T x = x^T w$, but is $x w = w x$?
=> P R P N
Let $J = -y\log a-(1-y)\log(1-a)$ with $a = \sigma(z)$ and $z = w^Tx + b$, where $\sigma$ is the
sigmoid.
Then $\frac{\partial J}{\partial a} = \frac{a-y}{a(1-a)}$, $\frac{\partial J}{\partial z} = a-y$ and
$\frac{\partial J}{\partial b} = a+y$.
=> P P R
""")
def test_inner_products_of_any_length(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $J = \frac{1}{2m}\sum_{i=1}^m (\hat y^{(i)} - y^{(i)})^2$ with
$\hat y^{(i)} = w x^{(i)} + b$. Then
$$\frac{\partial J}{\partial w} = \frac{1}{m}\sum_{i=1}^m(\hat y^{(i)}-y^{(i)})x^{(i)}, \qquad
\frac{\partial J}{\partial b} = \frac{1}{m}\sum_{i=1}^m (\hat y^{(i)} + y^{(i)}).$$
=> P R
Let $\sigma$ be the sigmoid, $a^{(i)} = \sigma(z^{(i)})$, $z^{(i)} = wx^{(i)}+b$ and
$J = -\frac1m\sum_{i=1}^m y^{(i)}\log a^{(i)} + (1-y^{(i)})\log(1-a^{(i)})$.
$$\frac{\partial J}{\partial w} = \frac1m\sum_{i=1}^m (a^{(i)}-y^{(i)})x^{(i)}$$
$$\frac{\partial J}{\partial a^{(i)}} = -\frac1m\left(\frac{y^{(i)}}{a^{(i)}}
- \frac{1-y^{(i)}}{1-a^{(i)}}\right)$$
$$\frac{\partial a^{(i)}}{\partial z^{(i)}} = a^{(i)}(1+a^{(i)})$$
=> P P R
Let $h_\theta(x) = \theta_0+\theta_1x$ and
$J(\theta_0,\theta_1) = \frac{1}{2m}\sum_{i=1}^m (h_\theta(x^{(i)})-y^{(i)})^2$. Then
$$\frac{\partial}{\partial\theta_0}J(\theta_0,\theta_1) =
\frac1m\sum_{i=1}^m(h_\theta(x^{(i)})-y^{(i)}),
\quad \frac{\partial}{\partial\theta_1}J(\theta_0,\theta_1)
= \frac1m\sum_{i=1}^m(h_\theta(x^{(i)})-y^{(i)})$$
=> P R
Let $\sigma$ be the sigmoid, $h_\theta(x) = \sigma(\theta^T x)$ and
$$J(\theta) = -\frac{1}{m}\sum_{i=1}^m \left[y^{(i)}\log h_\theta(x^{(i)})
+ (1-y^{(i)})\log(1-h_\theta(x^{(i)}))\right].$$
$$\frac{\partial J}{\partial \theta_j} = \frac1m \sum_{i=1}^m (h_\theta(x^{(i)}) - y^{(i)})x_j^{(i)}
= \frac1m \sum_{i=1}^m (y^{(i)} - h_\theta(x^{(i)}))x_j^{(i)}$$
=> P R
""")
def test_quantities_of_one_sample(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $0.72 - 0.1\cdot(-2.56) = 0.96$ and $0.4 - 0.5\cdot 0.0822 = 0.3689$.
=> R R
We have $0.2378 + 0.2982 = 0.5359$ and $0.5 \cdot 0.3333 = 0.1667$.
=> N N
""")
def test_a_short_decimal_beside_a_longer_result_is_exact(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Leaky ReLU: $f(x) = x$ for $x > 0$ and $f(x) = 0.01x$ for $x \le 0$. Hence $f'(x) = 1$ for $x>0$ and
$f'(x) = 0.01$ for $x<0$.
=> P P
The ReLU is $f(x) = x$ if $x > 0$, and $f(x) = 0$ if $x \le 0$. Its derivative is $f'(x) = 1$ if
$x > 0$ and $f'(x) = 1$ if $x < 0$.
=> P R
For $x > 0$ we have $f(x) = x$, and for $x \leq 0$ we have $f(x) = e^x - 1$. So for $x < 0$,
$f'(x) = f(x) + 1$. For $x < 0$ we have $f'(x) = f(x)$.
=> P R
ELU: $f(x) = x$ when $x \ge 0$ and $f(x) = \alpha(e^x-1)$ otherwise. For $x < 0$,
$f'(x) = f(x) - \alpha$.
=> R
Let $y = x^2$ for $x > 0$ and $y = -x^2$ for $x < 0$. Then $\frac{dy}{dx} = 2x$ for $x > 0$ and
$\frac{dy}{dx} = 2x$ for $x < 0$.
=> P R
For $x > 0$ we have $f(x) = x^2$. For $x > 1$ we have $f(x) = x^3$.
=> R
""")
def test_definitions_by_cases_in_prose(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $net_{h1} = w_1x_1 + b_1$ and $out_{h1} = \frac{1}{1+e^{-net_{h1}}}$. Then
$\frac{\partial out_{h1}}{\partial net_{h1}} = out_{h1}(1-out_{h1})$ and
$\frac{\partial net_{h1}}{\partial w_1} = 2 x_1$.
=> P R
We have $E_{total} = E_{o1} + E_{o2}$ where $E_{o1} = \frac12(target_{o1} - out_{o1})^2$. Thus
$\frac{\partial E_{total}}{\partial out_{o1}} = target_{o1} - out_{o1}$.
=> R
We have $loss = (pred - target)^2$. Then
$\frac{\partial\, loss}{\partial\, pred} = 2(pred - target)$.
=> P
Let $o = 2$, $u = 1$ and $t = 3$. Then $out = 6$.
=> P
""")
def test_words_of_the_field(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\operatorname{Var}(w_i) = \frac{1}{n}$. Then $\operatorname{Var}(y) = \frac{1}{n}$.
=> X
We have $\operatorname{Var}(y) = \sum_{i=1}^n \operatorname{Var}(w_i)$.
=> X
We have $\sum_{i=1}^n \operatorname{Var}(w_i) = 1$ and $\operatorname{Var}(y) = 5$.
=> N X
""")
def test_a_statistic_is_no_function_of_its_argument(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $\sum_i\sum_k x_i x_k = \left(\sum_i x_i\right)^2$ and
$\sum_i\sum_k x_i x_k = \sum_i\sum_{k\neq i} x_i x_k$.
=> P R
We have $\sum_i\sum_k x_i x_k = \sum_i x_i^2 + \sum_i\sum_{k\neq i} x_i x_k$ and
$\sum_i\sum_k \delta_{ik} x_i x_k = \sum_i x_i^2$.
=> P P
We have $\sum_i\sum_k A_{ik} x_k = \sum_i\sum_k A_{ki} x_k$ and
$\sum_i\sum_k A_{ik} x_k = \sum_i A_{ii} x_i$.
=> R R
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$ and $C = -\sum_k y_k \ln p_k$. By the chain rule
$$\frac{\partial C}{\partial z_j}
= \sum_k \frac{\partial C}{\partial p_k}\frac{\partial p_k}{\partial z_j}
= -\sum_k y_k(\delta_{kj} - p_j)
= \sum_k \frac{\partial C}{\partial p_j}\frac{\partial p_k}{\partial z_j}$$
=> P P R
We have $\sum_i \frac{\partial}{\partial z_i}\sum_k z_k^2 = 2\sum_i z_i$ and
$\sum_i z_i \frac{\partial}{\partial z_i}\sum_k z_k^2 = \sum_i z_i^2$.
=> P R
""")
def test_sums_of_sums(document, expected):
    assert verdicts(document) == expected


NETWORK = """
[network]
layers = [2, 3, 1]
activations = ["tanh", "sigmoid"]
cost = "binary_cross_entropy"
input_layer = 0
"""


@rows(r"""
$$dz^{[2]} = a^{[2]} - y, \quad dW^{[2]} = dz^{[2]} a^{[1]T}, \quad db^{[2]} = dz^{[2]}$$
$$dz^{[1]} = W^{[2]T} dz^{[2]} * g^{[1]\prime}(z^{[1]}), \quad dW^{[1]} = dz^{[1]} x^T$$
=> P P P P P
$$dz^{[2]} = y - a^{[2]}, \quad db^{[2]} = a^{[1]} dz^{[2]}$$
=> R R
$$dz^{[1]} = W^{[2]T} dz^{[2]} * g^{[1]\prime}(a^{[1]})$$
=> R
""")
def test_gradients_as_programs_call_them(document, expected):
    report = check_text(document, by=decide, problem=read_problem(NETWORK))
    assert [LETTERS[claim.status.value] for claim in report.claims] == expected


@rows(r"""
We write $dz = \frac{\partial L}{\partial z}$, where $L = \frac12(a - y)^2$ and $a = \tanh(z)$. Then
$da = a - y$ and $dz = da(1 - a)$.
=> P R
Let $L = \frac12(a - y)^2$. Then $da = a - y$.
=> N
""")
def test_d_before_a_symbol_is_what_the_text_says(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $u = wx+b$, $v = \max(0,u)$ and $L=(v-t)^2$. For $u>0$:
$\frac{\partial L}{\partial w} = 2(v-t)x$; for $u<0$: $\frac{\partial L}{\partial w} = 0$.
=> P P
Let $u = wx+b$, $v = \max(0,u)$ and $L=(v-t)^2$. For $u>0$:
$\frac{\partial L}{\partial w} = 2(wx+b+t)x$.
=> R
The hinge loss $L = \max(0,1-yf)$ has $\frac{\partial L}{\partial f} = -y$ if $yf < 1$ and
$\frac{\partial L}{\partial f} = 0$ if $yf > 1$.
=> P P
The hinge loss $L = \max(0,1-yf)$ has $\frac{\partial L}{\partial f} = -y$ if $yf < 1$ and
$\frac{\partial L}{\partial f} = -yf$ if $yf > 1$.
=> P R
""")
def test_the_cases_of_a_sentence_do_not_pile_up(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Given $y = \sigma(z)$, where $\sigma(z) = \frac{1}{1 + e^{-z}}$, we have $y' = y(1-y)$ and
$y'' = y'(1-2y) = y(1-y)(1+2y)$.
=> P P R
The function $g(x) = \ln(\cosh x)$ satisfies $g'(x) = \tanh x$ and $g''(x) = \operatorname{sech}x$.
=> P R
Let $f(x,y) = x^2 + 3y^2$. Then $\nabla f(1,1) = (2,6)$ and $\nabla f(1,2) = (2,6)$.
=> P R
""")
def test_primes_of_quantities_and_gradients_at_a_point(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\hat y=\sigma(z)=\frac{1}{1+e^{-z}}$. Then $\frac{d\hat y}{dz} = \hat y(1-\hat y)$ and
$\sigma'(z) = \sigma(z)$.
=> P R
$$\text{ELU}(x) = \begin{cases} x & \text{if } x>0\\ \alpha(e^x-1) & \text{if } x\leq0\end{cases}$$
$$\text{ELU}'(x)
= \begin{cases} 1 & \text{if } x>0\\ \text{ELU}(x)+\alpha & \text{if } x<0\end{cases}$$
$$\text{ELU}'(x)
= \begin{cases} 1 & \text{if } x>0\\ \text{ELU}(x)-\alpha & \text{if } x<0\end{cases}$$
=> P R
We have $p_i \sum_k y_k - y_i = p_i - y_i$, where $\sum_k y_k = 1$.
=> P
""")
def test_meanings_given_on_the_way(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Batch norm: $\sigma^2 = \frac1m\sum_{i=1}^m(x_i-\mu)^2$, $\mu = \frac1m\sum_{i=1}^m x_i$ and
$\hat x_i = \frac{x_i-\mu}{\sqrt{\sigma^2+\epsilon}}$. Then $\sum_{i=1}^m\hat x_i = 0$ and
$\sigma^2 = \frac1m\sum_{i=1}^m x_i^2 - \mu$.
=> P R
Let $y = (x-m)(\sigma^2+\epsilon)^{-1/2}$. Then
$\frac{\partial y}{\partial\sigma^2} = -\frac12(x-m)(\sigma^2+\epsilon)^{-3/2}$ and
$\frac{\partial y}{\partial\sigma^2} = -(x-m)(\sigma^2+\epsilon)^{-3/2}$.
=> P R
A policy: $\pi=\sigma(\theta)$ with the sigmoid $\sigma$. We have
$\frac{d}{d\theta}\log\pi = 1-\pi$ and $\frac{d}{d\theta}\log(1-\pi) = \pi$.
=> P R
Let $b=\bar y-w\bar x$ and $S = \sum_{i=1}^n(y_i-wx_i-b)^2$. We have
$\frac{\partial S}{\partial w} = -2\sum_{i=1}^nx_i(y_i-wx_i-b)$ and
$\frac{\partial S}{\partial w} = 2\sum_{i=1}^nx_i(y_i-wx_i-b)$.
=> N R
$$\frac{\partial^2}{\partial z_i\partial z_j}\log\sum_k e^{z_k} = p_i(\delta_{ij}-p_j),
\quad p_i=\frac{e^{z_i}}{\sum_ke^{z_k}}$$
=> P
With $\theta = (w,b)$, $f = wx+b$ and $L=\frac12(f-y)^2$ we have
$\nabla_\theta L = ((f-y)x, f-y)$ and $\nabla_\theta L = (f-y, (f-y)x)$.
=> P R
Let $h_1=\max(0,x_1+x_2)$, $h_2=\max(0,x_1+x_2-1)$ and $y=h_1-2h_2$. For $x_1=1$, $x_2=1$: $y=0$.
For $x_1=1$, $x_2=0$: $y=1$. For $x_1=0$, $x_2=0$: $y=1$.
=> P P R
""")
def test_variances_policies_and_values_given_anew(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j$ and $C = \frac12 \sum_j (y_j - a^L_j)^2$. Then
$\frac{\partial C}{\partial a^L_j} = a^L_j - y_j$ and
$\frac{\partial C}{\partial a^L_j} = y_j - a^L_j$.
=> P R
Let $C = a^n b$. Then $\frac{\partial C}{\partial a} = n a^{n-1} b$.
=> P
""")
def test_superscripts_of_what_is_differentiated_by_are_indices(document, expected):
    assert verdicts(document) == expected


@rows(r"""
1. $\tanh(x) = 2\sigma(2x) - 1$ with $\sigma(x) = \frac{1}{1+e^{-x}}$
2. $\sigma(x) = \frac12(1 + \tanh(x))$
3. $\sigma'(x) = \sigma(x)(1-\sigma(x))$
=> P R P
1. Let $f(x) = x^2$. Then $f'(x) = 2x$.
2. $f(x) = x^3$: $f'(x) = 3x^2$.
=> P P
- Sigmoid: $\phi(x) = \frac{1}{1+e^{-x}}$ has $\phi'(x) = \phi(x)(1-\phi(x))$.
- Tanh: $\phi(x) = \tanh(x)$ has $\phi'(x) = 1 - \phi(x)^2$.
=> P P
""")
def test_the_next_item_makes_a_claim_about_a_function_with_a_name(document, expected):
    assert verdicts(document) == expected
