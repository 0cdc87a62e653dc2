"""Zero tests through conjugates: (a + bR)(a − bR) = a² − b²R² for a square root R.

Where the product vanishes identically and the conjugate certainly does not,
the number itself is zero.  This sees √(3+2√2) = 1 + √2 with any expressions in
the place of 2 and 3.
"""

from __future__ import annotations

from flint import fmpz_mpoly

from symsgd.prove.normal import NormalForm

MOST_TERMS = 400


def vanishes_by_conjugates(form: NormalForm, p: fmpz_mpoly, depth: int = 3) -> bool:
    """Say whether a polynomial in the generators is certainly zero."""
    ring = form.ring
    p = ring.reduce(p)
    if ring.is_zero(ring.of(p)):
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
