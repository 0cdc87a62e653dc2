"""Labelled paragraphs and items are alternatives, each with rules of its own."""

import pytest

from symsgd.check.words.alternatives import Parts
from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
Let $\eta_0 = 0.1$ and $k = 0.05$.

**Exponential decay:** $\eta_t = \eta_0 e^{-kt}$, so $\eta_{20} \approx 0.0368$.

**Step decay:** $\eta_t = \eta_0 \cdot 0.5^{\lfloor t/10 \rfloor}$.

So $\eta_{20} = 0.025$ and $\eta_{10} = 0.4$.
=> P P R
Let $\eta_0 = 0.1$ and $k = 0.05$.

1. Exponential decay: $\eta_t = \eta_0 e^{-kt}$, so $\eta_{20} \approx 0.0368$.
2. Step decay: $\eta_t = \eta_0 \cdot 0.5^{t/10}$, so $\eta_{20} = 0.025$.
=> P P
Let $\eta_0 = 0.1$ and $k = 0.05$.

**Exponential decay.** The rate is $\eta_t = \eta_0 e^{-kt}$, so $\eta_{20} \approx 0.0368$.

**Step decay.** The rate is halved every ten steps, so $\eta_{20} = 0.025$.
=> P N
Let $\eta_0 = 0.1$ and $k = 0.05$.

Option 1: the rate is $\eta_t = \eta_0 e^{-kt}$, so $\eta_{20} \approx 0.0368$.

Option 2: the rate is $\eta_t = \eta_0/(1 + kt)$, so $\eta_{20} = 0.05$ and $\eta_{40} = 0.04$.
=> P P R
Let $\eta_0 = 0.1$ and $k = 0.05$. The rate is $\eta_t = \eta_0 e^{-kt}$.

**Result:** $\eta_{20} = 0.025$.
=> R
Let $\eta_0 = 0.1$ and $k = 0.05$.

**Exponential decay:** $\eta_t = \eta_0 e^{-kt}$.

**At 20 steps:** $\eta_{20} = 0.025$.
=> R
Method A. We use $f(x) = x^2$, so $f(3) = 9$.

Method B. We use $f(x) = x^3$, so $f(3) = 27$ and $f(2) = 4$.
=> P P R
Let $f(x) = (x + 1)^2$.

Method A. By the chain rule, $f'(x) = 2(x + 1)$.

Method B. By expanding, $f(x) = x^2 + 2x + 2$, so $f'(x) = 2x + 1$.
=> P R R
- **Ridge:** the penalty is $R = w^2$, so at $w = 2$ we get $R = 4$.
- **Lasso:** the penalty is $R = |w|$, so at $w = 3$ we get $R = 5$.
=> P R
**Sigmoid.** $s(x) = 1/(1 + e^{-x})$.

**Derivative of the sigmoid.** $s'(x) = s(x)(1 + s(x))$.
=> R
**Network A.** $z = 2x + 1$, $a = z^2$.

**Network B.** $z = 3x$, $a = z^3$; at $x = 1$: $a = 27$ and $z = 3$.
=> P P
**Model.** $h = wx + b$ with $w = 2$, $b = 1$.

**Prediction at 3.** For $x = 3$, $h = 8$.
=> R
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize(
    ("label", "opens"),
    [
        ("**Step decay:**", True),
        ("**Step decay**:", True),
        ("**Hinge loss.**", True),
        ("- Cosine annealing:", True),
        ("2. *x*, Ridge:", False),
        (r"\paragraph{Momentum.}", True),
        (r"\item[Momentum]", True),
        ("Option 2:", True),
        ("Method B.", True),
        ("Variante 2:", True),
        ("**Step 2:**", False),
        ("**Update step:**", False),
        ("**Forward pass.**", False),
        ("**Network:**", False),
        ("**Model B:**", True),
        ("**Loss function:**", False),
        ("Sigmoid derivative:", False),
        ("**Expanding the square:**", False),
        ("**After 3 epochs:**", False),
        ("**Gegeben:**", False),
        ("We use the rule.", False),
    ],
)
def test_labels(label, opens):
    assert bool(Parts(f"{label} y").at(len(label) + 1)) is opens


def test_a_heading_ends_what_a_label_began():
    text = "**Ridge:** a\n\n# Data\n\nb"
    assert [bool(Parts(text).at(text.index(letter))) for letter in "ab"] == [True, False]
