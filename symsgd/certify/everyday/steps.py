"""Why the steps of a certificate hold: what an exponential is made of, what an angle is a sum of.

Nothing here is trusted: :class:`.case.Case` multiplies everything out.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm
from typing import Any

from flint import fmpq, fmpq_mat, fmpz_mpoly

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.facts import MOST_POWER, Beyond, Facts, Ratio, Wrong
from symsgd.certify.everyday.functions import Turn
from symsgd.certify.everyday.signs import show, show_nonzero

Json = Any
RULES = ("exp", "log", "root", "rational_power", "cos_sin", "gamma")


def polynomial(known: Facts, terms: Json) -> fmpz_mpoly:
    """Return a polynomial from terms [coefficient, [[generator, exponent], …]].

    >>> print(polynomial(Facts(2), [["2", [[0, 1], [1, 3]]], ["-1", []]]))
    2*g1^3*g0 - 1
    """
    found: dict[tuple[int, ...], int] = {}
    for coefficient, places in terms:
        powers = [0] * len(known.letters)
        for i, exponent in places:
            if not (0 <= i < len(powers) and 0 < exponent <= MOST_POWER):
                raise Wrong("an exponent, or a generator, that does not exist")
            powers[-1 - i] += exponent
        found[tuple(powers)] = int(coefficient)
    return known.ring.from_dict(found)


def ratio(known: Facts, pair: Json) -> Ratio:
    """Return a fraction from a pair of polynomials."""
    above, below = (polynomial(known, terms) for terms in pair)
    if not above.gcd(below).is_one():
        raise Wrong("a fraction that is not in lowest terms")
    return above, below


def justify(case: Case, step: Json) -> None:
    """Show a step of the certificate to the case, or raise."""
    rule, (first, *others) = step["rule"], step["arguments"]
    if rule not in RULES:
        raise Beyond(f"the rule {rule}")
    u = ratio(case, first)
    if rule == "cos_sin":
        shown = case.angle(*_angle(case, u))
        wanted = [u, *(ratio(case, part) for part in step["result"])]
        if not all(map(case.same, shown, wanted)):
            raise Wrong("another cosine or sine")
        return
    result = ratio(case, step["result"])
    if rule == "gamma":
        if not case.same(case.applied(rule, u), result):
            raise Wrong("another factorial")
        return
    show_nonzero(case, u[1]), show_nonzero(case, result[1])
    show(case, result[0] * result[1]), show(case, u[0] * u[1])
    if rule in ("exp", "log"):
        value, exponent = (result, u) if rule == "exp" else (u, result)
        shown_exponent = case.exponential(value, *_items(case, value, exponent))
        if not case.same(shown_exponent, exponent):
            raise Wrong(f"the step {rule} does not hold")
        if rule == "exp":
            case.applied("exp", u)  # the sign of the result was needed
        return
    power = Fraction(others[0])
    case.root(rule, u, 1 / power if rule == "root" else power, result)


def _items(case: Case, value: Ratio, exponent: Ratio) -> tuple[list[tuple[int, int]], int]:
    """Find the exponentials in a value; the rest of its exponent is a sum of logarithms."""
    powers: dict[int, Fraction] = {}
    for part, side in ((value[0], 1), (value[1], -1)):
        for f, times in part.factor()[1]:
            for i, (kind, _, _) in enumerate(case.generators):
                letter = case.letters[i]
                if kind == "exp" and f in (letter, -letter):
                    powers[i] = powers.get(i, Fraction(0)) + side * int(times)
                if kind == "sigmoid" and f in (1 - letter, letter - 1):  # e^b = σ(b)/(1 − σ(b))
                    powers[i] = powers.get(i, Fraction(0)) - side * int(times)
    for i, power in powers.items():
        share = case.times(case.generators[i][1], case.constant(power))
        exponent = case.minus(exponent, share)
    scale = exponent[1].leading_coefficient()
    if not exponent[1].is_constant():
        raise Beyond("an exponent that is no sum of logarithms")
    for i, (kind, argument, _) in enumerate(case.generators):
        alone = tuple(int(k == i) for k in reversed(range(len(case.letters))))
        c = exponent[0].to_dict().get(alone, 0) if kind == "log" else 0
        if c:
            show_nonzero(case, argument[0]), show_nonzero(case, argument[1])
            powers[i] = Fraction(int(c), int(scale))
        elif i in powers:
            show_nonzero(case, argument[1])
    q = lcm(*(power.denominator for power in powers.values()))
    return [(i, int(power * q)) for i, power in powers.items()], q


def _angle(case: Case, u: Ratio) -> tuple[list[tuple[int, int]], list[Turn]]:
    """Find multiples of the basis angles, and of parts of π, whose sum is u."""
    places = [i for i, (kind, _, _) in enumerate(case.generators) if kind in ("sine", "pi")]
    twelfth = case.constant(Fraction(1, 12))
    basis = [
        case.times(twelfth, (case.letters[i], case.one)) if kind == "pi" else argument
        for i in places
        for kind, argument, _ in [case.generators[i]]
    ]
    common = case.one
    for _, below in (*basis, u):
        show_nonzero(case, below)
        common *= below // common.gcd(below)
    columns = [case.reduce(above * (common // below)).to_dict() for above, below in (*basis, u)]
    keys = sorted({key for column in columns for key in column})
    entries = [fmpq(int(column.get(key, 0))) for key in keys for column in columns]
    matrix, rank = fmpq_mat(len(keys), len(columns), entries).rref()
    found = {}
    for row in range(rank):
        lead = next(j for j in range(len(columns)) if matrix[row, j] != 0)
        if lead == len(places) or matrix[row, len(places)].q != 1:
            raise Beyond("an angle that is no whole combination of the basis")
        found[places[lead]] = int(matrix[row, len(places)].p)
    twelfths = sum(m for i, m in found.items() if case.generators[i][0] == "pi")
    turns = [_turn(case, n, m) for n, m in _parts(twelfths)]
    return [(i, m) for i, m in found.items() if m and case.generators[i][0] != "pi"], turns


def _parts(twelfths: int) -> Iterator[tuple[int, int]]:
    """Write k·π/12 as a sum of multiples of π/3, π/4 and π/2."""
    thirds = twelfths % 3
    quarters = (twelfths - 4 * thirds) // 3
    yield from ((n, m) for n, m in ((3, thirds), (4, quarters % 2), (2, quarters // 2)) if m)


def _turn(case: Case, n: int, m: int) -> Turn:
    """Return m·π/n with cos π/n and sin π/n; their roots must be among the generators."""
    half = case.constant(Fraction(1, 2))
    if n == 2:
        return m, n, case.constant(0), case.constant(1)
    roots = [
        (letter, case.one)
        for letter, known in zip(case.letters, case.generators, strict=False)
        if known == ("root", case.constant(6 - n if n == 4 else 3), 2)
    ]
    if not roots:
        raise Beyond(f"a part of π without √{6 - n if n == 4 else 3}")
    irrational = case.times(half, roots[0])
    for above, below in (half, irrational):
        show(case, above * below)
    return m, n, half if n == 3 else irrational, irrational
