r"""Derivatives by a letter that a text has put its number in for: ``h = \tanh(0.12)``, then ∂L/∂w.

The formula for L, with h in it, has no w any more, though h was worked out from it.
"""

from __future__ import annotations

from symsgd.check.judgement import Side
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.scope import Scope


def hidden_dependence(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return how a quantity may depend on the letter that it is differentiated by, if at all.

    The letter has a number, the formula does not hold it, and it holds numbers that were worked
    out, or the other side speaks of a letter that the formula does not hold either.
    """
    for side, other in ((left, right), (right, left)):
        piece = side.piece
        if not isinstance(piece, s.Derivative) or piece.operand is None or len(piece.variables) > 1:
            continue
        name, by = name_of(piece.operand), name_of(piece.variables[0][0])
        value = scope.definitions.get(name or "")
        if by is None or by not in scope.values or not isinstance(value, Node):
            continue
        parts = [node for node in n.walk(value) if node.head == n.LET]
        held = {*n.free_variables(value), *(str(node.value) for node in parts)}
        worked_out = any(not n.free_variables(node) for node in parts)
        outside = {one for one in other.names if one in scope.values} - held
        if by not in held and (worked_out or outside):
            return (f"how {name} depends on {by}",)
    return ()
