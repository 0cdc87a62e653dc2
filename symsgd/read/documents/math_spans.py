"""Formulas found in a text, and notices of those that nobody closed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from symsgd.read.documents.passages import Passages

MOST_UNCLOSED = 1_000
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class MathSpan:
    """One formula in a text: its content lies between ``start`` and ``end``."""

    start: int
    end: int
    display: bool
    outer_start: int
    outer_end: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something at a place that a person should know; ``unread`` marks a lost formula."""

    start: int
    end: int
    code: str
    message: str
    advice: str
    unread: bool = False


class MathSpans(Passages):
    """The formulas of a text that are found so far, and what a person should know of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.spans: list[MathSpan] = []
        self.notices: list[Notice] = []
        self.paragraph = (0, -1)
        self.unclosed = 0

    def paragraph_end(self, position: int) -> int:
        """Return where the paragraph around a position ends."""
        if not self.paragraph[0] <= position <= self.paragraph[1]:
            blank = _BLANK_LINE.search(self.text, position)
            self.paragraph = (position, blank.start() if blank else len(self.text))
        return self.paragraph[1]

    def broken(self, start: int, end: int) -> bool:
        """Say whether a blank line stands inside: no formula goes on behind one.

        Those within an environment that is open there break nothing where formulas are shown.
        """
        inside = self.text[start:end].strip()
        return any(
            inside.count("\\begin{", 0, blank.start()) <= inside.count("\\end{", 0, blank.start())
            for blank in _BLANK_LINE.finditer(inside)
        )

    def unclosed_at(self, start: int, mark: str, advice: str) -> int:
        """Note a formula that nobody closed, and return where the text goes on."""
        self.unclosed += 1
        if self.unclosed > MOST_UNCLOSED:
            return len(self.text)  # no document: the rest would only repeat this
        line_end = self.find("\n", start)
        end = min(len(self.text) if line_end < 0 else line_end, start + 80)
        self.notices.append(
            Notice(
                start,
                end,
                "unclosed-math",
                f"{mark} opens a formula that never closes",
                advice,
                unread=True,
            )
        )
        if mark == "$$":
            return self.paragraph_end(start)
        return start + len(mark)

    def keep(
        self, start: int, end: int, outer_start: int, outer_end: int, *, display: bool = True
    ) -> None:
        """Keep a formula, if there is anything in it."""
        if self.text[start:end].strip():
            self.spans.append(MathSpan(start, end, display, outer_start, outer_end))
