"""What a wrong result would be: rounded, entry by entry, with the slope that was forgotten."""

import pytest

from symsgd.check.check import check_text

SQUARE = r"Let $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. Then "
LOSS = r"Let $L = \frac12(h - y)^2$ and $h = \tanh z$. Then "
SUGGESTED = [
    (r"$\sqrt6 \approx 2.236$.", "2.449: the left side, rounded"),
    (r"$\tanh(0.5) = 0.4721$.", "0.4621: the left side, rounded"),
    (r"$2{,}5 - 3 = -1{,}5$.", "-0{,}5: the value of the left side"),
    (r"$(1, 2) + (3, 4) = (4, 7)$.", "(4, 6): 6 instead of 7"),
    (
        r"$(\ln 2, \ln 3) \approx (0.693, 1.909)$.",
        "(0.693, 1.099): 1.099 instead of 1.909",
    ),
    (
        SQUARE + r"$A^2 = \begin{pmatrix} 7 & 10 \\ 15 & 21 \end{pmatrix}$.",
        r"\begin{pmatrix} 7 & 10 \\ 15 & 22 \end{pmatrix}: 22 instead of 21",
    ),
    (
        SQUARE + r"$A^2 = \begin{pmatrix} 6 & 10 \\ 15 & 21 \end{pmatrix}$.",
        r"\begin{pmatrix} 7 & 10 \\ 15 & 22 \end{pmatrix}: the entries of the left side",
    ),
    (r"Let $f(x) = -x$. Then $f'(x) = 2 \cdot \frac12$.", r"-2 \cdot \frac12: a minus more"),
    (
        r"Let $f(x) = \ln(1+e^x)$. Then $f'(x) = \frac{e^x}{(1+e^x)^2}$.",
        r"\frac{e^x}{(1+e^x)}: without the power 2",
    ),
    (
        r"Let $f(x) = \frac{1}{1+e^{-x}}$. Then $f''(x) = 2 f'(x)(1-2f(x))$.",
        r"f'(x)(1-2f(x)): without the factor 2",
    ),
    (
        r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then $\sigma'(x) = \sigma(x)$.",
        r"\sigma(x) (1-\sigma(x)): a factor 1-\sigma(x) more",
    ),
    (
        LOSS + r"$\frac{\partial L}{\partial z} = h - y$.",
        r"(h - y) (1-h^2): a factor 1-h^2 more",
    ),
]


@pytest.mark.parametrize(("text", "suggested"), SUGGESTED)
def test_a_wrong_result_is_put_right(text, suggested):
    claim = check_text(text).claims[-1]
    assert claim.status.value == "REFUTED"
    assert claim.suggestion == suggested


@pytest.mark.parametrize(
    "text",
    [
        r"$\sqrt6 = 2$.",  # no decimal: it is not known to how many digits
        r"$(1, 2) + (3, 4) = (4, 7, 1)$.",
        r"$\sqrt6 < 2.236$.",
    ],
)
def test_what_is_no_result_is_not(text):
    assert all(claim.suggestion is None for claim in check_text(text).claims)
