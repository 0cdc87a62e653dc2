"""A proof from the data of a certificate, said to a case step by step.

Nothing here is trusted: :class:`.case.Case` checks what it is told, and concludes.  What a
certificate says beyond that (normal forms, relations, digits) is compared here, so that damage of
any kind is found out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

from flint import arb, fmpz_mpoly

from symsgd.certify.everyday.case import Case
from symsgd.certify.everyday.facts import Beyond, Wrong
from symsgd.certify.everyday.signs import learn, show, show_nonzero
from symsgd.certify.everyday.steps import justify, polynomial, ratio
from symsgd.expression import node as n

Json = Any  # what json.loads gives


def prove(case: Case, leaf: Json, relation: str) -> list[fmpz_mpoly]:
    """Fold the claim as far as the steps of a certificate go, again and again.

    The result is by what the difference of the sides must be multiplied to vanish.
    """
    for row in leaf["generators"]:
        _generate(case, row)
    waiting, before = list(leaf["steps"]), None
    roots = [i for i, (kind, _, _) in enumerate(case.generators) if kind == "root"]
    while before != (state := (len(waiting), len(roots), case.facts)):
        before = state
        for kind, argument, _ in case.generators:
            for _, below in argument[2] if kind == "opaque" else ():
                show_nonzero(case, below)
        for part in case.parts:
            _tried(case.fold, part)
        for fact in case.supposed:
            _tried(case.suppose, fact)
        learn(case)
        roots = [i for i in roots if not _related(case, i)]
        waiting = [step for step in waiting if not _tried(justify, case, step)]
        learn(case)
    if roots:
        raise Beyond("a root of something that may be negative")
    for step in waiting:
        justify(case, step)
    for part in n.walk(*case.sides):
        case.fold(part)
    left, right = map(case.fold, case.sides)
    above, below = case.minus(left, right)
    if relation != "=":
        show_nonzero(case, above), show(case, above * below), show(case, -above * below)
        return []
    for name, side in (("left", left), ("right", right)):
        if not case.same(side, ratio(case, leaf[name])):
            raise Wrong(f"the {name} side has another normal form")
    over = _conjugates(case, above)
    numerator = case.reduce(prod(over, start=polynomial(case, leaf["numerator"])))
    if not numerator.is_zero() and case.reduce(prod(over, start=above)).is_zero():
        raise Wrong("the numerator is not zero")
    return over


def _generate(case: Case, row: Json) -> None:
    kind, argument = row["kind"], row["argument"]
    if kind in ("variable", "pi"):
        case.generate(kind, argument)
        return
    if kind == "opaque":
        name, orders, args = argument
        fractions = tuple(ratio(case, part) for part in args)
        case.generate(kind, (str(name), tuple(orders), fractions))
        return
    if kind not in ("exp", "sigmoid", "log", "root", "cosine", "sine"):
        raise Beyond("a generator of this kind")
    case.generate(kind, ratio(case, argument), int(row["degree"]) if kind == "root" else 0)
    letter = case.letters[len(case.generators) - 1]
    if kind == "root" and polynomial(case, row["tail"]) != case.generators[-1][1][0]:
        raise Wrong("a root with another relation")
    square = case.reduce(letter**2)
    if kind == "sine" and (row["degree"], polynomial(case, row["tail"])) != (2, square):
        raise Wrong("a sine with another relation")


def agree(given: Mapping[str, Json], enclosures: Sequence[arb]) -> None:
    """Compare enclosures with the digits in a certificate."""
    stated = [arb(str(given[name])) for name in ("left", "right")]
    if not all(a.overlaps(b) for a, b in zip(enclosures, stated, strict=True)):
        raise Wrong("a side has another value")


def _conjugates(case: Case, p: fmpz_mpoly) -> list[fmpz_mpoly]:
    """Find factors that make p vanish, and do not vanish themselves: p with −√u for √u."""
    found: list[fmpz_mpoly] = []
    for i, (kind, _, degree) in reversed(list(enumerate(case.generators))):
        if kind == "root" and degree == 2 and not p.is_zero():
            signs = [-letter if i == k else letter for k, letter in enumerate(case.letters)]
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


def _related(case: Case, i: int) -> bool:
    return show(case, case.generators[i][1][0]) and _tried(case.relate, i)
