"""Claims about matrices are decided entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.imaginary import with_imaginary_unit
from symsgd.check.steps import Decide, careful
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix, shape_error
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.values import Value, plain

__all__ = ["Decide", "decide_values"]


def decide_values(
    left: Value, right: Value, context: Context, relation: str = "=", by: Decide = decide
) -> Verdict:
    """Return the verdict on a claim about numbers or matrices.

    A claim about matrices is proved if it is proved for every entry, and refuted by one entry.

    >>> from symsgd.expression.node import number, variable
    >>> x = variable("x")
    >>> left, right = Matrix.row(x + x, number(1)), Matrix.row(2 * x, number(2))
    >>> decide_values(left, right, Context()).reason
    'entry (1, 2): the two sides have different values'
    """
    left, right = plain(left), plain(right)
    by = careful(by)
    if isinstance(left, Node) and isinstance(right, Node):
        verdict = by(left, right, context, relation)
        return with_imaginary_unit(verdict, left, right, context, relation, by)
    verdicts = []
    for place, first, second in _entries(left, right):
        verdict = by(first, second, context, relation)
        verdicts.append(verdict)
        if verdict.refuted:
            found = replace(verdict, reason=f"entry {place}: {verdict.reason}")
            return replace(found, seconds=sum(each.seconds for each in verdicts))
    return _together(verdicts)


def _entries(left: Value, right: Value) -> Iterator[tuple[tuple[int, int], Node, Node]]:
    shapes = [side.shape if isinstance(side, Matrix) else (1, 1) for side in (left, right)]
    if not (isinstance(left, Matrix) and isinstance(right, Matrix)) or shapes[0] != shapes[1]:
        raise shape_error("compare", *shapes)
    for i, rows in enumerate(zip(left.rows, right.rows, strict=True), 1):
        for j, (first, second) in enumerate(zip(*rows, strict=True), 1):
            yield (i, j), first, second


def _together(verdicts: list[Verdict]) -> Verdict:
    """Return what the verdicts on all entries say about the whole; none of them refutes."""
    worst = next((each for each in verdicts if each.undecided), None)
    reasons = dict.fromkeys(each.reason for each in verdicts)
    return Verdict(
        Outcome.PROVED if worst is None else Outcome.UNDECIDED,
        "; ".join(reasons) if worst is None else worst.reason,
        conditions=tuple(dict.fromkeys(c for each in verdicts for c in each.conditions)),
        warnings=tuple(dict.fromkeys(w for each in verdicts for w in each.warnings)),
        seconds=sum(each.seconds for each in verdicts),
    )
