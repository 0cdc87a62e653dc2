"""The notations of the field, a row each: what they mean, by value, or what they ask for.

The rows are those in which other parsers of LaTeX went wrong: primes dropped, indices taken for
powers, derivatives taken for zero, functions taken for products.
"""

from fractions import Fraction

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.prove.decide import decide
from symsgd.read.meaning import read_latex
from symsgd.read.records import Notation
from symsgd.read.scope import Scope
from symsgd.read.typed import read_typed

SIGMA = Scope.of(functions={"sigma": "sigmoid"})

# notation, LaTeX, the same in typed text
VALUES = [
    ("a bare prime", r"\sigma(x) + \sigma'", "sigmoid(x) + sigmoid'(x)"),
    ("two bare primes", r"\sigma(x) + \sigma''", "sigmoid(x) + sigmoid''(x)"),
    ("a prime", r"\sigma'(x)", "sigmoid(x)*(1 - sigmoid(x))"),
    ("a prime as a command", r"\sigma^{\prime\prime}(z)", "sigmoid''(z)"),
    ("an order", r"\sigma^{(3)}(x)", "sigmoid'''(x)"),
    ("the order 0", r"\sigma^{(0)}(x)", "sigmoid(x)"),
    ("a power of a function", r"\sigma^2(x)", "sigmoid(x)^2"),
    ("a typographic apostrophe", r"\sigma’(x)", "sigmoid'(x)"),
    ("a prime of Unicode", "σ″(x)", "sigmoid''(x)"),
    ("a prime of a bracket", r"(x^3)'", "3*x^2"),
    ("a prime after an argument", r"\sigma(2x)'", "2*sigmoid'(2*x)"),
    ("a transposed number", r"5 \cdot 3^T", "15"),
    ("diag of a number", r"\text{diag}(\sigma'(x))", "sigmoid'(x)"),
    ("1×1 and a number",
     r"\begin{pmatrix}5&6\end{pmatrix}\begin{pmatrix}1\\2\end{pmatrix}+4", "21"),
    ("d by dx of a bracket", r"\frac{d}{dx}(x^2)", "2*x"),
    ("d by dx of a product", r"\frac{d}{dx}(x^2)(x+1)", "3*x^2 + 2*x"),
    ("d by dx in roman type", r"\frac{\mathrm{d}}{\mathrm{d}x} x^2", "2*x"),
    ("d by dx in one line", r"d/dx x^2", "2*x"),
    ("dy by dx in one line", r"d\sigma(x)/dx", "sigmoid'(x)"),
    ("a second derivative", r"\frac{d^2}{dx^2} x^3", "6*x"),
    ("a derivative of a function", r"\frac{d\sigma}{dx}", "sigmoid'(x)"),
    ("a partial derivative", r"\frac{\partial (w^2 b)}{\partial w}", "2*w*b"),
    ("a mixed one", r"\frac{\partial^2 (w^2 b)}{\partial w\partial b}", "2*w"),
    ("one of order 3", r"\frac{\partial^3 (w^2 b)}{\partial w^2\partial b}", "2"),
    ("∂ with a subscript", r"\partial_w (w^2 b)", "2*w*b"),
    ("∂ in one line", r"\partial (w^2 b)/\partial w", "2*w*b"),
    ("a norm of a number", r"\|x\|^2", "x^2"),
    ("a norm", r"\|\begin{pmatrix}3\\4\end{pmatrix}\|", "5"),
    ("the norm 1", r"\left\|\begin{pmatrix}3\\-4\end{pmatrix}\right\|_1", "7"),
    ("the norm 2", r"\|\begin{pmatrix}3\\4\end{pmatrix}\|_2^2", "25"),
    ("the norm ∞", r"\lVert\begin{pmatrix}3\\-4\end{pmatrix}\rVert_\infty", "4"),
    ("the norm of Frobenius", r"\|\begin{pmatrix}1&2\\3&4\end{pmatrix}\|_F^2", "30"),
    ("a positive part", r"[x]_+ + (x - 1)_+", "max(0, x) + max(0, x - 1)"),
    ("a per cent", r"50\% + 20\%", "7/10"),
    ("a decimal comma", r"0{,}5 + 1{,}25", "7/4"),
    ("thousands", r"1{,}234{,}567 + 10\,000", "1244567"),
    ("a slanted fraction", r"\nicefrac{1}{2} + \sfrac12", "1"),
    ("a term struck out", r"\cancel{x} + \bcancel{y}", "x + y"),
    ("a factor struck out", r"\frac{\cancel{x} y}{\cancel x}", "x*y/x"),
    ("mathematics in mathematics", r"\ensuremath{x + 1}", "x + 1"),
    ("a star for times", r"\eta*(1 + x)", "eta + eta*x"),
    ("a sum", r"\sum_{i=1}^{3} i^2", "14"),
    ("a sum of an index", r"\sum_{i=1}^3 x_i", "x_1 + x_2 + x_3"),
    ("a sum before a sum", r"\sum_{i=1}^{2} x_i + 1", "x_1 + x_2 + 1"),
    ("a double sum", r"\sum_{i=1}^{2}\sum_{j=1}^{i} j", "4"),
    ("a product", r"\prod_{i=1}^{4} i", "24"),
    ("an empty sum", r"\sum_{i=1}^{0} x_i", "0"),
    ("e to the", r"e^{-x}", "exp(-x)"),
    ("exp without brackets", r"\exp x", "exp(x)"),
    ("a logarithm", r"\ln(1+e^x)", "log(1 + exp(x))"),
    ("a base", r"\log_{2} 8", "3"),
    ("2σ(2x)", r"2\sigma(2x)", "2*sigmoid(2*x)"),
    ("h(1-h)", r"h(1-h)", "h*(1 - h)"),
    ("y(1-y)", r"y(1-y)", "y*(1 - y)"),
    ("σ(1-σ)", r"\sigma(x) - \sigma(1-\sigma)", "sigmoid(x)^2"),
    ("σ'(…σ…)", r"\sigma'(x)(6\sigma^2-6\sigma+1)",
     "sigmoid'(x)*(6*sigmoid(x)^2 - 6*sigmoid(x) + 1)"),
    ("tanh without brackets", r"\tanh x", "tanh(x)"),
    ("a power before the argument", r"\tanh^2 x", "tanh(x)^2"),
    ("the same with brackets", r"\tanh^2(x)", "tanh(x)^2"),
    ("an inverse", r"\tanh^{-1}(x)", "atanh(x)"),
    ("an inverse sigmoid", r"\sigma^{-1}(x)", "logit(x)"),
    ("an argument that goes on", r"\sin 2x \cos x", "sin(2*x)*cos(x)"),
    ("a name in roman type", r"\mathrm{sech}^2(x)", "sech(x)^2"),
    ("an operator's name", r"\operatorname{ReLU}(x)", "relu(x)"),
    ("a name in text", r"\text{tanh}(x)", "tanh(x)"),
    ("a typed name", r"tanh(x)", "tanh(x)"),
    ("softmax with an index", r"\operatorname{softmax}_2(x, y)", "exp(y)/(exp(x) + exp(y))"),
    ("cases", r"\begin{cases}x & x>0\\0 & \text{otherwise}\end{cases}", "relu(x)"),
    ("an indicator", r"x \cdot \mathbb{1}[x > 0]", "relu(x)"),
    ("an indicator below", r"\mathbf{1}_{x > 0}\, x", "relu(x)"),
    ("an indicator with a set", r"x \mathbf{1}\{x > 0\}", "relu(x)"),
    ("a small fraction", r"\tfrac12 x", "x/2"),
    ("a fraction as an exponent", r"e^\frac{z}{2}", "exp(z/2)"),
    ("a root of a fraction", r"\sqrt\frac{2}{\pi}", "sqrt(2/pi)"),
    ("a cube root", r"\sqrt[3]{8}", "2"),
    ("a slash", r"1/2x", "x/2"),
    ("a derivative at a point", r"\frac{d\sigma}{dx}(0)", "1/4"),
    ("a derivative at a symbol", r"\frac{d\sigma(x)}{dx}(y)", "sigmoid'(y)"),
    ("a derivative as a factor", r"\frac{d\sigma}{dx}(1 - x)", "sigmoid'(x)*(1 - x)"),
    ("raised signs", "x⁻¹ + e⁻ˣ + x₁₂²", "1/x + exp(-x) + x_12^2"),
    ("styled letters", "𝑥 + 𝜎(𝑥)", "x + sigmoid(x)"),
    ("units", r"0.0025\,\text{s}", "s/400"),
    ("implicit products", r"2xy(x+1)", "2*x*y*(x + 1)"),
    ("a binomial", r"\binom{5}{2}", "10"),
    ("a factorial", r"(n+1)!", "factorial(n + 1)"),
    ("an angle", r"\sin 30^\circ", "1/2"),
    ("an underbrace", r"\underbrace{x + 1}_{\text{one more}} + 2", "x + 3"),
    ("colour", r"\color{red}{x} + \textcolor{blue}{2}", "x + 2"),
    ("a power of ten", r"2.5 \times 10^{-3}", "1/400"),
    ("a maximum", r"\max\{0, x\}", "relu(x)"),
    ("Δ", r"\Delta x \cdot \Delta x", "Delta_x^2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("latex", "typed"), [row[1:] for row in VALUES], ids=[r[0] for r in VALUES]
)
def test_meanings(latex, typed):
    found = read_latex(latex, SIGMA)
    assert found.missing == ()
    assert decide(found.node, read_typed(typed)).proved, str(found.node)


# what stands for itself, under a name of its own: an index is no power
NAMES = {
    r"a^{(2)}": "a^(2)",
    r"x^{\{2\}}": "x^{2}",
    r"\theta^1": "theta^1",
    r"w_1^0": "w_1^0",
    r"w_{12}": "w_12",
    r"w_{i,j}": "w_{i,j}",
    r"\hat{y}": "hat_y",
    r"\bar{y}_1": "bar_y_1",
    r"x^*": "x^*",
    r"x_{t-1}": "x_{t-1}",
    r"\mathbf{x}": "x",
    r"\Delta w_{ij}": "Delta_w_ij",
    r"x'": "x'",
}


@pytest.mark.parametrize("latex", NAMES)
def test_symbols_with_indices(latex):
    value = read_latex(latex).value
    assert (value.head, str(value)) == ("variable", NAMES[latex])


def test_a_superscript_that_is_declared_is_an_index():
    scope = Scope(notation=Notation(index_superscripts=frozenset(["a"])))
    assert str(read_latex("a_j^3", scope).value) == "a_j^3"
    assert read_latex("a_j^3", scope).value.head == "variable"
    assert read_latex("a_j^3").value.head != "variable"


MATRICES = {
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}^T": ((1, 3), (2, 4)),
    r"\begin{bmatrix}1&2\\3&4\end{bmatrix}^\top": ((1, 3), (2, 4)),
    r"\left(\begin{array}{cc}1&2\\3&4\end{array}\right)": ((1, 2), (3, 4)),
    r"\mathrm{diag}(1, 2)": ((1, 0), (0, 2)),
    r"\operatorname{diag}\begin{pmatrix}1\\2\end{pmatrix}": ((1, 0), (0, 2)),
    r"\begin{pmatrix}1\\2\end{pmatrix} \odot \begin{pmatrix}3\\4\end{pmatrix}": ((3,), (8,)),
    r"\begin{pmatrix}1\\2\end{pmatrix} \circ \begin{pmatrix}3\\4\end{pmatrix}": ((3,), (8,)),
    r"\begin{pmatrix}1\\2\end{pmatrix}\begin{pmatrix}3&4\end{pmatrix}": ((3, 4), (6, 8)),
    r"2\begin{pmatrix}1\\2\end{pmatrix} - \begin{pmatrix}1\\1\end{pmatrix}": ((1,), (3,)),
    r"\begin{pmatrix}2&0\\0&4\end{pmatrix}^{-1}": (("1/2", 0), (0, "1/4")),
}


