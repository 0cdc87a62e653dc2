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
(i) The loss is $L = -\ln\frac12 \approx 0.693$.

(ii) Now $p = \frac{e}{e + 1}$, $L = -\ln p \approx 0.313$, so $L < 0.4$.
=> P P P
(i) The loss is $L = -\ln\frac12 \approx 0.693$.

(ii) Now $p = \frac{e}{e + 1}$, $L = -\ln p \approx 0.413$.
=> P R
(i) With $p = \frac12$ the loss is $L = -\ln\frac12 \approx 0.693$.

(ii) So $L = -\ln(2p) \approx 0$.
=> P R P
Warm-up: $\eta_t = 0.1\cdot\frac{t}{5}$ for $t \le 5$. Afterwards $\eta_t = 0.1\cdot 0.5^{(t-5)/10}$, so $\eta_{15} = 0.05$.
=> P
Warm-up: $\eta_t = 0.1\cdot\frac{t}{5}$ for $t \le 5$. Afterwards $\eta_t = 0.1\cdot 0.5^{(t-5)/10}$, so $\eta_{15} = 0.025$.
=> R
Batch $x = (1, 3)$: $\mu = 2$, $\sigma^2 = 1$. Batch $x = (2, 4, 6)$: $\mu = 4$, $\sigma^2 = \frac83$, $\sigma \approx 1.633$.
=> P
Batch $x = (1, 3)$: $\mu = 2$, $\sigma^2 = 1$. Batch $x = (2, 4, 6)$: $\mu = 4$, $\sigma^2 = \frac83$, $\sigma \approx 1.733$.
=> R
The variance is $\sigma^2 = 4$ with $\mu = 1$. Then $\sigma = 2$ and $\sigma^2 = 3$.
=> P R
\begin{itemize}
\item $\eta_t = \frac{1}{t}$: $\eta_1 = 1$, $\eta_4 = \frac14$.
\item $\eta_t = \frac{1}{\sqrt t}$: $\eta_1 = 1$, $\eta_4 = \frac12$.
\end{itemize}
=> P P P P
\begin{itemize}
\item $\eta_t = \frac{1}{t}$: $\eta_1 = 1$, $\eta_4 = \frac14$.
\item $\eta_t = \frac{1}{\sqrt t}$: $\eta_1 = 1$, $\eta_4 = \frac14$.
\end{itemize}
=> P P P R
\textbf{(a)} The new weight is $w = 2 - 0.1 = 1.9$.

\textbf{(b)} At $w = 0$ we have $3w + 1 = 1$.

\textbf{(c)} At $w = 1$ we have $3w + 1 = 3$.
=> P P R
a) $w = 2$: $z = 3w = 6$.

b) $w = 1$: $z = 3w = 3$.

c) In case a) we get $z - 1 = 5$ and $2 \cdot 3 = 5$. In the end $z - 1 = 5$.
=> P P P N R R
Let $a = b + 1$ with $b = 2$.

Similarly $a = (b, 2b)^T$.

Then $1 - a^2 = 3$.
=> N R
### Problem 1

$z = (4, 0)^T$, $a = \mathrm{ReLU}(z) = (4, 0)^T$.

### Problem 2

For each unit find $z$ and $a = \tanh z$.

1. $b = 0$: $z = 0.5$, $a \approx 0.4621$, $a' = 1 - a^2 \approx 0.7864$.
2. $b = 2$: $z = -0.8$, $a \approx -0.6640$, $a' = 1 - a^2 \approx 0.6591$.
=> P P P P P P R
### Problem 1

Let $z = (2, 0)$.

### Problem 2

Let $a = z^2$. For $z = 3$ we have $a = 9$.

For $z = 2$ we have $a = 5$.
=> P R
""")  # noqa: E501


@ROWS
def test_each_claim_gets_its_verdict(document, expected):
    assert verdicts(document) == expected
