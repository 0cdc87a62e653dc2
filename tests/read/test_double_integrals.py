"""Double integrals over rectangles, and those that are not read."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide


def found(claim):
    [one] = check_text(f"${claim}$", by=decide).claims
    return one


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"\iint_{[0,1]^2} xy\,dA = \frac14", "PROVED"),
        (r"\iint_{[0,1]^2} xy\,dA = \frac12", "REFUTED"),
        (r"\iint_{[0,1]\times[0,2]} xy\,dx\,dy = 1", "PROVED"),
        (r"\iint_{[0,1]\times[0,2]} x y^2\,dx\,dy = \frac43", "PROVED"),
        (r"\iint_{[0,1]\times[0,2]} x^2 y\,dx\,dy = \frac43", "REFUTED"),
        (r"\iint_{[0,2] \times [0,3]} \,dx\,dy = 6", "PROVED"),
        (r"\iint_{[0,1]^2} e^{u}\,du\,dv = e - 1", "PROVED"),
        (r"\iint_{[-1,1]^2} \frac{1}{x}\,dx\,dy = 0", "UNREAD"),
        (r"\iint_D xy\,dA = 1", "UNREAD"),
        (r"\iint xy\,dx\,dy = 1", "UNREAD"),
        (r"\iint_{[0,1]^2} xy = 1", "UNREAD"),
        (r"\iint_{[0,1]^2} xy\,dx = 1", "UNREAD"),
        (r"\iint_{[0,1]\times[0,2]} x y^2\,dy\,dx = \frac43", "UNREAD"),
        (r"\oint x\,dx = 0", "UNREAD"),
    ],
)
def test_double_integrals(claim, status):
    one = found(claim)
    assert one.status.name == status
    assert one.reason


def test_a_region_that_is_not_read_is_named():
    assert "rectangle" in found(r"\iint_D xy\,dA = 1").reason
