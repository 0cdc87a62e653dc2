# ruff: noqa: E501  (a row is a document)
r"""Superscripts that count layers: in a text on layers, ``b_1^2`` beside ``w_{jk}^l`` is no square."""

from tests.check.verdict_rows import rows, verdicts

WEIGHTS = (
    r"Here $w_{jk}^l$ is the weight from neuron $k$ in layer $l-1$ to neuron $j$ in layer $l$. "
)


@rows(
    r"""
Let $w_{11}^2 = 0.1$, $b_1^2 = 0.2$ and $a_1^1 = 3$. Then $z_1^2 = w_{11}^2 a_1^1 + b_1^2 = 0.5$.
=> P
Let $w_{11}^2 = 0.1$, $b_1^2 = 0.2$ and $a_1^1 = 3$. Then $z_1^2 = w_{11}^2 a_1^1 + b_1^2 = 0.6$.
=> R
Let $w_{11}^2 = 0.1$, $w_{12}^2 = 0.2$. Then $w_{11}^2 + w_{12}^2 = 0.3$ and $w_{11}^2 + w_{12}^2 = 0.05$.
=> P R
Let $a_1 = 3$. Then $a_1^2 = 9$ and $a_1^2 = 8$.
=> P R
Let $x_1 = 3$. Then $x_1^2 = 9$.
=> P
"""
)
def test_a_text_on_layers(document, expected):
    assert verdicts(WEIGHTS + document) == expected


@rows(r"""
Let $b_1 = 2$. Then $b_1^2 = 4$ and $b_1^2 = 5$.
=> P R
Let $w_{jk}^l$ be numbers. Let $b_1 = 2$. Then $b_1^2 = 4$.
=> P
""")
def test_without_layers_a_square_is_a_square(document, expected):
    assert verdicts(document) == expected


NETWORK = r"""Let $\sigma(z) = \frac{1}{1+e^{-z}}$, $C = \frac12 (a^{[3]} - y)^2$, $z^{[2]} = w^{[2]} x + b^{[2]}$, $a^{[2]} = \sigma(z^{[2]})$, $z^{[3]} = w^{[3]} a^{[2]} + b^{[3]}$ and $a^{[3]} = \sigma(z^{[3]})$. Then
$$\delta^{[3]} = \frac{\partial C}{\partial z^{[3]}} = (a^{[3]} - y)\sigma'(z^{[3]}), \qquad \delta^{[2]} = \frac{\partial C}{\partial z^{[2]}} = """


@rows(r"""
\delta^{[3]} w^{[3]} \sigma'(z^{[2]}).$$ Let $w^{[3]} = 4$.
=> P P
\delta^{[3]} w^{[3]} \sigma'(z^{[3]}).$$ Let $w^{[3]} = 4$.
=> P R
\delta^{[3]} w^{[3]} \sigma'(z^{[2]}).$$
=> P N
\delta^{[3]} w^{[3]} \sigma'(z^{[2]}).$$ Let $w^{[3]} = (4, 5)$.
=> P N
""")
def test_weights_that_get_a_number_later_are_numbers(document, expected):
    assert verdicts(NETWORK + document) == expected
