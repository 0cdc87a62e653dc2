"""Closed forms: the algebra of lets, with like terms collected and signs taken out of roots.

√(δ² + δ² + 4δ²) becomes −√6·δ once δ < 0 is known, and δ/(−√6·δ) then loses its δ.  A sign
is only used if the kernel proves it; what is cancelled without a proof that it is not zero is
noted among the conditions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import reduce
from math import gcd, isqrt, lcm

from symsgd.algebra.balls import compare, enclose, is_ball
from symsgd.algebra.lets import Lets
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.functions.table import ZERO, sqrt

Powers = dict[Node, int]
POSITIVE = Context.of({"eta": Domain.named("positive")})
# beyond this the square part of a number under a root stays there
MOST_TRIAL = 1000


class ClosedForms(Lets):
    """Nodes as a rational number times whole powers of atoms.

    >>> algebra, x = ClosedForms(), n.apply("sigmoid", n.number(21)) - 3
    >>> str(algebra.divide(x, algebra.apply("sqrt", (0,), [algebra.power(x, n.number(2), ZERO)])))
    '-1'
    """

    def __init__(self, context: Context = POSITIVE) -> None:
        self.context = context
        self._parts: dict[Node, tuple[Fraction, Powers]] = {}
        self._signs: dict[Node, int | None] = {}
        self.conditions: dict[Node, None] = {}  # in the order in which they came up

    def parts(self, node: Node) -> tuple[Fraction, Powers]:
        """Return the coefficient and the powers of a value."""
        found = self._parts.get(node)
        if found is None:
            found = self._taken_apart(node)
            self._parts[node] = found
        return found

    def _taken_apart(self, node: Node) -> tuple[Fraction, Powers]:
        match node.head:
            case n.NUMBER:
                return node.value, {}
            case n.NEGATE:
                coefficient, powers = self.parts(node.args[0])
                return -coefficient, powers
            case n.MULTIPLY:
                return _product(self.parts(arg) for arg in node.args)
            case n.DIVIDE:
                coefficient, powers = self.parts(node.args[1])
                if coefficient:
                    inverse = 1 / coefficient, {a: -e for a, e in powers.items()}
                    return _product([self.parts(node.args[0]), inverse])
            case n.POWER:
                exponent = node.args[1]
                if exponent.head == n.NUMBER and exponent.value.denominator == 1:
                    coefficient, powers = self.parts(node.args[0])
                    times = int(exponent.value)
                    if (coefficient or times > 0) and abs(times) <= 64:
                        return coefficient**times, {a: e * times for a, e in powers.items()}
            case n.LET if node.args[0].head in (n.NUMBER, n.LET):
                return self.parts(node.args[0])
        return Fraction(1), {node: 1}

    def whole(self, coefficient: Fraction, powers: Powers) -> Node:
        """Return the value with these parts."""
        for atom, exponent in powers.items():
            if atom.head == n.APPLY and atom.value[0] == "sqrt" and abs(exponent) > 1:
                twice, left = divmod(abs(exponent), 2)
                sign = 1 if exponent > 0 else -1
                inside, rest = self.parts(atom.args[0])
                opened = inside ** (sign * twice), {a: sign * twice * e for a, e in rest.items()}
                others = {a: e for a, e in powers.items() if a is not atom}
                others |= {atom: sign} if left else {}
                return self.whole(*_product([(coefficient, others), opened]))
        above = [_power(a, e) for a, e in powers.items() if e > 0]
        below = [_power(a, -e) for a, e in powers.items() if e < 0]
        top = Lets.multiply(self, [n.number(coefficient), *above])
        return n.divide(top, Lets.multiply(self, below)) if below and top is not ZERO else top

    def multiply(self, factors: Sequence[Node]) -> Node:
        """Return the product, powers of one atom put together."""
        return self.whole(*self._cancelled([self.parts(factor) for factor in factors]))

    def divide(self, above: Node, below: Node) -> Node:
        """Return the quotient; what is cancelled must not be zero, and is noted as a condition."""
        coefficient, powers = self.parts(below)
        if not coefficient:
            return n.divide(above, below)
        inverse = 1 / coefficient, {a: -e for a, e in powers.items()}
        return self.whole(*self._cancelled([self.parts(above), inverse]))

    def _cancelled(self, rows: Sequence[tuple[Fraction, Powers]]) -> tuple[Fraction, Powers]:
        coefficient, powers = _product(rows)
        for _, row in rows:
            for atom in row:
                if powers.get(atom) == 0 and not self.sign(atom):
                    self.conditions[n.relation("!=", atom, ZERO)] = None
        return coefficient, {a: e for a, e in powers.items() if e}

    def power(self, base: Node, exponent: Node, written: Node) -> Node:
        """Return the power; whole powers of a product are powers of its factors."""
        if exponent.head == n.NUMBER and exponent.value.denominator == 1 and exponent.value > 0:
            times = int(exponent.value)
            if times <= 64:
                coefficient, powers = self.parts(base)
                return self.whole(coefficient**times, {a: e * times for a, e in powers.items()})
        return super().power(base, exponent, written)

    def add(self, terms: Sequence[Node]) -> Node:
        """Return the sum with like terms collected."""
        collected: dict[frozenset[tuple[Node, int]], tuple[Fraction, Powers]] = {}
        for term in terms:
            for part in term.args if term.head == n.ADD else (term,):
                for coefficient, powers in self._terms(part):
                    key = frozenset(powers.items())
                    before, first = collected.get(key, (Fraction(0), powers))
                    collected[key] = before + coefficient, first
        return super().add([self.whole(c, powers) for c, powers in collected.values() if c])

    def _terms(self, node: Node) -> Iterator[tuple[Fraction, Powers]]:
        """Yield the parts of the terms; a number times a sum is multiplied out."""
        factor, powers = self.parts(node)
        ((atom, exponent),) = powers.items() if len(powers) == 1 else ((ZERO, 0),)
        if atom.head == n.ADD and exponent == 1:
            for term in atom.args:
                coefficient, inside = self.parts(term)
                yield factor * coefficient, inside
        else:
            yield factor, powers

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Node]) -> Node:
        """Return a function; squares come out of roots, and an order that is known is used."""
        if name == "sqrt":
            return self._root(args[0])
        if name in ("min", "max"):
            sign = self.sign(self.add([args[0], self.negate(args[1])]))
            if sign is not None:
                return args[0] if (sign < 0) == (name == "min") else args[1]
        return super().apply(name, orders, args)

    def _root(self, square: Node) -> Node:
        coefficient, powers = self._content(square)
        if coefficient < 0:
            return sqrt(square)
        outside, inside = _square_part(coefficient)
        taken: Powers = {}
        left: Powers = {}
        for atom, exponent in powers.items():
            half, odd = divmod(exponent, 2)
            if half % 2 and not odd:
                sign = self.sign(atom)
                outside *= sign or 1
                taken[atom if sign else n.apply("abs", atom)] = half
            elif odd:
                left[atom] = exponent
            elif half:
                taken[atom] = half
        rest = [n.number(inside)] if inside != 1 else []
        rest += [self.whole(Fraction(1), left)] if left else []
        roots = {sqrt(Lets.multiply(self, rest)): 1} if rest else {}
        return self.whole(*_product([(outside, taken), (Fraction(1), roots)]))

    def _content(self, node: Node) -> tuple[Fraction, Powers]:
        """Return the parts of a value; of a sum what all its terms have in common is taken out."""
        if node.head != n.ADD:
            return self.parts(node)
        rows = [self.parts(term) for term in node.args]
        numbers = [c for c, _ in rows]
        common = Fraction(
            reduce(gcd, (abs(c.numerator) for c in numbers)),
            reduce(lcm, (c.denominator for c in numbers)),
        )
        atoms = {a for _, powers in rows for a in powers}
        shared = {a: min(powers.get(a, 0) for _, powers in rows) for a in atoms}
        shared = {a: e for a, e in shared.items() if e and e % 2 == 0}
        if common == 1 and not shared:
            return Fraction(1), {node: 1}
        inverse = 1 / common, {a: -e for a, e in shared.items()}
        rest = self.add([self.whole(*_product([row, inverse])) for row in rows])
        return _product([(common, shared), self.parts(rest)])

    def sign(self, node: Node) -> int | None:
        """Return 1 or −1 where the sign of a value is certain, else None."""
        if node not in self._signs:
            self._signs[node] = self._sign(node)
            if self._signs[node]:
                for name in n.free_variables(node):
                    if self.context.domain(name).declared:
                        told = n.relation(">", n.variable(name), ZERO)
                        self.conditions[told] = None
        return self._signs[node]

    def _sign(self, node: Node) -> int | None:
        from symsgd.prove.decide import decide

        if node.head == n.NUMBER:
            return (node.value > 0) - (node.value < 0) or None
        if not n.free_variables(node):
            for bits in (64, 256):
                ball = enclose(node, {}, bits)
                order = compare(ball, ball * 0) if is_ball(ball) else None
                if order:
                    return order
        if decide(node, ZERO, self.context, ">").proved:
            return 1
        return -1 if decide(node, ZERO, self.context, "<").proved else None


def _product(rows: Iterable[tuple[Fraction, Powers]]) -> tuple[Fraction, Powers]:
    total, powers = Fraction(1), dict[Node, int]()
    for coefficient, row in rows:
        total *= coefficient
        for atom, exponent in row.items():
            powers[atom] = powers.get(atom, 0) + exponent
    return total, powers if total else {}


def _power(atom: Node, exponent: int) -> Node:
    return atom if exponent == 1 else n.power(atom, n.number(exponent))


def _square_part(value: Fraction) -> tuple[Fraction, int]:
    """Return (r, k) with √value = r√k for a whole k that is free of small squares."""
    inside, outside = value.numerator * value.denominator, 1
    root = isqrt(inside)
    if root * root == inside:
        return Fraction(root, value.denominator), 1
    for p in range(2, min(MOST_TRIAL, root + 1)):
        while inside % (p * p) == 0:
            inside, outside = inside // (p * p), outside * p
    return Fraction(outside, value.denominator), inside
