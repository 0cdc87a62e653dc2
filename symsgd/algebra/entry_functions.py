"""Functions of entries of arrays, and derivatives by an entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from symsgd.algebra import entries as t
from symsgd.algebra.entries import Total
from symsgd.algebra.entry_terms import Call, Cell, Factor, Inside, Term, apart, inner
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, riccati_polynomial
from symsgd.functions.table import FUNCTIONS

_MOST = 12  # the greatest power that a formula is raised to
_AT_ZERO = {"exp": Fraction(1), "sigmoid": Fraction(1, 2), "tanh": Fraction(0)}
POWER = "power"  # not of the table: a base and an exponent that is no whole number


class NoTotal(Exception):
    """A formula that is no total: it has cases, relations or the like."""


def applied(name: str, orders: tuple[int, ...], args: tuple[Total, ...]) -> Total:
    """Return a function of totals, its derivatives worked out where they are polynomials in it.

    >>> from symsgd.algebra.entries import cell
    >>> x, y = cell("x"), cell("y")
    >>> applied("exp", (0,), (x + y,)) == applied("exp", (0,), (x,)) * applied("exp", (0,), (y,))
    True
    """
    row = FUNCTIONS.get(name)
    if row is not None and row.riccati is not None and any(orders):
        base = applied(name, (0,), args)
        powers = enumerate(riccati_polynomial(name, orders[0]))
        return sum(((base**k).scaled(Fraction(c)) for k, c in powers if c), t.ZERO)
    if any(orders):
        return _derived(name, orders, args)
    if name in _AT_ZERO and args[0].number == 0:
        return t.number(_AT_ZERO[name])
    if name == "exp":
        return _exponential(args[0])
    if name == "log":
        return _logarithm(args[0])
    return t.of_factor(Call(name, orders, args))


def _derived(name: str, orders: tuple[int, ...], args: tuple[Total, ...]) -> Total:
    if name not in FUNCTIONS:
        return t.of_factor(Call(name, orders, args))
    places = [f"argument {i}" for i in range(len(args))]
    body = n.apply(name, *map(n.variable, places))
    for place, order in zip(places, orders, strict=True):
        body = differentiate(body, place, order) if order else body
    if any(node.head == n.APPLY and any(node.value[1]) for node in n.walk(body)):
        return t.of_factor(Call(name, orders, args))
    try:
        return total_of(body, dict(zip(places, args, strict=True)))
    except NoTotal:
        return t.of_factor(Call(name, orders, args))


def _exponential(exponent: Total) -> Total:
    """Part e^(a+b) = e^a e^b, so that what does not hang on an index leaves a sum over it."""
    result = t.ONE
    for term, c in exponent.terms:
        whole = abs(c.numerator) if abs(c.numerator) <= _MOST else 1
        power = whole if c > 0 else -whole
        inner = Total(((term, c / power),))
        result = result * t.of_factor(Call("exp", (0,), (inner,))) ** power
    return result


def _logarithm(inside: Total) -> Total:
    """Part ln(a e^u) = ln a + u, and ln(1/a) = -ln a: both have a value at the same points."""
    if inside.number == 1:
        return t.ZERO
    if len(inside.terms) == 1 and inside.terms[0][1] == 1 and not inside.terms[0][0].bound:
        factors = inside.terms[0][0].factors
        exponentials = [(f, e) for f, e in factors if isinstance(f, Call) and f.name == "exp"]
        rest = [pair for pair in factors if pair not in exponentials]
        if exponentials or (len(rest) == 1 and rest[0][1] == -1):
            parts = [f.args[0].scaled(Fraction(e)) for f, e in exponentials]
            return sum(parts, _rest_of_logarithm(rest))
    return t.of_factor(Call("log", (0,), (inside,)))


def _rest_of_logarithm(rest: list[tuple[Factor, int]]) -> Total:
    if not rest:
        return t.ZERO
    if len(rest) == 1 and rest[0][1] == -1:
        factor = rest[0][0]
        base = factor.total if isinstance(factor, Inside) else t.of_factor(factor)
        return -applied("log", (0,), (base,))
    product = t.ONE
    for factor, e in rest:
        product = product * t.of_factor(factor) ** e
    return t.of_factor(Call("log", (0,), (product,)))


def derivative(total: Total, by: Cell) -> Total:
    """Return the derivative by an entry, of which every other entry is independent.

    >>> from symsgd.algebra.entries import Cell, cell, summed
    >>> square = summed(cell("x", "k") ** 2, "k", "n")
    >>> derivative(square, Cell("x", ("i",))) == cell("x", "i").scaled(Fraction(2))
    True
    """
    result = t.ZERO
    for old, c in total.terms:
        term = apart(old)
        for at, (factor, e) in enumerate(term.factors):
            inner = _of_factor(factor, by)
            if not inner.terms:
                continue
            others = (*term.factors[:at], *term.factors[at + 1 :])
            rest = t.normal(Term((), (*others, *(((factor, e - 1),) if e != 1 else ()))))
            part = (rest * inner).scaled(c * e)
            for index, over in reversed(term.bound):
                part = t.summed(part, index, over)
            result = result + part
    return result


def _of_factor(factor: Factor, by: Cell) -> Total:
    match factor:
        case Cell() if factor.name == by.name and len(factor.places) == len(by.places):
            if factor.symmetric:
                raise NoTotal  # whether A_12 and A_21 change together is not said
            result = t.ONE
            for one, other in zip(factor.places, by.places, strict=True):
                result = result * t.same(one, other)
            return result
        case Inside():
            return derivative(factor.total, by)
        case Call():
            result = t.ZERO
            for i, arg in enumerate(factor.args):
                inner = derivative(arg, by)
                if inner.terms:
                    result = result + _partial(factor, i) * inner
            return result
    return t.ZERO


def _partial(call: Call, i: int) -> Total:
    if call.name == POWER:
        base, exponent = (n.variable(f"argument {k}") for k in (0, 1))
        if i == 1:
            raise NoTotal
        node = differentiate(n.power(base, exponent), "argument 0")
        return total_of(node, {f"argument {k}": arg for k, arg in enumerate(call.args)})
    orders = tuple(order + (k == i) for k, order in enumerate(call.orders))
    return applied(call.name, orders, call.args)


def total_of(root: Node, places: Mapping[str, Total] | None = None) -> Total:
    """Return an expression as a total; variables that ``places`` lacks are numbers of their own.

    >>> from symsgd.expression.node import variable
    >>> x = variable("x")
    >>> total_of((x + 1) * (x - 1)) == total_of(x * x - 1)
    True
    """
    done: dict[Node, Total] = {}
    for node in n.walk(root):
        done[node] = _of_node(node, [done[arg] for arg in node.args], places or {})
    return done[root]


def _of_node(node: Node, args: list[Total], places: Mapping[str, Total]) -> Total:
    match node.head:
        case n.NUMBER:
            return t.number(node.value)
        case n.CONSTANT if node.value in ("pi", "e"):
            return t.of_factor(Call(str(node.value), (), ()))
        case n.VARIABLE:
            found = places.get(str(node.value))
            return t.cell(str(node.value)) if found is None else found
        case n.ADD:
            return sum(args, t.ZERO)
        case n.NEGATE:
            return -args[0]
        case n.MULTIPLY:
            product = t.ONE
            for arg in args:
                product = product * arg
            return product
        case n.DIVIDE:
            return args[0] * inverse(args[1])
        case n.POWER:
            return raised(args[0], args[1])
        case n.LET | n.WHERE_DEFINED:
            return args[0]
        case n.APPLY:
            name, orders = node.value
            return applied(name, orders, tuple(args))
    raise NoTotal


def inverse(total: Total) -> Total:
    """Return one over a total."""
    if not total.terms:
        raise NoTotal
    return total**-1


def raised(base: Total, exponent: Total) -> Total:
    """Return a power: of e it is an exponential."""
    whole = exponent.number
    if base == t.of_factor(Call("e", (), ())):
        return applied("exp", (0,), (exponent,))
    if whole is not None and whole.denominator == 1 and abs(whole) <= _MOST:
        if whole < 0 and not base.terms:
            raise NoTotal
        return base ** int(whole)
    return t.of_factor(Call(POWER, (0, 0), (base, exponent)))


def mapped(total: Total, change: Callable[[Factor], Total | None]) -> Total:
    """Return the total with some factors replaced, also inside of functions.

    ``change`` returns what a factor becomes, or None to leave it.
    """
    result = t.ZERO
    for old, c in total.terms:
        term = apart(old)
        product = Total(((Term((), ()), c),))
        plain: list[tuple[Factor, int]] = []
        for factor, e in term.factors:
            new = change(factor)
            if new is None and inner(factor):
                new = rebuilt(factor, [mapped(each, change) for each in inner(factor)])
            if new is None:
                plain.append((factor, e))
            else:
                product = product * new**e
        product = product * t.normal(Term((), tuple(plain)))
        for index, over in reversed(term.bound):
            product = t.summed(product, index, over)
        result = result + product
    return result


def rebuilt(factor: Factor, inner: list[Total]) -> Total:
    """Return a factor with other totals inside."""
    if isinstance(factor, Call):
        return applied(factor.name, factor.orders, tuple(inner))
    return inner[0]
