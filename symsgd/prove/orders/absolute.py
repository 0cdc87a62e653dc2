"""Absolute values in relations: |u| < v says u < v and −u < v, and |u| > v that one of them is.

These hold for all real numbers u and v, and both forms have values at the same points.
"""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.conditions import ZERO

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
MOST = 8  # absolute values that are put away, one after the other


def without_absolutes(statement: Node) -> Node:
    """Return a statement that says the same without absolute values as sides of its relations.

    >>> x, a = n.variables("x a")
    >>> print(without_absolutes(n.relation("<", n.apply("abs", x), a)))
    And(x < a, -x < a)
    >>> print(without_absolutes(n.relation(">", n.apply("abs", x), a)))
    Or(x > a, -x > a)
    """
    return _without(statement, MOST)


def _without(statement: Node, depth: int) -> Node:
    if statement.head == n.LOGIC:
        return n.logic(str(statement.value), *(_without(part, depth) for part in statement.args))
    if statement.head != n.RELATION or not depth or statement.value not in _TURNED:
        return statement
    sign, (left, right) = str(statement.value), statement.args
    if not _is_absolute(left):
        if not _is_absolute(right):
            return statement
        sign, left, right = _TURNED[sign], right, left
    inside = left.args[0]
    parts = [_without(n.relation(sign, u, right), depth - 1) for u in (inside, -inside)]
    if sign in ("<", "<="):
        return n.logic("and", *parts)
    found = n.logic("or", *parts)
    return n.logic("and", found, n.relation(">=", right, ZERO)) if sign == "=" else found


def _is_absolute(node: Node) -> bool:
    return node.head == n.APPLY and node.value[0] == "abs" and not any(node.value[1])


def facts_without_absolutes(context: Context) -> Context:
    """Return the same context, in which |u| < v is assumed as −v < u < v.

    >>> x = n.variable("x")
    >>> near = Context.of({}, [n.relation("<", n.apply("abs", x), n.number(1))])
    >>> [str(fact) for fact in facts_without_absolutes(near).relations]
    ['x < 1', '-x < 1']
    """
    facts: list[Node] = []
    for fact in context.relations:
        found = without_absolutes(fact)
        both = found.head == n.LOGIC and found.value == "and"
        plain = both and all(part.head == n.RELATION for part in found.args)
        facts += found.args if plain else (fact,)
    return Context(context.domains, tuple(facts))
