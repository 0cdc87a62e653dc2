"""When a relation is true, and a condition made of others: one table for every arithmetic."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any, overload

# of two values that can be compared
COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
# the signs of left minus right with which a relation is true
SIGNS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}


@overload
def connected(name: str, args: Sequence[bool]) -> bool: ...
@overload
def connected(name: str, args: Sequence[bool | None]) -> bool | None: ...
def connected(name: str, args: Sequence[bool | None]) -> bool | None:
    """Return the truth of ``and``, ``or``, ``not``, ``true`` or ``false``; None is not known.

    What is not known stays so only where it matters (Kleene's three-valued rules).

    >>> connected("and", [True, None]), connected("and", [False, None]), connected("not", [True])
    (None, False, False)
    """
    match name:
        case "true" | "false":
            return name == "true"
        case "not":
            return None if args[0] is None else not args[0]
        case "and":
            return False if False in args else None if None in args else True
    return True if True in args else None if None in args else False
