"""One case of a proof: the claim, what is supposed, and the fractions of its expressions.

Whatever holds in a case gets there through this class, and is checked here.  Whoever looks for a
proof (:mod:`.search`) says from what something follows.

A letter stands for the value of a function.  Where the function has none the letter is any number:
what is known of functions (:data:`.rows.ROWS`) is used only where all that it speaks of has values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from typing import Any

from symsgd.certify.everyday.facts import Beyond, Facts, Ratio, Wrong, lowest
from symsgd.certify.everyday.operations import ARITHMETIC
from symsgd.certify.everyday.rows import ROWS, WHOLE
from symsgd.expression import node as n
from symsgd.expression.node import Node

Note = Callable[[Ratio, str, Ratio], None]
_BRANCHES = (n.PIECEWISE, n.LOGIC, n.DERIVATIVE)
_NO_NUMBERS = (n.constant("i"), n.constant("infinity"))


class Case(Facts):
    """The sides of a claim as fractions, wherever what is supposed holds.

    >>> x = n.variable("x")
    >>> case = Case([x / x, n.number(1)], [], frozenset(), 1)
    >>> print(case.name(n.VARIABLE, "x").above)
    g0
    >>> case.conclude("=")
    """

    def __init__(
        self, sides: Iterable[Node], supposed: Iterable[Node], integers: Set[str], count: int
    ) -> None:
        super().__init__(count)
        self.sides, self.supposed = tuple(sides), tuple(filter(_is_whole, supposed))
        if not all(map(_is_whole, self.sides)):
            raise Beyond("a claim that distinguishes cases")
        self.parts = dict.fromkeys(n.walk(*self.supposed, *self.sides))
        self._integers = integers
        self._folded: dict[Node, Ratio] = {}
        self._values: list[tuple[tuple[str, Any], tuple[Ratio, ...], Ratio]] = []
        self._free = set(map(str, self.letters))  # letters that have no meaning yet

    def suppose(self, fact: Node) -> None:
        """Take an assumption, or the condition of the case, to hold."""
        left, right = map(self.fold, fact.args)
        if fact not in self.supposed:
            raise Wrong("something that is not assumed")
        self._note(left, fact.value, right)

    def fold(self, part: Node) -> Ratio:
        """Return a part of the claim: it has a value wherever the claim has."""
        if part not in self.parts:
            raise Wrong("an expression that is not in the claim")
        return self._at(part, self._folded, self._note)

    def name(self, head: str, value: Any, *args: Ratio) -> Ratio:  # noqa: ANN401 - of any head
        """Let a letter stand for a variable or a function, whose arguments have a meaning."""
        self._admit(args)
        letter = self.letters[len(self.letters) - len(self._free)]
        self._free.remove(str(letter))
        self._values.append(((head, value), args, Ratio(letter, self.one)))
        return Ratio(letter, self.one)

    def use(self, row: str, **given: Ratio) -> None:
        """Take a row of the table to hold, with fractions for its variables."""
        shown, *needed = ROWS[row]
        self._admit(given.values())
        whole = all((given[name].whole or 0) > 0 for name in WHOLE.intersection(given))
        if not whole or given.keys() != set(n.free_variables(*ROWS[row])):
            raise Wrong(f"the row {row} is about something else")
        place = {n.variable(name): fraction for name, fraction in given.items()}
        for fact in needed:
            left, right = (self._at(side, place, self._need) for side in fact.args)
            self._need(left, fact.value, right)
        function, result = shown.args[0], self._at(shown.args[1], place, self._need)
        args = tuple(self._at(arg, place, self._need) for arg in function.args)
        if shown.value == "=":
            self._values.append(((function.head, function.value), args, result))
        self._note(self._at(function, place, self._need), shown.value, result)

    def value(self, head: str, value: Any, *args: Ratio) -> Ratio:  # noqa: ANN401 - of any head
        """Return a value that has been shown: equal arguments give equal values."""
        for symbol, places, result in self._values:
            if symbol == (head, value) and len(places) == len(args):
                if all(self.holds(at, "=", arg) for at, arg in zip(places, args, strict=True)):
                    return result
        raise Beyond(f"no step gives {head} {value or ''} of an argument")

    def conclude(self, relation: str) -> None:
        """Accept the claim, or raise."""
        self._need(self.fold(self.sides[0]), relation, self.fold(self.sides[1]))

    def _at(self, node: Node, place: dict[Node, Ratio], domain: Note) -> Ratio:
        """Return an expression as a fraction; its domain is taken to be given, or needed."""
        if node not in place:
            args = tuple(self._at(arg, place, domain) for arg in node.args)
            for arg, relation in self._domain(node, args):
                domain(arg, relation, self.constant(0))
            if node.head == n.NUMBER:
                place[node] = self.constant(node.value)
            elif node.head in ARITHMETIC and (node.head != n.POWER or args[1].whole is not None):
                found = ARITHMETIC[node.head](*args)
                place[node] = lowest(self.reduce(found.above), self.reduce(found.below))
            else:
                place[node] = self.value(node.head, node.value, *args)
        return place[node]

    def _domain(self, node: Node, args: tuple[Ratio, ...]) -> Iterator[tuple[Ratio, str]]:
        """Yield what is related to zero wherever an operation has a value."""
        k = args[1].number if len(args) == 2 else None
        if node.head == n.DIVIDE:
            yield args[1], "!="
        elif node.value == ("log", (0,)):
            yield args[0], ">"
        elif node.value == ("root", (0, 0)) and k is not None and k % 2 == 0:
            yield args[0], ">="
        elif node.head == n.POWER and (k is not None or not self._integers):
            if k is None or k < 0:
                yield args[0], ">" if k is None or k.denominator > 1 else "!="
            elif k.denominator > 1:
                yield args[0], ">="

    def _need(self, a: Ratio, relation: str, b: Ratio) -> None:
        if not self.holds(a, relation, b):
            raise Beyond(f"whether something is {relation} something")

    def _admit(self, given: Iterable[Ratio]) -> None:
        """What is given has a value, from letters that have a meaning: nothing goes in a circle."""
        for u in given:
            known = all(self._free.issubset(part.unused_gens()) for part in (u.above, u.below))
            if not known or not self.nonzero(u.below):
                raise Wrong("a fraction that may have no value")


def _is_whole(root: Node) -> bool:
    """Say whether an expression has a value only if each of its parts has one."""
    return not any(node in _NO_NUMBERS or node.head in _BRANCHES for node in n.walk(root))
