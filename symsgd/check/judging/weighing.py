"""What a verdict of the kernel is worth in a document: what one side only speaks of is open."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.entries import Decide
from symsgd.check.grounds import Rounding
from symsgd.check.indices.free_of import free_of_symbols
from symsgd.check.judgement import Judgement, one_sided
from symsgd.check.judging.lacking import lacking
from symsgd.check.live import live_symbols
from symsgd.check.report import Status
from symsgd.check.rounding.decimals import CHANGES, WHOLE
from symsgd.check.shown import shape_of
from symsgd.check.words.named_functions import suggestion
from symsgd.check.words.qualified import NEARLY
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.decide import LEFT_OUT
from symsgd.prove.verdict import Verdict
from symsgd.read.functions.known_later import unknown_functions
from symsgd.read.intermediate import each
from symsgd.read.layers.layer_derivatives import overruled_symbols
from symsgd.read.scope import Scope
from symsgd.read.values import Value

OTHER_CASES = "what the right side is where no case holds"


def weighed(
    verdict: Verdict,
    left: Value,
    right: Value,
    scope: Scope,
    reading: tuple[str, str] | None,
    by: Decide,
    relation: str = "=",
) -> Judgement:
    """Return what a verdict of the kernel says of a claim: not all that differs is refuted.

    >>> from symsgd.prove.decide import decide
    >>> x, y = n.variables("x y")
    >>> weighed(decide(x, y), x, y, Scope(), None, decide).missing
    ('x', 'y')
    """
    judgement = Judgement(
        Status(verdict.outcome.value),
        verdict.reason,
        reading,
        verdict.conditions,
        verdict.warnings,
        verdict.counterexample,
        seconds=verdict.seconds,
    )
    nameless = tuple(name for name in unknown_functions(left, right) if not _arbitrary(name, scope))
    if verdict.undecided and (asked := _shown_of_one_number(verdict, left, right)):
        return judgement.asking(verdict.reason, *asked)
    if verdict.undecided and verdict.reason.startswith(LEFT_OUT):
        return judgement.asking(verdict.reason, OTHER_CASES)
    if not verdict.refuted:
        open_still = nameless and not verdict.proved
        return _asks_which(judgement, nameless) if open_still else judgement
    if scope.around.otherwise:
        what = ("what 'otherwise' leaves",)
        return judgement.asking(lacking(what), *what)
    unknown = _one_sided(left, right, scope)
    if (
        unknown
        and free_of_symbols(left, unknown, scope.context(), by)
        and (free_of_symbols(right, unknown, scope.context(), by))
    ):
        unknown = ()  # they cancel: what differs speaks of symbols that both sides have
    if nameless:  # a particular choice refutes only what is said of every function
        return _asks_which(judgement, nameless)
    if not unknown or _never_holds(left, right, unknown, relation, scope, by):
        return judgement
    reason = f"{', '.join(unknown)}: on one side only, and no value or definition is known here"
    return judgement.asking(reason, *unknown)


def _shown_of_one_number(verdict: Verdict, left: Value, right: Value) -> tuple[str, ...]:
    """Return what an approximation asks that shows a few digits, or digits of a changing value."""
    if verdict.reason == CHANGES:
        return tuple(sorted(live_symbols(left) | live_symbols(right)))
    return (NEARLY,) if verdict.reason == WHOLE else ()


def _asks_which(judgement: Judgement, nameless: tuple[str, ...]) -> Judgement:
    """Return the question which functions letters are that nobody introduced."""
    reason = f"{', '.join(nameless)}: which function this is is not known here"
    reason += suggestion(nameless)
    return judgement.asking(reason, *nameless)


def mismatch(left: Value, right: Value, scope: Scope, reading: tuple[str, str] | None) -> Judgement:
    """Return the judgement on sides of different shapes: wrong, if every symbol is known."""
    both = " and ".join(f"{rows}×{columns}" for rows, columns in (shape_of(left), shape_of(right)))
    unknown = _one_sided(left, right, scope)
    if not unknown and scope.bare.ambient in one_sided(left, right):
        unknown = (scope.bare.ambient,)  # σ'(z) = (1/4, 2/9) is said of a column z
    if unknown:
        return Judgement(Status.NEEDS_CONTEXT, lacking(unknown), reading, missing=unknown)
    return Judgement(Status.REFUTED, f"the two sides have different shapes: {both}", reading)


def rounded(found: Judgement, shown: Rounding | None, scope: Scope) -> Judgement:
    """Return the judgement on a claim that does not hold exactly; to the digits shown it may.

    Of arrays, of which it does, nothing more is known.
    """
    if scope.notation.decimals == "exact":
        return found
    asked = scope.notation.decimals == "rounded"
    if asked and shown is not None:
        found = replace(found, grounds=shown)
    if shown is not None and shown.holds is None and asked:
        reason = "whether some numbers that round to the decimals shown make it right is open"
        return replace(found, status=Status.UNDECIDED, reason=reason, counterexample=None)
    if shown is not None and not shown.holds:
        return found
    if asked:
        note = "to the digits shown: every decimal stands for itself ± half of its last digit"
        return replace(
            found,
            status=Status.PROVED,
            reason="equal when rounded",
            conditions=(note,),
            counterexample=None,
        )
    return found.asking(
        'wrong as exact decimals, right to the digits shown: write ≈, or set decimals = "rounded"',
        "whether decimals are rounded",
    )


_NUMBERED = re.compile(r"_\d|\^\(|\*$")  # σ(z_1) = 0.6 tells something of one number, z_1
_CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def _never_holds(
    left: Value, right: Value, unknown: tuple[str, ...], relation: str, scope: Scope, by: Decide
) -> bool:
    """Say whether a claim is wrong whatever its letters are: e^−a < e^−b after "let a < b".

    So is σ(z_1) = 2, whichever number z_1 is.
    """
    if not isinstance(left, Node) or not isinstance(right, Node):
        return False
    if relation == "=" and all(map(_NUMBERED.search, unknown)):
        return any(by(left, right, scope.context(), order).proved for order in "<>")
    facts = [fact for fact in scope.assumed if fact.head == n.RELATION and fact.value in _CONTRARY]
    if relation not in _CONTRARY or not {*unknown} <= {*n.free_variables(*facts)}:
        return False
    return by(left, right, scope.context(), _CONTRARY[relation]).proved


def _arbitrary(name: str, scope: Scope) -> bool:
    """Say whether somebody declared a name as a function that may be any function."""
    function = scope.functions.get(name)
    if scope.bare.curves is not None and name in scope.bare.curves.functions:
        return False
    return function is not None and function.table is None and function.body is None


def _limited(scope: Scope) -> set[str]:
    """Return the letters that a condition limits by numbers alone, as x in |x − 1| < 1/2."""
    orders = (fact for fact in scope.assumed if fact.value in _CONTRARY)
    names = (n.free_variables(fact) for fact in orders)
    return {each[0] for each in names if len(each) == 1}


def _one_sided(left: Value, right: Value, scope: Scope) -> tuple[str, ...]:
    """Return the symbols on one side only that nobody declared."""
    declared = {*scope.domains} | _limited(scope)
    declared -= overruled_symbols(scope)
    found = one_sided(left, right) - declared
    if scope.bare.ambient_stated and scope.bare.ambient in found:
        free = [set(n.free_variables(*each(side))) for side in (left, right)]
        without = next(names for names in free if scope.bare.ambient not in names)
        # z in ∂L/∂w = 2(h−y)σ′(z)x may be the z = wx + b of another page; in σ′(z) = 0 it is any z
        if without <= declared and not _NUMBERED.search(scope.bare.ambient):
            found -= {scope.bare.ambient}
    return tuple(sorted(found))
