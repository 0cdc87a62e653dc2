r"""The largest of one letter, ``\max(x)``: x stands for several numbers, and which is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope

OF_SEVERAL = {"max": "max_of_several", "min": "min_of_several"}


def of_one_letter(name: str, argument: Node, scope: Scope) -> Node:
    """Return the largest of what a letter stands for: a number of which nothing is known.

    ``e^{x_i - max(x)} / Σ e^{x_j - max(x)}`` is softmax, whatever it is; it is not x itself.  In a
    formula that stands for itself, without a text around it, a letter is one number.

    >>> from symsgd.read.scope import Scope
    >>> print(of_one_letter("max", n.variable("x_i"), Scope()))
    max_of_several(x_i)
    >>> print(*(of_one_letter("max", one, Scope()) for one in (n.variable("x"), n.number(3))))
    x 3
    """
    names = n.free_variables(argument)
    if not names or (len(names) == 1 and argument.head == n.VARIABLE and _is_one(names[0], scope)):
        return argument
    return n.apply(OF_SEVERAL[name], argument)


def _is_one(name: str, scope: Scope) -> bool:
    """Say whether a letter stands for one number: no text says what else it may be."""
    return "_" not in name and not scope.throughout.of_text


def check_extremes(e: Elaborator, *values: Value) -> None:
    """Refuse to differentiate such a number: it may change with the variable."""
    entries = [value.entries if isinstance(value, Matrix) else (value,) for value in values]
    words = {named: word for word, named in OF_SEVERAL.items()}
    for node in n.walk(*(node for row in entries for node in row)):
        if node.head == n.APPLY and (word := words.get(node.value[0])) is not None:
            raise e.lacks(f"what {word}({node.args[0]}) is taken over")
