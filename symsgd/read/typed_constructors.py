"""What SymPy writes with a name and brackets: Rational, Piecewise, Derivative, Matrix, Eq…"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.values import rounded

if TYPE_CHECKING:
    from symsgd.read.typed import _Parser

Item = TypeVar("Item")
RELATIONS = {"Eq": "=", "Ne": "!=", "Lt": "<", "Le": "<=", "Gt": ">", "Ge": ">="}
RELATIONS |= {"StrictLessThan": "<", "LessThan": "<=", "StrictGreaterThan": ">"}
RELATIONS |= {"GreaterThan": ">=", "Equality": "=", "Unequality": "!="}


def arguments(parser: _Parser, least: int = 1, most: int = 1000) -> tuple[Node, ...]:
    """Read arguments in brackets."""
    parser.expect("(")
    args = _separated(parser, lambda: parser.scalar(parser.logic()))
    if not least <= len(args) <= most:
        raise parser.wrong(f"{len(args)} arguments are given", f"expected {least}")
    parser.expect(")")
    return tuple(args)


def _separated(parser: _Parser, read: Callable[[], Item]) -> list[Item]:
    """Read what stands between commas."""
    found = [read()]
    while parser.peek(","):
        parser.next()
        found.append(read())
    return found


def _rational(parser: _Parser) -> Node:
    above, below = arguments(parser, 2, 2)
    return n.divide(above, below)


def _integer(parser: _Parser) -> Node:
    return arguments(parser, 1, 1)[0]


def _piecewise(parser: _Parser) -> Node:
    parser.expect("(")
    pairs = _separated(parser, lambda: _pair(parser))
    parser.expect(")")
    return n.piecewise(*pairs)


def _pair(parser: _Parser) -> tuple[Node, Node]:
    value, condition = arguments(parser, 2, 2)
    return value, condition


def _derivative(parser: _Parser) -> Node:
    parser.expect("(")
    body = parser.scalar(parser.logic())
    last: str | None = None
    while parser.peek(","):
        parser.next()
        if parser.peek("(") or parser.peek("["):
            closing = ")" if parser.next().kind == "(" else "]"
            last = _variable(parser)
            parser.expect(",")
            body = n.derivative(body, last, _count(parser))
            parser.expect(closing)
        elif parser.peek("number") and last is not None and body.head == n.DERIVATIVE:
            body = n.derivative(body.args[0], last, _count(parser))
        else:
            last = _variable(parser)
            body = n.derivative(body, last)
    if last is None:
        raise parser.wrong("the variable of the derivative is missing", "expected , and a variable")
    parser.expect(")")
    return body


def _variable(parser: _Parser) -> str:
    return parser.expect("name").text


def _count(parser: _Parser) -> int:
    digits = parser.expect("number").text
    if not digits.isdigit() or not 0 < int(digits[:4]) <= 100:
        raise parser.wrong("the order of the derivative is not a small number", "expected 1 to 100")
    return int(digits)


def _matrix(parser: _Parser) -> Matrix:
    parser.expect("(")
    parser.expect("[")
    rows = _separated(parser, lambda: _row(parser))
    parser.expect("]")
    parser.expect(")")
    return Matrix.of(rows)


def _row(parser: _Parser) -> list[Node]:
    if not parser.peek("["):
        return [parser.scalar(parser.sum())]
    parser.next()
    entries = _separated(parser, lambda: parser.scalar(parser.sum()))
    parser.expect("]")
    return entries


def _logical(name: str) -> Callable[[_Parser], Node]:
    return lambda parser: n.logic(name, *arguments(parser))


def _step(name: str) -> Callable[[_Parser], Node]:
    return lambda parser: rounded(name, *arguments(parser, 1, 1))


CONSTRUCTORS: dict[str, Callable[[_Parser], Node | Matrix]] = {
    "Rational": _rational,
    "Integer": _integer,
    "Float": _integer,
    "Piecewise": _piecewise,
    "Derivative": _derivative,
    "diff": _derivative,
    "Matrix": _matrix,
    "ImmutableDenseMatrix": _matrix,
    "And": _logical("and"),
    "Or": _logical("or"),
    "Not": _logical("not"),
    "floor": _step("floor"),
    "ceiling": _step("ceil"),
    "ceil": _step("ceil"),
}
