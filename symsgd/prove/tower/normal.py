"""The normal form: an expression becomes a fraction over a tower of generators."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from symsgd.algebra.algebra import Algebra, evaluate, rational_value
from symsgd.algebra.balls import has_real_variable
from symsgd.algebra.truth import connected
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.tower.angles import Angles
from symsgd.prove.tower.ring import EmptyCase, NowhereDefined, Quotient, Unsupported
from symsgd.prove.tower.roots import Hints
from symsgd.prove.tower.signs import NeedSign, OnBoundary, contradicts
from symsgd.prove.tower.special import Special
from symsgd.prove.tower.tower import Tower

MOST_EXPONENT = 20_000


class NormalForm(Algebra[Quotient]):
    """Fractions over a tower, as one of the algebras an expression can be run in."""

    known = frozenset(
        (
            *("exp", "log", "root", "sin", "cos", "asin", "acos", "atan", "abs", "sign"),
            *("heaviside", "max", "min", "sigmoid", "tanh", "erf", "gamma", "binomial"),
        )
    )

    lazy = True

    def __init__(self, context: Context, hints: Hints, *, logistic: bool) -> None:
        self.context = context
        self.tower = Tower(context, hints, logistic=logistic)
        self.ring = self.tower.ring
        self.angles = Angles(self.tower)
        self.special = Special(self.tower, self.angles)
        self.memo: dict[Node, Quotient] = {}

    def of(self, node: Node) -> Quotient:
        """Return the normal form of an expression."""
        return evaluate(node, self, self.memo)

    def assume(self, *relations: Node) -> None:
        """Take relations to hold; what cannot be expressed here is left out.

        A relation may need the sign that another one tells, so the ones that
        fail are tried again.
        """
        waiting = list(relations)
        while waiting:
            again = [relation for relation in waiting if not self._assumed(relation)]
            if len(again) == len(waiting):
                break
            waiting = again
        conflict = self.tower.signs.conflict()
        if conflict is not None and conflict[1]:
            raise EmptyCase("the signs that are assumed contradict each other")
        if conflict is not None:
            raise OnBoundary(conflict[0])

    def _assumed(self, relation: Node) -> bool:
        """Take one relation to hold; say whether nothing more is to be learned from it."""
        try:
            left, right = (self.of(side) for side in relation.args)
        except NeedSign:
            return False
        except (Unsupported, NowhereDefined):
            return True
        if relation.value == "=":
            return True
        difference = left - right
        signs, sign = self.tower.signs, str(relation.value)
        poly = self.ring.reduce(difference.top) * difference.below
        known = signs.of(poly)
        if contradicts(known, sign):
            raise EmptyCase(f"no point satisfies {relation}")
        if known is not None and known[0] and sign == ("<=" if known[0] > 0 else ">="):
            raise OnBoundary(poly)
        if known is None or not known[1]:
            signs.assume(poly, sign)
        return True

    # -- the algebra -------------------------------------------------------------------------

    def number(self, value: Fraction) -> Quotient:
        """Return a rational number."""
        return self.ring.constant(value)

    def constant(self, name: str) -> Quotient:
        """Return π, e = e¹ or i."""
        match name:
            case "pi":
                return self.tower.pi()
            case "e":
                return self.tower.exp(self.ring.constant(1))
            case "i":
                return self.tower.imaginary()
        raise Unsupported(f"the constant {name}")

    def variable(self, name: str) -> Quotient:
        """Return a variable."""
        return self.tower.variable(name)

    def add(self, terms: Sequence[Quotient]) -> Quotient:
        """Return the sum, taken pairwise so that long sums stay balanced."""
        terms = list(terms) or [self.ring.constant(0)]
        while len(terms) > 1:
            pairs = [a + b for a, b in zip(terms[::2], terms[1::2], strict=False)]
            terms = pairs + ([terms[-1]] if len(terms) % 2 else [])
        return terms[0]

    def divide(self, above: Quotient, below: Quotient) -> Quotient:
        """Return the quotient."""
        return above / below

    def power(self, base: Quotient, exponent: Quotient, written: Node) -> Quotient:
        """Return a power: integer, rational, of e, or e^(v·ln u)."""
        literal = rational_value(written)
        if literal is None:
            literal = exponent.rational()
        if literal is not None and literal.denominator == 1:
            if abs(literal) > MOST_EXPONENT and not base.is_monomial():
                raise Unsupported(f"the power {literal} is too large to expand")
            return base ** int(literal)
        if literal is not None:
            return self.tower.rational_power(base, literal)
        return self._general_power(base, exponent, written)

    def _general_power(self, base: Quotient, exponent: Quotient, written: Node) -> Quotient:
        """u^v = e^(v·ln u) for u > 0; (−|u|)^v = (−1)^v·|u|^v for integers v."""
        self.tower.require_real(base, exponent)
        whole = self.special.integer_part(exponent)
        if has_real_variable(written, self.context):
            return self.tower.exp(exponent * self.tower.log(base))
        if self.ring.is_zero(base):
            return self._power_of_zero(exponent)
        sign = self.tower.sign_value(base, strict=True)
        if sign > 0:
            return self.tower.exp(exponent * self.tower.log(base))
        if whole is None:
            raise Unsupported("a power of a negative number whose exponent may not be an integer")
        return whole * self.tower.exp(exponent * self.tower.log(-base))

    def _power_of_zero(self, exponent: Quotient) -> Quotient:
        """0^k is 0 for k > 0 and 1 for k = 0."""
        sign = 0 if self.ring.is_zero(exponent) else self.tower.sign_value(exponent, strict=True)
        if sign < 0:
            raise NowhereDefined("a negative power of zero")
        return self.ring.constant(0 if sign else 1)

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Quotient]) -> Quotient:
        """Return a function of fractions."""
        if name not in self.known:
            return self.special.opaque(name, orders, args)
        match name:
            case "exp":
                return self._exp(args[0])
            case "log" | "sigmoid" | "tanh" | "abs":
                return getattr(self.tower, name)(args[0])  # type: ignore[no-any-return]
            case "sin":
                return self.angles.cos_sin(args[0])[1]
            case "cos":
                return self.angles.cos_sin(args[0])[0]
            case "asin" | "acos" | "atan":
                return getattr(self.angles, name)(args[0])  # type: ignore[no-any-return]
            case "root":
                return self._root(*args)
            case "binomial":
                return self.special.binomial(*args)
            case "max" | "min":
                return self._extreme(name, *args)
            case "sign":
                return self.ring.constant(self._strict_sign(args[0]))
            case "heaviside":
                return self.ring.constant(Fraction(self._strict_sign(args[0]) + 1, 2))
        return getattr(self.special, name)(args[0])  # type: ignore[no-any-return]

    def _exp(self, u: Quotient) -> Quotient:
        """e^(a+ib) = e^a (cos b + i sin b)."""
        real, imaginary = self.special.complex_parts(u)
        if imaginary is None:
            return self.tower.exp(u)
        cosine, sine = self.angles.cos_sin(imaginary)
        return self.tower.exp(real) * (cosine + self.tower.imaginary() * sine)

    def _root(self, u: Quotient, index: Quotient) -> Quotient:
        k = index.rational()
        if k is None or k.denominator != 1 or not 1 <= k <= MOST_EXPONENT:
            raise Unsupported("a root whose index is not a positive integer")
        return self.tower.root(u, int(k))

    def _extreme(self, name: str, a: Quotient, b: Quotient) -> Quotient:
        difference = a - b
        if self.ring.is_zero(difference):
            return a
        sign = self.tower.sign_value(difference, strict=False)
        return a if (sign >= 0) == (name == "max") else b

    def _strict_sign(self, u: Quotient) -> int:
        if self.ring.is_zero(u):
            return 0
        return self.tower.sign_value(u, strict=True)

    # -- conditions --------------------------------------------------------------------------

    def relation(self, sign: str, left: Quotient, right: Quotient) -> bool:
        """Decide a relation, asking for a case split where its sign is not known."""
        difference = left - right
        if self.ring.is_zero(difference):
            return sign in ("=", "<=", ">=")
        if sign in ("=", "!="):
            for factor, _ in self.tower.signs.factors(self.ring.reduce(difference.top))[1]:
                if not self.tower.signs.is_nonzero(factor):
                    raise NeedSign(factor, strict=True)
            return sign == "!="
        value = self._strict_sign(difference)
        return value > 0 if sign in (">", ">=") else value < 0

    def logic(self, name: str, args: Sequence[bool]) -> bool:
        """Return the truth of a condition."""
        return connected(name, args)

    def piecewise(self, branches: Sequence[tuple[Quotient, bool]]) -> Quotient:
        """Refuse: this is asked only where no branch applies."""
        raise NowhereDefined("no branch of a piecewise expression applies")


def room_for(*roots: Node) -> int:
    """Return how many generators a claim is likely to need."""
    count = sum(node.head in _GENERATING for node in n.walk(*roots))
    return 16 + 8 * ((count + count // 4) // 8) if count > 12 else 16


_GENERATING = (n.VARIABLE, n.APPLY, n.CONSTANT)


def needs_logistic(*roots: Node) -> bool:
    """Say whether σ(u) makes better generators than e^u: σ, tanh or 1 + e^u occurs."""
    for node in n.walk(*roots):
        if node.head == n.APPLY and node.value[0] in _LOGISTIC:
            return True
        if node.head == n.ADD and len(node.args) == 2:
            heads = [arg for arg in node.args if rational_value(arg) == 1]
            if heads and any(_is_exponential(arg) for arg in node.args):
                return True
    return False


_LOGISTIC = frozenset(
    (
        *("sigmoid", "tanh", "softplus", "logsigmoid", "silu", "mish", "logit"),
        *("coth", "sech", "csch"),
    )
)


def _is_exponential(node: Node) -> bool:
    if node.head == n.APPLY:
        return bool(node.value[0] == "exp")
    return node.head == n.POWER and node.args[0] is n.constant("e")
