"""Many claims over one tower: the entries of a Jacobian share nearly all of their work.

What does not come out at once (a case split, a finer tower, a difference that
is not zero, an open condition) is decided by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from time import perf_counter
from typing import Any

from symsgd.algebra.balls import is_ball
from symsgd.errors import SymsgdError
from symsgd.expression.domain import Context
from symsgd.expression.node import Node, free_variables
from symsgd.functions.derivatives import expand
from symsgd.prove.cases import Proof
from symsgd.prove.conditions import domain_conditions, open_conditions
from symsgd.prove.decide import decide, proved_outright
from symsgd.prove.instances import unknown_functions
from symsgd.prove.points import points
from symsgd.prove.tower.normal import NormalForm, needs_logistic, room_for
from symsgd.prove.tower.ring import Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.signs import NeedSign, OnBoundary
from symsgd.prove.verdict import Verdict
from symsgd.prove.witness import BITS, enclose_all

Pair = tuple[Node, Node]


def decide_many(pairs: Sequence[Pair], context: Context | None = None) -> tuple[Verdict, ...]:
    """Return the verdict on each equality, over the domain of the context.

    >>> from symsgd.expression.node import apply, variable
    >>> x = variable("x")
    >>> pairs = [(x + x, 2 * x), (apply("exp", x), x)]
    >>> [str(verdict.outcome) for verdict in decide_many(pairs)]
    ['PROVED', 'REFUTED']
    """
    context = context or Context()
    if len(pairs) < 2:
        return tuple(decide(left, right, context) for left, right in pairs)
    shared = _Shared(pairs, context)
    verdicts = []
    for left, right in pairs:
        at_once = shared.verdict(left, right)
        verdicts.append(decide(left, right, context) if at_once is None else at_once)
    return tuple(verdicts)


class _Shared:
    """One tower and two points for all claims."""

    def __init__(self, pairs: Sequence[Pair], context: Context) -> None:
        self.context = context
        sides = [side for pair in pairs for side in pair]
        self.logistic = needs_logistic(*sides)
        self.form = NormalForm(context, {("capacity",): room_for(*sides)}, logistic=self.logistic)
        tries = islice(points(free_variables(*sides), context), 2)
        self.memos: list[tuple[dict[str, Any], dict[Node, Any]]] = [(point, {}) for point in tries]
        self.usable = not unknown_functions(*sides) and not context.relations

    def verdict(self, left: Node, right: Node) -> Verdict | None:
        """Return PROVED where the shared tower shows it without conditions, else None."""
        start = perf_counter()
        if not self.usable:
            return None
        try:
            left, right = expand(left), expand(right)
            if not self._may_be_equal(left, right):
                return None
            a, b = self.form.of(left), self.form.of(right)
            equal = self.form.ring.is_zero(a - b)
        except (NeedSign, OnBoundary, Unsupported, NowhereDefined, Excluded, RestartNeeded):
            return None
        except SymsgdError:
            return None
        conditions = domain_conditions(left, self.context) + domain_conditions(right, self.context)
        if (
            not equal
            or self.form.special.provisos
            or open_conditions(
                tuple(dict.fromkeys(conditions)), (), self.context, logistic=self.logistic
            )
        ):
            return None
        verdict = proved_outright(Proof(cases=1))
        certificate = verdict.certificate and verdict.certificate.about(
            left, right, self.context, "="
        )
        return replace(verdict, seconds=perf_counter() - start, certificate=certificate)

    def _may_be_equal(self, left: Node, right: Node) -> bool:
        """Say whether both sides have overlapping values at the shared points."""
        for point, memo in self.memos:
            values = enclose_all((left, right), point, BITS, self.context, memo)
            if not all(is_ball(v) for v in values) or not values[0].overlaps(values[1]):
                return False
        return bool(self.memos)
