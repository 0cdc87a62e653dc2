"""A step of a chain is claimed where the sides before it have values."""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $f(x) = x\ln x$. $f''(x) = \frac1x > 0$
=> P P
Let $f(x) = x\ln x$. $f''(x) = \frac1x > 1$
=> P R
Let $f(x) = x\ln x$. $f''(x) = \frac1x < 0$
=> P R
$\frac{d}{dx}\ln x = \frac1x = \frac{|x|}{x^2}$
=> P P
$\frac{d}{dx}\ln x = \frac1x = -\frac{|x|}{x^2}$
=> P R
$\sqrt{x}\sqrt{x} = x = |x|$
=> P P
$\sqrt{x^2}\sqrt{x^2} = x^2 = |x| x$
=> P R
We have $x^2 = x |x| = x \sqrt{x}\sqrt{x}$
=> R P
Let $H(p) = -p\ln p - (1-p)\ln(1-p)$ for $0 < p < 1$. $H''(p) = -\frac{1}{p(1-p)} < 0$
=> P P
Let $H(p) = -p\ln p - (1-p)\ln(1-p)$ for $0 < p < 1$. $H''(p) = -\frac{1}{p(1-p)} < -5$
=> P R
Let $g(x) = x^3$ for $x > 0$. $g'(x) = 3x^2 > 0$, $g''(x) = 6x > 0$.
=> P P P P
Let $g(x) = x^3$ for $x > 0$. $g''(x) = 6x > 1$.
=> P R
Let $g(x) = x^3$ for $x > 0$ and $h(x) = x^2$. Then $h'(x) = 2x > 0$.
=> P N
""")
def test_steps_of_a_chain_are_claimed_in_its_domain(document, expected):
    assert verdicts(document) == expected


def test_the_domain_is_told_and_the_point_lies_in_it():
    report = check_text(r"Let $f(x) = x\ln x$. $f''(x) = \frac1x > 0$", by=decide)
    assert report.claims[-1].conditions == ("x > 0",)
    report = check_text(r"Let $f(x) = x\ln x$. $f''(x) = \frac1x > 1$", by=decide)
    found = report.claims[-1].counterexample
    assert found is not None
    assert dict(found.point)["x"] > 0
