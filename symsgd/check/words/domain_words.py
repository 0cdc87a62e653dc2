"""Where letters live, in words."""

from __future__ import annotations

from collections.abc import Sequence

from symsgd.expression.domain import Domain

_WORDS = {
    "real": ("a real number", "real numbers"),
    "positive": ("positive", "positive"),
    "negative": ("negative", "negative"),
    "nonnegative": ("at least 0", "at least 0"),
    "nonpositive": ("at most 0", "at most 0"),
    "nonzero": ("not 0", "not 0"),
    "integer": ("a whole number", "whole numbers"),
    "nonnegint": ("a whole number from 0 on", "whole numbers from 0 on"),
    "posint": ("a whole number from 1 on", "whole numbers from 1 on"),
}


def lies_in(names: Sequence[str], domain: Domain) -> str:
    """Return a sentence that says where letters lie.

    >>> lies_in(["x"], Domain.named("positive")), lies_in("mn", Domain.named("posint"))
    ('x is positive', 'm, n are whole numbers from 1 on')
    >>> lies_in(["p"], Domain.between("0", "1"))
    'p lies in [0, 1]'
    """
    listed, one = ", ".join(names), len(names) == 1
    words = _WORDS.get(str(domain))
    if words is None:
        return f"{listed} {'lies' if one else 'lie'} in {domain}"
    return f"{listed} {'is' if one else 'are'} {words[not one]}"
