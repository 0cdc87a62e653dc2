r"""What a problem file settles before the first line is read: network, data, asked quantities."""

from __future__ import annotations

from dataclasses import replace

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.applications import put_in
from symsgd.read.parse import parse
from symsgd.read.problem import NetworkFacts, Problem
from symsgd.read.scope import Function, Scope, Template
from symsgd.read.source import Source
from symsgd.read.surface import Relation, Scripted
from symsgd.read.values import Value

# the lines that forward and backward propagation have in every textbook
_LINES = (
    (r"z^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}", "2", "L"),
    (r"a^{[l]} = \operatorname{activation}^{[l]}(z^{[l]})", "2", "L"),
    (r"D^{[l]} = \operatorname{diag}(\operatorname{activation}^{[l]\prime}(z^{[l]}))", "2", "L"),
    (r"\delta^{[l]} = D^{[l]} (W^{[l+1]})^T \delta^{[l+1]}", "2", "L-1"),
)
_LAST_DELTA = {
    "half_squared_error": r"\delta^{[L]} = D^{[L]} (a^{[L]} - y)",
    "squared_error": r"\delta^{[L]} = 2 D^{[L]} (a^{[L]} - y)",
}


def starting_scope(problem: Problem) -> Scope:
    r"""Return the scope at the top of a document.

    >>> from symsgd.read.problem import read_problem
    >>> problem = read_problem('[network]\nlayers = [2, 1]\nW = {2 = [[5, 6]]}\nb = {2 = [4]}')
    >>> scope = starting_scope(problem)
    >>> str(scope.definitions["W^[2]"]), scope.indices
    ('[[5, 6]]', {'L': 2})
    """
    scope = _with_data(problem.scope, problem)
    if problem.network is None:
        return scope
    scope = _with_network(scope, problem.network)
    for name, order in problem.asked.items():
        value = asked_value(name, order, problem, scope)
        if value is not None:
            scope = scope.with_definition(name, value)
            scope = replace(scope, loose=scope.loose | {name})
    return scope


def _with_data(scope: Scope, problem: Problem) -> Scope:
    if problem.x is not None:
        scope = replace(scope, data_point=problem.x)
        if isinstance(problem.x, Matrix):
            for i, entry in enumerate(problem.x.entries, 1):
                if not scope.knows(f"x_{i}"):
                    scope = scope.with_value(f"x_{i}", entry)
    if problem.y is not None and not scope.knows("y"):
        scope = scope.with_function("y", Function(params=("x",), body=problem.y))
    return scope


def _with_network(scope: Scope, network: NetworkFacts) -> Scope:
    for layer, matrix in network.W.items():
        scope = scope.with_definition(f"W^[{layer}]", matrix)
    for layer, matrix in network.b.items():
        scope = scope.with_definition(f"b^[{layer}]", _column(matrix))
    if network.layers and "L" not in scope.indices:
        scope = scope.with_index("L", len(network.layers))
    for layer, name in enumerate(network.activations, 2):
        scope = scope.with_function(f"activation^[{layer}]", Function.named(name))
    if len(set(network.activations)) == 1 and not scope.knows("sigma"):
        scope = scope.with_function("sigma", Function.named(network.activations[0]))
    if network.eta is not None:
        scope = scope.with_value("eta", network.eta)
    return replace(scope, fallback=_fallback(network))


def _column(matrix: Matrix) -> Matrix:
    return Matrix.column(*matrix.entries) if matrix.is_vector else matrix


def _fallback(network: NetworkFacts) -> tuple[Template, ...]:
    lines = [_template(text, low, high) for text, low, high in _LINES]
    lines.append(_template(r"a^{[1]} = x^{\{k\}}", None, None))
    last = _LAST_DELTA.get(network.cost or "half_squared_error")
    if last is not None:
        lines.append(_template(last, None, None))
    return tuple(lines)


def _template(text: str, low: str | None, high: str | None) -> Template:
    line = parse(text)
    if not isinstance(line, Relation) or not isinstance(line.sides[0], Scripted):
        raise SymsgdError("bad-line", f"{text} is no line", advice="write it as A = B")
    head = line.sides[0]
    index = head.scripts[0].body
    base = head.base
    if index is None:
        raise SymsgdError("bad-line", f"{text} has no index", advice="write z^{[l]}")
    return Template(
        base=getattr(base, "name", ""),
        index=index,
        body=line.sides[1],
        source=Source(text, "the algorithm"),
        line=0,
        low=parse(low) if low else None,
        high=parse(high) if high else None,
        loop="l" if low else None,
    )


def asked_value(name: str, order: tuple[str, ...], problem: Problem, scope: Scope) -> Value | None:
    """Return the parameters after one step of gradient descent, in the order asked for.

    The gradient comes from differentiating the cost, not from backpropagation: the document's
    own lines are checked against an independent route.
    """
    network = problem.network
    if network is None or problem.x is None or problem.y is None or not name.startswith("theta^1"):
        return None
    if not network.layers or set(network.W) != set(range(2, len(network.layers) + 1)):
        return None
    order = order or tuple(
        f"{kind}^[{layer}]" for layer in sorted(network.W) for kind in ("b", "W")
    )
    entries: list[Node] = []
    cost, values = _cost(network, problem)
    if cost is None:
        return None
    eta = n.variable("eta")
    for part in order:
        matrix = scope.definitions.get(part)
        if not isinstance(matrix, Matrix):
            return None
        for i, j in _places(matrix):
            parameter = _parameter(part, i, j)
            slope = put_in(n.derivative(cost, str(parameter.value)), values)
            entries.append(values[parameter] - eta * slope)
    return Matrix.column(*entries)


def _places(matrix: Matrix) -> list[tuple[int, int]]:
    rows, columns = matrix.shape
    return [(i, j) for i in range(rows) for j in range(columns)]


def _parameter(name: str, i: int, j: int) -> Node:
    return n.variable(f"{name}_{i + 1},{j + 1}")


def _cost(network: NetworkFacts, problem: Problem) -> tuple[Node | None, dict[Node, Node]]:
    values: dict[Node, Node] = {}
    layer_out = problem.x if isinstance(problem.x, Matrix) else Matrix.row(problem.x)  # type: ignore[arg-type]
    for layer, activation in enumerate(network.activations, 2):
        weights, biases = network.W[layer], _column(network.b[layer])
        symbols = []
        for name, matrix in ((f"W^[{layer}]", weights), (f"b^[{layer}]", biases)):
            for i, j in _places(matrix):
                values[_parameter(name, i, j)] = matrix.rows[i][j]
            rows, columns = matrix.shape
            symbols.append(
                Matrix.of([[_parameter(name, i, j) for j in range(columns)] for i in range(rows)])
            )
        z = symbols[0] @ layer_out + symbols[1]
        layer_out = z.map(lambda entry, name=activation: n.apply(name, entry))  # type: ignore[misc]
    target = problem.y if isinstance(problem.y, Matrix) else Matrix.row(problem.y)  # type: ignore[arg-type]
    if target.shape != layer_out.shape:
        return None, values
    squares = [(a - y) ** 2 for a, y in zip(layer_out.entries, target.entries, strict=True)]
    total = squares[0] if len(squares) == 1 else n.add(*squares)
    match network.cost or "half_squared_error":
        case "half_squared_error":
            return total / 2, values
        case "squared_error":
            return total, values
        case "mean_squared_error":
            return total / len(squares), values
        case _:
            return None, values
