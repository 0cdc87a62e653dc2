"""The letters of an induction run where its statement does, and n and k are whole numbers."""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
**Claim.** $2^n \ge n^2$ for all $n \ge 4$.

*Proof.* By induction. Induction step: assume $2^k \ge k^2$. Then
$2^{k+1} = 2 \cdot 2^k \ge 2k^2 \ge (k+1)^2$.
=> P P P P
Prove by induction that $2^n \geq n^2$ for $n \geq 4$.

- Base: $2^4 = 16 \ge 16 = 4^2$
- Step: $2^{n+1} = 2\cdot 2^n \geq 2n^2 \geq (n+1)^2$
=> P P P P P P P
Prove by induction that $2^n \geq n^2$ for $n \geq 4$.

Inductive step: assume it for $n = k$. Then
$2k^2 = k^2 + k^2 \ge k^2 + 4k \geq k^2+2k+1 = (k+1)^2$.
=> P P P P P
Prove by induction that $2^n \geq n^2$ for $n \geq 4$.

Inductive step: assume it for $n = k$. Then
$2k^2 = k^2 + k^2 \ge k^2 + 5k \geq k^2+2k+1 = (k+1)^2$.
=> P P R P P
Prove by induction that $n! > 2^n$ for $n \ge 4$. Step: $(k+1)! = (k+1) k! > (k+1) 2^k > 2^{k+1}$.
=> U P N P
Prove by induction that $(1+p)^n \ge 1 + np$ for $n \ge 4$ and $p > 0$. Then $p^2 \ge 4p$.
=> P R
By induction, $2^n \ge n^2$ for $n \ge 4$. For all $n$ we have $2n^2 \ge (n+1)^2$.
=> P R
By induction, $2^n \ge n^2$ for $n \ge 4$. Also $2n^2 \ge (n+1)^2$ for all $n$.
=> P R
For $n > 9$ we have $n \ge 10$.
=> N
For $n > 9$ letters we have $n^2 \ge 100$ and $n^2 \ge 101$.
=> P R
Let $n$ be the number of terms. For $n > 9$ we have $n \ge 10$ and $n \ge 11$.
=> P R
For all integers $n > 9$ we have $\cos(2\pi n) = 1$.
=> P
For $x > 9$ we have $x \ge 10$.
=> R
For $n \ge 10$: $\cos(2\pi n) = 1$ and $\cos(\pi n) = 1$.
=> N R
Let $n \in \mathbb{R}$. Then $\cos(2\pi n) = 1$.
=> R
Let $n$ be a real number, $n > 9$. Then $n \ge 10$.
=> R
For $n > 2.5$ we have $n^2 \ge 9$.
=> N
For $n \ge 3$ we have $n^2 \ge 10$.
=> R
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


def test_what_a_letter_is_taken_for_is_told():
    (claim,) = check_text("For $n > 9$ we have $n \\ge 10$.", by=decide).claims
    assert claim.missing == ("whether n is a whole number",)
    (claim,) = check_text("For $n > 9$ words we have $n^2 \\ge 100$.", by=decide).claims
    assert claim.conditions == ("n is a whole number",)
    text = "By induction, $2^n \\ge n^2$ for $n \\ge 4$. Step: $2k^2 \\ge (k+1)^2$."
    assert check_text(text, by=decide).claims[-1].conditions == ("k ≥ 4",)


def test_a_whole_number_refutes_where_there_is_one():
    (claim,) = check_text("For $n \\ge 10$ we have $\\cos(\\pi n) = 1$.", by=decide).claims
    assert claim.counterexample is not None
    assert all(value.denominator == 1 for _, value in claim.counterexample.point)
