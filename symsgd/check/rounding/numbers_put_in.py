r"""Numbers put into a formula behind ≈: ``d = a(1 - a) \approx 0.51 \cdot 0.49 \approx 0.25``.

No digits are shown of the formula there, so that only the product is judged.  What it comes to is
far from the formula if other numbers were put in.
"""

from __future__ import annotations

from fractions import Fraction

from symsgd.check.entries import Decide
from symsgd.check.finding import Link, is_number
from symsgd.check.judgement import Judgement
from symsgd.check.report import Status
from symsgd.check.rounding.decimals import unit_of_last_digit, within
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node, free_variables
from symsgd.read.limits import constant_value

_UNITS = 20  # of the last digit shown: rounded numbers that were put in may add up to some
_SHARE = Fraction(1, 10)


def far_from_formula(found: Judgement, link: Link, by: Decide) -> Judgement:
    """Return a right step of numbers, or what it asks if the formula before it is far from it."""
    if found.status is not Status.PROVED or not link.before or link.relation != "~":
        return found
    formula = link.before[-1]
    between = link.left.source.text[formula.end : link.left.start]
    near = "approx" in between or "≈" in between  # behind = the step itself was judged
    if not near or is_number(formula.piece) or not is_number(link.left.piece):
        return found
    unit = unit_of_last_digit(link.right)
    try:
        value, meant = formula.meaning(link.scope), link.right.meaning(link.scope)
    except SymsgdError:
        return found
    if unit is None or not isinstance(meant.value, Node) or not isinstance(value.value, Node):
        return found
    shown = constant_value(meant.value)
    if shown is None or value.missing or free_variables(value.value):
        return found
    far = max(unit * _UNITS, abs(shown) * _SHARE)
    if not within(far, by)(value.value, meant.value, link.scope.context(), "~").refuted:
        return found
    return found.asking(
        "the formula before it is far from this: other numbers were put in",
        "whether the letters of the formula have other values here",
    )
