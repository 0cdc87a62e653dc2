"""Where an expression has a value: the conditions that its parts impose.

Only conditions that hold wherever the whole expression has a value are given,
so nothing is taken from inside the branches of a piecewise expression.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from symsgd.algebra.algebra import rational_value, unfold
from symsgd.algebra.balls import has_real_variable
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node, number, relation
from symsgd.prove.tower.normal import NormalForm, room_for
from symsgd.prove.tower.relations_by_sign import shows
from symsgd.prove.tower.ring import (
    EmptyCase,
    Excluded,
    NowhereDefined,
    Quotient,
    RestartNeeded,
    Unsupported,
)
from symsgd.prove.tower.roots import Hints
from symsgd.prove.tower.signs import NeedSign, OnBoundary

ZERO, ONE = number(0), number(1)
MOST_SPLITS = 2
MOST_RESTARTS = 8


@lru_cache(maxsize=4096)
def domain_conditions(root: Node, context: Context) -> tuple[Node, ...]:
    """Return relations that hold at every point where the expression has a value.

    >>> from symsgd.expression.node import apply, variable
    >>> quotient = apply("log", variable("x")) / variable("y")
    >>> [str(c) for c in domain_conditions(quotient, Context())]
    ['y != 0', 'x > 0']
    """
    found: dict[Node, None] = {}
    for node in unfolded(root):
        for condition in _of(node, context):
            value = rational_value(condition.args[0])
            if value is None or not _true(str(condition.value), value):
                found[condition] = None
    return tuple(found)


def unfolded(root: Node) -> Iterator[Node]:
    """Yield the parts of an expression with definitions put in, but nothing inside of cases."""
    seen: set[Node] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if node in seen or node.head == n.PIECEWISE:
            continue
        seen.add(node)
        plain = unfold(node, NormalForm.known)
        if plain is node:
            yield node
            stack.extend(reversed(node.args))
        else:
            stack.append(plain)


def _of(node: Node, context: Context) -> Iterator[Node]:
    if node.head == n.DIVIDE:
        yield from nonzero_parts(node.args[1])
    elif node.head == n.POWER:
        yield from _of_power(node.args[0], node.args[1], context)
    elif node.head == n.APPLY:
        name = node.value[0]
        u = node.args[0] if node.args else ZERO
        if name == "log":
            yield relation(">", u, ZERO)
        elif name in ("asin", "acos"):
            yield relation(">=", ONE - u, ZERO)
            yield relation(">=", u + 1, ZERO)
        elif name == "root":
            index = rational_value(node.args[1])
            if index is not None and index % 2 == 0:
                yield relation(">=", u, ZERO)


def _of_power(base: Node, exponent: Node, context: Context) -> Iterator[Node]:
    literal = rational_value(exponent)
    if base is n.constant("e"):
        return
    if literal is None:
        if has_real_variable(exponent, context):
            yield relation(">", base, ZERO)
    elif literal.denominator != 1:
        yield relation(">" if literal < 0 else ">=", base, ZERO)
    elif literal < 0:
        yield from nonzero_parts(base)


def _true(sign: str, value: Fraction) -> bool:
    return {">": value > 0, ">=": value >= 0, "!=": value != 0}[sign]


def nonzero_parts(node: Node) -> Iterator[Node]:
    """Yield what u ≠ 0 asks of the parts of u: a product of each factor, a power of its base.

    >>> x = n.variable("x")
    >>> [str(part) for part in nonzero_parts(2 * x**2 * n.apply("sqrt", x + 1))]
    ['2 != 0', 'x != 0', 'x + 1 != 0']
    """
    match node.head:
        case n.MULTIPLY:
            for factor in node.args:
                yield from nonzero_parts(factor)
        case n.NEGATE | n.LET:
            yield from nonzero_parts(node.args[0])
        case n.DIVIDE:
            yield from nonzero_parts(node.args[0])
        case n.POWER if (rational_value(node.args[1]) or 0) > 0:
            yield from nonzero_parts(node.args[0])
        case n.APPLY if node.value[0] in ("sqrt", "cbrt", "root", "abs"):
            yield from nonzero_parts(node.args[0])
        case n.APPLY if node.value[0] in ("exp", "sigmoid", "cosh"):
            return
        case _:
            yield relation("!=", node, ZERO)


def describe(condition: Node) -> str:
    """Return a condition as a person writes it.

    >>> describe(relation("!=", n.variable("x") + 1, ZERO))
    'x + 1 ≠ 0'
    """
    signs = {"!=": "≠", ">=": "≥", "<=": "≤", "=": "="}
    left, right = condition.args
    return f"{left} {signs.get(str(condition.value), condition.value)} {right}"


def open_conditions(
    conditions: tuple[Node, ...], given: tuple[Node, ...], context: Context, *, logistic: bool
) -> tuple[Node, ...]:
    """Return the conditions that do not follow from the context and the given ones by signs."""
    context = context.assuming(*given)
    return tuple(c for c in conditions if not _follows(c, context, logistic, MOST_SPLITS))


def independent(
    conditions: tuple[Node, ...], context: Context, *, logistic: bool
) -> tuple[Node, ...]:
    """Return the conditions without those that follow from the others, the longest first."""
    kept = list(conditions)
    for condition in sorted(conditions, key=lambda c: -len(str(c))):
        others = tuple(c for c in kept if c is not condition)
        if others and not open_conditions((condition,), others, context, logistic=logistic):
            kept.remove(condition)
    return tuple(kept)


def _difference(
    condition: Node,
    facts: tuple[Node, ...],
    context: Context,
    hints: Hints,
    logistic: bool,  # noqa: FBT001
) -> tuple[NormalForm, Quotient | NeedSign]:
    """Return the normal form of left − right in a fine enough tower, or the sign it waits for."""
    for _ in range(MOST_RESTARTS):
        form = NormalForm(context, hints, logistic=logistic)
        try:
            form.assume(*facts)
            return form, form.of(condition.args[0]) - form.of(condition.args[1])
        except NeedSign as need:
            return form, need
        except RestartNeeded as restart:
            hints[restart.hint] = restart.value
    raise Unsupported("no common tower of exponentials was found")


@lru_cache(maxsize=4096)
def _follows(condition: Node, context: Context, logistic: bool, splits: int) -> bool:  # noqa: FBT001
    hints: Hints = {("capacity",): room_for(condition, *context.relations)}
    inner = domain_conditions(condition.args[0], context)  # asked only where it has a value
    try:
        form, value = _difference(condition, (*inner, *context.relations), context, hints, logistic)
    except EmptyCase:
        return True
    except (Unsupported, NowhereDefined, Excluded, OnBoundary):
        return False
    if isinstance(value, NeedSign):
        on = form.tower.poly_node(value.poly)
        return splits > 0 and all(
            _follows(condition, context.assuming(relation(sign, on, ZERO)), logistic, splits - 1)
            for sign in (">=", "<=")
        )
    top, signs = form.ring.reduce(value.top), form.tower.signs
    if condition.value == "!=":
        return not top.is_zero() and all(signs.is_nonzero(f) for f, _ in signs.factors(top)[1])
    return shows(signs.of(top * value.below), str(condition.value))
