# ruff: noqa: E501  (a row is a document)
r"""Letters that are arrays in one part of a text, w^T x, and numbers in another, L(w) = (w − 3)²."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The model is $f(x) = w^T x + b$.

Let $w$ be a number and $L(w) = w^2$. Then $L'(w) = 2w$, $ww + w = w^2 + w$ and $ww = 2w$.
=> P P R
The model is $\hat y = w^\top x$ with $w \in \mathbb{R}^n$.

Let $L(w) = (w-3)^2$. Then $L'(w) = 2(w-3)$ and $L'(w) = w-3$.
=> P R
$\nabla_w \|w\|^2 = 2w$.

For a single weight, $L(w) = w^2 - 6w = w(w - 6)$, so $L'(w) = 2w - 6$ and $L'(w) = 2w + 6$.
=> P P P R
1. The gradient of $\|w\|^2$ is $2w$: $\nabla_w \|w\|^2 = 2w$.
2. Let $L(w) = (w-3)^2$. Then $L'(w) = 2(w-3)$.
3. With $w = 2$ we have $w^2 + w = 6$.
=> P P P P
(a) $\nabla_w \|w\|^2 = 2w$.

(b) $\frac{d}{dw}(w-3)^2 = 2(w-3)$.

(c) $(w-3)^2 = w^2 - 6w + 9$ and $(w-3)^2 = w^2 - 9$.
=> P P P R
Linear model: $\hat y = w^\top x + b$.

In one dimension: $L = (y - wx)^2$. Then $\frac{\partial L}{\partial w} = -2x(y - wx)$.
=> P
Linear model: $\hat y = w^\top x + b$.

In one dimension: $L = (y - wx)^2$. Then $\frac{\partial L}{\partial w} = 2x(y - wx)$.
=> R
Let $\mathbf{w}$ be a vector, with $\|\mathbf{w}\|^2 = \mathbf{w}^\top\mathbf{w}$.

Let $w > 0$. Then $\ln(w^2) = 2\ln w$ and $\ln(w^2) = \ln w$.
=> P N N
""")  # fmt: skip
def test_a_paragraph_makes_a_number_of_a_vector(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\|w\|^2 = w^\top w$.

Now $L(w) = w^2 + 2w + 1$.

Then $L'(w) = 2w + 2$ and $L'(w) = 2w$.
=> P N N
# Linear regression
The model is $\hat y = w^\top x + b$ and $\|w\|^2$.

# One weight
We have $L(w) = (w - 3)^2$.

$w w + w = w^2 + w$, $w w = 2w$

# Again
$w w = 2w$
=> P R N
""")  # fmt: skip
def test_what_a_paragraph_gives_goes_on_in_its_section(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\|w\|^2 = w^\top w$.

$w w = 2w$
=> P N
The model is $w^\top x$.

Let $w$ not be a number. Then $w w = 2w$.
=> N
The model is $w^\top x$.

As in one dimension $w w = 2w$.
=> N
Let $x \in \mathbb{R}^n$.

Let $x > 0$ be a vector. Then $x x = 2x$.
=> N
The matrix $A$ has $\det(A - \lambda)$.

Then $A - 1$ and $AB = BA$, and for $A > 0$ also $A^2 B = B A^2$.
=> N N
Let $\|p\|^2 = p^\top p$ and $X^\top p$.

The gradient is $X p (1 - p) = p (1 - p) X$.
=> P N
$z$ goes into $\operatorname{softmax}(z)$.

Then $\operatorname{softmax}(2z + 1) = \operatorname{softmax}(z)$.
=> R
The scalar $x$ has $x x = 2x$. A vector $x$ has $\|x\|^2 = x^\top x$.
=> N P
The model is $w^\top x$.

We look at $\mathbf{1} - w$. Then $w w = 2w$.
=> N
""")  # fmt: skip
def test_a_letter_stays_an_array_where_nothing_makes_a_number_of_it(document, expected):
    assert verdicts(document) == expected
