"""θ after a step in closed form, with the error δ under a name where that is wished."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from symsgd.algebra.sympy import to_sympy
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node

if TYPE_CHECKING:
    from symsgd.network.trace import Trace


class Parameters(tuple[Any, ...]):  # noqa: SLOT001
    """A tuple of SymPy objects; ``definitions`` says what the names in them stand for."""

    definitions: dict[Any, Any]

    def written_out(self) -> Parameters:
        """Return the tuple with every name replaced by what it stands for."""
        return Parameters(entry.subs(self.definitions) for entry in self)


def closed_form(trace: Trace, order: Sequence[str], name: str | None) -> Parameters:
    """Return θ¹ as SymPy objects, in the order asked for.

    >>> from symsgd.network.network import Network
    >>> step = Network([1, 1], weights=[[[1]]], biases=[[0]]).step([1], [0])
    >>> closed_form(step, ["W"], "k")
    (-eta*k + 1,)
    """
    row = trace.theta_matrix(1, order)
    names = named_errors(trace, name) if name else {}
    places = {node: n.variable(text) for text, node in names.items()}
    result = Parameters(to_sympy(n.substitute(entry, places)) for entry in row)
    result.definitions = {
        to_sympy(n.variable(text)): to_sympy(node) for text, node in names.items()
    }
    return result


def named_errors(trace: Trace, name: str) -> dict[str, Node]:
    """Return the errors δ of a step under new names: ``k`` for one neuron, else ``k_1^[2]``.

    >>> from symsgd.network.network import Network
    >>> list(named_errors(Network([2, 2, 1]).step(), "k"))
    ['k^[3]', 'k_1^[2]', 'k_2^[2]']
    """
    if trace.samples > 1:
        raise SymsgdError(
            "no-single-error", f"{trace.samples} samples have no one error to call {name}"
        )
    errors = {}
    for l in range(trace.network.depth, 1, -1):
        value = trace.delta[l]
        entries = value.entries if isinstance(value, Matrix) else (value,)
        for i, entry in enumerate(entries, 1):
            sub = f"_{i}" if len(entries) > 1 else ""
            layer = f"^[{l}]" if trace.network.depth > 2 else ""
            errors[f"{name}{sub}{layer}"] = entry
    return errors
