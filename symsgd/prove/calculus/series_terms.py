"""The terms of a sum as products of powers, read off an expression in the index.

A term is ``c · k^m · Π base^(a k + b)`` over factorials ``(a k + b)!`` and factors ``a k + b``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.calculus.quotients import ONE, polynomial, whole

MOST_TERMS = 24
MINUS_ONE = n.number(-1)
Line = tuple[int, int]  # a k + b as (a, b)


class NotRead(Exception):
    """A term is no such product."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term; ``below`` holds what it is divided by: ("!", a, b) or ("", a, b)."""

    coefficient: Node = ONE
    power: int = 0
    bases: tuple[tuple[Node, Line], ...] = ()
    below: tuple[tuple[str, int, int], ...] = ()

    def times(self, other: Term) -> Term:
        """Return the product of two terms."""
        bases = dict(self.bases)
        for base, (a, b) in other.bases:
            c, d = bases.get(base, (0, 0))
            bases[base] = a + c, b + d
        return Term(
            product([self.coefficient, other.coefficient]),
            self.power + other.power,
            tuple(bases.items()),
            (*self.below, *other.below),
        )


def product(factors: list[Node]) -> Node:
    """Return a product without factors that are 1.

    >>> str(product([n.number(1), n.variable("x")]))
    'x'
    """
    kept = [factor for factor in factors if factor is not ONE]
    return n.multiply(*kept) if len(kept) > 1 else kept[0] if kept else ONE


def raised(base: Node, exponent: int) -> Node:
    """Return a whole power.

    >>> str(raised(n.variable("x"), 2)), str(raised(n.variable("x"), 0))
    ('x^2', '1')
    """
    if exponent == 0:
        return ONE
    return base if exponent == 1 else n.power(base, n.number(exponent))


def terms_of(node: Node, name: str) -> list[Term]:
    """Return the terms whose sum an expression is, or raise :class:`NotRead`.

    >>> x, k = n.variables("x k")
    >>> [found] = terms_of(3 * x ** (2 * k + 1) / n.apply("factorial", k), "k")
    >>> str(found.coefficient), found.bases[0][1], found.below
    ('3', (2, 1), (('!', 1, 0),))
    """
    if name not in n.free_variables(node):
        return [Term(node)]
    match node.head:
        case n.VARIABLE:
            return [Term(power=1)]
        case n.LET:
            return terms_of(node.args[0], name)
        case n.NEGATE:
            return _times([Term(MINUS_ONE)], terms_of(node.args[0], name))
        case n.ADD:
            return _few([term for arg in node.args for term in terms_of(arg, name)])
        case n.MULTIPLY:
            found = [Term()]
            for arg in node.args:
                found = _times(found, terms_of(arg, name))
            return found
        case n.DIVIDE:
            top, below = node.args
            return _times(terms_of(top, name), [_inverse(below, name)])
        case n.POWER:
            return _power(node, name)
        case n.APPLY if node.value[0] == "exp" and not any(node.value[1]):
            return [_exponential(node.args[0], name)]
    raise NotRead


def _few(terms: list[Term]) -> list[Term]:
    if len(terms) > MOST_TERMS:
        raise NotRead
    return terms


def _times(one: list[Term], other: list[Term]) -> list[Term]:
    return _few([first.times(second) for first in one for second in other])


def _line(node: Node, name: str) -> Line | None:
    """Return whole a and b of ``a k + b``."""
    found = polynomial(node, name)
    if found is None or set(found) - {(0, 0), (0, 1)}:
        return None
    values = [_constant(found.get((0, power), n.number(0))) for power in (1, 0)]
    a, b = values
    return None if a is None or b is None else (a, b)


def _constant(node: Node) -> int | None:
    from symsgd.algebra.algebra import rational_value

    value = rational_value(node)
    return int(value) if value is not None and value.denominator == 1 else None


def _power(node: Node, name: str) -> list[Term]:
    base, exponent = node.args
    count = whole(exponent)
    if count is not None:
        if count < 0:
            return [_inverse(n.power(base, n.number(-count)), name)]
        if count > MOST_TERMS:
            raise NotRead
        found = [Term()]
        for _ in range(count):
            found = _times(found, terms_of(base, name))
        return found
    line = None if name in n.free_variables(base) else _line(exponent, name)
    if line is None:
        raise NotRead
    return [_raised(base, line)]


def _raised(base: Node, line: Line) -> Term:
    """Return base^(a k + b): for whole k the power of a product is that of its factors."""
    a, b = line
    match base.head:
        case n.NEGATE:
            return _raised(MINUS_ONE, line).times(_raised(base.args[0], line))
        case n.MULTIPLY:
            found = Term()
            for factor in base.args:
                found = found.times(_raised(factor, line))
            return found
        case n.DIVIDE:
            return _raised(base.args[0], line).times(_raised(base.args[1], (-a, -b)))
        case n.POWER if (count := whole(base.args[1])) is not None:
            return _raised(base.args[0], (count * a, count * b))
        case n.NUMBER if Fraction(base.value) < 0 and base is not MINUS_ONE:
            size = n.number(-Fraction(base.value))
            return _raised(MINUS_ONE, line).times(_raised(size, line))
    if base is ONE:
        return Term()
    return Term(bases=((base, line),))


def _exponential(inner: Node, name: str) -> Term:
    found = polynomial(inner, name)
    if found is None or set(found) - {(0, 0), (0, 1)} or (0, 1) not in found:
        raise NotRead
    slope, rest = found[0, 1], found.get((0, 0))
    coefficient = ONE if rest is None else n.apply("exp", rest)
    return Term(coefficient, bases=((n.apply("exp", slope), (1, 0)),))


def _inverse(node: Node, name: str) -> Term:
    """Return one over an expression."""
    if name not in n.free_variables(node):
        return Term(n.divide(ONE, node))
    match node.head:
        case n.LET:
            return _inverse(node.args[0], name)
        case n.NEGATE:
            inner = _inverse(node.args[0], name)
            return replace(inner, coefficient=n.negate(inner.coefficient))
        case n.MULTIPLY:
            found = Term()
            for arg in node.args:
                found = found.times(_inverse(arg, name))
            return found
        case n.DIVIDE:
            top, below = node.args
            if name not in n.free_variables(below):
                return Term(below).times(_inverse(top, name))
        case n.POWER:
            base, exponent = node.args
            line = None if name in n.free_variables(base) else _line(exponent, name)
            if line is not None:
                return _raised(base, (-line[0], -line[1]))
        case n.APPLY:
            function, orders = node.value
            if function == "exp" and not any(orders):
                return _exponential(n.negate(node.args[0]), name)
            line = _line(node.args[0], name) if function == "factorial" else None
            if line is not None and not any(orders):
                return Term(below=(("!", *line),))
    line = _line(node, name)
    if line is None or line[0] == 0:
        raise NotRead
    return Term(below=(("", *line),))
