"""Powers and roots: which of them Coq knows as they are, and what stands for the others."""

from __future__ import annotations

from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.balls import takes_integers
from symsgd.certify.coq.terms.lattice import TooLarge, linear_form
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.conditions import open_conditions

_ZERO, _ONE, _E = n.number(0), n.number(1), n.constant("e")


def exponent_value(exponent: Node) -> Fraction | None:
    """Return the number that an exponent is, if it is written as one or as whole numbers.

    >>> exponent_value(n.number(2) ** n.number(2)), exponent_value(n.variable("x"))
    (Fraction(4, 1), None)
    """
    value = rational_value(exponent)
    if value is not None or n.free_variables(exponent) or not takes_integers(exponent, Context()):
        return value
    try:
        form = linear_form(exponent)
    except TooLarge:
        return None
    return form.get((), Fraction(0)) if set(form) <= {()} else None


def is_whole_power(node: Node, context: Context) -> bool:
    """Say whether a power is written with ``zpow``: xⁿ for a whole n, where x may be negative.

    >>> from symsgd.expression.domain import Domain
    >>> k = n.variable("k")
    >>> whole = Context.of({"k": Domain.named("integer")})
    >>> [is_whole_power(base**k, whole) for base in (n.variable("x"), n.number(2))]
    [True, False]
    """
    if node.head != n.POWER or node.args[0] is _E or exponent_value(node.args[1]) is not None:
        return False
    base, exponent = node.args
    positive = (n.relation(">", base, _ZERO),)
    return takes_integers(exponent, context) and bool(
        open_conditions(positive, (), context, logistic=True)
    )


def is_real_power(node: Node) -> bool:
    """Say whether a power or a root is written with ``rpow``: its base may be zero, or negative.

    >>> x = n.variable("x")
    >>> is_real_power(x ** Fraction(2, 3)), is_real_power(x ** Fraction(3, 2))
    (True, False)
    """
    if node.head == n.APPLY and node.value[0] == "root":
        index = rational_value(node.args[1])
        value = 1 / index if index else None
    else:
        value = exponent_value(node.args[1]) if node.head == n.POWER else None
    if value is None or value <= 0 or value.denominator == 1 or node.args[0] is _E:
        return False
    return not _is_power_of_two(value.denominator) and rational_value(node.args[0]) is None


def plain_power(node: Node) -> Node:
    """Return a power or a root in sqrt, exp and ln; anything else as it is.

    >>> x = n.variable("x")
    >>> str(plain_power(x ** Fraction(3, 2))), str(plain_power(x ** n.variable("y")))
    ('sqrt(x)^3', 'exp(y*log(x))')
    """
    if node.head == n.APPLY and node.value[0] in ("root", "cbrt"):
        index = rational_value(node.args[1]) if node.value[0] == "root" else Fraction(3)
        base, exponent = node.args[0], n.number(1 / index) if index else _ONE
        known = rational_value(base)
        if known is not None and known < 0 and index and index % 2:
            return n.negate(plain_power(n.power(n.number(-known), exponent)))
    elif node.head == n.POWER:
        base, exponent = node.args
    else:
        return node
    if base is _E:
        return n.apply("exp", exponent)
    value = exponent_value(exponent)
    if value is None:
        return n.apply("exp", exponent * n.apply("log", base))
    if value.denominator == 1:
        return n.power(base, n.number(value)) if node.head == n.POWER else base
    if not _is_power_of_two(value.denominator):
        return n.apply("exp", n.number(value) * n.apply("log", base))
    for _ in range(value.denominator.bit_length() - 1):
        base = n.apply("sqrt", base)
    return base if value.numerator == 1 else n.power(base, n.number(value.numerator))


def power_sides(node: Node) -> tuple[Node, Node]:
    """Return what a power or a root written with ``rpow`` is where its base is > 0, and < 0.

    >>> [str(side) for side in power_sides(n.apply("root", n.variable("x"), n.number(3)))]
    ['exp(1/3*log(x))', '-exp(1/3*log(-x))']
    """
    base = node.args[0]
    value = rational_value(node.args[1]) or Fraction(1)
    value = value if node.head == n.POWER else 1 / value
    up, down = (n.apply("exp", n.number(value) * n.apply("log", u)) for u in (base, n.negate(base)))
    return up, n.negate(down)


def _is_power_of_two(number: int) -> bool:
    return number & (number - 1) == 0
