"""Fractions of integer polynomials in generators, with relations between the generators.

A generator stands for one real function: a variable, e^u, σ(u), ln|f|, a root.
A relation g^k = tail holds wherever the generator has a value.  Every rule used
here is an identity between real numbers at each point where the original
expression has a value; independence of the generators is never used for a
proof, only for completeness.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from flint import Ordering, arb, fmpz, fmpz_mpoly, fmpz_mpoly_ctx

from symsgd.expression.domain import Domain
from symsgd.expression.node import Node, free_variables

ANY = Domain()
MOST_EXPONENT = 10**9
MOST_BITS = 4_000_000
MOST_SCALE = 1000
UNIT = Domain(Fraction(0), Fraction(1), low_open=True, high_open=True)
POSITIVE = Domain(low=Fraction(0), low_open=True)
NONNEGATIVE = Domain(low=Fraction(0))
SYMMETRIC_UNIT = Domain(Fraction(-1), Fraction(1))


class Unsupported(Exception):
    """Something the normal form does not know; the claim stays undecided for this reason."""


class NowhereDefined(Exception):
    """A denominator vanishes identically."""


class EmptyCase(NowhereDefined):
    """The assumptions of a case contradict each other: nothing is left to prove in it."""


class Excluded(Exception):
    """A set without inside that the proof leaves out and names as a condition."""


class RestartNeeded(Exception):
    """The tower must be built again with better choices (finer exponents, more room)."""

    def __init__(self, hint: tuple[object, ...], value: int) -> None:
        super().__init__(hint, value)
        if value > MOST_SCALE and hint != ("capacity",):
            raise Unsupported(f"exponents or angles that differ by the factor {value}")
        self.hint = hint
        self.value = value


@dataclass(slots=True, eq=False)
class Generator:
    """One generator: what it stands for, where its values lie, and its relation."""

    index: int
    poly: fmpz_mpoly
    node: Node
    range: Domain = ANY
    degree: int = 0  # g^degree = tail; 0 means free
    tail: Any = None  # a polynomial
    ball: Callable[[], arb] | None = None  # the value, if the generator is an algebraic number
    house: Callable[[], arb] | None = None  # a bound for all its conjugates
    kind: str = "variable"
    payload: Any = field(default=None, repr=False)
    _constant: bool | None = None

    @property
    def constant(self) -> bool:
        """Whether no variable occurs in it."""
        if self._constant is None:
            self._constant = not free_variables(self.node)
        return self._constant


class Quotient:
    """A fraction of two coprime integer polynomials; the operators are exact."""

    __slots__ = ("below", "ring", "top")

    def __init__(self, top: fmpz_mpoly, below: fmpz_mpoly, ring: Ring) -> None:
        self.top = top
        self.below = below
        self.ring = ring

    def __add__(self, other: Quotient) -> Quotient:
        if self.below == other.below:
            top, below = self.top + other.top, self.below
            if below.is_one():
                return Quotient(top, below, self.ring)
            return self.ring.quotient(top, below)
        shared = self.below.gcd(other.below)
        mine, its = self.below // shared, other.below // shared
        top, below = self.top * its + other.top * mine, self.below * its
        if self.ring.bound:
            return self.ring.quotient(top, below)
        common = top.gcd(shared)  # nothing else can cancel
        if not common.is_one():
            top, below = top // common, below // common
        return Quotient(*_signed(top, below), self.ring)

    def __sub__(self, other: Quotient) -> Quotient:
        return self + (-other)

    def __neg__(self) -> Quotient:
        return Quotient(-self.top, self.below, self.ring)

    def __mul__(self, other: Quotient) -> Quotient:
        if self.below.is_one() and other.below.is_one():
            return Quotient(self.ring.reduce(self.top * other.top), self.below, self.ring)
        if self.ring.bound:
            return self.ring.quotient(self.top * other.top, self.below * other.below)
        first, second = self.top.gcd(other.below), other.top.gcd(self.below)
        top = (self.top // first) * (other.top // second)
        return Quotient(top, (self.below // second) * (other.below // first), self.ring)

    def __truediv__(self, other: Quotient) -> Quotient:
        if self.ring.is_zero(other):
            raise NowhereDefined("division by an expression that is identically zero")
        return self.ring.quotient(self.top * other.below, self.below * other.top)

    def __pow__(self, exponent: int) -> Quotient:
        if exponent < 0:
            if self.ring.is_zero(self):
                raise NowhereDefined("division by an expression that is identically zero")
            return Quotient(*_signed(self.below, self.top), self.ring) ** (-exponent)
        if exponent > MOST_EXPONENT or exponent * self._bits() > MOST_BITS:
            raise Unsupported(f"the power {exponent} is too large to expand")
        if exponent * max(len(self.top), len(self.below), 1) > 20_000 and not self.is_monomial():
            raise Unsupported(f"the power {exponent} is too large to expand")
        if not self.ring.bound:
            return Quotient(self.top**exponent, self.below**exponent, self.ring)
        result = self.ring.constant(1)
        base = self
        while exponent:
            if exponent & 1:
                result = result * base
            exponent >>= 1
            if exponent:
                base = base * base
        return result

    def _bits(self) -> int:
        """Return the length of the longest coefficient that a power would make longer."""
        coefficients = (*self.top.coeffs(), *self.below.coeffs())
        return max((abs(int(c)).bit_length() - 1 for c in coefficients), default=0)

    def is_monomial(self) -> bool:
        """Say whether top and below have one term each."""
        return len(self.top) <= 1 and len(self.below) <= 1

    def key(self) -> str:
        """Return a text that determines the fraction."""
        return f"{self.ring.reduce(self.top)}/{self.below}"

    def rational(self) -> Fraction | None:
        """Return the value if it is a rational number."""
        if self.top.is_constant() and self.below.is_constant():
            return Fraction(_integer(self.top), _integer(self.below))
        return None


def _integer(p: fmpz_mpoly) -> int:
    return int(p.leading_coefficient()) if not p.is_zero() else 0


def _signed(top: fmpz_mpoly, below: fmpz_mpoly) -> tuple[fmpz_mpoly, fmpz_mpoly]:
    return (-top, -below) if below.leading_coefficient() < 0 else (top, below)


class Ring:
    """The polynomial ring of one proof; generators are handed out as they are needed."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        names = tuple(f"g{i}" for i in range(capacity))
        self.context = fmpz_mpoly_ctx.get(names, Ordering.degrevlex)
        self.generators: list[Generator] = []
        self.bound: list[Generator] = []  # generators with a relation, in order of creation
        self.one = self.context.constant(1)
        self.zero = self.context.constant(0)

    def new(self, node: Node, **what: object) -> Generator:
        """Return a new generator that stands for ``node``."""
        index = len(self.generators)
        if index == self.capacity:
            raise RestartNeeded(("capacity",), 2 * self.capacity)
        generator = Generator(index, self.context.gen(index), node, **what)  # type: ignore[arg-type]
        self.generators.append(generator)
        if generator.degree:
            self.bound.append(generator)
        return generator

    def constant(self, value: int | Fraction) -> Quotient:
        """Return a rational number."""
        value = Fraction(value)
        return Quotient(
            self.context.constant(value.numerator), self.context.constant(value.denominator), self
        )

    def of(self, poly: fmpz_mpoly) -> Quotient:
        """Return a polynomial as a fraction."""
        return Quotient(poly, self.one, self)

    def quotient(self, top: fmpz_mpoly, below: fmpz_mpoly) -> Quotient:
        """Return the fraction in lowest terms, with relations applied."""
        if self.bound:
            top, below = self.reduce(top), self.reduce(below)
            if below.is_zero():
                raise NowhereDefined("division by an expression that is identically zero")
        common = top.gcd(below)
        if not common.is_one():
            top, below = top // common, below // common
        return Quotient(*_signed(top, below), self)

    def reduce(self, p: fmpz_mpoly) -> fmpz_mpoly:
        """Return the polynomial with every relation applied."""
        if not self.bound:
            return p
        again = True
        while again:
            again = False
            degrees = p.degrees()
            for generator in reversed(self.bound):
                if degrees[generator.index] >= generator.degree:
                    p = self._lower(p, generator)
                    degrees = p.degrees()
                    again = True
        return p

    def _lower(self, p: fmpz_mpoly, generator: Generator) -> fmpz_mpoly:
        """Replace g^(k·degree) by tail^k."""
        parts: dict[int, dict[tuple[int, ...], fmpz]] = {}
        i, degree = generator.index, generator.degree
        for monomial, coefficient in p.to_dict().items():
            times, rest = divmod(monomial[i], degree)
            kept = (*monomial[:i], rest, *monomial[i + 1 :])
            parts.setdefault(times, {})[kept] = coefficient
        total = self.zero
        for times, part in parts.items():
            total += self.context.from_dict(part) * generator.tail**times
        return total

    def is_zero(self, value: Quotient) -> bool:
        """Say whether a fraction is certainly zero wherever it has a value."""
        from symsgd.prove.tower.algebraic import vanishes

        top = self.reduce(value.top)
        return top.is_zero() or vanishes(self, top)

    def by_powers(self, p: fmpz_mpoly, generator: Generator) -> list[fmpz_mpoly]:
        """Return the coefficients of 1, g, g², … as polynomials in the other generators."""
        i = generator.index
        parts: list[dict[tuple[int, ...], fmpz]] = [{} for _ in range(int(p.degrees()[i]) + 1)]
        for monomial, coefficient in p.to_dict().items():
            parts[monomial[i]][(*monomial[:i], 0, *monomial[i + 1 :])] = coefficient
        return [self.context.from_dict(part) for part in parts]

    def used(self, p: fmpz_mpoly) -> list[Generator]:
        """Return the generators that occur in a polynomial."""
        degrees = p.degrees()
        return [g for g in self.generators if degrees[g.index] > 0]

    def integer(self, p: fmpz_mpoly) -> int:
        """Return a constant polynomial as an integer."""
        return _integer(p)
