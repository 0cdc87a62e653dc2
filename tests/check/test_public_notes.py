# ruff: noqa: E501  (a row is a document)
r"""What public notes write: orders at the function, sums without a sign, braces, accents, σ x."""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

ORDERS = rows(r"""
Let $f(a, b) = 5b^2 - 3ab$. $\frac{df}{db} = 10b - 3a$ and $\frac{df^2}{db^2} = 10$.
=> P X
Let $f(a, b) = 5b^2 - 3ab$. $\frac{df}{db} = 10b + 3a$ and $\frac{d f^2}{da\, db} = -3$.
=> R X
Let $L = x \sigma^2$. $\frac{\partial L}{\partial \sigma^2} = x$,
$\frac{\partial L}{\partial \sigma^2} = 2x$
=> P R
Let $f(b, c) = 3bc$. $\frac{\partial f}{\partial b^2} = 0$ and $bf + b^2 = 4b^2c$.
=> N N
Let $G = x^2 y^3$. $\frac{\partial_x G}{\partial_y G} = \frac{2y}{3x}$
=> P
Let $G = x^2 y^3$. $\frac{\partial_x G}{\partial_y G} = \frac{3y}{2x}$
=> R
""")  # fmt: skip

SUMS_WITHOUT_SIGN = rows(r"""
Let $x, y \in \mathbb{R}^n$. $x_i y_i = x^\top y$ and $x_i + y_i = x^\top y$.
=> N R
Here $-y_i \log p_i = -\sum_i y_i \log p_i$.
=> N
We use the Einstein convention. Then $y_i a_i q = y_i a_i + q$.
=> N
For every i, $y_i a_i q = y_i a_i + q$, and $\sum_i y_i a_i = 2\sum_k a_k y_k$.
=> R R
We sum over repeated indices. $y_i (\delta_{ik} - p_k) = y_k - y_i p_k$
=> N
Let $y_i (\delta_{ik} - p_k)$ be summed: it is $y_i (\delta_{ik} - p_k) = y_k - y_i p_k$.
=> N
""")  # fmt: skip

ONE_HOT = rows(r"""
Let $\mathbf{y}$ be one-hot, $\mathbf{p} = \text{softmax}(\mathbf{z})$ and
$L = -\sum_k y_k \log p_k$. Then $\frac{\partial L}{\partial z_k} = p_k - y_k$.
=> P
The target $y$ need not be one-hot; $L = -\sum_k y_k \log p_k$ with $p = \text{softmax}(z)$.
Then $\frac{\partial L}{\partial z_k} = p_k - y_k$.
=> N
Let $y$ be a probability vector: $\sum_k y_k (p_j - 1) = p_j - 1$ and $\sum_k y_k p_j = p_j + 1$.
=> P N
The label $y$ is one-hot. $$-\sum_i y_i \ln p_i = -\ln p_c$$
=> N
""")  # fmt: skip

BRACES = rows(r"""
$\int_0^1 {t dt} = \frac12$ and $\int_{0}^{1}{t^2\,dt} = 1$.
=> P R
$\int_0^1 {t} dt = \frac12$ and $\int_0^1 {t\,dt\,} = \frac12$.
=> P P
$\int_0^1 {t + 1} = \frac32$
=> X
The sigmoid is $\sigma{x} = \frac{1}{1+e^{-x}}$, so $\sigma'(z) = \sigma(z)(1-\sigma(z))$.
=> P P
With the sigmoid σ, $\sigma x = \frac{1}{1-e^{-x}}$ and $\sigma x = x \sigma(x)$.
=> R P
""")  # fmt: skip

