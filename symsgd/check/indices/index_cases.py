r"""Claims with free indices and open sums, such as ``\sum_j e^{x_j}``: decided case by case.

For every way in which the free indices can agree or differ (i = j, i ≠ j) the sums are written
out for those indices, and what remains of them is a symbol.  Proved in all cases, the claim holds
for any count of terms.  A counterexample is one for a range that has no other terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from symsgd.check.entries import Decide
from symsgd.check.indices.fixed_size import judge_fixed_size
from symsgd.check.indices.given_counts import without_data
from symsgd.check.indices.index_case import Case, Trial, partitions
from symsgd.check.indices.index_letters import (
    free_letters,
    has_kronecker,
    has_sum,
    in_letters,
    names_entries,
    speaks_of_many,
)
from symsgd.check.judgement import Judgement, Side
from symsgd.check.readings import other_readings
from symsgd.check.report import Status
from symsgd.check.words.index_words import as_written
from symsgd.errors import SymsgdError
from symsgd.read.meaning import Decision
from symsgd.read.scope import Scope

MOST_LETTERS = 3
_OPEN = ("the range of ", "how ")
_CONDITION = "sums without limits run over one range, in which every free index lies"
_UNIT_SUM = "sum to 1"

ANY_COUNT = "whatever the count of terms"  # in the reason of what is proved case by case


def asks_for_unit_sum(found: Judgement) -> bool:
    """Say whether a claim would hold if the entries of a letter summed to 1."""
    return any(what.endswith(_UNIT_SUM) for what in found.missing)


def concerns(found: Judgement, left: Side, right: Side) -> bool:
    """Say whether a claim is open, or refuted, because of its indices."""
    if found.status is Status.NEEDS_CONTEXT:
        is_open = any(name.startswith(_OPEN) for name in found.missing)
        return is_open or has_sum(left, right) or has_kronecker(left, right)
    return found.status is Status.REFUTED and has_kronecker(left, right)


def judge_cases(
    found: Judgement, left: Side, right: Side, relation: str, scope: Scope, by: Decide
) -> Judgement:
    """Return the judgement on a claim by the cases of its free indices, if they settle it."""
    letters = sorted(free_letters(left, scope) | free_letters(right, scope))
    many = speaks_of_many(left, right, scope)
    many = many or any(name.startswith("the range of the entries") for name in found.missing)
    if len(letters) > MOST_LETTERS or not many:
        return found
    if names_entries(
        left, right, scope=scope
    ):  # x_1 belongs to one range, and the cases are about any
        return found
    general = without_data(left, right, scope)
    is_data, scope = general is not scope, general
    try:
        tried = _tried(letters, left, right, relation, scope, by)
        if tried is None:
            return found
        answer = _Answer(found, letters, scope, tried).judgement()
        if answer.status is Status.REFUTED:
            answer = _in_other_readings(answer, letters, left, right, relation, scope, by)
        if is_data and answer.status is not Status.PROVED:
            return found  # it may be right of the numbers that are given
        if answer.status is not Status.PROVED:
            answer = judge_fixed_size(answer, letters, left, right, relation, scope, by)
        if answer.status is Status.PROVED or scope.arrays.unit_sums:
            return answer
        for said in sorted(scope.sum_to_one):  # no more than a reason: it refutes nothing
            again = _with_unit_sum(said, letters, left, right, relation, scope, by)
            if again is not None:
                proof = _Answer(found, letters, scope, again).judgement()
                told = f"the {said}_{(letters or ['i'])[0]} {_UNIT_SUM}, as the text says"
                return replace(proof, conditions=(*proof.conditions, told))
        if answer.status is Status.REFUTED and (base := _unit(tried, left, right, relation, by)):
            return _needs(found, f"whether the {base}_{(letters or ['i'])[0]} {_UNIT_SUM}", "if")
        for base in sorted({base for each in tried for base in each.case.summed(left, right)}):
            again = _with_unit_sum(base, letters, left, right, relation, scope, by)
            if again is not None:
                return _needs(
                    found, f"whether the {base}_{(letters or ['i'])[0]} {_UNIT_SUM}", "if"
                )
    except SymsgdError:
        return found
    return answer


def _in_other_readings(
    answer: Judgement,
    letters: list[str],
    left: Side,
    right: Side,
    relation: str,
    scope: Scope,
    by: Decide,
) -> Judgement:
    """Return a refuted claim as it is in another reading, such as ∂ with b held fixed, if right."""
    case = next(partitions(letters))
    numbers = tuple(range(1, max(case.values(), default=1) + 1))
    plain = replace(
        scope,
        indices={**scope.indices, **case},
        sums=replace(scope.sums, cases=numbers, small_range=True),
    )

    def choosing(decision: Decision, choice: str) -> Judgement:
        chosen = replace(scope, choices={**scope.choices, (decision.kind, decision.start): choice})
        again = _tried(letters, left, right, relation, chosen, by)
        return answer if again is None else _Answer(answer, letters, chosen, again).judgement()

    return other_readings(answer, choosing, (left.meaning(plain), right.meaning(plain)))


def _with_unit_sum(
    base: str, letters: list[str], left: Side, right: Side, relation: str, scope: Scope, by: Decide
) -> list[Trial] | None:
    """Return the cases of a claim that is proved in all of them if the entries sum to 1."""
    unit = replace(scope, arrays=replace(scope.arrays, unit_sums=frozenset([base])))
    tried = _tried(letters, left, right, relation, unit, by)
    return tried if tried is not None and _all_proved(tried) else None


def _unit(tried: list[Trial], left: Side, right: Side, relation: str, by: Decide) -> str | None:
    """Return a letter whose entries would have to sum to 1 for a refuted claim to hold."""
    cases = [trial.case for trial in tried]
    for base in sorted({base for case in cases for base in case.indexed(left, right)}):
        unit = [
            replace(
                c,
                scope=replace(c.scope, arrays=replace(c.scope.arrays, unit_sums=frozenset([base]))),
            )
            for c in cases
        ]
        if all(case.holds_in_small_ranges(left, right, relation, by) for case in unit):
            return base
    return None


def _tried(
    letters: list[str], left: Side, right: Side, relation: str, scope: Scope, by: Decide
) -> list[Trial] | None:
    tried: list[Trial] = []
    for indices in partitions(letters):
        trial = Case(indices, scope).tried(left, right, relation, by)
        if trial is None:
            return None
        tried.append(trial)
    return tried


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the verdicts on all cases say, read with the cases that the text speaks of."""

    found: Judgement
    letters: list[str]
    scope: Scope
    tried: list[Trial]

    def judgement(self) -> Judgement:
        if _all_proved(self.tried):
            return self.proved(self.tried, self.how())
        stated = [
            (words, [trial for trial in self.tried if holds(trial.case.indices)])
            for words, holds in _stated(self.scope, self.letters)
        ]
        for words, some in stated:
            if some and _all_proved(some):
                return self.proved(some, f"equal for {words}")
        if not stated and self.tried[-1].verdict.proved:
            equal = ", ".join(t.case.words for t in self.tried if not t.verdict.proved)
            return _needs(self.found, f"whether indices may be equal ({equal})", "unless")
        return self.wrong([some for _, some in stated]) or self.undecided()

    def wrong(self, stated: list[list[Trial]]) -> Judgement | None:
        """Return that the claim is refuted, in every case that the text may mean."""
        wrong = [
            next((trial for trial in reversed(some) if trial.verdict.refuted), None)
            for some in (stated or [self.tried])
        ]
        if any(trial is None for trial in wrong):
            return None
        verdict = next(trial.verdict for trial in reversed(wrong) if trial is not None)
        return Judgement(
            Status.REFUTED,
            verdict.reason,
            self.found.reading,
            counterexample=verdict.counterexample,
            seconds=verdict.seconds,
        )

    def undecided(self) -> Judgement:
        unknown = sorted({name for trial in self.tried for name in trial.unknown})
        if unknown:
            reason = f"{', '.join(unknown)}: on one side only, and no value or definition is known"
            return replace(self.found, reason=reason, missing=tuple(unknown))
        reason = next(t.verdict.reason for t in self.tried if not t.verdict.proved)
        return replace(self.found, status=Status.UNDECIDED, reason=reason, missing=())

    def how(self) -> str:
        if len(self.letters) > 1:
            return "equal in every case of equal and different indices"
        return f"equal for every {self.letters[0]}" if self.letters else "equal"

    def proved(self, tried: list[Trial], how: str) -> Judgement:
        verdicts = [trial.verdict for trial in tried]
        conditions = dict.fromkeys(
            as_written(in_letters(c, trial.case.indices))
            for trial in tried
            for c in trial.verdict.conditions
        )
        plain = [condition for condition in conditions if "the other terms of" not in condition]
        return Judgement(
            Status.PROVED,
            f"{how}, {ANY_COUNT}",
            self.found.reading,
            (*plain, _CONDITION),
            tuple(dict.fromkeys(as_written(w) for verdict in verdicts for w in verdict.warnings)),
            seconds=sum(verdict.seconds for verdict in verdicts),
        )


def _all_proved(tried: list[Trial]) -> bool:
    return all(trial.verdict.proved for trial in tried)


def _stated(
    scope: Scope, letters: list[str]
) -> Iterator[tuple[str, Callable[[dict[str, int]], bool]]]:
    """Yield the cases that the text speaks of, such as i ≠ j, if they concern the letters."""
    for one, sign, other in dict.fromkeys(scope.sums.stated):
        if one in letters and other in letters:
            words = f"{one} {'=' if sign == '=' else '≠'} {other}"
            yield (
                words,
                lambda indices, a=one, b=other, same=sign == "=": (  # type: ignore[misc]
                    (indices[a] == indices[b]) is same
                ),
            )


def _needs(found: Judgement, what: str, word: str) -> Judgement:
    return found.asking(f"it holds {word} that is so: {what}", what)
