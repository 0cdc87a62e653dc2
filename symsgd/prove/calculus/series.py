"""Sums without end that are worked out exactly: geometric ones, and the series of the textbooks.

Σ k^m q^k for |q| < 1, Σ k^m q^k/k!, the series of sine, cosine, their hyperbolic relatives,
ln(1 − q) and arctan, and what telescopes.  What is returned has a value exactly where the series
was proved to converge to it, so that nothing is claimed elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import comb, isqrt

from symsgd.algebra.algebra import rational_value
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.calculus.quotients import ONE
from symsgd.prove.calculus.series_terms import MINUS_ONE, NotRead, Term, product, raised, terms_of

MOST_FIRST = 60  # terms left out at the beginning
MOST_POWER = 6
MOST_NODES = 200


def series(body: Node, name: str, first: int) -> Node:
    """Return the sum of an expression over all whole numbers from the first one on.

    >>> from symsgd.prove.decide import decide
    >>> r, k = n.variables("r k")
    >>> decide(series(r**k, "k", 0), 1 / (1 - r)).conditions
    ('1 - r^2 > 0',)
    >>> decide(series(n.number(1) / n.number(2) ** k, "k", 1), n.number(1)).proved
    True
    >>> series(1 / k, "k", 1)
    Traceback (most recent call last):
        ...
    symsgd.errors.SymsgdError: this sum without end is not worked out here [open-series]
      write the sum up to n and its limit, or the steps between known series
    """
    body = expand(body)
    if sum(1 for _ in n.walk(body)) > MOST_NODES or abs(first) > MOST_FIRST:
        raise open_series()
    try:
        found = [_total(term, first) for term in terms_of(body, name)]
    except NotRead:
        raise open_series() from None
    return n.add(*found) if len(found) > 1 else found[0]


def open_series() -> SymsgdError:
    """Return the error that a sum without end is not worked out."""
    return SymsgdError(
        "open-series",
        "this sum without end is not worked out here",
        advice="write the sum up to n and its limit, or the steps between known series",
    )


def _total(term: Term, first: int) -> Node:
    """Return the sum of one term, by the first rule that knows it."""
    for rule in (_geometric, _exponential, _logarithm, _telescoping, _even_and_odd):
        found = rule(term, first)
        if found is not None:
            return found
    raise NotRead


def _ratio(term: Term) -> Node:
    return product([raised(base, a) for base, (a, _) in term.bases if a])


def _front(term: Term, shift: int = 0) -> Node:
    """Return what does not change from term to term, if the index is counted from a shift."""
    powers = [raised(base, b - a * shift) for base, (a, b) in term.bases]
    return product([term.coefficient, *powers])


def _less(total: Node, terms: Iterator[Node]) -> Node:
    """Return a sum without its first terms."""
    left = list(terms)
    return n.add(total, *map(n.negate, left)) if left else total


def _times_power(power: int, at: int, q: Node) -> Node:
    """Return k^m q^k at a number; 0^0 is 1."""
    return n.multiply(n.number(at**power if at or power else 1), raised(q, at))


# -- Σ k^m q^k -------------------------------------------------------------------------------


def _geometric(term: Term, first: int) -> Node | None:
    """Return Σ (j + first)^m q^j, with what the first term begins with in front."""
    if term.below or term.power > MOST_POWER:
        return None
    q = _ratio(term)
    value = rational_value(q)
    if value is not None and abs(value) >= 1:
        raise open_series()  # its terms do not go to 0
    m = term.power
    counts = ((i, comb(m, i) * first ** (m - i)) for i in range(m + 1))
    parts = [_scaled(count, _powers(i, q)) for i, count in counts if count]
    total = n.add(*parts) if len(parts) > 1 else parts[0]
    inside = n.apply("log", n.add(ONE, n.negate(raised(q, 2))))  # it has a value for |q| < 1 only
    guarded = total if value is not None else n.where_defined(total, inside)
    return product([_front(term, -first), guarded])


def _scaled(count: int, node: Node) -> Node:
    return node if count == 1 else n.multiply(n.number(count), node)


def _powers(i: int, q: Node) -> Node:
    """Return Σ j^i q^j over j ≥ 0."""
    rest = n.add(ONE, n.negate(q))
    if not i:
        return n.divide(ONE, rest)
    above = [_scaled(count, raised(q, k)) for k, count in enumerate(_eulerian(i), 1)]
    top = n.add(*above) if len(above) > 1 else above[0]
    return n.divide(top, n.power(rest, n.number(i + 1)))


def _eulerian(power: int) -> list[int]:
    """Return the numbers A(m, i) in Σ k^m q^k = Σ A(m, i) q^(i+1) / (1 − q)^(m+1).

    >>> _eulerian(3)
    [1, 4, 1]
    """
    row = [1]
    for m in range(2, power + 1):
        wide = [0, *row, 0]
        row = [(m - i) * wide[i] + (i + 1) * wide[i + 1] for i in range(m)]
    return row


# -- Σ k^m q^k / (k + b)! --------------------------------------------------------------------


def _exponential(term: Term, first: int) -> Node | None:
    if len(term.below) != 1 or term.below[0][:2] != ("!", 1) or term.power > MOST_POWER:
        return None
    shift = term.below[0][2]
    start = first + shift
    if start < 0 or start > MOST_FIRST:
        return None
    q = _ratio(term)
    parts = []
    for i in range(term.power + 1):
        factor = comb(term.power, i) * (-shift) ** (term.power - i)
        if not factor:
            continue
        touchard = [n.multiply(n.number(_stirling(i, j)), raised(q, j)) for j in range(i + 1)]
        total = n.multiply(n.apply("exp", q), n.add(*touchard) if i else ONE)
        missing = (n.divide(_times_power(i, j, q), n.number(_factorial(j))) for j in range(start))
        parts.append(n.multiply(n.number(factor), _less(total, missing)))
    return product([_front(term, shift), n.add(*parts) if len(parts) > 1 else parts[0]])


def _stirling(m: int, j: int) -> int:
    """Return in how many ways m things fall into j parts.

    >>> [_stirling(3, j) for j in range(4)]
    [0, 1, 3, 1]
    """
    if m == j:
        return 1
    return 0 if j == 0 or j > m else j * _stirling(m - 1, j) + _stirling(m - 1, j - 1)


def _factorial(k: int) -> int:
    return 1 if k < 2 else k * _factorial(k - 1)


# -- Σ q^k / (k + b), and what telescopes ----------------------------------------------------


def _logarithm(term: Term, first: int) -> Node | None:
    if len(term.below) != 1 or term.below[0][:2] != ("", 1) or term.power:
        return None
    shift = term.below[0][2]
    start = first + shift
    q = _ratio(term)
    if start < 1 or start > MOST_FIRST or q is ONE:
        return None
    total = n.negate(n.apply("log", n.add(ONE, n.negate(q))))
    total = _less(total, (n.divide(raised(q, j), n.number(j)) for j in range(1, start)))
    inside = n.apply("sqrt", n.add(ONE, q))  # at q = −1 by Abel's theorem
    return product([_front(term, shift), n.where_defined(total, inside)])


def _telescoping(term: Term, first: int) -> Node | None:
    kinds = [(kind, a) for kind, a, _ in term.below]
    if kinds != [("", 1), ("", 1)] or term.power or _ratio(term) is not ONE:
        return None
    low, high = sorted(b for _, _, b in term.below)
    if low == high or first + low < 1 or high - low > MOST_FIRST:
        return None
    total = sum((Fraction(1, j) for j in range(first + low, first + high)), Fraction(0))
    return product([_front(term), n.number(total / (high - low))])


# -- Σ ± y^(2k) / (2k)!, over (2k + 1)! and over 2k + 1 --------------------------------------

_Rule = Callable[[Node], Node]


def _apply(name: str) -> _Rule:
    return lambda y: n.apply(name, y)


def _arctan(y: Node) -> Node:
    return n.where_defined(n.apply("atan", y), n.apply("sqrt", n.add(ONE, n.negate(raised(y, 2)))))


_SERIES: dict[tuple[str, int, int, int], _Rule] = {
    ("!", 2, 0, -1): _apply("cos"),
    ("!", 2, 0, 1): _apply("cosh"),
    ("!", 2, 1, -1): _apply("sin"),
    ("!", 2, 1, 1): _apply("sinh"),
    ("", 2, 1, -1): _arctan,
    ("", 2, 1, 1): _apply("atanh"),
}


def _even_and_odd(term: Term, first: int) -> Node | None:
    if len(term.below) != 1 or term.power or not 0 <= first <= MOST_FIRST:
        return None
    [(kind, a, odd)] = term.below
    sign, roots, front = 1, [], [term.coefficient]
    for base, (times, start) in term.bases:
        if base is MINUS_ONE:
            sign = -1 if times % 2 else 1
            front.append(raised(base, start % 2))
            continue
        root = _root(base, times)
        if root is None:
            return None
        roots.append(root)
        if not odd:
            front.append(raised(base, start))
        elif times % 2 == 0:
            front.append(raised(base, start - times // 2))
        else:
            front += [raised(base, start), n.divide(ONE, root)]
    rule = _SERIES.get((kind, a, odd, sign))
    y = product(roots)
    if rule is None or (y is ONE and kind == "" and sign == 1):
        return None
    missing = (_member(kind, odd, sign, y, k) for k in range(first))
    return product([*front, _less(rule(y), missing)])


def _root(base: Node, times: int) -> Node | None:
    """Return a y with y^2 = base^times."""
    if times % 2 == 0:
        return raised(base, times // 2)
    value = rational_value(base)
    if value is None or value <= 0:
        return None
    above, below = isqrt(value.numerator), isqrt(value.denominator)
    square = above**2 == value.numerator and below**2 == value.denominator
    return raised(n.number(Fraction(above, below)), times) if square else None


def _member(kind: str, odd: int, sign: int, y: Node, k: int) -> Node:
    """Return the k-th term of a series in y, which begins with y where it is odd."""
    under = _factorial(2 * k + odd) if kind else 2 * k + odd
    return n.divide(n.multiply(n.number(sign**k), raised(y, 2 * k + odd)), n.number(under))
