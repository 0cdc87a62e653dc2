"""Capital letters in products that nobody declared: numbers, or matrices of which less holds.

AB = 0 makes A or B zero if they are numbers.  Where the text speaks of matrices, that is asked;
where it says nothing, it is told that they are taken as numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from symsgd.check.judgement import Judgement
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.intermediate import each
from symsgd.read.meaning import Decision
from symsgd.read.scope import Scope
from symsgd.read.values import Value

NUMBERS = "numbers"  # the kind of the decision
_MATRICES = re.compile(
    r"(?<!\bconfusion )\b(?:matri(?:x|ces)|matrizen|matrice|matriz)\b|矩阵|矩陣", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:be|are|is|for|sei(?:en)?|sind|soit|soient|sont|sean?|son)\s+(?:an?\s+|all\s+|two\s+)?"
    r"(?:real\s+|reelle\s+)?(?:numbers?|scalars?|reals?|zahl(?:en)?|skalare?|nombres?|scalaires?"
    r"|números?|escalares?)\b|实数|標量|标量",
    re.IGNORECASE,
)
# letters that stand for matrices; C, E, J, K, L, N, T … are costs, means, counts
_LETTER = re.compile(r"[ABDGHMPQRSUVWXYZ](?:_\{?\w+\}?)?")


def speaks_of_matrices(prose: Iterable[str]) -> bool:
    """Say whether a text speaks of matrices, and nowhere says that letters are numbers.

    >>> speaks_of_matrices(["the matrices"]), speaks_of_matrices(["the confusion matrix"])
    (True, False)
    """
    prose = tuple(prose)
    return any(map(_MATRICES.search, prose)) and not any(map(_SAID.search, prose))


def multiplied_capitals(values: Iterable[Value], scope: Scope) -> tuple[str, ...]:
    """Return the capital letters nobody declared that are multiplied by each other.

    >>> A, B, x = n.variables("A B x")
    >>> multiplied_capitals([A * B + x], Scope()), multiplied_capitals([A * x], Scope())
    (('A', 'B'), ())
    """
    found: dict[str, None] = {}
    values = tuple(values)
    # A A² = A² A for one matrix as well, but A² = 0 makes it no zero matrix
    follows = any(getattr(value, "head", "") in (n.RELATION, n.LOGIC) for value in values)
    least = 1 if follows and scope.throughout.of_matrices else 2
    for node in n.walk(*(part for value in values for part in each(value))):
        if node.head in (n.MULTIPLY, n.DIVIDE) or _is_power(node):
            groups = [_capitals(arg, scope) for arg in node.args]
            whole = _is_power(node) and groups[0]
            if whole or sum(map(bool, groups)) > 1:
                found |= dict.fromkeys(name for group in groups for name in group)
    return tuple(found) if len(found) >= least else ()


def doubtful_capitals(values: Iterable[Value], scope: Scope) -> tuple[str, ...]:
    """Return the capital letters that may be matrices which do not commute.

    Where the text does not speak of matrices, weights that are multiplied are such, mostly.

    >>> W, V = n.variables("W_1 W_2")
    >>> A, B = n.variables("A B")
    >>> doubtful_capitals([W * V], Scope()), doubtful_capitals([A * B], Scope())
    (('W_1', 'W_2'), ())
    """
    multiplied = multiplied_capitals(values, scope)
    if scope.throughout.of_matrices:
        return multiplied
    weights = tuple(name for name in multiplied if name.partition("_")[0] == "W")
    return weights if len(weights) > 1 else ()


def _is_power(node: Node) -> bool:
    if node.head != n.POWER:
        return False
    exponent = node.args[1]
    return exponent.head != n.NUMBER or exponent.value not in (0, 1)


def _capitals(node: Node, scope: Scope) -> list[str]:
    free = n.free_variables(node)
    return [name for name in free if _LETTER.fullmatch(name) and not _is_declared(name, scope)]


def _is_declared(name: str, scope: Scope) -> bool:
    base = name.partition("_")[0]
    names = (name, base)
    known = any(scope.knows(one) or one in scope.arrays.not_numbers for one in names)
    return known or any(one in scope.notation.scalars for one in names)


def with_numbers_assumed(
    found: Judgement, values: Iterable[Value | None], scope: Scope, place: tuple[int, int]
) -> Judgement:
    """Return a judgement that tells which capital letters it takes as numbers."""
    if found.status not in (Status.PROVED, Status.REFUTED):
        return found
    names = multiplied_capitals([value for value in values if value is not None], scope)
    if not names:
        return found
    said = f"{' and '.join(names)} are numbers"
    told = Decision(NUMBERS, *place, said, ("matrices",))
    return replace(found, decisions=(*found.decisions, told))
