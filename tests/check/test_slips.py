"""The inverse of every slip makes a true identity wrong, and its row repairs it."""

import pytest

from symsgd.check.claim import judge
from symsgd.check.finding import Link
from symsgd.check.judgement import Side
from symsgd.check.report import Status
from symsgd.check.slips.diagnose import suggest
from symsgd.check.slips.edit import edits
from symsgd.check.slips.page import Page
from symsgd.check.slips.slips import SLIPS
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import number, variable
from symsgd.prove.decide import decide
from symsgd.read.documents.source import Source
from symsgd.read.meaning import with_ambient
from symsgd.read.notation.parse import parse
from symsgd.read.scope import Scope

ROWS = {slip.name: slip for slip in SLIPS}
SCOPE = (
    Scope.of(functions={"sigma": "sigmoid", "f": "", "g": ""})
    .with_definition("u", Matrix.column(variable("a"), variable("b")))
    .with_definition("v", Matrix.column(number(3), variable("c")))
    .with_definition("a^[1]", variable("p"))
    .with_definition("a^[2]", variable("q"))
    .with_definition("W", Matrix(((number(1), number(2)), (number(3), number(4)))))
)
TRUE = (
    (r"\sigma'(x)", r"\sigma(x)(1-\sigma(x))"),
    (r"\sigma''(x)", r"-2\sigma\sigma' + \sigma'"),
    (r"\sigma''(x)", r"\sigma(1-\sigma)(1-2\sigma)"),
    (r"\sigma^{(3)}(x)", r"(6\sigma^2-6\sigma+1)\sigma^{(1)}(x)"),
    (r"\frac{d}{dx} \sigma(tx)", r"t\sigma(tx)(1-\sigma(tx))"),
    (r"\frac{d}{dx} \ln(1+e^{2x})", r"\frac{2 e^{2x}}{1+e^{2x}}"),
    (r"\frac{d}{dx} \frac{x}{1+x^2}", r"\frac{1-x^2}{(1+x^2)^2}"),
    (r"\frac{d}{dx} (x^2 \sin x)", r"2x \sin x + x^2 \cos x"),
    (r"\frac{d}{dx} (x \sigma(x))", r"\sigma + x \sigma'"),
    (r"\frac{1}{2}(x+y)^2", r"\frac12 x^2 + x y + \frac12 y^2"),
    (r"(x+y)^2", r"x^2 + y^2 + 2 x y"),
    (r"(x-1)^3", r"x^3 - 3x^2 + 3x - 1"),
    (r"x^4", r"(x^2)^2"),
    (r"\frac{3}{x}", r"\frac{21}{7x}"),
    (r"\frac{x+y}{4}", r"\frac14\left(x+y\right)"),
    (r"\frac{12}{x+y}", r"\frac{12}{x+y}"),
    (r"\tanh x", r"2\sigma(2x) - 1"),
    (r"\frac{d}{dx} \sin x", r"\cos x"),
    (r"u v^T", r"\begin{pmatrix} 3a & ac \\ 3b & bc \end{pmatrix}"),
    (r"\begin{pmatrix} 3a & ac \\ 3b & bc \end{pmatrix}", r"u v^T"),
    (r"\begin{pmatrix} 1 & 3 \\ 2 & 4 \end{pmatrix}", r"W^T"),
    (r"\begin{pmatrix} 3a+bc \end{pmatrix}", r"u^T v"),
    (r"\begin{pmatrix} a+2b \\ 3a+4b \end{pmatrix}", r"W u"),
    (r"\begin{pmatrix} a+3b \\ 2a+4b \end{pmatrix}", r"W^T u"),
    (r"w_{ij}(w_{ji} + 1)", r"w_{ij} w_{ji} + w_{ij}"),
    (r"n - 1 + m", r"(n-1) + m"),
    (r"n + m + x^n", r"n + x^n + m"),
    (r"2(x + y)", r"2\left(x+y\right)"),
    (r"\frac{1}{m}(x+y)", r"\frac{1}{m}\left(x+y\right)"),
    (r"1 - \sigma(x)", r"\sigma(-x)"),
    (r"3 x y", r"3 x y"),
)
EXAMPLES = {
    "bracket around a power": (r"\sigma(x)", r"\frac{1}{(1+e)^{-x}}"),
    "all indices": (r"2 w_{ij}", r"w_{ji} + w_{ji}"),
    "wrong index": (r"x_j w_{ij}", r"w_{ij} x_i"),
    "argument": (r"\frac{d}{dx} \sigma(tx)", r"t\sigma(x)(1-\sigma(tx))"),
    "argument everywhere": (r"\frac{d}{dx} \sigma(tx)", r"t\sigma(x)(1-\sigma(x))"),
    "variable everywhere": (r"\tanh z", r"\frac{e^x - e^{-x}}{e^x + e^{-x}}"),
    "count": (r"\frac{x}{m} + \frac{y}{m}", "x+y"),
    "product rule": (r"\frac{d}{dx} (f(x) g(x))", "f'(x) g(x)"),
    "quotient rule": (r"\frac{d}{dx} \frac{x}{1+x^2}", r"\frac{1-x^2}{1+x^2}"),
    "plus for minus": (r"1 - x", r"+x + 1"),
    "cube lost": (r"\frac{d^2}{dx^2} \frac{1}{1+x}", r"\frac{2}{(1+x)}"),
    "complement": (r"\sigma'(x)", r"\sigma(x) \sigma(x)"),
    "one less": (r"\sigma(-x)", r"\sigma(x)"),
    "Kronecker delta": (r"s_i \delta_{ij} - s_i s_j", r"s_i(1-s_j)"),
    "one for delta": (r"s_i - s_i s_j", r"s_i(\delta_{ij}-s_j)"),
    "entrywise product lost": (r"\begin{pmatrix} 3a \\ bc \end{pmatrix}", "u v"),
    "entrywise product": (r"\begin{pmatrix} a+2b \\ 3a+4b \end{pmatrix}", r"W \odot u"),
    "layer too high": (r"1 + a^{[1]}", r"a^{[2]} + 1"),
    "layer too low": (r"1 + a^{[2]}", r"a^{[1]} + 1"),
    "letters exchanged": (r"y_j x_i", r"x_j y_i"),
    "outer factor lost": (r"u v^T + 0 u u^T", "u"),
    "matrix factor lost": (r"\begin{pmatrix} 3a+bc \end{pmatrix} + 0 u^T v", "v"),
    "other transpose lost": (r"\begin{pmatrix} 2 & 5 \\ 5 & 8 \end{pmatrix}", "W"),
    "slope of a sigmoid lost": (r"\sigma'(x)", r"\sigma(x)"),
    "slope of a sigmoid alone lost": (r"t - t^2", r"t"),
    "slope of a tanh lost": (r"x - x t^2", r"x"),
    "slope of a tanh of the sum lost": (r"x + 1 - (x + 1) t^2", r"x + 1"),
    "slope lost": (r"\sigma'(z) z", "z"),
    "divisor lost": (r"\frac{x+y}{3}", "x+y"),
    "one for a symbol": (r"\frac{d}{dx}(t x)", "1"),
    "factor of the sum lost": (r"t x + t y", r"x + y"),
    "natural logarithm": (r"\frac{\ln x}{1}", r"\log_2(x)"),
    "inner derivative": (r"\frac{d}{dx} \sin(x^2)", r"\cos(x^2)"),
    "mixed term subtracted": (r"(x-y)^2", r"x^2+y^2"),
    "product for sum": (r"\ln(e^x e^y)", r"xy"),
    "bracket lost": (r"2x + 2", r"2x + 1"),
    "root lost": (r"\frac{x}{\sqrt{x}}", r"x"),
}


