"""How a sign is shown on an open interval: by a rule of signs, by factors, or from an anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node
from symsgd.prove.tower.sign_rules import Sign

_PARTS = tuple(Fraction(v) for v in ("1/2", "1/100", "99/100", "1/7", "5/6"))
_STEPS = tuple(Fraction(v) for v in ("1", "1/100", "1/5", "4", "30"))


@dataclass(frozen=True, slots=True)
class Piece:
    """An open interval of one variable; the context says so, and what the parameters are."""

    name: str
    context: Context

    @property
    def low(self) -> Fraction | None:
        """The lower end."""
        return self.context.domain(self.name).low

    @property
    def high(self) -> Fraction | None:
        """The upper end."""
        return self.context.domain(self.name).high

    def part(self, low: Fraction | None, high: Fraction | None) -> Piece:
        """Return an open interval with other ends."""
        domain = Domain(low, high, low_open=low is not None, high_open=high is not None)
        return replace(self, context=self.context.with_domain(self.name, domain))

    def has_inside(self, value: Fraction) -> bool:
        """Say whether a number lies in the interval."""
        return self.context.domain(self.name).contains(value)

    def samples(self) -> Iterator[Fraction]:
        """Yield some numbers of the interval."""
        low, high = self.low, self.high
        if low is not None and high is not None:
            yield from (low + (high - low) * t for t in _PARTS)
        elif low is not None:
            yield from (low + t for t in _STEPS)
        elif high is not None:
            yield from (high - t for t in _STEPS)
        else:
            yield from (sign * t for t in _STEPS for sign in (1, -1))

    def __str__(self) -> str:
        match self.low, self.high:
            case None, None:
                return "everywhere"
            case low, None:
                return f"for {self.name} > {low}"
            case None, high:
                return f"for {self.name} < {high}"
        return f"for {self.low} < {self.name} < {self.high}"


@dataclass(frozen=True, slots=True)
class Shown:
    """``sign · node ≥ 0`` on the piece; ``strict`` where zero is excluded.

    ``how`` is a rule of signs, an anchor with derivatives, or a product.
    """

    node: Node
    piece: Piece
    sign: int
    strict: bool
    how: BySign | ByExponential | ByProduct | ByAnchor


@dataclass(frozen=True, slots=True)
class BySign:
    """The normal form has that sign."""


@dataclass(frozen=True, slots=True)
class ByExponential:
    """u has the sign of e^u − 1; the node is cofactor · u."""

    exponent: Node
    cofactor: Node
    cofactor_sign: Sign


@dataclass(frozen=True, slots=True)
class ByProduct:
    """The node is the cofactor times factors whose signs are shown one by one."""

    cofactor: Node
    cofactor_sign: Sign
    factors: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ByAnchor:
    """A value at the anchor, and the derivative on either side of it, where there is a side."""

    at: Fraction
    value: Sign
    slopes: tuple[Shown, ...]
    needs: tuple[Node, ...]  # on the piece: the node is analytic, its derivative has a value
    needs_at_end: tuple[Node, ...]  # at an anchor that is an end: it is continuous there
    witnesses: tuple[Fraction, ...] = ()  # where a slope that may vanish certainly does not


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown where an absolute value, maximum or minimum is one of what it may be.

    There is one option where the sign of ``on`` is known on the piece, else there are both.
    """

    kink: Node
    on: Node
    options: tuple[tuple[Node, Choice | Shown], ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """How a difference has its sign: on pieces, at points between; and where it has no value."""

    difference: Node
    name: str
    context: Context
    pieces: tuple[tuple[Piece, Choice | Shown], ...]
    empty: tuple[tuple[Piece, Node], ...]
    points: tuple[Fraction, ...]
    undefined: tuple[tuple[Fraction, Node], ...]
