"""D_x before what speaks of x is d/dx, unless the text says what D is."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide


def statuses(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$D_x (x^2) = 2x$", ["PROVED"]),
        (r"$D_x (x^2) = 3x$", ["REFUTED"]),
        (r"$D_x x^3 = 3x^2$", ["PROVED"]),
        (r"$D_x^2 (x^3) = 6x$", ["PROVED"]),
        (r"$D_x^2 (x^3) = 9x^4$", ["REFUTED"]),
        (r"Let $f(x) = x^2$. Then $D_x f(x) = 2x$ and $D_x f = 2x$.", ["PROVED", "PROVED"]),
        (r"Let $f(x) = x^2$. Then $D_x f = x$.", ["REFUTED"]),
        (r"$D_t \sin(2t) = 2\cos(2t)$", ["PROVED"]),
        (r"$D_x (xy) = y$", ["PROVED"]),
        (r"Let $D_x = 3$. Then $D_x (x + 1) = 3x + 3$.", ["PROVED"]),
        (r"$2 D_i (x_i) = 1$", ["NEEDS_CONTEXT"]),
        (r"$D_x y = 2$", ["NEEDS_CONTEXT"]),
        (r"$D f(x) = 2x$", ["NEEDS_CONTEXT"]),
    ],
)
def test_capital_d(text, expected):
    assert statuses(text) == expected
