"""What becomes of one claim of a document: context first, then the kernel.

A claim is refuted only where nothing is missing: both sides are known, the
counterexample speaks of symbols that both sides share or somebody declared,
and no other admissible reading of the notation makes the claim true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.check import index_cases
from symsgd.check.decimals import holds_when_rounded, unit_of_last_digit, within
from symsgd.check.entries import Decide, decide_values
from symsgd.check.implications import WAYS, judge_statements
from symsgd.check.judgement import Judgement, Side, ill_formed, one_sided, unread
from symsgd.check.proportion import SIGN as PROPORTIONAL
from symsgd.check.proportion import judge_proportion
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.prove.verdict import Verdict
from symsgd.read.meaning import Decision, Meaning
from symsgd.read.scope import Scope
from symsgd.read.values import Value, plain

MOST_READINGS = 6


def judge(left: Side, right: Side, relation: str, scope: Scope, by: Decide) -> Judgement:
    r"""Return what becomes of ``left relation right`` in a scope.

    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.parse import parse
    >>> from symsgd.read.source import Source
    >>> def side(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> judge(side("x + x"), side("2x"), "=", Scope(), decide).status
    <Status.PROVED: 'PROVED'>
    >>> judge(side("x + x"), side("2y"), "=", Scope(), decide).missing
    ('x', 'y')
    """
    try:
        first, second = left.meaning(scope), right.meaning(scope)
    except SymsgdError as error:
        return ill_formed(error) if error.code in _ILL_FORMED else unread(error)
    if relation in WAYS.values():
        return judge_statements(first, second, relation, scope, by)
    if relation == PROPORTIONAL:
        return judge_proportion(first, second, scope, by)
    if relation == "~":
        by = within(unit_of_last_digit(right) or Fraction(0), by)
    found = _judged(first, second, relation, scope, by)
    if found.status in (Status.REFUTED, Status.NEEDS_CONTEXT):
        found = _other_readings(found, _Question(left, right, relation, scope, by), (first, second))
    if index_cases.concerns(found, left, right):
        found = index_cases.judge_cases(found, left, right, relation, scope, by)
    if found.status is Status.REFUTED and holds_when_rounded(left, right, relation, scope):
        found = _rounded(found, scope)
    return replace(found, decisions=(*first.decisions, *second.decisions))


_ILL_FORMED = ("shape-mismatch", "matrix-plus-number", "no-such-layer")


def _judged(left: Meaning, right: Meaning, relation: str, scope: Scope, by: Decide) -> Judgement:
    missing = tuple(dict.fromkeys((*left.missing, *right.missing)))
    shown = _shown(left), _shown(right)
    reading = (shown[0], shown[1]) if shown[0] is not None and shown[1] is not None else None
    if missing or left.value is None or right.value is None:
        return Judgement(Status.NEEDS_CONTEXT, _lacking(missing), reading, missing=missing)
    first, second = plain(left.value), plain(right.value)
    if left.loose or right.loose:
        first, second = turned(first, second)
    shapes = _shape(first), _shape(second)
    if shapes[0] != shapes[1]:
        return _mismatch(first, second, scope, reading)
    verdict = decide_values(first, second, scope.context(), relation, by)
    return _weighed(verdict, first, second, scope, reading)


def _shown(meaning: Meaning) -> str | None:
    return None if meaning.value is None else str(meaning.value)


def _lacking(names: tuple[str, ...]) -> str:
    if not names:
        return "a meaning is missing"
    return f"{', '.join(names)}: no value or definition is known here"


def _shape(value: Value) -> tuple[int, int]:
    return value.shape if isinstance(value, Matrix) else (1, 1)


def turned(left: Value, right: Value) -> tuple[Value, Value]:
    """Bring vectors written as tuples into one orientation.

    >>> from symsgd.expression.node import number
    >>> pair = number(1), number(2)
    >>> str(turned(Matrix.row(*pair), Matrix.column(*pair))[0])
    '[[1], [2]]'
    """
    if not (isinstance(left, Matrix) and isinstance(right, Matrix)):
        return left, right
    if left.is_vector and right.is_vector and len(left.entries) == len(right.entries):
        return Matrix.column(*left.entries), Matrix.column(*right.entries)
    return left, right


def _mismatch(
    left: Value, right: Value, scope: Scope, reading: tuple[str, str] | None
) -> Judgement:
    shown = " and ".join(f"{rows}×{columns}" for rows, columns in (_shape(left), _shape(right)))
    unknown = _one_sided(left, right, scope)
    if unknown:
        return Judgement(Status.NEEDS_CONTEXT, _lacking(unknown), reading, missing=unknown)
    return Judgement(Status.REFUTED, f"the two sides have different shapes: {shown}", reading)


def _weighed(
    verdict: Verdict, left: Value, right: Value, scope: Scope, reading: tuple[str, str] | None
) -> Judgement:
    judgement = Judgement(
        Status(verdict.outcome.value),
        verdict.reason,
        reading,
        verdict.conditions,
        verdict.warnings,
        verdict.counterexample,
        seconds=verdict.seconds,
    )
    if not verdict.refuted:
        return judgement
    unknown = _one_sided(left, right, scope)
    if not unknown:
        return judgement
    reason = f"{', '.join(unknown)}: on one side only, and no value or definition is known here"
    return replace(
        judgement,
        status=Status.NEEDS_CONTEXT,
        reason=reason,
        missing=unknown,
        counterexample=None,
    )


def _one_sided(left: Value, right: Value, scope: Scope) -> tuple[str, ...]:
    """Return the symbols on one side only that nobody declared."""
    return tuple(
        sorted(
            name
            for name in one_sided(left, right)
            if name not in scope.domains and not (scope.ambient_stated and name == scope.ambient)
        )
    )


@dataclass(frozen=True, slots=True)
class _Question:
    left: Side
    right: Side
    relation: str
    scope: Scope
    by: Decide

    def choosing(self, decision: Decision, choice: str) -> Judgement:
        """Judge the claim again with one notation read the other way."""
        choices = {**self.scope.choices, (decision.kind, decision.start): choice}
        scope = replace(self.scope, choices=choices)
        left, right = self.left.meaning(scope), self.right.meaning(scope)
        return _judged(left, right, self.relation, scope, self.by)


def _other_readings(
    found: Judgement, question: _Question, meanings: tuple[Meaning, Meaning]
) -> Judgement:
    """Try every other admissible reading of a refuted claim."""
    open_one: Judgement | None = None
    for decision, choice in _alternatives(meanings):
        try:
            again = question.choosing(decision, choice)
        except SymsgdError:
            continue
        if again.status is Status.PROVED:
            note = f"holds if {_words(decision, choice)}"
            return replace(again, warnings=(*again.warnings, note))
        settled = (Status.REFUTED, Status.UNREAD)
        if found.status is Status.REFUTED and again.status not in settled and open_one is None:
            reason = f"wrong as it stands, open if {_words(decision, choice)}"
            open_one = replace(again, reason=reason)
    return open_one or found


def _alternatives(meanings: tuple[Meaning, Meaning]) -> Iterator[tuple[Decision, str]]:
    count = 0
    for meaning in meanings:
        for decision in meaning.decisions:
            for choice in decision.alternatives:
                count += 1
                if count > MOST_READINGS:
                    return
                yield decision, choice


def _words(decision: Decision, choice: str) -> str:
    return _CHOICES.get((decision.kind, choice), f"read as {choice}: not {decision.text}")


_CHOICES = {
    ("derivative-scope", "next"): "the derivative is of the next factor only",
    ("derivative-scope", "neighbours"): "the derivative ends at the next operator",
    ("derivative-scope", "rest"): "the derivative is of everything that follows",
    ("inverse", "reciprocal"): "the exponent -1 is the reciprocal",
    ("superscript", "power"): "the superscript is a power",
    ("application", "product"): "the letter before the bracket is a factor",
}


def _rounded(found: Judgement, scope: Scope) -> Judgement:
    if scope.notation.decimals == "rounded":
        note = "to the digits shown: every decimal stands for itself ± half of its last digit"
        return replace(
            found,
            status=Status.PROVED,
            reason="equal when rounded",
            conditions=(note,),
            counterexample=None,
        )
    return replace(
        found,
        status=Status.NEEDS_CONTEXT,
        reason="wrong as exact decimals, right to the digits shown:"
        ' set decimals = "rounded" if they are rounded',
        missing=("whether decimals are rounded",),
        counterexample=None,
    )
