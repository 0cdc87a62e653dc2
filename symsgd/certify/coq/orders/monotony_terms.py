"""Polynomials whose sign on an interval is plain once they are written with its ends."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import comb

from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.squares import Polynomial, written
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.orders.sign_analysis import known_sign

MOST_DEGREE = 8
MOST_RAISED = 12  # the degree in which a polynomial is written between two ends
_ENDS = {
    "exp": (Fraction(0), Fraction(1), None), "sigmoid": (Fraction(0), Fraction(1, 2), Fraction(1)),
}  # fmt: skip
Parts = list[tuple[Fraction, int, int]]  # c · (x − low)^j · (high − x)^k


def by_terms(found: Polynomial, name: str, context: Context, terms: Terms) -> Iterator[str]:
    """Yield the tactic for a polynomial in x, e^u or σ(u) whose terms have one sign on an interval.

    >>> from symsgd.certify.squares import polynomial
    >>> from symsgd.expression.domain import Domain
    >>> node, above = n.variable("x")**2 - 1, Context.of({"x": Domain(Fraction(1))})
    >>> print(*by_terms(polynomial(node), "x", above, Terms()))
    sgd_by_terms 1 ((2 * (v_x + (- 1))) + ((v_x + (- 1)) ^ 2))
    """
    letters = {part for monomial in found for part, _ in monomial}
    if len(letters) != 1:
        return
    (letter,) = letters
    counts = [
        found.get(((letter, k),) if k else (), Fraction(0)) for k in range(_degree(found) + 1)
    ]
    low, high = _range(letter, name, context)
    if len(counts) - 1 > MOST_DEGREE or (low is None and high is None):
        return
    for parts in _written_between(counts, low, high):
        signs = {c > 0 for c, _, _ in parts}
        if len(signs) == 1:
            sign = 1 if signs == {True} else -1
            whole = _node(parts, letter, low, high)
            yield f"sgd_by_terms {sign if sign > 0 else '(- 1)'} {terms.term(whole)}"
            return


def quadratics(found: Polynomial) -> Iterator[tuple[Node, Node, Node, Node]]:
    """Yield a, b, c and g for a polynomial a·g² + b·g + c.

    >>> from symsgd.certify.squares import polynomial
    >>> x, y = n.variables("x y")
    >>> [str(part) for part in next(quadratics(polynomial(x * y**2 + 3 * y - 1)))]
    ['x', '3', '-1', 'y']
    """
    letters = dict.fromkeys(letter for monomial in found for letter, _ in monomial)
    for letter in letters:
        parts: list[Polynomial] = [{}, {}, {}]
        degrees = {dict(monomial).get(letter, 0) for monomial in found}
        if max(degrees) != 2:
            continue
        for monomial, count in found.items():
            rest = tuple((other, k) for other, k in monomial if other is not letter)
            parts[dict(monomial).get(letter, 0)][rest] = count
        c, b, a = (_or_zero(part) for part in parts)
        yield a, b, c, letter


def _range(letter: Node, name: str, context: Context) -> tuple[Fraction | None, Fraction | None]:
    """Return between which numbers a letter lies: the variable, e^u or σ(u)."""
    if letter.head == n.VARIABLE:
        domain = context.domain(name)
        return (domain.low, domain.high) if letter is n.variable(name) else (None, None)
    ends = _ENDS.get(str(letter.value[0])) if letter.head == n.APPLY else None
    if ends is None:
        return None, None
    low, middle, high = ends
    sign = known_sign(letter.args[0], context)
    if sign is None or not sign[0]:
        return low, high
    return (middle, high) if sign[0] > 0 else (low, middle)


def _or_zero(part: Polynomial) -> Node:
    return written(part) if part else n.number(0)


def _degree(found: Polynomial) -> int:
    return max(sum(k for _, k in monomial) for monomial in found)


def _written_between(
    counts: list[Fraction], low: Fraction | None, high: Fraction | None
) -> Iterator[Parts]:
    if low is not None and high is not None:
        for degree in range(len(counts) - 1, MOST_RAISED + 1):
            yield _bernstein(counts, low, high, degree)
    elif low is not None:
        yield [(c, k, 0) for k, c in enumerate(_shifted(counts, low)) if c]
    elif high is not None:
        turned = enumerate(_shifted(counts, high))
        yield [(c * (-1) ** k, 0, k) for k, c in turned if c]


def _shifted(counts: list[Fraction], at: Fraction) -> list[Fraction]:
    """Return the polynomial as one in x − at."""
    size = len(counts)
    return [
        sum((counts[j] * comb(j, k) * at ** (j - k) for j in range(k, size)), Fraction(0))
        for k in range(size)
    ]


def _bernstein(counts: list[Fraction], low: Fraction, high: Fraction, degree: int) -> Parts:
    width = high - low
    powers = [c * width**k for k, c in enumerate(_shifted(counts, low))]
    found = []
    for j in range(degree + 1):
        c = sum(
            (
                powers[k] * Fraction(comb(j, k), comb(degree, k))
                for k in range(min(j, len(powers) - 1) + 1)
            ),
            Fraction(0),
        )
        if c:
            found.append((c * comb(degree, j) / width**degree, j, degree - j))
    return found


def _node(parts: Parts, x: Node, low: Fraction | None, high: Fraction | None) -> Node:
    """Return a sum of terms, all of them positive."""
    whole = []
    for count, j, k in parts:
        factors = [] if abs(count) == 1 and j + k else [n.number(abs(count))]
        if j and low is not None:
            factors.append(_power(x - n.number(low) if low else x, j))
        if k and high is not None:
            factors.append(_power(n.number(high) - x, k))
        whole.append(factors[0] if len(factors) == 1 else n.multiply(*factors))
    return whole[0] if len(whole) == 1 else n.add(*whole)


def _power(base: Node, exponent: int) -> Node:
    return base if exponent == 1 else base ** n.number(exponent)
