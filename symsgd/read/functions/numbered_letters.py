"""Letters before several numbers in brackets, and nowhere alone: p(1) = p(2) is of a function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.functions.bare_symbols import uses_bare
from symsgd.read.functions.unknown_functions import before_brackets

if TYPE_CHECKING:
    from symsgd.read.scope import Scope


def numbered_letters(pieces: Sequence[s.Surface], scope: Scope) -> frozenset[str]:
    """Return the unknown letters that stand before different numbers, and never alone.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> numbered_letters([parse("p(1) + 2q(3)"), parse("p(2) + q")], Scope())
    frozenset({'p'})
    """
    found: dict[str, set[str]] = {}
    for piece in pieces:
        for head, group in before_brackets(piece):
            if len(group.items) == 1 and isinstance(number := group.items[0], s.Number):
                found.setdefault(head, set()).add(number.digits)
    return frozenset(
        head
        for head, numbers in found.items()
        if len(numbers) > 1 and not scope.knows(head)
        and not any(uses_bare(piece, head) for piece in pieces)
    )  # fmt: skip
