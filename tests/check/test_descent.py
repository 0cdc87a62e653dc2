r"""Steps of gradient descent on a loss of the text are held against its gradient."""
# ruff: noqa: E501  (a row is a document)

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts


@rows(
    r"""
The loss is $L(w) = (w x - y)^2$. Gradient descent updates $w \leftarrow w - 2\eta (w x - y) x$.
=> P
The loss is $L(w) = (w x - y)^2$. Gradient descent updates $w \leftarrow w + 2\eta (w x - y) x$.
=> R
The loss is $L(w) = (w x - y)^2$. Gradient descent updates $w \leftarrow w - 2\eta (w x - y)$.
=> R
The loss is $L(w) = (w x - y)^2$. Gradient descent updates $w \leftarrow w - \eta (w x - y) x$.
=> N
The loss is $L(w) = (w x - y)^2$. Gradient descent with momentum updates $w \leftarrow w - 2\eta (w x - y) x + \beta m$.
=> N
Let $L = (wx - y)^2$. Gradient descent sets $w := w + 2\eta(wx - y)x$.
=> R
Let $e = wx - y$ and $L = e^2$. Gradient descent: $w \leftarrow w - 2\eta e x$.
=> P
Let $e = wx - y$ and $L = e^2$. Gradient descent: $w \leftarrow w + 2\eta e x$.
=> R
The loss is $L(w, b) = (w x + b - y)^2$. SGD updates $w \leftarrow w - 2\eta (w x + b - y)x$ and $b \leftarrow b - 2\eta (wx + b - y)$.
=> P P
Let $J(w) = (w-3)^2$. Gradient ascent updates $w \leftarrow w + 2\eta (w - 3)$.
=>
Let $J(w) = (w-3)^2$. Gradient descent updates $w \leftarrow w - \eta J'(w)$.
=>
"""
)
def test_a_step_is_against_the_gradient(document, expected):
    assert verdicts(document) == expected


def test_a_step_in_a_display_belongs_to_the_sentence_before_it():
    text = "Let $L = (wx - y)^2$.\n\nGradient descent sets\n\n$$w \\leftarrow w + 2\\eta(wx - y)x$$"
    assert verdicts(text) == ["R"]


def test_a_step_that_no_gradient_judges_is_told():
    report = check_text(r"Gradient descent: $W \leftarrow W - \eta a \delta^T$.", by=decide)
    assert [notice.text for notice in report.assumptions] == [r"W becomes W - \eta a \delta^T"]


def test_a_factor_of_the_gradient_is_found_by_enclosures_and_no_tolerance():
    # at 10^-12 apart the ratio is no constant: in floats it would pass for a factor
    text = "Let $L = (w-2)^2$. Gradient descent takes $w \\leftarrow w - {}$."
    near = check_text(text.format(r"\eta (w-2 + \frac{w}{10^{12}})"), by=decide).claims
    assert [claim.status.value for claim in near] == ["REFUTED"]
    factor = check_text(text.format(r"\eta (w-2)"), by=decide).claims
    assert [claim.status.value for claim in factor] == ["NEEDS_CONTEXT"]
