r"""``H_f`` of a known function, and displays that begin with an arrow."""

from tests.check.verdict_rows import rows, verdicts

HESSIANS = rows(r"""
Let $f(x, y) = a x^2 + b x y + c y^2$. $$H_f(0,0) = \begin{pmatrix} 2a & b \\ b & 2c \end{pmatrix}$$
=> P
Let $f(x, y) = a x^2 + b x y + c y^2$. $$H_f(0,0) = \begin{pmatrix} 2a & b \\ b & 3c \end{pmatrix}$$
=> R
Let $f(x, y) = x^3 + y^2$. $$H_f(x, y) = \begin{pmatrix} 6x & 0 \\ 0 & 2 \end{pmatrix}$$

$$H_f(1, 0) = \begin{pmatrix} 6 & 1 \\ 0 & 2 \end{pmatrix}$$
=> P R
Let $f(x, y) = x^3 + y^2$. The Hessian has $\det H_f(1, 0) = 12$ and $\det H_f(1, 0) = 6$.
=> P R
Let $f(x, y) = xy$. Let $H_f(x, y) = x + y$ be the height. Then $H_f(1, 2) = 3$.
=> P
Let $f(x, y) = xy$. The value is $H_f(1, 2) = 3$.
=> N
Let $f(x, y) = x^2 y$. $\nabla^2 f(1, 2) = \begin{pmatrix} 4 & 2 \\ 2 & 0 \end{pmatrix}$.
=> P
Let $f(x, y) = x^2 y$. $\nabla^2 f(1, 2) = \begin{pmatrix} 4 & 2 \\ 2 & 1 \end{pmatrix}$.
=> R
""")  # fmt: skip

ARROWS = rows(r"""
$$2x + 4 = 10$$

$$\Rightarrow 2x = 6$$

$$\Rightarrow x = 3$$
=> P P
$$2x + 4 = 10$$

$$\Rightarrow 2x = 6$$

$$\Rightarrow x = 4$$
=> P R
$$x^2 = 9$$

$$\iff x = 3 \text{ or } x = -3$$
=> P
$$x^2 = 9$$

$$\iff x = 3$$
=> R
Let $f(x) = (x - 1)^2$.

$$f'(x) = 2(x - 1)$$

$$\Rightarrow f'(2) = 2$$

$$\Rightarrow f'(3) = 5$$
=> P P R
Let $x = 2$.

$$y = 3x + 1$$

$$\Rightarrow y = 7$$

$$\Rightarrow y^2 = 50$$
=> P R
""")  # fmt: skip


@HESSIANS
def test_hessians(document, expected):
    assert verdicts(document) == expected


@ARROWS
def test_arrows_at_the_beginning(document, expected):
    assert verdicts(document) == expected
