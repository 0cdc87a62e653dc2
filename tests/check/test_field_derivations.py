"""Short derivations in the styles of notes, books and threads, with the verdict on every claim.

P: proved, R: refuted, N: needs context, U: undecided, X: unread; in the order of the claims.  Every
wrong line is a slip that is seen in the wild.
"""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

LETTERS = {
    "PROVED": "P", "REFUTED": "R", "NEEDS_CONTEXT": "N", "UNDECIDED": "U", "UNREAD": "X",
}  # fmt: skip

NAMED_LATER = [  # what a letter is is said after its first use
    (
        r"With $a = \sigma(z)$ we get $\frac{da}{dz} = a(1-a)$, where $\sigma$ is the sigmoid.",
        "P",
    ),
    (
        r"With $a = \sigma(z)$ we get $\frac{da}{dz} = a(1+a)$. Here $\sigma$ denotes the "
        "logistic function.",
        "R",
    ),
    (
        r"For $z = wx + b$ and $\hat y = \sigma(z)$ ($\sigma$ = logistic function) "
        r"$$\frac{d\hat y}{dw} = \hat y(1-\hat y)x, \qquad \frac{d\hat y}{db} = \hat y(1-\hat y)x$$",
        "P R",
    ),
    (
        r"Let $f(x) = x\,\sigma(\beta x)$, where $\sigma(\cdot)$ is the usual sigmoid function. Then"
        r" $f'(x) = \sigma(\beta x) + x\sigma(\beta x)(1-\sigma(\beta x))$.",
        "R",
    ),
    (r"With the sigmoid function $\sigma$ we have $1 - \sigma(x) = \sigma(-x)$.", "P"),
    (r"Let $h = g(z)$, where $g$ is the tanh activation. Then $\frac{dh}{dz} = 1 - h$.", "R"),
    (r"Let $h = g(z)$, where $g$ is the ReLU. For $z > 0$ we have $\frac{dh}{dz} = 1$.", "P"),
    # the logistic loss is no sigmoid, and neither is the sigmoid of something
    (r"We have $J(0) = \frac12$, where $J$ is the logistic loss.", "N"),
    (r"We have $a(1) = \frac12$, where $a$ is the sigmoid of $z$.", "N"),
]


def verdicts(document, toml="", markup="markdown"):
    problem = read_problem(toml) if toml else None
    report = check_text(document, problem=problem, markup=markup, by=decide)
    return " ".join(LETTERS[claim.status.value] for claim in report.claims)


@pytest.mark.parametrize(("document", "expected"), NAMED_LATER)
def test_what_a_letter_is_may_be_said_later(document, expected):
    assert verdicts(document) == expected
