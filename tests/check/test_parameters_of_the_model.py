# ruff: noqa: E501  (a row is a document)
r"""What ∇_θ, θ^0 and θ_j stand for where a text says it late, or only by its model."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from tests.check.verdict_rows import LETTERS, rows, verdicts


@rows(r"""
Let $\theta^0 = (b, w) = (4, 5)$. The model is $h(x) = \sigma(b + w x)$ with the sigmoid $\sigma$. Then $\frac{\partial h}{\partial \theta} = h (1 - h) (1, x)$, $\partial_\theta h = h (1 - h) (1, x)$ and $\partial_\theta h = h (1 - h) (1, 2x)$.
=> P P R
Let $\theta = (b, w)$. The model is $h(x) = \sigma(b + w x)$ with the sigmoid $\sigma$. Then $\frac{\partial h}{\partial \theta} = h (1 - h) (1, x)$ and $\frac{\partial h}{\partial \theta} = h (1 - h) (1, 2x)$.
=> P R
The model is $h(x) = \sigma(b + w x)$ with the sigmoid $\sigma$. So $\nabla_\theta h = (\frac{\partial h}{\partial b}, \frac{\partial h}{\partial w}) = h (1 - h) (1, x)$ and $\nabla_\theta h = h (1 + h) (1, x)$.
=> P P R
The model is $h(x) = \sigma(b + w x)$ with the sigmoid $\sigma$. The loss is $L = \frac12 (h(x) - y)^2$ and $\theta^1 = \theta^0 - \alpha \partial_\theta L$ with $\theta^0 = (b, w) = (4, 5)$. So $\theta^1 = (4, 5) - \alpha (\sigma(4 + 5 x) - y) \sigma'(4 + 5 x) (1, x)$ and $\theta^1 = (4, 5) - \alpha (\sigma(4 + 5 x) - y) \sigma'(4 + 5 x) (x, 1)$.
=> P R
Let $\theta^0 = (b, w) = (4, 5)$ and $L = (b + w)^2$. The rule is $\theta^1 = \theta^0 - \alpha \frac{\partial L}{\partial \theta}$. So $b^1 = 4 - 18\alpha$ and $w^1 = 5 + 18\alpha$.
=> P R
""")
def test_a_derivative_by_all_parameters_is_a_gradient(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The model is $h(x) = \sigma(b + w x)$ with the sigmoid $\sigma$. Then $\nabla_\theta h = h (1 - h) (1, x)$ and $\nabla_\theta h = h (1 - h) (1, 2x)$.
=> P N
The model is $h(x) = \sigma(z)$ with $z = b + w x$ and the sigmoid $\sigma$. The loss is $L = \frac12 (h(x) - y)^2$ and $\theta^1 = \theta^0 - \alpha \nabla_\theta L$. So $\theta^1 = \theta^0 - \alpha (h(x) - y) h(x) (1 - h(x)) (1, x)$ and $\theta^1 = \theta^0 + \alpha (h(x) - y) h(x) (1 - h(x)) (1, x)$.
=> P N
The model is $h(x) = \sigma(b + w x)$ with the sigmoid $\sigma$ and the loss $L = \frac12 (h(x) - y)^2$. The rule is $\theta^1 = \theta^0 - \alpha \nabla_\theta L$. With $\theta^0 = (4, 5)$ we get $\theta^1 = (4, 5) - \alpha (\sigma(4 + 5 x) - y) \sigma'(4 + 5 x) (1, x)$ and $\theta^1 = (4, 5) - \alpha (\sigma(4 + 5 x) - y) \sigma'(4 + 5 x) (1, 2x)$.
=> P N
Two models are $h(x) = b + w x$ and $g(x) = c x + d x^2$. Then $\nabla_\theta h = (1, x)$.
=> N
""")
def test_the_letters_of_the_model_prove_and_refute_nothing(document, expected):
    assert verdicts(document) == expected


def test_the_letters_of_the_model_are_told():
    report = check_text(r"Let $h(x) = b + w x$. Then $\nabla_\theta h = (1, x)$.", by=decide)
    assert [one.text for one in report.notices] == [
        "the gradient runs over b, w, the letters of the model"
    ]


