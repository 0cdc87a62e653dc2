"""What becomes of a claim whose letters all have their numbers: context first, then the kernel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.entries import Decide, decide_values
from symsgd.check.indices import every_size, index_cases
from symsgd.check.indices.free_of import with_function_zero
from symsgd.check.indices.given_counts import counted, with_data
from symsgd.check.indices.numbered_members import judge_numbered
from symsgd.check.judgement import Judgement, Side, unread
from symsgd.check.judging.antiderivatives import judge_antiderivative
from symsgd.check.judging.array_claims import lacks_entries
from symsgd.check.judging.degrees import in_degrees
from symsgd.check.judging.dependences import lacks_dependence
from symsgd.check.judging.doubts import doubted
from symsgd.check.judging.implications import WAYS, judge_statements
from symsgd.check.judging.lacking import explained, lacking
from symsgd.check.judging.log_bases import in_other_base
from symsgd.check.judging.proportion import SIGN as PROPORTIONAL
from symsgd.check.judging.proportion import judge_proportion
from symsgd.check.judging.remainders import judge_remainder
from symsgd.check.judging.rounded_solutions import as_rounded
from symsgd.check.judging.undeclared_capitals import with_numbers_assumed
from symsgd.check.judging.unknown_shapes import asked_of, clashing
from symsgd.check.judging.weighing import mismatch, rounded, weighed
from symsgd.check.readings import other_readings
from symsgd.check.report import Status
from symsgd.check.rounding.decimals_of_arrays import closeness, entries_hold_when_rounded
from symsgd.check.rounding.plain_decimals import contradicts_plain
from symsgd.check.rounding.rounding import rounding
from symsgd.check.rounding.shown_values import carried_on
from symsgd.check.rounding.whole_numbers import near_whole_number
from symsgd.check.shown import shape_of, shown
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict
from symsgd.read.arrays.unit_matrices import as_unit_matrix
from symsgd.read.functions.known_later import unknown_functions
from symsgd.read.functions.overlapping_cases import OVERLAP
from symsgd.read.intermediate import each, replaced, without_names
from symsgd.read.meaning import Decision, Meaning
from symsgd.read.scope import Scope
from symsgd.read.values import Value, plain


def judge_one(left: Side, right: Side, relation: str, scope: Scope, by: Decide) -> Judgement:
    """Return what becomes of a claim in a scope, in every admissible reading of its notation."""
    open_integral = judge_antiderivative(
        left, right, relation, scope, lambda a, b: judge_one(a, b, relation, scope, by)
    )
    if open_integral is not None:
        return open_integral
    remainder = judge_remainder(
        left, right, relation, scope, lambda one, two, inside: _judged(one, two, "=", inside, by)
    )
    if remainder is not None:
        return remainder
    try:
        first, second = left.meaning(scope), right.meaning(scope)
    except SymsgdError as error:
        if error.code in _ILL_FORMED:
            return clashing(error, left, right, scope)
        return unread(error)
    if relation in WAYS.values():
        found = judge_statements(first, second, relation, scope, by)
        found = with_data(found, left, right, scope, lambda one, two: judge_statements(
            one, two, relation, scope, by))  # fmt: skip
        found = as_rounded(found, first, second, right, scope, by)
        return _of_arrays(found, first, second, left, right, scope)
    if relation == PROPORTIONAL:
        return judge_proportion(left, right, scope, by)
    exactly = by
    if relation == "~":
        by = closeness(left, right, by)

    def choosing(decision: Decision, choice: str) -> Judgement:
        # a letter that is a factor in one place is one in every place of the claim
        same = [each for each in (*first.decisions, *second.decisions)
                if each.kind in _ALIKE and each.text == decision.text]  # fmt: skip
        places = {(each.kind, each.start): choice for each in (decision, *same)}
        chosen = replace(scope, choices={**scope.choices, **places})
        return judged(left.meaning(chosen), right.meaning(chosen), chosen)

    def judged(first: Meaning, second: Meaning, scope: Scope) -> Judgement:
        found = _judged(first, second, relation, scope, by)
        values = first.value, second.value
        if found.status not in _DECIDED or values[0] is None or values[1] is None:
            return found
        if shape_of(values[0]) != shape_of(values[1]):
            found = asked_of(found, found.reason, left, right, scope)
        asked = lacks_entries(values[0], values[1], left, right, scope)
        asked = asked or lacks_dependence(left, right, scope)
        return found if asked is None else replace(asked, reading=found.reading)

    found = explained(judged(first, second, scope), left, right, scope)
    found = counted(found, (first, second))
    before = found
    found = with_data(found, left, right, scope, lambda one, two: judged(one, two, scope))
    # formulas that the data write out are read with them to the digits shown as well
    whole = scope if found is before else replace(scope, sums=replace(scope.sums, cases=()))
    if found.status in (Status.REFUTED, Status.NEEDS_CONTEXT):
        found = other_readings(found, choosing, (first, second))
    found = _by_indices(found, left, right, relation, scope, by, judged)
    if found.status in _DECIDED and (asked := lacks_dependence(left, right, scope)) is not None:
        found = replace(asked, reading=found.reading)
    if found.status is Status.REFUTED:
        found = _to_digits(found, left, right, relation, whole, exactly)
    if found.status is Status.REFUTED:
        found = doubted(found, left, right, relation, scope, lambda sign, inside: _read_anew(
            left, right, sign, inside, by))  # fmt: skip
        found = in_degrees(found, first, second, scope,
                           lambda one, two: _judged(one, two, relation, scope, by))  # fmt: skip
    bases = scope.throughout.log_bases  # without any, at a glance
    found = in_other_base(found, left, right, scope, lambda inside: (
        judge_one(left, right, relation, inside, by) if bases
        else _judged(left.meaning(inside), right.meaning(inside), relation, inside, by)
    ))  # fmt: skip
    return _told(near_whole_number(found, left, right, relation, scope, exactly),
                 left, right, (first, second), scope)  # fmt: skip


def _by_indices(
    found: Judgement,
    left: Side,
    right: Side,
    relation: str,
    scope: Scope,
    by: Decide,
    judged: Callable[[Meaning, Meaning, Scope], Judgement],
) -> Judgement:
    """Return a judgement that the cases of free indices, or the count of terms, may settle."""
    found = judge_numbered(found, left, right, scope, lambda one, other, inside: (
        judged(one.meaning(inside), other.meaning(inside), inside)))  # fmt: skip
    if index_cases.concerns(found, left, right):
        found = index_cases.judge_cases(found, left, right, relation, scope, by)
    if every_size.concerns(found, left, right, relation, scope):
        found = every_size.judge_every_size(found, left, right, scope, by)
    return found


def _read_anew(left: Side, right: Side, relation: str, scope: Scope, by: Decide) -> Judgement:
    """Return what becomes of a claim in another scope, where it may say nothing at all."""
    try:
        one, two = left.meaning(scope), right.meaning(scope)
    except SymsgdError as error:
        return unread(error)
    return _judged(one, two, relation, scope, by)


def _to_digits(
    found: Judgement, left: Side, right: Side, relation: str, scope: Scope, by: Decide
) -> Judgement:
    """Return a refuted judgement, or that it holds to the digits shown."""
    if contradicts_plain(left, right, relation, scope):
        return found
    if entries_hold_when_rounded(left, right, relation, scope):
        return rounded(found, None, scope)
    shown_digits = rounding(left, right, relation, scope, by)
    found = found if shown_digits is None else rounded(found, shown_digits, scope)
    if found.status is not Status.REFUTED:
        return found

    def judge(inside: Scope, near: Decide) -> Judgement:
        return _judged(left.meaning(inside), right.meaning(inside), relation, inside, near)

    return carried_on(found, left, right, relation, scope, by, judge)


def _of_arrays(
    found: Judgement, first: Meaning, second: Meaning, left: Side, right: Side, scope: Scope
) -> Judgement:
    """Return a judgement on statements, or the question what their matrices are.

    AB = 0 makes a number 0 and neither matrix.
    """
    if found.status not in _DECIDED or first.value is None or second.value is None:
        return found
    asked = lacks_entries(first.value, second.value, left, right, scope)
    if asked is not None:
        return replace(asked, reading=found.reading)
    values, place = (first.value, second.value), (left.start, right.end)
    return with_numbers_assumed(found, values, scope, place)


def _told(
    found: Judgement, left: Side, right: Side, read: tuple[Meaning, Meaning], scope: Scope
) -> Judgement:
    """Return a judgement with what it rests on: norms, curves, entries, what was worked out."""
    decisions = (*read[0].decisions, *read[1].decisions)
    worked_out = dict.fromkeys(one.text for one in decisions if one.kind in _WORKED_OUT)
    if worked_out and found.status in (Status.PROVED, Status.REFUTED):
        found = replace(found, reason="; ".join((found.reason, *worked_out)))
    values, place = (read[0].value, read[1].value), (left.start, right.end)
    decisions = with_numbers_assumed(
        replace(found, decisions=decisions), values, scope, place
    ).decisions
    if found.status is not Status.PROVED:
        return replace(found, decisions=decisions)
    if any(one.kind == OVERLAP for one in decisions):
        what = "which case holds where two do"
        return replace(found, decisions=decisions).asking("right if the first case holds", what)
    curves = () if scope.bare.curves is None else scope.bare.curves.conditions
    norms = tuple(dict.fromkeys(one.text for one in decisions if one.kind in _READ_AS))
    if not norms and (names := _normed(*read, scope)):  # of vectors something else may hold
        norms = (f"{', '.join(names)} in ‖…‖ read as numbers",)
    arrays = dict((*left.arrays, *right.arrays))
    told = (f"{', '.join(arrays)} taken entry by entry",) if arrays else ()
    conditions = (*found.conditions, *curves, *norms, *told)
    return replace(found, decisions=decisions, conditions=conditions)


# decided alike wherever they stand in one claim
_ALIKE = ("application", "composed", "composed-at", "evaluation")
_DECIDED = (Status.PROVED, Status.REFUTED)
_READ_AS = ("norm", "matrix-norm", "determinant", "sum-size", "in-quantity")
_WORKED_OUT = ("limit", "integral", "series")
_ILL_FORMED = ("shape-mismatch", "matrix-plus-number", "no-such-layer")


def _normed(left: Meaning, right: Meaning, scope: Scope) -> list[str]:
    values = [side.value for side in (left, right) if side.value is not None]
    free = n.free_variables(*(node for value in values for node in each(value)))
    return sorted(scope.provisos.normed.intersection(free))


def _judged(left: Meaning, right: Meaning, relation: str, scope: Scope, by: Decide) -> Judgement:
    missing = tuple(dict.fromkeys((*left.missing, *right.missing)))
    texts = shown(left), shown(right)
    reading = (texts[0], texts[1]) if texts[0] is not None and texts[1] is not None else None
    if missing and left.value is not None and right.value is not None:
        general = _for_every_function(left, right, missing, relation, scope, by)
        if general is not None:
            return general
    if missing or left.value is None or right.value is None:
        return Judgement(Status.NEEDS_CONTEXT, lacking(missing), reading, missing=missing)
    first, second = plain(left.value), plain(right.value)
    first, second = as_unit_matrix(first, second, scope), as_unit_matrix(second, first, scope)
    if left.loose or right.loose:
        first, second = turned(first, second)
    shapes = shape_of(first), shape_of(second)
    if shapes[0] != shapes[1] and (left.loose or right.loose):
        what = ("whether a list is a row or a column",)
        return Judgement(Status.NEEDS_CONTEXT, lacking(what), reading, missing=what)
    if shapes[0] != shapes[1]:
        return mismatch(first, second, scope, reading)
    verdict = _decided(first, second, scope, relation, by)
    return weighed(verdict, first, second, scope, reading, by, relation)


def _for_every_function(
    left: Meaning,
    right: Meaning,
    missing: tuple[str, ...],
    relation: str,
    scope: Scope,
    by: Decide,
) -> Judgement | None:
    """Return that a claim is proved whatever its unknown functions are, or None."""
    if not set(missing) <= set(unknown_functions(left.value, right.value)):  # type: ignore[arg-type]
        return None
    first, second = (replace(side, missing=()) for side in (left, right))
    found = _judged(first, second, relation, scope, by)
    if found.status is not Status.PROVED:
        return _wrong_whatever(first, second, missing, relation, scope, by)
    note = f"for every function {', '.join(missing)} that has the derivatives in it"
    return replace(found, conditions=(*found.conditions, note))


def _wrong_whatever(
    left: Meaning,
    right: Meaning,
    names: tuple[str, ...],
    relation: str,
    scope: Scope,
    by: Decide,
) -> Judgement | None:
    """Return that a claim is refuted whatever its unknown functions are, or None."""
    if left.value is None or right.value is None or relation != "=":
        return None
    sides = with_function_zero(left.value, right.value, names, scope.context(), by)
    if sides is None:
        return None
    first, second = replace(left, value=sides[0]), replace(right, value=sides[1])
    found = _judged(first, second, relation, scope, by)
    if found.status is not Status.REFUTED:
        return None
    note = f"the difference is the same for every function {', '.join(names)}; shown for 0"
    return replace(found, conditions=(*found.conditions, note))


def _decided(left: Value, right: Value, scope: Scope, relation: str, by: Decide) -> Verdict:
    """Decide a claim; in a network first with every z as a symbol, which any z may be."""
    atoms = scope.layers.atoms if scope.layers is not None else frozenset()
    inside = {node for node in n.walk(*each(left), *each(right)) if node in atoms}
    if inside and relation == "=":
        known: dict[Node, Node] = {atom: n.variable(str(atom.value)) for atom in inside}
        first, second = (without_names(replaced(side, known)) for side in (left, right))
        verdict = decide_values(first, second, scope.context(), relation, by)
        if verdict.proved:
            return verdict
    left, right = (without_names(side) for side in (left, right))
    return decide_values(left, right, scope.context(), relation, by)


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
