"""What limits and integrals between two ends mean: what an exact method finds for them.

The methods belong to the prover and are handed in with the scope; without them, or where they find
nothing, a limit or an integral is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.calculus import check_dependence, independent
from symsgd.read.intermediate import without_names
from symsgd.read.names import name_of

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


WORKED_OUT = "is worked out as"
MOST_SHOWN = 80  # characters of a value in a note


@dataclass(frozen=True)
class Analysis:
    """The methods: a limit of an expression, and an integral between two ends."""

    limit: Callable[[Node, str, Node], Node]
    integral: Callable[[Node, str, Node, Node], Node]


def limit_of(e: Elaborator, piece: s.Limit) -> Node:
    """Return the limit that a piece writes."""
    methods = _methods(e, piece, "a limit")
    name, body = bound(e, piece.variable, piece.body)
    found = methods.limit(body, name, _end(e, piece.target))
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


def bound(e: Elaborator, variable: s.Surface, body: s.Surface) -> tuple[str, Node]:
    """Return the variable of an operator and what it acts on, in which only it is free to run."""
    name = name_of(variable, dict(e.scope.indices))
    if name is None:
        raise e.wrong(variable, "integral", "this is no variable", "expected a letter")
    inner = e.inner(independent(e.scope, [name]))
    value = v.number_of(without_names(inner.value(body)), "this")
    e.work = inner.work
    if e.missing:  # nothing is worked out of a function that nobody knows
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
