"""Random claims: expressions, and rewritings of them that are true always, sometimes or never."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context, Domain
from symsgd.expression.node import Node, apply, number
from tests.prove.rewritings import rewriting

UNARY = (
    *("sqrt", "cbrt", "abs", "log", "exp", "sin", "cos", "tan", "asin", "acos", "atan", "sigmoid"),
    *("tanh", "softplus", "relu", "sign", "heaviside", "erf", "sinh", "cosh", "asinh", "logit"),
    *("silu", "softsign", "expm1", "log1p", "sech", "acot", "sinc", "acosh", "atanh", "asec"),
    *("gamma", "factorial", "csc", "csch", "mish", "elu", "leaky_relu", "gelu", "erfc", "identity"),
)
BINARY = ("max", "min", "max", "min", "atan2", "binomial", "log_base")
DOMAINS = (
    *(NAMED[name] for name in ("real", "real", "positive", "nonnegative", "negative", "nonzero")),
    *(Domain(declared=False), Domain.between(0, 1), Domain.between(-1, 1), Domain.between(2, 3)),
)
INTEGERS = tuple(NAMED[name] for name in ("integer", "nonnegint", "posint"))
OFFSETS = (-2001, -50, Fraction(-7, 2), Fraction(1, 10), 1000, -1, 1)


def _assumptions() -> tuple[Node, ...]:
    x, y, k, zero = *n.variables("x y n"), number(0)
    products = (
        x * y,
        x**2 * y,
        x * y**2 - x,
        x + y,
        x - y,
        x**2 - y,
        2 * k - 7,
        x**3 * y**2,
        k * x,
    )
    return tuple(n.relation(sign, p, zero) for p in products for sign in (">", ">=", "<=", "!="))


ASSUMPTIONS = _assumptions()


class Claims:
    """A stream of random claims, the same one for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  (claims, not secrets)
        self.leaves = n.variables("x y")

    def context(self) -> Context:
        choice = self.random.choice
        domains = {"x": choice(DOMAINS), "y": choice(DOMAINS), "n": choice(INTEGERS)}
        assumed = () if self.random.random() < 0.75 else (self.random.choice(ASSUMPTIONS),)
        return Context.of(domains, assumed)

    def leaf(self) -> Node:
        r = self.random.random()
        if r < 0.6:
            return self.random.choice(self.leaves)
        if r < 0.66:
            return n.variable("n")
        if r < 0.7:
            return n.constant(self.random.choice(("pi", "e")))
        if r < 0.74:
            x = self.random.choice((*self.leaves, n.variable("n")))
            return number(self.random.choice((1, 2, 3, 1000))) * x + self.random.choice(OFFSETS)
        return number(self.random.choice((0, 1, 2, 3, -1, -2, Fraction(1, 2), Fraction(-1, 3))))

    def expression(self, depth: int) -> Node:
        if depth == 0:
            return self.leaf()
        r, make = self.random.random(), self.expression
        if r < 0.3:
            return make(depth - 1) + make(self.random.randrange(depth))
        if r < 0.48:
            return make(depth - 1) * make(self.random.randrange(depth))
        if r < 0.56:
            return make(depth - 1) / make(self.random.randrange(depth))
        if r < 0.64:
            return make(depth - 1) ** self.exponent()
        if r < 0.7:
            return apply(
                self.random.choice(BINARY), make(depth - 1), make(self.random.randrange(depth))
            )
        if r < 0.74:
            return self.piecewise(depth)
        return apply(self.random.choice(UNARY), make(depth - 1))

    def exponent(self) -> Node:
        literal = (2, 3, -1, -2, Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(-1, 2))
        if self.random.random() < 0.2:
            return self.random.choice(
                (n.variable("n"), n.variable("n") + 1, 2 * n.variable("n"), n.variable("y"))
            )
        return number(self.random.choice(literal))

    def piecewise(self, depth: int) -> Node:
        sign = self.random.choice(n.RELATIONS)
        condition = n.relation(sign, self.expression(depth - 1), self.leaf())
        return n.piecewise(
            (self.expression(depth - 1), condition), (self.expression(0), n.logic("true"))
        )

    def pair(self, depth: int = 3) -> tuple[Node, Node]:
        """Return an expression and a rewriting of it."""
        left = self.expression(depth)
        right = left
        for _ in range(self.random.randrange(1, 3)):
            right = self.rewritten(right)
        return left, right

    def rewritten(self, root: Node) -> Node:
        """Change one part by a rule that holds always, somewhere or nowhere."""
        parts = [node for node in n.walk(root) if node.head not in (n.RELATION, n.LOGIC)]
        part = self.random.choice(parts)
        return n.substitute(root, {part: rewriting(part, self.random)})
