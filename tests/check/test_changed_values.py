"""Words give a letter another number: "change $x$ to $1$", "with $a$ replaced by $5$"."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
Let $x = 3$ and $y = 2x + 1$. Then $y = 7$. Change $x$ to $1$. Then $y = 3$ and $y = 7$.
=> P P R
Let $a = 3$. Now set $a$ to $4$: $2a = 8$. With $a$ replaced by $5$ we get $2a = 10$ and $2a = 6$.
=> P P R
Let $a = 3$. Increase $a$ by $1$. Then $2a = 2$.
=> R
Let $a = 3$. Increase $a$ to $10$. Then $2a = 20$.
=> P
Let $f(x) = x^2 + 1$. Replace $x$ by $0$: $f(0) = 1$. In general $f'(x) = 3x$.
=> P R
Sei $a = 3$. Ersetze $a$ durch $4$. Dann ist $2a = 8$.
=> P
Sea $a = 3$. Cambiamos $a$ a $4$. Entonces $2a = 8$.
=> P
Soit $a = 3$. Remplaçons $a$ par $4$. Alors $2a = 8$.
=> P
设 $a = 3$。把 $a$ 改为 $4$。则 $2a = 8$。
=> P
Let $a = 3$. Compare $a$ to $4$. Then $2a = 8$.
=> R
""")


@DOCUMENTS
def test_a_letter_gets_another_number(document, expected):
    assert verdicts(document) == expected
