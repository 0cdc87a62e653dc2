"""Formulas in the plain text of a document, with no ``$`` between them and the prose.

Where it is clear where such a formula begins and ends, it is read as if it stood between ``$``.
Where that would be a guess, it is told of and not read: a verdict on a guess could be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from symsgd.read.documents.plain_formula import CUT, PlainFormula, formulas_of
from symsgd.read.documents.plain_tokens import letters_of

MOST_FORMULAS = 300  # a page of source code has more
_RELATION = re.compile(r"[=≤≥≠≈<>∈]| in\s+[\[(]")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_ARROWS = re.compile(r"[-=~<]+>+|<[-=~]+|={2,}")
_ELSEWHERE = re.compile(
    r"\]\([^()\n]*\)|^\s*\[[^\]\n]*\]:.*|\b\w+://\S*|\bwww\.\S*|\{[#.:%{][^}\n]*\}+"
    r"|</?[A-Za-z][^<>\n]*>"
)
_LATEX_ELSEWHERE = re.compile(  # names, links, options, and the end of a tabular's row
    r"\\(?:label|\w*ref|cite\w*|url|href|includegraphics|begin|end|setlength|setcounter|hypersetup"
    r"|tikzset|pgfplotsset|definecolor|\w*command|def|let)\*?\s*(?:\[[^\]\n]*\]|\{[^{}\n]*\})*"
    r"|\\(?:textbf|textit|textsl|emph|underline)\s*\{"
    r"|\\[A-Za-z]+\*?\s*(?:\[[^\]\n]*\])*|\\\\(?:\[[^\]\n]*\])?"
)
_PICTURES = re.compile(
    r"\\begin\{(tikzpicture|pgfpicture|axis|picture|forest|tikzcd)\}.*?(?:\\end\{\1\}|\Z)",
    re.DOTALL,
)


def plain_formulas(
    text: str,
    passed: Iterable[tuple[int, int]],
    formulas: Iterable[str] = (),
    *,
    start: int = 0,
    latex: bool = False,
) -> tuple[PlainFormula, ...]:
    """Return the formulas in the plain text from ``start`` on; ``passed`` is what is no plain text.

    Mere values are left out unless a formula, here or among ``formulas`` between ``$``, speaks of
    their letters; a run of letters such as wx is a product if the letters stand alone elsewhere.

    >>> text = "so f(x) = x^2, for a = 3; and x y = 2^n or a C++ = D of key=value, n = 2, lr = 3"
    >>> [(text[one.start:one.end], one.clear) for one in plain_formulas(text, [])]
    [('f(x) = x^2', True), ('a = 3', True), ('x y = 2^n', False), ('n = 2', True)]
    """
    if not _RELATION.search(text):
        return ()
    skipped = [*passed, *(one.span() for one in _PICTURES.finditer(text))] if latex else passed
    blotted = _without(text, sorted(skipped), latex=latex)
    between = letters_of(" ".join(formulas))
    alone = between.union(*(one.names for one in _found(blotted, start, latex=latex)))
    found = [*_found(blotted, start, alone, latex=latex)]
    used = between.union(*(one.names | one.products for one in found if one.states))
    return tuple(
        replace(one, clear=one.clear and one.products <= alone)
        for one in found
        if one.states or one.given or one.names & used
    )


def _found(
    text: str, start: int, letters: frozenset[str] = frozenset(), *, latex: bool
) -> Iterator[PlainFormula]:
    elsewhere = _LATEX_ELSEWHERE if latex else _ELSEWHERE
    code, count = _Code(), 0
    for line in text[start:].splitlines(keepends=True):
        if (latex or not code.goes_on(line)) and _RELATION.search(line):
            for pattern in (elsewhere, _ARROWS):
                line = pattern.sub(lambda found: CUT * len(found.group()), line)  # noqa: PLW2901
            for one in formulas_of(line, letters):
                yield replace(one, start=start + one.start, end=start + one.end)
                count += 1
                if count == MOST_FORMULAS:
                    return
        start += len(line)


def _without(text: str, passed: Iterable[tuple[int, int]], *, latex: bool) -> str:
    """Return the text with everything blotted out that is no plain text; offsets stay."""
    pieces, position = [], 0
    front = None if latex else _FRONT_MATTER.match(text)
    for start, end in ((0, front.end() if front else 0), *passed):
        if end > position:
            pieces.append(text[position:start])
            pieces.append(re.sub(r"[^\n]", "\0", text[max(start, position) : end]))
            position = end
    pieces.append(text[position:])
    return re.sub(r"[\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\0", "".join(pieces))


class _Code:
    """Says which lines are code because they are indented."""

    def __init__(self) -> None:
        self.blank, self.code, self.item = True, False, False

    def goes_on(self, line: str) -> bool:
        if not line.strip():
            self.blank = True
            return False
        indented = line.startswith(("    ", "\t"))
        self.code = indented and not self.item and (self.blank or self.code)
        if not indented:
            self.item = bool(re.match(r"\s*(?:[-+*]|\d+[.)])\s", line))
        self.blank = False
        return self.code
