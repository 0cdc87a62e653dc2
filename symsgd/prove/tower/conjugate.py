"""Zero tests through conjugates: (a + bR)(a − bR) = a² − b²R² for a square root R.

Where the product vanishes identically and the conjugate certainly does not,
the number itself is zero.  This sees √(3+2√2) = 1 + √2 with any expressions in
the place of 2 and 3.
"""

from __future__ import annotations

from flint import fmpz_mpoly

from symsgd.algebra.balls import enclose, is_ball
from symsgd.prove.tower.normal import NormalForm

MOST_TERMS = 400


def vanishes_by_conjugates(form: NormalForm, p: fmpz_mpoly, depth: int = 3) -> bool:
    """Say whether a polynomial in the generators is certainly zero."""
    ring = form.ring
    p = ring.reduce(p)
    if ring.is_zero(ring.of(p)) or _is_zero_angle(form, p):
        return True
    if not depth or len(p) > MOST_TERMS:
        return False
    degrees = p.degrees()
    for g in reversed(ring.bound):
        if g.kind != "root" or g.degree != 2 or degrees[g.index] != 1:
            continue
        a, b = ring.by_powers(p, g)
        known = form.tower.signs.of(a - b * g.poly)
        if known is None or known[0] == 0 or not known[1]:
            continue
        if vanishes_by_conjugates(form, a * a - b * b * g.tail, depth - 1):
            return True
    return False


def _is_zero_angle(form: NormalForm, p: fmpz_mpoly) -> bool:
    """A constant angle below 2π in size whose cosine is one: arctan ½ + arctan ⅓ = π/4."""
    ring = form.ring
    used = ring.used(p)
    if p.total_degree() != 1 or not any(g.kind == "asin" for g in used):
        return False
    if not all(g.kind in ("asin", "pi") and g.constant for g in used):
        return False
    size = enclose(form.tower.poly_node(p), {}, 128)
    if not is_ball(size) or not abs(size) < 6:
        return False
    cosine, _ = form.angles.cos_sin(ring.of(p))
    return ring.is_zero(cosine - ring.constant(1))