@pytest.mark.parametrize("latex", MATRICES)
def test_matrices(latex):
    found, rows = read_latex(latex).value, MATRICES[latex]
    assert isinstance(found, Matrix)
    assert found.shape == (len(rows), len(rows[0]))
    gold = [Fraction(entry) for row in rows for entry in row]
    for entry, value in zip(found.entries, gold, strict=True):
        assert decide(entry, read_typed(str(value))).proved


# what is not known is asked for, and never guessed or dropped
ASKS = {
    r"a^{[l-1]T}": "a^[l-1]",
    r"a^{[2]}": "a^[2]",
    r"W^T": "W",
    r"\frac{\partial C}{\partial w}": "how C depends on w",
    r"\frac{dy}{dx}": "how y depends on x",
    r"dy/dx": "how y depends on x",
    r"\nabla_\theta h": "what the gradient ∇_theta runs over",
    r"\sum_j x_j": "the range of j",
    r"\sum_{k \neq 2} x_k": "the range of k",
    r"\sum_{i=1}^n x_i": "n",
    r"\max_i x_i": "the range of i",
    r"\operatorname{softmax}_i(x, y)": "the range of i",
    r"\sigma'": "the argument of sigma",
    r"\sigma^{(n)}(x)": "the order n",
    r"\frac{d^n}{dx^n} x": "the order n",
    r"f(x)": "f",
    r"f'(2)": "f",
    r"f(x+1)": "f",
    r"x\,dx": "whether d is a factor or a differential",
}


