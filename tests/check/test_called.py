"""What words call a letter limits it: a claim that only holds there is not refuted."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Let $x$ be positive. Then $\sqrt{x^2}=x$ and $\sqrt{x^2} = 2x$.", [P, R]),
        (r"Let $x$ be a positive real number. Then $\sqrt{x^2}=x$.", [N]),
        (r"For positive $x$ we have $|x|=x$. For negative $x$ we have $|x|=-x$.", [P, P]),
        (r"Let $x$ and $y$ be positive. Then $\sqrt{x^2y^2}=xy$.", [N]),
        (r"Let $p$ be a probability. Then $|1-p|=1-p$ and $|1-p| = p$.", [N, R]),
        (r"Let $n$ be an integer. Then $2^n = 2^{n} + \sin(n\pi)$.", [N]),
        (r"Sei $x$ positiv. Dann ist $|x|=x$.", [N]),
        (r"Soit $x$ un réel positif. Alors $|x|=x$.", [N]),
        (r"设 $x$ 为正数。则 $|x|=x$。", [P]),
        # not said
        (r"Here $x$ is not positive. So $|x|=x$.", [R]),
        (r"Let $f$ be the positive part of $x$. Then $|x|=x$.", [R]),
        ("# Exercise 1\nLet $x$ be positive.\n\n# Exercise 2\n$|x|=x$", [N]),
        # no real numbers
        ("Let $z$ be complex. Then $|z|^2 = z^2$.", [N]),
        (r"$e^{i\theta}=\cos\theta+i\sin\theta$", [P]),
        (r"Let $i = 2$. Then $i^2 = -1$.", [R]),
    ],
)
def test_what_words_call_a_letter(text, expected):
    assert [claim.status for claim in check_text(text, by=decide).claims] == expected
