"""Statements that are answered "true" or "false": the first are claimed, the others are not."""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
True or false? $(a+b)^2 = a^2 + b^2$: false. Indeed $(1+1)^2 = 4$.
=> P
True or false? $(a+b)^2 = a^2 + 2ab + b^2$: false.
=> N
True or false? $(a+b)^2 = a^2 + 2ab + b^2$: true.
=> P
True or false? $(a+b)^2 = a^2 + b^2$: true.
=> R
True or false? $(a+b)^2 = a^2 + b^2$.
=> N
True or false: $\sqrt{x^2} = x$ for all $x$. False. But $\sqrt{x^2} = |x|$ and $\sqrt{x^2} = -x$.
=> P R
True or false? $(a+b)^2 = a^2 + b^2$.

**Answer:** False. Take $a = b = 1$: $4 \ne 2$.
=> P
**True or false?**

1. $e^{a+b} = e^a + e^b$: false
2. $e^{a+b} = e^a e^b$: true
3. $e^{ab} = e^a e^b$ — **true**, since exponents add
4. $\frac{d}{dx} e^{2x} = 2e^{2x}$. **False.**
5. $\frac{d}{dx} e^{2x} = e^{2x}$
6. $e^{2x} = 2e^{x}$: false.

So $e^{0} = 0$.
=> P R N N R
## True or false

| statement | answer |
|---|---|
| $(a+b)^2 = a^2+b^2$ | false |
| $(a+b)^2 = a^2+2ab+b^2$ | true |
| $(a-b)^2 = a^2-b^2$ | true |

## Next

$(a-b)^2 = a^2-b^2$
=> P R R
Wahr oder falsch? $\ln(ab) = \ln a \ln b$: falsch. $\ln e = 2$: wahr.
=> R
We have $1 + 1 = 3$. False positives count twice.
=> R
""")


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


def test_a_statement_that_the_text_denies_is_told():
    report = check_text("True or false? $1 + 1 = 3$: false.", by=decide)
    assert report.claims == ()
    assert [notice.text for notice in report.notices] == ["not judged: the text denies it"]
