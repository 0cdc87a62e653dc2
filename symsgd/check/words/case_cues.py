"""The words that tell cases apart: "otherwise", before a claim or behind it, and "and"."""

from __future__ import annotations

import re

from symsgd.read.notation.case_conditions import OTHERWISE

_OTHERWISE_AFTER = re.compile(rf"[\s,]*{OTHERWISE}(?![A-Za-z])", re.IGNORECASE)
_OTHERWISE_BEFORE = re.compile(
    rf"(?:^|[\s,;，；]){OTHERWISE}(?![A-Za-z])[^.]{{0,24}}$", re.IGNORECASE
)  # "otherwise we have"


_LEADS = re.compile(
    rf"(?:[,;，；]\s*|(?:and|und|et|y|而)\s+){OTHERWISE}(?![A-Za-z])[^.。]{{0,24}}", re.IGNORECASE
)


def is_otherwise(after: str) -> bool:
    """Say whether the words after a claim limit it to the cases that are left.

    >>> is_otherwise("otherwise. Then"), is_otherwise("and")
    (True, False)
    """
    return _OTHERWISE_AFTER.match(after) is not None


def leads_to_the_rest(between: str) -> bool:
    """Say whether "otherwise" between two formulas belongs to the second.

    >>> leads_to_the_rest(", otherwise"), leads_to_the_rest("otherwise, and")
    (True, False)
    """
    return _LEADS.fullmatch(between) is not None


def opens_otherwise(before: str) -> bool:
    """Say whether the words before a claim limit it to the cases that are left.

    >>> opens_otherwise(", otherwise"), opens_otherwise("否则"), opens_otherwise("and")
    (True, True, False)
    """
    return _OTHERWISE_BEFORE.search(before) is not None


_JOINS = re.compile(
    rf"[\s,;，；]*(?:(?:and|but|und|et|y|e|和|而){{1}}\s*)?(?:{OTHERWISE})?[\s,，]*", re.IGNORECASE
)


def joins(before: str) -> bool:
    """Say whether words only put the next case beside the last one.

    >>> joins(", and"), joins(", otherwise"), joins("so")
    (True, True, False)
    """
    return _JOINS.fullmatch(before) is not None
