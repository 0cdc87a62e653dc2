"""How Hypothesis prints a failing case: by the object's own name, not field by field."""

from __future__ import annotations

from typing import Protocol


class Printer(Protocol):
    """What Hypothesis hands over for printing."""

    def text(self, text: str) -> object:
        """Print a text."""


def pretty(self: object, printer: Printer, cycle: bool) -> None:  # noqa: ARG001, FBT001  (a protocol)
    """Print an object by its ``repr``.

    >>> from io import StringIO
    >>> from types import SimpleNamespace
    >>> out = StringIO()
    >>> pretty(21, SimpleNamespace(text=out.write), False)
    >>> out.getvalue()
    '21'
    """
    printer.text(repr(self))
