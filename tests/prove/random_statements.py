"""Random relations, and what becomes of them when both sides are changed alike, or not quite."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context, Domain
from symsgd.expression.node import Node, apply, number
from symsgd.read.typed import read_typed_node

LINES = "x; x; y; x - 1; x + 2; 2*x - 1; x - y; x + y; y - 4; y + 1/2; x - 9"
NUMBERS = (0, 1, -1, 2, -2, 3, 4, 9, Fraction(1, 2), Fraction(-1, 2))
FUNCTIONS = ("sqrt", "abs", "exp", "log", "cbrt", "relu", "sigmoid", "tanh")
STEPS = """
u^2 ~ v^2; sqrt(u) ~ sqrt(v); u/w ~ v/w; u*w ~ v*w; u + w ~ v + w; u - v ~ 0; exp(u) ~ exp(v)
log(u) ~ log(v); 1/u ~ 1/v; 2*u ~ 2*v; -u ~ -v; -v ~ -u; abs(u) ~ abs(v); u^3 ~ v^3; 0*u ~ 0*v
u/3 ~ v/3; u*u ~ u*v; tanh(u) ~ tanh(v); -3*u ~ -3*v; u^4 ~ v^4
"""
DOMAINS = (
    *(NAMED[name] for name in ("real", "real", "positive", "nonzero", "integer", "nonnegative")),
    Domain.between(0, 3),
)
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def _read(text: str) -> Node:
    return read_typed_node(text, variables=["x", "y", "u", "v", "w"])


class Statements:
    """A stream of pairs of statements, the same one for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  (statements, not secrets)
        self.lines = [_read(text) for text in LINES.split(";")]
        steps = [step.split("~") for line in STEPS.strip().splitlines() for step in line.split(";")]
        self.steps = [(_read(left), _read(right)) for left, right in steps]

    def expression(self, depth: int) -> Node:
        r, make = self.random.random(), self.expression
        if depth == 0 or r < 0.3:
            return self.random.choice((*self.lines, number(self.random.choice(NUMBERS))))
        if r < 0.5:
            return make(depth - 1) * make(depth - 1)
        if r < 0.65:
            return make(depth - 1) + make(depth - 1)
        if r < 0.75:
            return make(depth - 1) ** number(self.random.choice((2, 2, 3, -1)))
        if r < 0.83:
            return make(depth - 1) / make(depth - 1)
        return apply(self.random.choice(FUNCTIONS), make(depth - 1))

    def pair(self) -> tuple[Node, Node]:
        """Return a relation and what becomes of it in one or two steps, in either order."""
        sign = self.random.choice(("=", "=", "=", "=", "<", "<=", ">", ">=", "!="))
        first = second = n.relation(sign, self.expression(2), self.expression(1))
        for _ in range(self.random.choice((1, 1, 2))):
            if second.head == n.RELATION:
                second = self._step(second)
        return (first, second) if self.random.random() < 0.5 else (second, first)

    def _step(self, statement: Node) -> Node:
        (u, v), w = statement.args, self.random.choice(self.lines)
        r, sign = self.random.random(), str(statement.value)
        if r < 0.1:
            return n.logic("or", statement, n.relation(sign, u, -v))
        if r < 0.2:
            return n.logic("and", statement, n.relation("!=", w, number(0)))
        places = dict(zip(n.variables("u v w"), (u, v, w), strict=True))
        left, right = (n.substitute(side, places) for side in self.random.choice(self.steps))
        return n.relation(TURNED.get(sign, sign) if r < 0.4 else sign, left, right)

    def context(self, *statements: Node) -> Context:
        names = n.free_variables(*statements)
        return Context.of({name: self.random.choice(DOMAINS) for name in names})

    def point(self, context: Context) -> dict[str, Fraction]:
        """Return a point of the domain; solutions are likely among small numbers."""
        return {name: self._value(domain) for name, domain in context.domains}

    def _value(self, domain: Domain) -> Fraction:
        while True:
            value = Fraction(self.random.choice(NUMBERS))
            if self.random.random() < 0.3:
                value = Fraction(self.random.randint(-60, 60), self.random.choice((1, 2, 3, 7)))
            if domain.contains(value):
                return value
