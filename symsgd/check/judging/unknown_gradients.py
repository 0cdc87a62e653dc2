r"""Gradients of functions that nobody gave: in w - η(∇L(w) + λw) each stands for itself.

What is proved with a symbol for ∇L(w) holds for every vector of its kind, if the symbol is a
factor of whole terms only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from symsgd.check.indices.free_of import free_of_symbols
from symsgd.check.indices.linear_terms import linear
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.check.steps import Decide
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.derivatives.calculus import GRADIENT
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_ASKED = ("what the gradient", "how ")


def with_unknown_gradients(
    found: Judgement, left: Side, right: Side, scope: Scope, again: Callable[[Scope], Judgement],
    by: Decide,
) -> Judgement:  # fmt: skip
    """Return the proof of a claim whose gradients are those of any function, if there is one.

    Where the gradients cancel, the claim may be refuted whatever they are.
    """
    asks = any(name.startswith(_ASKED) for name in found.missing)
    if found.status is not Status.NEEDS_CONTEXT or not asks:
        return found
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    derivatives = (part for piece in pieces for part in s.walk(piece)
                   if isinstance(part, s.Derivative))  # fmt: skip
    if not all(isinstance(one.operand, s.Letter | s.Scripted) for one in derivatives):
        return found  # of more than one symbol: what depends on what is not known
    if any(_is_taken_at(part) for piece in pieces for part in s.walk(piece)):
        return found  # a symbol says nothing of other places
    inside = replace(scope, unknown_gradients=True)
    try:
        values = [side.meaning(inside).value for side in (left, right)]
    except SymsgdError:
        return found
    if not all(isinstance(value, Node) and _whole_terms(value) for value in values):
        return found
    judged = again(inside)
    if judged.status is Status.REFUTED and _cancel(values, inside, by):
        return judged
    return judged if judged.status is Status.PROVED else found


def _cancel(values: list[Value | None], scope: Scope, by: Decide) -> bool:
    """Say whether the difference of two sides provably is the same for all gradients."""
    one, other = values
    if not isinstance(one, Node) or not isinstance(other, Node):
        return False
    names = [name for name in n.free_variables(one, other) if name.startswith(GRADIENT)]
    return free_of_symbols(n.add(one, n.negate(other)), names, scope.context(), by)


def _is_taken_at(part: s.Surface) -> bool:
    r"""Say whether a derivative is taken somewhere, as in ``\frac{dL}{dw}|_{w=1}``."""
    if isinstance(part, s.Evaluated):
        return True
    if not isinstance(part, s.Product):
        return False
    pairs = pairwise(part.factors)
    return any(isinstance(one, s.Derivative) and isinstance(two, s.Group) for one, two in pairs)


def _whole_terms(value: Node) -> bool:
    names = frozenset(name for name in n.free_variables(value) if name.startswith(GRADIENT))
    return linear(value, names)
