"""``symsgd derive``: a derivative of an activation, of any order, in closed form."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from symsgd.errors import SymsgdError

MOST = 1000
_PRIMES = 3


class Shape(StrEnum):
    """How a derivative is written."""

    POLY = "poly"
    FACTORED = "factored"
    EXPONENTIAL = "exponential"
    STIRLING = "stirling"
    EULERIAN = "eulerian"


def derive(
    name: Annotated[str, typer.Argument(metavar="ACTIVATION", help="sigmoid, tanh, gelu, …")],
    order: Annotated[
        int, typer.Option("--order", "-n", min=0, max=MOST, help="The order of the derivative.")
    ] = 1,
    form: Annotated[Shape, typer.Option("--form", help="How it is written.")] = Shape.POLY,
    latex: Annotated[bool, typer.Option("--latex", help="Print LaTeX.")] = False,
) -> None:
    """Print the derivative of an activation."""
    from symsgd.expression import node as n
    from symsgd.functions.activations import activation_derivative, written_in_forms
    from symsgd.functions.latex import latex as latex_of

    found = activation_derivative(name, order, form=form.value)
    if form is not Shape.POLY and not (order and found.name in written_in_forms()):
        raise SymsgdError(
            "unknown-form",
            f"{found.name} is not written in the form {form.value!r}"
            if order
            else f"the derivative of order 0 is {found.name} itself and has no forms",
            advice="leave --form out; the derivatives of "
            f"{', '.join(written_in_forms())} have forms",
        )
    plain = n.apply(found.name, n.variable("x"))
    left = n.apply(found.name, n.variable("x"), orders=(order,))
    if order > _PRIMES and not latex:  # f^(4)(x) could be read as a power
        left = n.derivative(plain, "x", order)
    write = latex_of if latex else str
    typer.echo(f"{write(left)} = {write(found.node)}")
