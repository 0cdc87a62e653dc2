"""Zero tests for the checker: by the relations, by conjugates, by a bound for algebraic numbers."""

from __future__ import annotations

from flint import arb, ctx, fmpz_mpoly

from symsgd.certify.field import Field
from symsgd.certify.signs import Signs

MOST_TERMS = 400
MOST_DEGREE = 512
MOST_BITS = 20_000
_ALGEBRAIC = ("root", "part of pi")


def vanishes(field: Field, signs: Signs, p: fmpz_mpoly, depth: int = 3) -> bool:
    """Say whether a polynomial is certainly zero.

    (a + b√t)(a − b√t) = a² − b²t: where the product vanishes and the conjugate
    does not, the number itself is zero.
    """
    p = field.reduce(p)
    if p.is_zero() or _is_zero_number(field, p):
        return True
    if not depth or len(p) > MOST_TERMS:
        return False
    degrees = p.degrees()
    for s in reversed(field.symbols):
        if s.kind != "root" or s.degree != 2 or not s.active or degrees[s.index] != 1:
            continue
        a, b = field.by_powers(p, s)
        conjugate = signs.of(a - b * s.poly)
        if conjugate is None or not conjugate[0] or not conjugate[1]:
            continue
        if vanishes(field, signs, a * a - b * b * (s.tail or field.zero), depth - 1):
            return True
    return False


def _is_zero_number(field: Field, p: fmpz_mpoly) -> bool:
    """A non-zero algebraic integer whose conjugates are all at most M is at least M^(1−D)."""
    used = field.used(p)
    if not used or not all(s.kind in _ALGEBRAIC and s.active and s.constant for s in used):
        return False
    degree, below = 1, list(used)
    seen: set[int] = set()
    while below:
        s = below.pop()
        if s.index not in seen:
            seen.add(s.index)
            degree *= s.degree
            more = field.used(s.tail or field.zero)
            if not all(t.kind in _ALGEBRAIC and t.active for t in more):
                return False
            below += more
    if degree > MOST_DEGREE:
        return False
    with ctx.workprec(64):
        bits = ((degree - 1) * _house(field, p).log() / arb(2).log()).abs_upper()
    if not bits.is_finite() or bits > MOST_BITS:
        return False
    need = int(float(bits)) + 64
    with ctx.workprec(2 * need + 64):
        return bool(abs(field.ball(p)) < arb(2) ** (-need))


def _house(field: Field, p: fmpz_mpoly) -> arb:
    """Return a bound, at least one, for every conjugate."""
    total = arb(0)
    for monomial, coefficient in p.to_dict().items():
        term = abs(arb(coefficient))
        for i, e in enumerate(monomial):
            if e:
                s = field.symbols[i]
                own = arb(2) if s.kind == "part of pi" else _house(field, s.tail or field.one)
                term *= (own if s.kind == "part of pi" else own.root(s.degree)) ** e
        total += term
    return total.max(arb(1))
