"""Passages of a text in which no formula stands: comments, code, and what HTML keeps as it is."""

from __future__ import annotations

import re

_KEPT = ("pre", "code", "script", "style", "textarea")
_LONGEST_TAG = 100_000  # with a picture in an attribute
_LITERAL = re.compile(r"(?is)<(pre|code|script|style|textarea)\b[^<>]*>.*?</\1\s*>")
_TAG = re.compile(
    r"<[A-Za-z][\w-]*(?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w./-]+))?)*\s*/?>"
)
_SKIPPED = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Passages:
    """A text, and what is known not to occur in it any more.

    >>> Passages("a <!-- b --> c").comment(2)
    12
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.absent: set[str] = set()  # what no longer occurs: a search never fails twice

    def find(self, what: str, position: int) -> int:
        """Return where a mark stands from a position on, or -1."""
        if what in self.absent:
            return -1
        end = self.text.find(what, position)
        if end < 0:
            self.absent.add(what)
        return end

    def after(self, what: str, position: int) -> int:
        """Return where the text goes on behind a mark."""
        end = self.find(what, position)
        return len(self.text) if end < 0 else end + len(what)

    def comment(self, start: int) -> int:
        """Skip a comment of HTML."""
        found = _SKIPPED.match(self.text, start)
        return found.end() if found else start + 4

    def tag(self, match: re.Match[str]) -> int:
        """Skip what HTML keeps as it is, and the attributes of a tag: no formula is in them."""
        start = match.start()
        name = match.group()[1:].lower()
        found = None
        if name in _KEPT and f"</{name}" not in self.absent:
            found = _LITERAL.match(self.text, start)
            if not found:
                self.absent.add(f"</{name}")
        found = found or _TAG.match(self.text, start, start + _LONGEST_TAG)
        return found.end() if found else match.end()

    def code(self, ticks: str, position: int) -> int:
        """Skip code between ticks, if it is closed."""
        if ticks in self.absent:
            return position
        closing = re.compile(rf"(?<!`){ticks}(?!`)").search(self.text, position)
        if not closing:
            self.absent.add(ticks)
        return closing.end() if closing else position
