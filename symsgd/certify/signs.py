"""The checker's own signs of polynomials: from ranges of generators and assumed facts."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpz_mpoly

from symsgd.certify.field import Field, NoValue
from symsgd.certify.means import Sign
from symsgd.certify.ranges import tighten
from symsgd.certify.sign_rules import SignRules, integer, key_of

_STRICT = {">": (1, True), ">=": (1, False), "<": (-1, True), "<=": (-1, False)}


class Signs(SignRules):
    """What is known about signs in one case."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.facts: list[tuple[fmpz_mpoly, bool]] = []  # the polynomial is > 0, or ≥ 0
        self.nonzero: set[str] = set()
        self._busy: set[str] = set()
        self.means: list[dict[str, Any]] = []
        self._depth = 0

    def assume(self, p: fmpz_mpoly, relation: str) -> None:
        """Take ``p relation 0`` to hold; a contradiction leaves no point."""
        known = self.of(p)
        if relation == "!=":
            if p.is_zero() or any(self._pinned(f) for f, _ in p.factor()[1]):
                raise NoValue("zero is taken to be different from zero")
            self.nonzero |= {key_of(f) for f, _ in p.factor()[1]}
            return
        wanted, strict = _STRICT[relation]
        if known is not None and (
            (known[0] == -wanted and (strict or known[1])) or (known[0] == 0 and strict)
        ):
            raise NoValue("the assumptions contradict each other")
        if strict:
            self.nonzero |= {key_of(f) for f, _ in p.factor()[1]}
        content, factors = p.factor()
        sign, rest = wanted * (1 if content > 0 else -1), self.field.one
        for factor, power in factors:
            own = self.of_factor(factor) if power % 2 else None
            if own is not None and own[0] and own[1]:
                sign *= own[0]
            elif power % 2:
                rest *= factor
            elif not strict and not self.is_nonzero(factor):
                return  # an even factor that may vanish: the others are free there
        self._learn(rest if sign > 0 else -rest, strict=strict)

    def _learn(self, p: fmpz_mpoly, *, strict: bool) -> None:
        if p.is_constant() or (p, strict) in self.facts:
            return
        self.facts.append((p, strict))
        used = self.field.used(p)
        if len(used) == 1 and p.total_degree() == 1:
            offset, slope = (integer(part) for part in self.field.by_powers(p, used[0]))
            tighten(used[0], Fraction(-offset, slope), above=slope > 0, strict=strict)

    def _pinned(self, p: fmpz_mpoly) -> bool:
        """Say whether the range of the one generator in p is the one point where p is zero."""
        used = self.field.used(p)
        if len(used) != 1 or p.total_degree() != 1 or used[0].low is None:
            return False
        offset, slope = (integer(part) for part in self.field.by_powers(p, used[0]))
        return used[0].low == used[0].high == Fraction(-offset, slope)

    def of(self, p: fmpz_mpoly) -> Sign | None:
        """Return the sign of a polynomial, or None."""
        if p.is_zero():
            return 0, True
        content, factors = p.factor()
        sign, strict, rest = (1 if content > 0 else -1), True, self.field.one
        for factor, power in factors:
            if power % 2 == 0:
                strict = strict and self.is_nonzero(factor)
                continue
            known = self.of_factor(factor)
            if known is None:
                rest *= factor
            else:
                sign, strict = sign * known[0], strict and known[1]
        if rest.is_one():
            return sign, strict
        for fact, fact_strict in self.facts:
            if rest in (fact, -fact):
                return (sign if rest == fact else -sign), strict and fact_strict
        return None

    def is_nonzero(self, factor: fmpz_mpoly) -> bool:
        """Say whether an irreducible factor cannot vanish."""
        if self.taken_nonzero(factor):
            return True
        known = self.of_factor(factor)
        return known is not None and known[0] != 0 and known[1]

    def never_zero(self, p: fmpz_mpoly) -> bool:
        """Say whether a polynomial cannot vanish."""
        return not p.is_zero() and all(self.is_nonzero(f) for f, _ in p.factor()[1])

    def of_factor(self, p: fmpz_mpoly) -> Sign | None:
        """Return the sign of an irreducible polynomial."""
        if p.is_constant():
            return (1 if integer(p) > 0 else -1), True
        key = str(p)
        if key in self._busy or any(s.kind == "imaginary" for s in self.field.used(p)):
            return None
        self._busy.add(key)
        try:
            found = self._decided(p)
        finally:
            self._busy.discard(key)
        if found is not None and found[0] and self.taken_nonzero(p):
            return found[0], True
        return found

    def _decided(self, p: fmpz_mpoly) -> Sign | None:
        found = None
        for fact, strict in self.facts:
            if p in (fact, -fact) and (found is None or strict):
                found = (1 if p == fact else -1), strict
        return self.by_rules(p) if found is None else found
