"""The same increasing or decreasing function on both sides: e^−a > e^−b where a < b.

A side is taken apart from outside: as long as both sides are the same function of one argument
that differs, and the others are equal, the relation is that of the arguments, or its opposite.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from symsgd.algebra.algebra import rational_value
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.conditions import ZERO, domain_conditions, open_conditions

_INCREASING = ("exp", "log", "tanh", "sigmoid", "softplus", "sinh", "atan", "asinh", "sqrt")
_ORDERS = ("<", "<=", ">", ">=")
_OPPOSITE = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_MOST_DEPTH = 12
ONE = n.number(1)
Decided = Callable[[Node, Node, Context, str], bool]


@dataclass(frozen=True, slots=True)
class Layer:
    """A function on both sides: the argument that differs, and what its monotony rests on."""

    sides: tuple[Node, Node]
    at: int
    keeps: bool
    needs: tuple[Node, ...] = ()  # relations such as c > 0


@dataclass(frozen=True, slots=True)
class Composition:
    """The functions on both sides from outside to inside, and the claim that is left."""

    layers: tuple[Layer, ...]
    left: Node
    right: Node
    context: Context
    relation: str

    def __str__(self) -> str:
        if not self.layers:
            return "the sign of the difference of the normal forms, with |u| < v as −v < u < v"
        left = f"{self.left} {self.relation} {self.right}"
        return f"{left}, and both sides are the same monotone function of these"


def prove_by_functions(
    left: Node, right: Node, context: Context, relation: str, decided: Decided
) -> Composition | None:
    """Return which functions keep a strict or weak order or turn it round, or None.

    ``decided`` proves what remains of the arguments.  Sides have values where that is claimed.

    >>> from symsgd.prove.orders.order import decide_order
    >>> def decided(left, right, context, relation):
    ...     return decide_order(left, right, context, relation).proved
    >>> a, b = n.variables("a b")
    >>> less = Context.of({}, [n.relation("<", a, b)])
    >>> print(prove_by_functions(n.constant("e") ** -a, n.constant("e") ** -b, less, ">", decided))
    a < b, and both sides are the same monotone function of these
    """
    if relation not in _ORDERS:
        return None
    facts = (*domain_conditions(left, context), *domain_conditions(right, context))
    inside = context.assuming(*facts)
    first, second, sign = left, right, relation
    layers: list[Layer] = []
    for _ in range(_MOST_DEPTH):
        step = _peeled(first, second, inside)
        if step is None:
            break
        layers.append(step)
        first, second = (side.args[step.at] for side in step.sides)
        sign = sign if step.keeps else _OPPOSITE[sign]
    if not layers or not decided(first, second, inside, sign):
        return None
    return Composition(tuple(layers), first, second, inside, sign)


def facts_of_arguments(context: Context) -> Context:
    """Return the context with u < v beside each f(u) < f(v) that is assumed, f being monotone.

    >>> a, b = n.variables("a b")
    >>> less = Context.of({}, [n.relation("<", n.apply("log", a), n.apply("log", b))])
    >>> [str(fact) for fact in facts_of_arguments(less).relations]
    ['log(a) < log(b)', 'a < b']
    """
    found = []
    for fact in context.relations:
        if fact.head != n.RELATION or fact.value not in _ORDERS:
            continue
        sides = domain_conditions(fact.args[0], context), domain_conditions(fact.args[1], context)
        inside = context.assuming(*sides[0], *sides[1])
        first, second, sign = *fact.args, str(fact.value)
        for _ in range(_MOST_DEPTH):
            step = _peeled(first, second, inside)
            if step is None:
                break
            first, second = (side.args[step.at] for side in step.sides)
            sign = sign if step.keeps else _OPPOSITE[sign]
        if first is not fact.args[0]:
            found.append(n.relation(sign, first, second))
    return context.assuming(*found) if found else context


def _peeled(left: Node, right: Node, context: Context) -> Layer | None:
    """Return the function that both sides are, with the arguments in which they differ."""
    same = left.head == right.head and left.value == right.value
    if not same or len(left.args) != len(right.args):
        return None
    others = [one for one, other in zip(left.args, right.args, strict=True) if one is other]
    apart = [at for at, one in enumerate(left.args) if one is not right.args[at]]
    if len(apart) != 1:
        return None
    pair = left.args[apart[0]], right.args[apart[0]]
    known = _Known(context)
    keeps = _keeps_order(left, apart[0], pair, others, known)
    return None if keeps is None else Layer((left, right), apart[0], keeps, tuple(known.used))


class _Known:
    """Relations that hold in a context, and which of them were used."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.used: list[Node] = []

    def holds(self, sign: str, left: Node, right: Node) -> bool:
        relation = n.relation(sign, left - right, ZERO)
        if open_conditions((relation,), (), self.context, logistic=False):
            return False
        self.used.append(n.relation(sign, left, right))
        return True

    def is_positive(self, node: Node) -> bool | None:
        """Return True for a positive number, False for a negative one, None if that is open."""
        if self.holds(">", node, ZERO):
            return True
        return False if self.holds("<", node, ZERO) else None


def _keeps_order(
    whole: Node, at: int, pair: tuple[Node, Node], others: list[Node], known: _Known
) -> bool | None:
    """Say whether a node increases (True) or decreases from one argument to the other."""
    match whole.head:
        case n.ADD:
            return True
        case n.NEGATE:
            return False
        case n.MULTIPLY:
            return _sign_of_product(others, known)
        case n.DIVIDE:
            return _of_quotient(whole, at, pair, known)
        case n.POWER:
            return _of_power(whole, at, pair, known)
        case n.APPLY:
            name, orders = str(whole.value[0]), whole.value[1]
            increasing = name in _INCREASING and not others
            increasing = increasing or (name == "root" and at == 0 and _is_count(others[0]))
            return True if increasing and not any(orders) else None
    return None


def _sign_of_product(factors: list[Node], known: _Known) -> bool | None:
    signs = [known.is_positive(factor) for factor in factors]
    return None if None in signs else signs.count(False) % 2 == 0


def _is_count(node: Node) -> bool:
    value = rational_value(node)
    return value is not None and value.denominator == 1 and value > 0


def _of_quotient(whole: Node, at: int, pair: tuple[Node, Node], known: _Known) -> bool | None:
    above, below = whole.args
    if at == 0:
        return known.is_positive(below)
    signs = {known.is_positive(one) for one in pair}
    if len(signs) != 1 or None in signs:
        return None  # 1/x turns the order round on one side of zero only
    up = known.is_positive(above)
    return None if up is None else not up


def _of_power(whole: Node, at: int, pair: tuple[Node, Node], known: _Known) -> bool | None:
    base, exponent = whole.args
    if at == 1:
        below_one = known.holds(">", base, ZERO) and known.holds("<", base, ONE)
        return True if known.holds(">", base, ONE) else False if below_one else None
    power = rational_value(exponent)
    if power is None:
        return None
    if power.denominator == 1 and power > 0 and power.numerator % 2:
        return True
    if power > 0 and all(known.holds(">=", one, ZERO) for one in pair):
        return True
    return False if power < 0 and all(known.holds(">", one, ZERO) for one in pair) else None