@pytest.mark.parametrize("latex", ASKS)
def test_what_is_asked_for(latex):
    assert ASKS[latex] in read_latex(latex, SIGMA).missing


REFUSED = {
    r"(1=2\sigma)": "relation-in-brackets",
    r"\int_0^1 x": "integral",
    r"\int_0^1 x\,dx": "not-supported",
    r"\int x\,dx": "not-supported",
    r"\iint x\,dx": "integral",
    r"\iint_D x\,dx\,dy": "integral",
    r"\oint x\,dx": "not-supported",
    r"\lim_{x\to 0} x": "not-supported",
    r"\lim x": "limit",
    r"\lim_{x} x": "limit",
    r"\int^1 x\,dx": "integral",
    r"\mathbb{E}[x]": "expectation",
    r"\mathbb{E}_{x \sim p}[f(x)]": "expectation",
    r"\mathbb{R} + 1": "not-a-number",
    r"E[x]": "expectation",
    r"\mathrm{E}[w^2] - \mathrm{E}[w]^2": "expectation",
    r"P[A]": "expectation",
    r"\mathrm{Cov}(x, y)": "expectation",
    r"\mathrm{Var}[x]": "expectation",
    r"\Pr(A)": "expectation",
    r"1 + \dots + n": "ellipsis",
    r"\pm 1": "two-meanings",
    r"2e-3": "two-meanings",
    r"\langle x, y\rangle": "two-meanings",
    r"\operatorname{Var}(x)": "expectation",
    r"\arg\max_x f": "not-supported",
    r"\tanh_2 x": "subscript",
    r"\frac{d^{200}}{dx^{200}} x": "derivative-order",
    r"\frac{d^n}{dx^m} x": "derivative-orders",
    r"\begin{pmatrix}1\\2\end{pmatrix} \otimes \begin{pmatrix}1\\2\end{pmatrix}": "not-supported",
    r"50\$": "unknown-symbol",
    r"1{,}000": "two-meanings",
    r"0,5": "two-meanings",
    r"1,000 + 1": "two-meanings",
    r"{a + b} c": "two-meanings",
    r"\cancelto{0}{x} + 1": "two-meanings",
    r"2 3": "two-numbers",
    r"x^{2}^{3}": "two-superscripts",
}


