"""One case of a proof: the claim, what is supposed, and the fractions of its expressions.

Whatever holds in a case gets there through this class, and is checked here.  Whoever looks for a
proof (:mod:`.search`) says from what something follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Any

from symsgd.certify.everyday.expressions import domain, value
from symsgd.certify.everyday.facts import Beyond, Facts, Ratio, Wrong
from symsgd.certify.everyday.rows import LETTER, ROWS, WHOLE
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS


NONE: Mapping[str, int] = MappingProxyType({})


class Case(Facts):
    """The sides of a claim as fractions, wherever what is supposed holds.

    >>> x = n.variable("x")
    >>> case = Case([x / x, n.number(1)], [], frozenset(), 1)
    >>> case.name(case.fraction(case.letters[0]), n.VARIABLE, "x")
    >>> for part in case.parts:
    ...     _ = case.fold(part)
    >>> case.conclude("=")
    """

    def __init__(
        self, sides: Sequence[Node], supposed: Iterable[Node], integers: Set[str], count: int
    ) -> None:
        super().__init__(count)
        self.sides, self.supposed = tuple(sides), tuple(filter(_is_whole, supposed))
        if not all(map(_is_whole, sides)):
            raise Beyond("a claim that distinguishes cases")
        self.parts = dict.fromkeys(n.walk(*self.supposed, *sides))
        self._integers = integers
        self._folded: dict[Node, Ratio] = {}
        self._known: list[tuple[str, Any, tuple[Ratio, ...], Ratio]] = []
        self._free = set(map(str, self.letters))  # letters that have no meaning yet

    def suppose(self, fact: Node) -> None:
        """Take an assumption, or the condition of the case, to hold."""
        if fact not in self.supposed:
            raise Wrong("something that is not assumed")
        left, right = map(self.fold, fact.args)
        self._note(left, fact.value, right)

    def fold(self, part: Node) -> Ratio:
        """Return a part of the claim, after its own parts: it has a value wherever the claim has."""
        if part not in self._folded:
            if part not in self.parts or not all(arg in self._folded for arg in part.args):
                raise Beyond("an expression with a part that is no fraction")
            for arg, relation in domain(part, self._integers):
                self._note(self._folded[arg], relation, self.constant(0))
            self._folded[part] = value(self, part, *(self._folded[arg] for arg in part.args))
        return self._folded[part]

    def known(self, head: str, name: Any, *args: Ratio) -> Ratio:  # noqa: ANN401 - of any head
        """Return a value that has been shown: equal arguments give equal values."""
        for *symbol, places, result in self._known:
            if symbol == [head, name] and len(places) == len(args):
                if all(self.holds(at, "=", arg) for at, arg in zip(places, args, strict=True)):
                    return result
        raise Beyond(f"no step gives {head} {name or ''} of an argument")

    def name(self, letter: Ratio, head: str, name: Any, *args: Ratio) -> None:  # noqa: ANN401
        """Let a letter stand for a variable, or for a function of which nothing is known."""
        if head != n.VARIABLE and (head != n.APPLY or name[0] in FUNCTIONS):
            raise Wrong("a function that is known")
        self._introduce(letter, args)
        self._known.append((head, name, args, letter))

    def use(self, row: str, numbers: Mapping[str, int] = NONE, **given: Ratio) -> None:
        """Take a row of the table to hold: numbers for k, p and q, and fractions for a, b and g."""
        names = set(n.free_variables(*ROWS[row]))
        if (
            {*numbers} != names & WHOLE
            or {*given} != names - WHOLE
            or min(numbers.values(), default=1) < 1
        ):
            raise Wrong(f"the row {row} is about something else")
        put = {n.variable(name): n.number(int(k)) for name, k in numbers.items()}
        shown, *needed = (n.substitute(fact, put) for fact in ROWS[row])
        place = {n.variable(name): fraction for name, fraction in given.items()}
        for fact in needed:
            left, right = (self._at(side, place) for side in fact.args)
            if not self.holds(left, fact.value, right):
                raise Beyond(f"what the row {row} needs")
        if LETTER in given:
            self._introduce(given.pop(LETTER), given.values())
        function, result = shown.args[0], self._at(shown.args[1], place)
        if shown.value == "=" and function.head in (n.APPLY, n.CONSTANT, n.POWER):
            args = tuple(self._at(arg, place) for arg in function.args)
            self._known.append((function.head, function.value, args, result))
        self._note(self._at(function, place), shown.value, result)

    def _at(self, root: Node, place: dict[Node, Ratio]) -> Ratio:
        for node in n.walk(root):
            if node not in place:
                place[node] = value(self, node, *(place[arg] for arg in node.args))
        return place[root]

    def _introduce(self, letter: Ratio, args: Iterable[Ratio]) -> None:
        """A letter gets its meaning once, from letters that have one: nothing goes in a circle."""
        parts = [p for arg in args for p in (arg.above, arg.below)]
        known = all(self._free.issubset(p.unused_gens()) for p in parts)
        if not known or not letter.below.is_one() or str(letter.above) not in self._free:
            raise Wrong("a letter that has a meaning already, or gets it from letters without one")
        self._free.remove(str(letter.above))

    def conclude(self, relation: str) -> None:
        """Accept the claim, or raise."""
        left, right = map(self.fold, self.sides)
        if not self.holds(left, relation, right):
            raise Beyond(f"whether the sides are {relation}")


def _is_whole(root: Node) -> bool:
    """Say whether an expression has a value only if each of its parts has one."""
    return all(node.head not in (n.PIECEWISE, n.LOGIC, n.DERIVATIVE) for node in n.walk(root))
