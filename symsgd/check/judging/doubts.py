"""What a refuted claim leaves open: it speaks of what the text only concludes, or only limits."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

from symsgd.check.clauses.given_values import for_other_values
from symsgd.check.finding import is_number
from symsgd.check.imaginary import QUESTION, may_be_unit
from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.antiderivatives import CONSTANTS, has_constant
from symsgd.check.judging.applied_numbers import products_or_values
from symsgd.check.judging.lacking import lacking
from symsgd.check.judging.numbers_inside import hidden_dependence
from symsgd.check.judging.repeated_indices import repeated_indices
from symsgd.check.judging.starts import states_meant, unwritten
from symsgd.check.judging.variant_letters import one_letter
from symsgd.check.report import Status
from symsgd.check.rounding.decimals import has_decimal
from symsgd.check.words.qualified import VALUE_WOULD_BE, WHICH_CASE
from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.intermediate import each
from symsgd.read.names import name_of
from symsgd.read.records import Function
from symsgd.read.scope import Scope

_MOST_CHOICES = 8
_ASKED = {
    "crossed-out": "whether what is crossed out is zero",
    "function-power": "whether a power before the bracket is one of the value",
    "kronecker": "whether δ with two indices is Kronecker's",
    "matrix-norm": "which norm of a matrix ‖…‖ is",
    "parameters": "whether the gradient runs over the letters of the model",
    "subscript": "whether a variable below a function is a derivative",
}
_OPPOSITE = {"=": "!=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
Again = Callable[[str, Scope], Judgement]  # judges with another relation, in another scope


def doubted(
    found: Judgement, left: Side, right: Side, relation: str, scope: Scope, again: Again
) -> Judgement:
    """Return a refuted claim, or what it asks if an honest reader may take it to be right."""
    what = doubts = (
        *_concluded(left, right, scope),
        *(f"what {name} is" for name in sorted(scope.provisos.opaque & (left.names | right.names))),
        *(
            f"which {name} is meant"
            for name in sorted(scope.around.unknowns & (left.names | right.names))
        ),
        *unwritten(left, right, scope),
        *states_meant(left, right, scope),
        *for_other_values(left, right, scope),
        *hidden_dependence(left, right, scope),
        *_open_notation(left, right, scope),
        *_constants(left, right, scope),
        *products_or_values(left, right, scope),
        *_own_squares(left, right, scope),
        *repeated_indices(left, right, scope),
        *_units(left, right, scope),
        *(f"which values {name} takes" for name in sorted(_random(left, right, scope))),
    )
    reason = lacking(doubts)
    if what and _is_wrong_of_all(what, relation, scope, again):
        return found
    if not what and (special := _special(left, right, scope)):
        what = tuple(f"whether {name} is any such array" for name in special)
        reason = (
            f"wrong for some {', '.join(special)}; symmetric matrices and unit vectors are special"
        )
    if (
        not what
        and scope.around.left_open
        and not _in_every_case(left, right, relation, scope.around.left_open)
    ):
        what, reason = (
            (scope.around.left_open,),
            f"wrong as it stands; the text leaves open {scope.around.left_open}",
        )
    if not what and relation == "!=" and again("=", scope).status is Status.REFUTED:
        what = ("whether ≠ is meant at every point",)
        reason = "the sides are equal at some points and differ at others"
    if not what and relation == "=" and _may_be_set_to_zero(left, right, scope, again):
        what = ("whether it is set to 0 here",)
        reason = "not 0 everywhere; an equation to be solved, if the text sets it to 0"
    if not what and (said := _as_said(left, right, relation, scope, again)):
        what, reason = (f"whether {said} here",), f"wrong in general, not where {said}: write it as"
        reason += " a formula, such as $x > 0$"
    if not what and (name := _in_other_meaning(left, right, relation, scope, again)):
        what = (f"whether {name} has another meaning",)
        reason = f"wrong of the {name} defined before; the text leaves open {what[0]} here"
    if not what and may_be_unit(left, right, scope):
        what, reason = (QUESTION,), "wrong of real numbers, and i may be the imaginary unit"
    if not what:
        what = one_letter(left, right, scope, lambda other: again(relation, other))
        reason = lacking(what)
    if not what:
        what = _beyond(left, right, scope, lambda scope: again(relation, scope))
        reason = lacking(what)
    if not what:
        return found
    return found.asking(reason, *what)


def _in_every_case(left: Side, right: Side, relation: str, case: str) -> bool:
    """Say whether a claim is worked out from numbers alone, which no case makes right.

    "If x = 2 were a root, we would have 4 - 3 = 0" is no calculation: 0 comes from what is
    supposed, as 1 does of a norm or of probabilities.
    """
    if not (is_number(left.piece) and is_number(right.piece)):
        return False
    if relation == "~":
        return case in (WHICH_CASE, VALUE_WOULD_BE)
    if isinstance(left.piece, s.Number) or not isinstance(right.piece, s.Number):
        return False
    worked_out = float(right.piece.digits) not in (0, 1)
    named = case == VALUE_WOULD_BE or (case == WHICH_CASE and has_decimal(left))
    return relation == "=" and worked_out and named


def _units(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the question whether I is the unit matrix, of which powers and products are I."""
    name = None if right.piece is None else name_of(right.piece)
    if name != "I" or "I" not in left.names or scope.knows("I"):
        return ()
    value = left.meaning(scope).value
    if not isinstance(value, n.Node) or n.free_variables(value) != ("I",):
        return ()
    plain = all(part.head != n.NUMBER or part.value == 1 for part in value.args)
    product = value.head == n.POWER or (value.head == n.MULTIPLY and plain)
    return ("whether I is the unit matrix",) if product else ()


