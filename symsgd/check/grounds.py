"""What a verdict rests on besides the answers of the kernel: data for another checker."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from symsgd.expression.indexed import Induction
from symsgd.expression.node import Node

Interval = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Rounding:
    """What an equation says if its decimals are rounded, and whether it holds then.

    ``sides`` are its values with a symbol for each rounded decimal, ``intervals`` what these may
    be: the equation holds if it does for some such numbers.  Without sides nothing more is known;
    they are not enclosed, or terms were left out of them.  ``holds`` is None if that is open.
    """

    holds: bool | None
    sides: tuple[Node, Node] | None = None
    intervals: tuple[tuple[str, Interval], ...] = ()


Grounds = Rounding | Induction
