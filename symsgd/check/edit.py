"""A change to the text of one side of a claim, and where it is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """What to write instead at one or several places of a side.

    ``changes`` are (start, end, text), in the order of the side; ``slip`` names the row of the
    table that it comes from, ``what`` says it in words, and ``mark`` is the term that is meant.
    """

    changes: tuple[tuple[int, int, str], ...]
    slip: str
    what: str
    mark: tuple[int, int]

    def apply(self, text: str) -> str:
        """Return the side with the change made.

        >>> Edit(((1, 2, "-"),), "sign", "- instead of +", (1, 3)).apply("a+b")
        'a-b'
        """
        for start, end, new in reversed(self.changes):
            text = text[:start] + _spaced(text[:start], new, text[end:]) + text[end:]
        return text


def _spaced(before: str, new: str, after: str) -> str:
    r"""Keep a command and the letters that follow it apart, as in ``\eta`` and ``x``."""
    if _ends_in_command(before) and new[:1].isalpha():
        new = f" {new}"
    if new and _ends_in_command(new) and after[:1].isalpha():
        new = f"{new} "
    if not new and _ends_in_command(before) and after[:1].isalpha():
        new = " "
    return new


def _ends_in_command(text: str) -> bool:
    name = text.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return name.endswith("\\") and len(name) < len(text)
