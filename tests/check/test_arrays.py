"""Letters that a text shows to be matrices or vectors: nothing is decided as if about numbers."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


def claims(text):
    return check_text(text, by=decide).claims


def statuses(text):
    return [claim.status for claim in claims(text) if claim.status is not Status.UNREAD]


@pytest.mark.parametrize(
    "text",
    [
        # shown by a formula, before the claim or after it
        r"We know $\det(A)$. Then $AB = BA$.",
        r"Then $AB = BA$. Here $\det(A - \lambda I) = 0$.",
        r"Let $d = \operatorname{tr}(A) + \mathrm{rank}(B)$. Then $(A+B)^2 = A^2+2AB+B^2$.",
        r"$A\odot B = AB$",
        r"$\mathbf{A}\mathbf{B} = \mathbf{B}\mathbf{A}$",
        r"$\boldsymbol{x}\boldsymbol{y} = \boldsymbol{y}\boldsymbol{x}$",
        r"$\mathbf x^2 = \mathbf x \mathbf x$",
        r"$\vec{x}\,\vec{y} = \vec{y}\,\vec{x}$",
        r"Let $\mathbf{A}$ and $\mathbf{B}$ be given. Then $AB = BA$.",
        r"\newcommand{\x}{\mathbf{x}}\newcommand{\y}{\mathbf{y}} $\x\y=\y\x$",
        r"$\lVert x\rVert^2 = x^2$",
        r"$A^\dagger A = A A^\dagger$",
        r"$A^H A = A A^H$",
        # shown by what is claimed
        "$AB = BA$",
        r"$AB - BA = 0$",
        r"$(AB)^{-1} = A^{-1}B^{-1}$",
        r"$(A+B)^{-1} = A^{-1}+B^{-1}$",
        r"$(I+A)(I-A) = I - A^2$",
        r"$(I - A)^{-1} = I + A(I-A)^{-1}$",
        r"$A' A = A A'$",
        r"$a\times b = -b\times a$",
        r"$a\times b = b\times a$",
        # shown by words
        "Let A and B be matrices. Then $AB = BA$.",
        "Let $A$ and $B$ be matrices. Then $AB = BA$.",
        r"Let $A$, $B$ be two $n\times n$ matrices. Then $AB = BA$.",
        "The square matrices $A, B$ are given. Then $AB = BA$.",
        "For vectors $x$ and $y$ we have $(x+y)^2 = x^2+2xy+y^2$.",
        "Then $AB=BA$ where $A$ is an invertible matrix.",
        r"We have $AC=CA$ for $A, B, C \in \mathbb{R}^{n\times n}$.",
        "Sei $A$ eine invertierbare Matrix. Dann ist $AB=BA$.",
        "Soient $A$ et $B$ deux matrices carrées. Alors $AB=BA$.",
        "Sean $A$ y $B$ matrices cuadradas. Entonces $AB=BA$.",
        "设 $A$ 和 $B$ 是 $n$ 阶矩阵。则 $AB=BA$。",
    ],
)
def test_a_claim_that_rests_on_numbers_asks(text):
    assert statuses(text) == [N]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # plain sums, and products entry by entry, are the same for matrices
        ("For matrices $A$, $B$ we have $2(A+B) = 2A + 2B$ and $A + A = 3A$.", [P, R]),
        (r"$A \odot B = B \odot A$ and $a\odot(b + 1) = a\odot b + a$", [P, P]),
        (r"$a\odot(b + c) = a\odot b + c$", [R]),
        (r"$\|x + y\| = \|x\| + \|y\|$", [R]),
        (r"Let $w$ be the weight vector. Then $w - \eta w = (1-\eta) w$.", [P]),
        # letters that are numbers
        (r"Let $A, B \in \mathbb{R}$. Then $(AB)^{-1} = A^{-1}B^{-1}$.", [P]),
        (r"Let $N\in\mathbb{N}$. Then $N^{-1} = 1/N$.", [P]),
        ("$V = I R$ and $P = V I$. So $P = I^2 R$ and $(I_1+I_2)R = I_1R+I_2R$.", [P, P]),
        ("Here $n$ is the matrix size. So $n n = n^2$. Multiply $x$ by the matrix: $xx=x^2$.",
         [P, P]),
        (r"Let $a,b\in\mathbb{R}$. Then $a\times b = b\times a$. $3\times c = c\times 3$.", [P, P]),
        ("The matrix product of $x$ and $y$ is $xy = yx$.", [P]),
        ("Let $x$ be a real number and $A$ an $n\\times n$ matrix. Then $xx = x^2$, $xA = Ax$.",
         [P, N]),
        (r"We use $a \odot b$. Then $a \cdot b = b \cdot a$.", [P]),
        (r"Let $J = \frac12\|X w - y\|^2$. Then $\frac{\partial J}{\partial w} = X(Xw - y)$.", [N]),
        # values and definitions
        (r"Let $\mathbf{w} = (1,2)$, $\mathbf{x}=(3,4)$. Then $\mathbf{w}^T\mathbf{x}=11$.", [P]),
        (r"With the vector $v = (3,4)$ we get $\|v\| = 5$.", [P]),
        # a bold letter is another one than the plain letter
        (r"The input is $\mathbf{x}$. Let $f(x) = x^2$. Then $f'(x) = 2x$.", [P]),
        # what is shown holds in its exercise
        ("# Exercise 1\nLet $x$, $y$ be vectors.\n\n# Exercise 2\nAlways $xy=yx$.", [P]),
        ("Let $x$, $y$ be vectors.\n\n# Exercise 2\nAlways $xy=yx$.", [N]),
        (
            "Let $x\\in\\mathbb{R}^n$.\n\n# Exercise 2\nLet $x\\in\\mathbb{R}$; $x\\cdot x=x^2$.",
            [P],
        ),
    ],
)  # fmt: skip
def test_what_does_not_rest_on_numbers_is_decided(text, expected):
    assert statuses(text) == expected


def test_the_question_says_what_to_declare():
    (asked,) = claims("$(AB)^{-1} = A^{-1}B^{-1}$")
    assert asked.missing == ("whether A and B are numbers",)
    assert r"$A \in \mathbb{R}$" in asked.reason
    (shown,) = claims("For the matrix $A$ we have $AB = BA$.")
    assert shown.missing == ("the entries of A (a matrix)",)
