"""``f_x(1, 2)`` is the partial derivative of f(x, y) at that point."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (("f_x(1,2) = 4", "f_y(1,2) = 1", "f_{xy}(1,2) = 2"), "PPP"),
        (("f_x(1,2) = 4", "f_x(x,y) = 2xy"), "PP"),
        (("f_x(1,2) = 3", "f_x(x,y) = 3xy/2"), "NN"),  # is no definition that makes 3 right
        (("f_x(y,x) = 2xy", "f_x(a,b) = 2ab", "f_x(a,b) = 2a"), "PPN"),
        (("f_y(2,1) = 4", "f_y(2,1) = 1"), "PN"),
        (("f_x(2) = 4",), "N"),
    ],
)
def test_brackets_after_a_partial_derivative_say_where_it_is_taken(claims, expected) -> None:
    text = "Let $f(x,y) = x^2y$. Then " + ", ".join(f"${claim}$" for claim in claims) + "."
    names = {Status.PROVED: "P", Status.REFUTED: "R", Status.NEEDS_CONTEXT: "N"}
    assert "".join(names[claim.status] for claim in check_text(text).claims) == expected
