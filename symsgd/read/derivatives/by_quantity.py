r"""Derivatives by a quantity that stands for a formula: with s = ln σ², ``\partial D/\partial s``.

D may have s nowhere as it is written, and σ in its place: then the derivative is the quotient of
those by σ (chain rule).  Where D has both, ∂D/∂s may hold σ fixed there, as in backpropagation each
derivative by an intermediate quantity does.  It may also mean that all of D is a function of s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.functions.bare_symbols import uses_bare
from symsgd.read.functions.unknown_functions import letters_before_brackets
from symsgd.read.names import name_of
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope


def in_quantity(
    scope: Scope, held: Sequence[str], operand: s.Surface, e: Elaborator, piece: s.Surface
) -> Scope:
    """Return the scope in which a bare σ is what the text says it is as a function of u.

    After "u = 1 + e^{-z}, so σ = 1/u", ∂σ/∂u is the derivative of 1/u, and not σ'(u).
    """
    applied = letters_before_brackets(operand)
    for name, formula in scope.provisos.in_quantity.items():
        letters = {name_of(part) for part in s.walk(formula.body)}
        if letters.isdisjoint(held) or name in applied or not uses_bare(operand, name):
            continue
        value = e.inner(scope, formula.source).value(formula.body)
        scope = scope.forgetting(name).with_definition(name, value)
        written = formula.source.text[formula.body.start : formula.body.end].strip()
        e.decide("in-quantity", piece, f"{name} is {written} as a function of {', '.join(held)}")
    return scope


def through_letter(
    e: Elaborator,
    piece: s.Derivative,
    whole: Value,
    freed: Value,
    known: Mapping[str, Node | None],
) -> Node | None:
    """Return the derivative by a quantity through its only letter, if that is what is read.

    ``whole`` is what is differentiated, ``freed`` the same with the quantity as a symbol.
    """
    if len(piece.variables) != 1 or not isinstance(whole, Node) or not isinstance(freed, Node):
        return None
    [(name, formula)] = known.items()
    letters = () if formula is None else n.free_variables(formula)
    if formula is None or len(letters) != 1 or letters[0] not in n.free_variables(freed):
        return None
    letter = letters[0]
    if name not in n.free_variables(freed):
        e.decide("by-quantity", piece, f"the derivative by {name} is taken through {letter}")
    else:
        text = f"the derivative by {name} holds {letter} fixed, of which {name} is a function"
        if e.decide("by-quantity", piece, text, ("through",)) != "through":
            return None
    value = put_in(whole, {n.variable(name): formula})
    for _ in range(piece.variables[0][1]):
        value = n.divide(n.derivative(value, letter), n.derivative(formula, letter))
    return value
