r"""Entries that a text gives: with ``x = (1, 2)``, x_2 is 2 and Σ_i x_i has two terms.

So has it where x_1 = 1 and x_2 = 2 are given one by one.  A letter that the text counts from 0,
whose members are vectors themselves, or that has a rule, has no entries here: which ones they
are, and how many, is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.names import name_of, subscript_text, with_subscript

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope
    from symsgd.read.values import Value

MOST_ENTRIES = 64
_INDEX = re.compile(r"\d+(?=[)}\]]*$)")  # the last number in x_2 or y^(2)
_LETTER = re.compile(r"(?P<letter>(?:(?:hat|bar|tilde|dot)_)?[A-Za-z]+)(?P<mark>\^[(\[].*)?")


def array_of(name: str, scope: Scope) -> Matrix | None:
    """Return the array that a letter stands for, by numbers or a list of symbols, or None.

    >>> from symsgd.read.scope import Scope
    >>> x = Matrix.row(n.number(1), n.number(2))
    >>> array_of("x", Scope().with_definition("x", x)).shape
    (1, 2)
    >>> from symsgd.read.facets import Arrays
    >>> odd = Scope(arrays=Arrays(odd_indices=frozenset("x")))
    >>> array_of("x", odd.with_definition("x", x)) is None
    True
    """
    value = scope.definitions.get(name)
    if not isinstance(value, Matrix) or not has_entries(name, scope):
        return None
    if not 1 < len(value.entries) <= MOST_ENTRIES:
        return None
    free = {*n.free_variables(*value.entries)}
    listed = name in scope.arrays.loose and free.isdisjoint(entries_of(name, value))
    return value if listed or free <= {*scope.values} else None


def vector_of(name: str, scope: Scope) -> Matrix | None:
    """Return the vector that a letter stands for, or None."""
    found = array_of(name, scope)
    return found if found is not None and found.is_vector else None


def has_entries(name: str, scope: Scope) -> bool:
    """Say whether an index at a letter numbers its entries, as far as the text shows it.

    >>> from symsgd.read.scope import Scope
    >>> from symsgd.read.facets import Arrays
    >>> odd = Scope(arrays=Arrays(odd_indices=frozenset("x")))
    >>> has_entries("x", Scope()), has_entries("x", odd)
    (True, False)
    """
    found = _LETTER.fullmatch(name)
    if found is None or scope.layers is not None:
        return False
    ruled = (scope.arrays.odd_indices, scope.families, scope.members.sequences)
    return not any(found["letter"] in names or name in names for names in ruled)


def arrays(scope: Scope) -> Iterator[tuple[str, Matrix]]:
    """Yield the letters that stand for arrays of numbers."""
    for name in scope.definitions:
        if (found := array_of(name, scope)) is not None:
            yield name, found


def entries_of(name: str, array: Matrix) -> dict[str, Node]:
    """Return the symbols of the entries of a vector or a matrix, with their values.

    >>> x = Matrix.row(n.number(5), n.number(7))
    >>> [*entries_of("x", x)], [*entries_of("x^(3)", x)]
    (['x_1', 'x_2'], ['x_1^(3)', 'x_2^(3)'])
    >>> [*entries_of("A", Matrix((x.entries, x.entries)))][:3]
    ['A_11', 'A_{1,1}', 'A_12']
    """
    letter, mark, rest = name.partition("^")
    if array.is_vector:
        indices = [(str(i), entry) for i, entry in enumerate(array.entries, 1)]
    else:
        indices = [
            (index, entry)
            for i, row in enumerate(array.rows, 1)
            for j, entry in enumerate(row, 1)
            for index in ((f"{i}{j}",) if max(i, j) < 10 else ()) + (f"{i},{j}",)
        ]
    return {f"{with_subscript(letter, index)}{mark}{rest}": entry for index, entry in indices}


def entry_of_transpose(e: Elaborator, piece: s.Scripted, base: str) -> Node | None:
    r"""Return the entry that ``A^T_{12}`` is of a given matrix, or None if it is none.

    In ``A_{12}^T`` the transpose may stand for either, and so may -1 in ``A^{-1}_{12}``: that is
    asked.  A_{12}^2 is the square of an entry.
    """
    array = array_of(base, e.scope)
    if array is None or array.is_vector or piece.sub is None:
        return None
    turns = [script for script in piece.scripts if script.kind == "transpose"]
    powers = [script for script in piece.scripts if script.kind == "exponent"]
    if any(one.start < piece.sub.start or isinstance(one.body, s.Sum) for one in powers):
        raise e.lacks(f"whether a power of {base} is taken before its entry")
    if len(turns) != len(piece.scripts):
        return None
    entry = entries_of(base, array.transpose()).get(
        with_subscript(base, subscript_text(piece.sub, dict(e.scope.indices)))
    )
    if entry is None or not turns:
        return None
    if turns[0].start > piece.sub.start:
        raise e.lacks(f"whether {base} is transposed before its entry is taken")
    return entry


def with_entries(scope: Scope) -> Scope:
    """Return the scope in which the entries of given arrays have their values.

    What the text says of such a symbol itself stays.

    >>> from symsgd.read.scope import Scope
    >>> x = Matrix.row(n.number(5), n.number(7))
    >>> str(with_entries(Scope().with_definition("x", x)).values["x_2"])
    '7'
    """
    values: dict[str, Value] = {}
    elsewhere: dict[str, str] = {}
    for name, array in arrays(scope):
        for symbol, entry in entries_of(name, array).items():
            own = symbol in scope.values or symbol in scope.definitions
            if not own and symbol not in scope.functions:
                values[symbol] = entry
                if name in scope.around.elsewhere:
                    elsewhere[symbol] = scope.around.elsewhere[name]
    if not values:
        return scope
    return replace(
        scope,
        values={**scope.values, **values},
        around=replace(scope.around, elsewhere={**scope.around.elsewhere, **elsewhere}),
    )


def without_array(scope: Scope, name: str) -> Scope:
    """Return the scope in which a letter and its entries are plain symbols."""
    array = array_of(name, scope)
    for symbol in () if array is None else entries_of(name, array):
        if scope.around.elsewhere.get(symbol) == scope.around.elsewhere.get(name):
            scope = scope.without(symbol)
    return scope.without(name)


def uses_member(piece: s.Surface, name: str) -> bool:
    r"""Say whether a formula calculates with every x_i, or y^(i), of which a symbol is one.

    >>> from symsgd.read.notation.parse import parse
    >>> uses_member(parse(r"\sum_i x_i"), "x_2"), uses_member(parse(r"\sum_i y^{(i)}"), "y^(1)")
    (True, True)
    >>> uses_member(parse("x_1 + y_i"), "x_2")
    False
    """
    for part in s.walk(piece):
        if isinstance(part, s.Scripted) and isinstance(part.base, s.Letter):
            letters = [body for body in (part.sub, *(each.body for each in part.scripts))
                       if isinstance(body, s.Letter)]  # fmt: skip
            for letter in letters:
                if (number := _INDEX.search(name)) is not None:
                    symbol = name_of(part, {letter.name: int(number[0])})
                    if symbol == name:
                        return True
    return False
