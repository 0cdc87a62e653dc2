"""Formulas with some of their parts exchanged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from symsgd.read import surface as s

_HOLDS = (tuple, s.Surface, s.Script)
Change = Callable[[s.Surface], s.Surface | None]


def exchanged(piece: s.Surface, change: Change) -> s.Surface:
    """Return a piece in which ``change`` says what a part becomes; None looks inside of it.

    >>> from symsgd.read.notation.parse import parse
    >>> def change(part):
    ...     return s.Letter(0, 1, "y") if isinstance(part, s.Letter) else None
    >>> [part.name for part in s.walk(exchanged(parse("x + x"), change))
    ...  if isinstance(part, s.Letter)]
    ['y', 'y']
    """
    found: s.Surface = _exchanged(piece, change)
    return found


def _exchanged(value: Any, change: Change) -> Any:  # noqa: ANN401 - a field of a piece
    if isinstance(value, tuple):
        return tuple(_exchanged(each, change) for each in value)
    if not isinstance(value, s.Surface | s.Script):
        return value
    if isinstance(value, s.Surface) and (found := change(value)) is not None:
        return found
    parts = {each.name: getattr(value, each.name) for each in fields(value)}
    held = {key: part for key, part in parts.items() if isinstance(part, _HOLDS)}
    changed = {key: _exchanged(part, change) for key, part in held.items()}
    new = {key: part for key, part in changed.items() if part != held[key]}
    return replace(value, **new) if new else value
