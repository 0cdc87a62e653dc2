"""Passages of a text in which no formula stands: comments, code, and what HTML keeps as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

_KEPT = ("pre", "code", "script", "style", "textarea", "del", "strike", "s")
_LONGEST_TAG = 100_000  # with a picture in an attribute
_LITERAL = re.compile(r"(?is)<(pre|code|script|style|textarea|del|strike|s)\b[^<>]*>.*?</\1\s*>")
_TAG = re.compile(
    r"<[A-Za-z][\w-]*(?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w./-]+))?)*\s*/?>"
)
_SKIPPED = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

_ALONE = re.compile(r"^[ \t]*\0[ \t\0]*\n", re.MULTILINE)  # a comment, and nothing beside it


def without(text: str, passages: Iterable[tuple[int, int]]) -> str:
    r"""Return a text with blanks for some passages, of the same length.

    A comment, unlike code, divides no paragraph: where it fills a line, that line goes too.

    >>> without("so % note\nthen\n% why\nit", [(3, 10), (15, 21)])
    'so       \nthen\n      it'
    """
    parts, last = [], 0
    for start, end in passages:
        parts.append(text[last:start])
        is_comment = text.startswith(("%", "<!--"), start)
        last = end - (text[start] == "%" and text[end - 1] == "\n")  # that is no part of it
        parts.append("\0" * (last - start) if is_comment else _blank(text[start:last]))
    if not parts:
        return text
    kept = "".join((*parts, text[last:]))
    return _ALONE.sub(lambda found: " " * len(found[0]), kept).replace("\0", " ")


def _blank(block: str) -> str:
    return re.sub(r"[^\n]", " ", block)


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
