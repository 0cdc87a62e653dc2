r"""Commands of the author that open and close a formula: ``\be`` for ``\begin{equation}``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from symsgd.read.documents.macros import DEFINING, end_of_definition, macros_of

_BEGIN = re.compile(r"\s*(?:\\begin\s*\{(\w+)\*?\}|(\\\[|\$\$))\s*")
_END = re.compile(r"\s*(?:\\end\s*\{(\w+)\*?\}|(\\\]|\$\$))\s*")
_NAME = re.compile(r"\\([A-Za-z]+)\*?")


@dataclass(frozen=True, slots=True)
class OwnEnvironments:
    """The names that open a formula, and those that close one."""

    opening: frozenset[str]
    closing: frozenset[str]

    @classmethod
    def of(cls, text: str, environments: tuple[str, ...]) -> OwnEnvironments:
        r"""Return the commands that a text defines to open and close formulas.

        >>> text = r"\def\be{\begin{equation}} \def\ee{\end{equation}}"
        >>> OwnEnvironments.of(text, ("equation",)).opening
        frozenset({'be'})
        """
        if r"\begin" not in text or ("\\def" not in text and "command" not in text):
            return cls(frozenset(), frozenset())
        bodies = {name: macro.body or "" for name, macro in macros_of(text).items()}

        def named(pattern: re.Pattern[str]) -> frozenset[str]:
            found = {name: pattern.fullmatch(body) for name, body in bodies.items()}
            return frozenset(
                name for name, match in found.items()
                if match and (match[2] or match[1] in environments)
            )  # fmt: skip

        return cls(named(_BEGIN), named(_END))

    def definition_end(self, text: str, start: int) -> int | None:
        """Return where a definition that begins here ends: what is in it is no formula yet."""
        found = _NAME.match(text, start) if self.opening else None
        return end_of_definition(text, start) if found and found[1] in DEFINING else None

    def opens(self, text: str, start: int) -> int | None:
        """Return where the content begins if such a command opens a formula here."""
        found = _NAME.match(text, start) if self.opening else None
        return found.end() if found and found[1] in self.opening else None

    def closes(self, text: str, start: int) -> tuple[int, int] | None:
        """Return where the next command that closes a formula begins and ends."""
        for found in _NAME.finditer(text, start):
            if found[1] in self.closing:
                return found.start(), found.end()
        return None
