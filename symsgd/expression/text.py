"""Expressions as plain text, in the syntax that the typed reader reads back."""

from __future__ import annotations

from fractions import Fraction

from symsgd.expression import node as n

# how tightly a printed form holds together: sums loosest, atoms tightest
_SUM, _NEGATIVE, _PRODUCT, _FACTOR, _POWER, _ATOM = range(6)
_Text = tuple[str, int]


def plain_text(root: n.Node) -> str:
    """Return the expression as text, with only the brackets it needs.

    >>> x = n.variable("x")
    >>> plain_text(-((x + 1) ** 2 / (2 * x)) - x)
    '-(x + 1)^2/(2*x) - x'
    """
    done: dict[n.Node, _Text] = {}
    for node in n.walk(root):
        done[node] = _text(node, [done[child] for child in node.args])
    return done[root][0]


def _held(text: _Text, strength: int) -> str:
    return text[0] if text[1] >= strength else f"({text[0]})"


def _number(value: Fraction) -> _Text:
    if value.denominator == 1:
        return str(value), _ATOM if value >= 0 else _NEGATIVE
    return str(value), _PRODUCT if value >= 0 else _NEGATIVE


def _text(node: n.Node, args: list[_Text]) -> _Text:
    match node.head:
        case n.NUMBER:
            return _number(node.value)
        case n.CONSTANT | n.VARIABLE:
            return str(node.value), _ATOM
        case n.ADD:
            return _sum(args), _SUM
        case n.MULTIPLY:
            return "*".join(
                _held(arg, _PRODUCT if i == 0 else _FACTOR) for i, arg in enumerate(args)
            ), _PRODUCT
        case n.DIVIDE:
            return f"{_held(args[0], _PRODUCT)}/{_held(args[1], _FACTOR)}", _PRODUCT
        case n.NEGATE:
            return "-" + _held(args[0], _PRODUCT), _NEGATIVE
        case n.POWER:
            return f"{_held(args[0], _ATOM)}^{_held(args[1], _ATOM)}", _POWER
        case n.LET | n.WHERE_DEFINED:
            return args[0]
        case n.APPLY:
            name, orders = node.value
            return f"{name}{_primes(orders)}({', '.join(arg[0] for arg in args)})", _ATOM
        case n.DERIVATIVE:
            name, order = node.value
            what = name if order == 1 else f"({name}, {order})"
            return f"Derivative({args[0][0]}, {what})", _ATOM
        case n.PIECEWISE:
            pairs = zip(args[::2], args[1::2], strict=True)
            return f"Piecewise({', '.join(f'({v[0]}, {c[0]})' for v, c in pairs)})", _ATOM
        case n.RELATION:
            sign = "==" if node.value == "=" else node.value
            return f"{args[0][0]} {sign} {args[1][0]}", _SUM
        case _:
            return _logic(str(node.value), args)


def _sum(args: list[_Text]) -> str:
    text = _held(args[0], _NEGATIVE) if args else "0"
    for arg, strength in args[1:]:
        if strength == _NEGATIVE:
            text += f" - {arg[1:]}"
        else:
            text += f" + {arg}" if strength > _SUM else f" + ({arg})"
    return text


def _primes(orders: tuple[int, ...]) -> str:
    if not any(orders):
        return ""
    if len(orders) == 1:
        return "'" * orders[0] if orders[0] <= 3 else f"^({orders[0]})"
    return f"^{orders}"


def _logic(name: str, args: list[_Text]) -> _Text:
    if name in ("true", "false"):
        return name.capitalize(), _ATOM
    if name == "not":
        return f"Not({args[0][0]})", _ATOM
    return f"{name.capitalize()}({', '.join(arg[0] for arg in args)})", _ATOM
