"""What an optimiser keeps between steps, and its step in any algebra."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic

from symsgd.algebra.algebra import Algebra, evaluate
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import sqrt
from symsgd.network.arrays import V
from symsgd.network.optimizers import ETA, LAYER, NORM, THETA, G, Optimizer, T

_SQUARE = G**2
Flat = list[tuple[int, V]]
Gradient = Callable[[Flat[V]], list[V]]


class Stored(Generic[V]):
    """What an optimiser keeps between two steps, for every parameter."""

    def __init__(self, rule: Optimizer, algebra: Algebra[V], flat: Flat[V]) -> None:
        self.rule = rule
        self.algebra = algebra
        row = rule.row
        places = [place for place, _ in row.lines if place is not THETA]
        zero = n.number(0)
        self.values: list[dict[Node, Any]] = [
            {
                place: evaluate(rule.put_in(row.start.get(place, zero)), algebra, {THETA: value})
                for place in places
            }
            for _, value in flat
        ]

    def step(self, flat: Flat[V], gradient: Gradient[V], rates: dict[int, V], t: int) -> Flat[V]:
        """Return the parameters after one step."""
        rule, algebra = self.rule, self.algebra
        lines = [(p, n.substitute(rule.put_in(f), {T: n.number(t)})) for p, f in rule.row.lines]
        there = flat
        if rule.row.look_ahead is not None:
            ahead = rule.put_in(rule.row.look_ahead)
            pairs = zip(flat, self.values, strict=True)
            there = [(l, evaluate(ahead, algebra, {THETA: p, **kept})) for (l, p), kept in pairs]
        slopes = gradient(there)
        norms = _norms(algebra, rule.row.norm, [l for l, _ in flat], slopes)
        moved = []
        for (l, value), slope, norm, kept in zip(flat, slopes, norms, self.values, strict=True):
            known = {THETA: value, G: slope, ETA: rates[l], NORM: norm, **kept}
            for place, formula in lines:
                known[place] = evaluate(formula, algebra, dict(known))
            for place in kept:
                kept[place] = known[place]
            moved.append((l, known[THETA]))
        return moved


def _norms(algebra: Algebra[V], over: str | None, layers: list[int], slopes: list[V]) -> list[V]:
    if over is None:
        return slopes  # nobody asks for a norm
    groups = layers if over == LAYER else [0] * len(layers)
    squares: dict[int, list[V]] = {}
    for k, slope in zip(groups, slopes, strict=True):
        squares.setdefault(k, []).append(evaluate(_SQUARE, algebra, {G: slope}))
    norms = {
        k: evaluate(sqrt(NORM), algebra, {NORM: algebra.add(row)}) for k, row in squares.items()
    }
    return [norms[k] for k in groups]
