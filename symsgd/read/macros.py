r"""The author's own commands: ``\newcommand``, ``\DeclareMathOperator`` and plain ``\def``."""

from __future__ import annotations

import re
from dataclasses import dataclass

DEFINING = frozenset(["newcommand", "renewcommand", "providecommand", "DeclareMathOperator", "def"])
_DEFINITION = re.compile(
    r"\\(?:(?:re)?new|provide)command\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[(\d)\])?\s*(?=\{)"
    r"|\\(DeclareMathOperator)\*?\s*\{\\([A-Za-z]+)\}\s*(?=\{)"
    r"|\\def\s*\\([A-Za-z]+)((?:#\d)*)\s*(?=\{)"
)
MOST_MACROS = 500


@dataclass(frozen=True, slots=True)
class Macro:
    """A command that the author defined: how many arguments it takes, and its text."""

    count: int
    body: str

    def expanded(self, args: list[str]) -> str:
        r"""Return the text with the arguments put in.

        >>> Macro(1, r"\mathbf{#1}").expanded(["x"])
        '\\mathbf{x}'
        """
        text = self.body
        for i, arg in enumerate(args, 1):
            text = text.replace(f"#{i}", arg)
        return text


def macros_of(text: str) -> dict[str, Macro]:
    r"""Return the commands that a text defines.

    >>> macros_of(r"\newcommand{\R}{\mathbb{R}} \DeclareMathOperator{\diag}{diag}")["R"].body
    '\\mathbb{R}'
    """
    found: dict[str, Macro] = {}
    for match in _DEFINITION.finditer(text):
        body = braced(text, match.end())
        if body is None or len(found) >= MOST_MACROS:
            continue
        if match[3]:
            found[match[4]] = Macro(0, rf"\operatorname{{{body}}}")
        elif match[5]:
            found[match[5]] = Macro(match[6].count("#"), body)
        else:
            found[match[1]] = Macro(int(match[2] or 0), body)
    return found


def end_of_definition(text: str, start: int) -> int | None:
    r"""Return where a definition that begins at ``start`` ends, or None if none does.

    >>> end_of_definition(r"\newcommand{\R}{\mathbb{R}} x", 0)
    27
    """
    match = _DEFINITION.match(text, start)
    body = braced(text, match.end()) if match else None
    return match.end() + len(body) + 2 if match and body is not None else None


def braced(text: str, start: int) -> str | None:
    """Return the content of the group that begins at ``start``, or None.

    >>> braced("{a{b}c} d", 0)
    'a{b}c'
    """
    if not text.startswith("{", start):
        return None
    depth = 0
    for i in range(start, min(len(text), start + 2_000)):
        if text[i] == "\\" and text[i + 1 : i + 2] in ("{", "}"):
            continue
        escaped = i > start and text[i - 1] == "\\"
        if text[i] == "{" and not escaped:
            depth += 1
        elif text[i] == "}" and not escaped:
            depth -= 1
            if depth == 0:
                return text[start + 1 : i]
    return None
