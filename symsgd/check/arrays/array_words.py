"""What words such as "symmetric matrix" and "unit vector" say of the entries of an array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symsgd.check.clauses.called import Called
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import UNIT
from symsgd.read.documents.source import Source
from symsgd.read.records import Fact

_NOWHERE = Source("")


def facts_in_words(calls: Iterable[Called]) -> Iterator[tuple[Fact, Called]]:
    """Yield equations between entries, each with the words that say it.

    >>> [(fact, _)] = facts_in_words([Called("A", "symmetric", 0)])
    >>> fact.text
    'A is symmetric'
    """
    for one in calls:
        if one.kind == "symmetric":
            yield _fact(one, _entry(one.name, "i", "j"), _entry(one.name, "j", "i")), one
        elif one.kind == "orthogonal":
            for places in (("ki", "kj"), ("ik", "jk")):
                factors = tuple(_entry(one.name, *place) for place in places)
                yield _fact(one, _summed(*factors), _entry(UNIT, "i", "j")), one
        elif one.kind == "unit":
            factor = _entry(one.name, "k")
            yield _fact(one, _summed(factor, factor), s.Number(0, 0, "1")), one


def _fact(one: Called, left: s.Surface, right: s.Surface) -> Fact:
    words = "a unit vector" if one.kind == "unit" else one.kind
    return Fact(left, right, _NOWHERE, frozenset([one.name]), f"{one.name} is {words}")


def _entry(name: str, *indices: str) -> s.Surface:
    letters = tuple(s.Letter(0, 0, index) for index in indices)
    sub = letters[0] if len(letters) == 1 else s.Product(0, 0, letters, ("",))
    return s.Scripted(0, 0, s.Letter(0, 0, name), sub, ())


def _summed(first: s.Surface, second: s.Surface) -> s.Surface:
    body = s.Product(0, 0, (first, second), ("",))
    return s.Big(0, 0, "sum", s.Letter(0, 0, "k"), None, body)