def side(text):
    return Side(Source(text), 0, len(text), parse(text))


def link(left, right):
    one, two = side(left), side(right)
    scope = with_ambient(SCOPE, one.piece, two.piece)
    return Link(one, two, "=", 1, scope, scope)


def holds(claim):
    return judge(claim.left, claim.right, "=", claim.scope, decide).status


def wrong_ones(slip):
    """Yield wrong claims that the inverse of a slip makes of true ones."""
    if slip.name in EXAMPLES:
        yield link(*EXAMPLES[slip.name])
    if slip.undoes not in ROWS:
        return
    for left, right in TRUE:
        page = Page.of(right, left, SCOPE, matrices=any(name in left + right for name in "uvW"))
        for edit in edits(page, (ROWS[slip.undoes],)):
            try:
                claim = link(left, edit.apply(right))
            except SymsgdError:
                continue
            if holds(claim) is Status.REFUTED:
                yield claim


@pytest.mark.parametrize(("left", "right"), TRUE)
def test_the_identities_are_true(left, right):
    assert holds(link(left, right)) is Status.PROVED


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_row_repairs_its_slip(slip):
    found = (suggest(claim, decide, table=(slip,)) for claim in wrong_ones(slip))
    repaired = next((each for each in found if each is not None), None)
    assert repaired is not None, "no true identity is made wrong and repaired"
    assert repaired.slip == slip.name


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_the_whole_table_finds_something_for_each_slip(slip):
    claim = next(each for each in wrong_ones(slip) if suggest(each, decide, table=(slip,)))
    found = suggest(claim, decide)
    assert found is not None
    again = link(claim.left.source.text, found.text)
    assert holds(again) is Status.PROVED
    assert found.text != claim.left.source.text


def test_every_row_is_named_once_and_undoes_a_row():
    assert len(ROWS) == len(SLIPS)
    assert {slip.undoes for slip in SLIPS} - {""} <= set(ROWS)
    assert {slip.name for slip in SLIPS if not slip.undoes} <= set(EXAMPLES)
