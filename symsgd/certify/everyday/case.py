"""One case of a proof: both sides become fractions, and the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod

from symsgd.certify.everyday.fractions import Beyond, Json, Ratio, Wrong
from symsgd.certify.everyday.steps import Steps
from symsgd.expression import node as n
from symsgd.expression.node import Node

ROUNDS = 3  # one fact may need the sign that another one tells
ORDERS = {">": (1, True), ">=": (1, False), "<": (-1, True), "<=": (-1, False)}


class Case(Steps):
    """The fractions of the expressions in one case."""

    def __init__(self, leaf: Json, sides: Sequence[Node], domains: Json, known: list[Node]) -> None:
        super().__init__(leaf, domains)
        self.domains = domains
        self.sides = sides
        self.done: dict[Node, Ratio] = {}
        waiting = [*known, *_conditions(sides, domains)]
        for _ in range(ROUNDS):
            waiting = [fact for fact in waiting if not self._learned(fact)]
            self.relate()
        if not self.complete:
            raise Beyond("a root of something that may be negative")

    def check(self, leaf: Json, relation: str) -> None:
        """Accept the case, or raise."""
        left, right = (self.of(side) for side in self.sides)
        if relation == "=":
            for name, side in (("left", left), ("right", right)):
                if not self.same(side, self.ratio(leaf[name])):
                    raise Wrong(f"the {name} side has another normal form")
            if not self.same(left, right):
                raise Beyond("a difference that is not zero term by term")
            if not self.reduce(self.polynomial(leaf["numerator"])).is_zero():
                raise Wrong("the numerator is not zero")
        elif not self._ordered(relation, self.subtract(left, right)):
            raise Beyond("the sign of the difference")
        for step in self.steps:  # those that were not needed, too
            self.justify(step)

    def _ordered(self, relation: str, difference: Ratio) -> bool:
        product = difference[0] * difference[1]
        if relation == "!=":
            return self.nonzero(product)
        sign, strict = ORDERS[relation]
        return self.positive(sign * product, strict=strict)

    def _learned(self, fact: Node) -> bool:
        """Note what is taken to hold; say whether there is nothing more to be learned from it."""
        if fact.head != n.RELATION or fact.value not in ORDERS:
            return True
        try:
            above, below = self.subtract(*map(self.of, fact.args))
        except Beyond:
            return False
        sign, strict = ORDERS[fact.value]
        self.note(sign * above * below, strict=strict)
        return True

    # -- expressions -----------------------------------------------------------------------------

    def of(self, root: Node) -> Ratio:
        """Return an expression as a fraction."""
        for node in n.walk(root):
            if node not in self.done:
                self.done[node] = self._of(node, [self.done[arg] for arg in node.args])
        return self.done[root]

    def _of(self, node: Node, args: list[Ratio]) -> Ratio:
        match node.head:
            case n.NUMBER:
                return self.constant(node.value)
            case n.VARIABLE:
                return self._letter("variable", node.value)
            case n.CONSTANT if node.value == "e":
                return self.find("exp", self.constant(1))
            case n.CONSTANT if node.value == "pi":
                return self._letter("pi", None)
            case n.ADD:
                total = self.constant(0)
                for above, below in args:
                    total = self.subtract(total, (-above, below))
                return total
            case n.MULTIPLY:
                return self.fraction(
                    *(prod(parts, start=self.one) for parts in zip(*args, strict=True))
                )
            case n.NEGATE:
                return -args[0][0], args[0][1]
            case n.DIVIDE:
                return self.times(args[0], self.power(args[1], -1))
            case n.LET | n.WHERE_DEFINED:
                return args[0]
            case n.POWER:
                return self._power(node, *args)
            case n.APPLY:
                return self._applied(node, args)
        raise Beyond(f"a {node.head}")

    def _letter(self, kind: str, argument: str | None) -> Ratio:
        if (kind, argument) not in self.generators:
            raise Wrong(f"no generator for the {kind} {argument or ''}")
        return self.letters[self.generators.index((kind, argument))], self.one

    def _power(self, node: Node, base: Ratio, exponent: Ratio) -> Ratio:
        literal = literal_value(node.args[1])
        if node.args[0] is n.constant("e"):
            return self.find("exp", exponent)
        if literal is not None and literal.denominator == 1:
            return self.power(base, int(literal))
        if literal is not None:
            return self.find("rational_power", base, literal)
        if not _is_real(node.args[1], self.domains):
            raise Beyond("an integer in the exponent")
        return self.find("exp", self.times(exponent, self.find("log", base)))

    def _applied(self, node: Node, args: list[Ratio]) -> Ratio:
        name, orders = node.value
        u = args[0]
        if any(orders):
            raise Beyond(f"the derivative of {name}")
        match name:
            case "exp" | "log":
                return self.find(name, u)
            case "sigmoid":
                above, below = self.find("exp", u)
                return self.fraction(above, above + below)
            case "root" if index := literal_value(node.args[1]):
                return self.find("root", u, 1 / index)
            case "abs":
                return u if self._greater(u, self.constant(0)) else (-u[0], u[1])
            case "max":
                return u if self._greater(*args) else args[1]
            case "min":
                return args[1] if self._greater(*args) else u
        raise Beyond(f"the function {name}")

    def _greater(self, a: Ratio, b: Ratio) -> bool:
        known = self.greater(a, b)
        if known is None:
            raise Beyond("which of two values is the greater one")
        return known


def literal_value(node: Node) -> Fraction | None:
    """Return the value of a number, also written as −p or p/q.

    >>> literal_value(-(n.number(1) / n.number(2)))
    Fraction(-1, 2)
    """
    if node.head == n.NUMBER:
        return Fraction(node.value)
    parts = [literal_value(arg) for arg in node.args] if node.head in (n.NEGATE, n.DIVIDE) else []
    if len(parts) == 1 and parts[0] is not None:
        return -parts[0]
    if len(parts) == 2 and parts[0] is not None and parts[1]:
        return parts[0] / parts[1]
    return None


def _is_real(exponent: Node, domains: Json) -> bool:
    """Say whether a power with this exponent has a value for a positive base only."""
    names = n.free_variables(exponent)
    return any(not domains.get(name, {}).get("integer") for name in names)


def _conditions(sides: Sequence[Node], domains: Json) -> Iterator[Node]:
    """Yield what holds wherever both sides have values."""
    zero = n.number(0)
    for node in n.walk(*sides):
        if node.head == n.PIECEWISE:
            raise Beyond("a claim that distinguishes cases")
        base = node.args[0] if node.args else zero
        if node.head == n.APPLY and node.value[0] == "log":
            yield n.relation(">", base, zero)
        elif node.head == n.APPLY and node.value[0] == "root":
            index = literal_value(node.args[1])
            if index is not None and index % 2 == 0:
                yield n.relation(">=", base, zero)
        elif node.head == n.POWER:
            power = literal_value(node.args[1])
            if power is not None and power.denominator % 2 == 0:
                yield n.relation(">=", base, zero)
            elif power is None and _is_real(node.args[1], domains):
                yield n.relation(">", base, zero)
