"""The word between two cases: "or"."""

from __future__ import annotations


def is_or(before: str) -> bool:
    """Say whether the words before a formula are "or" and nothing else.

    >>> is_or("or"), is_or(", oder"), is_or("or if")
    (True, True, False)
    """
    return before.strip(" ,").lower() in ("or", "oder", "ou", "o", "或")
