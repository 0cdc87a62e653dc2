"""A record with some of its fields changed: ``dataclasses.replace`` for what a text changes often.

Every formula of a text stands in a scope of its own.  The scopes are frozen records of some
twenty fields, and the library builds each new one field by field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

__all__ = ["changed"]

Record = TypeVar("Record")

if TYPE_CHECKING:  # so that names and types of the fields are checked
    from dataclasses import replace as changed
else:

    def changed(record: Record, /, **fields: object) -> Record:
        """Return a record with some fields changed; it has a ``__dict__`` and no ``__post_init__``.

        >>> from dataclasses import dataclass
        >>> @dataclass(frozen=True)
        ... class Point:
        ...     x: int = 0
        ...     y: int = 0
        >>> changed(Point(1, 2), y=3)
        Point(x=1, y=3)
        >>> changed(Point(1, 2), z=3)
        Traceback (most recent call last):
            ...
        TypeError: Point has no field z
        """
        known = record.__dict__
        for name in fields:
            if name not in known:
                raise TypeError(f"{type(record).__name__} has no field {name}")
        new = object.__new__(type(record))
        new.__dict__.update(known)
        new.__dict__.update(fields)
        return new
