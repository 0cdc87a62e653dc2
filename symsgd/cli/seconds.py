"""Limits of time, as options of commands."""

from __future__ import annotations

from math import isnan

import typer

MOST_SECONDS = 86_400  # a day


def number_of_seconds(value: float) -> float:
    """Return a limit of time; what is no number is refused, since no range excludes it.

    >>> number_of_seconds(2.5)
    2.5
    """
    if isnan(value):
        raise typer.BadParameter("nan is no number of seconds")
    return value
