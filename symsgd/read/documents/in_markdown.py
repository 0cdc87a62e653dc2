"""What Markdown leaves inside a formula: marks of quoted lines, and escaped underscores."""

from __future__ import annotations

import re

_MARKS = re.compile(r"(?:[ \t]*>)+")
_OWNER = re.compile(r"(?:\\[A-Za-z]+|[})\]'|]|(?<![A-Za-z\\])[A-Za-z0-9])[ \t]*$")
_BELOW = re.compile(r"\{|\\[A-Za-z]|[A-Za-z0-9]{1,2}(?![A-Za-z0-9])")
_LONGEST = 40  # of the name of a command


def quote_depth(text: str, start: int) -> int:
    r"""Return how many marks of a quotation the line has in which a formula begins.

    >>> quote_depth("> $$\n> x", 4), quote_depth("> > $y$", 5), quote_depth("x > $y$", 5)
    (1, 2, 0)
    """
    marks = _MARKS.match(text, text.rfind("\n", 0, start) + 1, start)
    return 0 if marks is None else marks[0].count(">")


def after_quote_marks(text: str, space: re.Match[str], depth: int) -> int:
    r"""Return where a formula goes on after white space: behind the marks of a quoted line.

    Further marks are signs of the formula.

    >>> after_quote_marks("a\n> > b", re.compile(r"\s+").search("a\n> > b"), 1)
    3
    """
    if not depth or "\n" not in space.group():
        return space.end()
    marks = re.compile(rf"(?:[ \t]*>){{1,{depth}}}").match(
        text, text.rfind("\n", 0, space.end()) + 1
    )
    return space.end() if marks is None else max(marks.end(), space.end())


def is_subscript(text: str, start: int) -> bool:
    r"""Say whether ``\_`` is an underscore that Markdown was kept from reading as emphasis.

    In ``learning\_rate`` it belongs to a word.

    >>> is_subscript(r"\sum\_{i=1}", 4), is_subscript(r"w^l\_j", 3), is_subscript(r"ab\_cd", 2)
    (True, True, False)
    """
    owner = _OWNER.search(text, max(start - _LONGEST, 0), start)
    return owner is not None and _BELOW.match(text, start + 2) is not None