ACCENTS = rows(r"""
$E(\tilde{w}) = (y - \tilde{X}\tilde{w})^\top (y - \tilde{X}\tilde{w})
= \tilde{w}^\top \tilde{X}^\top \tilde{X}\tilde{w} - 2 y^\top \tilde{X}\tilde{w} + y^\top y$
=> P
$\nabla_{\hat{w}} (y^\top \hat{X} \hat{w}) = \hat{X}^\top y$ and
$\nabla_{\hat{w}} (\|\hat X \hat w\|^2) = \hat{X}^\top \hat X \hat w$
=> P N
""")  # fmt: skip

DIFFERENCE_QUOTIENTS = rows(r"""
$f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}$,
$\frac{df(x)}{dx} = \lim_{h\ \to 0} \frac{f(x + h) - f(x)}{h}$
=> P P
$f'(a) = \lim_{x \to a} \frac{f(x) - f(a)}{x - a}$,
$f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x-h)}{2h}$
=> P P
$f'(x) = \lim_{x \to 0} \frac{f(x+h) - f(x)}{h}$, $f'(x) = \lim_{h \to 0} \frac{f(x+h) + f(x)}{h}$
=> N N
$2f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}$, $0 = \lim_{h \to 0} \frac{|h| f(x+h)}{h}$
=> N N
$(fg)'(x) = \lim_{h \to 0} \frac{f(x+h)g(x+h) - f(x)g(x)}{h} = f'(x)g(x) + f(x)g'(x)$
=> P P
Let $f(x) = x^2$. $f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h} = 2x = 3x$
=> P P R
""")  # fmt: skip

POWERS_OF_FUNCTIONS = rows(r"""
$\left(\frac{f(x)}{g(x)}\right)' = \frac{f'(x) g(x) - f(x) g'(x)}{g^2(x)}$
=> P
$\left(\frac{f(x)}{g(x)}\right)' = \frac{f'(x) g(x) + f(x) g'(x)}{g^2(x)}$
=> N
$g^2(x) = g(x)^2 + 1$ and $\frac{d}{dx} f^2(x) = 2 f(x) f'(x)$
=> N P
$\sigma^2(a + b) = \sigma^2 a + \sigma^2 b$ and $f^2(a + b) = f^2 a + f^2 b$
=> P P
Let $f(x) = x + 1$. $f^2(x) = x^2 + 2x + 1$ and $f^2(x) = x^2 + 1$
=> P R
""")  # fmt: skip

NEXT_ITEMS = rows(r"""
**1. $f(x) = x^2$**

$f'(x) = 2x$

**2. $f(x) = x^3$**

$f'(x) = 3x^2$ and $f'(x) = 2x$
=> P P R
**1. Forward.** $x = 3$ and $z = 2x$

**2. Backward.** $z = 6$ and $z = 7$
=> P R
""")

PLACES = rows(r"""
Let $f(x, y) = xy$. Intuitively, if the inputs are $x = 4, y = 2$, then $f = 8$.

Now $\frac{\partial f}{\partial x} = 1$ and $\frac{\partial f}{\partial x} = y$.
=> P N P
## Slope of f(x) at x = a

We have $\frac{d}{dx} x^2 = 2x$ and $x^2 = a^2$.
=> P N
At the point $x = a$ the slope of $f(x) = x^2$ is $f'(x) = 2a$. Then $f'(x) = 2a$.
=> P N
Let $x = a$. Then $x^2 = a^2$ and $x^2 = 2a^2$.
=> P R
""")

REASONS_IN_BRACKETS = rows(r"""
$\frac{\partial}{\partial w}(w^\top A w) = (A + A^\top)w = 2Aw \quad(\text{since } A \text{ is so})$
=> P N
$$(x+1)^2 = x^2 + 2x + 1 \quad (\text{binomial formula})$$
=> P
$$(x+1)^2 = x^2 + 2x + 2 (\text{since } x x = x^2)$$
=> R P
$$x + 1 = x(\text{length} + 1)$$
=> N
""")

