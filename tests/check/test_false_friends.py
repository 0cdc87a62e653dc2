"""Documents that once got a wrong verdict: each is now decided rightly, or asks."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


def statuses(text):
    return [claim.status for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an earlier member of a recurrence may depend on what is differentiated by
        (r"Let $h_t = w h_{t-1}$. Then $\frac{\partial h_t}{\partial h_{t-2}} = w^2$.", [N]),
        (r"Let $h_t = w h_{t-1}$. Then $\frac{\partial h_t}{\partial h_{t-2}} = 0$.", [N]),
        (r"Let $h_t = w h_{t-1}$. Then $\frac{\partial h_t}{\partial w} = h_{t-1}$.", [N]),
        (r"Let $h_t = w h_{t-1}$. Then $\frac{\partial h_t}{\partial h_{t-1}} = w$.", [P]),
        (
            r"Let $v_t = \beta v_{t-1} + g_t$. Then $\frac{\partial v_t}{\partial g_{t-1}} = 0$.",
            [N],
        ),
        (r"Let $v_t = \beta v_{t-1} + g_t$. Then $\frac{\partial v_t}{\partial g_t} = 1$.", [P]),
        # what was declared as a matrix or a vector is no number
        (
            r"Let $A\in\mathbb{R}^{2\times 2}$ and $B\in\mathbb{R}^{2\times 2}$. Then $AB = BA$.",
            [N],
        ),
        (r"For $u \in \mathbb{R}^n$ we have $u^2 = u u$.", [N]),
        (r"For the matrix $A$ we have $A + A = 2A$ and $AA + A = A(A + 1)$.", [P, N]),
        (r"Let $x \in \mathbb{R}$. Then $x + x = 2x$.", [P]),
        (r"We use $A^T A$. Then $AB = BA$.", [N]),
        (r"We use $A^T$ and $B^T$. Then $(A+B)^2 = A^2+2AB+B^2$.", [N]),
        (r"Let $a = 2$ and $b = 3$. We use $a^T b$. Then $ab = ba = 6$.", [P, P]),
        # a value after a step is another one
        (r"We start with $w = 1$. After one step, $w = 0.8$. Then $w^2 = 0.64$.", [P]),
        (r"Let $w = 1$. Then $w = 2$.", [R]),
        # the other case is a claim of its own, not one more condition
        (r"We have $|x| = x$ if $x > 0$, and $|x| = 2x$ otherwise.", [P, R]),
        # finite sets
        (r"Let $y\in\{0,1\}$. Then $y^2=y$ and $2y = y^2$.", [P, R]),
        (r"Let $y\in\{0,1\}$. Then $p^y(1-p)^{1-y} = yp+(1-y)(1-p)$.", [P]),
        (r"Let $y\in\{-1,1\}$. Then $(1-yf)^2=(y-f)^2$.", [P]),
        # a condition belongs to the claim before it
        (r"Let $f(x)=|x|$. We have $f'(x)=1$ for $x>0$, $f'(x)=-1$ for $x<0$.", [P, P]),
        (r"Let $f(x)=|x|$. We have $f'(x)=1$ for $x>0$, $f'(x)=1$ for $x<0$.", [P, R]),
        (r"Let $f(x)=|x|$. For $x>0$ we have $f(x)=x$, and for $x<0$ we have $f(x)=-x$.", [P, P]),
        (r"Let $h(x) = \max(-1,\min(1,x))$. Then $h'(x)=1$ for $|x|<1$.", [P]),
        (r"Let $h(x) = \max(-1,\min(1,x))$. Then $h'(x)=0$ for $|x|<1$.", [R]),
        (r"Let $f(x) = \max(0,x)$. Then $f(x) = x$ if $x>0$ and $f(x)=0$ otherwise.", [P, P]),
        (
            (
                r"Let $f(x) = \max(0,x) + a\min(0,x)$. Then $f'(x) = a$ for $x<0$ and $f'(x)=1$ "
                r"for $x>0$, $f'(x)=a$ for $x>0$."
            ),
            [P, P, R],
        ),
        # numbers are put in after differentiation, or it is asked
        (r"Let $f(x,y)=x^2+y^2$. The gradient is $\nabla f(1,2) = (0,0)$.", [R]),
        (r"Let $f(x)=x^3$. Then $\frac{d}{dx} f(2) = 12$.", [N]),
        (r"Let $f(x)=x^3$. Then $\frac{d}{dx} f(2) = 0$.", [N]),
        # a letter gets another value
        (r"Let $f(x)=x^2$. For $x=2$ we have $f(x)=4$, for $x=3$ we have $f(x)=9$.", [P, P]),
        (r"Take $x=4$. Then $x^2=16$. At $x=5$ we have $x^2=25$. Here $x^2=16$.", [P, P, P]),
        (r"With $\eta=0.1$ we get $2\eta=0.2$. With $\eta=0.5$ we get $2\eta=1$.", [P, P]),
        # for all x: whatever value it had
        ("Let $x=2$. Then $x^2=4$. For all real $x$ we have $x^2 = 4$.", [P, R]),
        ("Let $x=2$. Then $x^2=4$. For all real $x$ we have $x + x = 2x$.", [P, P]),
        # lists of functions of one name, and a name that is taken up again
        (
            (
                "- Sigmoid: $f(x)=\\frac{1}{1+e^{-x}}$, $f'(x) = f(x)(1-f(x))$.\n"
                "- Tanh: $f(x)=\\tanh x$, $f'(x)=1-f(x)^2$.\n"
            ),
            [P, P],
        ),
        ("Let $f(x)=x^2$. Then $f(2)=4$. Now let $f(x)=x^3$. Then $f(2)=8$.", [P, P]),
        ("Let $f(x)=x^2$. Then $f(2)=4$. Hence $f(x)=x^3$.", [P, R]),
        (
            (
                "MSE: $L = \\frac12(y-t)^2$, $\\frac{\\partial L}{\\partial y} = y-t$; "
                "CE: $L=-t\\log y$, $\\frac{\\partial L}{\\partial y} = -\\frac ty$."
            ),
            [P, P],
        ),
        (
            (
                "| name | f | f' |\n|---|---|---|\n"
                "| sigmoid | $f(x)=\\frac{1}{1+e^{-x}}$ | $f'(x)=f(x)(1-f(x))$ |\n"
                "| tanh | $f(x)=\\tanh x$ | $f'(x)=1-f(x)^2$ |\n"
            ),
            [P, P],
        ),
        # values end with their exercise, not with every heading
        ("# Exercise 1\nLet $x=2$. Then $x^2=4$.\n\n# Exercise 2\nAlways $x^2=4$.", [P, N]),
        ("# Given\nLet $x=2$.\n\n# Solution\nSo $x^2=4$.", [P]),
        # what is concluded is checked, and refutes nothing
        (
            (
                r"Gradient descent gives $w_{t+1} = w_t - \eta w_t$, so $w_2 = (1-2\eta)w_0$. "
                r"More precisely, $w_2 = (1-\eta)^2w_0$."
            ),
            [R, P],
        ),
        (r"We have $w_2 = 2a$. Then $w_2 + 1 = 2a + 1$.", [P]),
        ("Let $w=3$. Then $w + 1 = 4$. Therefore $w + 1 = 4$ for all $w$.", [P, N]),
        # a list without a transpose is a row or a column
        ("Let $x=(1,2)$ and $w=(3,4)$. Then $x w^T = 11$ and $w^T x = 11$.", [N, P]),
    ],
)
def test_a_document_that_once_got_a_wrong_verdict(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "read_as_numbers"),
    [
        (r"We have $\|x^2\| = x^2$ and $\|2\| = 2$.", [True, False]),
        (r"Let $h = \|e^t\|$. Then $h = e^t$.", [True]),
        (r"$\|a\| = |a|$ and $\|2\| = 2$ for $a \in \mathbb{R}$", [False, False]),  # it says so
        (r"For $a \in \mathbb{R}$, $\|a\| = |a|$ and $\|2\| = 2$.", [False, False]),
    ],
)
def test_a_norm_of_undeclared_symbols_names_its_reading(text, read_as_numbers):
    claims = check_text(text, by=decide).claims
    assert [claim.status for claim in claims] == [P] * len(claims)
    told = [any("as numbers" in one for one in claim.conditions) for claim in claims]
    assert told == read_as_numbers


def test_a_norm_of_a_letter_that_may_be_a_vector_is_not_refuted():
    (asked,) = check_text(r"$\|a\| = |a|$", by=decide).claims
    assert asked.status is Status.NEEDS_CONTEXT


def test_a_case_of_the_indices_is_claimed_though_it_follows_an_if():
    text = (
        r"Let $p_i=\frac{e^{z_i}}{\sum_j e^{z_j}}$. $\frac{\partial p_i}{\partial z_j}=p_i(1-p_i)$ "
        r"if $i=j$ and $\frac{\partial p_i}{\partial z_j}=p_ip_j$ if $i\ne j$."
    )
    assert len(statuses(text)) == 2
