"""Where variables live: intervals, integers, and inequalities that are taken to hold.

A formula never stands without its variables and assumptions.  Both are
immutable here, so that they can be part of every cache key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil, floor

from symsgd.errors import SymsgdError
from symsgd.expression.node import Node


@dataclass(frozen=True, slots=True)
class Domain:
    """A set of real numbers: an interval, its integers, or the interval without zero.

    ``declared`` says that a person stated it; an undeclared variable ranges
    over the reals, but nobody promised that it does.

    >>> Domain.named("positive").contains(Fraction(1, 3))
    True
    >>> Fraction(0) in Domain.between("0", "1")
    True
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False
    integer: bool = False
    nonzero: bool = False
    declared: bool = True

    @classmethod
    def named(cls, name: str) -> Domain:
        """Return ``real``, ``positive``, ``negative``, ``nonnegative``, ``nonzero``, …"""
        try:
            return NAMED[name]
        except KeyError:
            raise SymsgdError(
                "unknown-domain",
                f"no domain is called {name!r}",
                advice=f"use one of {', '.join(NAMED)}, or an interval such as [0, 1]",
            ) from None

    @classmethod
    def between(cls, low: str | int | Fraction, high: str | int | Fraction) -> Domain:
        """Return the closed interval from ``low`` to ``high``."""
        lower, upper = Fraction(low), Fraction(high)
        if lower > upper:
            raise SymsgdError(
                "empty-domain",
                f"the interval [{lower}, {upper}] is empty",
                advice="exchange its ends",
            )
        return cls(lower, upper)

    def contains(self, value: Fraction) -> bool:
        """Say whether a rational number belongs to the domain."""
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        if self.high is not None and (value > self.high or (self.high_open and value == self.high)):
            return False
        if self.integer and value.denominator != 1:
            return False
        return not (self.nonzero and value == 0)

    __contains__ = contains

    def meet(self, other: Domain) -> Domain | None:
        """Return the numbers that belong to both domains, or None if there are none.

        >>> str(Domain.named("positive").meet(Domain.between("-1", "1")))
        '(0, 1]'
        >>> print(Domain.named("positive").meet(Domain.named("negative")))
        None
        """
        low, low_open = _tighter((self.low, self.low_open), (other.low, other.low_open), above=True)
        high, high_open = _tighter(
            (self.high, self.high_open), (other.high, other.high_open), above=False
        )
        found = Domain(
            low, high, low_open, high_open, self.integer or other.integer,
            self.nonzero or other.nonzero, self.declared or other.declared,
        )  # fmt: skip
        found = found._in_integers() if found.integer else found
        low, high = found.low, found.high
        if low is None or high is None or low < high:
            return found
        return found if low == high and low in found else None

    def _in_integers(self) -> Domain:
        """Return the domain with integers as its ends: 4 for what is greater than 3."""
        low, high, zero = self.low, self.high, self.nonzero
        if low is not None:
            low = Fraction(floor(low) + 1 if self.low_open else ceil(low))
            low += bool(zero and not low)
        if high is not None:
            high = Fraction(ceil(high) - 1 if self.high_open else floor(high))
            high -= bool(zero and not high)
        return replace(self, low=low, high=high, low_open=False, high_open=False)

    @property
    def positive(self) -> bool:
        """Whether every member is greater than zero."""
        return self.low is not None and (self.low > 0 or (self.low == 0 and self._zero_excluded()))

    @property
    def negative(self) -> bool:
        """Whether every member is less than zero."""
        return self.high is not None and (
            self.high < 0 or (self.high == 0 and (self.high_open or self.nonzero))
        )

    @property
    def nonnegative(self) -> bool:
        """Whether every member is at least zero."""
        return self.low is not None and self.low >= 0

    @property
    def nonpositive(self) -> bool:
        """Whether every member is at most zero."""
        return self.high is not None and self.high <= 0

    def _zero_excluded(self) -> bool:
        return self.low_open or self.nonzero

    def __str__(self) -> str:
        for name, domain in NAMED.items():
            if domain == self:
                return name
        left = "(-oo" if self.low is None else f"{'(' if self.low_open else '['}{self.low}"
        right = "oo)" if self.high is None else f"{self.high}{')' if self.high_open else ']'}"
        kind = " of integers" if self.integer else ""
        return f"{left}, {right}{kind}{' without 0' if self.nonzero else ''}"


_End = tuple[Fraction | None, bool]  # where an interval ends, and whether that is left out


def _tighter(one: _End, two: _End, *, above: bool) -> _End:
    """Return the end of an interval that lies further in: of two lower ends, the one above."""
    if one[0] is None or two[0] is None:
        return two if one[0] is None else one
    if one[0] == two[0]:
        return one[0], one[1] or two[1]
    return one if (one[0] > two[0]) == above else two


_ZERO, _ONE = Fraction(0), Fraction(1)
NAMED: dict[str, Domain] = {
    "real": Domain(),
    "positive": Domain(low=_ZERO, low_open=True),
    "negative": Domain(high=_ZERO, high_open=True),
    "nonnegative": Domain(low=_ZERO),
    "nonpositive": Domain(high=_ZERO),
    "nonzero": Domain(nonzero=True),
    "integer": Domain(integer=True),
    "nonnegint": Domain(low=_ZERO, integer=True),
    "posint": Domain(low=_ONE, integer=True),
}
UNDECLARED = Domain(declared=False)


@dataclass(frozen=True, slots=True)
class Context:
    """The domains of the variables and the relations that are taken to hold.

    >>> context = Context.of({"x": Domain.named("positive")})
    >>> context.domain("x").positive, context.domain("y").declared
    (True, False)
    """

    domains: tuple[tuple[str, Domain], ...] = ()
    relations: tuple[Node, ...] = ()
    _lookup: dict[str, Domain] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._lookup.update(self.domains)

    @classmethod
    def of(cls, domains: Mapping[str, Domain], relations: Iterable[Node] = ()) -> Context:
        """Return the context with these domains and relations."""
        return cls(tuple(sorted(domains.items(), key=lambda item: item[0])), tuple(relations))

    def domain(self, name: str) -> Domain:
        """Return the domain of a variable; the reals, undeclared, if nobody said anything."""
        return self._lookup.get(name, UNDECLARED)

    def with_domain(self, name: str, domain: Domain) -> Context:
        """Return the context with one more variable."""
        return Context.of({**dict(self.domains), name: domain}, self.relations)

    def assuming(self, *relations: Node) -> Context:
        """Return the context with more relations taken to hold."""
        return Context(self.domains, self.relations + relations)


NOTHING_ASSUMED = Context()
