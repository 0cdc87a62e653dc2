r"""Links such as (-4 ± √8)/(-2) = 2 ± √2 of the two values of x: both are there, crosswise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status

_TOLD = "as the two values together: the upper sign on one side is the lower one on the other"


def with_crossed_signs(
    found: Judgement, left: Side, right: Side, judged: Callable[[Side, Side], Judgement]
) -> Judgement:
    """Return what becomes of a link of both values of a letter if the signs may cross.

    Where the author writes ∓, the signs belong together as they stand.
    """
    others = left.other_sign, right.other_sign
    if found.status is not Status.REFUTED or others[0] is None or others[1] is None:
        return found
    crossed = [judged(*(replace(side, other_sign=None) for side in pair))
               for pair in ((left, others[1]), (others[0], right))]  # fmt: skip
    if any(one.status is not Status.PROVED for one in crossed):
        return found
    conditions = dict.fromkeys(told for one in crossed for told in one.conditions)
    return replace(crossed[0], conditions=(*conditions, _TOLD))
