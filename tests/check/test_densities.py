"""Prior and posterior are two densities, and ∝ is up to a factor free of the letter they are of."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
Prior: $p(\theta) = 6\theta(1-\theta)$; posterior: $p(\theta) \propto \theta^9(1-\theta)^5$.
Mode: $9/\theta = 5/(1-\theta)$, so $\theta = 9/14$.
=> P
Prior: $p(\theta) = 6\theta(1-\theta)$; posterior: $p(\theta) \propto \theta^9(1-\theta)^5$.
Mode: $9/\theta = 5/(1-\theta)$, so $\theta = 5/14$.
=> R
Let the prior be $p(\theta) = 6\theta(1-\theta)$ and the likelihood
$L(\theta) = \theta^8(1-\theta)^4$. Then the posterior
$\propto L(\theta) p(\theta) \propto \theta^9(1-\theta)^5$.
=> P
Let the prior be $p(\theta) = 6\theta(1-\theta)$ and the likelihood
$L(\theta) = \theta^8(1-\theta)^4$. Then the posterior
$\propto L(\theta) p(\theta) \propto \theta^8(1-\theta)^5$.
=> R
The prior is $p(\theta) = 6\theta(1-\theta)$. The posterior is
$p(\theta) = 30\theta^4(1-\theta)$, so $\int_0^1 p(\theta)\,d\theta = 1$.
=> P
The prior is $p(\theta) = 6\theta(1-\theta)$. The posterior is
$p(\theta) = 20\theta^4(1-\theta)$, so $\int_0^1 p(\theta)\,d\theta = 1$.
=> R
The prior is $p(\theta) = 6\theta(1-\theta)$. After five heads
$p(\theta) \propto \theta^6(1-\theta)$.
=> N
The prior is $p(\theta) = 6\theta(1-\theta)$, so $p(\theta) \propto \theta^2$.
=> R
Let $f(\mu) = e^{-(x-\mu)^2/2} e^{-\mu^2/2}$. Then $f(\mu) \propto e^{-(\mu - x/2)^2}$ and
$f(\mu) \propto e^{-(\mu - x)^2}$.
=> P R
Let $g(\theta) = x\theta$. Then $g(\theta) \propto x \theta^2$ and $g(\theta) \propto x^2\theta$.
=> R P
$x\theta \propto x^2\theta$
=> P
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected
