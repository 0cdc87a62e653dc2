"""One change of a sign, a coefficient, an exponent, an index or a prime in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PLACES = {
    "prime": re.compile(r"\\sigma'+"),
    "lost prime": re.compile(r"\\sigma(?![a-zA-Z'])(?=[(\\ )+-])"),
    "exponent": re.compile(r"(?<=\^)\d|(?<=\^\{)-?\d*[a-z](?=\})"),
    "index": re.compile(r"(?<=\^\{\[)\d(?=\]\})|(?<=_)\d"),
    "coefficient": re.compile(r"(?<![\^_\[\d.{])\d+(?![\].\d])|(?<=\{)\d+(?=[a-z\\ }+-])"),
    "sign": re.compile(r"[+-]"),
}


@dataclass(frozen=True)
class Mutant:
    """A text in which one thing is changed, and where."""

    kind: str
    text: str
    start: int
    end: int  # of the old text
    new: str

    @property
    def line(self) -> int:
        """The line of the change, from 1."""
        return self.text[: self.start].count("\n") + 1


def mutants(text: str, start: int, end: int) -> Iterator[Mutant]:
    """Yield every change of a stretch of a text; each place is changed once."""
    seen: set[int] = set()
    for kind, places in PLACES.items():
        for found in places.finditer(text, start, end):
            if found.start() not in seen:
                seen.update(range(found.start(), found.end()))
                new = _changed(kind, found[0])
                whole = text[: found.start()] + new + text[found.end() :]
                yield Mutant(kind, whole, found.start(), found.end(), new)


def _changed(kind: str, old: str) -> str:
    match kind:
        case "prime":
            return old[:-1]
        case "lost prime":
            return old + "'"
        case "sign":
            return {"+": "-", "-": "+"}[old]
        case "exponent" if not old.isdigit():
            return old[1:] if old.startswith("-") else f"-{old}"
    return str(int(old) + 1)
