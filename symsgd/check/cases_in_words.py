"""Words that say that a claim holds in some cases only: "or", "otherwise"."""

from __future__ import annotations

import re


def is_or(before: str) -> bool:
    """Say whether the words before a formula are "or" and nothing else.

    >>> is_or("or"), is_or(", oder"), is_or("or if")
    (True, True, False)
    """
    return before.strip(" ,").lower() in ("or", "oder", "ou", "o", "或")


def other_cases(before: str, after: str) -> str:
    """Return what the words at a claim leave open, or nothing.

    >>> other_cases("", "otherwise."), other_cases("or", "")
    ("what 'otherwise' leaves", "whether 'or' joins two cases")
    """
    if is_otherwise(after):
        return "what 'otherwise' leaves"
    return "whether 'or' joins two cases" if is_or(before) else ""


def is_otherwise(after: str) -> bool:
    """Say whether the words after a claim limit it to the cases that are left.

    >>> is_otherwise("otherwise. Then"), is_otherwise("and")
    (True, False)
    """
    return re.match(r"[\s,]*(?:otherwise|else|sonst|sinon|si no)\b", after) is not None
