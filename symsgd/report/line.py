"""Lines of styled text: plain where they are piped, coloured where somebody looks.

A line is a list of pieces ``(text, style)``.  Text that somebody wrote passes :func:`shown` first,
so that a document cannot steer the terminal it is printed on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symsgd.check.report import Status

Piece = tuple[str, str]
Line = list[Piece]

PLAIN = ""
DIM = "dim"
STRONG = "bold"
GOOD = "green"
BAD = "bold red"
OPEN = "yellow"

STATUS_MARKS = {
    Status.PROVED: ("✓ proved", GOOD),
    Status.REFUTED: ("✗ REFUTED", BAD),
    Status.UNDECIDED: ("? undecided", OPEN),
    Status.UNREAD: ("? unread", OPEN),
    Status.NEEDS_CONTEXT: ("? needs context", OPEN),
}


def shown(text: str) -> str:
    r"""Return text on one line, with what cannot be printed made visible.

    >>> shown("a\n  b\x1b[2J")
    'a b�[2J'
    """
    return "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> cells("σ′"), cells("學習")
    (2, 4)
    """
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def shortened(text: str, width: int) -> str:
    """Return text cut to a width, with an ellipsis where something is missing.

    >>> shortened("gradient", 5), shortened("學習率", 5), shortened("b", 5)
    ('grad…', '學習…', 'b')
    """
    if cells(text) <= width:
        return text
    kept, used = "", 1
    for char in text:
        used += cells(char)
        if used > width:
            break
        kept += char
    return kept + "…"


def padded(text: str, width: int) -> str:
    """Return text filled up with spaces to a width.

    >>> padded("學習", 6)
    '學習  '
    """
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """Return text in lines of at most a width, broken at spaces where there are any.

    >>> wrapped("the cost is half the squared error", 16)
    ['the cost is half', 'the squared', 'error']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and cells(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def hanging(indent: int, word: str, text: str, width: int, style: str = PLAIN) -> Iterator[Line]:
    """Yield a word and the text that belongs to it, wrapped, behind an indent.

    >>> print(render(hanging(2, "note: ", "the cost is assumed", 20)), end="")
      note: the cost is
            assumed
    """
    room = width - indent - cells(word)
    for line in wrapped(shown(text), room) if text else ():
        yield [(" " * indent, PLAIN), (word, DIM), (shortened(line, room), style)]
        word = " " * cells(word)


def render(lines: Iterable[Line], *, color: bool = False) -> str:
    r"""Return lines as one text, with or without colour.

    >>> render([[("proved", GOOD), (" 1 = 1", PLAIN)]])
    'proved 1 = 1\n'
    """
    if color:
        return _coloured(lines)
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _coloured(lines: Iterable[Line]) -> str:
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", _environ={})
    for line in lines:
        text = Text.assemble(*(piece for piece in line if piece[0]))
        console.print(text, soft_wrap=True)
    return out.getvalue()
