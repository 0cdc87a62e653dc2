"""One case of the free indices of a claim: i = 1, j = 2, and open sums over what remains."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from symsgd.check.entries import Decide, decide_values
from symsgd.check.indices.free_of import free_of_symbols
from symsgd.check.indices.index_letters import last_terms
from symsgd.check.indices.linear_terms import linear
from symsgd.check.indices.sum_symbols import (
    alone,
    beside_entries,
    free_symbols,
    letter_of,
    number_of,
    positive_rests,
    summed_letter,
)
from symsgd.check.judgement import Side, one_sided
from symsgd.check.words.index_words import of_the_range
from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.functions.applications import put_in
from symsgd.read.scope import Scope
from symsgd.read.sums.sums import COUNT, REST, WEIGHT
from symsgd.read.values import Value

MOST_TERMS = 8  # that are written out for a counterexample


def partitions(letters: list[str]) -> Iterator[dict[str, int]]:
    """Yield every way in which letters can stand for equal or different numbers.

    >>> list(partitions(["i", "j"]))
    [{'i': 1, 'j': 1}, {'i': 1, 'j': 2}]
    """
    if not letters:
        yield {}
        return
    for rest in partitions(letters[:-1]):
        for number in range(1, max(rest.values(), default=0) + 2):
            yield {**rest, letters[-1]: number}


@dataclass(frozen=True, slots=True)
class Trial:
    """The verdict on one case, and the symbols for which it stays open."""

    case: Case
    verdict: Verdict
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Numbers for the free indices, and the scope of the claim."""

    indices: dict[str, int]
    scope: Scope

    @property
    def words(self) -> str:
        """The numbers as a person reads them."""
        return ", ".join(f"{letter} = {number}" for letter, number in self.indices.items())

    @property
    def top(self) -> int:
        """The largest number of an index."""
        return max(self.indices.values(), default=0)

    @property
    def small(self) -> int:
        """The count of terms in the range that a counterexample speaks of."""
        return max(self.top + 1, 2)

    def tried(self, left: Side, right: Side, relation: str, by: Decide) -> Trial | None:
        """Return the verdict for any range; where that proves nothing, for a small one."""
        found = self._as_wholes(left, right, relation, by)
        if found is not None and (found.verdict.proved or found.verdict.refuted):
            return found
        return self._term_by_term(left, right, relation, by, refutes=found is None) or found

    def _term_by_term(
        self, left: Side, right: Side, relation: str, by: Decide, *, refutes: bool
    ) -> Trial | None:
        """Return that each other term is the same on both sides, if both are linear in the sums.

        Where they are not the same, only a counterexample with few terms says something.
        """
        if relation != "=":
            return None
        for nested in (False, True):
            proved = self._proved_term_by_term(left, right, by, nested_whole=nested)
            if proved is not None:
                return Trial(self, proved)
        each = replace(
            self, scope=replace(self.scope, sums=replace(self.scope.sums, termwise=True))
        )
        sides = each.values(left, right, self.top, small_range=True)
        if sides is None or self.scope.arrays.unit_sums:
            return None
        counts = {*_COUNTS} - last_terms(left, right, self.scope)
        if not refutes or counts & set(free_symbols(*sides)):
            return None  # it may depend on how many terms there are
        for count in self.counts(left, right):
            small = each.in_range(left, right, count, relation, by)
            if small is not None and (small.verdict.refuted or small.unknown):
                return small
        return None

    def _proved_term_by_term(
        self, left: Side, right: Side, by: Decide, *, nested_whole: bool
    ) -> Verdict | None:
        scope = replace(
            self.scope, sums=replace(self.scope.sums, termwise=True, nested_whole=nested_whole)
        )
        sides = replace(self, scope=scope).values(left, right, self.top)
        if sides is None:
            return None
        weights = frozenset(name for name in free_symbols(*sides) if name.startswith(WEIGHT))
        if not weights or not all(linear(node, weights) for side in sides for node in _nodes(side)):
            return None
        verdict = decide_values(*sides, self.scope.context(), "=", by)
        return verdict if verdict.proved else None

    def _as_wholes(self, left: Side, right: Side, relation: str, by: Decide) -> Trial | None:
        sides = self.values(left, right, self.top)
        if sides is None:
            return None
        first, second = (self.with_unit_sums(side, self.top) for side in sides)
        domains = {name: Domain.named("nonnegative") for name in positive_rests(first, second)}
        context = replace(self.scope, domains={**self.scope.domains, **domains}).context()
        verdict = decide_values(first, second, context, relation, by)
        if verdict.proved:
            return Trial(self, verdict)
        if COUNT in free_symbols(*sides):
            return Trial(self, _open(verdict, "it depends on how many terms the sums have"))
        for count in self.counts(left, right):
            small = self.in_range(left, right, count, relation, by)
            if small is None or small.verdict.refuted or small.unknown:
                return small
        return Trial(self, _open(verdict, "neither proved nor refuted for every count of terms"))

    def fixed_size(self, left: Side, right: Side) -> int:
        """Return how far sums with limits go beyond the case, beside sums without, or 0.

        That the entries of a vector sum to 1 is said by a sum without limits.
        """
        sides = self.values(left, right, self.top)
        names = free_symbols(*sides) if sides is not None else ()
        largest = max((number_of(name) for name in names), default=0)
        is_open = any(name.startswith((REST, COUNT, WEIGHT)) for name in names)
        return largest if (is_open or self.scope.arrays.unit_sums) and largest > self.top else 0

    def counts(self, left: Side, right: Side) -> list[int]:
        """Return two small counts of terms that the last letters of the sums may be."""
        if self.fixed_size(left, right):
            return []
        domains = self.scope.domains
        ends = [domains[name] for name in last_terms(left, right, self.scope) if name in domains]
        lows = [ceil(domain.low) for domain in ends if domain.low is not None]
        least = max(self.small, *lows, 0)
        some = range(least, least + 3) if least <= MOST_TERMS else ()
        return [count for count in some if all(Fraction(count) in domain for domain in ends)][:2]

    def in_range(
        self, left: Side, right: Side, count: int, relation: str, by: Decide
    ) -> Trial | None:
        """Return the verdict where every sum runs from 1 to ``count``."""
        sides = self.values(left, right, count, small_range=True)
        if sides is None:
            return None
        ends = last_terms(left, right, self.scope)
        first, second = (self.counted(side, count, ends) for side in sides)
        verdict = decide_values(first, second, self.scope.context(), relation, by)
        reason = f"with sums over 1 to {count}: {verdict.reason}"
        verdict = replace(
            verdict,
            reason=f"for {self.words}, {reason}" if self.words else reason,
            counterexample=of_the_range(verdict.counterexample),
        )
        unknown = self._one_sided(*sides, ends) if verdict.refuted else []
        names = [
            name for name in free_symbols(first, second) if {name, letter_of(name)} & {*unknown}
        ]
        context = self.scope.context()
        if unknown and all(free_of_symbols(each, names, context, by) for each in (first, second)):
            unknown = []
        return Trial(self, _open(verdict, verdict.reason) if unknown else verdict, tuple(unknown))

    def written_out(self, top: int, *, small_range: bool) -> Scope:
        """Return the scope in which sums are written out for the numbers up to ``top``."""
        return replace(
            self.scope,
            indices={**self.scope.indices, **self.indices},
            sums=replace(
                self.scope.sums,
                cases=tuple(range(1, top + 1)),
                case_letters=frozenset() if small_range else frozenset(self.indices),
                small_range=small_range,
            ),
        )

    def counted(self, value: Value, count: int, ends: Collection[str]) -> Value:
        """Return a value with numbers for the letters up to which sums run."""
        known: dict[Node, Node] = {n.variable(name): n.number(count) for name in ends}
        # a letter such as n of "w_n = 3n" has the number of the case wherever it stands
        known |= {n.variable(name): n.number(at) for name, at in self.indices.items()}
        return _put(alone(self.with_unit_sums(value, count, whole=True)), known)

    def values(
        self, left: Side, right: Side, top: int, *, small_range: bool = False
    ) -> tuple[Value, Value] | None:
        """Return both sides with the sums written out for the numbers up to ``top``.

        In a small range an index is a number; else it only differs from the others.
        """
        scope = self.written_out(top, small_range=small_range)
        first, second = left.meaning(scope), right.meaning(scope)
        if first.missing or second.missing or first.value is None or second.value is None:
            return None
        inner = any(one.kind == "inner" for side in (first, second) for one in side.decisions)
        if inner and beside_entries(free_symbols(first.value, second.value)):
            return None
        return first.value, second.value

    def indexed(self, left: Side, right: Side) -> set[str]:
        """Return the letters of single symbols with a number as their index, such as y in y_1."""
        scope = replace(self.scope, sums=replace(self.scope.sums, termwise=True))
        sides = replace(self, scope=scope).values(left, right, self.small)
        names = free_symbols(*sides) if sides is not None else ()
        pairs = (name.partition("_") for name in names)
        return {base for base, mark, index in pairs if mark and index.isdigit() and base.isalpha()}

    def holds_in_small_ranges(self, left: Side, right: Side, relation: str, by: Decide) -> bool:
        """Say whether a claim is proved where the sums have a few terms."""
        case = replace(
            self, scope=replace(self.scope, sums=replace(self.scope.sums, termwise=True))
        )
        tried = [case.in_range(left, right, self.small + more, relation, by) for more in (0, 1)]
        return all(trial is not None and trial.verdict.proved for trial in tried)

    def summed(self, left: Side, right: Side) -> set[str]:
        """Return the letters whose entries an open sum adds up, such as y in the sum of y_i."""
        sides = self.values(left, right, self.top)
        names = free_symbols(*sides) if sides is not None else ()
        return {base for name in names if (base := summed_letter(name)) is not None}

    def with_unit_sums(self, value: Value, top: int, *, whole: bool = False) -> Value:
        """Return a value with the last entry of a vector that sums to 1 put in.

        The ``whole`` range has no terms beyond ``top``.
        """
        known: dict[Node, Node] = {}
        for base in self.scope.arrays.unit_sums:
            entries = [n.variable(f"{base}_{k}") for k in range(1, top + 1)]
            for name in free_symbols(value):  # in a small range there are no other terms
                if summed_letter(name) == base and not whole:
                    known[n.variable(name)] = n.number(1) - n.add(n.number(0), *entries)
            if whole:
                known[entries[-1]] = n.number(1) - n.add(n.number(0), *entries[:-1])
        return _put(value, known)

    def _one_sided(self, left: Value, right: Value, ends: set[str]) -> list[str]:
        """Return the letters of symbols that only one side has and nobody declared."""
        indexed = {letter_of(name) for name in free_symbols(left, right) if letter_of(name) != name}

        def base(name: str) -> str:  # the vector q is not its entries q_i
            return f"how {name} depends on its entries" if name in indexed else letter_of(name)

        return sorted(one_sided(left, right, base) - {*self.scope.domains, *ends, ""})


def _open(verdict: Verdict, reason: str) -> Verdict:
    return replace(verdict, outcome=Outcome.UNDECIDED, reason=reason, counterexample=None)


def _put(value: Value, known: dict[Node, Node]) -> Value:
    if isinstance(value, Matrix):
        return value.map(lambda entry: put_in(entry, known))
    return put_in(value, known)


def _nodes(value: Value) -> tuple[Node, ...]:
    return value.entries if isinstance(value, Matrix) else (value,)


_COUNTS = ("m", "n", "N", "M", "B", "K")