@pytest.mark.parametrize("latex", REFUSED)
def test_what_is_refused(latex):
    with pytest.raises(SymsgdError) as caught:
        read_latex(latex, SIGMA)
    assert caught.value.code == REFUSED[latex]
    assert caught.value.place is not None
    assert caught.value.advice


# whole documents: definitions, updates, conditions, chains
DOCUMENTS = [
    (r"$W \rightarrow W - \eta g$", [Role.UPDATE], []),
    (r"$W \leftarrow W - \eta g$", [Role.UPDATE], []),
    (r"$W := W - \eta g$", [Role.UPDATE], []),
    (r"$a = b^2, \text{ where } b = 2$. $a = 4$", [Role.ASSIGNMENT, Role.CLAIM], ["PROVED"]),
    (r"Let $a = 3$. Then $a^2 = 9$.", [Role.ASSIGNMENT, Role.CLAIM], ["PROVED"]),
    (r"Take $a = 3$. So $a + 1 = 5$.", [Role.ASSIGNMENT, Role.CLAIM], ["REFUTED"]),
    (r"Recall that $\tanh x = 2\sigma(2x) - 1$ with $\sigma(x) = \frac{1}{1+e^{-x}}$.",
     [Role.CLAIM, Role.DEFINITION], ["PROVED"]),
    (r"Substitute $3 - 1$ for $b$: $2 + 2 = 4$",
     [Role.MENTION, Role.MENTION, Role.CLAIM], ["PROVED"]),
    (r"$$\begin{aligned} (x+1)^2 &= x^2 + 2x + 1 \\ &= x(x+2) + 1 \end{aligned}$$",
     [Role.CLAIM], ["PROVED", "PROVED"]),
    ("$$(x+1)^2 = x^2 + 2x + 1$$\n\n$$= x(x+2) + 1$$", [Role.CLAIM] * 2, ["PROVED", "PROVED"]),
    (r"$x = 2 \Rightarrow x^2 = 4$", None, ["PROVED"]),
    (r"$\frac13 \approx 0.333$", [Role.CLAIM], ["PROVED"]),
    (r"$\frac13 \approx 0.335$", [Role.CLAIM], ["REFUTED"]),
    (r"$x \in \mathbb{R}$ and $l = 2, \dots, L$", [Role.DECLARATION, Role.RANGE], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles", "statuses"), DOCUMENTS, ids=[d[0] for d in DOCUMENTS])
def test_documents(text, roles, statuses):
    report = check_text(text, by=decide)
    assert roles is None or [formula.role for formula in report.formulas] == roles
    assert [claim.status for claim in report.claims] == [Status(name) for name in statuses]


# what used to be proved or refuted by a reading that nobody means
@pytest.mark.parametrize(
    "text",
    [
        r"f(2) = f(1) + f(1)",
        r"f'(2) = 2f'(1)",
        r"g(2x) = 2g(x)",
        r"L(2w) = 2L(w)",
        r"\max_i x_i = x_i",
        r"\frac{\Delta y}{\Delta x} = \frac{y}{x}",
        r"dy/dx = y/x",
        r"\mathrm{d}(xy) = x\,\mathrm{d}y + y\,\mathrm{d}x",
        r"2e-3 = 0.002",
        r"\mathbf{1}^T\mathbf{1} = 1",
        r"E[xy] = E[x]\,y",
        r"\langle x, y\rangle = (x, y)",
        r"\arg\max_x f = \arg f",
        r"p(x + y) + p(x) = p(x) + p(y) + p(x)",
        r"\mathcal{L}(2w) = 2\mathcal{L}(w)",
        r"\mathcal{N}(0, 2) = 2\mathcal{N}(0, 1)",
        r"\hat{f}(2) = 2\hat{f}(1)",
        r"\frac{df}{dx}(0) = 0",
        r"\|x\|_1 = \|x\|_2",
        r"1.5.2 = 0.3",
        r"1 + \begin{cases} 1 & \text{if x is odd} \\ 0 & \text{otherwise} \end{cases} = 2",
        r"1 + \begin{cases} 1 & \text{unless } x > 0 \\ 0 & \text{otherwise} \end{cases} = 1",
    ],
)
def test_no_verdict_rests_on_a_misreading(text):
    (claim,) = check_text(f"${text}$", by=decide).claims
    assert claim.status in (Status.NEEDS_CONTEXT, Status.UNREAD)
