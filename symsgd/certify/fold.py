"""An expression becomes a fraction, by the checker's own arithmetic and checked steps."""

from __future__ import annotations

from fractions import Fraction

from symsgd.certify.field import NoValue, Ratio, Rejected
from symsgd.certify.rules import Rules
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.meaning import meaning

OWN = frozenset(
    (
        *("exp", "log", "root", "sin", "cos", "asin", "acos", "atan", "abs", "sign", "heaviside"),
        *("max", "min", "sigmoid", "tanh", "erf", "gamma", "binomial"),
    )
)
MOST_POWER = 20_000


class Fold:
    """The values of expressions in one case."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.field = rules.field
        self.done: dict[Node, Ratio] = {}

    def of(self, node: Node) -> Ratio:
        """Return an expression as a fraction; raise where a step is missing or unproved."""
        if node not in self.done:
            plain = meaning(node, OWN) if node.head == n.APPLY else node
            self.done[node] = self.of(plain) if plain is not node else self._value(node)
        return self.done[node]

    def _value(self, node: Node) -> Ratio:
        field = self.field
        match node.head:
            case n.NUMBER:
                return field.constant(Fraction(str(node.value)))
            case n.VARIABLE:
                return self._symbol("variable", str(node.value))
            case n.CONSTANT:
                return self._constant(str(node.value))
            case n.ADD:
                total = field.constant(0)
                for arg in node.args:
                    total = field.add(total, self.of(arg))
                return total
            case n.MULTIPLY:
                product = field.constant(1)
                for arg in node.args:
                    product = field.multiply(product, self.of(arg))
                return product
            case n.NEGATE:
                above, below = self.of(node.args[0])
                return -above, below
            case n.DIVIDE:
                return field.divide(self.of(node.args[0]), self.of(node.args[1]))
            case n.POWER:
                base, exponent = (self.of(arg) for arg in node.args)
                return self._power(base, exponent, real=self._has_real_variable(node.args[1]))
            case n.LET | n.WHERE_DEFINED:
                return self.of(node.args[0])
            case n.PIECEWISE:
                return self._piece(node)
            case n.APPLY:
                name, orders = node.value
                args = [self.of(arg) for arg in node.args]
                if name not in OWN:
                    return self.rules.opaque(name, orders, args)
                return self._applied(name, args)
        raise Rejected(f"a {node.head} is not known here")

    def _symbol(self, kind: str, argument: object = None) -> Ratio:
        for s in self.field.symbols:
            if s.kind == kind and s.argument == argument:
                self.rules.activate(s.poly)
                return s.poly, self.field.one
        raise Rejected(f"no generator for the {kind} {argument or ''}")

    def _constant(self, name: str) -> Ratio:
        match name:
            case "pi":
                return self._symbol("pi")
            case "i":
                return self._symbol("imaginary")
            case "e":
                return self.rules.find("exp", self.field.constant(1))
        raise Rejected(f"the constant {name}")

    def _power_of_zero(self, exponent: Ratio) -> Ratio:
        sign = (0, True) if exponent[0].is_zero() else self.rules.sign(exponent)
        if sign is None or not sign[1]:
            raise Rejected("the sign of an exponent is not known")
        if sign[0] < 0:
            raise NoValue("a negative power of zero")
        return self.field.constant(0 if sign[0] else 1)

    def _power(self, base: Ratio, exponent: Ratio, *, real: bool) -> Ratio:
        field, rules = self.field, self.rules
        literal = field.rational(exponent)
        if literal is not None and literal.denominator == 1:
            if abs(literal) > MOST_POWER:
                raise Rejected("a power too large to check")
            return field.power(base, int(literal))
        if literal is not None:
            return rules.find("rational_power", base, str(literal))
        if real:  # such a power has a value for a positive base only
            return self._exp(field.multiply(exponent, rules.find("log", base)))
        if base[0].is_zero():
            return self._power_of_zero(exponent)
        sign = rules.sign(base)
        if sign == (1, True):
            return self._exp(field.multiply(exponent, rules.find("log", base)))
        if sign != (-1, True) or not self._whole(exponent):
            raise Rejected("the sign of a base is not known")
        turned = -base[0], base[1]
        size = self._exp(field.multiply(exponent, rules.find("log", turned)))
        return field.multiply(self._parity(exponent), size)

    def _has_real_variable(self, node: Node) -> bool:
        variables = [s for s in self.field.symbols if s.kind == "variable"]
        whole = {str(s.argument) for s in variables if s.integer}
        return not whole.issuperset(n.free_variables(node))

    def _whole(self, exponent: Ratio) -> bool:
        terms = self.field.linear(exponent)
        used = self.field.used(exponent[0])
        return terms is not None and all(s.integer for s in used) and all(
            c.denominator == 1 for c in terms.values()
        )  # fmt: skip

    def _parity(self, exponent: Ratio) -> Ratio:
        """(−1)^(Σ c·m): m^e has the parity of m."""
        total = self.field.constant(1)
        for monomial, c in (self.field.linear(exponent) or {}).items():
            names = [str(self.field.symbols[i].argument) for i, e in enumerate(monomial) if e]
            if c % 2:
                factor = self.rules.parity(names) if names else self.field.constant(-1)
                total = self.field.multiply(total, factor)
        return total

    def _exp(self, u: Ratio) -> Ratio:
        if u[0].is_zero():
            return self.field.constant(1)
        imaginary = next((s for s in self.field.symbols if s.kind == "imaginary"), None)
        if imaginary is None or not u[0].degrees()[imaginary.index]:
            return self.rules.find("exp", u)
        if u[1].degrees()[imaginary.index]:
            raise Rejected("i in a denominator of an exponent")
        real, other = ((part, u[1]) for part in self.field.by_powers(u[0], imaginary))
        cosine, sine = self.rules.cos_sin(other)
        turn = self.field.add(cosine, self.field.multiply(sine, (imaginary.poly, self.field.one)))
        return self.field.multiply(self._exp(real), turn)

    def _piece(self, node: Node) -> Ratio:
        for value, condition in n.branches(node):
            if self._truth(condition):
                return self.of(value)
        raise NoValue("no branch applies")

    def _truth(self, condition: Node) -> bool:
        if condition.head == n.RELATION:
            difference = self.field.subtract(*(self.of(side) for side in condition.args))
            sign = str(condition.value)
            if sign in ("=", "!="):
                if not difference[0].is_zero() and not self.rules.signs.never_zero(difference[0]):
                    raise Rejected("whether a condition holds is not known")
                return difference[0].is_zero() == (sign == "=")
            order = self._strict_sign(difference)
            return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[sign]
        parts = [self._truth(part) for part in condition.args]
        match str(condition.value):
            case "true" | "false":
                return str(condition.value) == "true"
            case "not":
                return not parts[0]
            case "and":
                return all(parts)
        return any(parts)

    def _strict_sign(self, u: Ratio) -> int:
        if u[0].is_zero():
            return 0
        sign = self.rules.sign(u)
        if sign is None or not (sign[1] and sign[0]):
            raise Rejected("a sign is not known")
        return sign[0]

    def _weak_sign(self, u: Ratio) -> int:
        sign = (0, True) if u[0].is_zero() else self.rules.sign(u)
        if sign is None:
            raise Rejected("a sign is not known")
        return sign[0]

    def _applied(self, name: str, args: list[Ratio]) -> Ratio:
        field, rules, u = self.field, self.rules, args[0]
        one = field.constant(1)
        match name:
            case "exp":
                return self._exp(u)
            case "sigmoid":
                e = self._exp(u)
                return field.divide(e, field.add(one, e))
            case "tanh":
                e = self._exp(field.add(u, u))
                return field.divide(field.subtract(e, one), field.add(e, one))
            case "log":
                if u[0].is_zero():
                    raise NoValue("the logarithm of zero")
                return rules.find("log", u)
            case "sin" | "cos":
                return rules.cos_sin(u)[name == "sin"]
            case "abs":
                return u if self._weak_sign(u) >= 0 else (-u[0], u[1])
            case "sign" | "heaviside":
                sign = self._strict_sign(u)
                return field.constant(sign if name == "sign" else Fraction(sign + 1, 2))
            case "max" | "min":
                order = self._weak_sign(field.subtract(u, args[1]))
                return u if (order >= 0) == (name == "max") else args[1]
            case "root":
                index = field.rational(args[1])
                if index is None or index.denominator != 1:
                    raise Rejected("a root whose index is not known")
                return rules.find("root", u, int(index))
            case "asin":
                return rules.find("asin", u)
            case "acos":
                half_pi = field.multiply(self._symbol("pi"), field.constant(Fraction(1, 2)))
                return field.subtract(half_pi, rules.find("asin", u))
            case "atan":
                length = rules.find("root", field.add(one, field.multiply(u, u)), 2)
                return rules.find("asin", field.divide(u, length))
            case "erf" | "gamma":
                return rules.find(name, u)
        return self._binomial(*args)

    def _binomial(self, top: Ratio, k: Ratio) -> Ratio:
        """n!/(k!(n − k)!) for 0 ≤ k ≤ n."""
        field, one = self.field, self.field.constant(1)
        rest = field.subtract(top, k)
        if not (self.rules.at_least_zero(k) and self.rules.at_least_zero(rest)):
            raise Rejected("a binomial coefficient outside of 0 ≤ k ≤ n")
        values = [self.rules.find("gamma", field.add(part, one)) for part in (top, k, rest)]
        return field.divide(values[0], field.multiply(values[1], values[2]))
