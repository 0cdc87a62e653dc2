r"""Numbers with marks between their digits: ``1{,}000``, ``0{,}5``, ``10\,000``, and plain commas.

A comma is a decimal point in one half of the world and groups thousands in the other.  Where the
digits or the rest of the document do not say which, the number is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TIGHT = re.compile(r"\d+(?:\{,\}\d+)+")
_SPACED = re.compile(r"(?:\d{1,3})(?:(?:\\[,;:! ]|~)\d{3})+(?!\d)")
_MARK = re.compile(r"\{,\}|\\[,;:! ]|~")
_POINT = re.compile(r"\d\.\d")
_DECIMAL_COMMA = re.compile(r"(?<![\d,}])0\{,\}\d|\{,\}\d{1,2}(?!\d)|\{,\}\d{4,}")
_LIST = re.compile(r"(?<![\d.,])(?:\d+,)+\d+(?!\d)(?P<more>,?\s*(?:,?\s*\\[lc]?dots|\.\.\.|…))?")
_COUNTS = re.compile(r"(?:(?<![A-Za-z])[ijklmnpqrst]|\\ell)\s*(?:=|\\in)\s*$")
_FAR = 80  # how far before a comma its list is looked at
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class Grouped:
    """A number with marks in it: where it ends, and its digits; None if it has two readings."""

    end: int
    digits: str | None


def grouped(text: str, start: int, end: int) -> Grouped | None:
    r"""Return the number with marks between its digits that begins at ``start``, if one does.

    >>> grouped("0{,}5", 0, 5).digits, grouped("1{,}234{,}567", 0, 13).digits
    ('0.5', '1234567')
    >>> print(grouped("1{,}000", 0, 7).digits)
    None
    >>> grouped(r"10\,000 + 1", 0, 11).digits
    '10000'
    """
    if start and (text[start - 1].isdigit() or text[start - 1] == "."):
        return None
    found = _TIGHT.match(text, start, end)
    if found is None:
        found = _SPACED.match(text, start, end)
        return None if found is None else Grouped(found.end(), _MARK.sub("", found[0]))
    first, *rest = _MARK.split(found[0])
    point = bool(re.compile(r"\.\d").match(text, found.end(), end))
    thousands = len(first) <= 3 and first[0] != "0" and all(len(part) == 3 for part in rest)
    if thousands and (len(rest) > 1 or point or _only_points(text)):
        return Grouped(found.end(), first + "".join(rest))
    if len(rest) == 1 and not point and (not thousands or _only_commas(text)):
        return Grouped(found.end(), f"{first}.{rest[0]}")
    return Grouped(found.end(), None)


def _only_points(text: str) -> bool:
    return bool(_POINT.search(text)) and not _DECIMAL_COMMA.search(text)


def _only_commas(text: str) -> bool:
    return bool(_DECIMAL_COMMA.search(text)) and not _POINT.search(text)


def is_doubtful_comma(text: str, comma: int) -> bool:
    """Say whether a comma between two digits may as well belong to one number.

    >>> is_doubtful_comma("x = 0,5", 5), is_doubtful_comma("k = 0,1", 5)
    (True, False)
    >>> is_doubtful_comma("1,000 + 1", 1), is_doubtful_comma("1,2,3", 1)
    (True, False)
    """
    if not (text[comma - 1 : comma].isdigit() and text[comma + 1 : comma + 2].isdigit()):
        return False
    start = comma
    while start > comma - _FAR and start and (text[start - 1].isdigit() or text[start - 1] == ","):
        start -= 1
    found = _LIST.match(text, start)
    if found is None:
        return True
    items = found[0][: len(found[0]) - len(found["more"] or "")].split(",")
    zeros = any(len(item) > 1 and item[0] == "0" for item in items)
    if found["more"] and not zeros:
        return False
    if zeros or _THOUSANDS.fullmatch(",".join(items)):
        return True
    if len(items) > 2:
        return False
    return int(items[0]) + 1 != int(items[1]) or not _COUNTS.search(text[:start])
