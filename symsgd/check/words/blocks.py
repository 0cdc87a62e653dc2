"""The blocks of a document: sections, examples and remarks, cases, items of lists, rows of tables.

What is given in a block holds in it and in the blocks within it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from symsgd.check.words.labels import LABELS
from symsgd.check.words.outer_items import begins_part
from symsgd.check.words.theorem_environments import with_known_names

_CODE = re.compile(r"^[ ]{0,3}(```|~~~).*?^[ ]{0,3}\1", re.MULTILINE | re.DOTALL)
_EXERCISE = re.compile(
    r"\s*(?:exercise|problem|question|task|example|aufgabe|beispiel|exercice|exemple"
    r"|ejercicio|ejemplo)\b",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"^[ ]{0,3}(?P<marks>\#{1,6})\s"
    r"|\\(?P<sub>(?:sub)*)section\*?\s*\{?"
    r"|^[ ]{0,3}(?=\S)(?P<underlined>[^\n|]{1,80}\n[ ]{0,3}(?:={3,}|-{3,})[ \t]*$)"
    r"|<h(?P<html>[1-6])[^<>]*>"
    r"|\\begin\{(?P<exercise>exercise|problem|question)\}"
    r"|^(?P<indent>[ \t]*)(?:[-*+]|\d+[.)/])\s|\\(?P<item>item)\b"
    r"|^[ \t]*(?P<row>\|)"
    r"|\n[ \t]*\n(?P<paragraph>(?=[^\s\-*+\d\#\\|]|\Z))"
    r"|\\(?P<list>begin|end)\{(?:itemize|enumerate|description)\*?\}",
    re.MULTILINE,
)
_BELOW = 2  # signs by which an item is indented that lies below another
_DEEPER = 4  # what an environment of LaTeX in another counts for
# headings lie between 1 and 6; "(a)" lies below "**1.**"
LABEL, CASE, NUMBERED, LETTER, ITEM, ROW = 50, 55, 58, 60, 100, 1000
_KINDS = {"example": LABEL, "remark": LABEL, "bold": LABEL, "general": LABEL,
          "environment": LABEL, "worked": LABEL, "case": CASE, "letter": LETTER,
          "numbered": NUMBERED}  # fmt: skip
_EXAMPLES = ("example", "worked")  # what is given in one holds in it
_ALIKE = (
    *_EXAMPLES,
    "case",
    "letter",
    "numbered",
    "environment",
    "task",
    "row",
    "item",
)  # the next one of its kind begins anew
_APART = ("remark", "general")  # what was given before need not hold in it
_GENERAL = (*_APART, *_EXAMPLES, "environment")


@dataclass(frozen=True, slots=True)
class Block:
    """A block: how deep it lies, its number in the document, and what kind of part it is."""

    depth: int
    number: int
    kind: str = ""


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

    def __init__(self, environments: dict[str, str] | None = None) -> None:
        self._environments = environments or {}  # those of the author, and what they are
        self._open: list[Block] = [Block(0, 0)]  # outermost first
        self._count = 0
        self._lists = 0  # environments of LaTeX that are open, one in the other
        self._steps: set[int] = set()  # items whose words go on with what was given
        self.headings = 0
        self.exercises = 0
        self.outer: set[int] = set()  # items that are parts of their own: they have items below

    @property
    def open(self) -> tuple[int, ...]:
        """The numbers of the open blocks, the innermost last; 0 is the document."""
        return tuple(block.number for block in self._open)

    @property
    def examples(self) -> tuple[int, ...]:
        """The open blocks that are examples."""
        return tuple(block.number for block in self._open if block.kind in _EXAMPLES)

    @property
    def general(self) -> bool:
        """Whether a theorem or an example is open, which speaks of letters of its own."""
        return any(block.kind in _GENERAL for block in self._open)

    @property
    def alike(self) -> bool:
        """Whether the innermost block is one of several alike: an item, a case, an example."""
        return self._open[-1].kind in _ALIKE

    @property
    def apart(self) -> tuple[int, ...]:
        """The open blocks in which need not hold what was given before: remarks, theorems."""
        return tuple(block.number for block in self._open if block.kind in _APART)

    def enter(self, prose: str) -> None:
        """Open and close what a stretch of prose opens and closes.

        >>> blocks = Blocks()
        >>> for prose in ("Case 1:", "holds. Case 2:", "In all cases", "**Remark.** Now"):
        ...     blocks.enter(prose)
        ...     print(blocks.open, blocks.alike)
        (0, 1) True
        (0, 2) True
        (0, 3) False
        (0, 4) False
        """
        text = with_known_names(_CODE.sub("", prose), self._environments)
        found = [*_OPENED.finditer(text), *LABELS.finditer(text)]
        for one in sorted(found, key=lambda match: match.start()):
            if one.re is LABELS:
                self._label(one)
            else:
                self._section(one, text)

    def _label(self, found: re.Match[str]) -> None:
        kind = str(found.lastgroup)
        if kind == "task":
            self.exercises += 1
            self.headings += 1
            self._begin(LABEL, "task")
        elif kind == "end_environment":
            self._close(LABEL)
        else:
            self._begin(_KINDS[kind], kind)

    def _section(self, found: re.Match[str], text: str) -> None:
        if found["paragraph"] is not None:
            if not self._lists:  # in an item of LaTeX, a blank line ends a paragraph only
                self._close(ITEM)
        elif found["list"]:
            self._list(found["list"])
        elif found["row"]:
            self._begin(ROW, "row")
        elif found["indent"] is not None or found["item"]:
            self._item(found, text)
        else:
            title = found["underlined"] or text[found.end() :]
            self.headings += 1
            self.exercises += bool(found["exercise"] or _EXERCISE.match(title))
            self._begin(_heading(found))

    def _list(self, word: str) -> None:
        r"""Follow ``\begin{itemize}`` and ``\end{itemize}``."""
        if word == "begin":
            self._lists += 1
            return
        self._close(self._item_depth())
        self._lists = max(self._lists - 1, 0)

    def _item_depth(self) -> int:
        return ITEM + _DEEPER * max(self._lists - 1, 0)

    def _item(self, found: re.Match[str], text: str) -> None:
        depth = self._item_depth() + len((found["indent"] or "").expandtabs(4))
        self._begin(depth, "item")
        above = self._open[-2]
        if above.kind == "item" and above.depth + _BELOW <= depth:
            self.outer |= {above.number} - self._steps
        line, end, _ = text[found.end() :].partition("\n")
        if not begins_part(line if end else f"{line}$"):  # the stretch ends at a formula
            self._steps.add(self._count)

    def _begin(self, depth: int, kind: str = "") -> None:
        self._close(depth)
        self._count += 1
        self._open.append(Block(depth, self._count, kind))

    def _close(self, depth: int) -> None:
        """Close what ends where a block of this depth begins; the document stays open."""
        for at, block in enumerate(self._open[1:], 1):
            same = depth in (CASE, LETTER) and block.depth == depth
            if same or (depth not in (CASE, LETTER) and block.depth >= depth):
                del self._open[at:]
                return


def _heading(found: re.Match[str]) -> int:
    if found["marks"]:
        return len(found["marks"])
    if found["html"]:
        return int(found["html"])
    if found["underlined"]:
        return 1 if "=" in found["underlined"][-3:] else 2
    return 1 + len(found["sub"] or "") // 3
