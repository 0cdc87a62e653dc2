r"""A formula that got its name later: ``y = \sigma(wx + b)``, and then ``z = wx + b``."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields

from symsgd.read import surface as s
from symsgd.read.rewriting import exchanged

_PLACES = ("start", "end")


def form(value: object) -> Hashable:
    """Return what a formula says, wherever it stands.

    >>> from symsgd.read.notation.parse import parse
    >>> form(parse("a + b")) == form(parse("a +  b")), form(parse("a + b")) == form(parse("a b"))
    (True, False)
    """
    if isinstance(value, tuple):
        return tuple(map(form, value))
    if isinstance(value, s.Surface | s.Script):
        if isinstance(value, s.Group) and value.bracket == "(" and len(value.items) == 1:
            return form(value.items[0])
        parts = (getattr(value, each.name) for each in fields(value) if each.name not in _PLACES)
        return (type(value).__name__, *map(form, parts))
    return value


def with_name(piece: s.Surface, name: str, part: s.Surface) -> s.Surface:
    r"""Return a formula with a name in the place of a part.

    >>> from symsgd.read.notation.parse import parse
    >>> found = with_name(parse(r"\exp(a + b)^2"), "z", parse("a + b"))
    >>> [leaf.name for leaf in s.walk(found) if isinstance(leaf, s.Letter)]
    ['exp', 'z']
    """
    wanted = form(part)

    def change(value: s.Surface) -> s.Surface | None:
        bracket = isinstance(value, s.Group) and value.bracket == "(" and len(value.items) == 1
        # the bracket stays: it may be that of an argument
        same = not bracket and form(value) == wanted
        return s.Letter(value.start, value.end, name) if same else None

    return exchanged(piece, change)
