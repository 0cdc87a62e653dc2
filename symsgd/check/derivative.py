"""Derivatives on demand: the function :func:`symsgd.derivative`."""

from __future__ import annotations

from typing import Any

from symsgd.check.statements import Names
from symsgd.check.verify import value_of
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import free_variables
from symsgd.functions.activations import ActivationDerivative, activation_derivative
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS


def derivative(what: object, variable: object = None, order: int = 1, *, form: str = "poly") -> Any:  # noqa: ANN401
    r"""Return a derivative, of any order.

    The name of an activation gives its derivative in closed form (``poly`` or ``factored``).

    >>> third = derivative("sigmoid", order=3, form="factored")
    >>> print(third.node)
    sigmoid(x)*(1 - sigmoid(x))*(1 - 6*sigmoid(x) + 6*sigmoid(x)^2)

    Text and expressions of symsgd give an expression, SymPy objects a SymPy object.

    >>> print(derivative("log(x)^2", "x"))
    2*log(x)*(1/x)
    >>> import sympy
    >>> derivative(sympy.sin(sympy.Symbol("t")), order=2)
    -sin(t)
    """
    if isinstance(what, str) and what in FUNCTIONS and FUNCTIONS[what].activation:
        return _of_activation(what, order, form)
    value = value_of(what, Names.usual({}))
    if isinstance(value, Matrix):
        raise SymsgdError(
            "matrix-here", "a matrix has many derivatives", advice="take them entry by entry"
        )
    name = str(variable) if variable is not None else _only(free_variables(value))
    result = differentiate(value, name, order)
    from symsgd.algebra.from_sympy import is_sympy
    from symsgd.algebra.sympy import to_sympy

    if is_sympy(what):
        symbols = {symbol.name: symbol for symbol in what.free_symbols}  # type: ignore[attr-defined]
        return to_sympy(result, symbols)
    return result


def _of_activation(name: str, order: int, form: str) -> ActivationDerivative:
    return activation_derivative(name, order, form=form)


def _only(names: tuple[str, ...]) -> str:
    if len(names) != 1:
        raise SymsgdError(
            "which-variable",
            f"there are {len(names)} variables to differentiate by",
            advice="name one of them",
        )
    return names[0]
