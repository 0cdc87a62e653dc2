"""Claims of the kinds on which systems go wrong: branches of inverse functions, signs of roots."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context, Domain
from symsgd.expression.node import Node, number
from symsgd.read.typed import read_typed_node
from tests.prove.random_claims import ASSUMPTIONS, DOMAINS, INTEGERS

BRANCHES = """
2*atan(x) = asin(2*x/(1 + x^2))
2*atan(x) = acos((1 - x^2)/(1 + x^2))
2*asin(x) = asin(2*x*sqrt(1 - x^2))
2*asin(x) = acos(1 - 2*x^2)
atan(x) + atan((1 - x)/(1 + x)) = pi/4
acos(x) = 2*asin(sqrt((1 - x)/2))
acos(x) = 2*atan(sqrt((1 - x)/(1 + x)))
atan(2*x/(1 - x^2)) = 2*atan(x)
asin(3*x - 4*x^3) = 3*asin(x)
atan(x) + atan(y) = atan((x + y)/(1 - x*y))
asin(x) + asin(y) = asin(x*sqrt(1 - y^2) + y*sqrt(1 - x^2))
atan(sinh(x)) = 2*atan(tanh(x/2))
acos(sqrt(1 - x^2)) = asin(x)
atan(x - 1/x) = 2*atan(x) - pi/2
asinh(x) = log(x + sqrt(x^2 + 1))
acosh(2*x^2 - 1) = 2*acosh(x)
atan(1/x) = pi/2 - atan(x)
acot(x) = pi/2 - atan(x)
asec(x) = atan(sqrt(x^2 - 1))
atan2(y, x) = atan(y/x)
atan2(y, x) = 2*atan(y/(x + sqrt(x^2 + y^2)))
asin(sin(x)) = x
acos(cos(x)) = abs(x)
atan(tan(x)) = x - pi
asin(cos(x)) = pi/2 - abs(x)
acosh(cosh(x)) = x
"""
INSIDE = "x; x + 1; 2*x; x - 2; x/3; x^2; -x; exp(x); 1/x"
FACTORS = """
x; y; x - 1; x + y; x - y; x^2 + 1; x^2; -x; x*y; exp(x) - 1; sin(x); 1 - x; cos(y); n; n - 1
2*n - 5; log(x); abs(x) - 1; x^2 - y; x^2 - 1
"""
RADICALS = """
sqrt(u); cbrt(u); u^(1/2); u^(1/3); u^(-2/3); u^(3/4); root(u, 3); root(u, 4); abs(u); log(u)
exp(log(u)/2); sign(u); heaviside(u); u
"""
TWISTS = """
u*sign(v)^2; u*v/abs(v); u*abs(v)/sqrt(v^2); u + v - abs(v); u + v - max(v, 0); u*sqrt(v)^2/v
u + heaviside(v) - 1; u + sqrt(v^2) - v; u + sqrt(v^2*y) - abs(v)*sqrt(y); u*cbrt(v^3)/v
u*abs(v)^n/v^n; Piecewise((u, v < 0), (u, True)); Piecewise((u, v >= 0), (u*sign(v), True))
Piecewise((0, v == 0), (u, True))
"""


def _read(texts: str) -> tuple[Node, ...]:
    parts = [part for line in texts.splitlines() for part in line.split(";") if part.strip()]
    return tuple(read_typed_node(part, variables=["x", "y", "n", "u", "v"]) for part in parts)


class Families:
    """A stream of such claims, the same one for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  (claims, not secrets)
        lines = [line.split(" = ") for line in BRANCHES.strip().splitlines()]
        self.branches_of = [(_read(left)[0], _read(right)[0]) for left, right in lines]
        self.inside, self.factors = _read(INSIDE), _read(FACTORS)
        self.roots, self.twists = _read(RADICALS), _read(TWISTS)

    def context(self) -> Context:
        choice = self.random.choice
        assumed = (choice(ASSUMPTIONS),) if self.random.random() < 0.15 else ()
        domains = {"x": self.domain(), "y": self.domain(), "n": choice(INTEGERS)}
        return Context.of(domains, assumed)

    def domain(self) -> Domain:
        if self.random.random() < 0.5:
            return self.random.choice((*DOMAINS, NAMED["real"]))
        low = Fraction(self.random.randint(-12, 12), self.random.choice((1, 2, 3, 4)))
        width = Fraction(self.random.randint(1, 12), self.random.choice((1, 2, 4, 8)))
        return Domain(low, low + width)

    def branches(self) -> tuple[Node, Node]:
        """Return a law of inverse functions that holds on a part of the line."""
        left, right = self.random.choice(self.branches_of)
        place = {n.variable("x"): self.random.choice(self.inside)}
        more = self.random.choice((None, None, None, n.constant("pi"), number(Fraction(1, 10**6))))
        left, right = n.substitute(left, place), n.substitute(right, place)
        return left, right if more is None else right + more

    def radicals(self) -> tuple[Node, Node]:
        """Return products of roots, and the same with a sign that matters somewhere."""
        left = self._root()
        for _ in range(self.random.randrange(3)):
            left = self.random.choice(
                (left * self._root(), left + self._root(), left / self._root())
            )
        twist, v = self.random.choice(self.twists), self.random.choice(self.factors)
        return left, n.substitute(twist, {n.variable("u"): left, n.variable("v"): v})

    def _root(self) -> Node:
        product = self.random.choice(self.factors)
        for _ in range(self.random.randrange(3)):
            exponent = number(self.random.choice((1, 1, 2, 3, -1)))
            product = product * self.random.choice(self.factors) ** exponent
        return n.substitute(self.random.choice(self.roots), {n.variable("u"): product})