GOING_ON = rows(r"""
We get $$(k+1)^2 + k$$ and so $$= k^2 + 3k + 1.$$ Factor out $k$: $$= k(k + 3) + 1$$
Here we used that $a = 2$. $$= k^2 + 3k + 1$$
=> P P P
We get $$(k+1)^2 + k$$ and so $$= k^2 + 3k + 1.$$ Factor out $k$: $$= k(k + 2) + 1$$
Now $(k+1)^2$: $$= k^2 + 2k + 1$$ And $(k+1)^2$ $$= k^2 + k + 1$$
=> P N P R
""")

SET_TO_ZERO = rows(r"""
Let $L = w^2 - 6w$. $$\frac{dL}{dw} = 2w - 6 = 0$$ $$2w = 6$$ $$2w = 7$$
=> P N P R
Let $\ell(\theta) = \sum_{i=1}^n x_i \log\theta + \sum_{i=1}^n (1 - x_i) \log(1 - \theta)$.
$$\frac{\partial \ell}{\partial \theta} = \frac1\theta \sum_{i=1}^n x_i
- \frac{1}{1 - \theta} \sum_{i=1}^n (1 - x_i) = 0$$
$$(1 - \theta) \sum_{i=1}^n x_i = \theta \sum_{i=1}^n (1 - x_i)$$
=> P N N
Let $\ell(\theta) = 3 \log\theta$. $$\frac{d\ell}{d\theta} = \frac{3}{\theta}$$
$$(1 - \theta) \sum_{i=1}^n x_i = \theta \sum_{i=1}^n (1 - x_i)$$
=> P R
$\frac{d}{dx}(\sin^2 x + \cos^2 x) = 2\sin x\cos x - 2\cos x\sin x = 0$, and $x + 1 = x$.
=> P P R
""")

PLAIN_ARGUMENTS = rows(r"""
Let $g(z) = 1/(1+e^{-z})$ and $z \in \mathbb{R}^n$. $g'(z) = g(z)(1-g(z))$, $g'(z) = g(z)(1+g(z))$
and $g(z) z = z g(z)$.
=> P R N
Here $p = \text{softmax}(\boldsymbol{x})$.
$\text{ReLU}(x) = \begin{cases} 0 & \text {if } x<0 \\\\ x & \text {else} \end{cases}$,
$\text{ReLU}(x) = \begin{cases} 0 & \text {if } x<0 \\\\ 2x & \text {else} \end{cases}$
=> P R
""")

NAMES_WITH_DIGITS = rows(r"""
Let $x = 3$. Then $x1 = 5$ and $x 2 = 2x$ and $x 2 = x$.
=> P R
Let $w5 = 0.4$, $h1 = 2$, $y1 = w5 * h1$.
Then $y1 = 0.8$, $y1 = 0.4$, $\frac{\partial y1}{\partial w5} = h1$.
=> P R P
$\hat{y1} + 1 = 1 + \hat y_1$ and $\beta1 + \beta_1 = 2\beta1$
=> P P
""")

COMMANDS_OF_PAGES = rows(r"""
Let $x \in \R$. $\int_0^1 t \dd t = \frac12$, $\int_0^1 t\, \d{t} = \frac13$, $x \space x \geq 0$
=> P R P
$\int x dx = x^2 - \frac{1}{2} \int 2x dx$ and $\int x dx = \frac{1}{3} \int 2x dx$
and $\int x^2 dx = x \int x dx$
=> P R X
$\begin{bmatrix} 4 & 3 & \\ 1 & 2 & \end{bmatrix} = \begin{bmatrix} 4 & 3 \\ 1 & 2 \end{bmatrix}$
=> P
""")

BLANK_LINES = rows(r"""
$$
\begin{aligned}

x + x &= 2x \\

x + x &= 3x

\end{aligned}
$$
=> P R
$$ x + x =

3x $$
=>
""")

