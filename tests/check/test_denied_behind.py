"""A formula that the words behind it call wrong is no claim."""

import pytest

from tests.check.verdict_rows import verdicts


@pytest.mark.parametrize(
    "text",
    [
        r"It is tempting to write $\sqrt{a^2 + b^2} = a + b$, but this is false.",
        r"A student claims that $(a+b)^2 = a^2 + b^2$. Explain why this is wrong.",
        r"One could write $(a+b)^2 = a^2 + b^2$. This is wrong.",
        r"He writes $(a+b)^2 = a^2 + b^2$, which is incorrect.",
    ],
)
def test_what_is_called_wrong_is_not_claimed(text):
    assert verdicts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        r"We have $(a+b)^2 = a^2 + b^2$. This is what we wanted.",
        r"We have $(a+b)^2 = a^2 + b^2$, which is right.",
        r"We have $(a+b)^2 = a^2 + b^2$. Show that this is not negative.",
    ],
)
def test_other_words_leave_a_claim(text):
    assert verdicts(text) == ["R"]
