"""What a case knows, said in the generators of a certificate.

A letter of the case is a generator, or it is solved for: of ℓ = A/B the case has been told that
Bℓ − A = 0.  With that, what the case says of any letters is said in generators, and the other way
round.  Nothing here is trusted: the case multiplies everything out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from flint import fmpz_mpoly
from flint.utils.flint_exceptions import DomainError

from symsgd.certify.everyday.case import Beyond, Case, domain
from symsgd.certify.everyday.ratios import Ratio, Table, factor
from symsgd.certify.everyday.signs import Term, show, show_nonzero_product
from symsgd.expression.node import Node

Zeros = list[tuple[fmpz_mpoly, fmpz_mpoly]]  # cofactors, and what vanishes
Sign = tuple[fmpz_mpoly, bool]  # p > 0 (True), or p ≥ 0 (False)


class Generators:
    """A case, and what is known of it in generators."""

    def __init__(self, case: Case) -> None:
        self.case, self.claim, self.parts = case, case.claim, case.parts
        self.ring, self.one = case.ring, case.ring.constant(1)
        self.letters = case.ring.gens()[::-1]
        self._generators: dict[int, Node] = {}
        self._solved: dict[int, tuple[Ratio, fmpz_mpoly]] = {}
        self._factors: Table[tuple[int, list[tuple[fmpz_mpoly, int]]]] = Table()
        self._zeros: list[fmpz_mpoly] = []
        self._signs: Table[Sign] = Table()
        facts = (*case.supposed, *(fact for part in case.parts for fact in domain(part)))
        given = (sign for sign in case.needed(*facts) if case.positive(sign[0]))
        self._waiting = [(*sign, _letters(sign[0])) for sign in given]

    # -- signs, in generators ------------------------------------------------------------------

    def constant(self, value: Fraction | int) -> Ratio:
        """Return a rational number."""
        return Ratio(*map(self.ring.constant, Fraction(value).as_integer_ratio()))

    @property
    def signs(self) -> Sequence[Sign]:
        """What is known in generators: p > 0 (True), or p ≥ 0 (False)."""
        return tuple(self._signs)

    def positive(self, *given: fmpz_mpoly, strict: bool = False) -> bool:
        """Say whether polynomials have all been shown to be > 0, or ≥ 0."""
        return self.case.positive(*given, strict=strict)

    def holds(self, a: Ratio, relation: str, b: Ratio) -> bool:
        """Say whether a relation between two fractions has been shown."""
        difference = a + -b
        p, below = self.reduce(difference.above), self.reduce(difference.below)
        if relation == "=":
            return self.positive(p, -p)
        return self.positive(p * below, strict=relation == ">")

    def reduce(self, p: fmpz_mpoly) -> fmpz_mpoly:
        """Return a polynomial of the same value: the remainder modulo what vanishes."""
        return self._reduced(p)[0]

    def _reduced(self, p: fmpz_mpoly) -> tuple[fmpz_mpoly, Zeros]:
        """Return a remainder r and cofactors c such that p = r + Σ c · zero."""
        zeros: Zeros = []
        for zero in self._zeros:
            cofactor, p = divmod(p, zero)
            zeros.append((cofactor, zero))
        return p, [(cofactor, zero) for cofactor, zero in zeros if not cofactor.is_zero()]

    def factor(self, p: fmpz_mpoly) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
        """Return the content and the factors of a polynomial."""
        found = self._factors.get(p)
        if found is None:
            found = self._factors[p] = factor(p)
        return found

    def infer(self, p: fmpz_mpoly, terms: Iterable[Term], over: Sequence[fmpz_mpoly] = ()) -> None:
        """Infer a sign modulo what vanishes."""
        terms = list(terms)
        if not self._zeros:
            self._infer(p, terms, [], over)
            return
        rest = p * prod(over, start=self.one)
        for square, facts in terms:
            rest -= square**2 * prod(facts, start=self.one)
        self._infer(p, terms, self._reduced(rest)[1], over)

    def _infer(
        self, p: fmpz_mpoly, terms: list[Term], zeros: Zeros, over: Sequence[fmpz_mpoly] = ()
    ) -> None:
        self._tell(p, terms, zeros, over)
        self._note(p)

    def _tell(
        self, p: fmpz_mpoly, terms: list[Term], zeros: Zeros, over: Sequence[fmpz_mpoly] = ()
    ) -> None:
        self.case.infer(p, [*terms, *((self.one, zero) for zero in zeros)], over)

    def _note(self, p: fmpz_mpoly) -> None:
        if not p.is_constant():
            p = p.primitive()[1]
            self._signs[p] = p, self.positive(p, strict=True)

    # -- from letters to generators, and back --------------------------------------------------

    def _in_generators(self, p: fmpz_mpoly, but: int = -1) -> tuple[fmpz_mpoly, fmpz_mpoly, Zeros]:
        """Return m, q, and cofactors such that m · p = q + Σ c · zero, with q in generators."""
        scale = self.one
        zeros: Zeros = []
        for i, degree in enumerate(p.degrees()):
            if degree and i not in self._generators and i != but:
                if i not in self._solved:
                    raise Beyond("an expression that is not known yet")
                u, zero = self._solved[i]
                factor, rest = u.below**degree, _put(p, i, degree, u)
                quotient = (p * factor - rest) // zero
                zeros = [(c * factor, z) for c, z in zeros] + [(quotient, zero)]
                p, scale = rest, scale * factor
        rest, more = self._reduced(p)
        return scale, rest, zeros + more

    def establish(self, p: fmpz_mpoly, *, strict: bool) -> None:
        """Show a sign to the case, in its letters."""
        if self.positive(p, strict=strict):
            return
        root = _root(p)
        scale, q, zeros = self._in_generators(p if root is None else root)
        if not show_nonzero_product(self, scale):
            raise Beyond("a denominator that may vanish")
        fact, factor = (scale * q, scale) if root is None else (q * q, q + scale * root)
        zeros = [(factor * c, zero) for c, zero in zeros]
        terms: list[Term] = []
        if root is None and self.positive(q, -q):
            zeros = [(scale, q), *zeros]
        elif show(self, fact, strict=strict):
            terms = [(self.one, [fact])]
        else:
            raise Beyond("a sign that was not shown")
        self._tell(p, terms, zeros, [scale**2])

    def relate(self, *facts: Node) -> None:
        """Show relations to the case."""
        for p, strict in self.case.needed(*facts):
            self.establish(p, strict=strict)

    def update(self, *facts: Node) -> None:
        """Say in generators what the case takes to hold, as far as its letters are known."""
        self._waiting += [(*sign, _letters(sign[0])) for sign in self.case.needed(*facts)]
        before = -1
        while before != len(self._waiting):
            before, waiting, self._waiting = len(self._waiting), self._waiting, []
            for p, strict, letters in waiting:
                unknown = [i for i in letters if self._is_unknown(i)]
                if len(unknown) > 1 or not self._said(p, unknown):
                    self._waiting.append((p, strict, letters))

    def _said(self, p: fmpz_mpoly, unknown: Sequence[int] = ()) -> bool:
        if self.positive(p, -p):
            return all(p.degrees()[i] == 1 for i in unknown) and self._vanishes(p, *unknown)
        if unknown:
            return False
        root = _root(p)
        scale, q, zeros = self._in_generators(p if root is None else root)
        if not show_nonzero_product(self, scale):
            return False
        fact, factor = (scale * q, scale) if root is None else (q * q, q + scale * root)
        self._infer(fact, [(scale, [p])], [(-factor * c, zero) for c, zero in zeros])
        return True

    def _is_unknown(self, i: int) -> bool:
        return i not in self._generators and i not in self._solved

    def _vanishes(self, p: fmpz_mpoly, letter: int = -1) -> bool:
        """Solve for a letter, or note a relation between generators."""
        scale, q, zeros = self._in_generators(p, letter)
        if q.is_zero():
            return True
        common = self.one
        zeros = [(scale, p), *((-c, zero) for c, zero in zeros)]
        if letter >= 0:
            below = q.derivative(letter)
            above = q - below * self.ring.gens()[letter]
            common = above.gcd(below)
            if not show_nonzero_product(self, common):
                return False
            above, below, q = above // common, below // common, q // common
            zeros = [(common * c, zero) for c, zero in zeros]
            self._solved[letter] = Ratio(-above, below), q
        for sign in (1, -1):
            self._tell(sign * q, [], [(sign * c, zero) for c, zero in zeros], [common**2])
        if letter < 0:
            self._zeros.insert(0, q)
            self._note(q)
            self._note(-q)
        return True


def _letters(p: fmpz_mpoly) -> list[int]:
    return [i for i, degree in enumerate(p.degrees()) if degree]


def _root(p: fmpz_mpoly) -> fmpz_mpoly | None:
    try:
        return p.sqrt()
    except DomainError:
        return None


def _put(p: fmpz_mpoly, i: int, degree: int, u: Ratio) -> fmpz_mpoly:
    """Put a fraction in for a letter, and multiply with its denominator to the degree."""
    parts: dict[int, dict[tuple[int, ...], Any]] = {}
    for powers, c in p.to_dict().items():
        parts.setdefault(powers[i], {})[(*powers[:i], 0, *powers[i + 1 :])] = c
    ring = p.context()
    return sum(
        (
            ring.from_dict(part) * u.above ** int(k) * u.below ** int(degree - k)
            for k, part in parts.items()
        ),
        start=ring.constant(0),
    )
