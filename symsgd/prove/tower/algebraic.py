"""Exact zero tests for algebraic numbers such as √(3+2√2) − 1 − √2.

A non-zero algebraic integer of degree D, all of whose conjugates are at most M
in absolute value, is at least M^(1−D) itself, because its norm is a non-zero
integer.  A ball smaller than that and containing zero is therefore a proof.
"""

from __future__ import annotations

from flint import arb, ctx, fmpz, fmpz_mpoly

from symsgd.algebra.enclosure import whole_power
from symsgd.prove.tower.ring import Generator, Ring

MOST_BITS = 20_000
MOST_DEGREE = 4096


def vanishes(ring: Ring, p: fmpz_mpoly) -> bool:
    """Say whether a polynomial is certainly zero, by its algebraic coefficients.

    The generators that are no algebraic numbers are treated as free, so that
    True is a proof and False says nothing.
    """
    algebraic = [g for g in ring.used(p) if g.ball is not None]
    if not algebraic:
        return False
    return all(_is_zero(ring, part, algebraic) for part in _coefficients(ring, p, algebraic))


def _coefficients(ring: Ring, p: fmpz_mpoly, algebraic: list[Generator]) -> list[fmpz_mpoly]:
    places = {g.index for g in algebraic}
    parts: dict[tuple[int, ...], dict[tuple[int, ...], fmpz]] = {}
    for monomial, coefficient in p.to_dict().items():
        free = tuple(0 if i in places else e for i, e in enumerate(monomial))
        number = tuple(e if i in places else 0 for i, e in enumerate(monomial))
        parts.setdefault(free, {})[number] = coefficient
    return [ring.context.from_dict(part) for part in parts.values()]


def _tower_degree(ring: Ring, algebraic: list[Generator]) -> int:
    """Return a bound for the degree of the field, with the generators that others rest on."""
    degree, waiting, seen = 1, list(algebraic), set()
    while waiting:
        g = waiting.pop()
        if g.index in seen:
            continue
        seen.add(g.index)
        degree *= g.degree
        waiting.extend(ring.used(g.tail))
    return degree


def _is_zero(ring: Ring, p: fmpz_mpoly, algebraic: list[Generator]) -> bool:
    degree = _tower_degree(ring, algebraic)
    if degree > MOST_DEGREE:
        return False
    with ctx.workprec(64):
        if not value_at(p, {g.index: g.ball() for g in algebraic}).contains(0):  # type: ignore[misc]
            return False
        bound = house(ring, p)
        bits_below = (degree - 1) * bound.log() / arb(2).log()
        needed = float(bits_below.abs_upper()) if bits_below.is_finite() else MOST_BITS
    bits = int(needed) + 64
    if bits > MOST_BITS:
        return False
    with ctx.workprec(2 * bits + 64):
        value = abs(value_at(p, {g.index: g.ball() for g in algebraic}))  # type: ignore[misc]
        return bool(value < arb(2) ** (-bits))


def house(ring: Ring, p: fmpz_mpoly) -> arb:
    """Return a bound, at least 1, for all conjugates of a polynomial in algebraic integers."""
    places = {g.index: g.house() for g in ring.used(p)}  # type: ignore[misc]
    total = arb(0)
    for monomial, coefficient in p.to_dict().items():
        term = arb(abs(coefficient))
        for i, e in enumerate(monomial):
            if e:
                term *= places[i] ** e
        total += term
    return total.max(arb(1))


def value_at(p: fmpz_mpoly, values: dict[int, arb]) -> arb:
    """Return the value of a polynomial where generator i has the value ``values[i]``."""
    total = arb(0)
    for monomial, coefficient in p.to_dict().items():
        term = arb(coefficient)
        for i, e in enumerate(monomial):
            if e:
                term *= whole_power(values[i], int(e))
        total += term
    return total
