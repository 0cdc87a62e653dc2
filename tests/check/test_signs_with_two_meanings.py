r"""Signs that readers take in two ways: ``n!!``, ``\sin^{-1}'``, ``{a + b}^2``, ``\log p\,y``.

Whatever one reading makes true is not refuted, and what no reading makes true is.
"""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$5!! = 15$
=> X
$3!! = 720$
=> X
$(3!)! = 720$
=> P
$(3!)! = 721$
=> R
$3!^2 = 36$
=> P
""")
def test_a_double_factorial_is_asked_for(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\max(2, 3)! = 6$
=> P
$\max(2, 3)! = 24$
=> R
$\min(0, \frac12)! = 1$
=> P
$\ln(3)! = \ln 6$
=> P
$\ln(3)! = \ln 7$
=> R
$n(n-1)! = n \cdot (n-1)!$
=> P
""")
def test_a_factorial_behind_the_bracket_of_a_function(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\sin^{-1}'(x) = \frac{1}{\sqrt{1-x^2}}$
=> P
$\sin^{-1}'(x) = -\frac{1}{\sqrt{1-x^2}}$
=> R
$\tanh^{-1}'(x) = \frac{1}{1-x^2}$
=> P
$\tanh^{-1}'(x) = \frac{1}{1+x^2}$
=> R
$(\sin^{-1})'(x) = \frac{1}{\sqrt{1-x^2}}$
=> P
$\sin'^2(x) = \cos^2 x$
=> P
""")
def test_a_prime_behind_the_sign_of_an_inverse(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\Gamma^2(\frac12) = \pi$
=> P
$\Gamma^2(3) = 4$
=> P
$\Gamma^2(3) = 2$
=> N
$\Gamma(3)^2 = 2$
=> R
$\Gamma^2(3) = \Gamma(3)^2$
=> P
""")
def test_powers_of_gamma(document, expected):
    assert verdicts(document) == expected


@rows(r"""
${a+b}^2 = a^2 + 2ab + b^2$
=> P
${a+b}^2 = a + b^2$
=> P
${a+b}^2 = a^2 + b^2$
=> R
${2x}^2 = 4x^2$
=> P
${2x}^2 = 2x^2$
=> P
${2x}^2 = 2x$
=> R
$(a+b)^2 = a + b^2$
=> R
$3{-2} = 1$
=> X
$x{+2} = 2x$
=> X
$c{a+b}^2 = c(a+b)^2$
=> X
$\sin{-x} = -\sin x$
=> P
""")
def test_braces_that_do_not_show(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$-\log p\,y = -y \log p$
=> P
$\sin x\,y = \sin(xy)$
=> P
$\sin x\,y = y \sin x$
=> P
$\sin x\,y = x \sin y$
=> R
$\sin xy = y \sin x$
=> R
$-\log p\,y = y \log p$
=> R
""")
def test_a_space_behind_an_argument(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\root 3 \of 8 = 2$
=> P
$\root{3}{8} = 2$
=> P
$\root 3 \of 8 = 3$
=> R
$5\,.\,x = 5x$
=> P
$5 \,.\, x = 6x$
=> R
""")
def test_roots_of_plain_tex_and_points_between_spaces(document, expected):
    assert verdicts(document) == expected
