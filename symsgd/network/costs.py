"""The costs, one row each, with their conventions said out loud.

Each row is the cost of one sample: a sum over the outputs of ``term`` in the
output a and the target y.  ``n`` stands for the number of outputs.  Over
several samples the mean is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from symsgd.errors import SymsgdError
from symsgd.expression.node import Node, apply, number, power

Term = Callable[[Node, Node, int], Node]
ONE, TWO = number(1), number(2)


@dataclass(frozen=True, slots=True)
class CostRow:
    """A cost: its term for one output and the derivative of that with respect to a.

    ``shortcut`` names the last activation with which δ is a − y by itself.
    """

    name: str
    latex: str
    convention: str
    term: Term
    slope: Term
    shortcut: str | None = None
    suits: tuple[str, ...] = ()


def _log(u: Node) -> Node:
    return apply("log", u)


_ROWS = (
    CostRow(
        "half_squared_error",
        r"\frac{1}{2} \left\| a - y \right\|^{2}",
        "half the sum of the squares over the outputs",
        lambda a, y, _n: power(a - y, TWO) / 2,
        lambda a, y, _n: a - y,
    ),
    CostRow(
        "squared_error",
        r"\left\| a - y \right\|^{2}",
        "the sum of the squares over the outputs",
        lambda a, y, _n: power(a - y, TWO),
        lambda a, y, _n: 2 * (a - y),
    ),
    CostRow(
        "mean_squared_error",
        r"\frac{1}{n} \left\| a - y \right\|^{2}",
        "the mean of the squares over the outputs",
        lambda a, y, n: power(a - y, TWO) / n,
        lambda a, y, n: 2 * (a - y) / n if n > 1 else 2 * (a - y),
    ),
    CostRow(
        "binary_cross_entropy",
        r"-\sum_i \left(y_i \ln a_i + (1 - y_i) \ln(1 - a_i)\right)",
        "the sum over the outputs, natural logarithm",
        lambda a, y, _n: -(y * _log(a) + (ONE - y) * _log(ONE - a)),
        lambda a, y, _n: (a - y) / (a * (ONE - a)),
        shortcut="sigmoid",
        suits=("sigmoid", "softmax"),
    ),
    CostRow(
        "categorical_cross_entropy",
        r"-\sum_i y_i \ln a_i",
        "the sum over the classes, natural logarithm",
        lambda a, y, _n: -(y * _log(a)),
        lambda a, y, _n: -(y / a),
        shortcut="softmax",
        suits=("softmax", "sigmoid"),
    ),
)
COSTS = {row.name: row for row in _ROWS}
_ALIASES = {
    "half_sse": "half_squared_error",
    "sse": "squared_error",
    "mse": "mean_squared_error",
    "bce": "binary_cross_entropy",
    "cross_entropy": "categorical_cross_entropy",
}


def lookup_cost(name: str) -> CostRow:
    """Return the row of a cost.

    >>> lookup_cost("mse").convention
    'the mean of the squares over the outputs'
    """
    row = COSTS.get(_ALIASES.get(name, name))
    if row is None:
        near = get_close_matches(name, [*COSTS, *_ALIASES], n=1)
        advice = f"did you mean {near[0]!r}?" if near else f"the costs are {', '.join(COSTS)}"
        raise SymsgdError("unknown-cost", f"no cost is called {name!r}", advice=advice)
    return row


def suited(row: CostRow, activation: str) -> None:
    """Refuse a cost whose logarithms the last activation can take out of (0, 1).

    >>> suited(lookup_cost("bce"), "sigmoid")
    """
    if row.suits and activation not in row.suits:
        raise SymsgdError(
            "cost-does-not-suit",
            f"{row.name} needs outputs between 0 and 1, and {activation} gives others",
            advice=f"end the network with {' or '.join(row.suits)}, or take another cost",
        )
