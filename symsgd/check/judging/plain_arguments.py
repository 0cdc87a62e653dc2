r"""Letters that are nothing but arguments of functions of one number: the z of ``\sigma'(z)``.

Where a text calls z a vector somewhere, ``\sigma'(z) = \sigma(z)(1 - \sigma(z))`` is about numbers
all the same, for no column is multiplied with a column.
"""

from __future__ import annotations

from collections.abc import Iterable

from symsgd.check.judgement import Side
from symsgd.expression import node as n
from symsgd.functions.table import FUNCTIONS
from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import before_brackets
from symsgd.read.names import name_of
from symsgd.read.records import Function
from symsgd.read.scope import Scope


def is_argument(name: str, sides: Iterable[Side], scope: Scope) -> bool:
    """Say whether a letter stands in a claim as the argument of such functions, and nowhere else.

    What the cases of a claim compare with a number is one as well.
    """
    pieces = [side.piece for side in sides if side.piece is not None]
    parts = [part for piece in pieces for part in s.walk(piece)]
    if any(_compares(part, name) for part in parts if isinstance(part, s.Cases)):
        return True
    plain = sum(
        [name_of(item) for item in group.items] == [name]
        and _of_a_number(scope.functions.get(head))
        for piece in pieces
        for head, group in before_brackets(piece)
    )
    every = sum(isinstance(part, s.Letter) and part.name == name for part in parts)
    return 0 < plain == every


def _compares(cases: s.Cases, name: str) -> bool:
    """Say whether a condition of some cases compares a letter: ``x < 0``."""
    relations = (part for part in s.walk(cases) if isinstance(part, s.Relation))
    return any(
        not set(one.signs) <= {"=", "!=", "in"} and name in [name_of(side) for side in one.sides]
        for one in relations
    )


def _of_a_number(function: Function | None) -> bool:
    """Say whether a function takes one number: an activation, or a formula in one letter."""
    if function is None:
        return False
    if function.table is not None:
        return function.table in FUNCTIONS
    body = function.body
    return isinstance(body, n.Node) and set(n.free_variables(body)) == {*function.params}
