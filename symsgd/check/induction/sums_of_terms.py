r"""Sequences of sums: ``s_n = \sum_{k=1}^{n} a_k`` grows by one term with every step."""

from __future__ import annotations

from typing import NamedTuple

from symsgd.read import surface as s
from symsgd.read.names import index_value
from symsgd.read.records import Family
from symsgd.read.sequences import step_of


class SumOfTerms(NamedTuple):
    """A sum up to an index: its term, the index of the term, and where it ends and begins.

    The sum for n ends at n + ``shift``; ``first`` is the n for which it has one term.
    """

    term: s.Surface
    counter: str
    shift: int
    first: int


def sum_of(rule: Family) -> SumOfTerms | None:
    r"""Return a rule as a sum that grows with its letter, or None.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> found = sum_of(Family("n", parse(r"\sum_{k=1}^{n-1} k^2"), Source("")))
    >>> found.counter, found.shift, found.first
    ('k', -1, 2)
    """
    body = rule.body
    if not isinstance(body, s.Big) or body.kind != "sum" or body.body is None or rule.shift:
        return None
    lower, upper = body.lower, body.upper
    if not isinstance(lower, s.Relation) or len(lower.sides) != 2 or upper is None:
        return None
    index, start = lower.sides[0], index_value(lower.sides[1], {})
    step = step_of(upper)
    if not isinstance(index, s.Letter) or start is None or step is None:
        return None
    if step.letter != rule.letter or index.name == rule.letter:
        return None
    return SumOfTerms(body.body, index.name, step.shift, start - step.shift)
