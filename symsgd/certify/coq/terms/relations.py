"""Relations, conditions of cases and numbers as Coq writes them."""

from __future__ import annotations

from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node

NEGATED = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "!=", "!=": "="}
_ZERO = n.number(0)


class NotExported(Exception):
    """The claim has no Coq form here; the message says why."""


def negated(condition: Node) -> Node:
    """Return the condition that holds where this one does not."""
    match str(condition.value) if condition.head == n.LOGIC else "":
        case "and" | "or" as joined:
            other = "or" if joined == "and" else "and"
            return n.logic(other, *map(negated, condition.args))
        case "not":
            return condition.args[0]
    if condition.head != n.RELATION:
        raise NotExported("the condition of a case is no relation")
    return n.relation(NEGATED[str(condition.value)], *condition.args)


def plain_cases(node: Node) -> Node:
    """Return cases in which each condition is a relation, with 0 for what they leave open.

    >>> x = n.variable("x")
    >>> both = n.logic("and", n.relation(">", x, n.number(0)), n.relation("<", x, n.number(1)))
    >>> str(plain_cases(n.piecewise((x, both), (n.number(1), n.logic("true")))))
    'Piecewise((Piecewise((x, x < 1), (1, True)), x > 0), (1, True))'
    """
    rest: Node = _ZERO
    for value, condition in reversed(n.branches(node)):
        rest = value if condition is n.logic("true") else _chosen(condition, value, rest)
    return rest


def _chosen(condition: Node, value: Node, other: Node) -> Node:
    match str(condition.value) if condition.head == n.LOGIC else "":
        case "and":
            for each in reversed(condition.args):
                value = _chosen(each, value, other)
            return value
        case "or":
            for each in reversed(condition.args):
                other = _chosen(each, value, other)
            return other
        case "not":
            return _chosen(negated(condition.args[0]), value, other)
    if condition.head != n.RELATION:
        raise NotExported("the condition of a case is no relation")
    return n.piecewise((value, condition), (other, n.logic("true")))


def nested(pieces: list[tuple[str, bool, str]], last: str) -> str:
    """Return nested ifs for tests, each with whether its yes is meant, and its value.

    >>> nested([("Rlt_dec 0 x", True, "x")], "0")
    '(if Rlt_dec 0 x then x else 0)'
    """
    for test, holds, value in reversed(pieces):
        first, second = (value, last) if holds else (last, value)
        last = f"(if {test} then {first} else {second})"
    return last


def related(sign: str, left: str, right: str) -> str:
    """Return a proposition between two terms.

    >>> related(">=", "x", "0")
    '0 <= x'
    """
    match sign:
        case "=" | "<" | "<=":
            return f"{left} {sign} {right}"
        case ">" | ">=":
            return f"{right} {sign.replace('>', '<')} {left}"
        case "!=":
            return f"{left} <> {right}"
        case _:
            raise NotExported(f"there is no Coq form of the relation {sign}")


def number_term(value: Fraction) -> str:
    """Return a rational number.

    >>> number_term(Fraction(-1, 3))
    '(- (1 / 3))'
    """
    size = abs(value)
    text = str(size) if size.denominator == 1 else f"({size.numerator} / {size.denominator})"
    return text if value >= 0 else f"(- {text})"
