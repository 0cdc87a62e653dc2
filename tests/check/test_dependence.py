"""What depends on what: chains of definitions, functions with other symbols in them, letters that
may be functions, functions with a parameter in the subscript."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
SIGMA = r"Let $\sigma(t) = \frac{1}{1+e^{-t}}$. "
CHAIN = SIGMA + (
    r"Let $z = wx + b$, let $p = \sigma(z)$, and let $\ell = -y\ln p - (1-y)\ln(1-p)$. Then "
)


def statuses(text):
    return [claim.status for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"\frac{\partial\ell}{\partial p} = \frac{p-y}{p(1-p)}", P),
        (r"\frac{\partial\ell}{\partial p} = \frac{y-p}{p(1-p)}", R),
        (r"\frac{\partial p}{\partial z} = p(1-p)", P),
        (r"\frac{\partial p}{\partial z} = x p(1-p)", R),
        (r"\frac{\partial z}{\partial w} = x", P),
        (r"\frac{\partial\ell}{\partial z} = p - y", P),
        (r"\frac{\partial\ell}{\partial w} = (p - y)x", P),
        (r"\frac{\partial\ell}{\partial b} = p - y", P),
        (r"\frac{\partial\ell}{\partial b} = y - p", R),
        (
            (
                r"\frac{\partial\ell}{\partial w} = \frac{\partial\ell}{\partial p}"
                r"\frac{\partial p}{\partial z}\frac{\partial z}{\partial w}"
            ),
            P,
        ),
        (
            (
                r"\frac{\partial\ell}{\partial w} = \frac{\partial\ell}{\partial p}"
                r"\frac{\partial z}{\partial w}"
            ),
            R,
        ),
        (r"\frac{\partial\ell}{\partial t} = 0", N),
        (r"\frac{\partial^2\ell}{\partial z^2} = p(1-p)", P),
        (r"p(z) = \sigma(z)", P),
        (r"p'(z) = p(1-p)", P),
        (r"\ell(w) = \ell", P),
        (r"\ell(w) = 2\ell", R),
        (r"\ell(w) = w\ell", P),  # if it is a product, and the report says so
    ],
)
def test_derivatives_by_the_names_of_a_chain_of_definitions(claim, status):
    assert statuses(f"{CHAIN}${claim}$.") == [status]


@pytest.mark.parametrize(
    ("before", "claim", "status"),
    [
        ("$f(x) = x^2 + c$. ", r"\frac{df}{dc} = 1", P),
        ("$f(x) = x^2 + c$. ", r"\frac{df}{dc} = 2c + 1", R),
        ("$f(x) = x^2 + c$. ", r"\frac{df}{dx} = 2x", P),
        ("$f(x) = x^2 + c$. ", r"\frac{df}{dt} = 2t", N),
        ("$f(x) = x^2 + 1$. ", r"\frac{df}{dt} = 2t", P),
        (SIGMA, r"\frac{d\sigma}{dz} = \sigma(1-\sigma)", P),
        (SIGMA, r"\frac{d\sigma}{dz} = \sigma(1+\sigma)", R),
        (SIGMA + r"Let $p(w) = \sigma(wx+b)$. ", r"\frac{dp}{db} = p(1-p)", P),
        (SIGMA + r"Let $p(w) = \sigma(wx+b)$. ", r"\frac{dp}{dw} = xp(1-p)", P),
        (SIGMA + r"Let $p(w) = \sigma(wx+b)$. ", r"\frac{dp}{dw} = p(1-p)", R),
        (SIGMA + r"Let $p(w) = \sigma(wx+b)$. ", r"\frac{dp}{du} = 0", N),
    ],
)
def test_a_function_with_other_symbols_in_it_stands_for_its_value_at_its_variable(
    before, claim, status
):
    assert statuses(f"{before}Then ${claim}$.") == [status]


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"p(w) + p(2) = w^2 + 4", P),
        (r"p(w) + p(2) = w^2 + 2w^2", R),
        (r"p'(3) = 6", P),
        (r"p'(3) = 9", R),
        (r"p(w+1) = w^2 + 2w + 1", P),
        (r"p(w+1) = pw + p", P),  # a product, and the report says so
        (r"p(1-p) = p - p^2", P),
        (r"p(w+1) = w^2", R),
    ],
)
def test_the_value_of_a_quantity_at_a_place(claim, status):
    assert statuses(f"Let $p = w^2$. Then ${claim}$.") == [status]


def test_one_value_for_several_symbols():
    text = "Let $u = v = 3$. For $w_1 = w_2 = 1$ and $b = -1$: $w_1 + w_2 + b = 1$, "
    text += "so we have $w_2 = 2$."
    assert statuses(text) == [P, R]


def test_a_value_after_for_that_only_a_formula_mentions():
    text = SIGMA + r"Let $h(x) = \sigma(wx + b)$. For $w = 2$ and $b = -1$: $h(0) = \sigma(-1)$."
    assert statuses(text) == [P]


def test_vectors_as_lists():
    text = (
        r"Let $x = (1, 2)^T$. Then $x^T x = 5$, $x x^T = \begin{pmatrix}1&2\\2&4\end{pmatrix}$, "
        r"$(3, 4) x = 11$, $(3, 4)^T x = 11$, $x^T (3, 4) = 11$, $x^T x = 4$, $x^2 = 5$."
    )
    assert statuses(text) == [P, P, P, P, P, R, Status.UNREAD]


def test_another_section_may_define_a_name_as_a_function():
    text = "Let $p = x^2$. Then $p + 1 = x^2 + 1$.\n\n# Two\n\nLet $p(w) = 3w$. Then $p(2) = 6$."
    assert statuses(text) == [P, P]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # σ is defined after its first use: no factor
        (
            (
                r"Let $s_k(x) = x\sigma(kx)$ with the sigmoid $\sigma(x) = \frac{1}{1+e^{-x}}$. "
                r"Then $s_1(x) + s_{-1}(x) = x$ and $s_1'(0) = \frac12$ and $s_1'(0) = 1$."
            ),
            [P, P, R],
        ),
        # σ is never defined: nothing is wrong, and what is missing is named
        (r"$f(x) = \sigma(2x)$. Then $f'(x) = 2\sigma(2x)(1-\sigma(2x))$.", [N]),
        (r"$f(x) = \sigma(2x)$. Then $f''(x) = 5$.", [N]),
        # what holds for every function is proved, what does not is left open
        (r"$g(x) = \phi(2x+1)$. Then $g'(x) = 2\phi'(2x+1)$.", [P]),
        (r"$g(x) = \phi(2x+1)$. Then $g'(x) = \phi'(2x+1)$.", [N]),
        (r"$\frac{d}{dx} f(x)^2 = 2f(x)f'(x)$ and $\frac{d}{dx} f(x)^2 = f'(x)$.", [P, N]),
        # a letter is not a factor in one place and a function in the next
        (r"$2 + f(1) = 2 + f(0) + f(1)$ and $2f(0) + f(1) = f(1)$.", [N, N]),
        # other letters before a bracket are factors
        (r"$a(b+c) = ab + ac$ and $a(b+c) = ab + c$.", [P, R]),
        # σ(1 − σ) is a product, whatever σ is
        (r"$\sigma(1-\sigma) = \sigma - \sigma^2$ and $\sigma(1-\sigma) = \sigma$.", [P, R]),
    ],
)
def test_a_letter_before_a_bracket(text, expected):
    assert statuses(text) == expected


def test_a_function_that_is_known_later_is_known_to_earlier_definitions():
    text = "Let $y = f(x)$. Let $a = 2$. Let $f(x) = ax$. Then $y = 2x$ and $y = 3x$."
    assert statuses(text) == [P, R]


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"f_2(x) = x^2", P),
        (r"f_3'(x) = 3f_2(x)", P),
        (r"f_3'(x) = 2f_2(x)", R),
        (r"f_{-1}(x) = \frac1x", P),
        (r"f_{m+1}(2) = 2 f_m(2)", P),
    ],
)
def test_functions_with_a_parameter_in_the_subscript(claim, status):
    assert statuses(f"Let $f_k(x) = x^k$. Then ${claim}$.") == [status]


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"\frac{\partial J}{\partial w} = \frac2m\sum_{i=1}^m (w x_i - y_i)x_i", P),
        (r"\frac{\partial J}{\partial w} = \frac1m\sum_{i=1}^m (w x_i - y_i)x_i", R),
    ],
)
def test_a_function_of_the_weights_with_a_sum_of_any_length(claim, status):
    assert statuses(rf"$J(w) = \frac1m\sum_{{i=1}}^m (w x_i-y_i)^2$. Then ${claim}$.") == [status]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\frac{d}{dx}(xy)=y$ and $\frac{d}{dx}(xy)=y+x\frac{dy}{dx}$", [N, P]),
        (r"Let $y$ be a function of $x$. Then $\frac{d}{dx}(xy)=y$.", [N]),
        (r"$\frac{d}{dx}(xy)=y$. Here $y$ depends on $x$.", [N]),
        (r"Sei $y$ eine Funktion von $x$. Dann ist $\frac{d}{dx}(xy)=y$.", [N]),
        (r"设 $y$ 是 $x$ 的函数。则 $\frac{d}{dx}(xy)=y$。", [N]),
        (r"$\frac{d}{dx}(xy)=y$ and $\frac{d}{dx}(xy) = 2y$", [P, R]),
        (r"$\frac{\partial}{\partial x}(xy)=y$. Here $y$ depends on $x$.", [P]),
        (r"Let $y = x^2$ and $\frac{dy}{dx}=2x$. Then $\frac{d}{dx}(xy) = 3x^2$.", [P, P]),
        ("# Exercise 1\n$y$ depends on $x$.\n\n# Exercise 2\n$\\frac{d}{dx}(xy)=y$", [P]),
    ],
)
def test_a_letter_that_the_text_makes_a_function(text, expected):
    assert statuses(text) == expected
