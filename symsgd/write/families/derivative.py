"""Derivatives of formulas that are built from the activations."""

from __future__ import annotations

from random import Random

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.write.derivative import SIGMOID, worked_formula
from symsgd.write.document import Part, Sentences
from symsgd.write.families.family import Family, Variant, register
from symsgd.write.families.toml import toml_text
from symsgd.write.latex import formula

X = n.variable("x")
_FUNCTIONS = {
    "easy": ("sigmoid", "tanh", "exp"),
    "medium": ("sigmoid", "tanh", "exp", "sin", "cos"),
    "hard": ("sigmoid", "tanh", "exp", "sin", "cos"),
}


def make(chance: Random, level: str) -> Variant | None:
    """Return a formula whose derivative is asked for.

    >>> make(Random(3), "easy").toml.splitlines()[:2]
    ['[task]', 'kind = "derivative"']
    """
    body = formula_of(chance, level)
    text = formula(body)
    start: tuple[Part, ...] = (SIGMOID,) if "sigma" in text else ()
    return Variant(
        question=(
            *start,
            Sentences(f"Differentiate $f(x) = {text}$, and name the rule of each step."),
        ),
        key=worked_formula(body),
        toml=toml_text({"task": {"kind": "derivative", "formula": text}}),
        points=2 if level == "easy" else 4,
    )


def formula_of(chance: Random, level: str) -> Node:
    """Return a formula in x of a difficulty."""
    names = chance.sample(_FUNCTIONS[level], 2)
    first, second = (n.apply(name, _inside(chance, level)) for name in names)
    power = X ** n.number(chance.randint(2, 5))
    match level, chance.randrange(3):
        case "easy", 0:
            return _times(chance.randint(2, 9), first) + power
        case "easy", 1:
            return _times(chance.randint(2, 9), power) + first
        case "easy", _:
            return _times(chance.randint(2, 9), first) - _times(chance.randint(2, 9), X)
        case "medium", 0:
            return power * first
        case "medium", 1:
            return first * second
        case "medium", _:
            return first ** n.number(chance.randint(2, 4)) + power
        case _, 0:
            return first / (power + chance.randint(1, 5))
        case _, 1:
            return power * first * second
    return n.apply("log", 1 + first ** n.number(2)) + power


def _inside(chance: Random, level: str) -> Node:
    factor = chance.randint(1, 5)
    inside = X if factor == 1 else factor * X
    return inside + chance.randint(1, 4) if level == "hard" else inside


def _times(factor: int, node: Node) -> Node:
    return n.number(factor) * node


FAMILY = register(Family("derivative", "the derivative of a formula, rule by rule", make))
