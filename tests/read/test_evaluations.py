r"""Values at a place: ``f'(x)|_{x=1}``, ``\left.…\right|_{x=0}``, ``[F(x)]_a^b``."""

import pytest

from symsgd.check.check import check_text
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read.meaning import read_latex
from symsgd.read.notation.parse import parse
from symsgd.read.scope import Scope
from symsgd.read.typed import read_typed

SIGMA = Scope.of(functions={"sigma": "sigmoid"})

VALUES = [
    (r"\left.\frac{d}{dx} x^2\right|_{x=1}", "2"),
    (r"\left.\frac{d}{dx} \sigma(x)\right|_{x=0}", "1/4"),
    (r"\sigma'(x)\big|_{x=0}", "1/4"),
    (r"\sigma'(x)|_{x=0}", "1/4"),
    (r"\frac{d\sigma}{dx}\bigg|_{x=0}", "1/4"),
    (r"\left. x^2 + y \right|_{x=1, y=2}", "3"),
    (r"\left. x^2 + y \right|_{(x,y)=(1,2)}", "3"),
    (r"\left. x^2 + y \right|_{x=y=2}", "6"),
    (r"\left. x^2 + y \right|_{x=y}", "y^2 + y"),
    (r"3x^2|_{x=1} + 2x|_{x=2}", "7"),
    (r"2x^2|_{x=1} \cdot x^2|_{x=3}", "18"),
    (r"(x^2)_{x=3}", "9"),
    (r"\left[x^2\right]_{x=3}", "9"),
    (r"\frac{d}{dx}[x^2]_{x=3}", "6"),
    (r"\frac{d}{dx}\left. x^2\right|_{x=3}", "6"),
    (r"\frac{d}{dx} x^2|_{x=3}", "6"),
    (r"\left[x^2\right]_1^3", "8"),
    (r"\frac{x^3}{3}\Big|_0^1", "1/3"),
    (r"\frac{x^3}{3} + x\Big|_0^1", "4/3"),
    (r"\left[x^2 y\right]_{x=1}^{x=3}", "8*y"),
    (r"\left[x^2 y\right]_{x=1}^{3}", "8*y"),
    (r"\left.\frac{\partial (w^2 b)}{\partial w}\right|_{w=3}", "6*b"),
    (r"\left.\left| x \right|\right|_{x=-2}", "2"),
    (r"|x|", "abs(x)"),
    (r"\left\vert x \right\vert", "abs(x)"),
    (r"\left. x^2 \right\vert_{x=3}", "9"),
    (r"x^2\bigg\rvert_{x=3}", "9"),
    (r"x^2\Bigr|_{x=3}", "9"),
    (r"x^2\,\big\vert_{x=3}", "9"),
    (r"x^2\mid_{x=3}", "9"),
    (r"3 \cdot x^2|_{x=2}", "12"),
    (r"x(x+1)|_{x=2}", "6"),
    (r"\sin x|_{x=0}", "0"),
    (r"x x^2|_0^1", "1"),
]


@pytest.mark.parametrize(("latex", "typed"), VALUES, ids=[row[0] for row in VALUES])
def test_what_is_taken_at_a_place(latex, typed):
    found = read_latex(latex, SIGMA)
    assert not found.missing
    assert decide(found.node, read_typed(typed)).proved, str(found.node)


REFUSED = {
    r"x + x^2|_{x=1}": "two-meanings",
    r"x \cdot x^2|_{x=1}": "two-meanings",
    r"x x^2|_{x=1}": "two-meanings",
    r"(x+1)(x+2)|_{x=1}": "two-meanings",
    r"y\,\frac{x^2}{2}\Big|_0^1": "evaluation-place",
    r"\left. x^2 \right|": "evaluation-place",
    r"\left. x^2 \right)": "unclosed-bracket",
    r"\left. x^2": "unclosed-bracket",
    r"x^2|_{x \to 1}": "evaluation-place",
    r"x^2|^{1}": "evaluation-place",
    r"[x y]_0^1": "evaluation-place",
    r"\left[e^{-x}\right]_0^\infty": "not-supported",
    r"|x|_{x=-3}": "subscript",
    r"[x]_{2}": "subscript",
}


@pytest.mark.parametrize("latex", REFUSED)
def test_what_is_refused(latex):
    with pytest.raises(SymsgdError) as caught:
        read_latex(latex, SIGMA)
    assert caught.value.code == REFUSED[latex]
    assert caught.value.place is not None


def test_what_does_not_depend_on_the_letter_is_asked_about():
    assert read_latex(r"\left. y \right|_{x=1}").missing == ("how y depends on x",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"Let $f(x)=x^3$. Then $f'(x)\big|_{x=1} = 3$.", ["PROVED"]),
        (r"Let $f(x)=x^3$. Then $f'(x)|_{x=1} = 4$.", ["REFUTED"]),
        (r"Let $f(x)=x^3$. Then $\frac{df}{dx}\bigg|_{x=2} = 12$.", ["PROVED"]),
        (r"Let $z = 3x$, $a = z^2$. $\frac{da}{dz}\Big|_{z=2} = 4$, $\frac{da}{dx}\Big|_{x=1} = 6$",
         ["PROVED", "REFUTED"]),
        (r"$\left.\frac{x^2-1}{x-1}\right|_{x=1} = 2$", ["UNDECIDED"]),
        (r"$\left.\frac{\partial C}{\partial w}\right|_{w=w_0} = 2$", ["NEEDS_CONTEXT"]),
        (r"$\left\{\begin{array}{l} x+x = 2x \\ y+y = 3y\end{array}\right.$",
         ["PROVED", "REFUTED"]),
        (r"$\left.\begin{array}{l} x+x = 2x \\ y+y = 3y\end{array}\right\}$",
         ["PROVED", "REFUTED"]),
        (r"$\left. x + x = 2x \right\} \Rightarrow y + y = 3y$", ["PROVED", "REFUTED"]),
    ],
)  # fmt: skip
def test_claims_about_a_place(text, found):
    report = check_text(text, markup="markdown", by=decide)
    assert [claim.status.name for claim in report.claims] == found


def test_a_given_value_is_put_in_last():
    text = r"Let $w = 3$. Then $\left.\frac{d}{dw} (w^2)\right|_{w=5} = 10$."
    report = check_text(text, markup="markdown", by=decide)
    assert [claim.status.name for claim in report.claims] == ["PROVED"]


def test_a_bar_keeps_its_place():
    piece = parse(r"1 + \left. x \right|_{x=2}")
    assert (piece.terms[1][1].start, piece.terms[1][1].end) == (4, 26)
