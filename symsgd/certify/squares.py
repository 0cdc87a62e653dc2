"""Squares whose sum a polynomial is: what has to be known for a proof that it is never negative.

Nothing here is proved.  Coq is told that each of the squares is not negative, and finds the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq, fmpq_poly

from symsgd.expression import node as n
from symsgd.expression.node import Node

MOST_TERMS = 60
MOST_DEGREE = 12
MOST_SQUARES = 8
Monomial = tuple[tuple[Node, int], ...]
Polynomial = dict[Monomial, Fraction]


def squares(root: Node) -> list[Node]:
    """Return what may be squared in a polynomial that is not negative, or not positive.

    >>> x, y = n.variables("x y")
    >>> [str(square) for square in squares(x**2 - 2 * x + 1)]
    ['x - 1']
    >>> [str(square) for square in squares(-(x**2) - 4 * x * y - 5 * y**2)]
    ['y + 2/5*x', 'x']
    >>> squares(n.apply("exp", x) / x)
    []
    """
    found = polynomial(root)
    if found is None:
        return []
    even = [each for each in found if each and all(degree % 2 == 0 for _, degree in each)]
    if not even:
        return []
    leading = max(even, key=_order)
    turned = {
        monomial: count if found[leading] > 0 else -count for monomial, count in found.items()
    }
    names = dict.fromkeys(name for monomial in found for name, _ in monomial)
    repeated = _repeated(turned, *names) if len(names) == 1 else []
    return list(dict.fromkeys([*repeated, *_completed(turned)]))[:MOST_SQUARES]


def polynomial(root: Node) -> Polynomial | None:
    """Return an expression as a polynomial in its letters and applied functions, or None.

    >>> x = n.variable("x")
    >>> polynomial((x + 1) ** 2) == {((x, 2),): 1, ((x, 1),): 2, (): 1}
    True
    """
    done: dict[Node, Polynomial] = {}
    for node in n.walk(root):
        args = [done[arg] for arg in node.args if arg in done]
        found = _of(node, args) if len(args) == len(node.args) else None
        if found is not None and len(found) > MOST_TERMS:
            return None
        if found is not None:
            done[node] = found
    return done.get(root)


def _of(node: Node, args: list[Polynomial]) -> Polynomial | None:
    match node.head:
        case n.NUMBER:
            return {(): Fraction(node.value)}
        case n.VARIABLE | n.APPLY:
            return {((node, 1),): Fraction(1)}
        case n.ADD:
            total: Polynomial = {}
            for arg in args:
                total = _sum(total, arg, Fraction(1))
            return total
        case n.NEGATE:
            return {monomial: -count for monomial, count in args[0].items()}
        case n.MULTIPLY:
            product: Polynomial = {(): Fraction(1)}
            for arg in args:
                product = _product(product, arg)
            return product
        case n.DIVIDE if set(args[1]) == {()} and args[1][()]:
            return {monomial: count / args[1][()] for monomial, count in args[0].items()}
        case n.POWER if set(args[1]) == {()} and args[1][()] in range(1, MOST_DEGREE + 1):
            power: Polynomial = {(): Fraction(1)}
            for _ in range(int(args[1][()])):
                power = _product(power, args[0])
            return power
    return None


def _sum(one: Polynomial, other: Polynomial, factor: Fraction) -> Polynomial:
    total = dict(one)
    for monomial, count in other.items():
        total[monomial] = total.get(monomial, Fraction(0)) + factor * count
    return {monomial: count for monomial, count in total.items() if count}


def _product(one: Polynomial, other: Polynomial) -> Polynomial:
    total: Polynomial = {}
    for first, a in one.items():
        total = _sum(total, {_times(first, second): b for second, b in other.items()}, a)
    return total


def _times(one: Monomial, other: Monomial, sign: int = 1) -> Monomial:
    degrees = dict(one)
    for name, degree in other:
        degrees[name] = degrees.get(name, 0) + sign * degree
    kept = ((name, degree) for name, degree in degrees.items() if degree)
    return tuple(sorted(kept, key=lambda each: str(each[0])))


def _degree(monomial: Monomial) -> int:
    return sum(degree for _, degree in monomial)


def _order(monomial: Monomial) -> tuple[int, str]:
    return _degree(monomial), str(monomial)


def _completed(rest: Polynomial) -> Iterator[Node]:
    """Yield sums whose squares are taken off one by one, until no square is left."""
    for _ in range(MOST_SQUARES):
        found = [each for each in rest if each and all(degree % 2 == 0 for _, degree in each)]
        found = [each for each in found if rest[each] > 0]
        if not found:
            return
        leading = max(found, key=_order)
        root = tuple((name, degree // 2) for name, degree in leading)
        count = rest[leading]
        base: Polynomial = {root: Fraction(1)}
        for monomial, other in rest.items():
            quotient = _times(monomial, root, -1)
            whole = all(degree > 0 for _, degree in quotient)
            if monomial != leading and whole and _degree(quotient) <= _degree(root):
                base[quotient] = other / (2 * count)
        yield written(base)
        rest = _sum(rest, _product(base, base), -count)


def _repeated(found: Polynomial, letter: Node) -> list[Node]:
    """Return s and s(x + b/2a) for a polynomial s²(ax² + bx + c) of one letter."""
    degrees = {_degree(monomial): count for monomial, count in found.items()}
    counts = [degrees.get(k, Fraction(0)) for k in range(max(degrees) + 1)]
    whole = fmpq_poly([fmpq(count.numerator, count.denominator) for count in counts])
    root = fmpq_poly([1])
    for factor, times in whole.factor()[1]:
        root *= factor ** (times // 2)
    rest, found_roots = whole / (root * root), [root]
    if rest.degree() == 2:
        found_roots.append(root * fmpq_poly([rest[1] / (2 * rest[2]), 1]))
    return [_of_poly(each, letter) for each in found_roots if each.degree() > 0]


def _of_poly(found: fmpq_poly, letter: Node) -> Node:
    return written({
        ((letter, k),) if k else (): Fraction(int(count.p), int(count.q))
        for k, count in enumerate(found.coeffs()) if count != 0
    })  # fmt: skip


def written(found: Polynomial) -> Node:
    """Return a polynomial that is not zero as an expression."""
    terms = []
    for monomial in sorted(found, key=_degree, reverse=True):
        powers = [name if degree == 1 else name ** n.number(degree) for name, degree in monomial]
        count = abs(found[monomial])
        factors = powers if powers and count == 1 else [n.number(count), *powers]
        term = factors[0] if len(factors) == 1 else n.multiply(*factors)
        terms.append(term if found[monomial] > 0 else -term)
    return terms[0] if len(terms) == 1 else n.add(*terms)
