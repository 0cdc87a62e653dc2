"""A derivation in which one line is wrong: find it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.decide import decide
from symsgd.write.derivative import SIGMOID
from symsgd.write.differentiation import by_rules
from symsgd.write.document import Display, Part, Row, Sentences
from symsgd.write.families import derivative
from symsgd.write.families.family import Family, Variant, register
from symsgd.write.families.toml import toml_text
from symsgd.write.latex import formula

_SWAPPED = {"sin": "cos", "cos": "sin", "sigmoid": "tanh", "tanh": "sigmoid"}
_MOST = 260  # characters of a line
_TRIES = 20
_TASK = (
    "One line of this derivation does not follow from the line before it."
    " Find it, and write down what belongs there."
)


def make(chance: Random, level: str) -> Variant | None:
    """Return a chain with one wrong line, and the line that belongs there.

    >>> found = make(Random(4), "easy")
    >>> found is None or found.wrong_step >= 1
    True
    """
    body = derivative.formula_of(chance, level)
    lines = [line for line, _ in by_rules(body)]
    if len(lines) < 2 or any(len(formula(line)) > _MOST for line in lines):
        return None
    place = chance.randrange(len(lines))
    wrong = _spoiled(lines[place], chance)
    if wrong is None:
        return None
    shown = [*lines[:place], wrong, *lines[place + 1 :]]
    sigmoid = any("sigma" in formula(line) for line in (body, *shown))
    start: tuple[Part, ...] = (SIGMOID,) if sigmoid else ()
    task = {"kind": "derivative", "formula": formula(body)}
    return Variant(
        question=(
            *start,
            Sentences(_TASK),
            Display(_chain(body, shown)),
        ),
        key=(
            *start,
            Sentences(f"Line {place + 1} is wrong. With the right line the derivation reads"),
            Display(_chain(body, lines)),
        ),
        toml=toml_text({"task": task}),
        points=4,
        wrong_step=place + 1,
    )


def _chain(body: Node, lines: list[Node]) -> tuple[Row, ...]:
    first = formula(n.derivative(body, "x"))
    return tuple(Row("" if i else first, formula(line)) for i, line in enumerate(lines))


def _spoiled(line: Node, chance: Random) -> Node | None:
    """Return the line with one change that is provably wrong."""
    changes = list(_changes(line))
    for old, new in chance.sample(changes, min(_TRIES, len(changes))):
        spoiled = n.substitute(line, {old: new})
        if formula(spoiled) != formula(line) and decide(line, spoiled).refuted:
            return spoiled
    return None


def _changes(line: Node) -> Iterator[tuple[Node, Node]]:
    """Yield each slip of the pen: a sign, a factor, a function, a lost inner derivative."""
    for node in n.walk(line):
        match node.head:
            case n.NUMBER if node.value > 1:
                yield node, n.number(node.value + 1)
                yield node, n.number(node.value - 1)
            case n.ADD if len(node.args) == 2:
                yield node, n.add(node.args[0], n.negate(node.args[1]))
            case n.NEGATE:
                yield node, node.args[0]
            case n.MULTIPLY if len(node.args) > 2:
                yield node, n.multiply(*node.args[:-1])
            case n.APPLY if node.value[0] in _SWAPPED and not any(node.value[1]):
                yield node, n.apply(_SWAPPED[node.value[0]], *node.args)


FAMILY = register(Family("planted-mistake", "a derivation with one wrong line", make))
