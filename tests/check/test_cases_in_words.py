r"""Cases that words tell apart: "if x > 0", "otherwise"; a definition holds in its case only."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
MAX = r"Let $f(x) = \max(0,x)$. "
CLIP = r"Let $c(x)=\min(1,\max(-1,x))$. "
SOFTMAX = r"Let $p_i=\frac{e^{z_i}}{\sum_j e^{z_j}}$. "


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the conditions of the sentence leave
        (r"We have $|x| = x$ for $x \ge 0$ and $|x| = -x$ otherwise.", [P, P]),
        (r"We have $|x| = x$ for $x \ge 0$ and $-x$ otherwise.", [P, P]),
        (r"We have $|x| = x$ for $x \ge 0$ and $2x$ otherwise.", [P, R]),
        (r"If $x>0$ then $|x|=x$, otherwise $|x|=-x$.", [P, P]),
        (r"If $x>0$ then $|x|=x$, otherwise $|x|=x$.", [P, R]),
        (r"$|x| = x$ for $x\ge0$. Otherwise, $|x| = -x$.", [P, P]),
        (r"$$|x| = x \text{ if } x\ge 0, \quad |x| = -x \text{ otherwise}$$", [P, P]),
        (MAX + "Then $f'(x) = 1$ if $x>0$, and $2$ else.", [P, R]),
        (MAX + "$f'(x) = 1$ for $x>0$, otherwise $f'(x)=0$.", [P, P]),
        (CLIP + "$c(x) = -1$ if $x<-1$, $c(x)=1$ if $x>1$, and $c(x)=x$ otherwise.", [P, P, P]),
        (CLIP + "$c(x) = x$ if $|x|<1$ and $c(x)=1$ otherwise.", [P, R]),
        (
            SOFTMAX + r"$\frac{\partial p_i}{\partial z_j}=p_i(1-p_i)$ if $i=j$ "
            r"and $-p_ip_j$ otherwise.",
            [P, P],
        ),
        (
            SOFTMAX + r"$\frac{\partial p_i}{\partial z_j}=p_i(1-p_i)$ if $i=j$ "
            r"and $p_ip_j$ otherwise.",
            [P, R],
        ),
        # other languages
        (r"$|x|=x$ wenn $x\ge0$ und $|x|=-x$ sonst.", [P, P]),
        (r"$|x|=x$ si $x\ge0$ et $|x|=-x$ sinon.", [P, P]),
        (r"$|x|=x$ si $x\ge0$ y $|x|=-x$ en otro caso.", [P, P]),
        (r"当 $x\ge0$ 时 $|x|=x$，否则 $|x|=-x$。", [P, P]),
        # what is left is not clear
        (r"We have $|x| = -x$ otherwise.", [N]),
        (r"We have $|x| = x$ for $0 < x < 1$ and $|x| = -x$ otherwise.", [P, N]),
        (MAX + "For $y > 0$, $f(x)=x$ if $x>0$ and $f(x)=0$ otherwise.", [P, N]),
        (MAX + "For $x > -1$, $f(x)=x$ if $x>0$ and $f(x)=0$ otherwise.", [P, N]),
    ],
)  # fmt: skip
def test_claims_in_cases(text, expected):
    assert [claim.status for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Let $f(x)=x$ for $x\ge 0$ and $f(x)=-x$ otherwise. Then $f(-1)=1$, $f(-2)=-2$.", [P, R]),
        (r"Let $f(x)=x$ for $x\ge 0$ and $-x$ otherwise. Then $f(x)=|x|$.", [P]),
        (r"Let $f(x)=x$ if $x\ge 0$, and $f(x)=0$ if $x<0$. Then $f(x)=\max(0,x)$.", [P]),
        (r"For $x\ge 0$ let $f(x)=x$, and for $x<0$ let $f(x)=-x$. Then $f(x)=|x|$.", [P]),
        (r"$f(x)=x^2$ for $x\ge 0$, $f(x)=0$ for $x<0$. Then $f'(-1)=-2$, $f'(1)=2$.", [R, P]),
        ("Let $y = 1$ if $x>0$ and $y=0$ otherwise. Then $y^2 = y$.", [P]),
        ("Let $g(x)=2x$ if $0<x<1$ and $g(x)=0$ otherwise. Then $g(1/2)=1$, $g(3)=6$.", [P, R]),
        # one case alone says nothing of the others, which may come later
        (r"Let $f(x)=x$ for $x\ge0$. For $x<0$ we have $f(x)=0$. So $f(-1)=0$, $f(2)=1$.", [P, R]),
        ("Let $f(x)=x$ for $x > 0$. Then $f(-1)=1$.", [N]),
        (r"Let $f(x)=\ln x$ for $x>0$. Then $f'(x)=2/x$, $f'(x) = 1/x$.", [R, P]),
        (r"Let $f(x) = x^2$ for $x \in \mathbb{R}$. Then $f(x) = x^3$ for $x>0$.", [R]),
    ],
)
def test_definitions_in_cases(text, expected):
    assert [claim.status for claim in claims(text)] == expected
