"""What a claim does not depend on, although it is written there: a symbol that cancels."""

from __future__ import annotations

from collections.abc import Collection

from symsgd.check.entries import Decide
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.intermediate import each, replaced, without_names
from symsgd.read.values import Value, plain


def free_of_symbols(value: Value, names: Collection[str], context: Context, by: Decide) -> bool:
    """Say whether a value provably is the same for all values of some symbols.

    >>> from symsgd.prove.decide import decide
    >>> x, y = n.variables("x y")
    >>> free_of_symbols((x + y) - y, ["y"], Context(), decide)
    True
    """
    if set(names).isdisjoint(n.free_variables(*each(value))):
        return True
    known: dict[Node, Node] = {n.variable(name): n.variable(f"{name} elsewhere") for name in names}
    value = without_names(value)
    pairs = zip(each(value), each(replaced(value, known)), strict=True)
    return all(by(one, other, context, "=").proved for one, other in pairs)


def with_function_zero(
    left: Value, right: Value, names: Collection[str], context: Context, by: Decide
) -> tuple[Node, Node] | None:
    """Return both sides with unknown functions as 0, if their difference is the same for all.

    >>> from symsgd.prove.decide import decide
    >>> x = n.variable("x")
    >>> f = n.apply("f", x)
    >>> [str(side) for side in with_function_zero(f + x, f, ["f"], Context(), decide)]
    ['0 + x', '0']
    """
    sides = [plain(without_names(side)) for side in (left, right)]
    if any(isinstance(side, Matrix) for side in sides):
        return None
    first, second = (side for side in sides if isinstance(side, Node))
    unknown = (node for node in n.walk(first, second) if node.head == n.APPLY)
    zero: dict[Node, Node] = {node: n.number(0) for node in unknown if node.value[0] in names}
    without = n.substitute(first, zero), n.substitute(second, zero)
    verdict = by(first - second, without[0] - without[1], context, "=")
    return without if verdict.proved else None
