"""A trace as a worked solution in LaTeX, and as plain data."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.expression.text import plain_text
from symsgd.functions.latex import latex, matrix_latex
from symsgd.functions.table import FUNCTIONS

if TYPE_CHECKING:
    from symsgd.network.network import Network
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


def network_latex(network: Network) -> str:
    r"""Return the layers of a network as LaTeX, from the input to the output.

    >>> from symsgd.network.network import Network
    >>> print(network_latex(Network([2, 1])).splitlines()[1])
    a^{[2]} &= \sigma\left(W^{[2]} a^{[1]} + b^{[2]}\right)
    """
    lines = []
    for l, activation in network.activations.items():
        row = FUNCTIONS.get(activation.name)
        sign = row.latex if row else rf"\operatorname{{{activation.name}}}"
        inside = f"W^{{[{l}]}} a^{{[{l - 1}]}} + b^{{[{l}]}}"
        lines.append(rf"a^{{[{l}]}} &= {sign}\left({inside}\right)")
    inside = " \\\\\n".join(lines)
    return f"\\begin{{aligned}}\n{inside}\n\\end{{aligned}}"


def network_html(network: Network) -> str:
    """Return a network as a table for a notebook: layer, size, activation, parameters.

    >>> from symsgd.network.network import Network
    >>> "<td>sigmoid</td>" in network_html(Network([2, 1]))
    True
    """
    rows = "".join(
        f"<tr><td>{l}</td><td>{network.size(l)}</td><td>{escape(activation.name)}</td>"
        f"<td>{_parameters(network, l)}</td></tr>"
        for l, activation in network.activations.items()
    )
    head = "".join(f"<th>{word}</th>" for word in ("layer", "size", "activation", "parameters"))
    cost = escape(f"{network.cost_row.name}: {network.cost_row.convention}")
    return (
        f"<p>inputs: {network.size(1)}; cost {cost}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _parameters(network: Network, l: int) -> str:
    if network.size(l) * network.size(l - 1) > MOST_ENTRIES:
        return f"{network.size(l)} × {network.size(l - 1)} weights"
    weights, biases = (Matrix(tuple(map(tuple, t[l]))) for t in (network.weights, network.biases))
    parts = (("W", weights), ("b", biases))
    texts = (f"${letter}^{{[{l}]}} = {matrix_latex(matrix)}$" for letter, matrix in parts)
    return escape(", ".join(texts))


def trace_html(trace: Trace) -> str:
    """Return the trace as a table for a notebook: name, rule, value.

    >>> from symsgd.network.network import Network
    >>> trace_html(Network([1, 1], weights=[[[2]]], biases=[[0]]).step([1], [3]))[:30]
    '<table><thead><tr><th>quantity'
    """
    head = "".join(f"<th>{word}</th>" for word in ("quantity", "rule", "value"))
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(f'${text}$') if text else ''}</td>"
            for text in (quantity.latex, quantity.rule, _in_table(quantity))
        )
        + "</tr>"
        for quantity in trace.quantities.values()
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _in_table(quantity: Quantity) -> str:
    rows, columns = quantity.matrix.shape
    return _shown(quantity) if rows * columns <= MOST_ENTRIES else ""


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
