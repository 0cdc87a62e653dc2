r"""Letters with ``\times`` between them: the cross product neither commutes nor associates."""

from tests.check.verdict_rows import rows, verdicts


@rows(
    r"""
$(a \times b) \times c = a \times (b \times c)$
=> N
Let $a, b, c \in \mathbb{R}$. Then $(a \times b) \times c = a \times (b \times c)$
=> P
Let $a, b, c \in \mathbb{R}$. Then $(a \times b) \times c = a \times (b + c)$
=> R
$(a \times b) \cdot a = 0$
=> N
$a \times (b \times c) = b (a \cdot c) - c (a \cdot b)$
=> N
$(h \times w) \cdot c = hwc$
=> P
$(h \times w) \cdot c = hw + c$
=> R
$2 \times (3 \times 4) = (2 \times 3) \times 4$
=> P
Let $a = 2$, $b = 3$. Then $(a \times b) \times 2 = 12$ and $(a \times b) \times 2 = 13$
=> P R
"""
)
def test_a_product_with_times_in_another_asks_what_its_letters_are(document, expected):
    assert verdicts(document) == expected
