"""What an angle is a sum of: multiples of the angles in the generators, and of parts of π.

Nothing here is trusted: :class:`.case.Case` checks every row that it is told to use.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq, fmpq_mat

from symsgd.certify.everyday.case import Beyond
from symsgd.certify.everyday.names import Letters
from symsgd.certify.everyday.ratios import Ratio

_PARTS = {2: "half", 3: "third", 4: "quarter"}


def show_angle(letters: Letters, u: Ratio) -> None:
    """Show the cosine and the sine of an angle by addition."""
    total = letters.case.constant(0)
    letters.use("cos_zero")
    letters.use("sin_zero")
    for theta, multiple in _summands(letters, u):
        if multiple < 0:
            letters.use("cos_minus", a=theta)
            letters.use("sin_minus", a=theta)
        total = _add_multiple(letters, total, theta if multiple > 0 else -theta, abs(multiple))


def _add_multiple(letters: Letters, total: Ratio, theta: Ratio, m: int) -> Ratio:
    """Add m·θ to an angle, θ doubled again and again."""
    while m:
        if m % 2:
            total = _plus(letters, total, theta)
        m //= 2
        if m:
            theta = _plus(letters, theta, theta)
    return total


def _plus(letters: Letters, a: Ratio, b: Ratio) -> Ratio:
    letters.use("cos_sum", a=a, b=b)
    letters.use("sin_sum", a=a, b=b)
    return a + b


def _summands(letters: Letters, u: Ratio) -> Iterator[tuple[Ratio, int]]:
    """Find multiples of the basis angles, and of parts of π, whose sum is u."""
    case = letters.case
    basis = [
        (kind, letters.values[i] * case.constant(Fraction(1, 12)) if kind == "pi" else argument)
        for i, kind, argument in letters.of_kind("sine", "pi")
    ]
    common = case.one
    for fraction in (*(angle for _, angle in basis), u):
        common *= fraction.below // common.gcd(fraction.below)
    columns = [
        case.reduce(fraction.above * (common // fraction.below)).to_dict()
        for fraction in (*(angle for _, angle in basis), u)
    ]
    keys = sorted({key for column in columns for key in column})
    entries = [fmpq(int(column.get(key, 0))) for key in keys for column in columns]
    matrix, rank = fmpq_mat(len(keys), len(columns), entries).rref()
    for row in range(rank):
        lead = next(j for j in range(len(columns)) if matrix[row, j] != 0)
        if lead == len(basis) or matrix[row, len(basis)].q != 1:
            raise Beyond("an angle that is no whole combination of the basis")
        kind, angle = basis[lead]
        multiple = int(matrix[row, len(basis)].p)
        if kind == "pi":
            yield from _parts_of_pi(letters, angle, multiple)
        elif multiple:
            yield angle, multiple


def _parts_of_pi(letters: Letters, twelfth: Ratio, multiple: int) -> Iterator[tuple[Ratio, int]]:
    """Write k·π/12 as a sum of multiples of π/3, π/4 and π/2."""
    case = letters.case
    thirds = multiple % 3
    quarters = (multiple - 4 * thirds) // 3
    for k, m in ((3, thirds), (4, quarters % 2), (2, quarters // 2)):
        if m:
            letters.use(f"cos_{_PARTS[k]}")
            letters.use(f"sin_{_PARTS[k]}")
            yield twelfth * case.constant(12 // k), m
