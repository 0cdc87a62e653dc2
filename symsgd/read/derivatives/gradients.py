"""Gradients: the vector of partial derivatives over a list of variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.derivatives.calculus import GRADIENT, at_a_point, independent
from symsgd.read.derivatives.dependence import check_dependence
from symsgd.read.derivatives.gradient_at import (
    gradient_at,
    gradient_at_numbers,
    gradient_at_parameters,
    second_derivatives,
    variables_of,
)
from symsgd.read.derivatives.listed_parameters import parameters
from symsgd.read.layers.layer_derivatives import gradient_by_layer
from symsgd.read.names import name_of, subscript_text
from symsgd.read.sums.extremes import check_extremes
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def gradient(
    e: Elaborator, piece: s.Gradient, factors: tuple[s.Surface, ...], operators: tuple[str, ...]
) -> Value:
    """Return the vector of partial derivatives over the declared list of variables."""
    in_layers = gradient_by_layer(e, piece, factors, operators)
    if in_layers is not None and piece.order == 1:
        return in_layers
    if piece.order == 1 and piece.over is None and (found := gradient_at(e, factors)) is not None:
        return found
    if piece.order == 1 and (found := gradient_at_parameters(e, factors)) is not None:
        return found
    over = "" if piece.over is None else subscript_text(piece.over, dict(e.scope.indices))
    lists = e.scope.notation.gradients
    names = lists.get(over) or (
        next(iter(lists.values())) if len(lists) == 1 and not over else None
    )
    if names is None and not over:
        known = e.scope.functions.get(name_of(factors[0]) or "")
        names = variables_of(e, known) if known is not None and known.params else None
    listed = e.scope.definitions.get(over)
    if names is None and isinstance(listed, Matrix):
        symbols = [str(entry.value) for entry in listed.entries if entry.head == n.VARIABLE]
        names = tuple(symbols) if len(symbols) == len(listed.entries) else None
    told, guessed = names is None and not e.scope.unknown_gradients, False
    if told:
        names, guessed = parameters(over, e.scope)
        told = bool(names)
    if not names:
        single = name_of(piece.over, dict(e.scope.indices)) if piece.over is not None else None
        applied = e.scope.functions.get(name_of(factors[0]) or "")
        of_numbers = applied is not None and isinstance(applied.body, n.Node)
        number = single in e.scope.domains or (
            applied is not None and of_numbers and single in applied.params
        )
        if single is None or not number:
            if e.scope.unknown_gradients:
                text = e.source.text[piece.start : factors[-1].end]
                return n.variable("".join(text.split()).replace("\\nabla", GRADIENT))
            raise e.lacks(f"what the gradient ∇{'_' + over if over else ''} runs over")
        names = (single,)
    inner = e.inner(independent(e.scope, names))
    operand = factors[0] if len(factors) == 1 else s.Product(
        factors[0].start, factors[-1].end, factors, operators
    )  # fmt: skip
    if at_a_point(operand):
        found = gradient_at_numbers(e, operand, over, piece.order) if piece.order < 3 else None
        if found is None:
            raise e.lacks("whether numbers are put in before or after ∇")
        return found
    body = v.number_of(inner.value(operand), "what the gradient is taken of")
    e.work = inner.work
    if told and not set(names) & set(n.free_variables(body)):
        raise e.lacks(
            f"how {body.value} depends on {over or names[0]}"
            if body.head == n.VARIABLE
            else f"what the gradient ∇{'_' + over if over else ''} runs over"
        )
    if told:
        whose = ", the letters of the model" if guessed else ""
        kind = "parameters" if guessed else "gradient"
        e.decide(kind, piece, f"the gradient runs over {', '.join(names)}{whose}")
    check_extremes(e, body)
    for name in names:
        check_dependence(e, body, name)
    e.loose = True
    if piece.order == 2:
        return second_derivatives(body, names)
    entries = [n.derivative(body, name) for name in names]
    row = e.scope.notation.layout == "numerator"
    return Matrix.row(*entries) if row else Matrix.column(*entries)
