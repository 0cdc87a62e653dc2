r"""Claims about integrals without ends: ``\int f\,dx = F + C`` says that F has the derivative f."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side, unread
from symsgd.check.judging.lacking import lacking
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.derivatives.dependence import check_dependence
from symsgd.read.intermediate import without_names
from symsgd.read.meaning import Elaborator
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.sums.analysis import bound
from symsgd.read.values import Value, number_of

CONSTANTS = ("C", "c", "K", "const")  # what the constant of integration is called
_FACTORS = (s.Number, s.Fraction, s.Constant, s.Letter, s.Root)  # that may stand before one
Judge = Callable[[Side, Side], Judgement]


def judge_antiderivative(
    left: Side, right: Side, relation: str, scope: Scope, judge: Judge
) -> Judgement | None:
    """Return what becomes of a claim with integrals without ends, or None if there are none.

    Both sides are differentiated: an integral becomes its integrand, and a constant goes.
    """
    found = [*_open_integrals(left.piece), *_open_integrals(right.piece)]
    if relation != "=" or not found or scope.analysis is None:
        return None
    names = {name_of(integral.variable, dict(scope.indices)) for integral in found}
    if len(names) != 1 or None in names:
        return None
    elaborators = [Elaborator(scope, side.source) for side in (left, right)]
    try:
        values = [_differentiated(e, side.piece, found[0].variable)
                  for e, side in zip(elaborators, (left, right), strict=True)]  # fmt: skip
    except SymsgdError as error:
        if error.code != "missing-context":
            return unread(error)
        values = []
    missing = tuple(dict.fromkeys(name for e in elaborators for name in e.missing))
    if missing or not values:
        return Judgement(Status.NEEDS_CONTEXT, lacking(missing), missing=missing)
    sides = [Side(side.source, side.start, side.end, value=value)
             for side, value in zip((left, right), values, strict=True)]  # fmt: skip
    judged = judge(*sides)
    if judged.status is Status.PROVED:
        free = [
            not _open_integrals(one.piece) and not has_constant(one.piece) for one in (left, right)
        ]
        warnings = ("the constant of integration is left out",) if any(free) else ()
        reason = "both sides have the same derivative"
        return replace(judged, reason=reason, warnings=(*judged.warnings, *warnings))
    if judged.status is Status.REFUTED:
        return replace(judged, reason="the two sides have different derivatives at a point")
    return judged


def _open_integrals(piece: s.Surface | None) -> list[s.Integral]:
    """Return the integrals without ends that are terms of a side, perhaps with a factor."""
    if isinstance(piece, s.Group) and len(piece.items) == 1:
        return _open_integrals(piece.items[0])
    if isinstance(piece, s.Sum):
        return [found for _, term in piece.terms for found in _open_integrals(term)]
    if isinstance(piece, s.Product) and set(piece.operators) <= {"", "*"}:
        before = all(isinstance(f, _FACTORS) for f in piece.factors[:-1])
        return _open_integrals(piece.factors[-1]) if before else []
    is_open = isinstance(piece, s.Integral) and piece.lower is None
    return [piece] if is_open and isinstance(piece, s.Integral) else []


def _differentiated(e: Elaborator, piece: s.Surface | None, variable: s.Surface) -> Node:
    """Return the derivative of a side: integrals become integrands."""
    if piece is None:
        raise SymsgdError("empty-side", "a side is missing", advice="expected an expression")
    if not _open_integrals(piece):
        operator = s.Derivative(piece.start, piece.end, piece, ((variable, 1),), partial=False)
        return _number(e.value(operator))
    if isinstance(piece, s.Integral):
        return bound(e, piece.variable, piece.body)[1]
    if isinstance(piece, s.Group):
        return _differentiated(e, piece.items[0], variable)
    if isinstance(piece, s.Sum):
        parts = [(sign, _differentiated(e, term, variable)) for sign, term in piece.terms]
        return n.add(*(n.negate(part) if sign == "-" else part for sign, part in parts))
    factors = piece.factors if isinstance(piece, s.Product) else ()
    numbers = [_number(e.value(factor)) for factor in factors[:-1]]
    name = name_of(variable, dict(e.scope.indices)) or ""
    for number in numbers:
        check_dependence(e, number, name)
    if name in n.free_variables(*numbers):
        raise e.wrong(
            piece,
            "integral",
            "a factor before an integral without ends changes with its variable",
            "integrate by parts",
        )
    return n.multiply(*numbers, _differentiated(e, factors[-1], variable))


def _number(value: Value) -> Node:
    return number_of(without_names(value), "a side")


def has_constant(piece: s.Surface | None) -> bool:
    """Say whether a sum ends in what may be a constant of integration.

    >>> from symsgd.read.notation.parse import parse
    >>> has_constant(parse("x^2 + C")), has_constant(parse("x^2 C"))
    (True, False)
    """
    terms = piece.terms if isinstance(piece, s.Sum) else ()
    for sign, term in terms:
        base = term.base if isinstance(term, s.Scripted) else term
        if sign == "+" and isinstance(base, s.Letter) and base.name in CONSTANTS:
            return True
    return False
