# ruff: noqa: E501  (a row is a document)
r"""Lines that lead in new numbers: "2. **Update**: …", "After 100 iterations it converges to:"."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Initial centres $\mu_1 = [0, 0]$ and $\mu_2 = [5, 5]$.

2. **Update**: compute the means.

   $\mu_1 = \frac{1}{2}([1, 2] + [3, 4]) = [2, 3]$

   $\mu_2 = [4, 5]$

Then $\mu_1 + \mu_2 = [6, 8]$.
=> P P
Initial centres $\mu_1 = [0, 0]$ and $\mu_2 = [5, 5]$.

2. **Update**: compute the means.

   $\mu_1 = \frac{1}{2}([1, 2] + [3, 4]) = [2, 2]$
=> R
Initial centres $\mu_1 = [0, 0]$ and $\mu_2 = [5, 5]$.

The update rule moves them.

   So $\mu_1 = [1, 2]$.
=> N
- New $\theta_0$: $$\theta_0 := 0 - 0.01 \cdot (-16) = 0.16$$

After 100 iterations the model converges to:
- $\theta_0 \approx 3.50$
- $\theta_1 \approx 1.10$
=> P N
- New $\theta_0$: $$\theta_0 := 0 - 0.01 \cdot (-16) = 0.16$$

The model has now:
- $\theta_0 \approx 3.50$
=> P R
""")  # fmt: skip
def test_a_line_leads_in_new_numbers(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\theta_0 := 0 - 0.01 \cdot (-16) = 0.16$. Tras 100 iteraciones, el modelo converge a $\theta_0 \approx 3.50$.
=> P N
$\theta_0 := 0 - 0.01 \cdot (-16) = 0.16$. So $\theta_0 \approx 3.50$.
=> P R
The series converges to $\sum_{k=0}^\infty \frac{1}{2^k} = 3$.
=> R
""")  # fmt: skip
def test_what_many_steps_converge_to_in_one_sentence(document, expected):
    assert verdicts(document) == expected
