"""Weighted means: a monomial is at most a mean of others, a³ + b³ + c³ ≥ 3abc.

Where α₁, α₂, … ≥ 0 and λ₁ + λ₂ + … = 1, the product of α_i^λ_i is at most the sum of λ_i α_i.  A
polynomial is not negative if each of its negative terms is covered by shares of the others.
Which shares is a question of linear inequalities, answered by the simplex method in fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from flint import fmpz_mpoly

from symsgd.prove.tower.ring import Generator, Ring

MOST_TERMS = 14
MOST_NEGATIVE = 4
MOST_PIVOTS = 60
Monomial = tuple[int, ...]
Shares = tuple[tuple[Monomial, tuple[tuple[Monomial, Fraction], ...]], ...]


def shares(ring: Ring, p: fmpz_mpoly, known: Callable[[Monomial], bool]) -> Shares | None:
    """Return for each negative term which shares of the other terms cover it, or None.

    ``known`` says whether a monomial is never negative.
    """
    if not 3 <= len(p) <= MOST_TERMS:
        return None
    terms = {tuple(map(int, m)): int(c) for m, c in zip(p.monoms(), p.coeffs(), strict=True)}
    if sum(terms.values()) < 0:  # where all generators are 1 the shares leave nothing over
        return None
    # a term whose sign is not known counts as a negative one
    good = {m: c for m, c in terms.items() if c > 0 and known(m)}
    bad = {m: abs(c) for m, c in terms.items() if m not in good}
    if not bad or len(bad) > MOST_NEGATIVE or sum(good.values()) < sum(bad.values()):
        return None
    places = [exponents(ring, m) for m in (*bad, *good)]
    names = sorted({name for place in places for name in place})
    points = [[place.get(name, Fraction(0)) for name in names] for place in places]
    if not _may_lie_between(points[: len(bad)], points[len(bad) :]):
        return None
    found = _covered(
        list(bad.values()), points[: len(bad)], list(good.values()), points[len(bad) :]
    )
    if found is None:
        return None
    return tuple(
        (m, tuple((other, share) for other, share in zip(good, row, strict=True) if share))
        for m, row in zip(bad, found, strict=True)
    )


def _may_lie_between(targets: list[list[Fraction]], sources: list[list[Fraction]]) -> bool:
    """Say whether no power, and no degree, of a target lies beyond those of all sources."""
    for target in targets:
        for k, power in enumerate(target):
            if not min(s[k] for s in sources) <= power <= max(s[k] for s in sources):
                return False
        if not min(map(sum, sources)) <= sum(target) <= max(map(sum, sources)):
            return False
    return True


def exponents(ring: Ring, monomial: Monomial) -> dict[int, Fraction]:
    """Return the powers of generators in a monomial; ∛(ab) counts as a^⅓ b^⅓."""
    total: dict[int, Fraction] = {}
    for i, e in enumerate(monomial):
        if not e:
            continue
        under = _monomial_under(ring.generators[i])
        inner = {i: Fraction(1)} if under is None else exponents(ring, under)
        scale = Fraction(e, 1 if under is None else ring.generators[i].degree)
        for j, power in inner.items():
            total[j] = total.get(j, Fraction(0)) + scale * power
    return total


def _monomial_under(g: Generator) -> Monomial | None:
    if g.kind != "root" or len(g.tail) != 1 or int(g.tail.coeffs()[0]) != 1:
        return None
    return tuple(map(int, g.tail.monoms()[0]))


def _covered(
    wanted: list[int],
    targets: list[list[Fraction]],
    given: list[int],
    sources: list[list[Fraction]],
) -> list[list[Fraction]] | None:
    """Return shares x_ji ≥ 0 with Σ_i x_ji (1, α_i) = d_j (1, β_j) and Σ_j x_ji ≤ c_i, or None."""
    count, width = len(wanted), len(given)
    rows: list[list[Fraction]] = []
    zero, one = Fraction(0), Fraction(1)
    size = count * width + width
    for j, amount in enumerate(wanted):
        for k in range(len(targets[0]) + 1):
            row = [zero] * size
            for i in range(width):
                row[j * width + i] = one if k == 0 else sources[i][k - 1]
            rows.append([*row, Fraction(amount) * (one if k == 0 else targets[j][k - 1])])
    for i, amount in enumerate(given):
        row = [zero] * size
        for j in range(count):
            row[j * width + i] = one
        row[count * width + i] = one
        rows.append([*row, Fraction(amount)])
    values = feasible(rows)
    return None if values is None else [values[j * width : (j + 1) * width] for j in range(count)]


def feasible(rows: Sequence[Sequence[Fraction]]) -> list[Fraction] | None:
    """Return x ≥ 0 with A x = b for rows (A | b), or None where there is none or it takes long.

    The sum of artificial variables is made as small as it gets, by Bland's rule.

    >>> one = Fraction(1)
    >>> feasible([[one, one, 3 * one], [one, -one, one]])
    [Fraction(2, 1), Fraction(1, 1)]
    """
    size = len(rows[0]) - 1
    table = [list(row) if row[-1] >= 0 else [-entry for entry in row] for row in rows]
    basis: list[int | None] = [None] * len(table)  # None: the artificial variable of the row
    for _ in range(MOST_PIVOTS):
        open_rows = [row for row, place in zip(table, basis, strict=True) if place is None]
        if not any(row[-1] for row in open_rows):
            values = [Fraction(0)] * size
            for row, place in zip(table, basis, strict=True):
                if place is not None:
                    values[place] = row[-1]
            return values
        entering = next((j for j in range(size) if sum(row[j] for row in open_rows) > 0), None)
        if entering is None:
            return None
        ratios = [(row[-1] / row[entering], -1 if place is None else place, r)
                  for r, (row, place) in enumerate(zip(table, basis, strict=True))
                  if row[entering] > 0]  # fmt: skip
        at = min(ratios)[2]
        scale = table[at][entering]
        table[at] = [entry / scale for entry in table[at]]
        for r, row in enumerate(table):
            if r != at and row[entering]:
                factor = row[entering]
                table[r] = [a - factor * b if b else a for a, b in zip(row, table[at], strict=True)]
        basis[at] = entering
    return None
