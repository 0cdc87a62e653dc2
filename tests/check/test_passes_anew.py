"""Schedules behind labels, passes after an update and numbered lines, each with its own numbers."""

from tests.check.verdict_rows import rows, verdicts

ROWS = rows(r"""
Cosine: $\eta_t = \frac{\eta_0}{2}\left(1+\cos\frac{\pi t}{100}\right)$ with $\eta_0 = 0.1$: $\eta_{50} = 0.05$.

$1/t$: $\eta_t = \frac{\eta_0}{1 + 0.1t}$, $\eta_{10} = 0.05$.
=> P P
Cosine: $\eta_t = \frac{\eta_0}{2}\left(1+\cos\frac{\pi t}{100}\right)$ with $\eta_0 = 0.1$: $\eta_{50} = 0.05$.

$1/t$: $\eta_t = \frac{\eta_0}{1 + 0.1t}$, $\eta_{10} = 0.5$.
=> P R
$1/t$: $\eta_t = \frac{1}{1 + t}$, $\eta_1 = 0.5$.

$\exp$: $\eta_t = e^{-t}$, $\eta_1 = e^{-1}$.
=> P P
$1/t$: $\eta_t = \frac{1}{1 + t}$, $\eta_1 = 0.5$.

$\exp$: $\eta_t = e^{-t}$, $\eta_1 = e^{-2}$.
=> P R
$\eta_t = \frac{1}{1 + t}$, so $\eta_1 = 0.5$.

$t = 1$: $\eta_t = 1$.
=> P R
$\eta_t = \eta_0\cos t$ with $\eta_0 = 0.1$.

$\eta_t = \frac{\eta_0}{1 + 0.1t}$, $\eta_{10} = 0.05$.
=> N N
$\eta_t = \eta_0\cos t$ with $\eta_0 = 0.1$.

$\eta_t = \frac{\eta_0}{1 + 0.1t}$, $\eta_{10} = 0.06$.
=> N R
(1) $z = 2\cdot 0.5 + (-1)\cdot 1 + 0.2 = 0.2$
(2) $w_1 := 2 - 0.1\cdot 0.275 = 1.9725$, $w_2 := -1 - 0.055 = -1.055$, $b := 0.2 - 0.055 = 0.145$
(3) $z = 1.9725 \cdot 0.5 - 1.055 + 0.145 = 0.07625$
=> P P P P P
(1) $z = 2\cdot 0.5 + (-1)\cdot 1 + 0.2 = 0.2$
(2) $w_1 := 2 - 0.1\cdot 0.275 = 1.9725$, $w_2 := -1 - 0.055 = -1.055$, $b := 0.2 - 0.055 = 0.145$
(3) $z = 1.9725 \cdot 0.5 - 1.055 + 0.145 = 0.17625$
=> P P P P R
Let $\sigma$ be the sigmoid.

(1) $a = \sigma(0.2) \approx 0.5498$
(2) $w := 2 - 0.1 = 1.9$
(3) $a = \sigma(0.1) \approx 0.525$, so $a < 0.53$
=> P P P P
Let $\sigma$ be the sigmoid.

(1) $a = \sigma(0.2) \approx 0.5498$
(2) $w := 2 - 0.1 = 1.9$
(3) $a = \sigma(0.1) \approx 0.535$
=> P P R
$z = 2\cdot 3 + 1 = 7$.

So $z = 2\cdot 3 + 2 = 8$.
=> P R P
Let $\sigma$ be the sigmoid.

(1) $a = \sigma(0.2)$
(2) $a = \sigma(0.1)$
=> N
Let $\sigma$ be the sigmoid.

(1) $a = \sigma(0.2)$
(2) So $a = \sigma(0.1)$
=> R
**1.** Let $x = 2$, $w = 3$.

(a) $z = wx = 6$.

(b) $z^2 = 36$.

**2.** Let $x = 1$, $w = 5$.

(a) $z = wx = 5$.

(b) $z^2 = 36$.
=> P P P P R
""")  # noqa: E501


@ROWS
def test_each_claim_gets_its_verdict(document, expected):
    assert verdicts(document) == expected
