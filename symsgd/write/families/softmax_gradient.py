"""The gradient of the cross-entropy of a softmax, at a point with a given class."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.activations import softmax
from symsgd.functions.table import exp
from symsgd.write.document import Display, Part, Row, Sentences
from symsgd.write.families.family import Family, Variant, register
from symsgd.write.families.toml import toml_text
from symsgd.write.gradient import slope
from symsgd.write.latex import formula

_REASON = "share minus target"
_CLASSES = {"easy": 2, "medium": 3, "hard": 4}


def make(chance: Random, level: str) -> Variant | None:
    """Return inputs of a softmax, a class, and the gradient there.

    >>> make(Random(3), "easy").points
    4
    """
    classes = _CLASSES[level]
    inputs = [chance.randint(-6, 6) for _ in range(classes)]
    if len(set(inputs)) < classes:
        return None
    true = chance.randrange(classes)
    z = n.variables(" ".join(f"z_{i}" for i in range(1, classes + 1)))
    place = {each: n.number(value) for each, value in zip(z, inputs, strict=True)}
    given = ", ".join(f"$z_{{{i}}} = {value}$" for i, value in enumerate(inputs, 1))
    return Variant(
        question=(
            Sentences(
                f"A softmax has the inputs {given}, and the true class is {true + 1}. The cost is"
                " the cross-entropy. Work out the gradient of the cost by the inputs."
            ),
        ),
        key=tuple(_key(z, true, place)),
        toml=toml_text({"task": {"kind": "gradient", "classes": classes}}),
        points=2 * classes,
    )


def _key(z: tuple[Node, ...], true: int, place: dict[Node, Node]) -> list[Part]:
    total = n.add(*(exp(each) for each in z))
    cost = n.apply("log", total) - z[true]
    parts: list[Part] = [
        Sentences("The cross-entropy of the true class is the negative logarithm of its share."),
        Sentences(f"With $C = {formula(cost)}$ the gradient is"),
    ]
    shares = softmax(z)
    rows = [
        Row(slope("C", str(each.value)), formula(share - 1 if i == true else share), _REASON)
        for i, (each, share) in enumerate(zip(z, shares, strict=True))
    ]
    parts.append(Display(tuple(rows)))
    parts.append(Sentences("At the point, in lowest terms,"))
    numbers = [n.substitute(share, place) for share in shares]
    parts.append(Display(tuple(_at_point(numbers, true, place, z))))
    return parts


def _at_point(
    shares: list[Node], true: int, place: dict[Node, Node], z: tuple[Node, ...]
) -> list[Row]:
    rows = []
    for i, share in enumerate(shares):
        others = [
            exp(n.number(_difference(place, other, z[i]))) for other in z if other is not z[i]
        ]
        short = 1 / n.add(n.number(1), *others)
        left, right = (share - 1, short - 1) if i == true else (share, short)
        rows.append(Row(formula(left), formula(right)))
    return rows


def _difference(place: dict[Node, Node], other: Node, own: Node) -> Fraction:
    return Fraction(place[other].value) - Fraction(place[own].value)


FAMILY = register(Family("softmax-gradient", "the gradient of softmax and cross-entropy", make))
