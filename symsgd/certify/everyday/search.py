"""A proof from the data of a certificate, said to a case step by step.

Nothing here is trusted: :class:`.case.Case` checks what it is told.  What a certificate says
beyond that (normal forms, relations, digits) is compared here, so that damage of any kind is found
out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from flint import arb, ctx, fmpz_mpoly

from symsgd.certify.everyday.case import LETTERS, Beyond, Case, Wrong
from symsgd.certify.everyday.known import Known
from symsgd.certify.everyday.names import KINDS, MOST_POWER, Letters
from symsgd.certify.everyday.point import enclose
from symsgd.certify.everyday.signs import learn, show, show_nonzero
from symsgd.certify.everyday.steps import fold, justify
from symsgd.expression import node as n
from symsgd.expression.node import Node

Json = Any  # what json.loads gives
MOST_LETTERS = 200
MOST_BITS = 1 << 14
E, ONE = n.constant("e"), [[["1", []]], [["1", []]]]


def attempt(given: Mapping[str, Json], claimed: Node, known: Sequence[Node]) -> None:
    """Raise if a certificate is of a form that the search does not know, or has other digits."""
    if "proof" in given and any(map(_is_large, n.walk(claimed, *known))):
        raise Beyond("a large power")
    if "unrecorded" in given:
        raise Beyond(given["unrecorded"])
    if given.get("functions"):
        raise Beyond("particular functions")
    if not 2 <= int(given.get("bits", 2)) <= MOST_BITS:
        raise Beyond("a precision out of bounds")
    if given["kind"] in ("refutation", "comparison"):
        point = {name: Fraction(value) for name, value in given["point"].items()}
        with ctx.workprec(int(given["bits"])):
            sides = [enclose(side, point) for side in claimed.args]
            stated = [arb(str(given[name])) for name in ("left", "right")]
        enclosed = all(isinstance(side, arb) for side in sides)
        if enclosed and not all(map(arb.overlaps, sides, stated)):
            raise Wrong("a side has another value")


def prove(case: Case, leaf: Json) -> None:
    """Say a proof to a case, with as many letters as it takes."""
    count = sum(part.head in LETTERS for part in case.parts) + 12
    count += len(leaf.get("generators", ())) + 6 * len(leaf.get("steps", ()))
    while True:
        case.begin(count)
        try:
            _prove(case, leaf)
        except IndexError:
            if not _is_full(case) or count > MOST_LETTERS:
                raise
            count *= 2
        else:
            return


def _is_full(case: Case) -> bool:
    try:
        case.value(n.variable("another letter"))
    except IndexError:
        return True
    return False


def _prove(case: Case, leaf: Json) -> None:
    """Fold the claim as far as the steps of a certificate go, again and again."""
    if leaf.keys() & {"nowhere", "only where", "provisos"}:
        raise Beyond("a case in which nothing or a single point is left")
    if not {row["kind"] for row in leaf["generators"]} <= KINDS:
        raise Beyond("a generator of this kind")
    known = Known(case)
    letters = Letters(known, leaf["generators"])
    if E in case.parts and not any(step["arguments"] == [ONE] for step in leaf["steps"]):
        known.name(n.CONSTANT, "e")
        letters.use("e_positive")
    _fold_all(known, letters, list(leaf["steps"]), early=case.claim.value == "=")
    try:
        _conclude(known, letters, leaf)
    except Beyond:
        _fold_all(known, letters, [], early=False)
        _conclude(known, letters, leaf)


def _conclude(known: Known, letters: Letters, leaf: Json) -> None:
    relation = known.claim.value
    left, right = map(known.fold, known.claim.args)
    p, below = map(known.reduce, ((left + -right).above, (left + -right).below))
    if relation == "!=":
        show_nonzero(known, p)
    elif relation != "=":
        show(known, p * below), show(known, -p * below)
    else:
        for name, side in (("left", left), ("right", right)):
            if not known.holds(side, "=", letters.ratio(leaf[name])):
                raise Wrong(f"the {name} side has another normal form")
        over = _conjugates(known, letters, p)
        numerator = known.reduce(prod(over, start=letters.polynomial(leaf["numerator"]).above))
        if not known.reduce(prod(over, start=p)).is_zero():
            raise Beyond("a difference that is not zero term by term")
        if not numerator.is_zero():
            raise Wrong("the numerator is not zero")
        for signed in (p, -p):
            known.infer(signed, [], [f * f for f in over])
    known.relate(known.claim)


def _fold_all(case: Known, letters: Letters, waiting: list[Json], *, early: bool) -> None:
    before, free = None, [i for i in range(len(letters.rows)) if i not in letters.values]
    while before != (state := (len(waiting), len(free), case.signs)):
        before = state
        free = [i for i in free if not _tried(letters.name, i)]
        for part in case.parts:
            _tried(fold, letters, part)
        case.update()
        learn(case)
        _more_signs(letters)
        waiting = [step for step in waiting if not _tried(justify, letters, step)]
        learn(case)
        if early and not waiting and not free and case.ratios.keys() >= {*case.claim.args}:
            break
    for i in free:
        letters.name(i)
    for step in waiting:
        justify(letters, step)
    for part in n.walk(*case.claim.args):
        fold(letters, part)


def _more_signs(letters: Letters) -> None:
    """A root of something > 0 is > 0."""
    for i, _, u in letters.of_kind("root"):
        if show(letters.case, u.above, strict=True):
            letters.use("root_positive", k=int(letters.rows[i]["degree"]), a=u)


def _is_large(part: Node) -> bool:
    if part.head != n.POWER or part.args[1].head not in (n.NUMBER, n.NEGATE):
        return False
    return any(node.head == n.NUMBER and node.value > MOST_POWER for node in n.walk(part.args[1]))


def _conjugates(case: Known, letters: Letters, p: fmpz_mpoly) -> list[fmpz_mpoly]:
    """Find factors that make p vanish, and do not vanish themselves: p with −√u for √u."""
    found: list[fmpz_mpoly] = []
    for i, _, _ in reversed(letters.of_kind("root")):
        if letters.rows[i]["degree"] == 2 and not p.is_zero():
            root = letters.values[i].above
            signs = [-letter if letter == root else letter for letter in case.letters]
            conjugate = p.compose(*reversed(signs), ctx=case.ring)
            if conjugate != p and show_nonzero(case, conjugate):
                found.append(conjugate)
                p = case.reduce(p * conjugate)
    return found


def _tried(way: Callable[..., object], *args: object) -> bool:
    try:
        way(*args)
    except (Beyond, Wrong):
        return False  # what it needs may be shown later; in the end it is asked for once more
    return True
