"""Antiderivatives of simple expressions, each proved by differentiating it.

A few rules propose one: sums, constant factors, polynomials, and functions of the field at a
linear argument.  What they propose counts only if its derivative is proved to be the integrand, and
between two ends only if both are defined and continuous all the way.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.calculus.limits import MOST_NODES, limit
from symsgd.prove.calculus.quotients import ONE, linear, polynomial, together
from symsgd.prove.calculus.regularity import is_positive, is_total
from symsgd.prove.decide import decide


def integral(body: Node, name: str, low: Node, high: Node) -> Node:
    """Return an integral between two ends by an antiderivative that is proved.

    >>> x = n.variable("x")
    >>> decide(integral(x**2, "x", n.number(0), n.number(1)), n.number(1) / 3).proved
    True
    >>> integral(1 / x, "x", n.number(-1), n.number(1))
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: this integral is not worked out here [open-integral]
      state an antiderivative as a claim d/dx F(x) = f(x), and the values at the ends
    """
    body = expand(body)
    primitive = antiderivative(body, name)
    context = _between(name, low, high)
    if primitive is None or not (
        _is_continuous(body, name, context) and _is_continuous(primitive, name, context)
    ):
        raise open_integral()
    ends = []
    for end in (high, low):
        infinite = any(part.head == n.CONSTANT and part.value == "infinity" for part in n.walk(end))
        at = limit if infinite else _value
        ends.append(at(primitive, name, end))
    return n.add(ends[0], n.negate(ends[1]))


def open_integral() -> SymsgdError:
    """Return the error that an integral is not worked out."""
    return SymsgdError(
        "open-integral",
        "this integral is not worked out here",
        advice="state an antiderivative as a claim d/dx F(x) = f(x), and the values at the ends",
    )


def antiderivative(body: Node, name: str) -> Node | None:
    """Return an expression whose derivative is proved to be the given one, or None.

    >>> x = n.variable("x")
    >>> str(antiderivative(n.apply("exp", 2 * x), "x"))
    '1/2*exp(2*x)'
    """
    if sum(1 for _ in n.walk(body)) > MOST_NODES:
        return None
    found = _proposed(body, name)
    if found is None:
        return None
    proved = decide(n.derivative(found, name), body).proved
    return found if proved else None


def _value(body: Node, name: str, end: Node) -> Node:
    return n.substitute(body, {n.variable(name): end})


def _between(name: str, low: Node, high: Node) -> Context:
    one, other = rational_value(low), rational_value(high)
    if one is None or other is None:
        return Context.of({name: Domain.named("real")})
    return Context.of({name: Domain.between(min(one, other), max(one, other))})


def _is_continuous(body: Node, name: str, context: Context) -> bool:
    """Say whether an expression is defined and continuous on the domain of its variable."""
    top, below = together(body)
    if below is not ONE and not _has_a_sign(below, context):
        return False
    for part in (top, below):
        inner = {
            node: n.variable(name)
            for node in n.walk(part)
            if node.head == n.APPLY and node.value[0] == "log"
        }
        for node in inner:
            if not is_total(node.args[0]) or not is_positive(node.args[0], context):
                return False
        if not is_total(n.substitute(part, inner)):
            return False
    return True


def _has_a_sign(node: Node, context: Context) -> bool:
    return is_positive(node, context) or is_positive(n.negate(node), context)


def _proposed(body: Node, name: str) -> Node | None:
    x = n.variable(name)
    if name not in n.free_variables(body):
        return n.multiply(body, x)
    terms = polynomial(body, name)
    if terms is not None:
        return n.add(
            *(_scaled(value, n.power(x, n.number(k + 1)), k + 1) for (_, k), value in terms.items())
        )
    match body.head:
        case n.LET | n.WHERE_DEFINED:
            return _proposed(body.args[0], name)
        case n.NEGATE:
            inner = _proposed(body.args[0], name)
            return None if inner is None else n.negate(inner)
        case n.ADD:
            parts = [_proposed(arg, name) for arg in body.args]
            known = [part for part in parts if part is not None]
            return n.add(*known) if len(known) == len(parts) else None
        case n.MULTIPLY:
            return _product(body, name)
        case n.DIVIDE:
            return _quotient(body, name)
        case n.POWER:
            return _power(body, name)
        case n.APPLY:
            return _applied(body, name)
    return None


def _scaled(coefficient: Node, node: Node, by: int) -> Node:
    return n.divide(n.multiply(coefficient, node), n.number(by))


def _product(body: Node, name: str) -> Node | None:
    free = [arg for arg in body.args if name not in n.free_variables(arg)]
    rest = [arg for arg in body.args if name in n.free_variables(arg)]
    if not free or len(rest) != 1:
        return None
    inner = _proposed(rest[0], name)
    return None if inner is None else n.multiply(*free, inner)


def _quotient(body: Node, name: str) -> Node | None:
    top, below = body.args
    if name not in n.free_variables(below):
        inner = _proposed(top, name)
        return None if inner is None else n.divide(inner, below)
    if name in n.free_variables(top):
        return None
    if below.head == n.POWER:
        inner = _power(n.power(below.args[0], n.negate(below.args[1])), name)
    elif decide(below, n.variable(name) ** 2 + 1).proved:
        inner = n.apply("atan", n.variable(name))
    else:
        inner = _power(n.power(below, n.number(-1)), name)
    return None if inner is None else n.multiply(top, inner)


def _power(body: Node, name: str) -> Node | None:
    base, exponent = body.args
    line, value = linear(base, name), rational_value(exponent)
    if line is None or value is None:
        return None
    slope = n.number(line[0])
    if value == -1:
        return n.divide(n.apply("log", n.apply("abs", base)), slope)
    raised = n.power(base, n.number(value + 1))
    return n.divide(raised, n.multiply(n.number(value + 1), slope))


def _applied(body: Node, name: str) -> Node | None:
    function, orders = body.value
    line = linear(body.args[0], name) if len(body.args) == 1 else None
    if line is None:
        return None
    if any(orders):
        inner = n.apply(function, body.args[0], orders=(orders[0] - 1,))
    elif function in _PRIMITIVES:
        inner = _PRIMITIVES[function](body.args[0])
    else:
        return None
    return inner if line[0] == 1 else n.multiply(n.number(Fraction(1) / line[0]), inner)


_PRIMITIVES: dict[str, Callable[[Node], Node]] = {
    "exp": lambda u: n.apply("exp", u),
    "sin": lambda u: n.negate(n.apply("cos", u)),
    "cos": lambda u: n.apply("sin", u),
    "sinh": lambda u: n.apply("cosh", u),
    "cosh": lambda u: n.apply("sinh", u),
    "sigmoid": lambda u: n.apply("softplus", u),
    "tanh": lambda u: n.apply("log", n.apply("cosh", u)),
}
