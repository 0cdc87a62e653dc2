"""A trace as a worked solution in LaTeX, and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.expression.text import plain_text
from symsgd.functions.latex import latex, matrix_latex

if TYPE_CHECKING:
    from symsgd.network.trace import Quantity, Trace

# a quantity with more operations than this is left in terms of the named ones before it
MOST_OPERATIONS = 40
# a matrix with more entries than this is told by its rule
MOST_ENTRIES = 30


def trace_latex(trace: Trace) -> str:
    r"""Return the worked step, one line for each quantity.

    >>> from symsgd.network.network import Network
    >>> text = trace_latex(Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3]))
    >>> print(text.splitlines()[6])
    z^{[2]} &= W^{[2]} a^{[1]} + b^{[2]} = 21 \\
    """
    lines = [_line(quantity) for quantity in trace.quantities.values()]
    inside = " \\\\\n".join(line for line in lines if line)
    return f"\\begin{{aligned}}\n{inside}\n\\end{{aligned}}"


def _line(quantity: Quantity) -> str:
    rows, columns = quantity.matrix.shape
    if rows * columns > MOST_ENTRIES and min(rows, columns) > 1:
        return _large(quantity)
    value = _shown(quantity)
    if quantity.rule:
        return f"{quantity.latex} &= {quantity.rule} = {value}"
    # a symbol is not told to be itself
    return "" if value == quantity.latex else f"{quantity.latex} &= {value}"


def _large(quantity: Quantity) -> str:
    if not quantity.rule:
        given = quantity.matrix
        symbols = any(entry.head == n.VARIABLE for entry in given)
        return "" if symbols else f"{quantity.latex} &= {matrix_latex(given)}"
    if quantity.name.startswith("D^") and "diag" in quantity.rule and "- a" not in quantity.rule:
        steps = quantity.steps()
        entries = (steps.rows[i][i] for i in range(len(steps.rows)))
        inside = r",\; ".join(latex(entry) for entry in entries)
        return rf"{quantity.latex} &= {quantity.rule} = \operatorname{{diag}}\left({inside}\right)"
    return f"{quantity.latex} &= {quantity.rule}"


def _shown(quantity: Quantity) -> str:
    matrix = quantity.matrix
    short = small(matrix)
    if not short:
        matrix = quantity.steps()
    if matrix.single is not None:
        return latex(matrix.single)
    return matrix_latex(matrix)


def small(matrix: Matrix) -> bool:
    """Say whether the entries are short when everything in them is written out.

    >>> small(Matrix.row(n.number(5), n.variable("x")))
    True
    """
    return all(_operations(entry, MOST_OPERATIONS) <= MOST_OPERATIONS for entry in matrix)


def _operations(node: Node, most: int) -> int:
    count, stack = 0, [node]
    while stack and count <= most:
        part = stack.pop()
        count += part.head != n.LET
        stack.extend(part.args)
    return count


def trace_json(trace: Trace) -> dict[str, Any]:
    """Return the trace as JSON data; each entry in terms of the quantities named before it."""
    from symsgd.network.trace import JSON_FORM

    network = trace.network
    return {
        "form": JSON_FORM,
        "layers": list(network.layers),
        "activations": [f.name for f in network.activations.values()],
        "cost": network.cost_row.name,
        "eta": plain_text(trace.eta),
        "samples": trace.samples,
        "quantities": [_row(quantity) for quantity in trace.quantities.values()],
    }


def _row(quantity: Quantity) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": quantity.name,
        "latex": quantity.latex,
        "rule": quantity.rule,
        "parents": list(quantity.parents),
        "rows": [[plain_text(entry) for entry in row] for row in quantity.steps().rows],
    }
    if small(quantity.matrix):
        row["closed_form"] = [[plain_text(entry) for entry in r] for r in quantity.matrix.rows]
    return row
