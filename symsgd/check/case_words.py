"""The words that make an inequality the case that is looked at: 'For u > 0:', 'if x < 0'."""

from __future__ import annotations

import re


def is_case(before: str) -> bool:
    """Say whether the words right before an inequality make it the case that is looked at.

    >>> is_case("For"), is_case("; for"), is_case("which holds for")
    (True, True, False)
    """
    begins = r"(?:^|[.;,:*])[\s*_(]*(?:and\s+|so\s+|now\s+|hence\s+)?"
    words = begins + r"(?:for|if|when|case|für|falls|pour|si)\s*$"
    return re.search(words, before, re.IGNORECASE) is not None


def opens_condition(after: str) -> bool:
    """Say whether the words after a claim begin its own condition.

    >>> opens_condition("if"), opens_condition("for"), opens_condition("and if")
    (True, True, False)
    """
    return (
        re.match(r"[\s,]*(?:if|for|when|whenever|falls|wenn|für|si|pour)[\s:]*$", after) is not None
    )
