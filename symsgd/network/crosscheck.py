"""The symbolic gradient against other programs, within bounds that are computed.

The reference is a ball so narrow that its width does not matter.  The bound for
an engine with p bits comes from running the textbook's formulas in balls of p
bits: the radius of the result is what p bits can promise.  A fixed tolerance
would be wrong at both ends: σ(1 − σ) has no correct digit at z = 37 in doubles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from symsgd.algebra.balls import Balls, Undefined, working_precision
from symsgd.algebra.decimals import agreed_digits, ends_of
from symsgd.algebra.machines import mpmath_machine
from symsgd.algebra.program import compile_nodes
from symsgd.errors import SymsgdError
from symsgd.network import sgd
from symsgd.network.engines import ENGINES, Engine, Plain, places, plain

if TYPE_CHECKING:
    from flint import arb

    from symsgd.network.tables import Task

REFERENCE_BITS = 256
MPMATH_DIGITS = 50
# other programs take the operations in another order, and their exp is off by some units
SLACK = 16


@dataclass(frozen=True)
class Comparison:
    """One program's gradient against the reference.

    ``error`` is the largest relative error of a parameter, ``bound`` the one
    that was computed for it; ``zeros`` are gradients that came out as zero and
    are not.
    """

    engine: str
    parameter: str
    error: float
    bound: float
    zeros: int = 0
    missing: str = ""

    @property
    def within(self) -> bool:
        """Whether every error lies within its bound; True for what could not be run."""
        return bool(self.missing) or self.error <= self.bound


@dataclass(frozen=True)
class CrossCheck:
    """The comparison of all programs on one task.

    >>> from symsgd.network.tables import network_from_tables
    >>> task = network_from_tables(
    ...     {"layers": [2, 1], "W": [[[5, 6]]], "b": [[4]]}, {"x": [1, 2], "y": [3]})
    >>> found = crosscheck(task)
    >>> found.within, found.gradient[0]
    (True, ('b_1^[2]', '-1.5165120838575246676e-9'))
    """

    gradient: tuple[tuple[str, str], ...]
    comparisons: tuple[Comparison, ...]

    @property
    def within(self) -> bool:
        """Whether every program agrees with the reference as well as it can."""
        return all(row.within for row in self.comparisons)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What ordinary floating point gets wrong here, in words."""
        return tuple(_warnings(self.comparisons))

    def to_json(self) -> dict[str, Any]:
        """Return the comparison as JSON data."""
        return {
            "form": "symsgd.crosscheck/1",
            "gradient": dict(self.gradient),
            "within": self.within,
            "warnings": list(self.warnings),
            "comparisons": [
                {
                    "engine": row.engine,
                    "parameter": row.parameter,
                    "relative_error": _finite(row.error),
                    "bound": _finite(row.bound),
                    "within": row.within,
                    "zeros": row.zeros,
                    "missing": row.missing,
                }
                for row in self.comparisons
            ],
        }


def crosscheck(task: Task, engines: Sequence[Engine] = ENGINES) -> CrossCheck:
    """Return the comparison of the gradient of the first step with other programs."""
    given = plain(task)
    names = places(task.network)
    reference = [_middle(ball) for ball in _gradient(task, REFERENCE_BITS)]
    rows = [_mpmath(task, names, reference)]
    bounds = {bits: _bounds(task, bits, reference) for bits in (24, 53)}
    rows += [_compared(e, given, names, reference, bounds[e.bits]) for e in engines]
    shown = tuple((name, _digits(value)) for name, value in zip(names, reference, strict=True))
    return CrossCheck(shown, tuple(rows))


def _gradient(task: Task, bits: int) -> list[Any]:
    with working_precision(bits):
        algebra = Balls({})
        network = task.network
        W, b = network.parameters(algebra)
        passes = [
            sgd.backward(network, W, sgd.forward(network, W, b, network.sample(x, y, algebra)))
            for x, y in task.data
        ]
        dW, db = sgd.gradients(network, W, passes)
        found = [entry for l in sorted(dW) for table in (db, dW) for entry in table[l]]
    for entry in found:
        if isinstance(entry, Undefined):
            raise SymsgdError(
                "no-value",
                f"the gradient has no value: {entry.reason}",
                advice="a z lies at a kink of its activation",
            )
    return found


