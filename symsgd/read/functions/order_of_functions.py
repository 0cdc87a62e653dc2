"""Functions of a problem file in the order in which they can be read: what is used comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.notation.parse import parse


def in_order(table: Mapping[str, object]) -> list[tuple[str, object]]:
    r"""Return the entries of a table with those first that others name; else as they stand.

    Functions that name each other in a circle stand as they are written.

    >>> f = {"params": ["x"], "body": r"x\Phi(x)"}
    >>> [name for name, _ in in_order({"f": f, "Phi": {"params": ["x"], "body": "x + 1"}})]
    ['Phi', 'f']
    """
    used = {name: _names(what) & (table.keys() - {name}) for name, what in table.items()}
    found: dict[str, object] = {}

    def put(name: str, above: tuple[str, ...]) -> None:
        for other in table:
            if other in used[name] and other not in above and other not in found:
                put(other, (*above, name))
        found.setdefault(name, table[name])

    for name in table:
        put(name, (name,))
    return list(found.items())


def _names(what: object) -> set[str]:
    """Return the letters in the body of a function, as a problem file writes them."""
    body = what.get("body") if isinstance(what, Mapping) else None
    if not isinstance(body, str):
        return set()
    try:
        return set(_letters(parse(body)))
    except SymsgdError:
        return set()  # the error is told where the body is read


def _letters(piece: s.Surface) -> Iterator[str]:
    for part in s.walk(piece):
        if isinstance(part, s.Letter):
            yield part.name
            yield f"\\{part.name}"
