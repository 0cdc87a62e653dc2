"""Weighted means, replayed: shares of terms that cover the negative terms of a polynomial.

A certificate says which shares; that they are a mean of the right monomial is checked here.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from flint import fmpz_mpoly

from symsgd.certify.field import Field, Symbol

Sign = tuple[int, bool]  # +1, −1 or 0, and whether zero is excluded
Json = dict[str, Any]
Monomial = tuple[int, ...]
Known = Callable[[Monomial], Sign | None]
_SURE: Sign = (1, True)


def by_means(field: Field, p: fmpz_mpoly, means: list[Json], known: Known) -> Sign | None:
    """Return that a polynomial is not negative, or not positive, if some shares show it."""
    for turned, sign in ((p, 1), (-p, -1)):
        for given in means:
            if field.polynomial(given["polynomial"]) == turned:
                strict = _covered(field, turned, given["shares"], known)
                if strict is not None:
                    return sign, strict
    return None


def _covered(field: Field, p: fmpz_mpoly, given: list[Any], known: Known) -> bool | None:
    """Say whether something positive is left over; None where the shares show nothing."""
    terms = {tuple(map(int, m)): int(c) for m, c in zip(p.monoms(), p.coeffs(), strict=True)}
    left = {m: Fraction(c) for m, c in terms.items()}
    for small, parts in given:
        target = _monomial(field, small)
        amount = abs(left.pop(target))
        mean = {name: amount * power for name, power in _exponents(field, target).items()}
        for big, share in parts:
            source, size = _monomial(field, big), Fraction(share)
            sign = known(source)
            if size <= 0 or sign is None or sign[0] < 0 or source not in left:
                return None
            amount -= size
            left[source] -= size
            for name, power in _exponents(field, source).items():
                mean[name] = mean.get(name, Fraction(0)) - size * power
        if amount or any(mean.values()):
            return None
    strict = False
    for monomial, rest in left.items():
        sign = known(monomial) if any(monomial) else _SURE
        if rest < 0 or (rest and (sign is None or sign[0] < 0)):
            return None
        strict = strict or (rest > 0 and sign is not None and sign[1])
    return strict


def _monomial(field: Field, powers: list[list[int]]) -> Monomial:
    found = [0] * len(field.symbols)
    for i, e in powers:
        found[int(i)] += int(e)
    return tuple(found)


def _exponents(field: Field, monomial: Monomial) -> dict[int, Fraction]:
    """Return powers of generators, where a root of a monomial counts as powers of its own."""
    total: dict[int, Fraction] = {}
    for i, e in enumerate(monomial):
        if not e:
            continue
        symbol = field.symbols[i]
        under = _under(symbol)
        inner = {i: Fraction(1)} if under is None else _exponents(field, under)
        scale = Fraction(e, symbol.degree if under is not None and symbol.degree else 1)
        for j, power in inner.items():
            total[j] = total.get(j, Fraction(0)) + scale * power
    return total


def _under(symbol: Symbol) -> Monomial | None:
    tail = symbol.tail
    if symbol.kind != "root" or not symbol.active or tail is None or len(tail) != 1:
        return None
    return tuple(map(int, tail.monoms()[0])) if int(tail.coeffs()[0]) == 1 else None
