"""The expression core as an algebra of its own: exact, named, and of linear size.

Values are nodes.  Literal numbers are put together and literal zeros and ones
left out; nothing else is touched.  Each named quantity is a let, and a let is
never taken apart again, so a thousand steps of training are a graph that grows
by the same amount with every step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from symsgd.algebra.algebra import Algebra
from symsgd.algebra.truth import COMPARISONS
from symsgd.expression import node as n
from symsgd.expression.node import Node, make
from symsgd.functions.table import FUNCTIONS

ZERO, ONE = n.number(0), n.number(1)
MINUS_ONE = Fraction(-1)
TRUE, FALSE = n.logic("true"), n.logic("false")
# numbers beyond this size stay written out as sums and products of smaller ones
MOST_BITS = 4096
EXACT_FUNCTIONS = frozenset({"abs", "sign", "max", "min", "relu", "leaky_relu", "heaviside"})


def literal(node: Node) -> Fraction | None:
    """Return the number that a node is, also under a name, or None.

    >>> literal(n.let("z", n.number(21)))
    Fraction(21, 1)
    """
    while node.head == n.LET:
        node = node.args[0]
    return node.value if node.head == n.NUMBER else None


def opened(node: Node) -> Node:
    """Return what a named quantity is, with the named quantities inside it as variables.

    >>> z = n.let("z", n.variable("x") + 1)
    >>> str(opened(n.let("a", n.apply("sigmoid", z))))
    'sigmoid(z)'
    """
    body = node.args[0] if node.head == n.LET else node
    done: dict[Node, Node] = {}
    stack = [body]
    while stack:
        part = stack[-1]
        if part in done:
            stack.pop()
        elif part.head == n.LET:
            done[part] = n.variable(str(part.value))
        elif missing := [child for child in part.args if child not in done]:
            stack.extend(missing)
        else:
            done[part] = n.rebuild(part, tuple(done[child] for child in part.args))
    return done[body]


class Lets(Algebra[Node]):
    """The algebra of nodes with named quantities.

    >>> lets, x = Lets(), n.variable("x")
    >>> str(lets.add([lets.multiply([n.number(5), n.number(1), x]), n.number(0)]))
    '5*x'
    """

    known = frozenset(FUNCTIONS)  # nothing is replaced by its definition

    def number(self, value: Fraction) -> Node:
        """Return the number as a node."""
        return n.number(value)

    def constant(self, name: str) -> Node:
        """Return the constant as a node."""
        return n.constant(name)

    def variable(self, name: str) -> Node:
        """Return the variable as a node."""
        return n.variable(name)

    def add(self, terms: Sequence[Node]) -> Node:
        """Return the sum; its numbers become one, at the place of the first."""
        if len(terms) == 2 and _whole(terms[0], _SUMMED) and _whole(terms[1], _SUMMED):
            return make(n.ADD, None, tuple(terms))
        kept: list[Node] = []
        total: Fraction | None = None
        place = 0
        for term in _spread(terms):
            value = literal(term) if term.head in _NUMERIC else None
            if value is None:
                kept.append(term)
            elif total is None:
                total, place = value, len(kept)
            elif _large(total, value):
                kept.append(term)
            else:
                total += value
        if total:
            kept.insert(place, n.number(total))
        if len(kept) == 1:
            return kept[0]
        return make(n.ADD, None, tuple(kept)) if kept else ZERO

    def multiply(self, factors: Sequence[Node]) -> Node:
        """Return the product; its numbers become one, in front."""
        if len(factors) == 2 and _whole(factors[0]) and _whole(factors[1]):
            return make(n.MULTIPLY, None, tuple(factors))
        kept: list[Node] = []
        coefficient: Fraction | None = None
        written: Node | None = None  # the coefficient as a node, as long as there is only one
        waiting = list(reversed(factors))
        while waiting:
            factor = waiting.pop()
            if factor.head == n.MULTIPLY:
                waiting.extend(reversed(factor.args))
                continue
            if factor.head == n.NEGATE:
                waiting.append(factor.args[0])
                coefficient = MINUS_ONE if coefficient is None else -coefficient
                written = None
                continue
            value = literal(factor) if factor.head in _NUMERIC else None
            if value is None:
                kept.append(factor)
            elif coefficient is None:
                coefficient, written = value, factor
            elif _large(coefficient, value):
                kept.append(factor)
            else:
                coefficient, written = coefficient * value, None
        if coefficient is None:
            if len(kept) == 1:
                return kept[0]
            return make(n.MULTIPLY, None, tuple(kept)) if kept else ONE
        return self._scaled(coefficient, kept, written)

    def _scaled(self, coefficient: Fraction, kept: list[Node], written: Node | None) -> Node:
        above = coefficient.numerator
        if not above:
            return ZERO
        if not kept:
            return n.number(coefficient)
        if abs(above) != 1 or coefficient.denominator != 1:
            plain = written is not None and written.head == n.NUMBER and above > 0
            kept = [written if plain else n.number(abs(coefficient)), *kept]  # type: ignore[list-item]
        product = kept[0] if len(kept) == 1 else make(n.MULTIPLY, None, tuple(kept))
        return product if above > 0 else self.negate(product)

    def divide(self, above: Node, below: Node) -> Node:
        """Return the quotient; a quotient of numbers is a number."""
        divisor, dividend = literal(below), literal(above)
        if divisor is not None and divisor:
            if divisor == 1:
                return above
            if dividend is not None and not _large(dividend, divisor):
                return n.number(dividend / divisor)
        return n.divide(above, below)

    def negate(self, value: Node) -> Node:
        """Return minus the value; two signs make none."""
        if value.head == n.NEGATE:
            return value.args[0]
        known = literal(value)
        return n.negate(value) if known is None else n.number(-known)

    def subtract(self, left: Node, right: Node) -> Node:
        """Return the difference.

        >>> x = n.variable("x")
        >>> str(Lets().subtract(n.number(4), x)), str(Lets().subtract(x, ZERO))
        ('4 - x', 'x')
        """
        return self.add([left, self.negate(right)])

    def power(self, base: Node, exponent: Node, written: Node) -> Node:
        """Return the power as it stands; a small power of a number is a number."""
        times, number = literal(exponent), literal(base)
        if times == 1:
            return base
        if number is not None and times is not None and times.denominator == 1:
            small = abs(times) <= 64 and (number != 0 or times > 0)
            return n.number(number ** int(times)) if small else n.power(base, exponent)
        return n.power(base, exponent)

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Node]) -> Node:
        """Return a function at its arguments; σ(21) stays σ(21), max(0, 21) is 21."""
        if not any(orders):
            if name == "identity":
                return args[0]
            if name in EXACT_FUNCTIONS and all(literal(arg) is not None for arg in args):
                return self._exactly(name, args)
        return make(n.APPLY, (name, orders), tuple(args))

    def _exactly(self, name: str, args: Sequence[Node]) -> Node:
        from symsgd.algebra.rationals import rational

        return n.number(rational(n.apply(name, *args)))

    def let(self, label: str, value: Node) -> Node:
        """Return the value under a name."""
        return make(n.LET, label, (value,))

    def relation(self, sign: str, left: Node, right: Node) -> Node:
        """Return the relation as a node; between numbers it is true or false."""
        a, b = literal(left), literal(right)
        if a is None or b is None:
            return n.relation(sign, left, right)
        return TRUE if COMPARISONS[sign](a, b) else FALSE

    def logic(self, name: str, args: Sequence[Node]) -> Node:
        """Return the condition as a node."""
        return n.logic(name, *args)

    def piecewise(self, branches: Sequence[tuple[Node, Node]]) -> Node:
        """Return the branch that is seen to apply, or the piecewise expression as a node."""
        possible = [branch for branch in branches if branch[1] is not FALSE]
        if possible and possible[0][1] is TRUE:
            return possible[0][0]
        return n.piecewise(*(possible or branches))

    def where_defined(self, value: Node, guard: Node) -> Node:
        """Return the value with its guard, if that is not a number."""
        return value if literal(guard) is not None else n.where_defined(value, guard)


_PARTED = frozenset({n.NUMBER, n.MULTIPLY, n.NEGATE})
_SUMMED = frozenset({n.NUMBER, n.ADD})
_NUMERIC = frozenset({n.NUMBER, n.LET})


def _whole(node: Node, parted: frozenset[str] = _PARTED) -> bool:
    """Say whether a factor or term is one piece, without a number in it."""
    head = node.head
    if head == n.LET:
        return node.args[0].head not in _NUMERIC
    return head not in parted


def _spread(terms: Sequence[Node]) -> Iterator[Node]:
    """Yield the terms, those of a sum inside included."""
    for term in terms:
        if term.head == n.ADD:
            yield from term.args
        else:
            yield term


def _large(a: Fraction, b: Fraction) -> bool:
    size = max(a.denominator.bit_length(), a.numerator.bit_length())
    return size + max(b.denominator.bit_length(), b.numerator.bit_length()) > MOST_BITS
