"""The forms in which commands answer."""

from enum import StrEnum


class Format(StrEnum):
    """Text for people, JSON for programs.

    >>> Format("json")
    <Format.JSON: 'json'>
    """

    TEXT = "text"
    JSON = "json"
