"""The terminal: whether somebody looks, how wide it is, and progress while they wait."""

from __future__ import annotations

import os
import sys
from typing import TextIO

PIPED = 100
_WIDEST = 140


def has_colour(stream: TextIO) -> bool:
    """Say whether colour is welcome; NO_COLOR and FORCE_COLOR have the last word."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int:
    """Return how wide lines may be; where text is piped, always the same."""
    if not stream.isatty():
        return PIPED
    try:
        # some terminals say that they have no columns at all
        return min(os.get_terminal_size(stream.fileno()).columns or PIPED, _WIDEST)
    except OSError:
        return PIPED


def somebody_waits() -> bool:
    """Say whether progress would be seen."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
