"""The tower of generators: exponentials, logarithms, roots and angles over each other.

Each method turns one function of fractions into a fraction, making generators
as it goes.  The comment at a method is the identity between real numbers that
it uses; it holds wherever the original expression has a value.
"""

from __future__ import annotations

from fractions import Fraction

from flint import fmpz_mpoly

from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.functions.table import log
from symsgd.prove.tower import ring as r
from symsgd.prove.tower.integers import prime_powers
from symsgd.prove.tower.lattice import Lattice
from symsgd.prove.tower.ring import Generator, Quotient, RestartNeeded, Ring, Unsupported
from symsgd.prove.tower.roots import Hints, Roots
from symsgd.prove.tower.signs import Signs


class Tower(Roots):
    """The generators of one proof and the functions between them."""

    def __init__(self, context: Context, hints: Hints, *, logistic: bool) -> None:
        self.context = context
        self.hints = hints
        self.complex = False  # i occurs: nothing is taken for granted about real functions
        self.logistic = logistic  # use σ(u) instead of e^u as the generator
        self.ring = Ring(hints.get(("capacity",), 16))
        self.signs = Signs(self.ring)
        self.exponents = Lattice(self.ring)
        self.exponentials: list[tuple[Generator, Quotient]] = []
        self._named: dict[str, Generator] = {}
        self.roots: dict[str, Generator] = {}
        self._logs: dict[str, Generator] = {}
        self.circles: list[tuple[fmpz_mpoly, fmpz_mpoly]] = []  # (sine, cosine) of basis angles

    # -- variables and constants -------------------------------------------------------------

    def variable(self, name: str) -> Quotient:
        """Return a variable."""
        g = self._named.get(name)
        if g is None:
            g = self.ring.new(n.variable(name), range=self.context.domain(name), payload=name)
            self._named[name] = g
        return self.ring.of(g.poly)

    def pi(self) -> Quotient:
        """Return π, a generator with 3 < π < 22/7."""
        g = self._named.get(" pi")
        if g is None:
            inside = Domain(Fraction(3), Fraction(22, 7), low_open=True, high_open=True)
            g = self._named[" pi"] = self.ring.new(n.constant("pi"), range=inside, kind="pi")
        return self.ring.of(g.poly)

    def imaginary(self) -> Quotient:
        """Return i, with i² = −1."""
        g = self._named.get(" i")
        if g is None:
            g = self.ring.new(
                n.constant("i"), degree=2, tail=-self.ring.one, kind="imaginary",
            )  # fmt: skip
            self._named[" i"] = g
        return self.ring.of(g.poly)

    def require_real(self, *values: Quotient) -> None:
        """Refuse complex arguments of real functions."""
        if " i" in self._named:
            place = self._named[" i"].index
            for value in values:
                if value.top.degrees()[place] > 0 or value.below.degrees()[place] > 0:
                    raise Unsupported("complex numbers inside a real function")

    # -- exponentials ------------------------------------------------------------------------

    def exp(self, u: Quotient) -> Quotient:
        """e^(Σ r·ln|f| + v) = Π |f|^r · e^v."""
        self.require_real(u)
        rest, logs = self._split_logs(u)
        result = self.abs_power(logs) if logs else self.ring.constant(1)
        return result if rest.top.is_zero() else result * self.exp_of_basis(rest)

    def _split_logs(self, u: Quotient) -> tuple[Quotient, list[tuple[fmpz_mpoly, Fraction]]]:
        """Take the terms r·ln|f| with rational r out of an exponent."""
        if not u.below.is_constant():
            return self._split_logs_of_fraction(u)
        if not self._logs:
            return u, []
        places = {g.index: g for g in self._logs.values()}
        below = self.ring.integer(u.below)
        kept, logs = {}, []
        for monomial, coefficient in u.top.to_dict().items():
            i = next((i for i in places if monomial[i]), None)
            if i is not None and sum(monomial) == 1:
                logs.append((places[i].payload, Fraction(int(coefficient), below)))
            else:
                kept[monomial] = coefficient
        if not logs:
            return u, []
        return self.ring.quotient(self.ring.context.from_dict(kept), u.below), logs

    def _split_logs_of_fraction(
        self, u: Quotient
    ) -> tuple[Quotient, list[tuple[fmpz_mpoly, Fraction]]]:
        """Take out r·ln|f| where it was brought to the denominator of the other terms."""
        logs = []
        for g in self._logs.values():
            if u.top.degrees()[g.index] == 1:
                coefficient = self.ring.by_powers(u.top, g)[1]
                share = self.ring.quotient(coefficient, u.below).rational()
                if share is not None:
                    logs.append((g.payload, share))
                    u = u - self.ring.of(g.poly) * self.ring.constant(share)
        return u, logs

    def exp_of_basis(self, u: Quotient) -> Quotient:
        """e^(Σ c·b) = Π (e^b)^c over the basis of exponents."""
        combination = self.exponents.combination(u)
        if combination is None:
            place = self.exponents.add(u)
            self._new_exponential(place, u)
            combination = {place: Fraction(1)}
        result = self.ring.constant(1)
        for place, coefficient in combination.items():
            scale = self.hints.get(("exp", place), 1)
            steps = coefficient * scale
            if steps.denominator != 1:
                raise RestartNeeded(("exp", place), scale * steps.denominator)
            result = result * self.exponentials[place][1] ** int(steps)
        return result

    def _new_exponential(self, place: int, u: Quotient) -> None:
        """Make e^b for b = u/scale: as e^b itself, or as σ(b)/(1 − σ(b))."""
        scale = self.hints.get(("exp", place), 1)
        b = n.divide(self.node(u), n.number(scale)) if scale > 1 else self.node(u)
        exponent = u * self.ring.constant(Fraction(1, scale))
        if self.logistic and u.rational() is None:
            g = self.ring.new(n.apply("sigmoid", b), range=r.UNIT, kind="sigmoid", payload=exponent)
            value = self.ring.quotient(g.poly, self.ring.one - g.poly)
        else:
            g = self.ring.new(n.apply("exp", b), range=r.POSITIVE, kind="exp", payload=exponent)
            value = self.ring.of(g.poly)
        self.exponentials.append((g, value))

    def sigmoid(self, u: Quotient) -> Quotient:
        """σ(u) = e^u / (1 + e^u)."""
        e = self.exp(u)
        return self.ring.quotient(e.top, e.top + e.below)

    def tanh(self, u: Quotient) -> Quotient:
        """tanh u = (e^2u − 1) / (e^2u + 1)."""
        e = self.exp(u + u)
        return self.ring.quotient(e.top - e.below, e.top + e.below)

    # -- logarithms --------------------------------------------------------------------------

    def log(self, u: Quotient) -> Quotient:
        """ln u = Σ k·ln|f| over the factors f^k of u, since u > 0."""
        self.require_real(u)
        self.require_known_sign(u)
        if self.ring.is_zero(u):
            raise r.NowhereDefined("the logarithm of zero")
        total = self.ring.constant(0)
        powers: dict[str, tuple[fmpz_mpoly, Fraction]] = {}
        for poly, sign in ((u.top, 1), (u.below, -1)):
            content, factors = self.signs.factors(poly)
            total = total + self._log_integer(abs(content)) * self.ring.constant(sign)
            powers |= {str(f): (f, Fraction(sign * k)) for f, k in factors}
        self.merge_squares(powers)
        for factor, power in powers.values():
            total = total + self.log_abs(factor) * self.ring.constant(power)
        return total

    def _log_integer(self, value: int) -> Quotient:
        total = self.ring.constant(0)
        for prime, power in prime_powers(value):
            total = total + self._log_generator(self.ring.context.constant(prime)) * (
                self.ring.constant(power)
            )
        return total

    def log_abs(self, f: fmpz_mpoly) -> Quotient:
        """Return ln|f| of an irreducible polynomial."""
        used = self.ring.used(f)
        if len(used) == 1:
            g = used[0]
            alone = f == g.poly
            if alone and g.kind == "exp":  # ln e^b = b
                exponent: Quotient = g.payload
                return exponent
            if alone and g.kind == "parity":  # ln |(−1)^m| = 0
                return self.ring.constant(0)
            if alone and g.kind == "root":  # ln |P|^(1/q) = (1/q) Σ ln|factor of P|
                return self.log(self.ring.of(g.payload)) * self.ring.constant(Fraction(1, g.degree))
            if g.kind == "sigmoid" and f in (g.poly - 1, 1 - g.poly):  # ln(1−σ(b)) = ln σ(b) − b
                below: Quotient = g.payload
                return self._log_generator(g.poly) - below
        return self._log_generator(f)

    def _log_generator(self, f: fmpz_mpoly) -> Quotient:
        key = str(f)
        g = self._logs.get(key)
        if g is None:
            node = log(n.apply("abs", self.poly_node(f)))
            known = self.signs.of(f)
            if known is not None and known[0] > 0:
                node = log(self.poly_node(f))
            g = self.ring.new(node, kind="log", payload=f)
            if f.is_constant():
                g.range = r.POSITIVE
            if self.ring.used(f) and self.ring.used(f)[0].kind == "sigmoid" and len(f) == 1:
                g.range = Domain(high=Fraction(0), high_open=True)
            self._logs[key] = g
        return self.ring.of(g.poly)

    # -- back to expressions -----------------------------------------------------------------

    def poly_node(self, p: fmpz_mpoly) -> Node:
        """Return a polynomial as an expression."""
        terms = []
        for monomial, coefficient in zip(p.monoms(), p.coeffs(), strict=True):
            factors = [
                self.ring.generators[i].node ** n.number(int(e))
                if e > 1
                else self.ring.generators[i].node
                for i, e in enumerate(monomial)
                if e
            ]
            size = abs(int(coefficient))
            if size != 1 or not factors:
                factors.insert(0, n.number(size))
            term = factors[0] if len(factors) == 1 else n.multiply(*factors)
            terms.append(-term if coefficient < 0 else term)
        if len(terms) > 1 and terms[0].head == n.NEGATE:
            terms.sort(key=lambda t: t.head == n.NEGATE)
        return terms[0] if len(terms) == 1 else n.add(*terms) if terms else n.number(0)

    def node(self, u: Quotient) -> Node:
        """Return a fraction as an expression."""
        top = self.poly_node(u.top)
        return top if u.below.is_one() else top / self.poly_node(u.below)
