"""The trace of one step of gradient descent as text, LaTeX and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.decimals import digits
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node, free_variables
from symsgd.functions.latex import latex, matrix_latex
from symsgd.network.lookup import new_parameters
from symsgd.network.theta import named_errors
from symsgd.network.trace import Quantity, Trace
from symsgd.network.worked import small
from symsgd.report.line import DIM, PLAIN, STRONG, Line, cells, padded, render

THETA = "theta^1"


@dataclass(frozen=True, slots=True)
class Step:
    """A trace with what is asked of it: the order of θ, a name for δ, certified digits.

    >>> from symsgd.network.network import Network
    >>> trace = Network([1, 1], weights=[[[2]]], biases=[[0]]).step([1], [3])
    >>> step = Step(trace, name="k")
    >>> print(step.theta, *step.named().items())
    [[-eta*k, 2 - eta*k]] ('k', <let sigmoid(2)*(1 - sigmoid(2))*(sigmoid(2) - 3)>)
    """

    trace: Trace
    order: Sequence[str] = ("b", "W")
    name: str | None = None
    digits: int | None = None

    def named(self) -> dict[str, Node]:
        """Return the names that stand for errors δ."""
        return named_errors(self.trace, self.name) if self.name else {}

    @property
    def theta(self) -> Matrix:
        """θ¹ in closed form, in the names that were asked for."""
        return self.in_names(new_parameters(self.trace, self.order))

    def in_names(self, matrix: Matrix) -> Matrix:
        """Return a matrix in which the names stand for the errors δ."""
        places = {node: n.variable(text) for text, node in self.named().items()}
        return matrix.map(lambda entry: n.substitute(entry, places)) if places else matrix

    def decimals(self, value: Node | Matrix) -> str | None:
        """Return certified decimals, or None where none are asked for or symbols are left."""
        rows = value.rows if isinstance(value, Matrix) else ((value,),)
        entries = [entry for row in rows for entry in row]
        symbols = any(free_variables(entry) for entry in entries)
        exact = all(rational_value(entry) is not None for entry in entries)
        if self.digits is None or symbols or exact:
            return None
        texts = [[str(digits(entry, self.digits)) for entry in row] for row in rows]
        if isinstance(value, Node):
            return texts[0][0]
        return f"[{', '.join('[' + ', '.join(row) + ']' for row in texts)}]"


def render_step(step: Step, *, color: bool = False) -> str:
    """Return the trace as text, θ¹ last."""
    return render(_lines(step), color=color)


def step_latex(step: Step) -> str:
    r"""Return the worked step and θ¹ as LaTeX."""
    *head, end = step.trace.latex().splitlines()
    more = [rf"\theta^{{1}} &= {matrix_latex(step.theta)}"]
    more += [rf"{latex(n.variable(name))} &= {latex(node)}" for name, node in step.named().items()]
    head[-1] += r" \\"
    return "\n".join([*head, " \\\\\n".join(more), end]) + "\n"


def step_json(step: Step) -> dict[str, Any]:
    """Return the trace and θ¹ as JSON data."""
    data = step.trace.to_json()
    data["theta"] = [str(entry) for entry in step.theta]
    data["order"] = list(step.order)
    data["names"] = {name: str(node) for name, node in step.named().items()}
    if step.digits is not None:
        values = {name: found.value for name, found in step.trace.quantities.items()}
        decimals = {name: step.decimals(value) for name, value in values.items()}
        decimals[THETA] = step.decimals(step.theta)
        data["digits"] = {name: text for name, text in decimals.items() if text is not None}
    return data


def _lines(step: Step) -> Iterator[Line]:
    trace = step.trace
    network = trace.network
    shape = "-".join(map(str, network.layers))
    names = ", ".join(dict.fromkeys(f.name for f in network.activations.values()))
    yield [(f"network {shape}", STRONG), (f" ({names}), cost {network.cost_row.name}", DIM)]
    yield []
    width = max(map(cells, (*trace.quantities, THETA)))
    for quantity in trace.quantities.values():
        yield _equation(quantity.name, _value(quantity, step), width)
        yield from _approximately(step.decimals(quantity.value), width)
    yield []
    yield _equation(THETA, f"({', '.join(map(str, step.theta))})", width, STRONG)
    yield from _approximately(step.decimals(step.theta), width)
    for name, node in step.named().items():
        yield _equation(name, str(node), width)
        yield from _approximately(step.decimals(node), width)


def _equation(name: str, value: str, width: int, style: str = PLAIN) -> Line:
    return [(f"  {padded(name, width)} = ", DIM), (value, style)]


def _approximately(decimals: str | None, width: int) -> Iterator[Line]:
    if decimals is not None:
        yield [(f"  {' ' * width} ≈ ", DIM), (decimals, PLAIN)]


def _value(quantity: Quantity, step: Step) -> str:
    matrix = quantity.matrix if small(quantity.matrix) else quantity.steps()
    if not quantity.name.startswith("delta"):
        matrix = step.in_names(matrix)
    single = matrix.single
    return str(matrix if single is None else single)