APPLIED_ELSEWHERE = rows(r"""
$\frac{df}{dx} = f'(x)$ and $\frac{df}{dx} = f'(a)$ and $\frac{df}{dx} = 2f'(x)$
=> P N N
The slope is $\frac{dy}{dx} = 3$. $\frac{d}{dx} (xy) = y$ and
$\frac{d}{dx}[f(x) + g(x)] = f'(x) + g'(x)$
=> N N P
""")

SQUARES = rows(r"""
Let $\ell(\mu, \sigma) = -n \log\sigma - \frac{1}{2\sigma^2} \sum_{i=1}^n (x_i - \mu)^2$.
$$\frac{\partial \ell}{\partial \sigma} = -\frac{n}{\sigma}
+ \frac{1}{\sigma^3} \sum_{i=1}^n (x_i - \mu)^2$$
$$\frac{\partial \ell}{\partial \sigma} = -\frac{n}{\sigma}
+ \frac{2}{\sigma^3} \sum_{i=1}^n (x_i - \mu)^2$$
where $\sigma^2 = \frac1n \sum_{i=1}^n (x_i - \mu)^2$ at the maximum.
=> P R
""")

FUNCTIONS_OF_WHAT_IS_DEFINED = rows(r"""
Let $f(x) = x^2$ and $x = 3t$.
$\frac{df}{dt} = 6x$ and $\frac{df}{dt} = 18t$ and $\frac{df}{dx} = 2x$, $\frac{df}{dt} = 2t$.
=> P P P R
Let $f(x) = x^2$. $\frac{df}{dt} = 2t$ and $\frac{d}{dt} f(t) = 2t$
=> P P
$$L(p, y) = -y \log p - (1-y)\log(1-p)$$ We have
$$p = \sigma(z) = \frac{1}{1+e^{-z}}, \quad z = w^T x + b$$ Then $$\frac{dL}{dz} = p - y.$$
$$\frac{\partial L}{\partial w} = (p-y) x$$ $$\frac{\partial L}{\partial b} = p - y$$
$$\frac{\partial L}{\partial b} = y - p$$ $$\frac{dL}{dz} = \frac{dL}{dp}\frac{dp}{dz}$$
=> P P P R P
Let $L(a) = (a-y)^2$ and $a = \sigma(z) = \frac{1}{1+e^{-z}}$. Then
$\frac{dL}{dz} = 2(a-y)a(1-a)$ and $\frac{dL}{da} = 2(a-y)$, $\frac{dL}{dz} = 2(a-y)$.
=> P P R
Let $\sigma(x) = \frac{1}{1+e^{-x}}$ and $x = 2u$.
$\frac{d\sigma}{du} = 2\sigma(1-\sigma)$,
$\sigma' = \sigma(1-\sigma)$, $\frac{d\sigma}{du} = \sigma(1-\sigma)$
=> P P R
""")

CONDITIONS_IN_WORDS = rows(r"""
Let $f(x) = x^2 - 2x$. At SPOI, $f'(x) = 0$. A stationary point means $f'(x) = 0$.

## Next

$f'(2) = 0$
=> R
Let $f(x) = x^2 - 2x$. Maximize it subject to $x^2 = 1$. Then $f'(x) = 1$.
=> N
""")

VALUES_OF_OTHER_SECTIONS = rows(r"""
## Angle at $x = -1$

$x^2 = 1$

## Maximum

$-2x + 2 = 0$ and $-2x + 2 = 5$
=> P N R
Let $x = -1$. $-2x + 2 = 0$
=> R
Let $f(x) = \sqrt{x}$.

## Next

Let $f: [1,4) \to \mathbb{R}, f(x) = -x^2 + 2x - 1)$.

$f'(x) = -2x + 2$
=> N
Let $f(x) = \sqrt{x}$.

## Next

Let $g: [1,4) \to \mathbb{R}, g(x) = -x^2 + 2x - 1)$.

$f'(x) = -2x + 2$
=> R
""")


@ORDERS
def test_orders_and_squares_in_derivatives(document, expected):
    assert verdicts(document) == expected


