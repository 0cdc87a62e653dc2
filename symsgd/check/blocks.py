"""The blocks of a document: sections within sections, and items of lists."""

from __future__ import annotations

import re

_CODE = re.compile(r"^[ ]{0,3}(```|~~~).*?^[ ]{0,3}\1", re.MULTILINE | re.DOTALL)
_OPENED = re.compile(
    r"^[ ]{0,3}(?P<marks>\#{1,6})\s"
    r"|\\(?P<sub>(?:sub)*)section\b"
    r"|^\\begin\{(?P<exercise>exercise|problem)"
    r"|^(?P<indent>[ \t]*)(?:[-*+]|\d+[.)])\s|\\(?P<item>item)\b"
    r"|\n[ \t]*\n(?P<paragraph>(?=[^\s\-*+\d\#\\]|\Z))|\\end\{(?P<end>itemize|enumerate)\}",
    re.MULTILINE,
)
_ITEMS = 100  # an item of a list lies deeper than any heading


class Blocks:
    """The blocks that are open at a place; every block has a number of its own.

    >>> blocks = Blocks()
    >>> for prose in ("# Values", "## Forward pass", "# Derivative", "- first", "- second"):
    ...     blocks.enter(prose)
    ...     print(blocks.open)
    (0, 1)
    (0, 1, 2)
    (0, 3)
    (0, 3, 4)
    (0, 3, 5)
    """

    def __init__(self) -> None:
        self._open: list[tuple[int, int]] = [(0, 0)]  # depth and number, outermost first
        self._count = 0
        self.headings = 0

    @property
    def open(self) -> tuple[int, ...]:
        """The numbers of the open blocks, the innermost last; 0 is the document."""
        return tuple(number for _, number in self._open)

    def enter(self, prose: str) -> None:
        """Open and close what a stretch of prose opens and closes."""
        for found in _OPENED.finditer(_CODE.sub("", prose)):
            if found["paragraph"] is not None or found["end"]:
                self._close(_ITEMS)
                continue
            depth = _depth(found)
            self.headings += depth < _ITEMS
            self._close(depth)
            self._count += 1
            self._open.append((depth, self._count))

    def _close(self, depth: int) -> None:
        """Close what lies as deep or deeper; the document stays open."""
        while len(self._open) > 1 and self._open[-1][0] >= depth:
            self._open.pop()


def _depth(found: re.Match[str]) -> int:
    if found["marks"]:
        return len(found["marks"])
    if found["exercise"]:
        return 1
    if found["indent"] is not None or found["item"]:
        return _ITEMS + len((found["indent"] or "").expandtabs(4))
    return 1 + len(found["sub"] or "") // 3
