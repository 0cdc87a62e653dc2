"""Each expression of a case as a fraction in the generators of a certificate.

Nothing here is trusted: :class:`.case.Case` checks what it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import fmpz_mpoly

from symsgd.certify.everyday.case import LETTERS, Beyond, Case, instance
from symsgd.certify.everyday.generators import Generators
from symsgd.certify.everyday.point import literal
from symsgd.certify.everyday.ratios import Ratio, Table, lowest
from symsgd.certify.everyday.tables import FIELD
from symsgd.expression import node as n
from symsgd.expression.node import Node

Symbol = tuple[str, Any]


class Known(Generators):
    """A case, and what is known of it: signs in generators, and expressions as fractions."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self.ratios: dict[Node, Ratio] = {}
        self._functions: list[tuple[Symbol, tuple[Ratio, ...], Node]] = []
        self._nodes: Table[Table[Node]] = Table()  # of numerators, of denominators

    def node(self, u: Ratio) -> Node:
        """Return an expression whose value is a fraction that has one."""
        row: Table[Node] | None = self._nodes.get(u.above)
        if row is None:
            row = self._nodes[u.above] = Table()
        node = row.get(u.below)
        if node is None:
            above, below = map(self._sum, (u.above, u.below))
            node = row[u.below] = above if u.below.is_one() else above / below
            self.fold(node)
        return node

    def _sum(self, p: fmpz_mpoly) -> Node:
        terms = []
        for powers, c in p.terms():
            factors = [] if c == 1 and any(powers) else [n.number(int(c))]
            for i, power in enumerate(powers):
                if power:
                    letter = self._generators[i]
                    factors.append(letter if power == 1 else letter ** int(power))
            terms.append(factors[0] if len(factors) == 1 else n.multiply(*factors))
        return n.number(0) if not terms else terms[0] if len(terms) == 1 else n.add(*terms)

    def name(self, head: str, value: Any, *args: Ratio) -> Ratio:  # noqa: ANN401 - of any head
        """Take a variable, or a function, for a generator."""
        node = n.make(head, value, tuple(map(self.node, args)))
        letter = self.case.value(node)
        self._generators[_index(letter)] = node
        self._remember(node, args, Ratio(letter, self.one))
        self.update()
        return self.ratios[node]

    def _remember(self, node: Node, args: tuple[Ratio, ...], found: Ratio) -> None:
        self.ratios[node] = found
        self._functions.append(((node.head, node.value), args, node))

    def value(self, head: str, value: Any, *args: Ratio) -> Ratio:  # noqa: ANN401 - of any head
        """Return a value that has been shown: equal arguments give equal values."""
        return self.ratios[self._like((head, value), args)]

    def _like(self, symbol: Symbol, args: tuple[Ratio, ...]) -> Node:
        for known, places, node in self._functions:
            if known == symbol and all(
                self.holds(at, "=", arg) for at, arg in zip(places, args, strict=True)
            ):
                return node
        raise Beyond(f"no step gives {symbol[0]} {symbol[1] or ''} of an argument")

    def fold(self, root: Node) -> Ratio:
        """Return an expression as a fraction."""
        if root not in self.ratios:
            for node in n.walk(root):
                if node not in self.ratios:
                    self.ratios[node] = self._folded(node)
        return self.ratios[root]

    def _folded(self, node: Node) -> Ratio:
        value = self.case.value(node)
        if node.head == n.NUMBER:
            above, below = map(n.number, node.value.as_integer_ratio())
            return Ratio(value, self.one) if value.is_constant() else self.fold(above / below)
        args = tuple(self.ratios[arg] for arg in node.args)
        k = literal(node.args[1]) if node.head == n.POWER else -1
        if node.head not in LETTERS or (k >= 0 and k % 1 == 0):
            found = args[0] ** args[1] if node.head == n.POWER else FIELD[node.head](*args)
            return lowest(self.reduce(found.above), self.reduce(found.below))
        letter = _index(value)
        if letter in self._generators:
            return Ratio(value, self.one)
        if letter not in self._solved:
            self._solve(node, args)
        if letter not in self._solved:
            raise Beyond("a value that has not been shown")
        return self._solved[letter][0]

    def _solve(self, node: Node, args: tuple[Ratio, ...]) -> None:
        k = literal(node.args[1]) if node.head == n.POWER else 0
        if node.head == n.DIVIDE:
            for p, strict in self.case.needed(n.relation("!=", node.args[1], n.number(0))):
                if self.positive(p, strict=strict):
                    self._said(p)
            given = {"a": node.args[0], "b": node.args[1]}
            shown, *needed = instance("quotient", given)
            self._tell_row("quotient", given, shown, needed)
        elif k < 0 and k % 1 == 0:
            self._use("power_minus", {"a": node.args[0], "k": n.number(int(-k))})
        if self._is_unknown(_index(self.case.value(node))):
            like = self._like((node.head, node.value), args)
            self.relate(*(n.relation("=", a, b) for a, b in zip(node.args, like.args, strict=True)))
            self.case.equate(node, *like.args)
            self.update(n.relation("=", node, like))

    def use(self, row: str, **given: Ratio) -> None:
        """Use a row of the table, after what it needs has been shown to the case."""
        self._use(row, {name: self.node(u) for name, u in given.items()})

    def _use(self, row: str, given: dict[str, Node]) -> None:
        shown, *needed = instance(row, given)
        function, result = shown.args
        is_new = shown.value == "="
        for node in (*(function.args if is_new else (function,)), result):
            self.fold(node)
        for fact in needed:
            for side in fact.args:
                self.fold(side)
        self._tell_row(row, given, shown, needed)
        if is_new and function.head in LETTERS and function not in self.ratios:
            self._remember(function, tuple(map(self.fold, function.args)), self.fold(function))

    def _tell_row(
        self, row: str, given: dict[str, Node], shown: Node, needed: Sequence[Node]
    ) -> None:
        self.relate(*needed)
        self.case.use(row, **given)
        self.update(shown)


def _index(letter: fmpz_mpoly) -> int:
    return letter.degrees().index(1)
