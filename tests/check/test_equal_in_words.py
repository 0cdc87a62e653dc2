"""Equations in words: "$a + b$ is $7$", "the derivative of $x^2$ is $2x$"."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $a = 3$ and $b = 4$. Then $a + b$ is $7$.
=> P
Let $a = 3$ and $b = 4$. Then $a + b$ equals $8$ and $ab$ equals $12$.
=> R P
Let $a = 3$ and $b = 4$. The sum $a + b$, which equals $8$, is positive.
=> R
Let $a = 3$ and $b = 4$, so that $c = \sqrt{a^2+b^2}$ is $6$.
=> R
At $x = 2$ the function $f(x) = x^3 - x$ is $7$.
=> R
Let $\sigma$ be the sigmoid. $\sigma(0)$ is $1$.
=> R
Let $\sigma$ be the sigmoid. The value of $\sigma(0)$ is $1/2$.
=> P
Let $L(w) = (w-1)^2$. The gradient $L'(3)$ is therefore $5$.
=> R
Let $w = 3$ and $L = (w-1)^2$. Then $L$ evaluates to $4$.
=> P
Let $w = 3$ and $L = (w-1)^2$. The loss $L$ is $5$.
=> R
The weight $w$ is $2$ and the input $x$ is $3$. Then $wx = 6$.
=> P
Let $w$ be $2$ and $x$ be $3$. Then $wx$ is $5$.
=> R
When $z$ is $2$, $z^2$ is $5$.
=> R
Die Summe $1 + 1$ ist $3$.
=> R
La valeur de $3^2$ est $9$.
=> P
$3^2$ 等于 $8$。
=> R
""")
def test_is_says_that_two_formulas_are_equal(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The derivative of $x^2$ is $2x$.
=> P
The derivative of $x^2$ is $3x$.
=> R
The derivative of $\tanh x$ is equal to $1 + \tanh^2 x$.
=> R
The second derivative of $x^3$ is $6x$.
=> P
The derivative of $wx + b$ with respect to $w$ is $x$.
=> P
The derivative of the sigmoid $\sigma(z)$ is $\sigma(z)(1-\sigma(z))$.
=> P
Let $f(x) = x^2$. The derivative of $f$ at $x = 3$ is $9$.
=> R
Let $f(x) = x^2$. Its gradient at $x = 3$ is $6$.
=> P
Let $L(w) = (w-1)^2$. Then the gradient at $w = 3$ is $g = 5$.
=> R
Let $f(x, y) = x^2 + y^2$. The gradient of $f$ at $(1, 2)$ is $(2, 3)$.
=> R
Let $f(x, y) = x^2 + y^2$. The gradient of $f$ is $(2x, 2y)$.
=> P
The softmax of $(0, 0)$ is $(\frac12, \frac13)$.
=> R
Let $A = \begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}$. The determinant of $A$ is $4$.
=> R
Let $u = (1, 2)$, $v = (3, 4)$. The dot product of $u$ and $v$ is $11$.
=> P
Die Ableitung von $x^2$ ist $3x$.
=> R
""")
def test_operations_in_words(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = x^2$. At $x = 1$ the derivative is $2$.
=> P
Let $f(x) = x^2$. At $x = 1$ the slope equals $3$.
=> R
Let $L(w) = (w-1)^2$ and $w = 3$. The gradient is $5$.
=> R
Let $L(w) = (w-1)^2$ and $w = 3$. The gradient is $g = 5$.
=> R
Let $L(w) = (w-1)^2$. Its derivative is $2(w-1)$.
=> P
Let $L(w) = (w-1)^2$. The derivative of the loss with respect to $w$ is $w - 1$.
=> R
Let $L(w) = (w-1)^2$. The loss at $w = 3$ is $5$.
=> R
Let $f(x) = x^2$. The value of $f$ at $x = 3$ is $9$.
=> P
""")
def test_of_the_only_function_that_can_be_meant(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = x^2$ and $g(x) = x$. At $x = 1$ the derivative is $7$. Its derivative is $3x$.
=>
Let $f(x) = x^2$. If the derivative is $0$, we stop. At the minimum the derivative is $0$.
=>
Let $f(x) = x^2$. The derivative of another function is $3x$.
=>
Let $f(x) = x^2$. The derivative is $2x$. Its derivative is $2$. The value at $x = 1$ is $2$.
=> P
Let $f(x) = x^2$ and $L = (w-1)^2$. The gradient is $2(w-1)$.
=>
Let $f(w) = w^2$ and $L = (w-1)^2$. The gradient at $w = 1$ is $0$.
=>
The absolute value of $-3$ is $3$. The expected value of $x + 1$ is $2$.
=> P
Let $w = 2$ and $y = 1$. The output is $a = w^2$ and $C = (a - y)^2$.
=>
""")
def test_where_several_can_be_meant_nothing_is_claimed(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We use $w = 2$, $x = 3$, $y = 5$ and the loss $L = (wx-y)^2$. At these values the loss is $1$.
=> P
Let $w = 3$ and let the loss be $L = (w-1)^2$. The loss is $5$.
=> R
Sei $w = 3$. Der Verlust ist $L = (w-1)^2$. Der Verlust ist also $5$.
=> R
Let $w = 3$. The output is $8$.
=>
The training loss $L$ is $3$. The loss is $2$. The test loss is $4$.
=>
""")
def test_quantities_by_their_name(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The rank of $A$ is $2$. The degree of $p(x)$ is $3$. The dimension of $x + y$ is $4$.
=>
The label $y_i$ is $0$ or $1$. The target $y$ is $1$ for the true class and $0$ otherwise.
=>
The matrix $W$ is $m \times n$, the function $f$ is $C^2$, and $x + y$ is $3$-dimensional.
=>
Let $x = 1$. Then $3x$ is $2$ times larger.
=>
The minimum of $x^2 + 1$ is $1$. The coefficient of $x^2$ is $3$. The period of $\sin x$ is $7$.
=>
The value of $x$ that minimizes $x^2$ is $0$. Every entry of $Wx + b$ is $0$.
=>
The derivative of $|x|$ at $x = 0$ is $0$ by convention.
=>
Let $f(x) = x^2$. The gradient of $f$ at $x^*$ is $0$. Note that $x - y$ is $0$ at the optimum.
=>
The learning rate $\eta$ is $0.1$. Later $\eta$ is $0.01$.
=>
""")
def test_what_is_said_of_something_else_is_no_equation(document, expected):
    assert verdicts(document) == expected
