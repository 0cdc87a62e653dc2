"""Why a sign holds: found term by term or factor by factor, and then said to the case.

Nothing here is trusted: :meth:`.case.Case.infer` multiplies everything out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flint import fmpz_mpoly

if TYPE_CHECKING:
    from symsgd.certify.everyday.generators import Generators

MOST_TERMS = 6  # of a sum that is looked for in others
Term = tuple[fmpz_mpoly, Sequence[fmpz_mpoly]]  # what is squared, times facts


def show(known: Generators, p: fmpz_mpoly, *, strict: bool = False) -> bool:
    """Say whether p > 0, or p ≥ 0, can be shown: by a fact, term by term, or factor by factor.

    >>> from symsgd.certify.everyday.case import Case
    >>> from symsgd.certify.everyday.known import Known
    >>> from symsgd.expression import node as n
    >>> x = n.variable("x")
    >>> case = Case(n.relation("=", x, x), [], set())
    >>> case.begin(1)
    >>> known = Known(case)
    >>> g = known.name(n.VARIABLE, "x").above
    >>> show(known, g**4 + 2, strict=True), show(known, g)
    (True, False)
    """
    if p.is_zero() or known.positive(p, strict=strict):
        return known.positive(p, strict=strict)
    if known.positive(p) and _nonzero(known, p):
        known.infer(p, [(p, [])], [p])
        return True
    return (
        _by_terms(known, p, strict=strict)
        or _by_factors(known, p, strict=strict)
        or _by_sum(known, p, strict=strict)
    )


def _by_terms(known: Generators, p: fmpz_mpoly, *, strict: bool) -> bool:
    """Every term is a product of squares and of generators whose sign is known."""
    terms = []
    for powers, coefficient in p.terms():
        c, square, factors = int(coefficient), known.one, []
        for letter, power in zip(reversed(known.letters), powers, strict=True):
            if not power:
                continue
            if known.positive(letter, strict=True):
                factors += [letter] * int(power)
                continue
            square *= letter ** (int(power) // 2)
            turned = power % 2 and not known.positive(letter) and known.positive(-letter)
            factors += [-letter if turned else letter] * (int(power) % 2)
            c = -c if turned else c
        terms.append((square, [known.ring.constant(c), *factors]))
    if all(known.positive(f) for _, factors in terms for f in factors):
        _infer(known, p, terms)
    return known.positive(p, strict=strict)


def _by_factors(known: Generators, p: fmpz_mpoly, *, strict: bool) -> bool:
    content, found = known.factor(p)
    if len(found) == 1 and found[0][1] == 1 and abs(content) == 1:
        return False
    rest, square = known.ring.constant(1 if content > 0 else -1), known.one
    factors = [known.ring.constant(abs(int(content)))]
    for f, power in found:
        if power % 2 == 0 and not show_nonzero(known, f) and strict:
            return False
        square *= f ** (int(power) // 2)
        if power % 2 and show(known, -f, strict=strict):
            rest, factors = -rest, [*factors, -f]
        elif power % 2 and show(known, f, strict=strict):
            factors.append(f)
        elif power % 2:
            rest *= f
    if not show_nonzero_product(known, square) and strict:
        return False
    if known.positive(rest, strict=strict):
        _infer(known, p, [(square, [*factors, rest])])
    return known.positive(p, strict=strict)


def _by_sum(known: Generators, p: fmpz_mpoly, *, strict: bool) -> bool:
    """Two facts add up: y = (x + y) + (−x)."""
    if p.total_degree() != 1 or len(p) > MOST_TERMS:
        return False
    mine = dict(p.terms())
    for f, _ in known.signs:
        if len(f) > MOST_TERMS or f.total_degree() != 1:
            continue
        for powers, c in f.terms():
            if any(powers) and mine.get(powers, 0) * c > 0:
                scale = known.ring.constant(abs(int(c)))
                share = known.ring.constant(abs(int(mine[powers])))
                rest = scale * p - share * f
                if known.positive(rest) or _by_terms(known, rest, strict=False):
                    _infer(known, p, [(known.one, [share, f]), (known.one, [rest])], [scale])
                if known.positive(p, strict=strict):
                    return True
    return False


def show_nonzero(known: Generators, p: fmpz_mpoly) -> bool:
    """Say whether p ≠ 0 can be shown, by p² > 0: by the sign of p, or factor by factor."""
    if p.is_zero() or _nonzero(known, p):
        return not p.is_zero()
    for signed in (p, -p):
        if show(known, signed, strict=True):
            _infer(known, p * p, [(known.one, [signed, signed])])
            return True
    factors = [f for f, _ in known.factor(p)[1]]
    return (
        factors not in ([], [p], [-p])
        and all(show_nonzero(known, f) for f in factors)
        and show_nonzero_product(known, p)
    )


def show_nonzero_product(known: Generators, p: fmpz_mpoly) -> bool:
    """Show that a product of factors that do not vanish does not."""
    if p.is_zero() or _nonzero(known, p):
        return not p.is_zero()
    content, factors = known.factor(p)
    squares = [f * f for f, power in factors for _ in range(power)]
    if not all(show_nonzero(known, f) for f, _ in factors):
        return False
    _infer(known, p * p, [(known.ring.constant(int(content)), squares)])
    return _nonzero(known, p)


def learn(known: Generators) -> None:
    """Draw from each fact what it says about its factors."""
    for p, strict in known.signs:
        content, factors = known.factor(p)
        if strict and not all(_nonzero(known, f) for f, _ in factors) and show_nonzero(known, p):
            for f, _ in factors:
                _divides(known, f, p)
        rest, over = known.ring.constant(1 if content > 0 else -1), []
        for f, power in factors:
            over += [f * f] * (int(power) // 2)
            if power % 2 and known.positive(-f, strict=True):
                rest, over = -rest, [*over, -f]
            elif power % 2 and known.positive(f, strict=True):
                over.append(f)
            elif power % 2:
                rest *= f
        if over and not rest.is_constant() and all(known.positive(f, strict=True) for f in over):
            _infer(known, rest, [(known.one, [p])], [*over, known.ring.constant(abs(int(content)))])


def _divides(known: Generators, f: fmpz_mpoly, p: fmpz_mpoly) -> None:
    """A divisor of p ≠ 0 is not zero: f²·(p/f)² = p²."""
    rest = p // f
    _infer(known, rest**2, [(rest, [])])
    _infer(known, f**2, [(p, [])], [rest**2])


def _infer(
    known: Generators, p: fmpz_mpoly, terms: Sequence[Term], over: Sequence[fmpz_mpoly] = ()
) -> None:
    """Infer a sign; and of p ≥ 0 and p ≠ 0 that p > 0, from p · p = p²."""
    known.infer(p, terms, over)
    if _nonzero(known, p) and not known.positive(p, strict=True):
        known.infer(p, [(p, [])], [p])


def _nonzero(known: Generators, p: fmpz_mpoly) -> bool:
    return known.positive(p * p, strict=True)
