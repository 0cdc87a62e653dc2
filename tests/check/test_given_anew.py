# ruff: noqa: E501  (a row is a document)
"""Numbers that another paragraph may give a letter anew, behind "so": A = (…) of the next system."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Compute the determinant for $A = \begin{bmatrix} 0 & 1 \\ -2 & -3 \end{bmatrix}$. It is $\det A = 2$.

The poles of lesson 3 belong to $z = 1 + 1$, so $A = \begin{bmatrix} 0 & 1 \\ -6 & -3 \end{bmatrix}$. Then $\det A = 6$, $\det A = 2$, $\det A = 5$ and $\operatorname{tr} A = -3$.
=> P N N N R P
Compute the determinant for $A = \begin{bmatrix} 0 & 1 \\ -2 & -3 \end{bmatrix}$. It is $\det A = 2$.

It follows that $A = \begin{bmatrix} 0 & 1 \\ -6 & -3 \end{bmatrix}$.
=> P R
Compute the determinant for $A = \begin{bmatrix} 0 & 1 \\ -2 & -3 \end{bmatrix}$. It is $\det A = 2$, so $A = \begin{bmatrix} 0 & 1 \\ -6 & -3 \end{bmatrix}$.
=> P R
Let $x = 3$. Then $2x = 6$.

The poles of lesson 3 belong to another equation, so $x = 5$. Then $2x = 10$ and $2x = 12$. Now let $x = 6$. Then $2x = 12$ and $2x = 10$.
=> P N N R P R
Let $x = 3$. Then $2x = 6$.

We know $x + 2 = 5$, so $x = 4$.
=> P R
Let $x = 3$. Then $2x = 6$.

We know $x + 2 = 7$, so $x = 5$.
=> P P
The matrix $A(\lambda) = \begin{pmatrix} \lambda & 1 \\ 0 & \lambda \end{pmatrix}$ is nonsingular.

The characteristic matrix of $A = \begin{pmatrix} 2 & 1 \\ 0 & 3 \end{pmatrix}$ is $\lambda I - A = \begin{pmatrix} \lambda - 2 & -1 \\ 0 & \lambda - 3 \end{pmatrix}$.
=> N N
""")  # fmt: skip
def test_numbers_behind_so_may_be_of_something_else(document, expected):
    assert verdicts(document) == expected


_NEWTON = r"""Let $L(w) = w^4 - 4w^2 + 1$.

Newton from $w_0 = 2$: $w_1 = w_0 - \frac{L'(w_0)}{L''(w_0)} = 2 - \frac{16}{40} = 1.6$.

"""


@rows(rf"""
{_NEWTON}Gradient descent from $w_0 = 1$ with $\eta = 0.1$: $w_1 = 1 - 0.1 \cdot (-4) = 1.4$.
=> P P N P
Sea $L(w) = w^4 - 4w^2 + 1$.

Newton desde $w_0 = 2$: $w_1 = w_0 - \frac{{L'(w_0)}}{{L''(w_0)}} = 2 - \frac{{16}}{{40}} = 1.6$.

Descenso de gradiente desde $w_0 = 1$ con $\eta = 0.1$: $w_1 = 1 - 0.1 \cdot (-4) = 1.4$.
=> P P N P
{_NEWTON}Newton from $w_0 = 1$: $w_1 = 1 - \frac{{-4}}{{4}} = 2$.
=> P P P P
{_NEWTON}Newton from $w_0 = 1$: $w_1 = 1 - \frac{{-4}}{{2}} = 3$.
=> P P R P
{_NEWTON}Starting from $w_0 = 1$: $w_1 = 1 - \frac{{-4}}{{2}} = 3$.
=> P P R P
{_NEWTON}With $w_0 = 1$ we get $w_1 = 3$.
=> P P R
""")
def test_another_method_has_steps_of_its_own(document, expected):
    assert verdicts(document) == expected


_FORWARD = r"""Let $w = 3$, $y = 2$, $\hat y = w + 1$. So $\hat y = 4$ and $L = \frac12(\hat y - y)^2 = 2$.

"""


@rows(rf"""
{_FORWARD}Step: $w_{{\text{{new}}}} = -0.2$.

New output: $\hat y = 0.8$ and $L = \frac12(0.8-2)^2 = 0.72$.
=> P P N N P
{_FORWARD}Step: $w_{{\text{{new}}}} = -0.2$.

New output: we multiply once more. Hence $\hat y = 0.8$ and $L = \frac12(0.8-2)^2 = 0.82$.
=> P P N N R
{_FORWARD}Step: $w \leftarrow w - 3.2 = -0.2$.

New output: $\hat y = 0.8$.
=> P P P P
{_FORWARD}Step: $w \leftarrow w - 3.2 = -0.2$.

New output: $\hat y = 0.9$.
=> P P P R
{_FORWARD}Output: $\hat y = 0.8$.
=> P P R
""")
def test_what_is_under_new_output_may_rest_on_new_weights(document, expected):
    assert verdicts(document) == expected


_TWICE = r"""$z = wx + b$, $x = 1$. Start: $w = 0.6$, $b = 0.9$. So $z = 0.6 + 0.9 = 1.5$.

## Again

With $w = 0.6$, $b = 0.9$: $z = 1.5$, so $w = 0.6 - 1.6 = -1$ and $b = 0.9 - 1.6 = -0.7$."""


@rows(rf"""
{_TWICE} Then $z = -1 - 0.7 = -1.7$.
=> P P P P P P
{_TWICE} Then $z = -1 - 0.8 = -1.8$.
=> P P P P R P
{_TWICE} As we know $z = 1.5$.
=> P P P P P
$z = wx + b$, $x = 1$, $w = 0.6$, $b = 0.9$. So $z = 1.5$.

## Again

We had $z = 1.5$. Then $z = 1.6$.
=> P R
""")
def test_a_number_of_old_inputs_says_nothing_of_new_ones(document, expected):
    assert verdicts(document) == expected