@SUMS_WITHOUT_SIGN
def test_sums_that_have_no_sign(document, expected):
    assert verdicts(document) == expected


@ONE_HOT
def test_labels_that_sum_to_one(document, expected):
    assert verdicts(document) == expected


@BRACES
def test_braces_that_say_nothing(document, expected):
    assert verdicts(document) == expected


@ACCENTS
def test_accents_over_matrices(document, expected):
    assert verdicts(document) == expected


@DIFFERENCE_QUOTIENTS
def test_what_a_derivative_is(document, expected):
    assert verdicts(document) == expected


@POWERS_OF_FUNCTIONS
def test_powers_before_the_bracket(document, expected):
    assert verdicts(document) == expected


@NEXT_ITEMS
def test_items_with_a_number_in_bold(document, expected):
    assert verdicts(document) == expected


@PLACES
def test_places_that_hold_in_their_sentence(document, expected):
    assert verdicts(document) == expected


@REASONS_IN_BRACKETS
def test_reasons_in_brackets(document, expected):
    assert verdicts(document) == expected


@GOING_ON
def test_what_a_display_goes_on_from(document, expected):
    assert verdicts(document) == expected


@SET_TO_ZERO
def test_derivatives_that_end_in_zero(document, expected):
    assert verdicts(document) == expected


@PLAIN_ARGUMENTS
def test_arguments_are_numbers(document, expected):
    assert verdicts(document) == expected


@NAMES_WITH_DIGITS
def test_names_with_digits(document, expected):
    assert verdicts(document) == expected


@COMMANDS_OF_PAGES
def test_commands_of_pages(document, expected):
    assert verdicts(document) == expected


@BLANK_LINES
def test_blank_lines_in_environments(document, expected):
    assert verdicts(document) == expected


@APPLIED_ELSEWHERE
def test_functions_applied_elsewhere(document, expected):
    assert verdicts(document) == expected


@SQUARES
def test_squares_of_what_is_differentiated_by(document, expected):
    assert verdicts(document) == expected


@FUNCTIONS_OF_WHAT_IS_DEFINED
def test_functions_of_what_is_defined(document, expected):
    assert verdicts(document) == expected


@CONDITIONS_IN_WORDS
def test_conditions_in_words(document, expected):
    assert verdicts(document) == expected


@VALUES_OF_OTHER_SECTIONS
def test_values_and_functions_of_other_sections(document, expected):
    assert verdicts(document) == expected


def test_what_words_say_of_a_label_is_told():
    text = r"Let $y$ be one-hot. $\sum_k y_k p_j = p_j$"
    claim = check_text(text, by=decide).claims[0]
    assert "the y_j sum to 1, as the text says" in claim.conditions


@rows(r"""
设 $x = 2$。 $3乘以x = 6$, $x加3 = 5$, $2x减1 = 3$, $6除以x = 3$。
=> X X X X
设 $x = 2$。 $3x = 6$, 所以 $2x = 5$。
=> P R
""")
def test_operations_in_words_are_not_dropped(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x, y) = x y$ and $y(x) = x^2$. Then $\frac{\partial f}{\partial x} = 3x^2$ and $\frac{df}{dx} = 3x^2$.
=> N P
Let $f(r) = r^2$. For a given radius $m f(r) \propto m r$ as a function of $m$, and $f(r) \propto r$.
=> N R
Suppose $n$ is not an integer. If $n > 9$ then $n \ge 10$.
=> N
Let $n$ be an integer. If $n > 9$ then $n \ge 10$.
=> P
$x + y = 3$. $x - y = 1 \Rightarrow x = 2$.
=> N P
For matrices we have $(A \cdot B) C = A (B \cdot C)$ and $(AB)C = A(BC)$.
=> N P
""")
def test_what_the_text_leaves_open(document, expected):
    assert verdicts(document) == expected
