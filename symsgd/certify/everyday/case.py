"""One case of a proof: the claim, what is supposed, and the fractions of its expressions.

Whatever holds in a case gets there through this class, and is checked here.  Whoever looks for a
proof (:mod:`.search`) says from what something follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import prod

from flint import fmpz_mpoly

from symsgd.certify.everyday.expressions import literal_value, value
from symsgd.certify.everyday.facts import Beyond, Ratio, Wrong
from symsgd.certify.everyday.functions import Domains, Values
from symsgd.expression import node as n
from symsgd.expression.node import Node

ORDERS = {">": (1, True), ">=": (1, False), "<": (-1, True), "<=": (-1, False)}


class Case(Values):
    """The sides of a claim as fractions, wherever what is supposed holds.

    >>> x = n.variable("x")
    >>> case = Case([x / x, n.number(1)], [], {}, 1)
    >>> case.generate("variable", "x")
    >>> for part in case.parts:
    ...     _ = case.fold(part)
    >>> case.conclude("=")
    """

    def __init__(
        self, sides: Sequence[Node], supposed: Iterable[Node], domains: Domains, count: int
    ) -> None:
        super().__init__(domains, count)
        self.sides = tuple(sides)
        supposed = (fact for fact in supposed if fact.value in (*ORDERS, "!="))
        self.supposed = tuple(filter(_is_whole, supposed))
        self.parts = dict.fromkeys(n.walk(*self.supposed, *sides))
        if not all(map(_is_whole, sides)):
            raise Beyond("a claim that distinguishes cases")
        self._fractions: dict[Node, Ratio] = {}

    def suppose(self, fact: Node) -> None:
        """Take an assumption, or the condition of the case, to hold."""
        if fact not in self.supposed:
            raise Wrong("something that is not assumed")
        above, below = self.minus(*map(self.fold, fact.args))
        sign, strict = ORDERS.get(fact.value, (above * below, True))  # ≠: the square is > 0
        self._note(sign * above * below, strict=strict)

    def fold(self, node: Node) -> Ratio:
        """Return a part of the claim as a fraction, after its own parts, and note its domain."""
        if node not in self._fractions:
            if node not in self.parts or not all(arg in self._fractions for arg in node.args):
                raise Beyond("an expression with a part that is no fraction")
            args = [self._fractions[arg] for arg in node.args]
            self._note_domain(node, *args)
            self._fractions[node] = value(self, node, *args)
        return self._fractions[node]

    def _note_domain(self, node: Node, *args: Ratio) -> None:
        """Wherever the claim has values, its parts have."""
        signs = [above * below for above, below in args]
        literal = literal_value(node.args[1]) if len(args) == 2 else None
        name = node.value[0] if node.head == n.APPLY else node.head
        if name == n.DIVIDE:
            self._note(args[1][0] ** 2, strict=True)
        elif name == n.POWER and literal is None and node.args[0] is not n.constant("e"):
            names = n.free_variables(node.args[1])
            if all(self.domains.get(name, {}).get("integer") for name in names):
                raise Beyond("an integer in the exponent")
            self._note(signs[0], strict=True)
        elif name == n.POWER and literal is not None and literal.denominator > 1:
            self._note(signs[0], strict=literal < 0)
        elif name == n.POWER and literal is not None and literal < 0:
            self._note(args[0][0] ** 2, strict=True)
        elif name == "log" or (name == "root" and literal is not None and literal % 2 == 0):
            self._note(signs[0], strict=name == "log")

    def conclude(self, relation: str, over: Sequence[fmpz_mpoly] = ()) -> None:
        """Accept the claim, or raise; what vanishes times polynomials that do not is zero."""
        above, below = self.minus(*map(self.fold, self.sides))
        sign, strict = ORDERS.get(relation, (0, False))
        zero = self.reduce(above * prod(over, start=self.one)).is_zero()
        if relation == "=" and not (zero and all(map(self.nonzero, over))):
            raise Beyond("a difference that is not zero term by term")
        if relation == "!=" and not self.nonzero(above):
            raise Beyond("a difference that may vanish")
        if sign and not self.positive(sign * above * below, strict=strict):
            raise Beyond("the sign of the difference")


def _is_whole(root: Node) -> bool:
    """Say whether an expression has a value only if each of its parts has one."""
    return all(node.head not in (n.PIECEWISE, n.LOGIC, n.DERIVATIVE) for node in n.walk(root))
