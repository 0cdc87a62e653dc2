r"""Angles in degrees: ``\sin 90 = 1`` is wrong of radians, and honest where degrees are meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from symsgd.check.judgement import Judgement
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.limits import constant_value
from symsgd.read.meaning import Meaning
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_OF_ANGLES = frozenset(("sin", "cos", "tan", "cot", "sec", "csc"))
_ANGLES = frozenset(("asin", "acos", "atan", "acot", "asec", "acsc", "atan2"))
_TURN = n.divide(n.constant("pi"), n.number(180))
_PI = n.constant("pi")
_WORDS = re.compile(
    r"\b(?:degrees?|altgrad|winkelgrad|(?:in|\d+) grad|degrés|grados)\b|°|\^\s*\{?\s*\\circ"
    r"|\\degree\b|角度制|度數|度数|\d\s*度",
    re.IGNORECASE,
)
QUESTION = "whether angles are in degrees"


def speaks_of_degrees(text: Iterable[str]) -> bool:
    r"""Say whether a text speaks of degrees, in words or by a sign.

    >>> speaks_of_degrees(["All angles are in degrees."]), speaks_of_degrees([r"90^\circ"])
    (True, True)
    >>> speaks_of_degrees(["a polynomial of degree 3 with gradient"])
    True
    """
    return any(_WORDS.search(stretch) for stretch in text)


def in_degrees(
    found: Judgement,
    left: Meaning,
    right: Meaning,
    scope: Scope,
    judged: Callable[[Meaning, Meaning], Judgement],
) -> Judgement:
    """Return a refuted claim, or what it asks if it is not wrong of angles in degrees.

    They may be meant if the text speaks of degrees, or if every angle of the claim is a number.
    """
    if found.status is not Status.REFUTED or left.value is None or right.value is None:
        return found
    nodes = [node for value in (left.value, right.value) for node in _walk(value)]
    angles = [node.args[0] for node in nodes if _is_of(node, _OF_ANGLES)]
    free = [angle for angle in angles if _PI not in set(n.walk(angle))]
    inverse = any(_is_of(node, _ANGLES) for node in nodes)
    numbers = all(constant_value(angle) is not None for angle in angles)
    if not (free or inverse) or not (scope.throughout.degrees or numbers):
        return found
    sides = (replace(side, value=_in_degrees(side.value)) for side in (left, right) if side.value)
    try:
        other = judged(*sides)
    except SymsgdError:
        return found
    if other.status is Status.REFUTED:
        return found
    reason = r"wrong of angles in radians, not of angles in degrees: write 90^\circ for these"
    return found.asking(reason, QUESTION)


def _walk(value: Value) -> Iterable[Node]:
    return n.walk(*(value.entries if isinstance(value, Matrix) else (value,)))


def _is_of(node: Node, names: frozenset[str]) -> bool:
    return node.head == n.APPLY and node.value[0] in names


def _in_degrees(value: Value) -> Value:
    return value.map(_turned) if isinstance(value, Matrix) else _turned(value)


def _turned(root: Node) -> Node:
    """Return an expression in which angles without π in them count degrees."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        args = tuple(done[arg] for arg in node.args)
        if _is_of(node, _OF_ANGLES) and _PI not in set(n.walk(node.args[0])):
            args = (n.multiply(args[0], _TURN),)
        done[node] = n.rebuild(node, args)
        if _is_of(node, _ANGLES):
            done[node] = n.divide(done[node], _TURN)
    return done[root]
