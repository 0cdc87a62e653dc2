"""Angles: radians, unless degrees are meant, which is asked."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, N = "PROVED", "REFUTED", "NEEDS_CONTEXT"


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"We have $\sin 90 = 1$.", [N]),
        (r"$\cos 60 = \frac12$, $\tan 45 = 1$, $\sin 30 + \cos 60 = 1$.", [N, N, N]),
        (r"$\cos 60 \approx 0.5$ and $\sin 10 \approx 0.1736$.", [N, N]),
        (r"$\arctan 1 = 45$ and $\arcsin 1 = 90$.", [N, N]),
        (r"Let $x = 30$. Then $\sin x = \frac12$ and $\sin x = \frac13$.", [N, R]),
        # wrong of degrees as well
        (r"$\sin 90 = 2$ and $\cos 60 = 1$.", [R, R]),
        (r"$\sin 3 = 3$.", [R]),
        # radians
        (r"$\sin\frac{\pi}{2} = 1$ and $\sin\frac{\pi}{2} = 0$.", [P, R]),
        (r"$\sin x = \cos(x - 90)$.", [R]),
        (
            r"All angles are in degrees. $\sin x = \cos(x - 90)$ and $\sin x = \cos(x - 60)$.",
            [N, R],
        ),
        (r"Der Winkel ist $90^\circ$. Es gilt $\sin x = \cos(x - 90)$.", [N]),
        # with the sign it is clear
        (r"$\sin 90^\circ = 1$, $\sin 90° = 1$, $\cos 60° = 1$, $180° = \pi$.", [P, P, R, P]),
    ],
)
def test_degrees(text, expected):
    assert [claim.status.name for claim in claims(text)] == expected


def test_the_question_is_named():
    (claim,) = claims(r"We have $\sin 90 = 1$.")
    assert claim.missing == ("whether angles are in degrees",)
    assert "90^\\circ" in claim.reason
