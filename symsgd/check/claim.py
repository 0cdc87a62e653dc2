"""What becomes of one claim of a document: context first, then the kernel.

A claim is refuted only where nothing is missing: both sides are known, the
counterexample speaks of symbols that both sides share or somebody declared,
and no other admissible reading of the notation makes the claim true.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from symsgd.check import index_cases
from symsgd.check.decimals import holds_when_rounded, unit_of_last_digit, within
from symsgd.check.entries import Decide, decide_values
from symsgd.check.implications import WAYS, judge_statements
from symsgd.check.layer_cases import (
    MOST_CASES,
    LayerCase,
    Letters,
    cases_of,
    every_layer,
    every_number,
    letters_of,
    numbers_of,
    ranged_letters,
    together,
    uneven,
)
from symsgd.check.judgement import Judgement, Side, ill_formed, one_sided, unread
from symsgd.check.proportion import SIGN as PROPORTIONAL
from symsgd.check.proportion import judge_proportion
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict
from symsgd.read import surface as s
from symsgd.read.intermediate import each, replaced, without_names
from symsgd.read.layer_derivatives import LAYOUTS
from symsgd.read.layer_symbols import speaks_of_layers
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
    letters = letters_of(left, right, scope) if scope.layers is not None else None
    if letters:
        return _every_case(letters, _Question(left, right, relation, scope, by))
    layouts = [""] if scope.layers is None or scope.notation.layout != "either" else LAYOUTS
    found: Judgement | None = None
    for layout in layouts:
        again = _laid_out(left, right, relation, scope, layout, by)
        if again is None:
            break
        if again.status is Status.PROVED or found is None:
            found = again
        if found.status is Status.PROVED:
            break
        if again.status is not Status.REFUTED and found.status is Status.REFUTED:
            found = again
    found = found or _alone(left, right, relation, scope, by)
    if found.status is Status.NEEDS_CONTEXT and (free := ranged_letters(left, right, scope)):
        question = _Question(left, right, relation, scope, by)
        return _every_number(free, question) or found
    return found


def _every_number(letters: tuple[str, ...], question: _Question) -> Judgement | None:
    """Judge a claim for every number in the ranges of its letters, such as n = 0 to 5."""
    cases = list(itertools.islice(numbers_of(letters, question.scope), MOST_CASES + 1))
    judged = _judged_each(cases[:MOST_CASES], question) if len(cases) <= MOST_CASES else []
    return together(judged, every_number(letters, question.scope)) if judged else None


def _laid_out(
    left: Side, right: Side, relation: str, scope: Scope, layout: str, by: Decide
) -> Judgement | None:
    """Return the judgement with derivatives by vectors in one layout; None if there are none."""
    if not layout:
        return None
    notation = replace(scope.notation, layout=layout)
    scope = replace(scope, notation=notation)
    if not any(isinstance(part, s.Derivative) for side in (left, right) if side.piece
               for part in s.walk(side.piece)) and not scope.templates:  # fmt: skip
        return None
    found = _alone(left, right, relation, scope, by)
    kinds = {decision.kind for decision in found.decisions}
    if found.status is Status.PROVED and "layout" in kinds:
        said = f"{found.reason}, with derivatives by vectors in the {layout} layout"
        return replace(found, reason=said)
    return found


def _every_case(letters: Letters, question: _Question) -> Judgement:
    """Judge a claim for every layer and neuron that its letters stand for."""
    layers = question.scope.layers
    if layers is None:
        raise AssertionError
    judged = _judged_cases(letters, question)
    if not judged:
        names = ", ".join((*letters.layers, *letters.neurons))
        reason = f"no layer of the network fits {names}, or there are too many cases"
        return Judgement(Status.NEEDS_CONTEXT, reason, missing=(f"the range of {names}",))
    found = together(judged, every_layer(letters, [case for case, _ in judged], layers))
    pairs = any(len(symbol.places) == 2 and symbol.base in ("w", "W") for symbol in letters.found)
    if found.status is Status.REFUTED and pairs and question.scope.notation.weights == "either":
        notation = replace(question.scope.notation, weights="from_to")
        turned = replace(question, scope=replace(question.scope, notation=notation))
        again = _judged_cases(letters, turned)
        even = uneven(letters, [case for case, _ in again], turned.scope) is None
        if again and even and all(each.status is Status.PROVED for _, each in again):
            what = "whether w_ij leads from neuron i to neuron j"
            reason = f"right if w_ij leads from i to j, wrong if from j to i: set weights ({what})"
            return replace(found, status=Status.NEEDS_CONTEXT, reason=reason, missing=(what,),
                           counterexample=None)  # fmt: skip
    name = uneven(letters, [case for case, _ in judged], question.scope)
    if found.status is Status.PROVED and name is not None:
        what = f"which layer the index {name} counts"
        reason = f"{name} counts the neurons of layers of different sizes"
        return replace(found, status=Status.NEEDS_CONTEXT, reason=reason, missing=(what,))
    return found


def _judged_cases(letters: Letters, question: _Question) -> list[tuple[LayerCase, Judgement]]:
    cases = list(itertools.islice(cases_of(letters, question.scope), MOST_CASES + 1))
    return _judged_each(cases, question) if len(cases) <= MOST_CASES else []


def _judged_each(
    cases: list[LayerCase], question: _Question
) -> list[tuple[LayerCase, Judgement]]:
    judged = []
    for case in cases:
        scope = replace(question.scope, indices={**question.scope.indices, **case.indices})
        found = judge(question.left, question.right, question.relation, scope, question.by)
        judged.append((case, found))
        if found.status is Status.REFUTED:
            break
    return judged


def _alone(left: Side, right: Side, relation: str, scope: Scope, by: Decide) -> Judgement:
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
    found = _explained(_judged(first, second, relation, scope, by), left, right, scope)
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
        first, second = _turned(first, second)
    shapes = _shape(first), _shape(second)
    if shapes[0] != shapes[1]:
        return _mismatch(first, second, scope, reading)
    verdict = _decided(first, second, scope, relation, by)
    return _weighed(verdict, first, second, scope, reading)


def _decided(left: Value, right: Value, scope: Scope, relation: str, by: Decide) -> Verdict:
    """Decide a claim; in a network first with every z as a symbol, which any z may be."""
    atoms = scope.layers.atoms if scope.layers is not None else frozenset()
    inside = {node for node in n.walk(*each(left), *each(right)) if node in atoms}
    if inside and relation == "=":
        known: dict[Node, Node] = {atom: n.variable(str(atom.value)) for atom in inside}
        sides = (without_names(replaced(side, known)) for side in (left, right))
        verdict = decide_values(*sides, scope.context(), relation, by)
        if verdict.proved:
            return verdict
    left, right = (without_names(side) for side in (left, right))
    return decide_values(left, right, scope.context(), relation, by)


_DESCRIBE = 'describe the network in the problem file: [network] with layers = [2, 3, 1], the sizes'
_DESCRIBE += ' from the input on, and activation = "sigmoid"'
_DELTA = 'name the cost in [network], or write "delta^[l]" = "…" in [given]'


def _explained(found: Judgement, left: Side, right: Side, scope: Scope) -> Judgement:
    """Return a judgement that says what would give the symbols of layers a meaning."""
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    if found.status is not Status.NEEDS_CONTEXT or not found.missing:
        return found
    if scope.layers is not None:
        open_delta = any(name.startswith("delta^") for name in found.missing)
        return replace(found, reason=f"{found.reason}; {_DELTA}") if open_delta else found
    depends = any(name.startswith("how ") for name in found.missing)
    if depends and any(speaks_of_layers(piece, scope, loosely=True) for piece in pieces):
        missing = (*found.missing, "the network")
        return replace(found, reason=f"{found.reason}; {_DESCRIBE}", missing=missing)
    return found


def _shown(meaning: Meaning) -> str | None:
    """Return a value as text; where it has named quantities, in terms of their names."""
    if meaning.value is None:
        return None
    names = [node for node in n.walk(*each(meaning.value)) if node.head == n.LET]
    return str(replaced(meaning.value, {node: n.variable(str(node.value)) for node in names}))


def _lacking(names: tuple[str, ...]) -> str:
    if not names:
        return "a meaning is missing"
    reason = f"{', '.join(names)}: no value or definition is known here"
    undefined = dict.fromkeys(
        found[1] for name in names if (found := re.fullmatch(r"how (\S+) depends on \S+", name))
    )
    formulas = " and ".join(f'"{name}" = "…"' for name in undefined if len(name) < 30)
    return f"{reason}; say what it is in the text or write {formulas} in [given]" if formulas else reason


def _shape(value: Value) -> tuple[int, int]:
    return value.shape if isinstance(value, Matrix) else (1, 1)


def _turned(left: Value, right: Value) -> tuple[Value, Value]:
    """Bring vectors written as tuples into one orientation."""
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
        if again.status is Status.PROVED and decision.kind == "held":
            return _held(again, decision)
        if again.status is Status.PROVED:
            note = f"holds if {_words(decision, choice)}"
            return replace(again, warnings=(*again.warnings, note))
        settled = (Status.REFUTED, Status.UNREAD)
        if found.status is Status.REFUTED and again.status not in settled and open_one is None:
            reason = f"wrong as it stands, open if {_words(decision, choice)}"
            open_one = replace(again, reason=reason)
    return open_one or found


def _held(again: Judgement, decision: Decision) -> Judgement:
    """Return that a claim is right only if a partial derivative holds named quantities fixed."""
    names = decision.text.partition(" counts how ")[2].partition(" change with ")[0]
    return replace(
        again,
        status=Status.NEEDS_CONTEXT,
        reason=f"right if ∂ holds {names} fixed, and not if it does not: {decision.text}; "
        'set held = ["…"] in [notation] for what is held fixed',
        missing=(f"whether ∂ holds {names} fixed",),
    )


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
