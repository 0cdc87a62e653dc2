"""Schedules of the learning rate, one row each, with what Robbins and Monro ask of them.

The first step has the number t = 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import PI, sqrt
from symsgd.network.exact import Given, exact

Rate = Callable[[Node, int, Mapping[str, Node]], Node]


@dataclass(frozen=True, slots=True)
class Sums:
    """Whether Σ ηₜ is infinite and Σ ηₜ² finite for η > 0, and why."""

    infinite: bool
    squares_finite: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A schedule: its formula as text, and the rate of a step."""

    name: str
    formula: str
    rate: Rate
    sums: Sums
    settings: tuple[str, ...] = ()


def _drops(eta: Node, t: int, given: Mapping[str, Node]) -> Node:
    return eta * given["factor"] ** n.number((t - 1) // _whole(given["every"]))


def _cosine(eta: Node, t: int, given: Mapping[str, Node]) -> Node:
    total = _whole(given["steps"])
    share = n.number(Fraction(min(t - 1, total), total))
    low = given["low"]
    return low + (eta - low) * (1 + n.apply("cos", PI * share)) / 2


def _whole(node: Node) -> int:
    if node.head != n.NUMBER or node.value.denominator != 1 or node.value < 1:
        raise SymsgdError(
            "bad-steps", f"{node} is no number of steps", advice="give a whole number such as 10"
        )
    return int(node.value)


_ROWS = (
    ScheduleRow(
        "constant", "η", lambda eta, _t, _given: eta,
        Sums(infinite=True, squares_finite=False, reason="η + η + … and η² + η² + … both diverge"),
    ),
    ScheduleRow(
        "inverse_time", "η/t", lambda eta, t, _given: eta / t,
        Sums(infinite=True, squares_finite=True,
             reason="the harmonic series diverges, and Σ η²/t² = η²π²/6"),
    ),
    ScheduleRow(
        "inverse_sqrt", "η/√t", lambda eta, t, _given: eta / sqrt(n.number(t)),
        Sums(infinite=True, squares_finite=False, reason="Σ η²/t is η² times the harmonic series"),
    ),
    ScheduleRow(
        "step", "η·factor^⌊(t − 1)/every⌋", _drops,
        Sums(infinite=False, squares_finite=True,
             reason="a geometric series: Σ ηₜ = η·every/(1 − factor) for 0 < factor < 1"),
        ("factor", "every"),
    ),
    ScheduleRow(
        "cosine", "low + (η − low)(1 + cos(π(t − 1)/steps))/2", _cosine,
        Sums(infinite=False, squares_finite=True,
             reason="with low = 0 the rate is 0 from the last step on, so both sums are finite"),
        ("steps", "low"),
    ),
)  # fmt: skip
SCHEDULES = {row.name: row for row in _ROWS}


@dataclass(frozen=True)
class Schedule:
    """A schedule with its settings.

    >>> print(schedule("inverse_time").rate(n.variable("eta"), 3))
    eta/3
    """

    row: ScheduleRow
    settings: tuple[tuple[str, Node], ...] = ()

    def rate(self, eta: Node, t: int) -> Node:
        """Return the rate of step t = 1, 2, …

        >>> print(schedule("step", factor="1/2", every=2).rate(n.number(1), 5))
        1*(1/2)^2
        """
        return self.row.rate(eta, t, dict(self.settings))

    @property
    def sums(self) -> Sums:
        """What is known about Σ ηₜ and Σ ηₜ²."""
        given = dict(self.settings)
        low, factor = given.get("low"), given.get("factor")
        stays = low is not None and low.head == n.NUMBER and low.value > 0
        falls = factor is None or (factor.head == n.NUMBER and 0 < factor.value < 1)
        if stays or not falls:  # from some step on the rate is as good as constant
            return SCHEDULES["constant"].sums
        return self.row.sums


def schedule(name: str, **settings: Given) -> Schedule:
    """Return a schedule by name.

    >>> schedule("inverse_sqrt").sums.squares_finite
    False
    """
    row = SCHEDULES.get(name)
    if row is None:
        near = get_close_matches(name, SCHEDULES, n=1)
        advice = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(SCHEDULES)}"
        raise SymsgdError("unknown-schedule", f"no schedule is called {name!r}", advice=advice)
    given = {"low": n.number(0)} if "low" in row.settings else {}
    for key, value in settings.items():
        if key not in row.settings:
            raise SymsgdError(
                "unknown-setting",
                f"the schedule {name} has no setting {key!r}",
                advice=f"it has {', '.join(row.settings) or 'none'}",
            )
        given[key] = exact(value, key)
    for key in row.settings:
        if key not in given:
            raise SymsgdError(
                "missing-value", f"the schedule {name} needs {key}", advice=f"give {key}=…"
            )
    made = Schedule(row, tuple(given.items()))
    made.rate(n.variable("eta"), 1)  # a mistake in a setting shows at once
    return made
