"""One case of a proof: the claim, what is supposed, and the fractions of its expressions.

Whatever holds in a case gets there through this class, and is checked here.  Whoever looks for a
proof (:mod:`.search`) says from what something follows.

A letter stands for the value of a function.  Where the function has none the letter is any number:
what is known of functions (:data:`.rows.ROWS`) is used only where all that it speaks of has values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from symsgd.certify.everyday.facts import Beyond, Facts, Ratio, Wrong, lowest
from symsgd.certify.everyday.rows import ROWS, WHOLE
from symsgd.certify.everyday.tables import ARITHMETIC
from symsgd.expression import node as n
from symsgd.expression.node import Node

Place = dict[Node, Ratio]
_BRANCHES = (n.PIECEWISE, n.LOGIC, n.DERIVATIVE)
_NO_NUMBERS = (n.constant("i"), n.constant("infinity"))


class Case(Facts):
    """The sides of a claim as fractions, wherever what is supposed holds.

    >>> x = n.variable("x")
    >>> case = Case(n.relation("=", x / x, n.number(1)), [], set(), 1)
    >>> print(case.name(n.VARIABLE, "x").above)
    g0
    >>> case.conclude()
    """

    def __init__(self, claim: Node, known: Iterable[Node], integers: set[str], count: int) -> None:
        super().__init__(count)
        self.claim, self.supposed = claim, tuple(filter(_is_whole, known))
        if not _is_whole(claim):
            raise Beyond("a claim that distinguishes cases")
        self.parts = dict.fromkeys(n.walk(*self.supposed, *claim.args))
        self._integers, self._free = integers, list(self.letters)  # letters without a meaning
        self._folded: dict[Node, Ratio] = {}
        self._values: list[tuple[tuple[str, Any], tuple[Ratio, ...], Ratio]] = []

    def suppose(self, fact: Node) -> None:
        """Take an assumption, or the condition of the case, to hold."""
        if fact in self.supposed:
            self._relate(fact, self._folded, self._note)

    def fold(self, part: Node) -> Ratio:
        """Return a part of the claim: it has a value wherever the claim has."""
        if part not in self.parts:
            raise Wrong("an expression that is not in the claim")
        return self._at(part, self._folded)

    def conclude(self) -> None:
        """Accept the claim, or raise."""
        self._relate(self.claim, self._folded, self._need)

    def name(self, head: str, value: Any, *args: Ratio) -> Ratio:  # noqa: ANN401 - of any head
        """Let a letter stand for a variable or a function, whose arguments have a meaning."""
        self._admit(args)
        letter = Ratio(self._free.pop(0), self.one)
        self._values.append(((head, value), args, letter))
        return letter

    def use(self, row: str, **given: Ratio) -> None:
        """Take a row of the table to hold, with fractions for its variables."""
        self._admit(given.values())
        (shown, *needed), names = ROWS[row], set(n.free_variables(*ROWS[row]))
        counts = (given[name].number for name in WHOLE & names)
        if given.keys() != names or not all(k % 1 == 0 and k > 0 for k in counts):
            raise Wrong(f"the row {row} is about something else")
        place = {n.variable(name): fraction for name, fraction in given.items()}
        for fact in needed:
            self._relate(fact, place, self._need)
        if shown.value == "=":
            function, result = shown.args
            args, found = self._arguments(function, place), self._at(result, place)
            self._values.append(((function.head, function.value), args, found))
        self._relate(shown, place, self._note)

    def value(self, head: str, value: Any, *args: Ratio) -> Ratio:  # noqa: ANN401 - of any head
        """Return a value that has been shown: equal arguments give equal values."""
        for symbol, places, result in self._values:
            equal = (self.holds(at, "=", arg) for at, arg in zip(places, args, strict=False))
            if symbol == (head, value) and len(places) == len(args) and all(equal):
                return result
        raise Beyond(f"no step gives {head} {value or ''} of an argument")

    def _relate(self, fact: Node, place: Place, then: Callable[..., None]) -> None:
        left, right = (self._at(side, place) for side in fact.args)
        then(left, fact.value, right)

    def _at(self, node: Node, place: Place) -> Ratio:
        """Return an expression as a fraction."""
        if node not in place:
            args = self._arguments(node, place)
            if node.head == n.NUMBER:
                place[node] = self.constant(node.value)
            elif node.head in ARITHMETIC and (node.head != n.POWER or args[1].number % 1 == 0):
                found = ARITHMETIC[node.head](*args)
                place[node] = lowest(self.reduce(found.above), self.reduce(found.below))
            else:
                place[node] = self.value(node.head, node.value, *args)
        return place[node]

    def _arguments(self, node: Node, place: Place) -> tuple[Ratio, ...]:
        """Return what an operation works on; the domain of the claim is given, of a row needed."""
        args = tuple(self._at(arg, place) for arg in node.args)
        for arg, relation in self._domain(node, args):
            then = self._note if place is self._folded else self._need
            then(arg, relation, self.constant(0))
        return args

    def _domain(self, node: Node, args: tuple[Ratio, ...]) -> Iterator[tuple[Ratio, str]]:
        """Yield what is related to zero wherever an operation has a value."""
        k = args[1].number if len(args) == 2 else 0
        if node.head == n.DIVIDE:
            yield args[1], "!="
        elif node.value == ("log", (0,)):
            yield args[0], ">"
        elif node.value == ("root", (0, 0)) and k % 2 == 0:
            yield args[0], ">="
        elif node.head == n.POWER and k % 1 == 0 and k < 0:
            yield args[0], "!="
        elif node.head == n.POWER and (k % 1 > 0 or (k % 1 != 0 and not self._integers)):
            yield args[0], ">=" if k > 0 else ">"

    def _need(self, a: Ratio, relation: str, b: Ratio) -> None:
        if not self.holds(a, relation, b):
            raise Beyond(f"whether something is {relation} something")

    def _admit(self, given: Iterable[Ratio]) -> None:
        """What is given has a value, from letters that have a meaning: nothing goes in a circle."""
        for u in given:
            known = {*map(str, self._free)}.issubset((u.above * u.below).unused_gens())
            if not known or not self.positive(u.below**2, strict=True):
                raise Wrong("a fraction that may have no value")


def _is_whole(root: Node) -> bool:
    """Say whether an expression has a value only if each of its parts has one."""
    return not any(node in _NO_NUMBERS or node.head in _BRANCHES for node in n.walk(root))
