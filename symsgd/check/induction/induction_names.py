"""Names with an index in them: what they become one index later."""

from __future__ import annotations

import re

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.functions.applications import put_in
from symsgd.read.sequences import name_of_step


def shifted_by(body: Node, letter: str, new: str, shift: int) -> Node:
    """Return a formula with every index shifted, also those of symbols: g_t becomes g_{t-1}.

    >>> t, g = n.variables("t g_t")
    >>> str(shifted_by(t * g, "t", "s", 1))
    '(s + 1)*g_{s+1}'
    """
    index = n.variable(new)
    changed: dict[Node, Node] = {n.variable(letter): index if not shift else index + shift}
    for name in n.free_variables(body):
        found = member(name, letter)
        if found is not None:
            changed[n.variable(name)] = n.variable(name_of_step(found[0], new, found[1] + shift))
    return put_in(body, changed)


def member(name: str, letter: str) -> tuple[str, int] | None:
    """Return the sequence of a symbol and c if its index is a letter and c, or None.

    >>> member("g_{t-1}", "t"), member("theta^(t)", "t"), member("g_{2t}", "t")
    (('g', -1), ('theta^(', 0), None)
    """
    found = _member(name, letter)
    if found is None:
        return None
    return found[1] if found[2] == "_" else found[1] + found[2], int(found[3] or 0)


def _member(name: str, letter: str) -> re.Match[str] | None:
    return re.fullmatch(rf"(.+?)(_|\^\(|\^\{{)\{{?{letter}(?:([+-]\d+))?\}}?\)?", name)


def names(text: str, letter: str) -> bool:
    """Say whether a letter stands in the name of a symbol, or in a condition.

    >>> [names(text, "n") for text in ("x_{n+1}", "(n + 1) - 10 ≠ 0", "sin(x)", "w_{in}")]
    [True, True, False, False]
    """
    return re.search(rf"(?<![A-Za-z]){letter}(?![A-Za-z])", text) is not None


def shifts(name: str, letter: str) -> bool:
    """Say whether it is known what a symbol becomes one index later.

    >>> [shifts(name, "n") for name in ("x", "n", "x_{n-1}", "x_{2n}", "w_{in}", "w_{i,n}")]
    [True, True, True, False, False, False]
    """
    index = re.search(r"[_^](.*)", name)
    inside = index is not None and letter in re.sub(r"\\?[A-Za-z]{3,}", "", index[1])
    return name == letter or _member(name, letter) is not None or not inside
