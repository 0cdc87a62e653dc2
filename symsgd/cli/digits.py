"""What is exported of claims about digits: numbers that agree with a decimal, or do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from symsgd.check.grounds import Rounding
from symsgd.check.report import Status
from symsgd.check.rounding.decimals import AGREES, FAR, NEITHER
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict

Decided = tuple[Node, Node, Context, str, Verdict]
Way = tuple[Decided, Decided]  # to agree with the digits: a lower and an upper bound


def about_digits(reason: str) -> bool:
    """Say whether a verdict is about the digits that are shown of a number.

    >>> about_digits("equal to the digits shown"), about_digits("equal normal forms")
    (True, False)
    """
    return any(words in reason for words in (AGREES, FAR, NEITHER))


def near_or_far(status: Status, asked: Sequence[Decided]) -> list[Decided]:
    """Return the answers that say that numbers agree with the digits shown, or do not.

    ``asked`` holds, for each number, the bounds of every way to agree with its digits.  One way is
    enough for a proof; a refutation speaks against each of them.

    >>> from symsgd.check.rounding.decimals import within
    >>> from symsgd.prove.decide import decide
    >>> asked = []
    >>> def noted(*question):
    ...     asked.append((*question, decide(*question)))
    ...     return asked[-1][-1]
    >>> _ = within(Fraction(1, 100), noted)(n.constant("pi"), n.number("3.14"), Context(), "~")
    >>> [f"{left} {sign} {right}" for left, right, _, sign, _ in near_or_far(Status.PROVED, asked)]
    ['abs(pi - 157/50) <= 1/200']
    """
    numbers = [list(ways) for _, ways in groupby(_ways(asked), key=_compared)]
    if status is Status.PROVED:
        found = [next(filter(_holds, ways), None) for ways in numbers]
        return [] if None in found else [each for way in found if way for each in _bounds(way)]
    for ways in numbers:
        against = [each for way in ways for each in _against(way)]
        if len(against) == len(ways) and not n.free_variables(*_compared(ways[0])):
            return against
    return []


def _ways(asked: Sequence[Decided]) -> Iterator[Way]:
    for low, high in pairwise(asked):
        ends = low[1], high[1]
        if (low[3], high[3]) == (">=", "<=") and low[0] is high[0]:
            shifted = all(end.head == n.ADD and len(end.args) == 2 for end in ends)
            if shifted and ends[0].args[0] is ends[1].args[0]:
                yield low, high


def _compared(way: Way) -> tuple[Node, Node]:
    """Return the number and what is shown of it."""
    return way[0][0], way[0][1].args[0]


def _holds(way: Way) -> bool:
    return all(bound[-1].proved for bound in way)


def _bounds(way: Way) -> list[Decided]:
    """Return a way to agree with the digits as one distance, if it goes as far up as down."""
    left, shown = _compared(way)
    below, above = (Fraction(bound[1].args[1].value) for bound in way)
    if below != -above:
        return list(way)
    verdict = next((bound[-1] for bound in way if bound[-1].refuted), way[0][-1])
    return [(n.apply("abs", left - shown), n.number(above), way[0][2], "<=", verdict)]


def _against(way: Way) -> list[Decided]:
    """Return the bound of a way that is refuted, or the distance; nothing if none is."""
    return [each for each in _bounds(way) if each[-1].refuted][:1]


def stands_alone(rounding: Rounding, status: Status, asked: Sequence[Decided]) -> bool:
    """Say whether what is rounded is the whole claim, and not one of the cases that it has.

    With the decimals as they stand, it is what the kernel was asked and what it refuted.

    >>> d, half = n.variable("decimal 1"), (Fraction("0.45"), Fraction("0.55"))
    >>> rounding = Rounding(True, (n.number("0.46"), d), (("decimal 1", half),))
    >>> stands_alone(rounding, Status.PROVED, [])
    False
    """
    if rounding.sides is None or rounding.holds is not (status is Status.PROVED):
        return False
    middle = {
        n.variable(name): n.number((low + high) / 2) for name, (low, high) in rounding.intervals
    }
    exact = tuple(n.substitute(side, middle) for side in rounding.sides)
    found = [each for each in asked if each[:2] == exact and each[3] == "=" and each[-1].refuted]
    return bool(found) and (status is Status.REFUTED or len(asked) == 1)
