"""Identities between the functions of the field, with a scaled and shifted argument."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import exp
from symsgd.write.derivative import SIGMOID
from symsgd.write.document import Part, Sentences
from symsgd.write.families.family import Family, Variant, register
from symsgd.write.families.toml import toml_text
from symsgd.write.identity import worked_identity
from symsgd.write.latex import formula

Sides = tuple[Node, Node]
Rule = Callable[[Node], Sides]


def s(u: Node) -> Node:
    """Return σ(u)."""
    return n.apply("sigmoid", u)


def t(u: Node) -> Node:
    """Return tanh u."""
    return n.apply("tanh", u)


_RULES: dict[str, tuple[Rule, ...]] = {
    "easy": (
        lambda u: (s(u) + s(-u), n.number(1)),
        lambda u: (s(u) * (1 + exp(-u)), n.number(1)),
        lambda u: (1 - s(u), s(-u)),
    ),
    "medium": (
        lambda u: (t(u), 2 * s(2 * u) - 1),
        lambda u: (s(u) * (1 - s(u)), s(u) * s(-u)),
        lambda u: (s(u), (1 + t(u / 2)) / 2),
        lambda u: (s(u) / s(-u), exp(u)),
        lambda u: (t(-u), -t(u)),
    ),
    "hard": (
        lambda u: (1 - t(u) ** n.number(2), 4 * s(2 * u) * (1 - s(2 * u))),
        lambda u: (t(2 * u), 2 * t(u) / (1 + t(u) ** n.number(2))),
        lambda u: (s(u) ** n.number(2) - s(-u) ** n.number(2), 2 * s(u) - 1),
        lambda u: (s(2 * u), s(u) ** n.number(2) / (s(u) ** n.number(2) + s(-u) ** n.number(2))),
    ),
}


def make(chance: Random, level: str) -> Variant | None:
    """Return an identity to be shown.

    >>> make(Random(3), "easy").points
    2
    """
    left, right = chance.choice(_RULES[level])(_argument(chance))
    claim = f"{formula(left)} = {formula(right)}"
    start: tuple[Part, ...] = (SIGMOID,) if "sigma" in claim else ()
    return Variant(
        question=(*start, Sentences(f"Show that ${claim}$ for all real $x$.")),
        key=worked_identity(left, right),
        toml=toml_text({"domains": {"x": "real"}, "task": {"kind": "identity", "claim": claim}}),
        points=2 if level == "easy" else 4,
    )


def _argument(chance: Random) -> Node:
    x, factor, shift = n.variable("x"), chance.randint(1, 6), chance.randint(-3, 3)
    inside = x if factor == 1 else factor * x
    return inside if shift == 0 else inside + shift if shift > 0 else inside - (-shift)


FAMILY = register(Family("identity", "an identity of sigmoid and tanh", make))
