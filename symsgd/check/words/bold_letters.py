"""Letters whose font shows that they are vectors or matrices: bold, or with an arrow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symsgd.read import surface as s
from symsgd.read.documents.source import Source
from symsgd.read.names import name_of

_BOLD = re.compile(
    r"\\(?:mathbf|boldsymbol|bm|pmb|bf|vec|overrightarrow)(?![A-Za-z])\s*\{?\s*"
    r"(?:\\[A-Za-z]+|[A-Za-z]+)\s*\}?$"
)
_BOLD_COMMAND = re.compile(r"\\(?:mathbf|boldsymbol|bm|pmb|vec|overrightarrow)(?![A-Za-z])")
_WINDOW = 24  # characters before a letter in which its font can stand


def bold_letters(side: s.Surface, source: Source) -> Iterator[tuple[str, str]]:
    r"""Yield the bold and the arrowed letters of a formula.

    >>> from symsgd.read.notation.parse import parse
    >>> text = r"\mathbf{w}_1 x + \vec{b}"
    >>> [name for name, _ in bold_letters(parse(text), Source(text))]
    ['w_1', 'b']
    """
    around = source.text[max(side.start - _WINDOW, 0) : side.end]
    if not source.macros and _BOLD_COMMAND.search(around) is None:
        return
    bases: set[int] = set()  # where letters stand that were yielded with their scripts
    for part in s.walk(side):
        letter = part.base if isinstance(part, s.Scripted) else part
        if isinstance(letter, s.Letter) and letter.start not in bases and _is_bold(letter, source):
            bases.add(letter.start)
            if isinstance(part, s.Scripted | s.Letter):
                yield from named(part, "a bold or arrowed letter")


def named(piece: s.Scripted | s.Letter, what: str) -> Iterator[tuple[str, str]]:
    """Yield a symbol with its indices; a power or a transpose is no part of its name.

    >>> from symsgd.read.notation.parse import parse
    >>> list(named(parse("w_1^2"), "a power")), list(named(parse("x"), "plain"))
    ([('w_1', 'a power')], [('x', 'plain')])
    """
    if isinstance(piece, s.Letter):
        if not piece.word:
            yield piece.name, what
        return
    scripts = tuple(script for script in piece.scripts if script.kind == "index")
    name = name_of(s.Scripted(piece.start, piece.end, piece.base, piece.sub, scripts))
    if name is not None and not (isinstance(piece.base, s.Letter) and piece.base.word):
        yield name, what


def _is_bold(letter: s.Letter, source: Source) -> bool:
    text = source.text[max(letter.start - _WINDOW, 0) : letter.end]
    command = source.text[letter.start : letter.end]
    macro = source.macros.get(command[1:]) if command[:1] == "\\" else None
    if macro is not None:
        return macro.body is not None and _BOLD_COMMAND.search(macro.body) is not None
    return _BOLD.search(text) is not None
