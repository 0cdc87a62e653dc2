# ruff: noqa: E501  (a row is a document)
r"""What is worked out from numbers alone is wrong in every case, whatever letters stand beside it."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
If the weights of these inputs are 0.4 and 0.6, the output would be: $x = (0.5 \times 0.4) + (0.8 \times 0.6) + 0.1 = 0.68$
=> R
If the weights of these inputs are 0.4 and 0.6, the output would be: $x = (0.5 \times 0.4) + (0.8 \times 0.6) + 0.1 = 0.78$
=> P
If the bias were 1, the output would be $2 \cdot 3 + 1 = 8$.
=> R
If $w = 2$ were optimal, the gradient would be $2 \cdot 2 - 3 = 0$.
=> N
If this were so, we would have $1 + 1 = 3$ and $1 = 2$.
=> N N
If $x = 2$ were a root, then $4 - 3 = 0$.
=> N
Suppose 2 is a root. Then $4 - 3 = 0$. This is a contradiction.
=>
Suppose 2 is a root. Then $4 - 3 = 0$. This is not a contradiction.
=> R
$$\frac{u \cdot v}{\|u\| \|v\|} = \frac{0.1 \times 0.4 + 0.2 \times 0.5 + 0.3 \times 0.6}{\sqrt{0.1^2 + 0.2^2 + 0.3^2} \sqrt{0.4^2 + 0.5^2 + 0.6^2}} \approx 0.684$$
=> N R
$$\frac{u \cdot v}{\|u\| \|v\|} = \frac{0.1 \times 0.4 + 0.2 \times 0.5 + 0.3 \times 0.6}{\sqrt{0.1^2 + 0.2^2 + 0.3^2} \sqrt{0.4^2 + 0.5^2 + 0.6^2}} \approx 0.975$$
=> N P
""")  # fmt: skip
def test_a_calculation_with_numbers_is_decided(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$i_2 = \begin{bmatrix} 0.8 \\ 0.6 \end{bmatrix}, \quad c_2 = \begin{bmatrix} -0.2 \\ 0.4 \end{bmatrix}$$ $$C_2 = i_2 \odot c_2 = \begin{bmatrix} -0.08 \\ 0.12 \end{bmatrix}$$
=> R
$$i_2 = \begin{bmatrix} 0.8 \\ 0.6 \end{bmatrix}, \quad c_2 = \begin{bmatrix} -0.2 \\ 0.4 \end{bmatrix}$$ $$C_2 = i_2 \odot c_2 = \begin{bmatrix} -0.16 \\ 0.24 \end{bmatrix}$$
=> P
We have $(1 + i)^2 = 2i$ and $i^2 = i$.
=> N N
""")  # fmt: skip
def test_a_letter_with_an_index_is_no_imaginary_unit(document, expected):
    assert verdicts(document) == expected


@rows(r"""
**Step 1: Apply the sigmoid function** $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
**Example calculation for the second neuron**
- $z_2 = 0.65$
**Step 2: Apply the sigmoid function** $$a_2 = \sigma(z_2) \approx 0.7153$$
=> R
**Design Matrix**: $X = \begin{bmatrix} 1 & 0 \\ 0 & 2 \end{bmatrix}$

**Solve for** $b$: $$X^{-1} = \begin{bmatrix} 1 & 0 \\ 0 & 3 \end{bmatrix}$$
=> R
**Design Matrix**: $X = \begin{bmatrix} 1 & 0 \\ 0 & 2 \end{bmatrix}$

**Solve for** $b$: $$X^{-1} = \begin{bmatrix} 1 & 0 \\ 0 & \frac12 \end{bmatrix}$$
=> P
**Add**: $y = x^2$.

**Multiply**: Here $y + 1 = x + 1$.
=> N
**Add the bias**: $y = x^2$.

**Multiply by 2**: Here $2y = 2x$.
=> R
**Ridge**: $y = x^2$.

**Lasso**: Here $y + 1 = x + 1$.
=> N
""")  # fmt: skip
def test_steps_that_are_told_to_be_done_are_no_alternatives(document, expected):
    assert verdicts(document) == expected
