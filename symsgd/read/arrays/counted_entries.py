r"""How many terms sums have by the data: with ``x_1 = 1`` and ``x_2 = 2`` given, Σ_i x_i has two.

So has it with x = (1, 2), and the n of Σ_{i=1}^n x_i is 2 then.  What is given one by one may be
part of more: whoever uses it is told, and nothing is refuted by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.arrays.given_entries import array_of, has_entries, vector_of
from symsgd.read.indexed import pair, sample_of, samples_of

if TYPE_CHECKING:
    from symsgd.read.scope import Scope

_MEMBER = re.compile(r"(?P<base>.+?)(?:_(?P<sub>\d+)|\^\((?P<above>\d+)\))")
_INDEXED = re.compile(r"(?P<base>.+?)(?:_\{?[\d,]+\}?|\^[(\[]\d+[)\]])+")
_SAMPLES = "^(i)"


def members_given(name: str, scope: Scope) -> int:
    """Return how many of x_1, x_2, … are given as numbers one by one; a lone x_1 is no list.

    The name ``x^(i)`` asks for the samples x^(1), x^(2), ….

    >>> from symsgd.read.scope import Scope
    >>> scope = Scope().with_value("x_1", n.number(5)).with_value("x_2", n.number(7))
    >>> members_given("x", scope), members_given("y", scope)
    (2, 0)
    """
    if not has_entries(name.removesuffix(_SAMPLES), scope):
        return 0
    numbers = {
        int(found["sub"] or found["above"])
        for each in scope.values
        if (found := _MEMBER.fullmatch(each)) is not None
        if name == (found["base"] if found["sub"] else samples_of(found["base"]))
    }
    return len(numbers) if len(numbers) > 1 and numbers == {*range(1, len(numbers) + 1)} else 0


def with_counts(scope: Scope, limits: Iterable[tuple[str, frozenset[str]]]) -> Scope:
    """Return the scope in which the n of Σ_{i=1}^n x_i counts the entries that are given.

    ``limits`` are such letters with the letters that are summed up to them.

    >>> from symsgd.read.scope import Scope
    >>> from symsgd.expression.matrix import Matrix
    >>> x = Matrix.row(n.number(5), n.number(7))
    >>> found = with_counts(Scope().with_definition("x", x), [("n", frozenset("xy"))])
    >>> found.arrays.inferred
    {'n': 'n = 2, the number of entries of x'}
    """
    for letter, bases in limits:
        if letter in scope.indices or letter in scope.ranges or scope.knows(letter):
            continue
        found = {base: count for base in sorted(bases) if (count := _count(base, scope))}
        if len({*found.values()}) == 1:
            scope = _with_count(scope, letter, found)
    return scope


def without_counts(scope: Scope) -> Scope:
    """Return the scope in which data count nothing: a definition holds for other data as well.

    >>> from symsgd.read.scope import Scope
    >>> scope = Scope().with_value("x_1", n.number(5)).with_value("x_2", n.number(7))
    >>> members_given("x", without_counts(with_counts(scope, [("n", frozenset("x"))])))
    0
    """
    bases = {found["base"] for name in scope.values if (found := _MEMBER.fullmatch(name))}
    bases |= {name for name, value in scope.definitions.items() if isinstance(value, Matrix)}
    for letter in scope.arrays.inferred:
        scope = scope.without(letter)
    return replace(
        scope,
        arrays=replace(scope.arrays, inferred={}, odd_indices=scope.arrays.odd_indices | bases),
    )


def _with_count(scope: Scope, letter: str, found: dict[str, int]) -> Scope:
    count = next(iter(found.values()))
    whole = [base for base in found if vector_of(base, scope) is not None]
    what = f"the number of entries of {whole[0]}" if whole else f"as many {', '.join(found)} as"
    words = f"{letter} = {count}, {what}" + ("" if whole else " are given")
    supposed = scope.around.supposed if whole else scope.around.supposed | {letter}
    counted = scope.with_value(letter, n.number(count))
    return replace(
        counted,
        arrays=replace(counted.arrays, inferred={**scope.arrays.inferred, letter: words}),
        around=replace(
            counted.around, elsewhere={**scope.around.elsewhere, letter: words}, supposed=supposed
        ),
    )


def _count(base: str, scope: Scope) -> int:
    family = scope.families.get(base)
    if family is not None and family.letter:  # as many as there are z_i in p_i = f(z_i)
        others = {key: each for key, each in scope.families.items() if key != base}
        found = count_of_entries(replace(scope, families=others), family.letter, family.body)
        return 0 if found is None else found[0]
    vector = vector_of(base, scope)
    return members_given(base, scope) if vector is None else len(vector.entries)


def summed_letters(body: s.Surface, letter: str) -> Iterator[str]:
    r"""Yield the letters whose members a sum over an index runs through.

    >>> from symsgd.read.notation.parse import parse
    >>> sorted(summed_letters(parse(r"w x_i - \hat y^{(i)} + z_k"), "i"))
    ['hat_y^(i)', 'x']
    """
    for part in s.walk(body):
        if not isinstance(part, s.Scripted) or not isinstance(part.base, s.Letter):
            continue
        if isinstance(part.sub, s.Letter) and part.sub.name == letter:
            yield part.base.name
        sample = sample_of(part)
        if sample is not None and sample.name == letter:
            yield samples_of(part.base.name)


def _sizes(scope: Scope, letter: str, body: s.Surface) -> set[int]:
    """Return the counts of rows or columns of the matrices that an index runs through."""
    found: set[int] = set()
    for part in s.walk(body):
        if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter) and part.sub:
            array, places = array_of(part.base.name, scope), pair(part.sub)
            if array is None or array.is_vector or places is None:
                continue
            found |= {size for place, size in zip(places, array.shape, strict=True)
                      if isinstance(place, s.Letter) and place.name == letter}  # fmt: skip
    return found


def count_of_entries(scope: Scope, letter: str, body: s.Surface | None) -> tuple[int, str] | None:
    r"""Return how many terms a sum over a letter has by what is given, and how that is known.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> from symsgd.expression.matrix import Matrix
    >>> x = Matrix.row(n.number(5), n.number(7))
    >>> count_of_entries(Scope().with_definition("x", x), "i", parse("x_i^2"))
    (2, '')
    """
    bases = set() if body is None else set(summed_letters(body, letter))
    found = {base: count for base in sorted(bases) if (count := _count(base, scope))}
    if body is not None and (sizes := _sizes(scope, letter, body)):
        return (sizes.pop(), "") if len({*sizes, *found.values()}) == 1 else None
    if len({*found.values()}) != 1:
        return None
    whole = any(vector_of(base, scope) is not None for base in found)
    count = next(iter(found.values()))
    return count, "" if whole else f"as many {', '.join(found)} as are given: {count}"


def given_among(scope: Scope, values: Iterable[s.Surface]) -> frozenset[str]:
    """Return the letters with an index in some formulas of which members are given as numbers.

    Where a sequence begins is no member that is given: its rule makes the others.
    """
    pieces = [*values]
    letters = {part.name for piece in pieces for part in s.walk(piece)
               if isinstance(part, s.Letter)}  # fmt: skip
    pieces += [family.body for name, family in scope.families.items() if name in letters]
    bases = {part.base.name for piece in pieces for part in s.walk(piece)
             if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter)}  # fmt: skip
    given = {found["base"] for name, value in scope.values.items()
             if isinstance(value, Node) and (found := _INDEXED.fullmatch(name))}  # fmt: skip
    return frozenset((bases & given) - {*scope.members.sequences, *scope.families})


def without_members(scope: Scope, bases: frozenset[str]) -> Scope:
    """Return the scope in which no member of some letters has a value.

    >>> from symsgd.read.scope import Scope
    >>> given = Scope().with_value("x_1", n.number(5)).with_value("x", n.number(7))
    >>> sorted(without_members(given, frozenset("x")).values)
    ['x']
    """
    values = {
        name: value for name, value in scope.values.items()
        if (found := _INDEXED.fullmatch(name)) is None or found["base"] not in bases
    }  # fmt: skip
    return replace(
        scope,
        values=values,
        arrays=replace(scope.arrays, odd_indices=scope.arrays.odd_indices | bases),
    )
