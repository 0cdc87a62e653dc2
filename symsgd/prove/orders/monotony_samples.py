"""What samples suggest about signs; they save work and decide nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from symsgd.algebra.balls import Value, enclose, holds, is_ball
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.orders.monotony_proofs import Piece, Shown
from symsgd.prove.points import points

MANY_SETTINGS = 8  # of the parameters
SETTINGS = 2


def looks_right(node: Node, piece: Piece, sign: int) -> bool:
    """Say whether no sample shows the opposite sign."""
    return not any(is_ball(v) and (v < 0 if sign > 0 else v > 0) for _, v in _values(node, piece))


def sampled_sign(node: Node, piece: Piece) -> int:
    """Return the sign at the first sample at which there is one, or 0."""
    for _, value in _values(node, piece):
        if is_ball(value) and not value.contains(0):
            return 1 if value > 0 else -1
    return 0


def nonzero_at(shown: Shown) -> Fraction | None:
    """Return a point at which a slope without parameters is certainly not zero."""
    if n.free_variables(shown.node) != (shown.piece.name,):
        return None
    values = _values(shown.node, shown.piece)
    return next((at for at, v in values if is_ball(v) and not v.contains(0)), None)


def _values(node: Node, piece: Piece) -> Iterator[tuple[Fraction, Value]]:
    settings = _settings(node, piece)
    for at in piece.samples():
        for setting in settings:
            yield at, enclose(node, {**setting, piece.name: at}, 64)


def _settings(node: Node, piece: Piece) -> list[dict[str, Fraction]]:
    """Return some values of the parameters for which nothing speaks against what is assumed."""
    names = tuple(name for name in n.free_variables(node) if name != piece.name)
    found = []
    for point in islice(points(names, piece.context), MANY_SETTINGS if names else 1):
        mine = [r for r in piece.context.relations if set(n.free_variables(r)) <= set(names)]
        if all(holds(relation, point) is not False for relation in mine):
            found.append(point)
    return found[:SETTINGS]
