"""What becomes of one claim of a document: context first, then the kernel.

A claim is refuted only where nothing is missing: both sides are known, the
counterexample speaks of symbols that both sides share or somebody declared,
and no other admissible reading of the notation makes the claim true.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from symsgd.check.entries import Decide
from symsgd.check.indices.bare_sums import with_limits
from symsgd.check.indices.layer_cases import (
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
from symsgd.check.induction.closed_forms import judge_closed_form
from symsgd.check.induction.formulas_put_in import with_formula_put_in
from symsgd.check.induction.nth_derivatives import judge_nth_derivative
from symsgd.check.induction.sum_formulas import judge_sum_formula
from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.closed_examples import behind_examples
from symsgd.check.judging.crossed_signs import with_crossed_signs
from symsgd.check.judging.each_value import with_each_value
from symsgd.check.judging.functions_elsewhere import as_function_or_number
from symsgd.check.judging.given_anew import as_given_anew
from symsgd.check.judging.implications import WAYS
from symsgd.check.judging.letters_of_induction import where_induction_runs
from symsgd.check.judging.on_curves import on_curve
from symsgd.check.judging.one_reading import judge_one
from symsgd.check.judging.other_alternatives import of_alternatives
from symsgd.check.judging.rival_rules import with_either_rule
from symsgd.check.judging.special_points import beyond_points
from symsgd.check.judging.supposed_equations import from_premises, under_supposed
from symsgd.check.judging.unknown_gradients import with_unknown_gradients
from symsgd.check.judging.unknown_quantities import with_unknown_quantities
from symsgd.check.judging.unreached import without_unreached
from symsgd.check.judging.updated_values import before_and_after
from symsgd.check.judging.values_elsewhere import with_and_without
from symsgd.check.judging.whole_letters import where_whole
from symsgd.check.meanings.compared_members import judge_compared
from symsgd.check.report import Status
from symsgd.read import surface as s
from symsgd.read.layers.layer_derivatives import LAYOUTS
from symsgd.read.meaning import Elaborator
from symsgd.read.scope import Scope
from symsgd.read.sums.open_dots import with_open_sums


@dataclass(frozen=True, slots=True)
class Claim:
    """Two sides with a relation, the scope they stand in, and who decides."""

    left: Side
    right: Side
    relation: str
    scope: Scope
    by: Decide


def judge(left: Side, right: Side, relation: str, scope: Scope, by: Decide) -> Judgement:
    r"""Return what becomes of ``left relation right`` in a scope.

    >>> from symsgd.prove.decide import decide
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> def side(text):
    ...     return Side(Source(text), 0, len(text), parse(text))
    >>> judge(side("x + x"), side("2x"), "=", Scope(), decide).status
    <Status.PROVED: 'PROVED'>
    >>> judge(side("x + x"), side("2y"), "=", Scope(), decide).missing
    ('x', 'y')
    """
    left, right = (_without_dots(side, scope) for side in (left, right))
    if scope.members.closed_form:
        return judge_closed_form(left, right, scope, lambda one, other, inside: judge(
            one, other, relation, inside, by))  # fmt: skip

    if scope.members.compared:
        return judge_compared(left, right, scope, lambda one, other, inside: judge(
            one, other, relation, inside, by))  # fmt: skip
    nth = judge_nth_derivative(
        left, right, relation, scope,
        lambda one, other, inside: judge(one, other, relation, inside, by),
    )  # fmt: skip
    if nth is not None:
        return nth

    asked: list[Scope] = []

    def again(other: Scope) -> Judgement:
        asked.append(other)
        return _judge(left, right, relation, other, by)

    def in_context(scope: Scope) -> Judgement:
        found = with_and_without(again(scope), left, right, scope, again)
        found = where_induction_runs(found, left, right, scope, again)
        found = on_curve(found, left, right, relation, scope, by)
        found = where_whole(found, left, right, scope, again)
        found = under_supposed(found, left, right, scope, again)
        found = with_either_rule(found, scope, again)
        found = from_premises(found, left, right, relation, scope, by)
        found = as_function_or_number(found, scope, again)
        found = of_alternatives(found, left, right, scope, again)
        found = as_given_anew(found, left, right, scope, again)
        return before_and_after(found, scope, again)

    def judged(scope: Scope) -> Judgement:
        return behind_examples(left, right, scope, in_context)

    if relation in WAYS.values():  # a letter is unknown in what follows from an equation
        return judged(replace(scope, alternatives={}))
    found = with_each_value(left, right, scope, judged)
    found = with_crossed_signs(found, left, right, lambda one, other: judge(
        one, other, relation, scope, by))  # fmt: skip
    found = beyond_points(found, left, right, scope, lambda other: judge(
        left, right, relation, other, by))  # fmt: skip
    # what one of several judgements rests on says less than the claim
    return found if len(asked) == 1 else replace(found, grounds=None)


def _without_dots(side: Side, scope: Scope) -> Side:
    """Return a side in which dots up to a letter are sums: 1 + 2 + … + n."""
    if side.piece is None:
        return side
    piece = with_open_sums(side.piece, Elaborator(scope, side.source))
    return side if piece is side.piece else replace(side, piece=piece)


def _judge(left: Side, right: Side, relation: str, scope: Scope, by: Decide) -> Judgement:
    letters = letters_of(left, right, scope) if scope.layers is not None else None
    if letters:
        return _every_case(letters, Claim(left, right, relation, scope, by))
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
    found = found or judge_one(left, right, relation, scope, by)
    found = without_unreached(found, left, right, scope, lambda inside: judge_one(
        left, right, relation, inside, by))  # fmt: skip
    found = with_limits(found, left, right, lambda one, other: judge_one(
        one, other, relation, scope, by))  # fmt: skip
    found = with_unknown_gradients(found, left, right, scope, lambda inside: judge_one(
        left, right, relation, inside, by), by)  # fmt: skip
    if relation == "=":
        found = with_unknown_quantities(found, left, right, scope, lambda one, other: judge_one(
            one, other, relation, scope, by), by)  # fmt: skip
    found = judge_sum_formula(found, left, right, relation, scope, lambda one, other, inside:
                              judge_one(one, other, relation, inside, by))  # fmt: skip
    one_member = replace(scope, members=replace(scope.members, closed_form=False))
    found = with_formula_put_in(found, left, right, scope, lambda side: _judge(
        side, right, relation, one_member, by))  # fmt: skip
    is_open = found.status in (Status.NEEDS_CONTEXT, Status.REFUTED)
    if is_open and (free := ranged_letters(left, right, scope)):
        question = Claim(left, right, relation, scope, by)
        return _every_number(free, question) or found
    return found


def _every_number(letters: tuple[str, ...], question: Claim) -> Judgement | None:
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
    found = judge_one(left, right, relation, scope, by)
    kinds = {decision.kind for decision in found.decisions}
    if found.status is Status.PROVED and "layout" in kinds:
        said = f"{found.reason}, with derivatives by vectors in the {layout} layout"
        return replace(found, reason=said)
    return found


def _every_case(letters: Letters, question: Claim) -> Judgement:
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
            return found.asking(reason, what)
    name = uneven(letters, [case for case, _ in judged], question.scope)
    if found.status is Status.PROVED and name is not None:
        what = f"which layer the index {name} counts"
        reason = f"{name} counts the neurons of layers of different sizes"
        return found.asking(reason, what)
    return found


def _judged_cases(letters: Letters, question: Claim) -> list[tuple[LayerCase, Judgement]]:
    cases = list(itertools.islice(cases_of(letters, question.scope), MOST_CASES + 1))
    return _judged_each(cases, question) if len(cases) <= MOST_CASES else []


def _judged_each(cases: list[LayerCase], question: Claim) -> list[tuple[LayerCase, Judgement]]:
    judged = []
    for case in cases:
        scope = replace(question.scope, indices={**question.scope.indices, **case.indices})
        found = judge(question.left, question.right, question.relation, scope, question.by)
        judged.append((case, found))
        if found.status is Status.REFUTED:
            break
    return judged
