"""Claims about one entry of each matrix: λW_ij is not 2λW_ij, also where W is symmetric.

What is wrong for some matrices asks, for symmetric and diagonal ones may be meant.  Where both
sides come to numbers and to one entry of each matrix, no kind of matrix makes them equal.
"""

from __future__ import annotations

from dataclasses import replace

from symsgd.algebra.entry_nodes import Atoms, node_of
from symsgd.algebra.entry_terms import Cell, is_bound
from symsgd.check.entries import Decide
from symsgd.check.indices.every_size import sides_as_totals
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.expression import node as n
from symsgd.read.scope import Scope


def judge_one_entry(
    found: Judgement, left: Side, right: Side, scope: Scope, by: Decide
) -> Judgement:
    r"""Return that a claim is wrong in one entry of each matrix, or what was found.

    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.notation.parse import parse
    >>> def judged(*sides):
    ...     found = [Side(Source(x), 0, 1, parse(x), arrays=(("W", 2),)) for x in sides]
    ...     return judge_one_entry(Judgement(Status.UNDECIDED, ""), *found, Scope(), decide).status
    >>> str(judged("aW_{ij}", "2aW_{ij}")), str(judged("W_{ij}", "W_{ji}"))
    ('REFUTED', 'UNDECIDED')
    """
    if scope.throughout.special_arrays or scope.arrays.array_facts:
        return found
    sides = sides_as_totals(left, right, scope)
    if sides is None:
        return found
    atoms: Atoms = {}
    places: dict[str, tuple[str, ...]] = {}
    for factor in (factor for side in sides for factor in side.factors()):
        if not isinstance(factor, Cell) or any(map(is_bound, factor.places)):
            return found
        if places.setdefault(factor.name, factor.places) != factor.places:
            return found
        below = "".join(factor.places)
        atoms[factor] = n.variable(f"{factor.name}_{below}" if below else factor.name)
    one, other = (node_of(side, atoms) for side in sides)
    verdict = by(one, other, scope.context(), "=")
    if not verdict.refuted:
        return found
    whatever = ", whatever matrices are meant" if left.arrays or right.arrays else ""
    return replace(
        found,
        status=Status.REFUTED,
        reason=f"the two sides have different values at a point{whatever}",
        conditions=tuple(verdict.conditions),
        missing=(),
        counterexample=verdict.counterexample,
        seconds=verdict.seconds,
    )
