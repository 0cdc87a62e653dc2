r"""Symbols with an index that means something: ``\delta_{ij}``, and ``s_j`` where s_i is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.intermediate import named
from symsgd.read.names import index_value, subscript_text, with_subscript
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Family, Scope

KRONECKER = "delta"


def member(e: Elaborator, base: str, sub: s.Surface, name: str) -> Value | None:
    """Return what a symbol with an index is as one of many, or None if it stands for itself."""
    if base == KRONECKER and not e.scope.knows(base) and (letters := pair(sub)) is not None:
        return _kronecker(e, sub, letters)
    text = with_subscript(base, subscript_text(sub, dict(e.scope.indices)))
    family = e.scope.families.get(base + name.removeprefix(text))
    if family is None or not family.letter or not isinstance(sub, s.Letter | s.Number):
        return None
    number = index_value(sub, dict(e.scope.indices))
    if number is None:
        raise e.lacks(f"the range of {sub.name}" if isinstance(sub, s.Letter) else name)
    return named(name, elaborated(e, name, family, e.scope.with_index(family.letter, number)))


def elaborated(e: Elaborator, name: str, family: Family, scope: Scope) -> Value:
    """Return what the formula of a family means in a scope."""
    if name in e.expanding or len(e.expanding) > 200:
        return n.variable(name)
    inner = e.inner(scope, family.source)
    e.expanding.append(name)
    try:
        return inner.value(family.body)
    finally:
        e.expanding.pop()
        e.work = inner.work


def is_recurrence(base: str, family: Family) -> bool:
    r"""Say whether ``h_t`` was defined by other members, such as ``h_{t-1}``.

    >>> from symsgd.read.parse import parse
    >>> from symsgd.read.scope import Family
    >>> from symsgd.read.source import Source
    >>> is_recurrence("h", Family("t", parse("w h_{t-1}"), Source("")))
    True
    """
    return any(
        isinstance(part, s.Scripted)
        and isinstance(part.base, s.Letter)
        and part.base.name == base
        and part.sub is not None
        for part in s.walk(family.body)
    )


def _kronecker(e: Elaborator, sub: s.Surface, letters: tuple[s.Surface, s.Surface]) -> Value | None:
    numbers = [index_value(letter, dict(e.scope.indices)) for letter in letters]
    if None in numbers:
        return None
    if any(isinstance(letter, s.Number) for letter in letters):
        if e.scope.layers is not None:  # δ_{2j} may be the error of a neuron in layer 2
            return None
        e.decide("kronecker", sub, "δ with two indices is 1 where they are equal, else 0")
    return n.number(int(numbers[0] == numbers[1]))


def pair(sub: s.Surface) -> tuple[s.Surface, s.Surface] | None:
    """Return the two letters of an index such as ``ij`` or ``i,j``; one may be a number.

    >>> from symsgd.read.parse import parse
    >>> [letter.name for letter in pair(parse("ij"))], pair(parse("12"))
    (['i', 'j'], None)
    """
    parts: tuple[s.Surface, ...] = ()
    if isinstance(sub, s.Product) and set(sub.operators) == {""}:
        parts = sub.factors
    elif isinstance(sub, s.Group):
        parts = sub.items
    letters = [part for part in parts if isinstance(part, s.Letter)]
    if len(parts) == 2 and letters and all(isinstance(part, s.Letter | s.Number) for part in parts):
        return parts[0], parts[1]
    return None
