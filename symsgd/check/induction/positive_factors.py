r"""Products of factors whose logarithms stand beside them: ``\ln \prod p_i = \sum \ln p_i``.

Wherever the sum has a value, every factor is positive, and so is their product.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node


def positive_beside(term: Node, other: Node) -> bool:
    """Say whether a term is positive wherever the logarithms in another one have values.

    >>> p, y = n.variables("p y")
    >>> log_p, log_q = (n.apply("log", one) for one in (p, 1 - p))
    >>> positive_beside(p**y * (1 - p) ** (1 - y), y * log_p + (1 - y) * log_q)
    True
    >>> positive_beside(p, y * log_q)
    False
    """
    logs = {node.args[0] for node in n.walk(other) if _is_logarithm(node)}
    return bool(logs) and _is_positive(term, logs)


def _is_logarithm(node: Node) -> bool:
    return node.head == n.APPLY and node.value == ("log", (0,))


def _is_positive(term: Node, logs: Collection[Node]) -> bool:
    if term in logs:
        return True
    match term.head:
        case n.NUMBER:
            return Fraction(term.value) > 0
        case n.CONSTANT:
            return term.value in ("e", "pi")
        case n.MULTIPLY | n.DIVIDE | n.ADD:
            return all(_is_positive(part, logs) for part in term.args)
        case n.POWER:
            return _is_positive(term.args[0], logs)
        case n.APPLY:
            name, orders = term.value
            rooted = name in ("sqrt", "root") and _is_positive(term.args[0], logs)
            return not any(orders) and (name == "exp" or rooted)
        case _:
            return False
