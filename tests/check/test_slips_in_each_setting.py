r"""A diagnosis for each slip of the field, in each setting: what is pointed at, what is suggested.

A row names the slip, the setting and what the document begins with; then the wrong claim, the term
that is pointed at, and the suggestion.
"""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

_NETWORK = """+++
[notation.functions]
sigma = "sigmoid"
[network]
layers = [2, 3, 2]
activation = "sigmoid"
cost = "half_squared_error"
+++
"""
_NUMBERS = """+++
[notation.functions]
sigma = "sigmoid"
[network]
layers = [2, 2, 1]
activation = "sigmoid"
cost = "half_squared_error"
W = { 2 = [[1, 2], [3, 4]], 3 = [[1, -1]] }
b = { 2 = [0, 0], 3 = [0] }
[data]
x = [1, 2]
y = [1]
+++
"""
BEGINNINGS = {
    "-": "",
    "NET": _NETWORK,
    "NUMBERS": _NUMBERS,
    "ARRAYS": r"Let $W$ be a matrix, $x$, $y$, $d$, $a$ vectors, $e = Wx - y$"
    r" and $L = \frac12\|e\|^2$. ",
    "INDICES": r"Let $z_i = \sum_j w_{ij} x_j + b_i$ and $C = \frac12 \sum_i (z_i - y_i)^2$. ",
    "NEURON": r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Let $z = wx+b$, $a = \sigma(z)$"
    r" and $C = \frac12 (a-y)^2$. ",
    "SOFTMAX": r"Let $s_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. ",
    "MEAN": r"Let $h_i = w x_i + b$ and $J = \frac{1}{2m}\sum_{i=1}^m (h_i - y_i)^2$. ",
    "DATA": r"Let $X$ be a matrix, $w$, $y$ vectors and $J = \frac{1}{2m}\|Xw-y\|^2$. ",
    "NORM": r"Let $A$ be a matrix and $x$, $b$ vectors. ",
    "LINE": r"Let $z = w a + b$ and $L = \frac12(z-y)^2$. ",
    "LAYER": r"Let $a_i = \sigma(z_i)$ with the sigmoid $\sigma$. ",
    "VALUES": r"Let $x = (1, 2, 3)$, $y = (2, 4, 7)$ and"
    r" $J(w) = \frac{1}{2\cdot 3}\sum_{i=1}^{3}(wx_i-y_i)^2$. ",
}
TABLE = r"""
sign, scalar, NEURON: $\frac{\partial C}{\partial b} = -(a-y)a(1-a)$
    @ -(a-y)a(1-a)
    = (a-y)a(1-a): without the minus
sign, array, ARRAYS: $\frac{\partial L}{\partial y} = Wx - y$
    @ Wx - y
    = -(Wx - y): the other sign
sign, array, ARRAYS: $\frac{\partial L}{\partial x} = -W^\top(Wx - y)$
    @ -W^\top(Wx - y)
    = W^\top(Wx - y): without the minus
sign, index, INDICES: $\frac{\partial C}{\partial y_i} = z_i - y_i$
    @ z_i - y_i
    = -(z_i - y_i): the other sign
sign, index, INDICES: $\frac{\partial C}{\partial b_i} = z_i + y_i$
    @ + y_i
    = z_i - y_i: - instead of +
sign, network, NET: $\delta_j^{[L]} = (y_j - a_j^{[L]}) a_j^{[L]} (1-a_j^{[L]})$
    @ (y_j - a_j^{[L]}) a_j^{[L]} (1-a_j^{[L]})
    = -(y_j - a_j^{[L]}) a_j^{[L]} (1-a_j^{[L]}): a minus more
sign, network, NET: $\delta^{[L]} = -(a^{[L]} - y) \odot \sigma'(z^{[L]})$
    @ -(a^{[L]} - y) \odot \sigma'(z^{[L]})
    = (a^{[L]} - y) \odot \sigma'(z^{[L]}): without the minus
inner, scalar, NEURON: $\frac{\partial a}{\partial w} = \sigma(z)(1-\sigma(z))$
    @ \sigma(z)(1-\sigma(z))
    = x \sigma(z)(1-\sigma(z)): a factor x more
inner, array, NORM: $\nabla_x \|Ax - b\|^2 = 2(Ax - b)$
    @ 2(Ax - b)
    = A^T 2(Ax - b): a factor A^T more
inner, index, INDICES: $\frac{\partial}{\partial x_j}\sin(z_i) = \cos(z_i)$
    @ \cos(z_i)
    = w_{ij} \cos(z_i): a factor w_{ij} more
inner, network, NET: $\frac{\partial a_j^{[l]}}{\partial w_{jk}^{[l]}} = \sigma'(z_j^{[l]})$
    @ \sigma'(z_j^{[l]})
    = a_k^{[l-1]} \sigma'(z_j^{[l]}): a factor a_k^{[l-1]} more
factor a_j, scalar, LINE: $\frac{\partial L}{\partial w} = z - y$
    @ z - y
    = a (z - y): a factor a more
factor a_j, array, ARRAYS: $\frac{\partial L}{\partial W} = Wx - y$
    @ Wx - y
    = (Wx - y) x^T: a factor x^T more
factor a_j, array, ARRAYS: $\frac{\partial L}{\partial W} = e$
    @ e
    = e x^T: a factor x^T more
factor a_j, index, INDICES: $\frac{\partial C}{\partial w_{ij}} = z_i - y_i$
    @ z_i - y_i
    = x_j (z_i - y_i): a factor x_j more
factor a_j, network, NET: $\frac{\partial C}{\partial w_{jk}^{[l]}} = \delta_j^{[l]}$
    @ \delta_j^{[l]}
    = a_k^{[l-1]} \delta_j^{[l]}: a factor a_k^{[l-1]} more
factor a_j, network, NET: $\frac{\partial C}{\partial W^{[l]}} = \delta^{[l]}$
    @ \delta^{[l]}
    = \delta^{[l]} (a^{[l-1]})^T: a factor (a^{[l-1]})^T more
factor a_j, network, NET: $\frac{\partial C}{\partial w_{12}^{[3]}} = \delta_1^{[3]}$
    @ \delta_1^{[3]}
    = a_2^{[2]} \delta_1^{[3]}: a factor a_2^{[2]} more
outer product, array, ARRAYS: $\frac{\partial L}{\partial W} = x e^\top$
    @ x e^\top
    = e x^T: the outer product in the other order
outer product, network, NET: $\frac{\partial C}{\partial W^{[l]}} = a^{[l-1]} (\delta^{[l]})^T$
    @ a^{[l-1]} (\delta^{[l]})^T
    = \delta^{[l]} (a^{[l-1]})^T: the outer product in the other order
outer product, network, NET: $\frac{\partial C}{\partial W^{[3]}} = a^{[2]} (\delta^{[3]})^T$
    @ a^{[2]} (\delta^{[3]})^T
    = \delta^{[3]} (a^{[2]})^T: the outer product in the other order
outer product, network, NET: $\frac{\partial C}{\partial W^{[l]}} = \delta^{[l]} a^{[l-1]}$
    @ a^{[l-1]}
    = \delta^{[l]} (a^{[l-1]})^T: transposed
outer product, index, INDICES: $\frac{\partial C}{\partial w_{ij}} = (z_j - y_j) x_i$
    @ (z_j - y_j) x_i
    = (z_i - y_i) x_j: i and j exchanged
factor 2, scalar, NEURON: $\frac{\partial C}{\partial b} = 2(a-y)a(1-a)$
    @ 2
    = (a-y)a(1-a): without the factor 2
factor 2, array, -: Let $A$ be a matrix and $x$ a vector. $\nabla_x \|Ax\|^2 = A^\top A x$
    @ A^\top A x
    = 2 A^\top A x: a factor 2 more
factor 2, index, -: Let $f = \sum_i x_i^2$. $\frac{\partial f}{\partial x_j} = x_j$
    @ x_j
    = 2 x_j: a factor 2 more
factor 2, network, NET: $\delta_j^{[L]} = 2(a_j^{[L]} - y_j)\sigma'(z_j^{[L]})$
    @ 2
    = (a_j^{[L]} - y_j)\sigma'(z_j^{[L]}): without the factor 2
softmax, index, SOFTMAX: For $i\neq j$: $\frac{\partial s_i}{\partial z_j} = s_i s_j$
    @ s_i s_j
    = -s_i s_j: a minus more
softmax, index, SOFTMAX: $\frac{\partial s_i}{\partial z_j} = s_i(\delta_{ij} + s_j)$
    @ + s_j
    = s_i(\delta_{ij} - s_j): - instead of +
1+σ, scalar, NEURON: $\frac{\partial C}{\partial b} = (a-y)a(1+a)$
    @ +a
    = (a-y)a(1-a): - instead of +
1+σ, index, LAYER: $\frac{\partial a_i}{\partial z_i} = a_i(1+a_i)$
    @ +a_i
    = a_i(1-a_i): - instead of +
1+σ, network, NET: $\frac{\partial a_j^{[l]}}{\partial z_j^{[l]}} = a_j^{[l]}(1+a_j^{[l]})$
    @ +a_j^{[l]}
    = a_j^{[l]}(1-a_j^{[l]}): - instead of +
1+σ, network, NET: $\sigma'(z^{[l]}) = a^{[l]} \odot (1 + a^{[l]})$
    @ + a^{[l]}
    = a^{[l]} \odot (1 - a^{[l]}): - instead of +
z for x, scalar, NEURON: $\frac{\partial C}{\partial w} = (a-y)a(1-a)z$
    @ z
    = (a-y)a(1-a)x: x instead of z
z for x, scalar, NEURON: $\frac{\partial a}{\partial b} = \sigma'(x)$
    @ x
    = \sigma'(z): z instead of x
z for x, index, INDICES: $\frac{\partial C}{\partial w_{ij}} = (z_i - y_i) z_j$
    @ z_j
    = (z_i - y_i) x_j: x_j instead of z_j
z for x, array, ARRAYS: $\frac{\partial L}{\partial W} = e y^\top$
    @ y
    = e x^\top: x instead of y
z for x, network, NET: $\frac{\partial C}{\partial w_{jk}^{[l]}} = \delta_j^{[l]} z_k^{[l-1]}$
    @ z_k^{[l-1]}
    = \delta_j^{[l]} a_k^{[l-1]}: a_k^{[l-1]} instead of z_k^{[l-1]}
z for x, network, NET: $\delta^{[L]} = (a^{[L]} - y)\odot \sigma'(a^{[L]})$
    @ a^{[L]}
    = (a^{[L]} - y)\odot \sigma'(z^{[L]}): z^{[L]} instead of a^{[L]}
z for x, network, NET: $\frac{\partial C}{\partial w_{jk}^{[l]}} = \delta_j^{[l]} a_k^{[l]}$
    @ a_k^{[l]}
    = \delta_j^{[l]} a_k^{[l-1]}: layer l-1 instead of l
order, index, INDICES: $\frac{\partial C}{\partial x_j} = \sum_i (z_i-y_i) w_{ji}$
    @ w_{ji}
    = \sum_i (z_i-y_i) w_{ij}: the indices in the other order
order, array, -: Let $A$, $B$ be matrices. $(AB)_{ij} = \sum_k A_{ki} B_{kj}$
    @ A_{ki}
    = \sum_k A_{ik} B_{kj}: the indices in the other order
order, network, NET: $z_j^{[l]} = \sum_k w_{kj}^{[l]} a_k^{[l-1]} + b_j^{[l]}$
    @ w_{kj}^{[l]}
    = \sum_k w_{jk}^{[l]} a_k^{[l-1]} + b_j^{[l]}: the indices in the other order
order, network, NET: $\delta_j^{[l]} = \sigma'(z_j^{[l]}) \sum_k w_{jk}^{[l+1]} \delta_k^{[l+1]}$
    @ w_{jk}^{[l+1]}
    = \sigma'(z_j^{[l]}) \sum_k w_{kj}^{[l+1]} \delta_k^{[l+1]}: the indices in the other order
1/m, index, MEAN: $\frac{\partial J}{\partial b} = \sum_{i=1}^m (h_i-y_i)$
    @ \sum_{i=1}^m (h_i-y_i)
    = \frac{1}{m}\left(\sum_{i=1}^m (h_i-y_i)\right): divided by m
1/m, index, MEAN: $\frac{\partial J}{\partial w} = \sum_{i=1}^m (h_i-y_i)x_i$
    @ \sum_{i=1}^m (h_i-y_i)x_i
    = \frac{1}{m}\left(\sum_{i=1}^m (h_i-y_i)x_i\right): divided by m
1/m, array, DATA: $\nabla_w J = X^\top(Xw-y)$
    @ X^\top(Xw-y)
    = \frac{1}{m}\left(X^\top(Xw-y)\right): divided by m
1/m, numbers, VALUES: $J'(w) = \sum_{i=1}^3 (wx_i-y_i)x_i$
    @ \sum_{i=1}^3 (wx_i-y_i)x_i
    = \frac{1}{3}\left(\sum_{i=1}^3 (wx_i-y_i)x_i\right): divided by 3
transpose, network, NET: $\delta^{[l]} = W^{[l+1]} \delta^{[l+1]} \odot \sigma'(z^{[l]})$
    @ W^{[l+1]}
    = (W^{[l+1]})^T \delta^{[l+1]} \odot \sigma'(z^{[l]}): transposed
transpose, array, ARRAYS: $\frac{\partial L}{\partial x} = W e$
    @ W
    = W^T e: transposed
⊙, network, NET: $\delta^{[l]} = (W^{[l+1]})^T \delta^{[l+1]} \sigma'(z^{[l]})$
    @ \delta^{[l+1]} \sigma'
    = (W^{[l+1]})^T \delta^{[l+1]} \odot \sigma'(z^{[l]}): the product entry by entry
⊙, network, NET: $z^{[l]} = W^{[l]} \odot a^{[l-1]} + b^{[l]}$
    @ \odot
    = W^{[l]} a^{[l-1]} + b^{[l]}: the product of matrices
layer, network, NET: $\delta^{[l]} = (W^{[l]})^T \delta^{[l+1]} \odot \sigma'(z^{[l]})$
    @ W^{[l]}
    = (W^{[l+1]})^T \delta^{[l+1]} \odot \sigma'(z^{[l]}): layer l+1 instead of l
layer, network, NET: $z^{[l]} = W^{[l]} a^{[l]} + b^{[l]}$
    @ a^{[l]}
    = W^{[l]} a^{[l-1]} + b^{[l]}: layer l-1 instead of l
prime, network, NET: $\delta^{[L]} = (a^{[L]} - y)\odot \sigma(z^{[L]})$
    @ \sigma
    = (a^{[L]} - y)\odot \sigma'(z^{[L]}): one prime more
transpose, array, -: Let $A$ be a square matrix and $x$ a vector. $\nabla_x (x^\top A x) = A x$
    @ A
    = (A + A^T) x: the transpose beside it
sign, numbers, NUMBERS: $\delta_1^{[3]} = (a_1^{[3]} + 1)\, a_1^{[3]} (1-a_1^{[3]})$
    @ + 1
    = (a_1^{[3]} - 1)\, a_1^{[3]} (1-a_1^{[3]}): - instead of +
z for x, numbers, NUMBERS: $\frac{\partial C}{\partial w_{12}^{[3]}} = \delta_1^{[3]} z_2^{[2]}$
    @ z_2^{[2]}
    = \delta_1^{[3]} a_2^{[2]}: a_2^{[2]} instead of z_2^{[2]}
factor a_j, numbers, NUMBERS: $\frac{\partial C}{\partial w_{12}^{[2]}} = \delta_1^{[2]}$
    @ \delta_1^{[2]}
    = a_2^{[1]} \delta_1^{[2]}: a factor a_2^{[1]} more
outer product, numbers, NUMBERS: $\frac{\partial C}{\partial W^{[2]}} = a^{[1]} (\delta^{[2]})^T$
    @ a^{[1]} (\delta^{[2]})^T
    = \delta^{[2]} (a^{[1]})^T: the outer product in the other order
inner, numbers, NUMBERS: $\delta_1^{[3]} = a_1^{[3]} - 1$
    @ a_1^{[3]} - 1
    = (a_1^{[3]} - 1) \sigma'(z_1^{[3]}): a factor \sigma'(z_1^{[3]}) more
factor 2, numbers, NUMBERS: $\frac{\partial C}{\partial b_1^{[3]}} = 2\delta_1^{[3]}$
    @ 2
    = \delta_1^{[3]}: without the factor 2
1+σ, numbers, NUMBERS: $\sigma'(z_1^{[2]}) = a_1^{[2]}(1+a_1^{[2]})$
    @ +a_1^{[2]}
    = a_1^{[2]}(1-a_1^{[2]}): - instead of +
order, numbers, NUMBERS: $\frac{\partial C}{\partial w_{12}^{[3]}} = \delta_1^{[3]} a_1^{[2]}$
    @ a_1^{[2]}
    = \delta_1^{[3]} a_2^{[2]}: a_2^{[2]} instead of a_1^{[2]}
"""


def _rows(text):
    found = []
    lines = text.strip().splitlines()
    for said, term, suggestion in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        names, _, claim = said.partition(": ")
        slip, setting, beginning = names.split(", ")
        document = BEGINNINGS[beginning] + claim
        row = document, term.strip()[2:], suggestion.strip()[2:]
        found.append(pytest.param(*row, id=f"{slip} ({setting}): {claim[-30:]}"))
    return found


@pytest.mark.parametrize(("document", "term", "suggestion"), _rows(TABLE))
def test_a_slip_is_pointed_at_and_repaired(document, term, suggestion):
    claim = check_text(document, by=decide).claims[-1]
    assert claim.status in (Status.REFUTED, Status.NEEDS_CONTEXT)
    assert (claim.wrong_term_source, claim.suggestion) == (term, suggestion)
    assert claim.wrong_side != "left"


@pytest.mark.parametrize(("document", "term", "suggestion"), _rows(TABLE))
def test_with_the_suggestion_the_claim_holds(document, term, suggestion):
    before, _, right = document.rpartition(" = ")
    claim = f"{before} = {suggestion.rpartition(': ')[0]}{right[right.index('$') :]}"
    assert check_text(claim, by=decide).claims[-1].status is Status.PROVED
    assert term in document
