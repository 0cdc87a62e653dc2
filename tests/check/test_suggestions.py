"""What would be right: small edits, each one proved."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.check.slips.edit import edits
from symsgd.check.slips.page import Page
from symsgd.prove.decide import decide
from symsgd.read.scope import Scope

FRONT = '+++\n[notation.functions]\nsigma = "sigmoid"\n+++\n'


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (r"\sigma'(x) = \sigma(x)(1+\sigma(x))", r"\sigma(x)(1-\sigma(x))"),
        (r"\sigma'(x) = \sigma(1-\sigma)^2", r"\sigma(1-\sigma)"),
        (r"\sigma''(x) = \sigma(1-\sigma)(1-\sigma)", r"\sigma(1-2\sigma)(1-\sigma)"),
        (r"\frac{d}{dx}\tanh x = 1 - \tanh x", r"1 - \tanh^2 x"),
        (r"\tanh x = \frac{e^{2x}-1}{e^x+1}", r"\frac{e^{2x}-1}{e^{2x}+1}"),
        (r"\sigma(x) = \frac{1}{1+e^{x}}", r"\frac{1}{1+e^{-x}}"),
        (r"\frac{d}{dx} x^3 = 3x^3", "3x^2"),
        (r"\sigma''(x) = -2\sigma\sigma + \sigma'", r"-2\sigma\sigma' + \sigma'"),
        (r"\sigma'(x) = (\sigma^2+\sigma)", r"(-\sigma^2+\sigma)"),
        (r"(x+1)^2 = x^2 + x + 1", "x^2 + 2x + 1"),
        (r"\frac{d}{dx} \sigma(tx) = t\sigma(x)(1-\sigma(tx))", r"t\sigma(tx)(1-\sigma(tx))"),
    ],
)
def test_a_slip_of_the_pen_is_recognised(wrong, right):
    claim = check_text(f"{FRONT}${wrong}$", by=decide).claims[0]
    assert claim.status is Status.REFUTED
    assert claim.suggestion is not None
    suggested = claim.suggestion.split(":")[0]
    left = wrong.split(" = ")[0]
    again = check_text(f"{FRONT}${left} = {suggested}$", by=decide).claims[0]
    assert again.status is Status.PROVED
    assert len(suggested) <= len(right) + 20


def test_nothing_is_suggested_where_no_small_edit_helps():
    claim = check_text(rf"{FRONT}$\sigma(x) = \cos(7x) + 3$", by=decide).claims[0]
    assert claim.suggestion is None


def test_edits_are_small_and_change_something():
    text = r"\frac{e^{-x}}{(1+e^{-x})^2}"
    for edit in edits(Page.of(text, "x", Scope())):
        assert 0 <= edit.mark[0] <= edit.mark[1] <= len(text)
        assert edit.apply(text) != text or edit.slip in ("variable", "digits turned")
        assert edit.what


SQUARES = r"Let $J = \frac{1}{2m}\sum_{i=1}^m (h_i - y_i)^2$, where $h_i = w x_i + b$. "


@pytest.mark.parametrize(
    ("before", "wrong", "part"),
    [
        ("", r"\frac{d}{dx}\sigma(tx) = t\sigma(x)(1-\sigma(x))", "(tx) instead of (x)"),
        (
            r"$z_j = \sum_i w_{ij} x_i + b_j$. ",
            r"\frac{\partial z_j}{\partial x_i} = w_{ji}",
            "the indices in the other order",
        ),
        (SQUARES, r"\frac{\partial J}{\partial b} = \sum_{i=1}^m (h_i - y_i)", "divided by m"),
        (
            SQUARES,
            r"\frac{\partial J}{\partial w} = \frac1m\sum_{i=1}^m (h_i - y_i)",
            "a factor x_i more",
        ),
    ],
)
def test_slips_of_the_field(before, wrong, part):
    claim = check_text(f"{FRONT}{before}${wrong}$", by=decide).claims[-1]
    assert claim.status is Status.REFUTED
    assert part in claim.suggestion


COST = r"Let $C = \frac12 (a - y)^2$, where $a = \sigma(w x + b)$. "
VECTORS = (
    r"Let $u = \begin{pmatrix} 1 \\ 2 \end{pmatrix}$ and"
    r" $v = \begin{pmatrix} 3 \\ 4 \end{pmatrix}$. "
)
SOFTMAX = r"Let $s_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. "


@pytest.mark.parametrize(
    ("before", "wrong", "right"),
    [
        (COST, r"\frac{\partial C}{\partial w} = (a-y)a(1-a)", "x (a-y)a(1-a)"),
        (COST, r"\frac{\partial C}{\partial b} = (a-y)a(1-a)x", "(a-y)a(1-a)"),
        (COST, r"\frac{\partial C}{\partial w} = 2(a-y)a(1-a)x", "(a-y)a(1-a)x"),
        (SOFTMAX, r"\frac{\partial s_i}{\partial z_j} = s_i(1 - s_j)", r"s_i(\delta_{ij} - s_j)"),
        (SOFTMAX, r"\frac{\partial s_i}{\partial z_j} = s_i(\delta_{ij} + s_j)",
         r"s_i(\delta_{ij} - s_j)"),
        ("", r"\ln\frac{x}{y} = \ln x + \ln y", r"\ln x - \ln y"),
        ("", r"(x+y)^2 = x^2 + y^2", "x^2 + y^2 + 2 x y"),
        ("", r"\frac{d}{dx}(x^2 \sin x) = 2x \sin x",
         r"2x \sin x + x^2 \frac{d}{dx}\left(\sin x\right)"),
        ("", r"\frac{d}{dx}\frac{\sin x}{x} = \frac{x\cos x + \sin x}{x^2}",
         r"\frac{x\cos x - \sin x}{x^2}"),
        ("", r"\frac{d}{dx}\tanh^2 x = 2\tanh x",
         r"\left(2\tanh x\right) \cdot \frac{d}{dx}\left(\tanh x\right)"),
        (VECTORS,
         r"\begin{pmatrix} 3 & 4 \\ 6 & 8 \end{pmatrix} = v u^T", "u v^T"),
    ],
)  # fmt: skip
def test_what_the_field_gets_wrong_is_put_right(before, wrong, right):
    claim = check_text(f"{FRONT}{before}${wrong}$", by=decide).claims[-1]
    assert claim.status is Status.REFUTED
    assert claim.suggestion.rpartition(": ")[0] == right


def test_a_side_without_values_is_no_suggestion():
    claim = check_text(r"$\sqrt{x^2} = x^2$", by=decide).claims[0]
    assert (claim.status, claim.suggestion) == (Status.REFUTED, None)


def test_the_other_side_again_is_no_suggestion():
    claim = check_text(rf"{FRONT}$\sigma'(x) = \sigma(x)$", by=decide).claims[0]
    assert claim.suggestion != r"\sigma'(x): one prime more"


@pytest.mark.parametrize(
    "text",
    [
        "$x^2 < 0$",  # half of all changes make an inequality hold
        "Let $x>0$. Then $x < x^2$.",
        "Let $x=2$. Then $x \\ge 3$.",
        "$u^2 + 1 = u + 1$",  # u u + 1 is the left side again
        "$v^3 = v$",
        r"$x^2 = 4 \Rightarrow x = 2$",  # nor -x^2 = 4, from which everything follows
        "Let $f(x)=x^3$. Then $f(-x)=3x^2$.",  # nor is f'(-x) meant
    ],
)
def test_what_is_no_slip_is_not_suggested(text):
    for claim in check_text(text, by=decide).claims:
        assert claim.status is not Status.PROVED
        assert claim.suggestion is None


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Let $x = 3$. Then $2x+1=8$.", "7: 7 instead of 8"),
        ("Let $f(x)=x^3$. Then $f'(-1)=-3$.", "3: without the minus"),
        ("$-x^2=(-x)^2$", "-(-x)^2: a minus more"),
        (r"$2x + 1 = x + 4 \Rightarrow x = 4$", "x = 3: 3 instead of 4"),
        ("Let $f(x)=x^3$. Then $f(x)=3x^2$.", "f'(x): one prime more, on the left side"),
        # numbers fit by accident: the value is told where no slip is the only one
        ("Let $g(x)=\\max(0,x)$. Then $g(-3)=6$.", "0: the value of the left side"),
        (r"Let $\sigma(x)=\frac{1}{1+e^{-x}}$. Then $\sigma(0)=1$.",
         r"\frac{1}{2}: the value of the left side"),
        ("Let $f(x)=x^3+2x$. Then $f'(2)=12$.", "14: the value of the left side"),
        ("$2^3 + 1 = 7$", "9: the value of the left side"),
        (r"$3\cdot 7 = 28$", "21: the value of the left side"),
        (r"$3\cdot 4 + 2\cdot 5 = 13 + 10$", "22: the value of the left side"),
        (r"$0.7\cdot 0.3 = 2.1$", "0.21: the value of the left side"),
        (r"$17 - 0.1\cdot 3 = 17 + 0.3$", "17 - 0.3: - instead of +"),
    ],
)  # fmt: skip
def test_what_is_a_slip_is_suggested(text, suggestion):
    (claim,) = check_text(text, by=decide).claims
    assert claim.suggestion == suggestion