@rows(r"""
We have $\theta^0 = (b, w) = (4, 5)$ and $x = 2$. Here $\theta^0 = (b^0, w^0) = (4, 5)$. Let $z = b^0 + w^0 x$, then $z = 4 + 5 \cdot 2 = 14$. So $z = 15$.
=> P P P R
We have $\theta^0 = (b, w) = (4, 5)$. Here $\theta^0 = (b^0, w^0) = (4, 6)$.
=> R
We have $\theta^0 = (b^0, w^0) = (4, 5)$ and $h(x) = b + w x$. So $\nabla_\theta h = (1, x)$ and $\nabla_\theta h = (x, 1)$.
=> P R
""")
def test_the_first_parameters_may_be_listed_with_their_number(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Consider the loss: $L = \frac12 (w - 3)^2$. The rule is $w^{1} = w^{0} - \alpha \frac{\partial Loss}{\partial w}$ with $w^0 = 1$. So $\frac{\partial L}{\partial w} = w - 3$.
=> P
Let $\theta^0 = (b, w) = (4, 5)$ and the loss $L = (b + w)^2$. By $\theta^1 = \theta^0 - \alpha \partial_\theta \text{Loss}$ we have $b^1 = 4 - 18 \alpha$ and $w^1 = 5 - 20 \alpha$.
=> P R
The loss is $L = w^2$ and the cost is $C = w^4$. By $\nabla_w \text{Loss} = 2 w$.
=> N
The loss is $Loss(w) = (w - 3)^2$, so $\frac{d}{dw} Loss(w) = 2 (w - 3)$ and $\frac{d}{dw} Loss(w) = 2 w$.
=> P R
""")
def test_the_word_loss_is_the_letter_that_is_called_so(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The model is $h(x_1,x_2) = \sigma(b+w_1x_1+w_2x_2)$ with the sigmoid $\sigma$. The loss is $L=\tfrac12(h-y)^2$. Then $\frac{\partial L}{\partial w_i} = (h - y) h (1 - h) x_i$, $\frac{\partial L}{\partial w_i} = (h + y) h (1 - h) x_i$ and $\frac{\partial L}{\partial w_i} = (h - y) h (1 - h) x_1$.
=> P R N
With $z = w_1 x_1 + w_2 x_2 + b$ we have $\frac{\partial z}{\partial w_j} = x_j$, $\frac{\partial z}{\partial x_j} = w_j$ and $\frac{\partial z}{\partial x_j} = 2 w_j$.
=> P P R
With $z = w_1 x_1 + w_3 x_3 + b$ we have $\frac{\partial z}{\partial w_j} = x_j$.
=> N
Let $\theta = (b, w)$, $z = b + w x$ and $h = z^2$. Then $\frac{\partial h}{\partial \theta_j} = 2 z \frac{\partial z}{\partial \theta_j}$ and $\frac{\partial h}{\partial \theta_j} = z \frac{\partial z}{\partial \theta_j}$.
=> P R
""")
def test_an_index_runs_over_the_letters_that_have_numbers(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $z = b + w x$. The sample is $x = 2$, the parameters are $(b, w) = (4, 5)$. Plugging in the data: $z = 4 + 5 \cdot 3 = 19$.
=> R P
We have $z = b + w x$. The sample is $x = 2$, the parameters are $(b, w) = (4, 5)$. With these values: $z = 4 + 5 \cdot 2 = 14$. Then $\frac{\partial z}{\partial w} = x$.
=> P P P
We have $z = b + w x$. The sample is $x = 2$, the parameters are $(b, w) = (4, 5)$. 代入資料：$z = 4 + 5 \cdot 3 = 19$.
=> R P
""")
def test_words_that_put_numbers_in_begin_no_other_case(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The rule is $\theta^{\text{1}} = \theta^{\text{0}} - 2$ with $\theta^0 = 5$. So $\theta^1 = 3$.
=> P
Here $\odot$ denotes the product entry by entry, and the sign $\leq$ is used as usual. So $1 + 1 = 2$.
=> P
""")
def test_numbers_in_text_and_signs_that_words_speak_of(document, expected):
    assert verdicts(document) == expected


def test_an_algorithm_without_a_last_layer_asks_how_many_there_are():
    report = check_text(
        r"For $l = L-1, \dots, 2$: $$\delta^{[l]} = (W^{[l+1]})^T \delta^{[l+1]}.$$ "
        r"So $g = W^{[2]} \delta^{[2]}$, and $g = W^{[2]} W^{[3]} \delta^{[3]}$.",
        by=decide,
    )
    missing = [claim.missing for claim in report.claims]
    assert missing
    assert all(len(names) < 4 for names in missing)
    assert "how many layers there are" in missing[-1]


_NETWORK = "[network]\nlayers = [2, 3, 1]\n"


@pytest.mark.parametrize(
    ("settings", "text", "expected"),
    [
        ("", r"With $a^{[0]} = x$ we have $z^{[1]} = W^{[1]} x + b^{[1]}$.", ["P", "P"]),
        ("", r"With $a^{[0]} = x$ we have $z^{[1]} = W^{[1]} x - b^{[1]}$.", ["P", "R"]),
        ("", r"With $a^{[1]} = x$ we have $z^{[2]} = W^{[2]} x + b^{[2]}$.", ["P", "P"]),
        ("input_layer = 1\n", r"So $a^{[0]} = x$.", ["R"]),
        ("", r"The input is $a^{[0]} = 3 x$.", ["N"]),
    ],
)
def test_a_text_may_number_the_input_layer(settings, text, expected):
    problem = read_problem(_NETWORK + settings)
    report = check_text(text, problem=problem, by=decide)
    assert [LETTERS[claim.status.value] for claim in report.claims] == expected
