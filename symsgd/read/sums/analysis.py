"""What limits and integrals between two ends mean: what an exact method finds for them.

The methods belong to the prover and are handed in with the scope; without them, or where they find
nothing, a limit or an integral is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.derivatives.calculus import independent
from symsgd.read.derivatives.dependence import check_dependence
from symsgd.read.functions.known_later import unknown_functions
from symsgd.read.intermediate import without_names
from symsgd.read.names import index_value, name_of
from symsgd.read.sums.difference_quotients import difference_quotient

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope


WORKED_OUT = "is worked out as"
MOST_SHOWN = 80  # characters of a value in a note


@dataclass(frozen=True)
class Analysis:
    """The methods: a limit, an integral between two ends, a sum without end, equality."""

    limit: Callable[[Node, str, Node], Node]
    integral: Callable[[Node, str, Node, Node], Node]
    series: Callable[[Node, str, int], Node]
    equal: Callable[[Node, Node], bool]  # proved so, at every point


def limit_of(e: Elaborator, piece: s.Limit) -> Node:
    """Return the limit that a piece writes."""
    methods = _methods(e, piece, "a limit")
    name, body = bound(e, piece.variable, piece.body, any_function=True)
    target = _end(e, piece.target)
    known = difference_quotient(body, name, target, methods.equal) if e.missing else None
    if e.missing and (known is None or not set(e.missing) <= set(unknown_functions(body))):
        raise e.lacks(*e.missing)
    found = methods.limit(body, name, target) if known is None else known
    e.decide("limit", piece, f"the limit {WORKED_OUT} {_shown(found)}")
    return found


def integral_of(e: Elaborator, piece: s.Integral) -> Node:
    """Return the integral between two ends that a piece writes."""
    methods = _methods(e, piece, "an integral")
    if piece.lower is None or piece.upper is None:
        raise e.wrong(
            piece,
            "integral",
            "an integral without ends is read only as one side of an equation",
            r"write \int f\,dx = F + C, or the ends",
        )
    name, body = bound(e, piece.variable, piece.body)
    found = methods.integral(body, name, _end(e, piece.lower), _end(e, piece.upper))
    e.decide("integral", piece, f"the integral {WORKED_OUT} {_shown(found)}")
    return found


def is_endless(piece: s.Big, scope: Scope) -> bool:
    r"""Say whether a sum has no end: it goes to infinity, or over all k ≥ 0.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> texts = r"\sum_{k=0}^\infty x", r"\sum_{k=0}^n x"
    >>> [is_endless(parse(text), Scope()) for text in texts]
    [True, False]
    """
    if isinstance(piece.upper, s.Constant):
        return piece.upper.name == "infinity"
    lower = piece.lower
    over = isinstance(lower, s.Relation) and lower.signs in ((">=",), (">",))
    number = isinstance(lower, s.Relation) and isinstance(lower.sides[1], s.Number)
    known = isinstance(lower, s.Relation) and name_of(lower.sides[0]) in scope.ranges
    return piece.upper is None and over and number and not known


def series_of(e: Elaborator, piece: s.Big) -> Node:
    """Return the sum without end that a piece writes."""
    methods = _methods(e, piece, "a sum without end")
    lower = piece.lower
    start = lower.sides[1] if isinstance(lower, s.Relation) else None
    name = name_of(lower.sides[0]) if isinstance(lower, s.Relation) else None
    first = None if start is None else index_value(start, e.scope.whole_numbers())
    if first is not None and isinstance(lower, s.Relation):
        first += lower.signs == (">",)
    if piece.kind != "sum" or piece.body is None or name is None or first is None:
        raise e.wrong(piece, "not-supported", "this sum or product without end is not read",
                      r"expected \sum_{k=0}^\infty with a number below")  # fmt: skip
    counted = Domain(low=Fraction(first), integer=True)
    indices = {key: value for key, value in e.scope.indices.items() if key != name}
    scope = e.scope.without(name).with_domain(name, counted)
    scope = replace(scope, indices=indices, sums=replace(scope.sums, cases=None))
    inner = e.inner(scope)
    value = v.number_of(without_names(inner.value(piece.body)), "a term")
    e.work = inner.work
    moving = [symbol for symbol in n.free_variables(value)
              if re.search(rf"[_^].*(?<![A-Za-z]){name}(?![A-Za-z])", symbol)]  # fmt: skip
    if e.missing or moving:
        raise e.lacks(*moving)
    found = methods.series(value, name, first)
    e.decide("series", piece, f"the sum {WORKED_OUT} {_shown(found)}")
    return found


def bound(
    e: Elaborator, variable: s.Surface, body: s.Surface, *, any_function: bool = False
) -> tuple[str, Node]:
    """Return the variable of an operator and what it acts on, in which only it is free to run."""
    name = name_of(variable, dict(e.scope.indices))
    if name is None:
        raise e.wrong(variable, "integral", "this is no variable", "expected a letter")
    inner = e.inner(independent(e.scope, [name]))
    value = v.number_of(without_names(inner.value(body)), "this")
    e.work = inner.work
    if e.missing and not any_function:  # little is worked out of what nobody knows
        raise e.lacks(*e.missing)
    check_dependence(e, value, name)
    return name, value


def _shown(value: Node) -> str:
    text = str(value)
    return text if len(text) < MOST_SHOWN else "a long formula"


def _end(e: Elaborator, piece: s.Surface) -> Node:
    return v.number_of(without_names(e.value(piece)), "this")


def _methods(e: Elaborator, piece: s.Surface, what: str) -> Analysis:
    if e.scope.analysis is None:
        raise e.wrong(piece, "not-supported", f"{what} is not worked out here",
                      "expected an expression without integrals and limits")  # fmt: skip
    return e.scope.analysis
