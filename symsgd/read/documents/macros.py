r"""The author's own commands: ``\newcommand``, ``\DeclareMathOperator``, ``\def``, ``\let``."""

from __future__ import annotations

import re
from dataclasses import dataclass

DEFINING = frozenset(
    [
        "newcommand",
        "renewcommand",
        "providecommand",
        "DeclareRobustCommand",
        "DeclareMathOperator",
        "DeclarePairedDelimiter",
        "def",
        "let",
    ]
)
_NAME = r"\s*\{?\\(?P<%s>[A-Za-z]+)\}?\s*"
_DELIMITER = r"\{\s*(?P<%s>\\[A-Za-z]+|\\[|{}]|[^\s{}\\])\s*\}\s*"
_DEFINITION = re.compile(
    r"\\(?:(?P<again>re)?new|(?P<perhaps>provide)|DeclareRobust)[cC]ommand\*?"
    + _NAME % "command"
    + r"(?:\[(?P<count>\d)\]\s*(?:\[(?P<default>[^\[\]]*)\])?)?\s*(?=\{)"
    r"|\\DeclareMathOperator\*?" + _NAME % "operator" + r"(?=\{)"
    r"|\\DeclarePairedDelimiter"
    + _NAME % "paired"
    + _DELIMITER % "left"
    + _DELIMITER % "right"
    + r"|\\def\s*\\(?P<plain>[A-Za-z]+)(?P<arguments>(?:#\d)*)\s*(?=\{)"
    r"|\\let\s*\\(?P<alias>[A-Za-z]+)\s*=?\s*(?P<target>\\[A-Za-z]+|[A-Za-z])"
)
MOST_MACROS = 500


@dataclass(frozen=True, slots=True)
class Macro:
    """A command that the author defined: how many arguments it takes, and its text.

    ``default`` stands for its first argument where that is left out.  A ``sized`` command may have
    a star or a size after it, which change nothing.  Without a ``body`` it was defined twice.
    """

    count: int
    body: str | None
    default: str | None = None
    sized: bool = False

    def expanded(self, args: list[str]) -> str:
        r"""Return the text with the arguments put in.

        >>> Macro(1, r"\mathbf{#1}").expanded(["x"])
        '\\mathbf{x}'
        """

        def argument(place: re.Match[str]) -> str:
            number = int(place[1])
            return args[number - 1] if 0 < number <= len(args) else place[0]

        return re.sub(r"#(\d)", argument, self.body or "")


def macros_of(text: str) -> dict[str, Macro]:
    r"""Return the commands that a text defines.

    >>> macros_of(r"\newcommand{\R}{\mathbb{R}} \DeclareMathOperator{\diag}{diag}")["R"].body
    '\\mathbb{R}'
    >>> macros_of(r"\newcommand{\d}[2][x]{\frac{d #2}{d #1}} \let\s=\sigma")["d"].default
    'x'
    """
    found: dict[str, Macro] = {}
    for match in _DEFINITION.finditer(text):
        defined = _defined(match, text)
        if defined is None or len(found) >= MOST_MACROS:
            continue
        name, macro = defined
        if name in found and match["perhaps"]:
            continue
        same = found.get(name, macro) == macro
        found[name] = macro if same else Macro(macro.count, None, macro.default, macro.sized)
    return found


def _defined(match: re.Match[str], text: str) -> tuple[str, Macro] | None:
    """Return the name and the meaning that one definition gives."""
    if match["paired"]:
        body = rf"\left{match['left']} #1 \right{match['right']}"
        return match["paired"], Macro(1, body, sized=True)
    if match["alias"]:
        return match["alias"], Macro(0, match["target"])
    inside = braced(text, match.end())
    if inside is None:
        return None
    if match["operator"]:
        return match["operator"], Macro(0, rf"\operatorname{{{inside}}}")
    if match["plain"]:
        return match["plain"], Macro(match["arguments"].count("#"), inside)
    return match["command"], Macro(int(match["count"] or 0), inside, match["default"])


def end_of_definition(text: str, start: int) -> int | None:
    r"""Return where a definition that begins at ``start`` ends, or None if none does.

    >>> end_of_definition(r"\newcommand{\R}{\mathbb{R}} x", 0)
    27
    """
    match = _DEFINITION.match(text, start)
    if match is None or match["paired"] or match["alias"]:
        return match.end() if match else None
    body = braced(text, match.end())
    return match.end() + len(body) + 2 if body is not None else None


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
