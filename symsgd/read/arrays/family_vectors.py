r"""Vectors of which a text says every entry: ``p_i = …`` makes p = (p_1, …), if it is known to end.

And means: with x = (1, 2, 3), x̄ is 2 unless the text says something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.arrays.counted_entries import count_of_entries, members_given
from symsgd.read.arrays.given_entries import vector_of
from symsgd.read.indexed import elaborated
from symsgd.read.meaning import Elaborator
from symsgd.read.names import with_subscript

if TYPE_CHECKING:
    from symsgd.read.scope import Scope

BAR = "bar_"


def with_family_vectors(scope: Scope, sides: Sequence[s.Surface]) -> Scope:
    """Return the scope in which letters beside a written vector are vectors as well.

    ``p ≈ (0.7, 0.3)`` speaks of all p_i, if the text says what each is and how many there are.
    """
    if not any(map(is_written, sides)):
        return scope
    for name in {letter.name for side in sides for letter in _alone(side)}:
        if name in scope.families and scope.families[name].letter and not scope.knows(name):
            vector = _vector(name, scope)
            if vector is not None:
                loose = scope.arrays.loose | {name}
                scope = scope.with_definition(name, vector)
                scope = replace(scope, arrays=replace(scope.arrays, loose=loose))
    return scope


def is_written(piece: s.Surface) -> bool:
    r"""Say whether a side is a vector or a matrix that is written out.

    >>> from symsgd.read.notation.parse import parse
    >>> is_written(parse("(1, 2)^T")), is_written(parse("(1)"))
    (True, False)
    """
    base = piece.base if isinstance(piece, s.Scripted) else piece
    listed = isinstance(base, s.Group) and base.bracket in ("(", "[") and len(base.items) > 1
    return listed or isinstance(base, s.MatrixOf)


def _alone(piece: s.Surface) -> Iterator[s.Letter]:
    """Yield the letters of a formula that have no index."""
    if isinstance(piece, s.Letter):
        yield piece
    indexed = isinstance(piece, s.Scripted) and piece.sub is not None
    for child in () if indexed else s.children(piece):
        yield from _alone(child)


def _vector(name: str, scope: Scope) -> Matrix | None:
    family = scope.families[name]
    counted = count_of_entries(scope, family.letter, family.body)
    if counted is None or counted[1]:
        return None
    e = Elaborator(scope, family.source)
    try:
        entries = [
            elaborated(e, with_subscript(name, str(i)), family, scope.at_index(family.letter, i))
            for i in range(1, counted[0] + 1)
        ]
    except SymsgdError:
        return None
    nodes = [entry for entry in entries if isinstance(entry, Node)]
    return None if e.missing or len(nodes) < len(entries) else Matrix.column(*nodes)


def with_means(scope: Scope, sides: Sequence[s.Surface]) -> Scope:
    r"""Return the scope in which x̄ is the mean of the given x, where nothing is said of it.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> x = Matrix.row(n.number(1), n.number(3))
    >>> found = with_means(Scope().with_definition("x", x), [parse(r"\bar x - 2")])
    >>> str(found.values["bar_x"]), found.around.elsewhere["bar_x"]
    ('(1 + 3)/2', 'bar_x = the mean of x')
    """
    letters = {p.name for side in sides for p in s.walk(side) if isinstance(p, s.Letter)}
    for name in sorted(name for name in letters if name.startswith(BAR)):
        mean = mean_of(name.removeprefix(BAR), scope)
        if mean is None or scope.knows(name) or name in scope.families:
            continue
        told = f"{name} = the mean of {name.removeprefix(BAR)}"
        elsewhere = {**scope.around.elsewhere, name: told}
        supposed = scope.around.supposed | {name}
        scope = scope.with_value(name, mean)
        around = replace(scope.around, elsewhere=elsewhere, supposed=supposed)
        scope = replace(scope, around=around)
    return scope


def mean_of(name: str, scope: Scope) -> Node | None:
    """Return the mean of the numbers that are given with a letter, or None."""
    vector = vector_of(name, scope)
    if vector is not None:
        entries: tuple[Node, ...] = vector.entries
    else:
        count = members_given(name, scope)
        members = [scope.values[with_subscript(name, str(i))] for i in range(1, count + 1)]
        entries = tuple(one for one in members if isinstance(one, Node))
    return n.add(*entries) / len(entries) if len(entries) > 1 else None