def _middle(ball: arb) -> Fraction:
    low, high = ends_of(ball)
    return (low + high) / 2


def _bounds(task: Task, bits: int, reference: Sequence[Fraction]) -> list[Fraction | None]:
    """Return the absolute error that so many bits can promise, None if they promise nothing."""
    found: list[Fraction | None] = []
    for ball, exact in zip(_gradient(task, bits), reference, strict=True):
        if not ball.is_finite():
            found.append(None)
            continue
        low, high = ends_of(ball)
        smallest = abs(exact) / (1 << bits)
        found.append(SLACK * max((high - low) / 2, smallest))
    return found


def _compared(
    engine: Engine,
    given: Plain,
    names: Sequence[str],
    reference: Sequence[Fraction],
    bounds: Sequence[Fraction | None],
) -> Comparison:
    if not engine.installed:
        return Comparison(engine.name, "", 0.0, 0.0, missing="not installed")
    try:
        values = engine.gradient(given)
    except SymsgdError as refused:
        return Comparison(engine.name, "", 0.0, 0.0, missing=refused.message)
    rows = []
    zeros = 0
    for name, value, exact, bound in zip(names, values, reference, bounds, strict=True):
        zeros += value == 0 and exact != 0
        size = abs(exact) or Fraction(1)
        error = abs(Fraction(value) - exact) / size if math.isfinite(value) else None
        rows.append((name, error, None if bound is None else bound / size))
    return _worst(engine.name, rows, zeros)


def _worst(
    engine: str, rows: Sequence[tuple[str, Fraction | None, Fraction | None]], zeros: int
) -> Comparison:
    """Return the row that goes furthest beyond its bound, else the one with the largest error."""

    def rank(row: tuple[str, Fraction | None, Fraction | None]) -> tuple[bool, float]:
        _, error, bound = row
        beyond = bound is not None and (error is None or error > bound)
        return beyond, _float(error)

    name, error, bound = max(rows, key=rank)
    return Comparison(engine, name, _float(error), _float(bound), zeros)


def _mpmath(task: Task, names: Sequence[str], reference: Sequence[Fraction]) -> Comparison:
    """Compare the expressions of the trace, computed by mpmath."""
    import mpmath

    engine = f"mpmath, {MPMATH_DIGITS} digits"
    trace = task.step()
    layers = range(2, task.network.depth + 1)
    nodes = [
        entry
        for l in layers
        for letter in ("db", "dW")
        for entry in trace.quantities[f"{letter}^[{l}]"].matrix
    ]
    with mpmath.workdps(MPMATH_DIGITS):
        bits = int(mpmath.mp.prec)
        try:
            values = compile_nodes(nodes, [], mpmath_machine()).run()
        except SymsgdError as error:
            return Comparison(engine, "", 0.0, 0.0, missing=error.message)
        bounds = _bounds(task, bits, reference)
        rows = []
        for name, value, exact, bound in zip(names, values, reference, bounds, strict=True):
            sign, man, exp, _ = value._mpf_
            rounded = Fraction(int(man)) * Fraction(2) ** int(exp) * (-1 if sign else 1)
            size = abs(exact) or Fraction(1)
            rows.append(
                (name, abs(rounded - exact) / size, None if bound is None else bound / size)
            )
    return _worst(engine, rows, 0)


def _warnings(rows: Sequence[Comparison]) -> Iterator[str]:
    for row in rows:
        if row.missing:
            continue
        if row.zeros:
            yield f"{row.engine}: {row.zeros} gradients come out as 0 and are not"
        elif row.error > 1e-3:
            yield f"{row.engine}: {row.parameter} is off by {row.error:.0%}"
        if not row.within:
            yield f"{row.engine}: {row.parameter} is further off than its precision explains"


def _digits(value: Fraction) -> str:
    return agreed_digits((value, value), 20) or "0"


def _float(value: Fraction | None) -> float:
    if value is None:
        return math.inf
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
