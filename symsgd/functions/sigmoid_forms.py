"""The derivatives of σ and tanh as polynomials, and the ways in which they are written.

σ⁽ⁿ⁾ = Σₖ (−1)ᵏ k! S(n+1, k+1) σᵏ⁺¹ with Stirling numbers of the second kind, and
σ⁽ⁿ⁾ = Σₖ (−1)ᵏ ⟨n, k⟩ σᵏ⁺¹ (1 − σ)ⁿ⁻ᵏ with Eulerian numbers
(Minai and Williams, Neural Networks 6 (1993) 845; OEIS A163626).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import factorial

from flint import fmpz, fmpz_poly

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import plus, riccati_polynomial, times
from symsgd.functions.table import FUNCTIONS, ONE, exp

# measured: from here on one product of polynomials beats the recurrence P' (σ − σ²)
STIRLING_FROM = 300


@cache
def polynomial(name: str, order: int) -> tuple[int, ...]:
    """Return the coefficients of f⁽ᵒʳᵈᵉʳ⁾ as a polynomial in f, lowest first.

    >>> polynomial("sigmoid", 3)
    (0, 1, -7, 12, -6)
    """
    if name == "sigmoid" and order >= STIRLING_FROM:
        return (0, *(_signed(k, s) for k, s in enumerate(stirling_row(order))))
    return riccati_polynomial(name, order)


def stirling_row(order: int) -> list[int]:
    """Return k! S(order+1, k+1) for k = 0, …, order, by one product of polynomials.

    >>> stirling_row(3)
    [1, 7, 12, 6]
    """
    size = order + 1
    top = fmpz(factorial(size))
    powers, signs = [], []
    below = fmpz(1)
    for j in range(size + 1):
        below = below * j if j else below
        share = top // below
        powers.append(fmpz(j) ** size * share)
        signs.append(-share if j % 2 else share)
    product = fmpz_poly(powers) * fmpz_poly(signs)
    square = top * top
    # S(size, k+1) comes out times (size!)²
    return [int(product[k + 1] * fmpz(factorial(k)) // square) for k in range(size)]


@cache
def eulerian_row(order: int) -> tuple[int, ...]:
    """Return the Eulerian numbers ⟨order, k⟩ for k = 0, …, order − 1.

    >>> eulerian_row(4)
    (1, 11, 11, 1)
    """
    row = [1]
    for m in range(2, order + 1):
        row = [
            (k + 1) * (row[k] if k < m - 1 else 0) + (m - k) * (row[k - 1] if k else 0)
            for k in range(m)
        ]
    return tuple(row)


def written(name: str, order: int, u: Node, form: str) -> Node:
    """Return f⁽ᵒʳᵈᵉʳ⁾(u) for f = σ or tanh in one of its forms.

    >>> x = n.variable("x")
    >>> str(written("sigmoid", 2, x, "factored"))
    'sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))'
    """
    match form:
        case "poly":
            return in_powers(polynomial(name, order), n.apply(name, u))
        case "factored":
            return factored(polynomial(name, order), n.apply(name, u))
        case "exponential":
            return _exponential(name, order, u)
        case "stirling" if name == "sigmoid":
            return _stirling(order, n.apply(name, u))
        case "eulerian" if name == "sigmoid" and order >= 1:
            return _eulerian(order, n.apply(name, u))
    raise SymsgdError(
        "unknown-form",
        f"the derivative of {name} of order {order} has no form {form!r}",
        advice="the forms are poly, factored and exponential; for sigmoid also stirling, eulerian",
    )


def in_powers(coefficients: Iterable[int], base: Node) -> Node:
    """Return a polynomial written out in powers, lowest first.

    >>> str(in_powers([0, 1, -3, 2], n.variable("s")))
    's - 3*s^2 + 2*s^3'
    """
    return plus(*(_term(c, _power(base, k)) for k, c in enumerate(coefficients) if c))


def factored(coefficients: Iterable[int], base: Node) -> Node:
    """Return a polynomial as a product of irreducible factors, each with a positive first term.

    >>> str(factored([0, 1, -7, 12, -6], n.variable("s")))
    's*(1 - s)*(1 - 6*s + 6*s^2)'
    """
    content, factors = fmpz_poly(list(coefficients)).factor()
    sign = int(content)
    parts = []
    for factor, multiplicity in factors:
        row = [int(c) for c in factor.coeffs()]
        if next(c for c in row if c) < 0:
            row, sign = [-c for c in row], sign * (-1) ** multiplicity
        parts.append((len(row), row, multiplicity))
    parts.sort(key=lambda part: (part[0], [abs(c) for c in part[1]], part[1]))
    return _term(sign, times(*(_power(in_powers(row, base), m) for _, row, m in parts)))


def _exponential(name: str, order: int, u: Node) -> Node:
    """Write f⁽ⁿ⁾ over powers of 1 + q, with q = e⁻ᵘ for σ and q = e⁻²ᵘ for tanh."""
    row = list(polynomial(name, order))
    if name == "tanh":  # t = 2s − 1 with s = σ(2u)
        row = [int(c) for c in _at(fmpz_poly(row), fmpz_poly([-1, 2])).coeffs()]
        u = 2 * u
    q = exp(-u)
    degree = len(row) - 1
    above = _at(fmpz_poly(row[::-1]), fmpz_poly([1, 1]))  # Σ c_j (1+q)^(degree−j)
    numerator = in_powers([int(c) for c in above.coeffs()], q)
    return numerator / _power(ONE + q, degree) if degree else numerator


def _at(outer: fmpz_poly, inner: fmpz_poly) -> fmpz_poly:
    return outer(inner)


def _stirling(order: int, s: Node) -> Node:
    return plus(
        *(
            _term(
                (-1) ** k,
                times(
                    n.apply("factorial", n.number(k)),
                    n.number(whole // factorial(k)),
                    _power(s, k + 1),
                ),
            )
            for k, whole in enumerate(stirling_row(order))
        )
    )


def _eulerian(order: int, s: Node) -> Node:
    return plus(
        *(
            _term(_signed(k, c), times(_power(s, k + 1), _power(1 - s, order - k)))
            for k, c in enumerate(eulerian_row(order))
        )
    )


def _signed(k: int, value: int) -> int:
    return -value if k % 2 else value


def _power(base: Node, exponent: int) -> Node:
    return ONE if exponent == 0 else base if exponent == 1 else base ** n.number(exponent)


def _term(coefficient: int, body: Node) -> Node:
    size = n.number(abs(coefficient))
    factors = body.args if body.head == n.MULTIPLY else (body,)
    product = times(size, *factors)
    return n.negate(product) if coefficient < 0 else product


def has_forms(name: str) -> bool:
    """Say whether every derivative of a function is a polynomial in it.

    >>> has_forms("tanh"), has_forms("gelu")
    (True, False)
    """
    return FUNCTIONS[name].riccati is not None
