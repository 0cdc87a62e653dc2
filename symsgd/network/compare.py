"""A quantity of the algorithm against what somebody says it is."""

from __future__ import annotations

from dataclasses import replace

from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.network.exact import GivenTable, exact, table
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome, Verdict


def compared(own: Node | Matrix, theirs: GivenTable) -> Verdict:
    """Return the verdict on the equality, entry by entry for matrices.

    The refutation of a matrix names the first entry that differs.

    >>> from symsgd.expression.node import variables
    >>> x, y = variables("x y")
    >>> compared(Matrix.row(x, y), [["x", "x"]]).reason.split(":")[0]
    'entry (1, 2)'
    """
    if isinstance(own, Node):
        return decide(own, exact(theirs, "the value"))
    rows, columns = own.shape
    try:
        entries = table(theirs, rows, columns, "the value")
    except SymsgdError as error:
        if error.code != "shapes-do-not-fit":
            raise
        return Verdict(Outcome.REFUTED, f"it is a {rows} × {columns} matrix: {error.message}")
    conditions: tuple[str, ...] = ()
    for i, (mine, given) in enumerate(zip(own.rows, entries, strict=True), 1):
        for j, pair in enumerate(zip(mine, given, strict=True), 1):
            verdict = decide(*pair)
            if not verdict.proved:
                return replace(verdict, reason=f"entry ({i}, {j}): {verdict.reason}")
            conditions += tuple(c for c in verdict.conditions if c not in conditions)
    return Verdict(Outcome.PROVED, f"all {rows * columns} entries are equal", conditions)
