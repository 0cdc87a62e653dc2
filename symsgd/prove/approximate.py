"""The relations ≈ and ∝: close to so many digits, and equal up to a constant factor."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import islice

from flint import arb, fmpq

from symsgd.algebra.balls import Undefined, enclose, working_precision
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node, number
from symsgd.functions.derivatives import expand
from symsgd.prove.decide import decide
from symsgd.prove.points import Point, points, simple_points
from symsgd.prove.verdict import Certificate, Counterexample, Outcome, Verdict
from symsgd.prove.witness import decimal

PRECISIONS = (64, 256, 1024, 4096)
BASES = 8


def decide_close(left: Node, right: Node, tolerance: Fraction) -> Verdict:
    """Decide whether two constants differ by at most ``tolerance``, by balls.

    >>> decide_close(n.constant("pi"), number("3.1416"), Fraction(1, 20000)).outcome
    <Outcome.PROVED: 'PROVED'>
    >>> print(decide_close(n.constant("pi"), number("3.15"), Fraction(1, 200)))
    REFUTED: the two sides differ by [0.00840735 +/- ...], more than 1/200
      left [3.14159265359 +/- ...], right [3.15000000000 +/- ...]
    """
    names = n.free_variables(left, right)
    if names:
        return Verdict(Outcome.UNDECIDED, f"{names[0]} has no value")
    try:
        return _close(expand(left), expand(right), tolerance)
    except SymsgdError as error:
        return Verdict(Outcome.UNDECIDED, error.message)


def _close(left: Node, right: Node, tolerance: Fraction) -> Verdict:
    for bits in PRECISIONS:
        a, b = enclose(left, {}, bits), enclose(right, {}, bits)
        if isinstance(a, Undefined):
            return Verdict(Outcome.UNDECIDED, f"the left side has no real value: {a.reason}")
        if isinstance(b, Undefined):
            return Verdict(Outcome.UNDECIDED, f"the right side has no real value: {b.reason}")
        with working_precision(bits):
            distance = abs(a - b)
            limit = arb(fmpq(tolerance.numerator, tolerance.denominator))
        texts = decimal(a), decimal(b)
        data = {"left": texts[0], "right": texts[1], "tolerance": str(tolerance), "bits": bits}
        certificate = Certificate("approximation", data)
        if distance <= limit:
            reason = f"the two sides differ by at most {tolerance}"
            return Verdict(Outcome.PROVED, reason, certificate=certificate)
        if distance > limit:
            return Verdict(
                Outcome.REFUTED,
                f"the two sides differ by {decimal(distance, 6)}, more than {tolerance}",
                counterexample=Counterexample((), *texts),
                certificate=certificate,
            )
    return Verdict(Outcome.UNDECIDED, f"the distance is {tolerance} as far as can be seen")


def decide_proportional(
    left: Node, right: Node, names: tuple[str, ...], context: Context | None = None
) -> Verdict:
    """Decide whether left = c·right with a factor c ≠ 0 in which none of ``names`` occurs.

    >>> x, k = n.variables("x k")
    >>> print(decide_proportional(k * (x + 1), 2 * x + 2, ("x",)))
    PROVED: the factor is k*(1 + 1)/(2*1 + 2)
      provided k*(1 + 1)/(2*1 + 2) ≠ 0
    >>> decide_proportional(x**2, x, ("x",)).refuted
    True
    """
    context = context or Context()
    left, right = expand(left), expand(right)
    for point in _bases(left, right, names, context):
        place = {n.variable(name): number(value) for name, value in point.items()}
        above, below = n.substitute(left, place), n.substitute(right, place)
        if not (_nonzero(above, context) and _nonzero(below, context)):
            continue
        factor = above / below
        verdict = decide(left, factor * right, context)
        if verdict.proved:
            needed = (f"{factor} ≠ 0",) if n.free_variables(factor) else ()
            conditions = tuple(dict.fromkeys((*verdict.conditions, *needed)))
            reason = f"the factor is {factor}"
            return replace(verdict, reason=reason, conditions=conditions)
        crossed = decide(left * below, above * right, context)
        found = crossed.counterexample
        if crossed.refuted and found is not None and None not in (found.left, found.right):
            return replace(crossed, reason=f"the quotient is not the same as at {_text(point)}")
        return Verdict(Outcome.UNDECIDED, verdict.reason)
    return Verdict(Outcome.UNDECIDED, "no point is known at which neither side is zero")


def _text(point: Point) -> str:
    return ", ".join(f"{name} = {value}" for name, value in point.items())


def _bases(left: Node, right: Node, names: tuple[str, ...], context: Context) -> list[Point]:
    used = tuple(name for name in n.free_variables(left, right) if name in names)
    return [
        *islice(simple_points(used, context), BASES), *islice(points(used, context), BASES)
    ]  # fmt: skip


def _nonzero(node: Node, context: Context) -> bool:
    """Say whether an expression certainly has a value other than zero somewhere."""
    names = n.free_variables(node)
    for point in islice(points(names, context), BASES):
        value = enclose(node, point, 128, context)
        if not isinstance(value, Undefined) and value.is_finite() and value != 0:
            return True
    return False
