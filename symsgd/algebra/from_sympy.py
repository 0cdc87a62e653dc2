"""From SymPy to the expression core, by the class of each part.

SymPy itself is imported only when an object of it enters.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

from symsgd.algebra.algebra import rational_value, unsupported
from symsgd.algebra.sigmoid import sigmoid_function
from symsgd.algebra.sympy import CONSTANTS, NAMES, RELATIONS
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Domain
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand

Expr = Any  # SymPy ships without types
Rule = Callable[[Expr, list[Node]], Node]


def is_sympy(value: object) -> bool:
    """Say whether a value comes from SymPy, without importing it."""
    return any(kind.__module__.startswith("sympy.") for kind in type(value).__mro__)


def from_sympy(expr: Expr) -> Node:
    """Return a SymPy expression as a node, by the class of each of its parts.

    >>> import sympy
    >>> str(from_sympy(sympy.exp(-sympy.Symbol("x")) / 2))
    'exp(-x)/2'
    """
    done: dict[Expr, Node] = {}
    symbols: dict[str, Expr] = {}
    stack = [expr]
    while stack:
        part = stack[-1]
        if part in done:
            stack.pop()
            continue
        waiting = [child for child in _parts(part) if child not in done]
        if waiting:
            stack.extend(reversed(waiting))
            continue
        stack.pop()
        done[part] = _node(part, [done[child] for child in _parts(part)], symbols)
    return done[expr]


def matrix_from_sympy(matrix: Expr) -> Matrix:
    """Return a SymPy matrix with explicit entries as a matrix of nodes."""
    rows, columns = matrix.shape
    return Matrix.of([[from_sympy(matrix[i, j]) for j in range(columns)] for i in range(rows)])


def domains_from_sympy(expr: Expr) -> dict[str, Domain]:
    """Return the domains that the assumptions of the symbols declare.

    >>> import sympy
    >>> print(domains_from_sympy(sympy.Symbol("x", positive=True) + 1)["x"])
    positive
    """
    return {symbol.name: _domain(symbol) for symbol in expr.free_symbols if symbol.is_real}


_KINDS = {  # the most telling assumption first
    "posint": ("integer", "positive"),
    "nonnegint": ("integer", "nonnegative"),
    "integer": ("integer",),
    "positive": ("positive",),
    "negative": ("negative",),
    "nonnegative": ("nonnegative",),
    "nonpositive": ("nonpositive",),
    "nonzero": ("nonzero",),
    "real": ("real",),
}


def _domain(symbol: Expr) -> Domain:
    told = (
        name
        for name, facts in _KINDS.items()
        if all(getattr(symbol, f"is_{fact}") for fact in facts)
    )
    return NAMED[next(told)]


def _parts(expr: Expr) -> tuple[Expr, ...]:
    """Return the parts of an expression that are expressions themselves."""
    match type(expr).__name__:
        case "Derivative":
            return (expr.expr,)
        case "Subs":
            return (expr.expr, *expr.point)
        case "Piecewise":
            return tuple(part for branch in expr.args for part in branch.args)
        case "Heaviside":
            return tuple(expr.args[:1])
    return tuple(expr.args)


@cache
def _rules() -> dict[type, Rule]:
    """Return the table of SymPy classes and what each becomes."""
    import sympy
    from sympy.logic import boolalg

    def applied(name: str) -> Rule:
        return lambda _expr, args: n.apply(name, *args)

    def folded(name: str) -> Rule:
        def rule(_expr: Expr, args: list[Node]) -> Node:
            result = args[0]
            for arg in args[1:]:
                result = n.apply(name, result, arg)
            return result

        return rule

    def relation(sign: str) -> Rule:
        return lambda _expr, args: n.relation(sign, *args)

    def connective(name: str) -> Rule:
        return lambda _expr, args: n.logic(name, *args)

    def constant(name: str) -> Rule:
        return lambda _expr, _args: n.constant(name)

    rules: dict[type, Rule] = {
        getattr(sympy, theirs): applied(ours) for ours, theirs in NAMES.items()
    }
    rules |= {
        sympy.Max: folded("max"),
        sympy.Min: folded("min"),
        sigmoid_function(): applied("sigmoid"),
    }
    rules |= {getattr(sympy, theirs): relation(ours) for ours, theirs in RELATIONS.items()}
    for ours, theirs in CONSTANTS.items():
        rules[type(getattr(sympy, theirs))] = constant(ours)
    rules[sympy.Add] = lambda _expr, args: n.add(*args)
    rules[sympy.Mul] = lambda _expr, args: _product(args)
    rules[sympy.Pow] = lambda _expr, args: n.power(*args)
    rules[sympy.Piecewise] = lambda _expr, args: n.piecewise(
        *zip(args[::2], args[1::2], strict=True)
    )
    rules[sympy.Derivative] = _derivative
    rules[sympy.Subs] = _substitution
    for kind in ("and", "or", "not"):
        rules[getattr(sympy, kind.capitalize())] = connective(kind)
    rules[boolalg.BooleanTrue] = lambda _expr, _args: n.logic("true")
    rules[boolalg.BooleanFalse] = lambda _expr, _args: n.logic("false")
    return rules


def _node(expr: Expr, args: list[Node], symbols: dict[str, Expr]) -> Node:
    if getattr(expr, "is_Rational", False):
        return n.number(Fraction(int(expr.p), int(expr.q)))
    if getattr(expr, "is_Float", False):
        raise SymsgdError(
            "float-number",
            f"{expr} is a rounded number",
            advice=f"write it exactly, such as Rational('{expr}')",
        )
    if getattr(expr, "is_Symbol", False):
        name = _symbol_name(expr)
        if symbols.setdefault(name, expr) != expr:
            raise SymsgdError(
                "two-symbols",
                f"two different symbols are called {name}",
                advice="they differ in their assumptions; use one and the same symbol",
            )
        return n.variable(name)
    rule = _rules().get(type(expr))
    if rule is not None:
        return rule(expr, args)
    from sympy.core.function import AppliedUndef

    if isinstance(expr, AppliedUndef):
        return n.apply(expr.func.__name__, *args)
    raise unsupported(f"SymPy's {type(expr).__name__}")


def _symbol_name(symbol: Expr) -> str:
    """Return the name; a Dummy gets one that nobody else can have."""
    index = getattr(symbol, "dummy_index", None)
    return str(symbol.name) if index is None else f"_{symbol.name}_{index}"


def _product(args: list[Node]) -> Node:
    """Return a product with its signs in front and its negative powers below the line."""
    above: list[Node] = []
    below: list[Node] = []
    negative = False
    for arg in args:
        if arg.head == n.NUMBER:
            value: Fraction = arg.value
            negative ^= value < 0
            if abs(value.numerator) != 1:
                above.append(n.number(abs(value.numerator)))
            if value.denominator != 1:
                below.append(n.number(value.denominator))
        elif arg.head == n.POWER and (exponent := rational_value(arg.args[1])) and exponent < 0:
            base = arg.args[0]
            below.append(base if exponent == -1 else base ** n.number(-exponent))
        else:
            above.append(arg)
    result = _bare(above)
    if below:
        result = result / _bare(below)
    return -result if negative else result


def _bare(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else n.multiply(*factors) if factors else n.number(1)


def _derivative(expr: Expr, args: list[Node]) -> Node:
    result = args[0]
    for symbol, order in expr.variable_count:
        if not getattr(symbol, "is_Symbol", False) or not order.is_Integer:
            raise unsupported(f"the derivative with respect to {symbol}, {order} times")
        result = n.derivative(result, _symbol_name(symbol), int(order))
    return result


def _substitution(expr: Expr, args: list[Node]) -> Node:
    places = [n.variable(_symbol_name(symbol)) for symbol in expr.variables]
    return n.substitute(expand(args[0]), dict(zip(places, args[1:], strict=True)))
