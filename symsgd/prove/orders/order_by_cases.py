"""Order relations case by case: |x + y| ≤ |x| + |y| where x, y and x + y have a sign.

A case adds u ≥ 0 or u ≤ 0 to what is assumed, for a u whose sign the normal form asks for; both
cases together leave no point over.  A case in which nothing is left proves what it wants.
"""

from __future__ import annotations

from dataclasses import dataclass

from flint import fmpz_mpoly

from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.cases import Goal
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.tower.normal import NormalForm, needs_logistic
from symsgd.prove.tower.relations_by_sign import shows
from symsgd.prove.tower.ring import (
    EmptyCase,
    Excluded,
    NowhereDefined,
    RestartNeeded,
    Unsupported,
)
from symsgd.prove.tower.sign_rules import Sign, line_of
from symsgd.prove.tower.signs import NeedSign, OnBoundary

MOST_SPLITS = 6
SIGNS = (">=", "<=")


@dataclass(frozen=True, slots=True)
class OrderCase:
    """A case of a proof: the sign of the difference is known, nothing is left, or it splits.

    ``on`` is what the cases below distinguish by its sign, first ≥ 0 and then ≤ 0.
    """

    goal: Goal
    logistic: bool
    on: Node | None = None
    below: tuple[OrderCase, ...] = ()
    empty: str = ""

    @property
    def count(self) -> int:
        """How many cases there are."""
        return sum(case.count for case in self.below) if self.below else 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left in any case."""
        return all(case.is_empty for case in self.below) if self.below else bool(self.empty)


def order_by_cases(left: Node, right: Node, context: Context, relation: str) -> OrderCase | None:
    """Return the cases in each of which the sign of left − right shows a relation, or None.

    >>> from symsgd.expression import node as n
    >>> x, y = n.variables("x y")
    >>> size = lambda u: n.apply("abs", u)
    >>> order_by_cases(size(x + y), size(x) + size(y), Context(), "<=").count
    6
    >>> print(order_by_cases(size(x + y), size(x) - size(y), Context(), "<="))
    None
    """
    for logistic in (first := needs_logistic(left, right), not first):
        found = _cases(Goal(left, right, context), relation, MOST_SPLITS, logistic=logistic)
        if found is not None and not found.is_empty:
            return found
    return None


def _cases(goal: Goal, relation: str, splits: int, *, logistic: bool) -> OrderCase | None:
    try:
        sign = sign_of(goal, logistic=logistic)
    except EmptyCase as empty:
        return OrderCase(goal, logistic, empty=str(empty))
    except Open as need:
        below = []
        for side in SIGNS if splits else ():
            inside = goal.assuming(side, need.on)
            below.append(_cases(inside, relation, splits - 1, logistic=logistic))
            if below[-1] is None:
                return None
        return OrderCase(goal, logistic, need.on, tuple(filter(None, below))) if below else None
    except NowhereDefined:
        return None
    return OrderCase(goal, logistic) if sign is not None and shows(sign, relation) else None


class Open(Exception):
    """The sign of a difference depends on that of an expression."""

    def __init__(self, on: Node) -> None:
        super().__init__(str(on))
        self.on = on


def sign_of(goal: Goal, *, logistic: bool) -> Sign | None:
    """Return the sign of the difference of a goal, if it is certain.

    Raises :class:`Open` where that depends on another sign, and
    :class:`~symsgd.prove.tower.ring.NowhereDefined` where a side has no value or nothing is left.
    """
    form = NormalForm(goal.context, {("capacity",): 64}, logistic=logistic)
    try:
        facts = (
            *goal.context.relations,
            *domain_conditions(goal.left, goal.context),
            *domain_conditions(goal.right, goal.context),
        )
        form.assume(*facts)
        difference = form.of(goal.left) - form.of(goal.right)
        top = form.ring.reduce(difference.top)
        above, below = form.tower.signs.of(top), form.tower.signs.of(difference.below)
    except NeedSign as need:
        if need.strict:
            return None
        raise Open(form.tower.poly_node(need.poly)) from None
    except (Unsupported, RestartNeeded, Excluded, OnBoundary):
        return None
    if above is None and (line := _line_among(form, top)) is not None:
        raise Open(line)
    if above is None or below is None:
        return None
    return above[0] * below[0], above[1]


def _line_among(form: NormalForm, top: fmpz_mpoly) -> Node | None:
    """Return a factor such as x − 1 whose sign may be that of the others: x · tanh x."""
    signs = form.tower.signs
    factors = [f for f, power in signs.factors(top)[1] if power % 2 and signs.of_factor(f) is None]
    lines = [
        f for f in factors
        if (line := line_of(form.ring, f)) is not None and line[0].kind == "variable"
    ]  # fmt: skip
    return form.tower.poly_node(lines[0]) if len(factors) > 1 and lines else None
