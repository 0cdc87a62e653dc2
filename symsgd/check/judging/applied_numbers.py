"""A number before a bracket with a number: after σ = 0.2, σ(0) may be the function σ at 0."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.judgement import Side
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope


def products_or_values(left: Side, right: Side, scope: Scope) -> Iterator[str]:
    """Yield the question of what a side such as σ(0) is, if σ has a number here.

    >>> from symsgd.expression import node as n
    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.notation.parse import parse
    >>> def side(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> scope = Scope().with_value("a", n.number(3))
    >>> list(products_or_values(side("a(2)"), side("7"), scope))
    ['whether a(2) is a product']
    >>> list(products_or_values(side("p(1)"), side("p(2)"), Scope()))
    ['whether p(1) is a product', 'whether p(2) is a product']
    >>> list(products_or_values(side("a(2 + x)"), side("2a(2)"), scope))
    []
    """
    known = scope.values.keys() | scope.definitions.keys()
    names = [_applied(side) for side in (left, right)]
    alike = names[0] is not None and names[0] == names[1]  # "p(1) = p(2)" speaks of a function
    for side, name in zip((left, right), names, strict=True):
        if name is not None and name not in scope.functions and (alike or name in known):
            yield f"whether {side.text} is a product"


def _applied(side: Side) -> str | None:
    """Return the letter that stands before a number in brackets, if a side is nothing else."""
    match side.piece:
        case s.Product(factors=(first, s.Group(bracket="(", items=(s.Number(),))), operators=("",)):
            return name_of(first)
    return None
