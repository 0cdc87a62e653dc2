"""Solve equations: what follows from the vanishing of a numerator.

Nothing here claims that a candidate is a solution; the claim is that there are
no others.  Squaring is therefore allowed, and every candidate is tried
afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpz_mpoly

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.equations.solution import Coordinate
from symsgd.prove.equations.solved_factors import Consequence, Equation, Factor, of_polynomial
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import EmptyCase, Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.roots import Hints
from symsgd.prove.tower.signs import NeedSign, OnBoundary

MOST_STEPS = 6
MOST_RESTARTS = 8
MOST_SPLITS = 4


class Everywhere(Unsupported):
    """In one case at least, the two sides are equal wherever both have a value."""


def consequences(left: Node, right: Node, context: Context) -> list[list[Consequence]]:
    """Return what follows from an equation, in each of the cases that signs ask for.

    In each case at least one of the consequences listed for it holds at every
    solution.  Raises :class:`Everywhere` where the equation says nothing.

    >>> x = n.variable("x")
    >>> consequences(3 * x, n.number(6), Context())
    [[Solved(name='x', value=Fraction(2, 1))]]
    """
    return list(_cases(left, right, context, MOST_SPLITS))


def _cases(left: Node, right: Node, context: Context, splits: int) -> Iterator[list[Consequence]]:
    facts = (*domain_conditions(left, context), *domain_conditions(right, context))
    hints: Hints = {("capacity",): 64}
    for _ in range(MOST_RESTARTS):
        form = NormalForm(context, hints, logistic=False)
        try:
            form.assume(*facts, *context.relations)
            top = form.ring.reduce((form.of(left) - form.of(right)).top)
            yield _factors(form, top)
        except RestartNeeded as restart:
            hints[restart.hint] = restart.value
        except NeedSign as need:
            if not splits:
                raise Unsupported("too many cases") from None
            on = form.tower.poly_node(need.poly)
            for sign in (">", "<", "=") if need.strict else (">=", "<="):
                if sign == "=":
                    yield [Equation(on, n.number(0))]
                else:
                    case = context.assuming(n.relation(sign, on, n.number(0)))
                    yield from _cases(left, right, case, splits - 1)
            return
        except OnBoundary as boundary:
            yield [Equation(form.tower.poly_node(boundary.poly), n.number(0))]
            return
        except (EmptyCase, NowhereDefined):
            yield []
            return
        except Excluded as excluded:
            raise Unsupported(str(excluded)) from None
        else:
            return
    raise Unsupported("no common tower of exponentials was found")


def _factors(form: NormalForm, top: fmpz_mpoly) -> list[Consequence]:
    if form.ring.is_zero(form.ring.of(top)):
        raise Everywhere("an equation that always holds")
    return of_polynomial(form, top)


# -- all solutions in one variable -----------------------------------------------------------


def candidates(left: Node, right: Node, context: Context) -> list[Coordinate]:
    """Return values among which every solution is found, for an equation in one variable.

    >>> from symsgd.functions.table import sqrt
    >>> x = n.variable("x")
    >>> [str(v) for v in candidates(sqrt(x + 2), x, Context())]
    ['2', '-1']

    Raises :class:`~symsgd.prove.tower.ring.Unsupported` where the equation cannot be
    solved, and :class:`Everywhere` where it holds identically.
    """
    found: dict[Coordinate, None] = {}
    waiting: list[tuple[Node, Node, int]] = [(left, right, 0)]
    while waiting:
        left, right, depth = waiting.pop()
        if depth > MOST_STEPS:
            raise Unsupported("the equation could not be solved")
        for step in (s for case in consequences(left, right, context) for s in case):
            if isinstance(step, Factor):
                text = step.form.tower.poly_node(step.poly)
                raise Unsupported(f"the solutions of {text} = 0 are not known")
            if isinstance(step, Equation):
                waiting.append((step.left, step.right, depth + 1))
            else:
                found[step.value] = None
    return list(found)