def _random(left: Side, right: Side, scope: Scope) -> set[str]:
    """Return the letters of a claim that take only some whole numbers: X² = X of 0 and 1."""
    return {name for name in scope.throughout.random & (left.names | right.names)
            if not scope.knows(name)}  # fmt: skip


def _is_wrong_of_all(what: tuple[str, ...], relation: str, scope: Scope, again: Again) -> bool:
    """Say whether it makes no difference which number is meant: the claim is wrong of every one.

    Of the solutions of an equation there may be none: that is looked at where they are known.
    """
    if scope.around.premises:
        return False
    asked = {f"which {name} is meant" for name in scope.around.unknowns}
    if not asked.issuperset(what) or relation not in _OPPOSITE:
        return False
    free = replace(scope, around=replace(scope.around, unknowns=frozenset()))
    return again(_OPPOSITE[relation], free).status is Status.PROVED


def _may_be_set_to_zero(left: Side, right: Side, scope: Scope, again: Again) -> bool:
    """Say whether a chain such as f'(x) = 2x - 4 = 0 may end in an equation to be solved."""
    if left.piece is None or not isinstance(right.piece, s.Number) or right.piece.digits != "0":
        return False
    parts = [*s.walk(left.piece)]
    primed = (script.kind == "prime" for part in parts if isinstance(part, s.Scripted)
              for script in part.scripts)  # fmt: skip
    if any(isinstance(part, s.Derivative) for part in parts) or any(primed) or scope.assumed:
        return False
    return again("!=", scope).status is not Status.PROVED


def _as_said(left: Side, right: Side, relation: str, scope: Scope, again: Again) -> str:
    """Return the words that limit a letter if a claim is not refuted where they hold."""
    names = sorted((left.names | right.names) & set(scope.said))
    choices = itertools.product(*(scope.said[name] for name in names))
    for chosen in itertools.islice(choices if names else (), _MOST_CHOICES):
        limited = scope
        for name, (_, domain) in zip(names, chosen, strict=True):
            limited = limited.with_domain(name, domain)
        if again(relation, limited).status is not Status.REFUTED:
            said = (f"{name} is {words}" for name, (words, _) in zip(names, chosen, strict=True))
            return " and ".join(said)
    return ""


def _in_other_meaning(left: Side, right: Side, relation: str, scope: Scope, again: Again) -> str:
    """Return the letter of which a claim is not refuted in the meaning that it may have now."""
    for name in sorted(set(scope.around.other_meanings) & (left.names | right.names)):
        for meaning in scope.around.other_meanings[name]:
            function = isinstance(meaning, Function)
            with_it = scope.with_function if function else scope.with_definition
            other = with_it(name, meaning)  # type: ignore[arg-type]
            inside = replace(other, around=replace(other.around, other_meanings={}))
            if again(relation, inside).status not in (Status.REFUTED, Status.UNREAD):
                return name
    return ""


def _concluded(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return which conclusions of the text, never checked, a claim speaks of."""
    names = left.names | right.names
    return tuple(f"whether what is said of {name} follows"
                 for name in sorted(scope.provisos.concluded) if name in names)  # fmt: skip


def _open_notation(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the questions that a notation leaves which may be meant in another way."""
    decisions = (one for side in (left, right) for one in side.meaning(scope).decisions)
    kinds = dict.fromkeys(one.kind for one in decisions)
    return tuple(_ASKED[kind] for kind in kinds if kind in _ASKED)


def _constants(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the question whether C may differ from side to side, as in F + C = G + C."""
    named = [name for name in CONSTANTS if scope.knows(name)]
    both = has_constant(left.piece) and has_constant(right.piece)
    return ("whether C is a constant of integration",) if both and not named else ()


def _own_squares(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the question whether σ² is the square of σ, where a claim has both."""
    values = [side.meaning(scope).value for side in (left, right)] if scope.own_squares else []
    names = set(n.free_variables(*(one for value in values if value for one in each(value))))
    both = sorted(name for name in scope.own_squares if {name, f"{name}^2"} <= names)
    return tuple(f"whether {name}^2 is the square of {name}" for name in both)


def _special(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the arrays that may be special: symmetric matrices, unit vectors."""
    if is_number(left.piece) and is_number(right.piece):
        return ()  # no array stands in them, though one may in the chain
    ranks = dict((*left.arrays, *right.arrays))
    perhaps = (n for n, rank in ranks.items() if rank == 2 or scope.throughout.special_arrays)
    return tuple(sorted(set(perhaps) - scope.notation.any_arrays))


def _beyond(
    left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> tuple[str, ...]:
    """Return what a refuted claim asks if it speaks of a name where nothing is said of it.

    ``f(x) = x for x > 0`` says nothing of f(-1), nor of f(x) for x < 0.
    """
    names = left.names | right.names
    for name in sorted(set(scope.provisos.partial) & names):
        limits = scope.provisos.partial[name]
        if all(_holds(limit, scope) for limit in limits):
            continue
        shared = set(n.free_variables(*limits)) & names
        within = replace(
            scope, provisos=replace(scope.provisos, partial={}), assumed=(*scope.assumed, *limits)
        )
        if not shared or judged(within).status is not Status.REFUTED:
            said = " and ".join(map(str, limits))
            return (f"what {name} is where {said} does not hold",)
    return ()


def _holds(limit: n.Node, scope: Scope) -> bool:
    """Say whether a condition such as T = 1 is just what is given here."""
    if limit.value != "=" or limit.args[0].head != n.VARIABLE:
        return False
    return scope.values.get(limit.args[0].value) == limit.args[1]
