"""Hostile and broken input: a precise UNREAD within seconds, and no other formula suffers."""

import random
import time

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome, Verdict

GOOD = " then $1 + 1 = 2$"


def check(text):
    start = time.process_time()
    report = check_text(text, by=decide)
    assert time.process_time() - start < 20  # a bound on growth, with room for a slow machine
    return report


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        (r"\foo x", "1:2: the command"),
        ("{" * 5000 + "x" + "}" * 5000, "1:82: brackets are nested"),
        ("x+" * 1_000_000 + "x", "1:20002: the formula has more than"),
        ("9" * 5_000, "more than 400 digits"),
        ("(1", "1:2: the bracket that opens here"),
        ("1 = 2 = ", "a side of the relation is missing"),
        ("x @ y", "1:4: the character '@'"),
        (r"\frac{1}", "the formula ends too early"),
    ],
)
def test_what_cannot_be_read_is_unread_with_place_and_advice(formula, says):
    report = check(f"${formula}$\n\n{GOOD}")
    unread = [formula for formula in report.formulas if formula.role is Role.UNREAD]
    unread_claims = [claim for claim in report.claims if claim.status is Status.UNREAD]
    told = " ".join([*(item.note for item in unread), *(claim.reason for claim in unread_claims)])
    assert says in told
    assert report.claims[-1].status is Status.PROVED


@pytest.mark.parametrize(
    "formula",
    ["9^{9^{9^9}} = 1", "999999999! = 1", r"\binom{999999999}{3} = 1", "e^{10^9} = 1",
     r"\sum_{i=1}^{999999} i = 1", "(10^{9999})^{9999} = 1", "x^{999999999} = 1"],
)  # fmt: skip
def test_huge_constants_are_refused_before_they_are_computed(formula):
    report = check(f"${formula}$ {GOOD}")
    assert report.claims[0].status is Status.UNREAD
    assert report.claims[1].status is Status.PROVED


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        "$x$ " * 20_000,
        "\\(" * 300_000,
        "`a " * 200_000,
        "$" * 100_001,
        "\x00\x01\xff" * 10_000,
        "$" + "(" * 78 + "x" + ")" * 78 + " = x$",
        "$" + r"\frac{1}{1+" * 75 + "x" + "}" * 75 + " = 1$",
    ],
    ids=range(8),
)
def test_pathological_texts(text):
    report = check(f"{text}\n\n{GOOD}")
    assert report.formulas


@pytest.mark.parametrize(
    "formula",
    [
        *(command * 300 + " x" for command in (r"\sqrt", r"\frac1", r"\hat", r"\boxed")),
        r"\frac" * 24 + " x" * 25,
        r"\sqrt(" * 60 + "x" + ")" * 60,
        "x" + "!" * 3000,
        r"\|" * 3000,
        r"\ln " * 3000 + "x",
        r"\partial_x " * 600 + "x",
        r"\int_0^1 " * 20 + "x" + " dx" * 20,
        r"\sum_{i=1}^3 " * 20 + "i",
    ],
)
def test_what_is_nested_without_braces_is_refused_or_read_at_once(formula):
    report = check(f"${formula} = 1$ and $y = {formula}$ {GOOD}")
    assert len(report.formulas) == 3
    assert report.claims[-1].status is Status.PROVED
    assert all(claim.status is not Status.PROVED for claim in report.claims[:-1])


def test_what_nests_a_little_is_still_read():
    claims = check_text(
        r"$\sqrt\frac{4}{9} = \frac23$, $\frac\frac123 = \frac16$, $\sqrt[3]\frac18 = \frac12$, "
        r"$2^\sqrt{4} = 4$, $\sqrt(4) = 2$, $\ln \exp \ln \exp x = x$, "
        r"$\frac12 \sqrt\frac{4}{9} = \frac23$", by=decide
    ).claims  # fmt: skip
    assert [claim.status for claim in claims] == [*[Status.PROVED] * 6, Status.REFUTED]


@pytest.mark.parametrize(
    "code", ["x = model(y)   # so\n\n" * 2000, "    pass\n" * 4000, "\n" * 9000]
)
def test_long_code_costs_no_time(code):
    start = time.process_time()
    report = check(f"We have $1 + 1 = 2$.\n\n```python\n{code}```\n\nSo {GOOD} <!--\n{code}-->")
    assert [claim.status for claim in report.claims] == [Status.PROVED] * 2
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text",
    [
        r"$\eta = 0.1$. The optimal $\eta = \frac{2{\lambda + 1} = 0.5$ for $\lambda = 1$",
        r"$()=y^2$$f=x y=0$So$x=2$",
        r"$\sigma(x) = e$ then $= \frac{1}{x} = (x)$ and $\sigma'(x) = 0$=>$6 = 7$",
        r"$\|ex\|$ and $s_i(x) = c{x}{me^{x}}$ with $e = (1, 2)$",
        r"$\|ex\|$$e{softmax}_i(x)=c{{x}}{me^{x}}$",
        r"$=$$W=\begin{pmatrix}1&1\\2&0\end{pmatrix}$$Wx$",
        "$(x,y)=x 3=0$$yy=0$So$x=5$",
        "At $2$ at $=$$y=$",
        r"$σ=\frac{±3}{6}$=>$=\frac{σ}{σ}=±ln(2)$",
        r"$=g$$\|g\|$",
        r"$(x,y)=x$.$xy=0\Rightarrow y=x$",
    ],
    ids=range(11),
)
def test_sides_that_are_missing_or_unread_break_nothing(text):
    report = check_text(text, by=decide)
    assert len(report.formulas) == text.count("$") // 2


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["$f(x)=x^2$"] * 500),
        "Let $x = 1$. " + " ".join(f"Then $x + {i} = {i + 1}$." for i in range(400)),
        "$" + ", ".join(f"x_{{{i}}} = {i}" for i in range(300)) + "$",
        "\n\n".join(f"Define $g_{{{i}}}(x) = x + {i}$." for i in range(350)),
    ],
    ids=["lines", "sentences", "states", "definitions"],
)
def test_long_documents_take_time_in_proportion(text):
    start = time.process_time()
    check_text(text, by=undecided)
    assert time.process_time() - start < 20


def undecided(_left, _right, _context, _relation="="):
    return Verdict(Outcome.UNDECIDED, "not asked")


def test_an_unclosed_formula_keeps_the_others():
    report = check("first $1 + 1 = 2$, then $x = 1 and\n\nlast $2 + 2 = 4$")
    assert [claim.status for claim in report.claims] == [Status.PROVED] * 2
    assert report.formulas[1].role is Role.UNREAD
    assert report.formulas[1].span.column == 25


BITS = [
    *"{}^_()[]x'+-=12d&|,.!/Tel<:",
    *[r"\frac", r"\sigma", r"\sum", r"\int", r"\partial", r"\frac{d}{dx}", r"\\", r"\nabla"],
    *[r"\begin{pmatrix}", r"\end{pmatrix}", r"\begin{cases}", r"\end{cases}", r"\left("],
    *[r"\right)", r"\text{where}", r"\to", r"\cdot", r"\sqrt", r"\log", r"\max", r"W^{[l]}"],
    *[r"a^{[1]}", r"\hat", r"\odot", r"\dots", r"\in", "0.5"],
]


@pytest.mark.parametrize("seed", range(150))
def test_random_formulas_never_raise(seed):
    chance = random.Random(seed)  # noqa: S311
    formula = " ".join(chance.choice(BITS) for _ in range(chance.randrange(1, 25)))
    check_text(f"$${formula}$$ {GOOD}", by=decide)
