"""Functions that a text applies before it says what they are."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.check.suppositions import functions_ahead
from symsgd.prove.decide import decide


def statuses(text):
    return [claim.status for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$f'(x) = 2x$, where $f(x) = x^2$.", Status.PROVED),
        ("$f'(x) = 3x$, where $f(x) = x^2$.", Status.REFUTED),
        (r"$g'(x) = g(x)(1 - g(x))$ if $g(\cdot)$ is the sigmoid.", Status.PROVED),
        (r"$g'(x) = g(x)(2 - g(x))$ if $g(\cdot)$ is the sigmoid.", Status.REFUTED),
        ("$f'(x) = 2x$, where $f(g(x)) = x^2$.", Status.NEEDS_CONTEXT),
        (r"$\hat f'(x) = 2x$, where $\hat f(x) = x^2$.", Status.PROVED),
        (r"$\hat f_2'(x) = 3x$, where $\hat f_2(x) = x^2$.", Status.REFUTED),
    ],
)
def test_what_a_function_is_may_be_said_behind_the_claim(text, expected):
    assert statuses(text)[0] is expected


def test_a_longer_text_is_not_searched_once_for_each_formula(monkeypatch):
    def looks(count):
        seen = []
        monkeypatch.setattr(
            functions_ahead, "sought", lambda *given: seen.append(given) or real(*given)
        )
        monkeypatch.setattr(
            functions_ahead, "head_of", lambda *given: seen.append(given) or head_of(*given)
        )
        text = "".join(f"Then $g_{{{i}}}(x) = f(x) + h(g(x))$.\n\n" for i in range(count))
        check_text(text, by=lambda *_, **__: decide("1", "1"))
        return len(seen)

    real, head_of = functions_ahead.sought, functions_ahead.head_of
    assert looks(120) <= 2 * looks(60)
